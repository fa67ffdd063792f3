"""The words of a comparison: of two councils, neither of whose texts is a revision of the other, and of two editions,
of which the newer is a revision.

`{left}` and `{right}` stand for the sides' names, `{m}` and `{n}` for numbers of passages, `{thing}` for
"clause" or "item". `compare.js` fills in the words for councils in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, PlaceChange, WordingChange
from mkdocs_protocol.comparing.two_documents.differences import MOST_MARKED
from mkdocs_protocol.comparing.two_documents.layout import Exact
from mkdocs_protocol.core.grammar import capital, joined, number_in_words
from mkdocs_protocol.words.gettext import N_, NN_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Row
    from mkdocs_protocol.comparing.two_documents.overview import Overview


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of one kind of comparison."""

    wording: Mapping[WordingChange, str]
    place: Mapping[PlaceChange, str]
    tags: tuple[str, str]
    """The elements that mark what only the left or only the right text has."""
    said: tuple[str, str]
    """What a screen reader says before marked words."""
    both: str
    """Said if the text is shown once."""
    absent: str
    """Said in place of a missing text; `{name}` is the side's."""
    absent_item: str
    settled_item: str
    """Said in place of an item if a person who has read both found nothing."""
    on_topic: str
    """Said before the clauses that the other document has on the same topic."""
    elsewhere: str
    """Said before the clauses of the other document in which an item is answered."""
    silent: str
    """Said about a side whose document is declared silent on a topic."""
    absent_here: str
    """Said in place of a text that is answered in other rows."""
    unsure: str
    """Said about a row to which something in the other document, `{name}`, comes near."""
    absent_unsure: str
    """Said in place of the text of such a row."""
    nearest: str
    """Said before what comes near."""
    also: str
    """Said before what answers a shared row in other rows of a side."""
    is_revision: bool = False
    """Whether the right text was made from the left, so that words have been moved and are not just elsewhere."""


COUNCILS = Voice(
    wording=Labels(
        {
            WordingChange.SAME: N_("Same words"),
            WordingChange.REWORDED: N_("Reworded"),
            WordingChange.ONLY_LEFT: N_("No match found in {right}"),
            WordingChange.ONLY_RIGHT: N_("No match found in {left}"),
        }
    ),
    place=Labels(
        {
            PlaceChange.IN_PLACE: N_("In the same order"),
            PlaceChange.MOVED: N_("In another order"),
            PlaceChange.SPLIT: N_("One {thing} in {left}, {n} in {right}"),
            PlaceChange.MERGED: N_("{m} {things} in {left}, one in {right}"),
            PlaceChange.REGROUPED: N_("{m} {things} in {left}, {n} in {right}"),
        }
    ),
    tags=("mark", "mark"),
    said=(N_("different here"), N_("different here")),
    both=N_("Both have these words."),
    absent=N_("No match was found in {name}’s document."),
    absent_item=N_("No match was found in this list in {name}’s document."),
    settled_item=N_("Not in this list in {name}’s document."),
    on_topic=N_("On the same topic it has"),
    elsewhere=N_("Elsewhere in it"),
    silent=N_("{name}’s document says nothing on this topic."),
    absent_here=N_("Not in a clause of its own in {name}’s document."),
    unsure=N_("No certain match in {name}"),
    absent_unsure=N_("No certain match was found in {name}’s document."),
    nearest=N_("What a program finds nearest there"),
    also=N_("See also, in {name}"),
)

EDITIONS = Voice(
    wording=Labels(
        {
            WordingChange.SAME: N_("Same words"),
            WordingChange.REWORDED: N_("Reworded"),
            WordingChange.ONLY_LEFT: N_("No match found in the newer edition"),
            WordingChange.ONLY_RIGHT: N_("No match found in the older edition"),
        }
    ),
    place=Labels(
        {
            PlaceChange.IN_PLACE: N_("In place"),
            PlaceChange.MOVED: N_("Moved"),
            PlaceChange.SPLIT: N_("Split in {n}"),
            PlaceChange.MERGED: N_("{m} {things} merged into one"),
            PlaceChange.REGROUPED: N_("{m} {things} rearranged as {n}"),
        }
    ),
    tags=("del", "ins"),
    said=(N_("removed"), N_("added")),
    both=N_("Both editions have these words."),
    absent=N_("No match was found in {name}."),
    absent_item=N_("No match was found in this list."),
    settled_item=N_("Not in this list."),
    on_topic=N_("On the same topic it has"),
    elsewhere=N_("Elsewhere in it"),
    silent=N_("This edition says nothing on this topic."),
    absent_here=N_("Not in a clause of its own in {name}."),
    unsure=N_("No certain match in {name}"),
    absent_unsure=N_("No certain match was found in {name}."),
    nearest=N_("What a program finds nearest there"),
    also=N_("See also, in {name}"),
    is_revision=True,
)

EXACT = Labels(
    {
        Exact.TEXTS: N_("Both texts without marks"),
        Exact.CHARACTERS: N_("Both texts as they stand: punctuation or capitals differ"),
    }
)
ALONE = {
    "row": NN_(
        "{n} row without a match of its own: {passages}",
        "{n} rows without a match of their own: {passages}",
    ),
    "item": NN_("{n} item without a match of its own", "{n} items without a match of their own"),
}
"""What a reader unfolds in a comparison of two councils: clauses that are in one document, or items in one list."""
FOLDED = {
    "row": NN_(
        "{n} row differs only in wording or place",
        "{n} rows differ only in wording or place",
    ),
    "item": NN_(
        "{n} item differs only in wording or place",
        "{n} items differ only in wording or place",
    ),
}
"""Said about one, and about several."""
NOT_MARKED = N_("Where more than {percent}% of the words differ, none are marked.")
DECLARED = N_("Matched by a person who has read them")
MACHINE = N_("Matched by a program")
BY_ITEMS = N_("Matched by a program; its items matched by a person who has read them")
ANSWERED_ELSEWHERE = N_("Related text elsewhere in {name}")
DIFFERENT_WORDS = N_("Same subject, different words")


def not_marked() -> str:
    """Return what is said about two texts that differ too much for marks."""
    return _(NOT_MARKED).format(percent=f"{MOST_MARKED * 100:.0f}")


def wording_said(voice: Voice, row: Row, left: str, right: str) -> str:
    """Return what became of a row's wording: "Reworded"."""
    there = right if row.left else left
    if row.elsewhere:
        return _(ANSWERED_ELSEWHERE).format(name=there)
    if row.nearest:
        return _(voice.unsure).format(name=there)
    if row.is_in_different_words:
        return _(DIFFERENT_WORDS)
    return voice.wording[row.wording].format(left=left, right=right)


def place_said(voice: Voice, row: Row, left: str, right: str, *, is_item: bool = False) -> str:
    """Return what became of a row's place: "In place"; "" if it is in only one document.

    For an item it only says how it was divided: the order of a list means little.
    """
    if row.place is None or (is_item and row.place in _NOT_OF_ITEMS):
        return ""
    said = voice.place[row.place].format(
        left=left,
        right=right,
        m=number_in_words(len(row.left)),
        n=number_in_words(len(row.right)),
        thing=_("item") if is_item else _("clause"),
        things=_("items") if is_item else _("clauses"),
    )
    return capital(said)


def finding_said(row: Row) -> str:
    """Return who says that a row's passages answer each other: "Matched by a program: likeness 72 of 100".

    How alike two lists are says little if a person has said which of their items answer each other.
    """
    if row.found_by is FoundBy.DECLARED:
        if not row.label:
            return _(DECLARED)
        return _("Matched by a person who has read them: {label}").format(label=row.label)
    if row.found_by is None:
        return ""
    if any(item.found_by is FoundBy.DECLARED for item in row.items):
        return _(BY_ITEMS)
    if row.wording is WordingChange.SAME or row.is_in_different_words:
        return _(MACHINE)
    return _("Matched by a program: likeness {number} of 100").format(
        number=min(round(row.likeness * 100), 99)
    )


def alone_said(names: Sequence[str], thing: str) -> str:
    """Return the words for what a reader unfolds because it has no match, by names such as "Barrow, Aim, para 2"; ""
    if there is none."""
    if not names:
        return ""
    return ngettext(*ALONE[thing], len(names)).format(n=len(names), passages="; ".join(names))


def folded_said(count: int, thing: str) -> str:
    """Return the words for what a reader unfolds: "12 rows differ only in wording or place"; "" if there is none."""
    if not count:
        return ""
    return ngettext(*FOLDED[thing], count).format(n=count)


def summary_said(seen: Overview, left: str, right: str) -> str:
    """Return how much two documents, by their names, have in common, in a few sentences whose numbers add up."""
    kinds = [
        *([_("{number} in the same words").format(number=seen.same)] if seen.same else []),
        *([_("{number} reworded").format(number=seen.reworded)] if seen.reworded else []),
        *([_(_DIFFERENT).format(number=n)] if (n := seen.in_different_words) else []),
    ]
    whose = [
        _("{number} of {council}").format(number=f"{number:,}", council=name)
        for number, name in ((seen.only_left, left), (seen.only_right, right))
        if number
    ]
    rows = [
        *([_number(_MATCH, seen.shared, how=joined(kinds))] if seen.shared else []),
        *([_number(_ALONE, seen.alone, whose=joined(whose))] if seen.alone else []),
        *([_number(_ELSEWHERE, seen.elsewhere)] if seen.elsewhere else []),
    ]
    return " ".join(
        [
            *([] if seen.shared else [_("No matching clauses were found.")]),
            *([_number(_ROWS, seen.row_count, what=joined(rows))] if rows else []),
        ]
    )


def counting_said(seen: Overview) -> str:
    """Return what the numbers of `summary_said` have in them and what they leave out; "" if there is nothing to say."""
    aside = [
        *([_number(_MOVED, seen.moved)] if seen.moved else []),
        *([_number(_DIVIDED, seen.divided)] if seen.divided else []),
    ]
    return " ".join(
        [
            *([_("Of those that match, {how}.").format(how=joined(aside))] if aside else []),
            *(
                [_number(_IN_PART, seen.in_part, all=seen.alone + seen.in_part)]
                if seen.in_part
                else []
            ),
            *(
                [_("Items of a list are inside its row and are not counted.")]
                if seen.has_items
                else []
            ),
            *([_number(_UNSURE, seen.unsure)] if seen.unsure else []),
        ]
    )


_DIFFERENT = N_("{number} on the same subject in different words")
_ROWS = NN_("{number} row: {what}.", "{number} rows: {what}.")
_MATCH = NN_("{number} matches ({how})", "{number} match ({how})")
_ALONE = NN_("{number} has no match ({whose})", "{number} have no match ({whose})")
_ELSEWHERE = NN_(
    "{number} has related text only in another row",
    "{number} have related text only in another row",
)
_MOVED = NN_("{number} comes in another order", "{number} come in another order")
_DIVIDED = NN_(
    "{number} is divided into clauses differently", "{number} are divided into clauses differently"
)
_IN_PART = NN_(
    "In {number} matching row shown item by item, an item has no match. With this row, {all} rows have something without a match.",
    "In {number} matching rows shown item by item, an item has no match. With these, {all} rows have something without a match.",
)
_UNSURE = NN_(
    "For {number} row without a match, a program finds something similar in the other document.",
    "For {number} rows without a match, a program finds something similar in the other document.",
)


def _number(words: tuple[str, str], number: int, **others: object) -> str:
    return ngettext(*words, number).format(number=f"{number:,}", **others)


_NOT_OF_ITEMS = (PlaceChange.IN_PLACE, PlaceChange.MOVED)
