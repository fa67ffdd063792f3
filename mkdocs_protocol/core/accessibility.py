"""How accessible a website is, in the words and by the headings of the model accessibility statement."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Under which heading of the model statement for public sector bodies something stands."""

    NON_COMPLIANCE = "non-compliance"
    BURDEN = "disproportionate burden"
    OUT_OF_SCOPE = "out of scope"


class Compliance(StrEnum):
    """What a person who assessed a website found of the whole of it; the three that the model statement knows."""

    FULL = "fully"
    PARTIAL = "partially"
    NONE = "not"
