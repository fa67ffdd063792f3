"""A web page as the lines that its reader sees: the elements as browsers show them (WHATWG HTML, 15.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mkdocs_protocol.core.html_elements import VOID
from mkdocs_protocol.importing.containers import refused
from mkdocs_protocol.importing.numerals import counted, raised
from mkdocs_protocol.importing.page_frame import BOXES, is_frame_line, is_named_frame, is_opener
from mkdocs_protocol.importing.received.lines import Lines
from mkdocs_protocol.importing.received.page_styles import PageStyles, Style, element_name
from mkdocs_protocol.importing.received.page_survey import LISTS, Survey
from mkdocs_protocol.importing.symbols import as_seen
from mkdocs_protocol.importing.wording import in_case

if TYPE_CHECKING:
    from mkdocs_protocol.importing.containers import ForeignFile

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "head", "script", "style", "template", "title", "noscript", "audio", "video", "canvas", "iframe", "object",
    "map", "datalist", "rp", "rt", "select", "textarea", "svg", "math", "button",
})  # fmt: skip
_AROUND = frozenset(["nav", "header", "footer", "aside"])
"""What a page of a site has around its text."""
_OTHERS = ("inside", "outside", "inherit", "initial", "unset", "revert", "revert-layer")
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = ("disc", "circle", "square")
_SIGNS = {"disc": "•", "circle": "◦", "square": "▪", "none": ""}
_DEEPEST = 2_000
_NESTED = 200


def lines_of(file: ForeignFile) -> list[str]:
    """Return the blocks of lines that a reader of a page sees; of a site's page, what its `main` holds."""
    html = file.text
    seen = Survey()
    seen.feed(html)
    seen.close()
    reader = _PageReader(file.name, seen)
    reader.feed(html)
    reader.close()
    return reader.blocks()


@dataclass
class _List:
    form: str
    next: int
    step: int = 1


@dataclass
class _Open:
    name: str
    hides: bool
    keeps_space: bool
    font: str
    is_main: bool = False
    style: Style = field(default_factory=Style)
    given: dict[str, str] = field(default_factory=dict)
    transform: str = ""
    is_raised: bool = False
    leads: bool = False
    """Whether it is a link to a place on the page."""


class _PageReader(HTMLParser):
    def __init__(self, name: str, seen: Survey) -> None:
        super().__init__(convert_charrefs=True)
        self._items = iter(seen.counts)
        self._styles = PageStyles(seen.sheets)
        self._way: list[str] = []
        self._name, self._seen, self._text = name, seen, seen.text
        self._begun = -1
        """How many elements have begun, from 0: by this the survey knows each of them."""
        self._lines = Lines()
        self._words: list[str] = []
        self._label = ""
        """Of the item that has begun, until its first words come."""
        self._written = ""
        """What a sheet writes before its words."""
        self._marker: str | None = None
        """What it puts in the place of its number or bullet."""
        self._open: list[_Open] = [
            _Open("", hides=self._text is not None, keeps_space=False, font="")
        ]
        self._lists: list[_List] = []
        self._rows = 0

    def blocks(self) -> list[str]:
        """Return what was read."""
        self._end_line()
        while self._rows:
            self._end_row()
        return self._lines.blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._begun += 1
        self._close_implied(tag)
        if (tag in _BLOCKS or tag == "br") and self._open[-1].name != "select":
            self._end_line()
        if tag == "input" and given.get("type", "").lower() in ("checkbox", "radio"):
            self._tick(given)
        if tag in VOID:
            return
        self._push(tag, given)
        items = next(self._items, 0) if tag in LISTS else 0
        if self._open[-1].hides:
            return
        match tag:
            case "ol" | "ul" | "menu" | "dir":
                self._begin_list(tag, given, items)
            case "li":
                self._begin_item(given)
            case "tr":
                self._rows += 1
                self._lines.begin_row()
            case "td" | "th":
                self._lines.begin_cell()
            case "q":
                self._words.append("“")
            case "button":
                self._end_line()

    def _tick(self, given: dict[str, str]) -> None:
        """Take in a box to tick."""
        if not (
            self._open[-1].hides
            or "hidden" in given
            or _hides(_says(Style(), given.get("style", "")))
        ):
            self._words.append("☒" if "checked" in given else "☐")

    def _push(self, tag: str, given: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise refused(
                self._name,
                f"its parts are nested more than {_DEEPEST} deep",
                "save the page again, or copy its text into a word processor",
            )
        above = self._open[-1]
        self._way.append(element_name(tag, given))
        style = self._styles.style(self._way)
        says = _says(style, given.get("style", ""))
        is_main = self._begun == self._text
        hides = (above.hides and not is_main) or self._begun in self._seen.comments
        hides = hides or (tag in _UNSEEN and not self._is_heading(tag, given))
        hides = hides or (tag == "a" and given.get("id", "").startswith("cmnt_ref"))
        is_hidden = "hidden" in given or _hides(says) or (tag == "dialog" and "open" not in given)
        hides = hides or (is_hidden and not self._can_be_opened(given))
        if self._text is None and tag in _AROUND and self._is_around():
            hides = True
        if tag == "nav" or (tag in BOXES and is_named_frame(_names(given), given.get("role", ""))):
            hides = hides or not self._seen.holds_the_text(self._begun)
        face = says.get("font-family", "").split(",")[0].strip("\"' ")
        if not face and tag == "font":
            face = given.get("face", "")
        keeps_space = above.keeps_space or tag == "pre"
        self._open.append(
            _Open(
                tag,
                hides,
                keeps_space,
                face or above.font,
                is_main,
                style,
                given,
                says.get("text-transform", "").lower() or above.transform,
                is_raised=above.is_raised or tag == "sup",
                leads=given.get("href", "").startswith("#") if tag == "a" else above.leads,
            )
        )
        if not says.get("display", "").startswith("none"):
            self._styles.count(says, len(self._open))
            self._count_items(tag, given)
        if not hides:
            says_more = style.marker.get("content", "normal") != "normal"
            marker = self._styles.written(style.marker, len(self._open) + 1, given, is_mark=True)
            self._marker = marker.strip() if says_more else None
            written = self._styles.written(style.before, len(self._open) + 1, given)
            if tag == "li":
                self._written = written.strip()
            elif written:
                self._words.append(in_case(written, self._open[-1].transform))

    def _count_items(self, tag: str, given: dict[str, str]) -> None:
        """Count what a browser counts by itself under the name `list-item` (CSS Lists 3, 4.6)."""
        if tag in LISTS:
            first = _whole(given.get("start", ""), 1) - 1
            self._styles.count({"counter-reset": f"list-item {first}"}, len(self._open))
        elif tag == "li" and (number := _whole(given.get("value", ""), 0)):
            self._styles.count({"counter-set": f"list-item {number}"}, len(self._open))
        elif tag == "li":
            self._styles.count({"counter-increment": "list-item"}, len(self._open))

    def _is_heading(self, tag: str, given: dict[str, str]) -> bool:
        """Return whether an element is a button that names what it opens."""
        if tag != "button":
            return False
        inside = [each.name for each in self._open[-3:]]
        controls = {*given.get("aria-controls", "").split()} & self._seen.panels
        return any(re.fullmatch(r"h[1-6]", name) for name in inside) or is_opener(
            given.get("class", ""), given.get("role", ""), opens_text=bool(controls)
        )

    def _can_be_opened(self, given: dict[str, str]) -> bool:
        """Return whether the page shows what it hides when somebody asks for it."""
        return (
            given.get("hidden", "").lower() == "until-found"
            or given.get("role") == "tabpanel"
            or given.get("id", "") in self._seen.controlled
        )

    def _is_around(self) -> bool:
        """Return whether an element stands in the page itself, or in boxes without a meaning only."""
        return all(each.name in ("", "html", "body", "div") for each in self._open)

    def _close_implied(self, tag: str) -> None:
        """Close what a tag closes without saying so."""
        closes = _CLOSED_BY.get(tag, ())
        if closes and len(self._open) > 1 and self._open[-1].name in closes:
            self.handle_endtag(self._open[-1].name)
            self._close_implied(tag)

    def handle_endtag(self, tag: str) -> None:
        names = [each.name for each in self._open[-_NESTED:]]
        if tag in VOID or tag not in names:
            if tag in _BLOCKS:
                self._end_line()
            return
        while len(self._open) > 1:
            closed = self._open[-1]
            if not closed.hides:
                after = self._styles.written(closed.style.after, len(self._open) + 1, closed.given)
                self._words += [in_case(after, closed.transform)] if after else []
                self._leave(closed.name)
            self._styles.leave(len(self._open))
            self._open.pop()
            self._way.pop()
            if closed.name == tag:
                break

    def _leave(self, tag: str) -> None:
        match tag:
            case "ol" | "ul" | "menu" | "dir":
                self._end_line()
                del self._lists[-1:]
            case "li":
                self._end_label()
            case "tr":
                self._end_row()
            case "q":
                self._words.append("”")
            case _ if tag in _BLOCKS or tag == "button":
                self._end_line()

    def handle_data(self, data: str) -> None:
        state = self._open[-1]
        if state.hides:
            return
        data = in_case(as_seen(data, state.font), state.transform)
        if state.is_raised and data.strip().isdecimal() and (state.leads or not self._has_words()):
            data = raised(data.strip())  # The mark of a note.
        if not state.keeps_space:
            self._words.append(re.sub(r"[ \t\r\n\f]+", " ", data))
            return
        first, *others = data.replace("\r\n", "\n").split("\n")
        self._words.append(first)
        for line in others:
            self._end_line()
            self._words.append(line)

    def _has_words(self) -> bool:
        return any(each.strip() for each in self._words)

    def unknown_decl(self, data: str) -> None:
        """Leave out what Word writes for itself: `<![if !supportLists]>`."""

    def _begin_list(self, tag: str, given: dict[str, str], items: int) -> None:
        form = _form(self._open[-1].style, given)
        if tag == "ol":
            step = -1 if "reversed" in given else 1
            first = items if step < 0 else 1
            self._lists.append(
                _List(form or "decimal", _whole(given.get("start", ""), first), step)
            )
        else:
            depth = sum(each.form in _SIGNS for each in self._lists)
            self._lists.append(_List(form or _BULLETS[min(depth, 2)], 1))

    def _begin_item(self, given: dict[str, str]) -> None:
        at = self._lists[-1] if self._lists else _List("disc", 1)
        form = _form(self._open[-1].style, given) or at.form
        number = _whole(given.get("value", ""), at.next)
        at.next = number + at.step
        self._end_label()
        display = _says(self._open[-1].style, given.get("style", "")).get("display", "")
        label = _label(form, number) if self._marker is None else self._marker
        label = label if display in ("", "list-item") else ""
        self._label = f"{label} {self._written}".strip()
        self._written = ""

    def _end_line(self) -> None:
        text = "".join(self._words)
        self._words = []
        if not self._rows and is_frame_line(text):
            self._label = ""
        elif text.strip():
            self._lines.paragraph(f"{self._label} {text}")
            self._label = ""

    def _end_label(self) -> None:
        """Take in the number of an item without words."""
        self._end_line()
        self._lines.paragraph(self._label)
        self._label = ""

    def _end_row(self) -> None:
        self._end_line()
        if self._rows:
            self._rows -= 1
            self._lines.end_row()


def _names(given: dict[str, str]) -> str:
    return " ".join(given.get(each, "") for each in ("class", "id", "aria-label"))


def _label(form: str, number: int) -> str:
    if form in _SIGNS or form[:1] == "'":
        return _SIGNS.get(form, form[1:].strip())
    return f"{counted(number, form)}."


def _says(style: Style, own: str) -> dict[str, str]:
    """Return what an element and the sheets say of it, the stronger over the weaker."""
    pairs = (each.partition(":") for each in own[:2000].split(";"))
    inline = {name.strip().lower(): value.strip() for name, sign, value in pairs if sign}
    return {**style.own, **inline, **style.lasting}


def _hides(says: dict[str, str]) -> bool:
    hidden = (
        ("display", "none"),
        ("visibility", "hidden"),
        ("mso-hide", "all"),
        ("mso-element", "comment"),
        ("mso-special-character", "comment"),
    )
    return any(says.get(name, "").lower().startswith(value) for name, value in hidden)


def _form(style: Style, given: dict[str, str]) -> str:
    """Return the style of a list's numbers that an element or a sheet names; "" if none does."""
    says = _says(style, given.get("style", ""))
    for name in ("list-style-type", "list-style"):
        if found := re.search(r"\"[^\"\\]*\"|'[^'\\]*'", says.get(name, "")):
            return f"'{found[0][1:-1]}"
        for word in says.get(name, "").lower().split():
            if word[0].isalpha() and "(" not in word and word not in _OTHERS:
                return (
                    word  # One that is not known is of the page's own making, and shown in figures.
                )
    kind = given.get("type", "")
    return _TYPES.get(kind, kind.lower() if kind.lower() in _SIGNS else "")


def _whole(text: str, otherwise: int) -> int:
    found = re.match(r"\s*(-?\d{1,6})", text)
    return int(found[1]) if found else otherwise


_CLOSED_BY = {
    "li": ("li", "p"),
    "dt": ("dt", "dd", "p"),
    "dd": ("dt", "dd", "p"),
    "tr": ("tr", "td", "th", "p"),
    "td": ("td", "th", "p"),
    "th": ("td", "th", "p"),
    "option": ("option",),
    **dict.fromkeys(
        _BLOCKS - {"li", "dt", "dd", "tr", "td", "th", "option", "html", "body"}, ("p",)
    ),
}
