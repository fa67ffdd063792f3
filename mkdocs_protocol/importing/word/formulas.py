"""A formula of Word's (ISO/IEC 29500-1, 22.1) as one line that says the same: a/b, x^2, √(a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.importing.word.xml import M

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 60
_DRAWN = frozenset({"f", "sSup", "sSub", "sSubSup", "rad", "d", "nary"})


def in_one_line(element: Element, depth: int = 0) -> str:
    """Return the words of a formula; of what is drawn above and below, with the signs that stand for it in a line."""
    if depth > _DEEPEST:
        return ""
    name = element.tag.removeprefix(f"{{{M}}}")
    if name == "t":
        return element.text or ""
    if name in _DRAWN:
        return _drawn(element, name, depth)
    return "".join(in_one_line(each, depth + 1) for each in element)


def _drawn(element: Element, name: str, depth: int) -> str:
    """Return what is drawn above, below or round other words."""

    def part(which: str) -> str:
        found = element.find(f"{{{M}}}{which}")
        return in_one_line(found, depth + 1).strip() if found is not None else ""

    # Each part is read once: they stand in one another.
    sub, sup = part("sub"), part("sup")
    low, high = f"_{_held(sub)}", f"^{_held(sup)}"
    if name == "f":
        return f"{_held(part('num'))}/{_held(part('den'))}"
    if name == "rad":
        return f"{part('deg')}√({part('e')})"
    if name == "d":
        parts = (in_one_line(each, depth + 1).strip() for each in element.findall(f"{{{M}}}e"))
        return f"{_sign(element, 'begChr', '(')}{', '.join(parts)}{_sign(element, 'endChr', ')')}"
    if name == "nary":
        limits = low * bool(sub) + high * bool(sup)
        return f"{_sign(element, 'chr', '∫')}{limits} {part('e')}"
    return part("e") + low * ("Sub" in name) + high * name.endswith("Sup")


def _held(words: str) -> str:
    return words if words.isalnum() else f"({words})"


def _sign(element: Element, which: str, otherwise: str) -> str:
    found = element.find(f"{{{M}}}{element.tag.rpartition('}')[2]}Pr/{{{M}}}{which}")
    return otherwise if found is None else found.get(f"{{{M}}}val", "")
