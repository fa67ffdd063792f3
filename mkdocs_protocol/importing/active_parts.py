"""What in a package is active or refers to something outside: macros, links to other files, embedded files.

None of it is run, followed or opened; each is a remark, so that nobody believes that it was read.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.importing.document import Place, Remark
from mkdocs_protocol.importing.xml_guard import xml_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.containers import Package

_MACROS = re.compile(r"(?:^|/)vbaProject\.bin$|^Basic/|^Scripts/", re.IGNORECASE)
_EMBEDDED = re.compile(r"^word/embeddings/|^Object \d+/content\.xml$", re.IGNORECASE)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS = frozenset({"hyperlink"})
"""Kinds of external link that a reader of the page chooses to follow; the reader of the text reports them."""
_SHOWN = 5


def active_remarks(package: Package) -> tuple[Remark, ...]:
    """Return a remark for each kind of part that is active or refers to something outside the package.

    Raises ImportRefusedError if a list of relationships is no safe XML.
    """
    return tuple(_remarks(package))


def _remarks(package: Package) -> Iterator[Remark]:
    if any(_MACROS.search(name) for name in package.names):
        yield Remark(
            "macros", "the file has macros (programs); they were not run and are not imported"
        )
    embedded = sum(bool(_EMBEDDED.search(name)) for name in package.names)
    if embedded:
        many = "a file" if embedded == 1 else f"{embedded} files"
        yield Remark(
            "embedded-files",
            f"{many} embedded in the document (tables, drawings) could not be read; write its words in by hand if it has any",
        )
    outside: dict[str, Counter[str]] = {}
    for name in package.names:
        if not name.lower().endswith(".rels"):
            continue
        for kind, target, is_outside in _relationships(package, name):
            if kind == "aFChunk":
                yield Remark(
                    "embedded-files",
                    f"a text of another kind is embedded in the document ({visible(target)}); it was not read",
                    Place(part=name),
                )
            elif is_outside and kind not in _HARMLESS:
                outside.setdefault(kind, Counter())[visible(target)] += 1
    for kind, targets in sorted(outside.items()):
        shown = ", ".join(sorted(targets)[:_SHOWN]) + (" …" if len(targets) > _SHOWN else "")
        yield Remark(
            "external-link",
            f"the document takes something from elsewhere ({visible(kind)}: {shown}); it was not fetched",
        )


def _relationships(package: Package, part: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the kind and target of each relationship in a part, and whether it is outside the file."""
    for each in ElementTree.fromstring(xml_part(package, part) or b"<none/>").iter(_RELATIONSHIP):
        yield (
            each.get("Type", "").rpartition("/")[2],
            each.get("Target", ""),
            each.get("TargetMode", "").lower() == "external",
        )
