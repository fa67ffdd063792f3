"""What a text in force must not contain: the sentences that `new` writes, and dates that nobody has given yet."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.labelled_dates import labelled_dates
from mkdocs_protocol.core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.reading.files import Source

_STARTER = files("mkdocs_protocol") / "starter" / "edition.md"
_SENTENCE = re.compile(r"Put the [a-z ]+ here(?:, word for word\.)?")
_KINDS = "|".join(DateKind)
_COMMENTED = re.compile(rf"\s*#\s*(dates|{_KINDS}):")
_FIRST_OF_TEXT = re.compile(r"\s*(?:#{2,}\s|\d+(?:\.\d+)+\s|\{(?!frame))")


def starter_sentences() -> frozenset[str]:
    """Return the sentences that `new` writes for somebody to replace."""
    return frozenset(_SENTENCE.findall(_STARTER.read_text("utf-8")))


def starter_dates() -> frozenset[str]:
    """Return the lines of dates that `new` writes as examples, in comments."""
    lines = _STARTER.read_text("utf-8").split("\n")
    return frozenset(line for line in lines if _COMMENTED.match(line))


def unfinished(source: Source, facts: Mapping[str, Any], first_line: int) -> Iterator[Problem]:
    """Yield what a text that claims to be in force still contains of the starter.

    `facts` are those of the edition, as written; its text begins at `first_line` (from 0).
    """
    lines = source.text.split("\n")
    if facts.get("status") is None:
        dates = facts.get("dates")
        given = {*facts, *(dates if isinstance(dates, dict) else ())}
        yield from _left_of_starter(source, lines, first_line, given)


def date_to_give(
    source: Source, facts: Mapping[str, Any], first_line: int
) -> tuple[Location, str] | None:
    """Return the place and the words of the first date that a text prints of itself, if the facts give none.

    That is on the title page after a word such as "adopted", and elsewhere where a line begins with one, after at most
    one other word ("Policy adopted: 3 May 2024"). This is for a text that claims to be in force: no page may then say
    that the document gives no date.
    """
    if "dates" in facts or facts.get("status") is not None:
        return None
    on_title_page = True
    for number, line in enumerate(source.text.split("\n")[first_line:], start=first_line):
        on_title_page = on_title_page and not _FIRST_OF_TEXT.match(line)
        for found in labelled_dates(line):
            if on_title_page or len(re.findall(r"\w+", line[: found.start])) <= 1:
                return source.at(number + 1, found.start + 1), found.printed
    return None


def _left_of_starter(
    source: Source, lines: list[str], first_line: int, given: AbstractSet[str]
) -> Iterator[Problem]:
    sentences = starter_sentences()
    for number, line in enumerate(lines):
        found = _SENTENCE.search(line)
        if found and found[0] in sentences:
            yield Problem(
                source.at(number + 1, found.start() + 1),
                f"'{found[0]}' is the starter's, not the council's; write the document's own words in its place, "
                "or put status: draft into the facts",
                "starter-left",
            )
        commented = _COMMENTED.match(line) if number < first_line else None
        if commented and commented[1] not in given:
            yield Problem(
                source.at(number + 1, line.index("#") + 1),
                f"'{commented[1]}' is still a comment, so the page would say that the document does not state it; "
                "take the # away and give what is printed, or delete the line",
                "starter-left",
            )
