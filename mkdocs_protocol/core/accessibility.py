"""Why a part of a website is not accessible, by the model accessibility statement's headings."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Under which heading of the model statement for public sector bodies something stands."""

    NON_COMPLIANCE = "non-compliance"
    BURDEN = "disproportionate burden"
    OUT_OF_SCOPE = "out of scope"
