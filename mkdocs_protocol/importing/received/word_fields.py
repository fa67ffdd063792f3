"""Fields of Word (ISO/IEC 29500-1, 17.16): which of their words are seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.received.events import Handler
from mkdocs_protocol.importing.received.lines import PAGE

if TYPE_CHECKING:
    from mkdocs_protocol.importing.received.events import Attributes

_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)


def is_page_field(code: str) -> bool:
    """Return whether a field shows a page number."""
    return bool(_PAGE_FIELD.match(code))


@dataclass
class _Field:
    code: list[str] = field(default_factory=list)
    has_result: bool = False
    is_page: bool = False
    check: str = ""
    entries: list[str] = field(default_factory=list)
    choice: int = 0


class OpenFields(Handler):
    """Takes in a part, and knows which of its fields have no end, by the order in which they begin."""

    def __init__(self) -> None:
        self._begun = 0
        self.places: list[int] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in an element."""
        if name != "w:fldChar":
            return
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self._begun += 1
            self.places.append(self._begun)
        elif kind == "end":
            del self.places[-1:]


class Fields:
    """The fields that are open, one in another."""

    def __init__(self, *, has_pages: bool) -> None:
        """`has_pages` says whether the numbers of pages are seen."""
        self._open: list[_Field] = []
        self._has_pages = has_pages
        self.begun = 0
        """How many have begun, those that are not seen too."""
        self.endless: frozenset[int] = frozenset()
        """Those of them that have no end, and so are not fields."""

    @property
    def are_code(self) -> bool:
        """Whether what streams by is not seen: the code of a field, or a page number."""
        return any(not each.has_result or each.is_page or each.entries for each in self._open)

    def begin(self) -> None:
        """Take in the beginning of a field."""
        if self.begun not in self.endless:
            self._open.append(_Field())

    def code(self, code: str) -> None:
        """Take in a piece of what a field is to show."""
        if self._open:
            self._open[-1].code.append(code)

    def separate(self) -> None:
        """Take in the end of the code: its result follows."""
        if self._open:
            self._open[-1].has_result = True
            code = "".join(self._open[-1].code)
            self._open[-1].is_page = not self._has_pages and is_page_field(code)

    def end(self) -> str:
        """Take in the end of a field; return what is seen of it beside its result."""
        if not self._open:
            return ""
        last = self._open.pop()
        if not self._has_pages and is_page_field("".join(last.code)):
            return PAGE
        words = "".join(last.code).split()
        if words[:1] == ["MACROBUTTON"] and not last.has_result:
            return " ".join(words[2:])
        if last.entries:
            return last.entries[min(last.choice, len(last.entries) - 1)]
        return last.check

    def check_box(self, _: Attributes) -> None:
        """Take in a box to tick of an old form."""
        if self._open:
            self._open[-1].check = "☐"

    def checked(self, attributes: Attributes) -> None:
        """Take in whether it is ticked."""
        if self._open and self._open[-1].check:
            is_on = attributes.get("w:val", "") not in ("0", "false", "off")
            self._open[-1].check = "☒" if is_on else "☐"

    def entry(self, attributes: Attributes) -> None:
        """Take in an entry of a list to choose from."""
        if self._open:
            self._open[-1].entries.append(attributes.get("w:val", ""))

    def chosen(self, attributes: Attributes) -> None:
        """Take in which is chosen."""
        if self._open and attributes.get("w:val", "").isdecimal():
            self._open[-1].choice = int(attributes["w:val"])
