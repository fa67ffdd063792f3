"""A web page as blocks: of a whole page the part that holds its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from mkdocs_protocol.core.visible import unseen_character
from mkdocs_protocol.importing.document import (
    Block,
    Cell,
    Document,
    Guess,
    Look,
    Place,
    Remark,
    Run,
    Sort,
)
from mkdocs_protocol.importing.lines import slice_of
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.page_frame import is_frame_line, is_perhaps_frame
from mkdocs_protocol.importing.symbols import is_symbol_font, shown
from mkdocs_protocol.importing.web.around import ELEMENTS, Around, beginning
from mkdocs_protocol.importing.web.css import (
    can_be_opened,
    is_bold,
    is_comment,
    is_hidden,
    size_of,
    style_of,
)
from mkdocs_protocol.importing.web.lists import LISTS, WebList
from mkdocs_protocol.importing.web.sheets import apply_sheets
from mkdocs_protocol.importing.web.tables import (
    MOST_COLUMNS,
    beside_cells,
    filled,
    is_layout,
    rows_of,
    span_of,
)
from mkdocs_protocol.importing.web.tree import BLOCKS, Node, tree_of
from mkdocs_protocol.importing.wording import cut, in_case

_UNSEEN = frozenset({
    "head", "script", "style", "template", "title", "noscript", "audio", "video", "canvas", "iframe", "object",
    "map", "datalist", "rp", "rt", "select", "textarea", "svg", "math", "button",
})  # fmt: skip
_FIELDS = frozenset({"input", "select", "textarea"})
_AROUND_TOLD = (
    "what the page has around its text (menus, header, footer, dates, buttons) is left out"
)
_HIDDEN_TOLD = "words that the page hides are left out; look whether they belong to the document"
_UNREAD = "the page's styles count what “{}” chooses, which is not read here; look whether a number is missing"
_DOUBTFUL = Guess("number-doubtful", "the page shows this number in a style that is not known here; look whether it is right", certain=False)  # fmt: skip
_PERHAPS = (
    Guess(
        "around-text",
        "this line may belong to the page and not to the document; if so, delete it in both files",
        certain=False,
    ),
)
_PLAIN = frozenset({"", "html", "body", "div"})
_SHOWN = 60
"""How many letters are shown of what is left out."""


def read_page(text: str) -> Document:
    """Return a web page, or a piece of one, as a document; raise ImportRefusedError if that is not possible."""
    root = tree_of(text)
    unread = apply_sheets(root)
    around = Around(root)
    maker = _DocumentMaker(around)
    maker.remarks += [Remark("number-doubtful", _UNREAD.format(each)) for each in unread]
    if around.text is not None:
        for node in around.outside(root):
            maker.leave_out(node)
        maker.read(around.text)
    else:
        maker.only_text = True
        maker.read(root)
    language = next(
        (n.given["lang"] for n in root.walk() if n.tag == "html" and n.given.get("lang")), ""
    )
    return Document(tuple(maker.done()), tuple(maker.remarks), language, "html")


@dataclass(frozen=True, slots=True)
class _State:
    """What applies at the place that is being read."""

    run: Run = field(default_factory=lambda: Run(""))
    keeps_space: bool = False
    heading: int = 0
    centred: bool = False
    underlined: bool = False
    size: float = 0.0
    font: str = ""
    transform: str = ""
    raised: bool = False
    is_plain: bool = True
    """Whether it is directly in the page, or only in boxes without a meaning."""


_TYPED = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*\.?\s+\S")
"""A number and words, as an item has them that a page shows without a mark."""


@dataclass(slots=True)
class _DocumentMaker:
    _around: Around
    only_text: bool = False
    """Whether what a page has around its text is left out."""
    in_table: bool = False
    remarks: list[Remark] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _looks: list[tuple[bool, float]] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _line: int = 0
    _lists: list[WebList] = field(default_factory=list)
    _mark: str | None = None
    """What is shown before the item that has begun, until its first words come."""
    _is_doubtful: bool = False
    """Whether a number of the block that has begun is in a style that is not known."""

    def done(self) -> list[Block]:
        self._flush()
        return self._blocks

    def read(self, node: Node, state: _State | None = None) -> None:
        state = state or _State()
        for each in node.inside:
            if isinstance(each, str):
                self._words(each, state)
            elif is_comment(each):
                self.remarks.append(
                    Remark(
                        "comment", "there is a comment here; it is left out", Place(line=each.line)
                    )
                )
            elif each.tag in _FIELDS:
                self._field(each, state)
            elif each.tag not in _UNSEEN or (
                each.tag == "button" and self._is_heading(each, state)
            ):
                if not is_hidden(each) or can_be_opened(each, self._around.controlled):
                    self._node(each, state)
                elif words := beginning(each):
                    place = Place(line=each.line, words=cut(words, _SHOWN))
                    self.remarks.append(Remark("hidden-words", _HIDDEN_TOLD, place))

            elif each.tag == "button":
                self.leave_out(each)

    def _is_heading(self, button: Node, state: _State) -> bool:
        return bool(state.heading) or self._around.is_opener(button)

    def _field(self, node: Node, state: _State) -> None:
        """Read a field of a form: a box to tick is a sign; what others hold is told."""
        kind = node.given.get("type", "text").lower()
        if node.tag == "input" and kind in {"checkbox", "radio"} and not is_hidden(node):
            self._words("☒" if "checked" in node.given else "☐", state)
        elif beginning(node) or (node.given.get("value") and kind == "text"):
            self.remarks.append(
                Remark(
                    "form-filled",
                    "there is a form field here; what it holds is left out",
                    Place(line=node.line),
                )
            )

    def leave_out(self, node: Node) -> None:
        """Report what is not read because it is not part of the text."""
        if not is_hidden(node) and (words := beginning(node)):
            self._tell_frame(words, node.line)

    def _tell_frame(self, words: str, line: int) -> None:
        place = Place(line=line, words=cut(words, _SHOWN))
        self.remarks.append(Remark("around-text", _AROUND_TOLD, place))

    def _node(self, node: Node, state: _State) -> None:
        if self._around.is_beside(node) or (
            self.only_text and node.tag in ELEMENTS and state.is_plain
        ):
            if node.tag in BLOCKS:
                self._flush()
            self.leave_out(node)
            return
        is_block = node.tag in BLOCKS or node.tag == "button"
        if is_block or node.tag == "br":
            if node.tag == "br":
                self._runs.append(Run("\n"))
                return
            self._flush()
            self._line = node.line
        if node.tag == "img":
            self._picture(node)
            return
        inner = _state_in(node, state)
        if node.tag in LISTS:
            self._empty_item()
            self._lists.append(WebList.begin(node, self._lists))
            self.read(node, inner)
            self._flush()
            del self._lists[-1:]
        elif node.tag == "li":
            self._item(node, inner)
        elif node.tag == "table" and not is_layout(node):
            self._table(node, inner)
        else:
            quoted = node.tag == "q"
            self._is_doubtful = self._is_doubtful or node.has_doubtful_number
            self._words("“" * quoted + node.before, inner)
            self.read(node, inner)
            self._words(node.after + "”" * quoted, inner)
            if not is_block and style_of(node).get("float", "none") != "none":
                self._words(" ", inner)  # What floats beside words stands apart from them.
        if is_block:
            self._flush()

    def _item(self, node: Node, state: _State) -> None:
        at = self._lists[-1] if self._lists else WebList("disc", 1, 1, 0)
        self._mark = " ".join(filter(None, (at.mark(node), node.before.strip())))
        self._is_doubtful = node.has_doubtful_number
        self.read(node, state)
        self._words(node.after, state)
        self._flush()
        self._empty_item()
        self._mark = None

    def _empty_item(self) -> None:
        """End an item that has no words of its own, before a list inside it or at its end."""
        if self._mark:
            self._runs.append(Run(""))
            self._flush(even_empty=True)

    def _words(self, text: str, state: _State) -> None:
        while found := unseen_character(text):
            text = (
                text[: found.start()]
                + (" " if text[found.start()] in "\r\f\v" else "")
                + text[found.end() :]
            )
        if not text:
            return
        if is_symbol_font(state.font) or any("\ue000" <= each <= "\uf8ff" for each in text):
            text, _ = shown(text, state.font)
        text = in_case(text, state.transform)
        is_mark = state.run.href.startswith("#") or not any(run.text.strip() for run in self._runs)
        if state.raised and is_mark and text.strip().isdecimal():
            text = raised(text)
        if not state.keeps_space:
            text = re.sub(r"[ \t\n]+", " ", text)
            before = self._runs[-1].text if self._runs else ""
            if text.startswith(" ") and (not self._runs or before.endswith((" ", "\n"))):
                text = text[1:]
        if text:
            self._runs.append(replace(state.run, text=text))
            self._state = state
            if text.strip():
                self._looks.append((state.run.bold, state.size))

    def _flush(self, *, even_empty: bool = False) -> None:
        """End a block."""
        runs, looks, state = self._without_frame(self._runs), self._looks, self._state
        was_frame = runs != self._runs
        self._runs, self._looks = [], []
        text = "".join(run.text for run in runs)
        if not text.strip() and (was_frame or not even_empty):
            self._mark = None if was_frame else self._mark
            return
        mark, self._mark = self._mark, None
        guesses: tuple[Guess, ...] = (
            _PERHAPS if is_perhaps_frame(text) and not self.in_table else ()
        )
        guesses += (_DOUBTFUL,) if self._is_doubtful else ()
        self._is_doubtful = False
        depth = self._lists[-1].depth if self._lists else 0
        look = Look(
            size=max((size for _, size in looks), default=0.0),
            bold=bool(looks) and all(bold for bold, _ in looks),
            underlined=state.underlined,
            centred=state.centred,
        )
        sort = Sort.PARAGRAPH
        if state.heading and text.strip():
            sort = Sort.HEADING
        elif mark is not None and (depth or not mark[:1].isdigit()):
            # An item without a mark whose words begin with a number is a numbered paragraph to whoever reads it.
            sort = Sort.PARAGRAPH if not mark and _TYPED.match(text) else Sort.ITEM
        self._blocks.append(
            Block(
                sort,
                tuple(runs),
                Place(line=self._line),
                number=mark or "",
                automatic=bool(mark),
                level=state.heading if sort is Sort.HEADING else 0,
                depth=depth,
                look=look,
                guesses=guesses,
            )
        )

    def _without_frame(self, runs: list[Run]) -> list[Run]:
        """Return the words of a block without lines whose words show that they belong to the page; report these."""
        lines = "".join(run.text for run in runs).split("\n")
        if self.in_table or not any(map(is_frame_line, lines)):
            return runs
        kept: list[Run] = []
        at = 0
        for line in lines:
            if is_frame_line(line):
                self._tell_frame(" ".join(line.split()), self._line)
            else:
                kept += [Run("\n")] * bool(kept) + list(slice_of(tuple(runs), at, at + len(line)))
            at += len(line) + 1
        return kept

    def _picture(self, node: Node) -> None:
        words = node.given.get("alt", "").strip()
        told = (
            f"its alternative text is “{cut(words, 200)}”"
            if words
            else "it has no alternative text"
        )
        self.remarks.append(
            Remark("picture", f"a picture cannot be carried; {told}", Place(line=node.line))
        )

    # Tables

    def _table(self, table: Node, state: _State) -> None:
        for caption in (each for each in table.nodes if each.tag == "caption"):
            self.read(caption, state)
            self._flush()
        # Browsers show outside the table what is in none of its cells (WHATWG HTML, 13.2.6.1).
        self.read(Node("div", inside=[*beside_cells(table)]), state)
        self._flush()
        rows: list[tuple[Cell, ...]] = []
        open_spans: dict[int, int] = {}
        for row in rows_of(table):
            cells: list[Cell] = []
            column = 0
            for node in (
                each for each in row.nodes if each.tag in {"td", "th"} and not is_hidden(each)
            ):
                column = filled(cells, column, open_spans)
                columns = min(span_of(node, "colspan"), MOST_COLUMNS)
                down = span_of(node, "rowspan")
                inner = _DocumentMaker(self._around, remarks=self.remarks, in_table=True)
                own = replace(_state_in(node, state), heading=0)
                inner._words(node.before, own)
                inner.read(node, own)
                inner._words(node.after, own)
                cells.append(Cell(tuple(inner.done()), columns, down, node.tag == "th"))
                if down > 1 and column < MOST_COLUMNS:
                    open_spans |= {column + each: down for each in range(columns)}
                column += columns
            filled(cells, column, open_spans)
            open_spans = {at: left - 1 for at, left in open_spans.items() if left > 1}
            if cells:
                rows.append(tuple(cells))
        if any(cell.blocks for row in rows for cell in row):
            self._blocks.append(Block(Sort.TABLE, place=Place(line=table.line), rows=tuple(rows)))


def _state_in(node: Node, state: _State) -> _State:
    style = style_of(node)
    run = state.run
    weight = is_bold(style)
    bold = weight if weight is not None else run.bold or node.tag in {"b", "strong", "th"}
    italic = (
        run.italic
        or node.tag in {"i", "em", "cite", "dfn"}
        or style.get("font-style", "") == "italic"
    )
    decoration = style.get("text-decoration", "")
    struck = run.struck or node.tag in {"s", "strike", "del"} or "line-through" in decoration
    href = node.given.get("href", "") if node.tag == "a" else run.href
    heading = int(node.tag[1]) if re.fullmatch(r"h[1-6]", node.tag) else state.heading
    if node.tag in BLOCKS - {"div"} and not re.fullmatch(r"h[1-6]", node.tag):
        heading = 0  # A heading whose end tag is missing goes no further than its own words.
    face = style.get("font-family", "").split(",")[0].strip("\"' ")
    return _State(
        run=Run("", bold, italic, struck, href, node.given.get("lang", run.language)),
        keeps_space=state.keeps_space or node.tag == "pre",
        heading=heading,
        centred=state.centred
        or node.tag == "center"
        or "center" in (style.get("text-align", ""), node.given.get("align", "")),
        underlined=state.underlined or node.tag == "u" or "underline" in decoration,
        size=size_of(style) or state.size,
        transform=style.get("text-transform", "").lower() or state.transform,
        raised=state.raised or node.tag == "sup",
        font=face or (node.given.get("face", "") if node.tag == "font" else "") or state.font,
        is_plain=state.is_plain and node.tag in _PLAIN,
    )
