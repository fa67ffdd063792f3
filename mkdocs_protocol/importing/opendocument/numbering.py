"""The automatic numbers of an OpenDocument text (ISO/IEC 26300-1, 5.3 and 16.30 to 16.34)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import in_columns, printed
from mkdocs_protocol.importing.opendocument.styles import OUTLINE, Level, Styles
from mkdocs_protocol.importing.opendocument.xml import value, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PLACE = re.compile(r"%(\d{1,2})%")
_KINDS = {
    "1": "decimal", "i": "lowerRoman", "I": "upperRoman", "1st": "ordinal", "One": "cardinalText", "First": "ordinalText",
    "①, ②, ③, ...": "decimalEnclosedCircle",
}  # fmt: skip
_ZEROS = re.compile(r"(0{1,8})1(?:,|$)")


@dataclass(slots=True)
class Counts:
    """How far one list has counted, level by level."""

    at: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    style: str
    counts: Counts
    level: int = -1
    """The level of a paragraph that is a list by itself; -1 if the open lists give it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is shown before a paragraph."""

    text: str
    is_bullet: bool
    level: int


@dataclass(slots=True)
class Lists:
    """The lists that are open, and what has been counted."""

    styles: Styles
    _open: list[_Open] = field(default_factory=list)
    _by_id: dict[str, _Open] = field(default_factory=dict)
    _last_of_style: dict[str, Counts] = field(default_factory=dict)
    _last: _Open | None = None
    _of_styles: dict[str, Counts] = field(default_factory=dict)
    """Of lists that paragraphs belong to by their styles alone."""
    _item: tuple[bool, int | None] = (False, None)
    """Whether an item has begun whose first paragraph is to come, and with which number."""

    def inside(self) -> Lists:
        """Return the lists for a cell of a table: with what has been counted, and none open."""
        return Lists(self.styles, [], self._by_id, self._last_of_style, self._last, self._of_styles)

    def begin(self, node: Element) -> None:
        """Begin a list, or one inside an item."""
        outer = self._open[-1] if self._open else None
        style = value(node, "text:style-name") or (outer.style if outer else "")
        if outer is not None:
            made = _Open(style, outer.counts)
        else:
            counts = self._continued(node, style) or Counts()
            made = _Open(style, counts)
            self._last_of_style[style] = counts
            self._last = made
        if key := value(node, "xml:id"):
            self._by_id[key] = made
        self._open.append(made)

    def begin_numbered(self, node: Element) -> None:
        """Begin a paragraph that is a list by itself; those of one list count on (ISO/IEC 26300-1:2015, 5.3.6)."""
        key = f"\0{value(node, 'text:list-id') or value(node, 'text:style-name')}"
        made = self._by_id.setdefault(key, _Open("", Counts()))
        level = max(whole(node, "text:level", 1), 1) - 1
        self._open.append(_Open(value(node, "text:style-name"), made.counts, level))
        self.begin_item(node, is_header=False)

    def end(self) -> None:
        """End the innermost list."""
        del self._open[-1:]
        self._item = (False, None)

    def begin_item(self, node: Element, *, is_header: bool) -> None:
        """Begin an item; a header of a list has no number."""
        start = whole(node, "text:start-value", -1)
        self._item = (not is_header, start if start >= 0 else None)

    def mark(self, node: Element, style: str, *, is_heading: bool) -> Mark | None:
        """Return what is shown before a paragraph, None for nothing; it is counted."""
        if value(node, "text:is-list-header") == "true":
            return None
        if self._open:
            begins, start = self._item
            self._item = (False, None)
            if not begins:
                return None
            at = self._open[-1]
            # A list without a style of its own has that of its paragraph.
            of = at.style or self.styles.first("paragraph", style, "style:list-style-name") or ""
            level = len(self._open) - 1 if at.level < 0 else at.level
            return self._count(at.counts, of, level, start)
        own = self.styles.first("paragraph", style, "style:list-style-name")
        level = whole(node, "text:outline-level", 1) - 1
        restart = (
            whole(node, "text:start-value", 1)
            if value(node, "text:restart-numbering") == "true"
            else None
        )
        if own:
            return self._count(
                self._of_styles.setdefault(own, Counts()), own, level if is_heading else 0, restart
            )
        if is_heading and own is None:
            return self._count(
                self._of_styles.setdefault(OUTLINE, Counts()), OUTLINE, level, restart
            )
        return None

    def _continued(self, node: Element, style: str) -> Counts | None:
        if (before := self._by_id.get(value(node, "text:continue-list"))) is not None:
            return before.counts
        if value(node, "text:continue-numbering") == "true":
            if style in self._last_of_style:
                return self._last_of_style[style]
            return (
                self._last.counts if self._last is not None and self._last.style == style else None
            )
        return None

    def _count(self, counts: Counts, style: str, at: int, start: int | None) -> Mark | None:
        levels = self.styles.lists.get(style, {})
        level = levels.get(at)
        if level is None:
            return None
        if start is not None:
            counts.at[at] = start
        else:
            counts.at[at] = counts.at[at] + 1 if at in counts.at else level.start
        for of in range(at):  # A level that is left out counts as used where a deeper one stands.
            if of in levels:
                counts.at.setdefault(of, levels[of].start)
        for deeper in [each for each in counts.at if each > at]:
            del counts.at[deeper]
        if level.is_bullet:
            return Mark(level.sign, True, at)
        return Mark(_text(levels, level, counts, at).strip(), False, at)


def _text(levels: dict[int, Level], level: Level, counts: Counts, at: int) -> str:
    def number(of: int) -> str:
        one = levels.get(of)
        if one is None or one.is_bullet:
            return ""
        return _one(counts.at.get(of, one.start), one)

    if level.whole is not None:
        return _PLACE.sub(lambda found: number(int(found[1]) - 1), level.whole)
    if not level.form:
        return f"{level.before}{level.after}"
    numbers = [number(of) for of in range(max(0, at - level.shows + 1), at + 1)]
    return f"{level.before}{'.'.join(each for each in numbers if each)}{level.after}"


def _one(count: int, level: Level) -> str:
    form = level.form
    if not form:
        return ""
    if form.lower() == "a":
        letters = printed(count, "lowerLetter") if level.repeats else in_columns(count)
        return letters.upper() if form == "A" else letters
    if zeros := _ZEROS.match(form):
        return f"{count:0{len(zeros[1]) + 1}d}"
    return printed(count, _KINDS.get(form, "decimal"))
