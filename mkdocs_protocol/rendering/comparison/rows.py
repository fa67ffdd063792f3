"""The rows of a comparison as values that a template lays out: both texts, marked, and what is said of them.

A row is shown in one of four forms: `once` (the same words), `marked` (reworded, little enough for marks),
`beside` (both texts without marks) and `alone` (one document has it). Where a row's lists were matched item
by item, what stands outside the lists is compared by itself, and each item is a row within the row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.two_documents.comparison import Passage, WordingChange
from mkdocs_protocol.comparing.two_documents.differences import Mark, Span, differences
from mkdocs_protocol.comparing.two_documents.overview import differs
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.core.text import ItemList, plain
from mkdocs_protocol.rendering.comparison.words import (
    EXACT,
    EXACT_SAME,
    NOT_MARKED,
    finding_said,
    place_said,
    wording_said,
)
from mkdocs_protocol.rendering.parts.cites import short_label
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.marked_text import MarkStyle, cut, marked_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Row
    from mkdocs_protocol.rendering.comparison.sides import ShownSide
    from mkdocs_protocol.rendering.comparison.words import Voice
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A clause or an item as a cell holds it."""

    label: str
    href: str
    heading: str
    """Where heading and text are one clause; else ""."""
    text: Markup
    """Its words; "" where they are shown elsewhere in the row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side has in a row."""

    passages: tuple[ShownPassage, ...]
    absent: str
    """Stands in place of passages where there are none."""
    elsewhere: Markup
    """Where to look in place of passages, with links: "Found elsewhere: 2.1."."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row, or an item within one."""

    id: str
    name: str
    """Which passages it is about, for who hears the page."""
    wording: str
    place: str
    differs: str
    form: str
    says: str
    stands: str
    found: str
    left: Cell
    right: Cell
    remark: str
    exact: tuple[Cell, Cell] | None
    """Both sides' words as they stand, where the row shows them marked, or only one side's."""
    exact_title: str
    items: tuple[ShownRow, ...]


class Rows:
    """Makes the rows of one comparison for one page."""

    def __init__(
        self, site: Site, left: ShownSide, right: ShownSide, voice: Voice, here: Address
    ) -> None:
        self._site, self._voice, self._here = site, voice, here
        self._left, self._right = left, right
        self._styles = tuple(
            MarkStyle(tag, said.format(left=left.said, right=right.said))
            for tag, said in zip(voice.tags, voice.said, strict=True)
        )

    def row(self, row: Row, topic: str) -> ShownRow:
        """Return a row of clauses that stands under a topic; "" is none."""
        items = row.items if _shows_items(row) else ()
        texts = (
            [_outside(passage, [item.left for item in items]) for passage in row.left],
            [_outside(passage, [item.right for item in items]) for passage in row.right],
        )
        shown_items = tuple(self._item(item, row) for item in items)
        form, left, right = self._form(row, texts, is_whole=not items)
        is_changed = form == "marked" or (row.is_shared and bool(items))
        signs_differ = form == "once" and _texts(row.left) != _texts(row.right)
        exact = self._cells(row, None) if is_changed or signs_differ else None
        return ShownRow(
            id=self.anchor(row),
            name=_name(row),
            wording=row.wording,
            place=row.place or "",
            differs=differs(row),
            form=form,
            says=wording_said(self._voice, row, self._left.said, self._right.said),
            stands=place_said(self._voice, row, self._left.said, self._right.said),
            found=finding_said(row),
            left=left if row.left else self._absent(self._left, topic),
            right=right if row.right else self._absent(self._right, topic),
            remark=self._remark(form),
            exact=exact,
            exact_title=EXACT_SAME if form == "once" else EXACT,
            items=shown_items,
        )

    def anchor(self, row: Row) -> str:
        """Return the id of a row on the page: every clause stands in one row only."""
        side, passage = (
            (self._left, row.left[0]) if row.left else (self._right, row.right[0])
        )  # fmt: skip
        return f"row-{side.key}--{passage.clause.id}"  # no name of a council holds two hyphens

    def to_row(self, row: Row, passage: Passage, side: ShownSide) -> ShownPassage:
        """Return a passage with the link to its row on the page."""
        return replace(self.cite(passage, side), href=f"#{self.anchor(row)}")

    def cite(self, passage: Passage, side: ShownSide, *, in_row: Row | None = None) -> ShownPassage:
        """Return a passage without its words; an item is named by its place alone within its row."""
        clause = passage.clause
        label = short_label(clause)
        if passage.position is not None:
            item = f"item {passage.position}"
            of_one = in_row is not None and len({p.clause.id for p in _side_of(in_row, side)}) == 1
            label = item if of_one else f"{label}, {item}"
        href = self._site.clause_link(side.side.council, side.side.edition, clause, self._here)
        heading = clause.heading if clause.is_heading and passage.position is None else ""
        return ShownPassage(capital(label), href, heading, Markup())

    def _form(
        self, row: Row, texts: tuple[list[str], list[str]], *, is_whole: bool
    ) -> tuple[str, Cell, Cell]:
        """Return form and cells of a row of clauses; `is_whole` where it shows all of their words itself."""
        if row.wording is WordingChange.SAME:
            cells = (self._cell(row.left, self._left, None), self._named(row.right, self._right))
            return "once", *cells
        if not row.is_shared:
            shown = None if is_whole else _kept(texts)
            return "alone", *self._cells(row, shown)
        found = differences(*("\n".join(side) for side in texts))
        if found.is_marked:
            spans = (_cut(found.left, texts[0]), _cut(found.right, texts[1]))
            return "marked", *self._cells(row, spans)
        return "beside", *self._cells(row, None if is_whole else _kept(texts))

    def _item(self, item: Row, row: Row) -> ShownRow:
        texts = tuple([passage.text for passage in side] for side in (item.left, item.right))
        found = differences(*("\n".join(side) for side in texts))
        is_marked = item.is_shared and item.wording is not WordingChange.SAME and found.is_marked
        spans = (
            (_cut(found.left, texts[0]), _cut(found.right, texts[1]))
            if is_marked
            else _kept(texts)
        )  # fmt: skip
        left, right = self._cells(item, spans, in_row=row)
        is_once = item.wording is WordingChange.SAME
        form = (
            "once" if is_once else "marked" if is_marked else "beside" if item.is_shared else "alone"
        )  # fmt: skip
        return ShownRow(
            id="",
            name="",
            wording=item.wording,
            place=item.place or "",
            differs=differs(item),
            form=form,
            says=wording_said(self._voice, item, self._left.said, self._right.said),
            stands=place_said(
                self._voice, item, self._left.said, self._right.said, is_item=True
            ),
            found=finding_said(item),
            left=left if item.left else self._absent_item(self._left, item),
            right=right if item.right else self._absent_item(self._right, item),
            remark="" if is_once else self._remark(form),
            exact=None,
            exact_title="",
            items=(),
        )  # fmt: skip

    def _cells(
        self, row: Row, spans: tuple[list[list[Span]], ...] | None, in_row: Row | None = None
    ) -> tuple[Cell, Cell]:
        left, right = spans or (None, None)
        return (
            self._cell(row.left, self._left, left, in_row),
            self._cell(row.right, self._right, right, in_row),
        )

    def _cell(
        self, passages: Sequence[Passage], side: ShownSide, spans: list[list[Span]] | None,
        in_row: Row | None = None,
    ) -> Cell:  # fmt: skip
        """Return a cell with the clauses' words as they stand, or in these spans, a list for each passage."""
        shown = []
        style = self._styles[side.code == "right"]
        for place, passage in enumerate(passages):
            text = (
                clause_html(
                    self._site, side.side.council, side.side.edition, passage.clause, self._here
                )
                if spans is None
                else marked_text(spans[place], style)
            )
            named = self.cite(passage, side, in_row=in_row)
            shown.append(ShownPassage(named.label, named.href, named.heading, text))
        return Cell(tuple(shown), "", Markup())

    def _named(self, passages: Sequence[Passage], side: ShownSide) -> Cell:
        return Cell(tuple(self.cite(passage, side) for passage in passages), "", Markup())

    def _absent(self, side: ShownSide, topic: str) -> Cell:
        words = self._voice.silent if side.is_silent(topic) else self._voice.absent
        clauses = (Passage(clause, "", 0) for clause in side.on(topic))
        links = self._links(self._voice.on_topic, side, clauses)
        return Cell((), capital(words.format(name=side.said)), links)

    def _absent_item(self, side: ShownSide, item: Row) -> Cell:
        links = self._links(self._voice.elsewhere, side, item.elsewhere)
        return Cell((), capital(self._voice.absent_item.format(name=side.said)), links)

    def _links(self, lead: str, side: ShownSide, passages: Iterable[Passage]) -> Markup:
        cites = (self.cite(passage, side) for passage in passages)
        links = Markup("; ").join(
            Markup('<a href="%s">%s</a>') % (cite.href, cite.label) for cite in cites
        )
        return Markup(" %s: %s.") % (lead, links) if links else Markup()

    def _remark(self, form: str) -> str:
        return {"once": self._voice.both, "beside": NOT_MARKED}.get(form, "")


def _shows_items(row: Row) -> bool:
    """Say whether a row is shown item by item: where that tells more than the whole texts do."""
    if row.wording is WordingChange.SAME:
        return False
    return any(item.is_shared or item.elsewhere for item in row.items)


def _outside(passage: Passage, items: Sequence[Sequence[Passage]]) -> str:
    """Return the words of a clause but for the lists whose items, its side's, are shown one by one."""
    clause = passage.clause
    if all(item.clause.id != clause.id for shown in items for item in shown):
        return passage.text
    return plain(tuple(block for block in clause.blocks if not isinstance(block, ItemList)))


def _side_of(row: Row, side: ShownSide) -> tuple[Passage, ...]:
    return row.left if side.code == "left" else row.right


def _texts(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.text for passage in passages)


def _kept(texts: tuple[list[str], ...]) -> tuple[list[list[Span]], ...]:
    return tuple(
        [[Span(Mark.KEPT, text)] if text else [] for text in side] for side in texts
    )  # fmt: skip


def _cut(spans: Sequence[Span], texts: Sequence[str]) -> list[list[Span]]:
    return cut(spans, [len(text) for text in texts])


def _name(row: Row) -> str:
    sides = (
        ", ".join(short_label(passage.clause) for passage in side)
        for side in (row.left, row.right)
        if side
    )
    return " and ".join(sides)
