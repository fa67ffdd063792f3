"""What the verbs of a clause say that it does: must, must not, may, can expect.

The rules follow from how protocols are worded: most words that forbid something also occur in duties, so a prohibition is
proposed only if nothing obliges as well, and a step to take is a procedure however it is worded.
"""

from __future__ import annotations

import re

from mkdocs_protocol.core.vocabulary import ClauseKind

_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("forbids", r"\b(?:must|shall|should|may|can|do|does|will) ?not\b|\bnever\b|\bno (?:member|councillor|officer)\b"),
        ("expects", r"\bexpect\b"),
        ("permits", r"\bmay\b"),
        ("obliges", r"\bmust\b|\bshall\b|\bdut(?:y|ies)\b|\brequired to\b|\bresponsib"),
        ("advises", r"\bshould\b"),
        ("promises", r"\bwill\b"),
        ("entitles", r"\bentitled\b|\bright to\b"),
        ("leads", r"\bfirst instance\b|\braised?\b|\breport(?:ed)? to\b|\bin writing\b|\brequests?\b"),
    )
)  # fmt: skip


def signs_of(text: str) -> frozenset[str]:
    """Return what the verbs of a text do, by name."""
    return frozenset(name for name, pattern in _SIGNS if pattern.search(text))


def kind_of(text: str) -> ClauseKind:
    """Return the kind of clause that the verbs of a text, heading included, suggest."""
    signs = signs_of(text)
    if "expects" in signs:
        return ClauseKind.EXPECTATION
    if "forbids" in signs and "obliges" not in signs:
        return ClauseKind.PROHIBITION
    if signs & {"obliges", "advises", "promises"}:
        return ClauseKind.PROCEDURE if "leads" in signs else ClauseKind.DUTY
    if "permits" in signs:
        return ClauseKind.PERMISSION
    return ClauseKind.RIGHT if "entitles" in signs else ClauseKind.DESCRIPTION
