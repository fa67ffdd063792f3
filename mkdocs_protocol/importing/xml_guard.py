"""XML of foreign files, looked through once before any parser builds a tree of it.

One pass of expat, which builds nothing, refuses what could make a parser fetch, expand or recurse: a document type
(with it every entity, internal or not), depth, numbers of elements and attributes. A reader may then use the parser
it likes. `defusedxml` refuses the same declarations but bounds neither depth nor number, for trees of its own only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from mkdocs_protocol.importing.containers import refused

if TYPE_CHECKING:
    from mkdocs_protocol.importing.containers import Package

DEEPEST = 250
"""Elements within one another: libxml2 stops at 256, and a table in a table takes four."""
MOST_ELEMENTS = 2_000_000
"""In one part; a page of Word has some thousand."""
MOST_ATTRIBUTES = 500


def xml_part(package: Package, part: str) -> bytes | None:
    """Return the XML of a part that is safe to parse, None if there is no such part.

    Raises ImportRefusedError for one that is broken, or that no word processor writes.
    """
    content = package.read(part)
    if content is not None:
        guard_xml(content, package.name)
    return content


def guard_xml(content: bytes, name: str) -> None:
    """Raise ImportRefusedError, which calls the file `name`, unless some XML is safe to parse."""
    guard = _Guard(name)
    parser = expat.ParserCreate(
        namespace_separator=" "
    )  # Which refuses a prefix that nothing declares.
    parser.StartDoctypeDeclHandler = guard.refuse_type
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.ordered_attributes = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise refused(
            name,
            f"it is damaged (its XML is broken at line {error.lineno})",
            "open it in a word processor and save a copy",
        ) from None
    except (LookupError, ValueError):
        raise refused(
            name,
            "it is damaged (its XML is in an encoding that is not known)",
            "open it in a word processor and save a copy",
        ) from None


class _Guard:
    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._elements = 0

    def refuse_type(self, *_: object) -> None:
        raise self._refusal("it declares a document type (DTD), which no word processor writes")

    def start(self, _: str, attributes: list[str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            raise self._refusal(f"its parts are nested more than {DEEPEST} deep")
        if self._elements > MOST_ELEMENTS or len(attributes) > 2 * MOST_ATTRIBUTES:
            raise self._refusal("it has more parts than a document of 1,000 pages")

    def end(self, _: str) -> None:
        self._depth -= 1

    def _refusal(self, why: str) -> Exception:
        return refused(
            self._name,
            why,
            "open it in a word processor, check that it is what you expect, and save a copy",
        )
