"""A Word document as the lines that its reader sees."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.containers import Package, refused
from mkdocs_protocol.importing.numerals import printed, raised
from mkdocs_protocol.importing.received.events import Handler, stream
from mkdocs_protocol.importing.received.word_fields import OpenFields
from mkdocs_protocol.importing.received.word_lists import ListReader, Numbers
from mkdocs_protocol.importing.received.word_story import Story
from mkdocs_protocol.importing.received.word_styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.containers import ForeignFile
    from mkdocs_protocol.importing.received.events import Attributes
    from mkdocs_protocol.importing.received.word_parts import Section

_NOTES = ("footnote", "endnote")


def lines_of(file: ForeignFile) -> list[str]:
    """Return the blocks of lines that a reader of a Word document sees, in order."""
    return _WordReader(Package(file.content, file.name)).blocks()


class _Relations(Handler):
    """Takes in the relationships of a part."""

    def __init__(self, package: Package, part: str) -> None:
        folder, _, name = part.rpartition("/")
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}
        self._folder = folder
        stream(package, posixpath.join(folder, "_rels", f"{name}.rels"), self)

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "rel:Relationship" or attributes.get("TargetMode", "").lower() == "external":
            return
        target = attributes.get("Target", "")
        if not target.startswith("/"):
            target = posixpath.normpath(posixpath.join(self._folder, target))
        self.by_id[attributes.get("Id", "")] = target.lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.by_kind.setdefault(kind, target.lstrip("/"))


class _Settings(Handler):
    """Takes in what the settings say of headers and of the marks of notes."""

    def __init__(self) -> None:
        self.even_and_odd = False
        self.forms = {"footnote": "decimal", "endnote": "lowerRoman"}
        self.starts = {"footnote": 1, "endnote": 1}
        self._kind = ""

    def start(self, name: str, attributes: Attributes) -> None:
        value = attributes.get("w:val", "")
        if name == "w:evenAndOddHeaders":
            self.even_and_odd = value not in ("0", "false", "off")
        elif name in ("w:footnotePr", "w:endnotePr"):
            self._kind = name[2:-2]
        elif name == "w:numFmt" and self._kind:
            self.forms[self._kind] = value
        elif name == "w:numStart" and self._kind and value.isdigit():
            self.starts[self._kind] = int(value)

    def end(self, name: str) -> None:
        if name in ("w:footnotePr", "w:endnotePr"):
            self._kind = ""


class _WordReader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = _Relations(package, "").by_kind.get("officeDocument", "word/document.xml")
        self._relations = _Relations(package, self._main)
        self._styles, self._settings = Styles(), _Settings()
        lists = ListReader()
        for kind, reader in (
            ("styles", self._styles),
            ("settings", self._settings),
            ("numbering", lists),
        ):
            if part := self._relations.by_kind.get(kind):
                stream(package, part, reader)
        # A section may say otherwise how notes are marked (17.11.11).
        stream(package, self._main, self._settings)
        self._numbers = Numbers(lists, self._styles)
        self._marks: dict[str, dict[str, str]] = {kind: {} for kind in _NOTES}

    def blocks(self) -> list[str]:
        """Return headers, text, notes and footers."""
        body = self._story(self._main)
        if body is None:
            raise refused(
                self._package.name, "its text is missing", "open it in Word and save a copy"
            )
        notes = [block for kind in _NOTES for block in self._notes(kind)]
        headers, footers = (list(self._frame(kind, body.sections)) for kind in ("header", "footer"))
        return [*headers, *body.lines.blocks, *notes, *footers]

    def _story(self, part: str, *, is_frame: bool = False) -> Story | None:
        story = Story(self._styles, self._numbers, self._mark, is_frame=is_frame)
        stream(self._package, part, fields := OpenFields())
        story.fields.endless = frozenset(fields.places)
        if not stream(self._package, part, story):
            return None
        story.finish()
        return story

    def _mark(self, kind: str, name: str, is_typed: bool) -> str:
        """Return the mark of a note: the next number the first time that one is called, "" if its mark is typed."""
        marks = self._marks[kind]
        if name not in marks:
            number = self._settings.starts[kind] + sum(map(bool, marks.values()))
            marks[name] = "" if is_typed else raised(printed(number, self._settings.forms[kind]))
        return marks[name]

    def _notes(self, kind: str) -> Iterator[str]:
        story = self._story(self._relations.by_kind.get(f"{kind}s", ""))
        for name in list(self._marks[kind]):
            yield from story.notes.get(name, []) if story else []

    def _frame(self, kind: str, sections: list[Section]) -> Iterator[str]:
        """Yield each line of the headers or footers that differs, those of the first page first."""
        seen = set()
        for section in sections:
            shown = ["default"]
            if section.has_first:
                shown.insert(0, "first")
            if self._settings.even_and_odd:
                shown.append("even")
            for pages in shown:
                for each in section.parts:
                    if each[:2] != (kind, pages):
                        continue
                    story = self._story(self._relations.by_id.get(each[2], ""), is_frame=True)
                    blocks = tuple(story.lines.blocks) if story else ()
                    if blocks not in seen:
                        seen.add(blocks)
                        yield from blocks
