"""The text of an edition on its own page: sections, clauses and frames in order, our words beside them.

Adopted words stand in elements of the class `protocol-adopted`, each word once and in its order;
whatever else is there is the handbook's.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.protocol import Clause, Frame, Section, walk
from mkdocs_protocol.rendering.edition.margins import Margins
from mkdocs_protocol.rendering.parts.adopted import WITHHELD_CLASS, blocks_html, inline_html, placed
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.citations import citation, clause_name
from mkdocs_protocol.site.languages import lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.protocol import Edition, Node
    from mkdocs_protocol.site.site import Site

_CLAUSE = Markup(
    '<div class="protocol-clause%s" id="%s" data-protocol-citation="%s">%s'
    '<div class="protocol-text"><div class="protocol-adopted"%s>%s</div>%s%s</div>'
    '<div class="protocol-margin">%s</div></div>\n'
)
_NUMBER = Markup('<a class="%s" href="#%s" aria-label="%s">%s</a>')
_PRINTED = Markup(' <span class="protocol-printed">printed “{}”</span>')
_HEADING = Markup(
    '<h{rank} class="protocol-heading" id="{id}">{number}'
    '<span class="protocol-adopted"{lang}> {title}</span></h{rank}>\n'
)
_SIGN_OFF = "review"
"""The topic of the clauses at the end by which a text is adopted, signed and reviewed."""
_WITHHELD_TOLD = Markup(
    '<p class="protocol-withheld-told">[name withheld]: a personal name stands here in the document. '
    "The handbook leaves it out.</p>"
)
_NOTE = Markup(
    '<div class="protocol-note" role="note" aria-label="A note of the handbook">'
    '<p class="protocol-note-head">Note, {dated}. Not adopted text.</p>'
    "<p>{text}</p>"
    '<p class="protocol-note-source">Source: {source}</p></div>'
)


class Body:
    """The text of one edition as HTML."""

    def __init__(self, site: Site, council: Council, edition: Edition) -> None:
        self._site, self._council, self._edition = site, council, edition
        self._here = site.addresses.edition(council.id, edition.id)
        self._margins = Margins(site, council, edition, self._here)
        self._lang = lang(edition)
        self._notes: dict[str, list[Note]] = defaultdict(list)
        for note in edition.notes:
            self._notes[note.clause].append(note)
        self._last = _last_nodes(edition.body)
        self._withheld_is_told = False

    def html(self) -> Markup:
        """Return the whole text."""
        return self._nodes(self._edition.body)

    def _nodes(self, nodes: Sequence[Node]) -> Markup:
        return Markup("").join(map(self._node, nodes))

    def _node(self, node: Node) -> Markup:
        match node:
            case Section():
                return self._section(node)
            case Clause():
                return self._clause(node, self._number(node))
            case Frame(kind, blocks):
                words = placed(blocks_html(blocks, anchors=True), "")
                return Markup(
                    '<div class="protocol-frame protocol-frame-{}{}"><div class="protocol-adopted"{}>{}'
                    "</div>{}</div>\n"
                ).format(kind, self._end(node), self._lang, words, self._withheld(words))

    def _section(self, section: Section) -> Markup:
        first, *others = section.children or (None,)
        if isinstance(first, Clause) and first.is_heading:
            # Heading and text are one clause: its permalink is the number in the heading.
            link = self._number_link(first, f"Clause {first.number}")
            heading = self._heading(section, link + self._printed(first))
            return self._clause(first, heading) + self._nodes(others)
        number = _adopted_number(section, self._lang)
        return self._heading(section, number) + self._nodes(section.children)

    def _heading(self, section: Section, number: Markup) -> Markup:
        if number:
            number = Markup('<span class="protocol-heading-number">{}</span>').format(number)
        return _HEADING.format(
            rank=min(section.level + 1, 6),
            id=section.id,
            number=number,
            lang=self._lang,
            title=placed(inline_html(section.title, anchors=True), ""),
        )

    def _number(self, clause: Clause) -> Markup:
        link = self._number_link(clause, f"{clause_name(clause)}, link to this clause")
        return Markup('<p class="protocol-number-cell">{}{}</p>').format(
            link, self._printed(clause)
        )

    def _number_link(self, clause: Clause, name: str) -> Markup:
        if not clause.number:
            number = Markup("¶")
        elif is_mended(clause):
            number = Markup("{}").format(clause.number)
        else:
            number = _adopted(clause.printed, self._lang)
        kind = "protocol-number" if clause.number else "protocol-number protocol-sign"
        return _NUMBER % (kind, clause_anchor(clause.id), name, number)

    def _printed(self, clause: Clause) -> Markup:
        if not is_mended(clause):
            return Markup()
        return _PRINTED.format(_adopted(clause.printed, self._lang))

    def _clause(self, clause: Clause, head: Markup) -> Markup:
        words = clause_html(self._site, self._council, self._edition, clause, self._here)
        return _CLAUSE % (
            self._end(clause),
            clause_anchor(clause.id),
            citation(self._council, self._edition, clause),
            head,
            self._lang,
            words,
            self._withheld(words),
            notes_html(self._notes[clause.id]) if clause.id in self._notes else "",
            self._margins.html(clause),
        )

    def _end(self, node: Clause | Frame) -> str:
        return " protocol-end" if id(node) in self._last else ""

    def _withheld(self, words: Markup) -> Markup:
        """Return what is to be known of a withheld name, once, where the first one stands."""
        if self._withheld_is_told or WITHHELD_CLASS not in words:
            return Markup()
        self._withheld_is_told = True
        return _WITHHELD_TOLD


def is_mended(node: Clause | Section) -> bool:
    """Say whether the number that was meant differs from the printed one."""
    return node.is_mended


def notes_html(notes: Sequence[Note]) -> Markup:
    """Return the handbook's notes, dated and sourced."""
    return Markup("").join(
        _NOTE.format(
            dated=show_day(date.fromisoformat(note.dated)), text=note.text, source=note.source
        )
        for note in notes
    )


def _last_nodes(body: tuple[Node, ...]) -> frozenset[int]:
    """Return the identities of the nodes at the end that adopt, sign or review: one sheet holds them."""
    found = set()
    for node in reversed([node for node in walk(body) if not isinstance(node, Section)]):
        if isinstance(node, Clause) and node.classification.topic != _SIGN_OFF:
            break
        found.add(id(node))
    return frozenset(found)


def _adopted_number(section: Section, language: Markup) -> Markup:
    if not section.printed:
        return Markup()
    printed = _adopted(section.printed, language)
    if is_mended(section):
        return Markup("{}{}").format(section.number, _PRINTED.format(printed))
    return printed


def _adopted(words: str, language: Markup) -> Markup:
    return Markup('<span class="protocol-adopted"%s>%s</span>') % (language, words)
