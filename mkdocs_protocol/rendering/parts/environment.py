"""The templates' environment: everything is escaped, and a name that is not given is an error."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)

if TYPE_CHECKING:
    from pathlib import Path

PACKAGED = "packaged"
"""The folder by which a site's template names ours of the same name: `{% include "packaged/pair.html" %}`."""


@lru_cache(maxsize=4)
def environment(own: Path | None = None) -> Environment:
    """Return the environment in which every template of a handbook is rendered.

    `own` is the folder of a site's own templates: one of the same name takes the place of ours.
    """
    packaged = PackageLoader("mkdocs_protocol")
    loaders = [FileSystemLoader(own)] if own else []
    return Environment(
        loader=ChoiceLoader([*loaders, packaged, PrefixLoader({PACKAGED: packaged})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
