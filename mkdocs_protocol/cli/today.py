"""The day on which a command is run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_protocol.cli.printing import PlainError
from mkdocs_protocol.core.partial_date import build_day

if TYPE_CHECKING:
    from datetime import date


def today() -> date:
    """Return the day that commands work with. Raises PlainError if SOURCE_DATE_EPOCH is set but is not a time."""
    try:
        return build_day(os.environ)
    except ValueError as error:
        raise PlainError(str(error)) from None
