"""The rows of a comparison as values that a template lays out: both texts, marked, and the remarks on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.two_documents.comparison import Passage
from mkdocs_protocol.comparing.two_documents.differences import Mark, Span
from mkdocs_protocol.comparing.two_documents.folding import role_names
from mkdocs_protocol.comparing.two_documents.layout import Form, LaidOut, laid_out
from mkdocs_protocol.comparing.two_documents.overview import Differs, about, binds, differs
from mkdocs_protocol.comparing.two_documents.passages import read_before
from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.rendering.comparison.words import (
    EXACT,
    alone_said,
    finding_said,
    folded_said,
    place_said,
    wording_said,
)
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.marked_text import MarkStyle, marked_text
from mkdocs_protocol.site.passages import short_label_of
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Row
    from mkdocs_protocol.comparing.two_documents.layout import Spans
    from mkdocs_protocol.rendering.comparison.sides import ShownSide
    from mkdocs_protocol.rendering.comparison.words import Voice
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A clause or an item in a cell."""

    label: str
    href: str
    heading: str
    """The heading, if it is one clause with the text; otherwise ""."""
    text: Markup
    """Its words; "" if they are shown elsewhere in the row."""
    before: str = ""
    """For a part of a clause: the sentences of the clause that it points to, to be read with it."""


@dataclass(frozen=True, slots=True)
class Also:
    """Passages of one document that answer a row but are in other rows."""

    lead: str
    links: Markup


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side has in a row."""

    passages: tuple[ShownPassage, ...]
    absent: str
    """The words in place of passages, if there are none."""
    elsewhere: Markup
    """Where to look instead of passages, with links: "Found elsewhere: 2.1."."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row, or an item within one."""

    id: str
    name: str
    """Which passages it is about, for screen readers."""
    wording: str
    place: str
    differs: str
    binds: str
    """The roles of readers whom something in it binds: "councillor chair"."""
    about: str
    """Those whom something in it binds, benefits or names in particular."""
    form: str
    says: str
    stands: str
    found: str
    left: Cell
    right: Cell
    remark: str
    also: tuple[Also, ...]
    """What answers a shared row in other rows, for each side."""
    exact: tuple[Cell, Cell] | None
    """Both sides' words as printed, if the row shows them marked, or shows only one side's."""
    exact_title: str
    items: tuple[ShownRow, ...]
    alone: tuple[ShownRow, ...] = ()
    """Items that are in only one list: a reader unfolds them."""
    alone_said: str = ""
    folded: tuple[ShownRow, ...] = ()
    """Items that differ only in wording, or in place: a reader unfolds them."""
    folded_said: str = ""


class Rows:
    """Makes the rows of one comparison for one page."""

    def __init__(
        self, site: Site, left: ShownSide, right: ShownSide, voice: Voice, here: Address
    ) -> None:
        self._site, self._voice, self._here = site, voice, here
        self._left, self._right = left, right
        roles = site.handbook.vocabulary.roles
        self.names = role_names(left.side.council, roles), role_names(right.side.council, roles)
        self._styles = tuple(
            MarkStyle(tag, _(said).format(left=left.said, right=right.said))
            for tag, said in zip(voice.tags, voice.said, strict=True)
        )

    def row(self, row: Row, topic: str) -> ShownRow:
        """Return a row of clauses under a topic; "" is no topic."""
        words = self._site.handbook.vocabulary.little_words
        laid = laid_out(row, words, is_revision=self._voice.is_revision)
        shown = self._shown(laid, row)
        exact = self._cells(
            replace(laid, form=Form.BESIDE, left=_whole(row.left), right=_whole(row.right)), None
        )
        items = tuple(self._item(item, row) for item in laid.items)
        folded = () if self._voice.is_revision else tuple(filter(is_folded, items))
        alone = () if self._voice.is_revision else tuple(filter(is_alone, items))
        return replace(
            shown,
            id=self.anchor(row),
            name=_name(row),
            left=shown.left if row.left else self._absent(self._left, topic, row),
            right=shown.right if row.right else self._absent(self._right, topic, row),
            exact=exact if laid.exact else None,
            exact_title=EXACT[laid.exact] if laid.exact else "",
            items=tuple(item for item in items if item not in (*folded, *alone)),
            alone=alone,
            alone_said=alone_said([item.name for item in alone], "item"),
            folded=folded,
            folded_said=folded_said(len(folded), "item"),
        )

    def anchor(self, row: Row) -> str:
        """Return the id of a row on the page: every passage is in only one row."""
        side, passage = (self._left, row.left[0]) if row.left else (self._right, row.right[0])
        ref = passage.clause.id if passage.number == 1 else passage.ref
        return f"row-{side.key}--{ref}"  # no council's id has two hyphens in a row

    def looks_elsewhere(self, rows: Iterable[Row], side: ShownSide) -> bool:
        """Return whether a row with nothing on one side names what is related to it elsewhere in that document."""
        return any(row.elsewhere and not _side_of(row, side) for row in rows)

    def to_row(self, row: Row, passage: Passage, side: ShownSide) -> ShownPassage:
        """Return a passage with the link to its row on the page."""
        return replace(self.cite(passage, side), href=f"#{self.anchor(row)}")

    def cite(self, passage: Passage, side: ShownSide, *, in_row: Row | None = None) -> ShownPassage:
        """Return a passage without its words; within its row, an item is named by its place alone."""
        clause = passage.clause
        of_one = in_row is not None and len({p.clause.id for p in _side_of(in_row, side)}) == 1
        label = short_label_of(passage, is_alone=of_one)
        href = self._site.clause_link(side.side.council, side.side.edition, clause, self._here)
        heading = clause.heading if clause.is_heading and passage.position is None else ""
        return ShownPassage(capital(label), href, heading, Markup())

    def _shown(self, laid: LaidOut, whole: Row, *, is_item: bool = False) -> ShownRow:
        row = laid.row
        names = self._left.said, self._right.said
        left, right = self._cells(laid, whole if is_item else None)
        return ShownRow(
            id="",
            name="",
            wording=row.wording,
            place=row.place or "",
            differs=differs(row),
            binds=" ".join(binds(row)),
            about=" ".join(about(row, self.names)),
            form=laid.form,
            says=wording_said(self._voice, row, *names),
            stands=place_said(self._voice, row, *names, is_item=is_item),
            found=finding_said(row),
            left=left,
            right=right,
            remark=_(self._voice.both) if laid.form is Form.ONCE and not is_item else "",
            also=tuple(self._also(row)) if row.is_shared else (),
            exact=None,
            exact_title="",
            items=(),
        )

    def _item(self, laid: LaidOut, whole: Row) -> ShownRow:
        shown, item = self._shown(laid, whole, is_item=True), laid.row
        return replace(
            shown,
            left=shown.left if item.left else self._absent_item(self._left, item),
            right=shown.right if item.right else self._absent_item(self._right, item),
        )

    def _cells(self, laid: LaidOut, in_row: Row | None) -> tuple[Cell, Cell]:
        row = laid.row
        left = self._cell(row.left, self._left, laid.left, in_row)
        if laid.form is Form.ONCE:  # the words are on the left
            return left, self._cell(row.right, self._right, ((),) * len(row.right), in_row)
        return left, self._cell(row.right, self._right, laid.right, in_row)

    def _cell(
        self,
        passages: Sequence[Passage],
        side: ShownSide,
        spans: Sequence[Spans],
        in_row: Row | None,
    ) -> Cell:
        style = self._styles[side.code == "right"]
        shown = []
        for passage, words in zip(passages, spans, strict=True):
            text = self._clause(passage, side) if words is None else marked_text(words, style)
            named = self.cite(passage, side, in_row=in_row)
            shown.append(replace(named, text=text, before=read_before(passage)))
        return Cell(tuple(shown), "", Markup())

    def _clause(self, passage: Passage, side: ShownSide) -> Markup:
        council, edition = side.side.council, side.side.edition
        return clause_html(self._site, council, edition, passage.clause, self._here)

    def _absent(self, side: ShownSide, topic: str, row: Row) -> Cell:
        if row.elsewhere:
            words, lead = _(self._voice.absent_here), _(self._voice.elsewhere)
            links = self._links(lead, side, row.elsewhere)
        else:
            absent = self._voice.absent_unsure if row.nearest else self._voice.absent
            words = _(self._voice.silent if side.is_silent(topic) else absent)
            near = {passage.clause.id for passage in row.nearest}
            others = [Passage(each, "", 0) for each in side.on(topic) if each.id not in near]
            links = self._links(_(self._voice.nearest), side, row.nearest)
            links += self._links(_(self._voice.on_topic), side, others)
        return Cell((), capital(words.format(name=side.said)), links)

    def _absent_item(self, side: ShownSide, item: Row) -> Cell:
        lead = _(self._voice.elsewhere if item.elsewhere else self._voice.nearest)
        links = self._links(lead, side, item.elsewhere or item.nearest)
        words = self._voice.settled_item if item.is_settled else self._voice.absent_item
        return Cell((), capital(_(words).format(name=side.said)), links)

    def _also(self, row: Row) -> Iterable[Also]:
        for side, passages in zip((self._left, self._right), row.also, strict=True):
            if passages:
                yield Also(_(self._voice.also).format(name=side.said), self._cites(side, passages))

    def _links(self, lead: str, side: ShownSide, passages: Iterable[Passage]) -> Markup:
        links = self._cites(side, passages)
        return Markup(" %s: %s.") % (lead, links) if links else Markup()

    def _cites(self, side: ShownSide, passages: Iterable[Passage]) -> Markup:
        cites = (self.cite(passage, side) for passage in passages)
        return Markup("; ").join(
            Markup('<a href="%s">%s</a>') % (cite.href, cite.label) for cite in cites
        )


def is_folded(row: ShownRow) -> bool:
    """Return whether a row is folded: it differs only in wording, or in place."""
    return row.differs == Differs.WORDING


def is_alone(row: ShownRow) -> bool:
    """Return whether a row has no match beside it."""
    return row.form == Form.ALONE


def _whole(passages: Sequence[Passage]) -> tuple[Spans, ...]:
    return tuple((Span(Mark.KEPT, passage.text),) if passage.part else None for passage in passages)


def _side_of(row: Row, side: ShownSide) -> tuple[Passage, ...]:
    return row.left if side.code == "left" else row.right


def _name(row: Row) -> str:
    sides = (", ".join(map(short_label_of, side)) for side in (row.left, row.right) if side)
    return capital(joined(sides))
