"""What passages in a comparison are called, in full and in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.words.gettext import _, pgettext

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.comparison import Passage
    from mkdocs_protocol.core.protocol import Clause

_LONGEST = 26
"""How many characters of a heading a short label keeps; it is cut between words."""


def short_label(clause: Clause) -> str:
    """Return a short name for a clause: its number, or a shortened heading and a place.

    "Roles of councillors and officers, paragraph 4" becomes "Roles of councillors…, para 4".
    """
    if clause.label == clause.number:
        return clause.label
    heading, comma, place = clause.label.rpartition(", ")
    # For translators: as it stands in "{heading}, paragraph {number}", and as a narrow place has it.
    whole, short = pgettext("in a citation", "paragraph"), pgettext("in a citation", "para")
    return f"{_cut(heading)}{comma}{place.replace(whole, short)}"


def label_of(passage: Passage) -> str:
    """Return what a citation calls a passage: its clause, and which item or part of it."""
    return _with_place(passage.clause.label, passage)


def short_label_of(passage: Passage, *, is_alone: bool = False) -> str:
    """Return a short name for a passage; `is_alone` if its clause is known, so that "item 3" will do."""
    if is_alone and passage.position is not None:
        return _("item {number}").format(number=passage.position)
    return _with_place(short_label(passage.clause), passage)


def _with_place(label: str, passage: Passage) -> str:
    if passage.position is not None:
        return _("{clause}, item {number}").format(clause=label, number=passage.position)
    if passage.number:
        return _("{clause}, part {number}").format(clause=label, number=passage.number)
    return label


def _cut(heading: str) -> str:
    heading = heading.partition(" (")[0]
    if len(heading) <= _LONGEST:
        return heading
    kept = heading[:_LONGEST].rpartition(" ")[0] or heading[:_LONGEST]
    return f"{kept.rstrip(' ,;:.–-')}…"
