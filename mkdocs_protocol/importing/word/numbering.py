"""The automatic numbers of a Word file, worked out as Word does (ECMA-376 part 1, 17.9).

Lists that share an abstract definition go on counting together; `startOverride` begins one anew where its number
instance is first used; a deeper level begins again after a higher one, unless `lvlRestart` says after which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import is_known, printed
from mkdocs_protocol.importing.symbols import shown
from mkdocs_protocol.importing.word.xml import child, children, integer, is_on, value, w

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 0
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    """Whether higher levels are printed in figures here, whatever they are themselves."""
    restart: int | None = None
    """After which level, counted from 1, it begins again; 0 for never, None for every higher one."""
    style: str = ""
    """The paragraph style that is numbered on this level."""
    suffix: str = "tab"
    font: str = ""
    hidden: bool = False
    custom: str = ""
    """The pattern of a custom kind: "001, 002, 003, ..."."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paragraph."""

    text: str
    is_bullet: bool
    level: int
    doubts: tuple[str, ...] = ()
    """Sentences about what Word does here that is not documented, or is not known."""


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level]
    style_link: str = ""
    """The numbering style that it is the definition of."""
    taken_from: str = ""
    """The numbering style whose definition it takes."""


@dataclass(slots=True)
class _Instance:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted."""

    _abstracts: dict[str, _Abstract] = field(default_factory=dict)
    _instances: dict[str, _Instance] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _skipped: list[int] = field(default_factory=list)
    """The higher levels of the last number on which there was no paragraph."""

    @classmethod
    def read(cls, root: Element | None, numbering_styles: Mapping[str, str]) -> Numbering:
        """Read numbering.xml. `numbering_styles` gives the number instance of each numbering style."""
        made = cls()
        for each in children(root, "abstractNum"):
            levels = {integer(lvl, "ilvl"): _level(lvl) for lvl in children(each, "lvl")}
            made._abstracts[each.get(w("abstractNumId"), "")] = _Abstract(
                levels, value(child(each, "styleLink")), value(child(each, "numStyleLink"))
            )
        for each in children(root, "num"):
            levels, starts = {}, {}
            for override in children(each, "lvlOverride"):
                at = integer(override, "ilvl")
                if (own := child(override, "lvl")) is not None:
                    levels[at] = _level(own)
                if (start := child(override, "startOverride")) is not None:
                    starts[at] = integer(start, "val")
            made._instances[each.get(w("numId"), "")] = _Instance(
                value(child(each, "abstractNumId")), levels, starts
            )
        made._follow_links(numbering_styles)
        return made

    def level_of_styles(self, instance: str, styles: tuple[str, ...]) -> int | None:
        """Return the level of a list on which the first of these styles is numbered that one names."""
        found = self._instances.get(instance)
        if found is None:
            return None
        levels = {**self._abstract(found).levels, **found.levels}
        named = {level.style: at for at, level in reversed(levels.items()) if level.style}
        return next((named[style] for style in styles if style in named), None)

    def next(self, instance: str, level: int) -> Number | None:
        """Count a paragraph and return its number; None if the list is not defined."""
        found = self._instances.get(instance)
        if found is None or not 0 <= level < LEVELS:
            return None
        levels = {**self._abstract(found).levels, **found.levels}
        if level not in levels:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        self._count(instance, found, levels, counts, level)
        return self._printed(levels, found, counts, level)

    def _count(
        self,
        name: str,
        instance: _Instance,
        levels: dict[int, Level],
        counts: dict[int, int],
        at: int,
    ) -> None:
        if at in instance.starts and (name, at) not in self._begun:
            counts[at] = instance.starts[at]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = instance.starts.get(at, levels[at].start)
        self._begun.add((name, at))
        self._skipped = [of for of in range(at) if of in levels and of not in counts]
        for (
            of
        ) in self._skipped:  # A level that is left out counts as used where a deeper one stands.
            counts[of] = instance.starts.get(of, levels[of].start)
        for deeper in [each for each in counts if each > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                del counts[deeper]

    def _printed(
        self, levels: dict[int, Level], instance: _Instance, counts: dict[int, int], at: int
    ) -> Number:
        level = levels[at]
        doubts: list[str] = []
        if level.kind == "bullet":
            sign, known = shown(level.text, level.font)
            if not known:
                doubts.append("its bullet is a sign of a font that is not known here")
            return Number(sign.strip() and sign, is_bullet=True, level=at, doubts=tuple(doubts))

        def number(found: re.Match[str]) -> str:
            of = int(found[1]) - 1
            if of not in levels:
                return ""
            if of in self._skipped:
                doubts.append(
                    f"its number is on level {at + 1} of a list without one on level {of + 1} before it"
                )
            count = counts.get(of, instance.starts.get(of, levels[of].start))
            return _one(count, levels[of], level, doubts)

        text = _PLACEHOLDER.sub(number, level.text)
        return Number("" if level.hidden else text.strip(), False, at, tuple(doubts))

    def _abstract(self, instance: _Instance) -> _Abstract:
        return self._abstracts.get(instance.abstract) or _Abstract({})

    def _follow_links(self, numbering_styles: Mapping[str, str]) -> None:
        """Let a list that takes the definition of a numbering style have it, and count with it."""
        linked = {a.style_link: key for key, a in self._abstracts.items() if a.style_link}
        for instance in self._instances.values():
            wanted = self._abstract(instance).taken_from
            if not wanted:
                continue
            through = self._instances.get(numbering_styles.get(wanted, ""))
            target = linked.get(wanted) or (through.abstract if through else "")
            if target in self._abstracts:
                instance.abstract = target


def _one(count: int, level: Level, shown_on: Level, doubts: list[str]) -> str:
    if level.kind == "bullet":
        return ""
    if shown_on.legal and level.kind not in {"none", "decimalZero"}:
        # The two figures of 1.01 stay, as in Word's own list of articles and sections.
        return str(count)
    if level.custom:
        first = level.custom.split(",")[0].strip()
        return f"{count:0{len(first)}d}" if first.isdigit() else str(count)
    if not is_known(level.kind):
        doubts.append(f"a number of the kind “{level.kind}” is printed in figures")
    return printed(count, level.kind)


def _level(lvl: Element) -> Level:
    restart = child(lvl, "lvlRestart")
    properties = child(lvl, "rPr")
    fonts = child(properties, "rFonts")
    kind = child(lvl, "numFmt")
    # A kind of its own comes with a kind for programs that do not know it.
    choice = lvl.find(".//{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice")
    if choice is not None and child(choice, "numFmt") is not None:
        kind = child(choice, "numFmt")
    made = Level(
        start=integer(child(lvl, "start"), "val"),
        kind=value(kind) or "decimal",
        text=value(child(lvl, "lvlText")),
        legal=is_on(child(lvl, "isLgl")),
        restart=None if restart is None else integer(restart, "val"),
        style=value(child(lvl, "pStyle")),
        suffix=value(child(lvl, "suff")) or "tab",
        font=(fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else "",
        hidden=is_on(child(properties, "vanish")),
    )
    if made.kind == "custom":
        return replace(made, custom=kind.get(w("format"), "1") if kind is not None else "1")
    return made
