"""The text itself as HTML: plain elements, so that it can be read with any style or none.

The council's words are in elements of the class `said`, each word once and in order; everything else is the
handbook's. The text's anchors can be on any page: their names begin with a prefix.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from mkdocs_protocol.core.text import Paragraph, plain_inline
from mkdocs_protocol.papers.takeaway.text import OF_ITSELF, REMARKS, Heading
from mkdocs_protocol.rendering.parts.adopted import (
    EDITION_MARK,
    fragment,
    inline_fragment,
)
from mkdocs_protocol.rendering.takeaway.today import write_status
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.html import replaced, with_prefixed_ids
from mkdocs_protocol.site.languages import is_from_the_right, language_attribute
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.identity import Crest
    from mkdocs_protocol.papers.takeaway.text import TakenText, TextPassage
    from mkdocs_protocol.site.html import Html, Writer
    from mkdocs_protocol.site.wording import Wording

FEWEST_FOR_CONTENTS = 3
"""How many headings a text needs to have a list of contents."""
_DEEPEST = 6


class Body:
    """Writes one text. `first_level` is the level of its title's heading; `prefix` begins every id."""

    def __init__(
        self, out: Writer, wording: Wording, *, first_level: int = 1, prefix: str = ""
    ) -> None:
        self._out, self._wording = out, wording
        self._level, self._prefix = first_level, prefix
        self._title = {"id": f"{prefix}title", "class": "said title"}
        self._language = ""

    def write(self, taken: TakenText) -> None:
        """Write the whole text, with what the handbook says about it before and after."""
        out = self._out
        self._language = taken.language
        out.open("div", {"class": "copy"})
        # A page around a fragment has the council's crest already.
        if taken.crest and not self._prefix:
            _write_crest(out, taken.crest)
        out.tag("p", taken.council, {"class": "council"})
        write_status(out, self._wording, taken)
        if taken.in_part:
            out.tag("p", taken.in_part)
        self._copy(taken)
        out.line("div")
        if not taken.is_titled:
            # The title is the handbook's, or is repeated elsewhere in the text, so it is not the text's own here.
            self._heading(1, {**self._title, "class": "title", **self._lang("")})
            out.text(taken.title)
            self._end(1)
        self._contents(taken)
        for piece in taken.pieces:
            if isinstance(piece, Heading):
                self._section(piece)
            else:
                self._passage(piece)
        self._about(taken)

    def _copy(self, taken: TakenText) -> None:
        """Write what this is, with the address of its page as a link."""
        out, said = self._out, f"{taken.edition}. {taken.copy}"
        out.open("p")
        before, page, after = said.partition(taken.page) if taken.page else (said, "", "")
        out.text(before)
        if page:
            out.tag("a", page, {"href": page})
        out.text(after)
        out.close("p")

    def _contents(self, taken: TakenText) -> None:
        headings = [piece for piece in taken.pieces if isinstance(piece, Heading)]
        if len(headings) < FEWEST_FOR_CONTENTS:
            return
        out = self._out
        out.open("details", {"class": "contents"})
        out.tag("summary", _("Contents"))
        out.open("ul", {"role": "list"})
        for heading in headings:
            out.open("li", {"class": f"step{min(heading.level, 4)}"})
            place = {"href": f"#{self._prefix}{heading.anchor}"}
            words = f"{heading.number} {plain_inline(heading.words)}".strip()
            out.tag("a", words, {**place, "class": "said", **self._lang(heading.language)})
            out.close("li")
        out.close("ul")
        out.line("details")

    def _section(self, heading: Heading) -> None:
        out, level = self._out, heading.level + 1
        place = {"id": f"{self._prefix}{heading.anchor}"}
        if heading.clause:  # Two names for one place: the section's, and the clause's for ever.
            out.open("div", {"id": f"{self._prefix}{heading.clause}"})
        kind = f"said heading level{level}"
        self._heading(level, {**place, "class": kind, **self._lang(heading.language)})
        if heading.number:
            self._number(heading.number, heading.clause or heading.anchor)
            out.text(" ")
        out.html(self._placed(inline_fragment(heading.words, anchors=True)))
        self._end(level)
        if heading.clause:
            out.line("div")

    def _passage(self, passage: TextPassage) -> None:
        out = self._out
        lang = self._lang(passage.language)
        if passage.is_title:
            self._heading(1, {**self._title, **lang})
            for block in passage.blocks:
                if isinstance(block, Paragraph):
                    out.html(self._placed(inline_fragment(block.children, anchors=True)))
            self._end(1)
            return
        kind = "masthead" if passage.is_masthead else "clause" if passage.number else "text"
        place = {"id": f"{self._prefix}{passage.anchor}"} if passage.anchor else {}
        out.open("div", {"class": kind, **place})
        if passage.number:
            out.open("p", {"class": "said number", **lang})
            self._number(passage.number, passage.anchor)
            out.close("p")
        out.open("div", {"class": "said words", **lang})
        out.html(self._placed(fragment(passage.blocks, anchors=True)))
        out.close("div")
        out.line("div")

    def _number(self, number: str, anchor: str) -> None:
        self._out.tag("a", number, {"href": f"#{self._prefix}{anchor}"})

    def _about(self, taken: TakenText) -> None:
        out = self._out
        if not taken.facts and not taken.remarks:
            return
        out.open("div", {"class": "copy about"})
        if taken.facts:
            self._heading(2, {})
            out.text(_(OF_ITSELF))
            self._end(2)
            out.open("dl")
            for fact in taken.facts:
                out.tag("dt", fact.label)
                out.tag("dd", fact.text)
            out.close("dl")
        if taken.remarks:
            self._heading(2, {})
            out.text(_(REMARKS))
            self._end(2)
            for remark in taken.remarks:
                out.tag("p", remark)
        out.line("div")

    def _lang(self, language: str) -> dict[str, str]:
        """Return the attributes for the language and direction of the council's words."""
        language = language or self._language
        side = {"dir": "rtl"} if is_from_the_right(language) else {}
        return {**language_attribute(language), **side}

    def _placed(self, html: Html) -> Html:
        """Make links lead to anchors of this text, whose names have its prefix."""
        own = replaced(html, f"{EDITION_MARK}#", f"#{self._prefix}")
        return with_prefixed_ids(own, clause_anchor(""), self._prefix)

    def _heading(self, level: int, attributes: dict[str, str]) -> None:
        """Begin a heading of a level within the text; one deeper than HTML allows has its level as an attribute."""
        meant = self._level + level - 1
        deep = {"aria-level": str(meant)} if meant > _DEEPEST else {}
        self._out.open(f"h{min(meant, _DEEPEST)}", {**attributes, **deep})

    def _end(self, level: int) -> None:
        self._out.line(f"h{min(self._level + level - 1, _DEEPEST)}")


def _write_crest(out: Writer, crest: Crest) -> None:
    """Write a picture with its bytes inside, so that the file needs no other."""
    kind = {"svg": "svg+xml", "jpg": "jpeg"}.get(crest.kind, crest.kind)
    source = f"data:image/{kind};base64,{b64encode(crest.content).decode()}"
    out.open("p")
    out.open("img", {"src": source, "alt": crest.text, "class": "crest"})
    out.close("p")
