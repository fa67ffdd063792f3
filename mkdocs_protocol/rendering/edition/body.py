"""The text of an edition on its own page: sections, clauses and frames in order, with our words beside them.

Adopted words are in elements of the class `protocol-adopted`, each word once and in order; everything else is the
handbook's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_protocol.core.protocol import Clause, Frame, Section, walk
from mkdocs_protocol.rendering.edition.margins import Margins
from mkdocs_protocol.rendering.parts.adopted import (
    WITHHELD_CLASS,
    fragment,
    inline_fragment,
    placed,
)
from mkdocs_protocol.rendering.parts.clauses import clause_fragment
from mkdocs_protocol.rendering.parts.notes import write_notes
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.citations import citation, clause_citation, clause_name
from mkdocs_protocol.site.html import Writer, markup_of
from mkdocs_protocol.site.languages import language_attribute
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.protocol import Edition, Node
    from mkdocs_protocol.site.html import Html
    from mkdocs_protocol.site.site import Site

_SIGN_OFF = "review"
"""The topic of the clauses at the end by which a text is adopted, signed and reviewed."""
_WITHHELD_NOTE = N_(
    "[name withheld]: there is a personal name here in the document. The handbook leaves it out."
)


class Body:
    """The text of one edition as HTML."""

    def __init__(self, site: Site, council: Council, edition: Edition) -> None:
        self._site, self._council, self._edition = site, council, edition
        self._here = site.edition_address(council, edition)
        self._margins = Margins(site, council, edition, self._here)
        self._lang = language_attribute(edition.language)
        self._adopted: dict[str, str] = {"class": "protocol-adopted", **self._lang}
        self._citation = citation(council, edition)
        self._notes: dict[str, list[Note]] = defaultdict(list)
        for note in edition.notes:
            self._notes[note.clause].append(note)
        self._last = _last_nodes(edition.body)
        self._withheld_is_noted = False
        self._out = Writer()

    def html(self) -> Markup:
        """Return the whole text."""
        self._out = Writer()
        self._nodes(self._edition.body)
        return markup_of(self._out.done())

    def _nodes(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            match node:
                case Section():
                    self._section(node)
                case Clause():
                    self._clause(node)
                case Frame():
                    self._frame(node)

    def _frame(self, frame: Frame) -> None:
        out, words = self._out, placed(fragment(frame.blocks, anchors=True), "")
        out.open("div", {"class": f"protocol-frame protocol-frame-{frame.kind}{self._end(frame)}"})
        self._words(words, frame.language)
        out.line("div")

    def _section(self, section: Section) -> None:
        first, *others = section.children or (None,)
        if isinstance(first, Clause) and first.is_heading:
            # Heading and text are one clause: its permalink is the number in the heading.
            self._clause(first, section)
            self._nodes(others)
            return
        self._heading(section, None)
        self._nodes(section.children)

    def _heading(self, section: Section, clause: Clause | None) -> None:
        """Write a heading; if it is one with a clause, its number links to the clause."""
        out, tag = self._out, f"h{min(section.level + 1, 6)}"
        out.open(tag, {"class": "protocol-heading", "id": section.id})
        if clause or section.printed:
            out.open("span", {"class": "protocol-heading-number"})
            if clause:
                self._number(clause, clause_name(clause))
            elif section.is_mended:
                out.text(section.number)
                self._printed(section)
            else:
                out.tag("span", section.printed, self._adopted)
            out.close("span")
        out.open("span", self._adopted_in(section.language))
        out.text(" ")
        out.html(placed(inline_fragment(section.title, anchors=True), ""))
        out.close("span")
        out.line(tag)

    def _number(self, clause: Clause, name: str) -> None:
        out = self._out
        kind = "protocol-number" if clause.number else "protocol-number protocol-sign"
        out.open("a", {"class": kind, "href": f"#{clause_anchor(clause.id)}", "aria-label": name})
        if not clause.number:
            out.text("¶")
        elif clause.is_mended:
            out.text(clause.number)
        else:
            out.tag("span", clause.printed, self._adopted)
        out.close("a")
        if clause.is_mended:
            self._printed(clause)

    def _printed(self, node: Clause | Section) -> None:
        out = self._out
        out.text(" ")
        out.open("span", {"class": "protocol-small protocol-printed"})
        before, _words, after = _("printed “{words}”").partition("{words}")
        out.text(before)
        out.tag("span", node.printed, self._adopted)
        out.text(after)
        out.close("span")

    def _clause(self, clause: Clause, heading: Section | None = None) -> None:
        out = self._out
        place = {
            "class": f"protocol-clause{self._end(clause)}",
            "id": clause_anchor(clause.id),
            "data-protocol-citation": clause_citation(self._citation, clause),
        }
        out.open("div", place)
        if heading:
            self._heading(heading, clause)
        else:
            out.open("p", {"class": "protocol-number-cell"})
            self._number(
                clause, _("{clause}, link to this clause").format(clause=clause_name(clause))
            )
            out.close("p")
        out.open("div", {"class": "protocol-text"})
        self._words(clause_fragment(self._site, self._council, self._edition, clause, self._here))
        if clause.id in self._notes:
            write_notes(out, self._notes[clause.id], self._council, self._site.handbook.as_of)
        out.close("div")
        # Open wherever there is room for it; on a phone only a mark, so that the text can be read without interruption.
        out.open("details", {"class": "protocol-margin protocol-narrow"})
        name = _("clause {number}").format(number=clause.number) if clause.number else clause.label
        before, _clause, after = _("About {clause}").partition("{clause}")
        out.open("summary")
        out.text(before)
        out.tag("span", f"{name}{after}")  # on a phone heard, not seen, until it is unfolded
        out.close("summary")
        self._margins.write(out, clause)
        out.close("details")
        out.line("div")

    def _words(self, words: Html, language: str = "") -> None:
        """Write adopted words, with an explanation at the first withheld name."""
        out = self._out
        out.open("div", self._adopted_in(language))
        out.html(words)
        out.close("div")
        if WITHHELD_CLASS in words and not self._withheld_is_noted:
            self._withheld_is_noted = True
            out.tag("p", _(_WITHHELD_NOTE), {"class": "protocol-soft protocol-withheld-told"})

    def _adopted_in(self, language: str) -> dict[str, str]:
        """Return the attributes of adopted words in a language of their own, if they have one."""
        return {**self._adopted, "lang": language} if language else self._adopted

    def _end(self, node: Clause | Frame) -> str:
        return " protocol-end" if id(node) in self._last else ""


def _last_nodes(body: tuple[Node, ...]) -> frozenset[int]:
    """Return the identities of the nodes at the end that adopt, sign or review: they are kept on one sheet."""
    found = set()
    for node in reversed([node for node in walk(body) if not isinstance(node, Section)]):
        if isinstance(node, Clause) and node.classification.topic != _SIGN_OFF:
            break
        found.add(id(node))
    return frozenset(found)
