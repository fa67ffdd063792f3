"""Footnotes and endnotes of a Word file: the mark that each bears, in the order in which the text calls them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import printed
from mkdocs_protocol.importing.word.xml import child, children, integer, is_on, value, w

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEFAULT = {"footnote": "decimal", "endnote": "lowerRoman"}
_ODD = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(slots=True)
class Notes:
    """The notes of a file."""

    bodies: dict[str, dict[str, Element]]
    """Of "footnote" and "endnote": each note by its id."""
    _kinds: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    called: list[tuple[str, str, str]] = field(default_factory=list)
    """What the text has called so far: "footnote" or "endnote", id and mark."""
    restarts: bool = False
    """Whether the marks begin again on each page or in each section, which is not followed here."""

    @classmethod
    def read(
        cls, footnotes: Element | None, endnotes: Element | None, settings: list[Element]
    ) -> Notes:
        """Read the notes; `settings` are the elements that may say how they are numbered."""
        bodies = {
            name: {
                value(each, "id"): each
                for each in children(root, name)
                if value(each, "type") not in _ODD
            }
            for name, root in (("footnote", footnotes), ("endnote", endnotes))
        }
        made = cls(bodies, dict(_DEFAULT), {"footnote": 1, "endnote": 1})
        for each in settings:
            for name in _DEFAULT:
                properties = child(each, f"{name}Pr")
                made._kinds[name] = value(child(properties, "numFmt")) or made._kinds[name]
                made._counts[name] = integer(
                    child(properties, "numStart"), "val", made._counts[name]
                )
                if value(child(properties, "numRestart")) in {"eachPage", "eachSect"}:
                    made.restarts = True
        return made

    def mark(self, kind: str, reference: Element) -> str:
        """Return the mark of a note that the text calls here; "" if the text types one of its own."""
        key = value(reference, "id")
        mark = ""
        if not is_on(reference.find(w("customMarkFollows"))) and value(
            reference, "customMarkFollows"
        ) not in {"1", "true", "on"}:
            mark = printed(self._counts[kind], self._kinds[kind])
            self._counts[kind] += 1
        self.called.append((kind, key, mark))
        return mark
