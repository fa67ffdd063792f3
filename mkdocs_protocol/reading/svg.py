"""SVG as a picture: shapes and colours, and nothing that acts, fetches, or holds another document.

A page shows a crest by `<img>`, in which no browser runs or fetches anything. But the file has an address of its own,
and opened there it is a document of the site. So what it may hold is a list (W3C, "SVG 2"), not what it must not.
"""

from __future__ import annotations

import re
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset((
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient", "stop",
    "filter", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feGaussianBlur", "feMerge", "feMergeNode",
    "feOffset", "style", "metadata", "switch",
))  # fmt: skip
_OF_EDITORS = (
    "http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://ns.adobe.com/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/", "http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://www.bohemiancoding.com/",
    "http://www.serif.com/",
)  # fmt: skip
"""Namespaces of drawing programs' own notes, which mean nothing to a browser."""
_DEEPEST, _MOST = 100, 20_000
_WITHIN = re.compile(r"#[^\s\"'()]+")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
_HINT = "; save it as “plain SVG” or “optimised SVG” in the drawing program, or save it as PNG"


class _Refused(Exception):
    pass


def fault_of_svg(content: bytes) -> str:
    """Return why an SVG cannot be published, and what to do; or ""."""
    look = _Look()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = look.doctype
    parser.ProcessingInstructionHandler = look.instruction
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.words
    try:
        parser.Parse(content, True)
    except _Refused as refusal:
        return f"this SVG {refusal} (line {parser.CurrentLineNumber}){_HINT}"
    except (expat.ExpatError, LookupError, ValueError):
        return f"this SVG is damaged (its XML is broken at line {parser.CurrentLineNumber}){_HINT}"
    return ""


class _Look:
    """One pass over a drawing; each method raises _Refused for anything that is not allowed."""

    def __init__(self) -> None:
        self._depth = self._count = 0
        self._styles: list[str] | None = None

    def doctype(self, *_: object) -> None:
        raise _Refused("declares a document type (DTD)")

    def instruction(self, target: str, _: str) -> None:
        raise _Refused(f"has an instruction to a program (<?{target[:40]})")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        space, _, local = name.rpartition(" ")
        if self._depth > _DEEPEST or self._count > _MOST:
            raise _Refused("has more parts than a crest needs")
        if self._depth == 1 and (space, local) != (_SVG, "svg"):
            raise _Refused("does not begin with an <svg> of its own")
        if space == _SVG and local not in _SHAPES:
            raise _Refused(f"has a <{local[:40]}>, which is not a shape or colour")
        if space != _SVG and not space.startswith(_OF_EDITORS):
            raise _Refused(f"has a <{local[:40]}> that is not SVG")
        if (space, local) == (_SVG, "style"):
            self._styles = []
        for key, value in attributes.items():
            _check(key.rpartition(" ")[2], value)

    def words(self, words: str) -> None:
        if self._styles is not None:
            self._styles.append(words)

    def end(self, _: str) -> None:
        self._depth -= 1
        if self._styles is not None:
            _check_styles("".join(self._styles))
            self._styles = None


def _check(key: str, value: str) -> None:
    """Raise _Refused for an attribute that acts or fetches."""
    lower = key.lower()
    if lower.startswith("on"):
        raise _Refused(f"has a script in it ({key[:40]}=…)")
    if lower in ("href", "src") and not _WITHIN.fullmatch(value.strip()):
        raise _Refused(f"leads elsewhere ({key}=…)")
    _check_styles(value)


def _check_styles(styles: str) -> None:
    """Raise _Refused for styles that fetch, and for escapes (`\\75rl`), which cannot be checked."""
    if "\\" in styles or "@import" in styles.lower():
        raise _Refused("has styles that could fetch something")
    for url in _URL.finditer(styles):
        if not _WITHIN.fullmatch(url[1].strip()):
            raise _Refused("has styles that fetch something")
