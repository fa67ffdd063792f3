"""The ids of an edition: each means one place for ever, and a free one is proposed if one is missing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_protocol.reading.numbers import CLAUSE_ID
from mkdocs_protocol.reading.open_nodes import slugged

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.reading.open_nodes import OpenSection


class Ids:
    """The ids that have been given so far."""

    def __init__(self, report: Callable[[Location, str, str], None]) -> None:
        self._report = report
        self._before_sections: set[str] = set()
        self._first_use: dict[str, Location] = {}
        self._of_sections: set[str] = set()
        self._equal_sections: Counter[str] = Counter()
        self._proposed: Counter[str] = Counter()

    @property
    def has_sections(self) -> bool:
        """Whether a heading has been met."""
        return bool(self._of_sections)

    def of_section(self, name: str) -> str:
        """Return a free id for a heading."""
        # A heading in letters that an address cannot have is named by its position.
        slug = slugged(name) or f"section-{len(self._of_sections) + 1}"
        wanted = candidate = f"s-{slug}"
        while candidate in self._of_sections:
            self._equal_sections[wanted] += 1
            candidate = f"{wanted}-{self._equal_sections[wanted] + 1}"
        self._of_sections.add(candidate)
        return candidate

    def claim(
        self, name: str, at: Location, section: OpenSection, *, is_closing: bool = False
    ) -> None:
        """Note that an id is taken; report one that cannot be an id, or is already taken."""
        if not CLAUSE_ID.fullmatch(name):
            self._report(
                at,
                f"'{name}' cannot be an id; use small letters, digits, dots and hyphens",
                "bad-id",
            )
        first = self._first_use.setdefault(name, at)
        if first is at and not self.has_sections:
            self._before_sections.add(name)
        if first is not at:
            contents = (
                f"; if line {first.line} belongs to a list of contents, write {{frame=contents}} above that list and "
                "a hyphen before each of its lines"
                if name.isdigit() and name in self._before_sections
                else ""
            )
            again = (
                f"numbers begin again here, and {name} is the id of the clause on line {first.line}; write"
                if name[:1].isdigit()
                else f"the id '{name}' is used twice (first on line {first.line}); write"
            )
            self._report(
                at,
                f"{again} another one above this text, for example {{id={self.proposal(section, name, is_closing=is_closing)}}}{contents}",
                "duplicate-id",
            )

    def proposal(self, section: OpenSection, number: str = "", *, is_closing: bool = False) -> str:
        """Return a free id made from the heading and the number or position of the text."""
        slug = re.sub(
            r"[-.]{2,}", "-", slugged(section.heading)
        )  # "IV. Complaints" is iv-complaints.
        name = slug or ("sign-off" if is_closing else "opening")
        if number[:1].isdigit() and f"{name}-{number}" not in self._first_use:
            return f"{name}-{number}"
        if not section.heading and is_closing and name not in self._first_use:
            return name
        count = max(section.clauses + 1, self._proposed[name])
        while f"{name}-{count}" in self._first_use:
            count += 1
        self._proposed[name] = count
        return f"{name}-{count}"


def counted_on(given: str, first: str, number: str) -> str:
    """Return the id or label of one of a list's items, counted on from the first: `staff-1` is followed by `staff-2`."""
    if first == number or not given:
        return given
    return f"{given.removesuffix(first)}{number}" if given.endswith(first) else ""
