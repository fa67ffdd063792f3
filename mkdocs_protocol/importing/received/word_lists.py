"""Word's automatic numbers, counted anew (ISO/IEC 29500-1, 17.9): this reader's own count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from mkdocs_protocol.importing.numerals import printed
from mkdocs_protocol.importing.received.events import Handler
from mkdocs_protocol.importing.received.word_styles import Styles
from mkdocs_protocol.importing.symbols import as_seen

_PLACE = re.compile(r"%([1-9])")
_OWN_FORM = re.compile(r"0*1(?=,|$)")
_LEVELS = 9


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts_after: int | None = None
    """The level, counted from 1, after which it begins again; 0 never; None after each one above."""
    style: str = ""
    joint: str = "tab"
    font: str = ""
    hidden: bool = False


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    same_as_style: str = ""


@dataclass
class _Use:
    """One `w:num`: a list in use, with what it overrides."""

    of: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class ListReader(Handler):
    """Takes in `numbering.xml`."""

    def __init__(self) -> None:
        self.lists: dict[str, _List] = {}
        self.uses: dict[str, _Use] = {}
        self._list: _List | None = None
        self._use: _Use | None = None
        self._override = 0
        self._at: int | None = None
        self._level = _Level()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        value = attributes.get("w:val", "")
        match name:
            case "w:abstractNum":
                self._list = self.lists.setdefault(attributes.get("w:abstractNumId", ""), _List())
            case "w:numStyleLink" if self._list is not None:
                self._list.same_as_style = value
            case "w:num":
                self._use = self.uses.setdefault(attributes.get("w:numId", ""), _Use())
            case "w:abstractNumId" if self._use is not None:
                self._use.of = value
            case "w:lvlOverride":
                self._override = _whole(attributes.get("w:ilvl"), 0)
            case "w:startOverride" if self._use is not None:
                self._use.starts[self._override] = _whole(value, 1)
            case "w:lvl":
                self._at = _whole(attributes.get("w:ilvl"), 0)
                self._level = _Level(start=0)  # Without w:start it begins at 0 (17.9.25).
            case _ if self._at is not None:
                self._part_of_level(name, value, attributes)

    def _part_of_level(self, name: str, value: str, attributes: dict[str, str]) -> None:
        change: dict[str, object] = {}
        match name:
            case "w:start":
                change = {"start": _whole(value, 1)}
            case "w:numFmt":
                own = _OWN_FORM.match(attributes.get("w:format", ""))
                change = {"form": own[0].replace("1", "0") if own else value}
            case "w:lvlText":
                change = {"text": value if attributes.get("w:null") is None else ""}
            case "w:isLgl":
                change = {"legal": _is_on(value)}
            case "w:lvlRestart":
                change = {"restarts_after": _whole(value, 0)}
            case "w:pStyle":
                change = {"style": value}
            case "w:suff":
                change = {"joint": value}
            case "w:rFonts":
                change = {"font": attributes.get("w:ascii") or attributes.get("w:hAnsi") or ""}
            case "w:vanish":
                change = {"hidden": _is_on(value)}
        if change:
            self._level = replace(self._level, **change)  # type: ignore[arg-type]

    def end(self, name: str) -> None:
        """Take in the end of one."""
        if name == "w:lvl" and self._at is not None:
            if self._use is not None:
                self._use.levels[self._at] = self._level
            elif self._list is not None:
                self._list.levels[self._at] = self._level
            self._at = None
        elif name == "w:abstractNum":
            self._list = None
        elif name == "w:num":
            self._use = None


class Numbers:
    """Counts on through a document, in the order of reading."""

    def __init__(self, read: ListReader, styles: Styles) -> None:
        self._uses, self._styles = read.uses, styles
        self._lists = {name: self._followed(read, each) for name, each in read.lists.items()}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def _followed(self, read: ListReader, each: _List) -> _List:
        """Return the list that one takes from a numbering style, itself if it takes none."""
        if not each.same_as_style:
            return each
        use = read.uses.get(self._styles.numbering(each.same_as_style)[0])
        return (read.lists.get(use.of) if use else None) or each

    def label(self, style: str, use_id: str | None, level: int | None) -> tuple[str, str]:
        """Return what stands before a paragraph, and what stands between it and the words; count it."""
        own_id, own_level = self._styles.numbering(style)
        from_style = use_id is None
        use_id = own_id if use_id is None else use_id
        use = self._uses.get(use_id)
        if use is None or use_id == "0":
            return "", ""
        of = self._lists.get(use.of, _List())
        if level is None:
            level = (
                self._level_of(of, use, style, own_level) if from_style or own_id == use_id else 0
            )
        if not 0 <= level < _LEVELS or not (of.levels.get(level) or use.levels.get(level)):
            return "", ""
        self._count(use_id, use, of, level)
        return self._written(use, of, level)

    def _level_of(self, of: _List, use: _Use, style: str, own_level: int | None) -> int:
        for each in self._styles.chain(style):
            for level in range(_LEVELS):
                if _level(of, use, level).style == each:
                    return level
        return own_level or 0

    def _count(self, use_id: str, use: _Use, of: _List, level: int) -> None:
        counts = self._counts.setdefault(use.of, {})
        is_first = level in use.starts and (use_id, level) not in self._begun
        if is_first:
            self._begun.add((use_id, level))
        for above in range(level):
            if above in use.starts and (use_id, above) not in self._begun:
                self._begun.add((use_id, above))
                counts[above] = use.starts[above]
            counts.setdefault(above, _start(of, use, above))
        counts[level] = (
            _start(of, use, level) if is_first or level not in counts else counts[level] + 1
        )
        for below in [each for each in counts if each > level]:
            after = _level(of, use, below).restarts_after
            if after is None or (after and level < after):
                del counts[below]

    def _written(self, use: _Use, of: _List, level: int) -> tuple[str, str]:
        shape = _level(of, use, level)
        if shape.hidden or (shape.form == "none" and not shape.text):
            return "", ""
        if shape.form == "bullet":
            return as_seen(shape.text, shape.font), " "
        counts = self._counts[use.of]

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = _level(of, use, at).form
            is_legal = shape.legal and form not in ("none", "bullet", "decimalZero")
            return printed(counts.get(at, _start(of, use, at)), "decimal" if is_legal else form)

        label = as_seen(_PLACE.sub(number, shape.text), shape.font)
        return label, "" if shape.joint == "nothing" else " "


def _level(of: _List, use: _Use, level: int) -> _Level:
    return use.levels.get(level) or of.levels.get(level) or _Level()


def _start(of: _List, use: _Use, level: int) -> int:
    return use.starts.get(level, _level(of, use, level).start)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return min(max(int(text or ""), 0), 1_000_000)
    except ValueError:
        return otherwise


def _is_on(value: str) -> bool:
    return value not in ("0", "false", "off")
