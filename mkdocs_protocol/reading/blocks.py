"""Tokens to text: the shapes of `core.text`, and a located problem for everything else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import (
    awaits_number,
    bullet_of,
    figures_going_on,
    letter_before,
    marker_of,
)
from mkdocs_protocol.core.text import (
    Block,
    Emphasis,
    InLanguage,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Quotation,
    Strong,
    Struck,
    Table,
    Words,
    plain_inline,
)
from mkdocs_protocol.core.web_addresses import is_followed
from mkdocs_protocol.reading.markdown import ATTRIBUTES, SPAN_OPEN, TOO_DEEP
from mkdocs_protocol.reading.numbers import printed_number
from mkdocs_protocol.reading.runs import IN_TABLE, Run, groups, nesting
from mkdocs_protocol.reading.signs import Stars, report_signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from mkdocs_protocol.core.problems import Location

_WRAPPERS: dict[str, type[Strong | Emphasis | Struck]] = {
    "strong_open": Strong,
    "em_open": Emphasis,
    "s_open": Struck,
}
LANG, HEADINGS = "lang", "headings"
"""What the outline notes about a block, on its first token."""
_DEEPEST_INLINE = 20
_LONGEST_SHOWN = 40
_PAIR = 2
_TO_A_CLAUSE = re.compile(r"#c-[a-z0-9.-]+")
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_REFUSED = {
    "html_block": ("raw-html", "raw HTML is not allowed; write the words in Markdown"),
    "html_inline": ("raw-html", "raw HTML is not allowed; write the words in Markdown, or '\\<' for "
                                "the sign itself"),
    "image": ("image", "images are not allowed; say in words what the document shows"),
    "fence": ("program-code", "program code is not allowed; take the fence away, or write '\\' before its first "
                              "character if the document prints it"),
    "code_block": ("program-code", "a line indented by four spaces is program code in Markdown; "
                                   "take the spaces away"),
    "code_inline": ("program-code", "program code is not allowed; take the backquotes away, or write '\\`' for "
                                    "each one that the document prints"),
    "hr": ("rule", "a line across the page cannot be here; remove it, or write '\\' before its first "
                   "character if the document prints it"),
    ATTRIBUTES: ("misplaced-attributes", "a line in braces cannot be inside a list or a quotation; "
                 "put the words in square brackets and the braces after them"),
    "heading_open": ("misplaced-heading", "a heading cannot be inside a list, a quotation or a "
                     "frame; remove it"),
    TOO_DEEP: ("too-deep-text", "lists or quotations are nested too deeply here; write them "
               "flatter"),
}  # fmt: skip


@dataclass(slots=True)
class BlockReader:
    """Reads the tokens of one clause, frame or heading."""

    place: Callable[[int, str], Location]
    """Gives the location of some text on a line of the Markdown (counted from 0)."""
    report: Callable[[Location, str, str], None]
    mark: Callable[[str, Location], tuple[str, str]] | None
    """Takes the braces after a span and returns the id and language of the part; None if there can be no part."""
    marked: list[tuple[str, tuple[Inline, ...]]] = field(default_factory=list)
    """The parts met so far: id and words."""
    has_words_outside: bool = False
    """Whether a letter or digit met so far is outside every part."""
    is_contents: bool = False
    """Whether it is a list of contents, in which every line is an item."""
    depth: int = 0
    """How many lists and quotations the block that is being read is nested in."""
    stars: Stars = field(default_factory=Stars)
    """What the asterisks of the whole text have been taken for so far."""

    def blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        """Return the blocks that some tokens form."""
        found: list[Block] = []
        every = [*groups(tokens)]
        for group, below in zip_longest(every, every[1:]):
            if group[0].type == "paragraph_open":
                self._report_lines_within(group[1], _first_words(below or []))
            block = self._block(group)
            if block is None:
                continue
            language = str(group[0].meta.get(LANG, ""))
            found.append(InLanguage(language, (block,)) if language else block)
        return tuple(found)

    def inline(self, token: Token) -> tuple[Inline, ...]:
        """Return the words of one run of text."""
        run = Run(token, self.place)
        children = token.children or []
        if nesting(children) > _DEEPEST_INLINE:
            self.report(
                self.place(token.map[0] if token.map else 0, token.content.split("\n")[0]),
                "Markdown signs are nested too deeply here; write '\\' before each one that "
                "the document prints",
                "too-deep-text",
            )
            return (Words(token.content),)
        lost = report_signs(token, run, self.report)
        self.stars.take(token, run, reported=lost)
        return self._children(children, run)

    def _block(self, tokens: list[Token]) -> Block | None:
        first, inside = tokens[0], tokens[1:-1]
        match first.type:
            case "paragraph_open":
                return Paragraph(self.inline(inside[0]))
            case "bullet_list_open" | "ordered_list_open" | "blockquote_open":
                self.depth += 1
                is_quoted = first.type == "blockquote_open"
                block = Quotation(self.blocks(inside)) if is_quoted else self._list(inside)
                self.depth -= 1
                return block
            case "table_open":
                return self._table(first, inside)
        code, message = _REFUSED[first.type]
        line = first.map[0] if first.map else 0
        self.report(self.place(line, first.content.split("\n")[0]), message, code)
        return None

    def _report_lines_within(self, paragraph: Token, below: str) -> None:
        """Report each line after the first whose beginning marks it as an item or a clause of its own.

        Otherwise it would be read as part of the line above it, whatever the kind of its number or bullet. `below` is
        the first item of a list that follows, "" if none does: "i inspect" is one if "ii appeal" is.
        """
        lines = paragraph.content.split("\n")
        begins = paragraph.map[0] if paragraph.map else 0
        if letter := letter_before(lines[-1], below):
            last = lines.pop()
            self._report_item(self.place(begins + len(lines), last), letter, last)
        if len(lines) < 2:
            return
        if self.is_contents:
            self._report_lines_of_contents(lines, begins)
            return
        figures = figures_going_on(lines)
        for index, line in enumerate(map(str.lstrip, lines[1:]), start=1):
            if not awaits_number(lines[index - 1]):
                following = "".join(lines[index + 1 : index + 2])
                at = self.place(begins + index, line)
                self._report_line(line, at, figures.get(index, ""), following)

    def _report_lines_of_contents(self, lines: list[str], begins: int) -> None:
        for index, line in enumerate(map(str.strip, lines)):
            if marker_of(line) or line[:1].isdigit():
                self.report(
                    self.place(begins + index, line),
                    f"a line of a list of contents begins with a hyphen; write '- {_cut(line)}' here, and "
                    "the same for each of its lines",
                    "item-within-paragraph",
                )

    def _report_line(self, line: str, at: Location, figure: str, following: str) -> None:
        """Report a line that begins like an item or a clause; `figure` is one at its beginning that counts on, or ""."""
        bare = line.lstrip("*_[")
        if number := printed_number(bare, heading=False):
            self.report(
                at,
                f"the number {number.printed} begins a line here, but no paragraph, so no clause begins; "
                "put an empty line above it, or write '\\' before its dot if it is not a clause's number",
                "number-within-paragraph",
            )
        elif marker := marker_of(bare) or figure:
            words = bare.removeprefix(marker).lstrip() if bullet_of(bare) else line
            self._report_item(at, marker, words)
        elif letter := letter_before(bare, following):
            self._report_item(at, letter, line)
        elif self.depth and at.column == 1 and line:
            self.report(
                at,
                "this line would belong to the item or quotation above it; put an empty line above it if it "
                "does not, or begin it as far to the right as the words of the item",
                "item-within-paragraph",
            )

    def _report_item(self, at: Location, marker: str, words: str) -> None:
        self.report(
            at,
            f"“{marker}” begins a line inside a paragraph here; write '- {_cut(words)}' if it is an item "
            "of a list, put an empty line above it if it is a clause, or join it to the line above if "
            "it continues that",
            "item-within-paragraph",
        )

    def _list(self, tokens: list[Token]) -> ItemList:
        tight = all(token.hidden for token in tokens if token.type == "paragraph_open")
        return ItemList(tuple(self._item(group) for group in groups(tokens)), tight)

    def _item(self, tokens: list[Token]) -> Item:
        label = f"{tokens[0].info}{tokens[0].markup}" if tokens[0].info else ""
        blocks = self.blocks(tokens[1:-1])
        match blocks:
            case (ItemList((Item(inner, words),)), *others) if inner and not label:
                # `- 1. To …`: the hyphen only keeps it in its clause.
                return Item(inner, (*words, *others))
        return Item(label, blocks)

    def _table(self, first: Token, tokens: list[Token]) -> Table:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        for token in tokens:
            if token.type == "inline":
                if rows and len(cells) == len(rows[0]):
                    self._report_surplus(token)
                token.meta[IN_TABLE] = True
                cells.append(self.inline(token))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        head, *others = rows
        has_head = any(plain_inline(cell).strip() for cell in head)
        given = str(first.meta.get(HEADINGS, ""))
        names = [plain_inline(row[0]) for row in rows if row]
        # If the first column has figures or nothing, it names nothing: the first row names the columns.
        may_name = all(name.strip() and not any(map(str.isdigit, name)) for name in names)
        if has_head and len(head) == _PAIR and may_name and not given:
            self.report(
                self.place(first.map[0] if first.map else 0, "|"),
                "a table of two columns says which cells are headings; write {headings=row} above it if its first "
                "row names the columns, {headings=column} if its first column names what is beside it, or "
                "{headings=none}",
                "table-headings",
            )
        by_row = has_head and given in {"", "row"}
        return Table(
            head if by_row else (),
            tuple(others) if by_row or not has_head else tuple(rows),
            first_names=given == "column" or (not given and not has_head and len(head) == _PAIR),
        )

    def _report_surplus(self, cell: Token) -> None:
        self.report(
            self.place(cell.map[0] if cell.map else 0, cell.content),
            "this row has more cells than the row of headings; give the headings as many, or write "
            "'\\|' if the stroke is the council's own",
            "ragged-table",
        )

    def _children(self, tokens: list[Token], run: Run) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for group in groups(tokens):
            found.extend(self._child(group, run))
        return tuple(_joined(found))

    def _child(self, tokens: list[Token], run: Run) -> list[Inline]:
        first, inside = tokens[0], tokens[1:-1]
        match first.type:
            case "text":
                self.has_words_outside |= any(map(str.isalnum, first.content))
                return [Words(first.content)]
            case "softbreak" | "hardbreak":
                if run.is_backslash(first):
                    self.report(
                        run.at(first),
                        "a '\\' at the end of a line would not be shown; remove it, as every line end is kept, or "
                        "write '\\\\' if the document prints it",
                        "sign-lost",
                    )
                return [LineBreak()]
            case "html_inline" if run.in_table and _BREAK.fullmatch(first.content):
                return [LineBreak()]
            case wrapping if wrapping in _WRAPPERS:
                return [_WRAPPERS[wrapping](self._children(inside, run))]
            case "link_open":
                return [self._link(first, inside, run)]
            case "span_open":
                return self._span(first, inside, run)
            case "loose_brace":
                return self._loose_brace(first, run)
        code, message = _REFUSED[first.type]
        self.report(run.at(first), message, code)
        return []

    def _span(self, first: Token, inside: list[Token], run: Run) -> list[Inline]:
        at = run.at(first)
        if self.mark is None or any(token.type == SPAN_OPEN for token in inside):
            self.report(
                at,
                "a part cannot be here; only the words of a clause have parts, and a "
                "part has none of its own",
                "misplaced-part",
            )
            return list(self._children(inside, run))
        part, language = self.mark(first.content, at)
        outside = self.has_words_outside
        children = self._children(inside, run)
        self.has_words_outside = outside
        self.marked.append((part, children))
        return [Marked(part, children, language)]

    def _loose_brace(self, brace: Token, run: Run) -> list[Inline]:
        message = (
            "these braces are not attached to any words; put them directly after words in square "
            "brackets, or on a line of their own above the text; or write '\\{' if the brace is the "
            "council's own"
            if brace.meta["closes"]
            else "these braces do not close; end them with '}', or write '\\{' if the brace is the "
            "council's own"
        )
        self.report(run.at(brace), message, "malformed-attributes")
        return [Words(brace.content)]

    def _link(self, first: Token, inside: list[Token], run: Run) -> Link:
        href, title = str(first.attrGet("href") or ""), first.attrGet("title")
        if not (is_followed(href) or _TO_A_CLAUSE.fullmatch(href)):
            self.report(
                run.at(first),
                f"'{href}' is not a link that the handbook accepts; write https://…, mailto:…, tel:… "
                "or #c- and the id of a clause",
                "bad-link",
            )
        if title:
            self.report(
                run.at(first),
                f"the words “{title}” inside the link would be lost; write them as text, or remove "
                "them",
                "link-title",
            )
        link = Link(href, self._children(inside, run), run.at(first))
        if not plain_inline(link.children).strip():
            self.report(
                run.at(first),
                "this link has no words; write some between the square brackets, or remove it",
                "bad-link",
            )
        return link


def _first_words(tokens: list[Token]) -> str:
    """Return the words of the first item of a list, "" if the tokens are of something else."""
    if not tokens or not tokens[0].type.endswith("list_open"):
        return ""
    return next((token.content for token in tokens if token.type == "inline"), "")


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN].rsplit(' ', 1)[0]} …"


def _joined(children: list[Inline]) -> list[Inline]:
    """Join neighbouring words, which the parser splits at every character that might have been markup."""
    if len(children) == 1:  # as in most cells of a table
        return children if children != [Words("")] else []
    joined: list[Inline] = []
    for is_words, group in groupby(children, lambda child: isinstance(child, Words)):
        run = tuple(group)
        joined += [Words(plain_inline(run))] if is_words else run
    return [child for child in joined if child != Words("")]
