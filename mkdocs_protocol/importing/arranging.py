"""The blocks of a document arranged as an edition: where its clauses begin, what belongs to them, what is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import bullet_of
from mkdocs_protocol.core.protocol import bare_number
from mkdocs_protocol.importing.closing import closing_start
from mkdocs_protocol.importing.contents import with_contents, with_repeated
from mkdocs_protocol.importing.document import Block, Document, Guess, Sort
from mkdocs_protocol.importing.headings import is_short, with_headings
from mkdocs_protocol.importing.lines import prepared, slice_of
from mkdocs_protocol.importing.lost_dots import lost_dot, with_lost_dots
from mkdocs_protocol.importing.nesting import Nesting
from mkdocs_protocol.importing.numerals import unraised
from mkdocs_protocol.importing.pieces import Piece, Role
from mkdocs_protocol.importing.ranks import ranked, title_end
from mkdocs_protocol.reading.numbers import (
    figure_of,
    id_of,
    meant_by,
    printed_number,
    unseen_number,
)
from mkdocs_protocol.reading.open_nodes import slugged

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+[A-Za-z]?[.)]?")
_TYPED_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){1,4}[.)]?)\s+(?=\S)")
_PLAIN = re.compile(r"\d{1,9}[.)]")
_DEEPEST = 9
_FIGURE = re.compile(r"\d{1,9}")
_ITEM_MARK = re.compile(
    r"\(?(?:[a-zA-Z]{1,2}|[ivxlcdmIVXLCDM]{1,7}|\d{1,3})[.)]|\((?:[a-z]{1,2}|\d{1,3})\)\.?|[ivx]{1,5}"
)
_TYPED_NOTE = re.compile(r"(?:foot|end)note \d+", re.IGNORECASE)
_GOES_ON = re.compile(r"[:;,–—-]\s*$")
_AGAIN = Guess(
    "number-again", "this number has been used before; its address is made with its heading"
)
_TYPED = Guess("number-typed", "the figure that begins this heading is taken for its number, as it is the next one", certain=False)  # fmt: skip
_LABEL_WORDS = 9


def arranged(document: Document) -> tuple[Piece, ...]:
    """Return the pieces of the edition, in the order of the text."""
    blocks = document.blocks
    tabs = document.kind == "text"
    body = with_contents([b for b in blocks if b.sort not in {Sort.FRAME, Sort.NOTE}])
    body = with_repeated(list(prepared(body, tabs=tabs)))
    body = with_headings(with_lost_dots(body))
    heads = [b for b in blocks if b.sort is Sort.FRAME and b.place.part == "header"]
    feet = [b for b in blocks if b.sort is Sort.FRAME and b.place.part != "header"]
    machine = _Arranger(body)
    made = [
        Piece(Role.TITLE, each, number=machine.no_number(each), guesses=(_frame_guess(each),))
        for each in prepared(heads)
    ]
    made += machine.pieces()
    made += machine.notes(list(prepared(b for b in blocks if b.sort is Sort.NOTE)))
    made += [Piece(Role.FRAME, each, guesses=(_frame_guess(each),)) for each in prepared(feet)]
    return tuple(replace(piece, guesses=(*_of_block(piece), *piece.guesses)) for piece in made)


def _of_block(piece: Piece) -> tuple[Guess, ...]:
    """Return what was guessed about a block, what is uncertain in its cells included.

    Of a title nobody need know that it looks like a heading.
    """
    found = piece.block.guesses
    if piece.role is Role.TITLE:
        found = tuple(each for each in found if not each.code.startswith("heading-by"))
    cells = (cell for row in piece.block.rows for cell in row)
    inner = (each for cell in cells for block in cell.blocks for each in block.guesses)
    return tuple(dict.fromkeys((*found, *(each for each in inner if not each.certain))))


def _frame_guess(block: Block) -> Guess:
    return Guess(
        "page-frame",
        f"this line of the page's {block.place.part or 'frame'} is kept once in the edition",
    )


@dataclass(slots=True)
class _Arranger:
    _blocks: Sequence[Block]
    _made: list[Piece] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _with_number: set[str] = field(default_factory=set)
    """The ids of clauses with a number of their own."""
    _taken: dict[str, int] = field(default_factory=dict)
    """Up to which count the ids that begin with some words are taken."""
    _last: int = 0
    _heading: str = ""
    _has_heading: bool = False
    _clause: str = ""
    """The id of the clause that is open."""
    _is_of_heading: bool = False
    """Whether the open clause has a numbered heading for its beginning."""
    _count: int = 0
    _above: str = ""
    """The words of the block above, of the clause that is open."""
    _nesting: Nesting = field(default_factory=Nesting)
    _margin: int = 0
    """The depth at which the items that stand together begin."""
    _depth_of_clause: int = _DEEPEST
    """On which level of its file's list the clause is that is open."""
    _number_of_clause: str = ""
    _sections: set[str] = field(default_factory=set)
    """The numbers of all headings: one that counts anew inside a section is not the section's."""
    _numbers: set[str] = field(default_factory=set)
    """Every number of a section or clause so far."""

    def pieces(self) -> list[Piece]:
        blocks = self._blocks
        closing = closing_start(blocks)
        title = title_end(blocks, closing)
        if title >= closing:  # Something has to be a clause, so that it can be cited.
            title, closing = _first_text(blocks), len(blocks)
        blocks = self._blocks = (*blocks[:title], *ranked(blocks[title:]))
        self._sections = {bare_number(b.number) for b in blocks if b.sort is Sort.HEADING}
        for at, block in enumerate(blocks):
            if block.sort is Sort.CONTENTS:
                self._add(Role.CONTENTS, block)
            elif self._is_typed_note(at):
                self._made += self.notes([block])
            elif at >= closing:
                self._close(block, first=at == closing)
            elif at < title:
                role = Role.TABLE if block.sort is Sort.TABLE else Role.TITLE
                self._add(role, block, number=self.no_number(block))
            elif block.sort is Sort.HEADING:
                self._begin_section(block, self._number_after(at))
            else:
                self._take(block, blocks[at + 1] if at + 1 < min(len(blocks), closing) else None)
        return self._made

    def notes(self, blocks: Sequence[Block]) -> list[Piece]:
        """Return footnotes and endnotes as texts of their own, each called by its mark."""
        made: list[Piece] = []
        for block in blocks:
            if not block.number:
                made.append(Piece(Role.NOTE, block))
                continue
            kind = (block.place.part or block.number).split()[0].casefold()
            mark = unraised(block.number.split()[-1]).strip(".):")
            key = self._free(f"{kind}-{slugged(mark) or 1}")
            made.append(Piece(Role.NOTE, block, id=key, label=f"{kind.capitalize()} {mark}"))
        return made

    def _is_typed_note(self, at: int) -> bool:
        """Return whether a paragraph is a footnote that was typed at the end of the text."""
        if not _TYPED_NOTE.match(self._blocks[at].number):
            return False
        rest = self._blocks[at + 1 :]
        return not any(
            b.sort is Sort.HEADING or (b.number and not _TYPED_NOTE.match(b.number)) for b in rest
        )

    # Sections

    def _number_after(self, at: int) -> str:
        """Return the number that stands shortly after a block, "" if there is none."""
        few = self._blocks[at + 1 : at + 4]
        return next((each.number for each in few if each.number), "")

    def _begin_section(self, block: Block, following: str) -> None:
        self._close_clause()
        printed, text = block.number, block.text.strip()
        # A heading that stands in a list of bullets has no number.
        if bullet_of(f"{printed} ") == printed:
            printed, text = "", f"{printed} {text}".strip()
        given = ""
        guesses: tuple[Guess, ...] = ()
        line = f"{printed} {text}" if printed else text
        seen = printed_number(line, heading=True, last=self._last)
        if meant := lost_dot(block):
            given = meant
        elif printed and (seen is None or seen.printed != printed):
            given = meant_by(printed)
        elif not printed and seen:
            is_next = seen.canonical == str(self._last + 1) and text[seen.length :][:1].isupper()
            printed, given = (seen.printed, "") if is_next else ("", "none")
            is_sure = following.startswith(f"{seen.canonical}.1")
            guesses += (replace(_TYPED, certain=is_sure),) if is_next else ()
        elif not printed and unseen_number(line, last=()):
            given = "none"
        number = given if given not in {"", "none"} else bare_number(printed)
        self._note_number(number)
        self._heading, self._has_heading, self._count = text, True, 0
        key = id_of(number) if number else ""
        self._clause, self._is_of_heading = key, bool(key)
        if key and key in self._ids:
            given_id = self._free(f"{slugged(text) or 'section'}-{key}")
            guesses += (_AGAIN,)
            self._clause = given_id
            self._add(
                Role.HEADING, block, number=given, depth=block.level, id=given_id, guesses=guesses
            )
            return
        self._add(Role.HEADING, block, number=given, depth=block.level, guesses=guesses)

    # Text

    def _take(self, block: Block, following: Block | None) -> None:
        if block.sort is Sort.TABLE:
            self._in_clause(Role.TABLE, block)
        elif (below := _typed_number(block)) and self._has_above(below.number):
            self._numbered(below)
        elif block.sort is Sort.ITEM or (block.number and self._is_item(block)):
            self._item(block)
        elif block.number:
            self._numbered(block)
        else:
            self._plain(block, following)
        self._above = block.text

    def _has_above(self, number: str) -> bool:
        """Return whether the number one level above another has been seen: 3.1 of 3.1.2."""
        return bare_number(number).rpartition(".")[0] in self._numbers

    def _is_item(self, block: Block) -> bool:
        number = block.number
        if _DOTTED.fullmatch(number):
            return False
        if not (_ITEM_MARK.fullmatch(number) or _FIGURE.fullmatch(number)):
            return False
        depth = block.depth if block.automatic else _DEEPEST
        around = self._number_of_clause if depth == self._depth_of_clause else ""
        if self._nesting.goes_on(block, around) or self._nesting.is_inside(block):
            return True
        if self._clause and block.automatic and block.depth > self._depth_of_clause:
            return True
        if _PLAIN.fullmatch(number) or _FIGURE.fullmatch(number):
            if "." in self._clause and bare_number(number) == "1" and "1" in self._numbers:
                return True  # A list that counts from 1 inside clause 2.3.
            return (
                bare_number(number) == "1"
                and bool(_GOES_ON.search(self._above))
                and bool(self._clause)
            )
        if re.fullmatch(r"[A-Z]{1,2}[.)]?|[ivx]{1,5}", number):
            return bool(self._clause) and bool(_GOES_ON.search(self._above))
        return True

    def _item(self, block: Block) -> None:
        depth = self._nesting.depth_of(block, self._above)
        # An inner list that goes on behind a paragraph begins at the margin: deeper, its lines would be a program's code.
        goes_on = bool(self._made) and self._made[-1].role is Role.ITEM
        self._margin = min(self._margin, depth) if goes_on else depth
        depth -= self._margin
        guesses: tuple[Guess, ...] = ()
        if not self._clause:
            key, guesses = self._own_id(), (_id_guess("this list"),)
            self._open(key)
            self._add(Role.ITEM, block, depth=depth, id=key, guesses=guesses)
        else:
            self._add(Role.ITEM, block, depth=depth)

    def _numbered(self, block: Block) -> None:
        self._nesting = Nesting()
        self._depth_of_clause = block.depth if block.automatic else _DEEPEST
        printed = self._number_of_clause = block.number
        line = f"{printed} {block.text}"
        plain = _PLAIN.fullmatch(printed)
        seen = printed_number(line, heading=False)
        given = "" if plain or (seen and seen.printed == printed) else meant_by(printed)
        given = lost_dot(block) or given
        number = given or bare_number(printed)
        key = id_of(number)
        guesses: tuple[Guess, ...] = ()
        own = ""
        if given and printed_number(line, heading=False, meant=given) is None:
            given, own = "", self._free(key or self._own_id())
        if key in self._ids or not key or (plain and number in self._sections):
            own = self._free(f"{slugged(self._heading) or 'clause'}-{key or 1}")
            guesses = (_AGAIN,)
        last = self._made[-1] if self._made else None
        if plain and not own and last and last.id and _PLAIN.fullmatch(last.block.number):
            # In one list with the clause above it would get an id counted on from that one's.
            own = key
        self._note_number(number)
        self._with_number.add(own or key)
        self._open(own or key)
        self._add(Role.CLAUSE, block, id=own, number=given, guesses=guesses)

    def _plain(self, block: Block, following: Block | None) -> None:
        text = block.text
        none = self.no_number(block)
        goes_on = text[:1].islower() or (
            bool(_GOES_ON.search(self._above)) and not self._nesting.is_open
        )
        if self._is_label(block, following):
            self._close_clause()
            self._add(
                Role.LABEL,
                block,
                number=none,
                guesses=(
                    Guess(
                        "label", "this line is taken to be a label for what follows, not a clause"
                    ),
                ),
            )
        elif self._clause and (self._is_of_heading or goes_on):
            self._nesting = Nesting()
            self._add(Role.TEXT, block, number=none)
        else:
            above = self._clause
            key = self._own_id(above)
            self._open(key)
            marked = none if bullet_of(text.lstrip("*_[")) else ""
            self._add(
                Role.CLAUSE, block, id=key, number=marked, guesses=(_id_guess("this paragraph"),)
            )

    def _in_clause(self, role: Role, block: Block) -> None:
        self._nesting = Nesting()
        if self._clause:
            self._add(role, block)
        else:
            key = self._own_id()
            self._open(key)
            self._add(role, block, id=key, guesses=(_id_guess("this table"),))

    def _close(self, block: Block, *, first: bool) -> None:
        guess = Guess(
            "closing",
            "everything from here on is taken to be the end of the document, not a clause",
        )
        if first:
            self._close_clause()
        self._add(
            Role.CLOSING, block, number=self.no_number(block), guesses=(guess,) if first else ()
        )

    # What these have in common

    def _is_label(self, block: Block, following: Block | None) -> bool:
        return (
            following is not None
            and following.sort is not Sort.TABLE
            and bool(_DOTTED.fullmatch(following.number) or _PLAIN.fullmatch(following.number))
            and bare_number(following.number) != "1"
            and block.text.rstrip().endswith(":")
            and is_short(block, _LABEL_WORDS)
        )

    def no_number(self, block: Block) -> str:
        """Return "none" for words that begin like a number and are none."""
        line = block.text.split("\n")[0]
        if block.number or block.sort in {Sort.ITEM, Sort.TABLE}:
            return ""
        found = printed_number(line, heading=False) or unseen_number(line, last=(self._last,))
        is_figure = figure_of(line) > 0
        return "none" if found or is_figure or bullet_of(line.lstrip("*_[")) else ""

    def _own_id(self, above: str = "") -> str:
        """Return a free id for text without a number: by the clause above it, or by its heading."""
        self._count += 1
        if above[:1].isdigit():
            # The number of a clause may have a hyphen of its own: § 10-105.
            base, _, count = (
                above.rpartition("-") if above not in self._with_number else (above, "", "1")
            )
            return self._free(f"{base or above}-{int(count) + 1 if count.isdigit() else 2}")
        return self._free(f"{slugged(self._heading) or 'opening'}-{self._count}")

    def _free(self, wanted: str) -> str:
        wanted = re.sub(r"[-.]{2,}", "-", re.sub(r"[^a-z0-9.-]+", "-", wanted.lower())).strip("-.")
        key, count = wanted, self._taken.get(wanted, 1)
        while key in self._ids:
            count += 1
            key = f"{wanted}-{count}"
        self._taken[wanted] = count
        self._ids.add(key)
        return key

    def _open(self, key: str) -> None:
        self._clause, self._is_of_heading = key, False
        self._ids.add(key)

    def _close_clause(self) -> None:
        self._clause, self._is_of_heading, self._above = "", False, ""
        self._nesting = Nesting()
        self._depth_of_clause, self._number_of_clause = _DEEPEST, ""

    def _note_number(self, number: str) -> None:
        self._numbers.add(number)
        first, _, _ = number.partition(".")
        if first.isdecimal():
            self._last = max(self._last, int(first))

    def _add(
        self,
        role: Role,
        block: Block,
        *,
        id: str = "",
        number: str = "",
        depth: int = 0,
        guesses: tuple[Guess, ...] = (),
    ) -> None:
        if self._is_of_heading and role in {Role.TEXT, Role.ITEM, Role.TABLE}:
            self._ids.add(self._clause)
        self._made.append(Piece(role, block, id=id, number=number, depth=depth, guesses=guesses))


def _typed_number(block: Block) -> Block | None:
    """Return an item with a bullet whose words begin with a number such as 3.1.2 as a paragraph with that number."""
    found = _TYPED_NUMBER.match(block.text)
    if block.sort is not Sort.ITEM or not found or any(map(str.isalnum, block.number)):
        return None
    runs = slice_of(block.runs, found.end(), len(block.text))
    return replace(
        block,
        sort=Sort.PARAGRAPH,
        number=found[1],
        bullet=block.number,
        runs=runs,
        automatic=False,
    )


def _first_text(blocks: Sequence[Block]) -> int:
    """Return which block is to be the first clause of a text that has nothing but short lines."""
    lengths = [
        0 if b.sort is Sort.CONTENTS else len(b.text) + 1000 * (b.sort is Sort.TABLE)
        for b in blocks
    ]
    return lengths.index(max(lengths)) if lengths else 0


def _id_guess(what: str) -> Guess:
    return Guess(
        "id-made", f"{what} has no number; its address in the edition is made from its position"
    )
