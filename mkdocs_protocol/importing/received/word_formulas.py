"""Formulas of Word (ISO/IEC 29500-1, 22.1) as they stream by: what is above, below or round is said in the line."""

from __future__ import annotations

from dataclasses import dataclass, field

_PLACES = ("m:num", "m:den", "m:e", "m:sup", "m:sub", "m:deg")
_SIGNS = {"m:begChr": "begin", "m:endChr": "end", "m:chr": "sign"}
_KINDS = ("m:f", "m:sSup", "m:sSub", "m:sSubSup", "m:rad", "m:d", "m:nary")


@dataclass
class _Part:
    kind: str
    places: dict[str, list[str]] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    into: list[str] = field(default_factory=list)


class Formulas:
    """Takes in the elements of formulas; what is whole is given back by `end`."""

    def __init__(self) -> None:
        self._open: list[_Part] = []

    @property
    def is_open(self) -> bool:
        """Whether words belong to a part that is not whole yet."""
        return bool(self._open)

    def start(self, name: str, value: str | None) -> None:
        """Take in an element."""
        if name in _KINDS:
            self._open.append(_Part(name))
        elif self._open and name in _PLACES:
            part = self._open[-1]
            part.into = []
            part.places.setdefault(name, []).append("")
        elif self._open and name in _SIGNS:
            self._open[-1].signs[_SIGNS[name]] = value or ""

    def add(self, words: str) -> None:
        """Take in words of the part that is open."""
        self._open[-1].into.append(words)

    def end(self, name: str) -> str:
        """Take in the end of an element; return the words of a formula's part that is whole and in no other."""
        if not self._open:
            return ""
        part = self._open[-1]
        if name in _PLACES and name in part.places:
            part.places[name][-1] = "".join(part.into).strip()
            part.into = []
        if name != part.kind:
            return ""
        self._open.pop()
        words = _line(part)
        if not self._open:
            return words
        self.add(words)
        return ""


def _line(part: _Part) -> str:
    def at(name: str) -> str:
        return next(iter(part.places.get(f"m:{name}", [])), "")

    def held(name: str) -> str:
        return at(name) if at(name).isalnum() else f"({at(name)})"

    low = f"_{held('sub')}" if at("sub") or part.kind.startswith("m:sSub") else ""
    high = f"^{held('sup')}" if at("sup") or part.kind.endswith("Sup") else ""
    match part.kind:
        case "m:f":
            return f"{held('num')}/{held('den')}"
        case "m:rad":
            return f"{at('deg')}√({at('e')})"
        case "m:d":
            inner = ", ".join(part.places.get("m:e", []))
            return f"{part.signs.get('begin', '(')}{inner}{part.signs.get('end', ')')}"
        case "m:nary":
            return f"{part.signs.get('sign', '∫')}{low}{high} {at('e')}"
    return f"{at('e')}{low}{high}"
