"""Dates and cycles that a text prints about itself but its facts do not give.

Where no fact gives a date, every page says that the document does not state it. So what looks like a date of
the document is proposed as a fact: on a title page, in a heading and in the closing lines wherever it follows a word
such as "adopted"; in a clause only where the sentence is about the document itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.cycle import how_often
from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.labelled_dates import LabelledDate, labelled_dates
from mkdocs_protocol.core.printed_dates import printed_dates
from mkdocs_protocol.core.problems import Problem
from mkdocs_protocol.core.protocol import Clause, Frame, Section, walk
from mkdocs_protocol.core.text import plain, plain_inline
from mkdocs_protocol.core.vocabulary import FrameKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.protocol import Edition


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that a text prints and its edition does not give."""

    at: Location
    clause: str
    """The clause that prints it; "" if none does."""
    printed: str
    key: str
    """Where it is to be given: `adopted`, `next_review`, …, or `cycle`."""
    line: str
    """The line to write, as YAML."""


def left_out(edition: Edition) -> Iterator[LeftOut]:
    """Yield each kind of date, and the cycle, that a text prints about itself and nobody has entered; each kind once."""
    reported: set[str] = set()
    nothing_meant = "dates" in edition.places and not edition.dates.recorded
    passages = [*_passages(edition)]
    has_next = _names_next(passages)
    for at, clause, text in passages:
        dates = () if nothing_meant else _dates(edition, at, clause, text, has_next=has_next)
        for found in (*dates, *_cycles(edition, at, clause, text)):
            if found.key not in reported:
                reported.add(found.key)
                yield found


def given_otherwise(edition: Edition) -> Iterator[LeftOut]:
    """Yield each date that a text prints about itself and that is another day than its facts give for the same thing."""
    given = {fact.value for fact in edition.dates.recorded if fact.value is not None}
    passages = [*_passages(edition)]
    has_next = _names_next(passages)
    for at, clause, text in passages:
        for found in _meant(labelled_dates(" ".join(text.split())), has_next=has_next):
            is_given = any(reading in given for dates in found.readings for reading in dates)
            if found.readings and edition.dates[found.kind].value is not None and not is_given:
                yield LeftOut(at, clause, found.printed, found.kind, found.line)


def dates_to_give(_: Handbook, council: Council) -> Iterator[Problem]:
    """Yield a warning for each of a council's texts that prints a date of its own but whose facts give none."""
    for edition in council.every_edition:
        if line := line_to_give(edition):
            yield Problem(
                edition.places["dates_to_give"],
                f"the text prints '{edition.dates_to_give}', but the facts give no dates; write dates: and below "
                f"it the line   {line}, or dates: {{}} if none is this document's",
                "dates-not-given",
            )


def line_to_give(edition: Edition) -> str:
    """Return the line of the facts for the date that `dates_to_give` reports for an edition, or "" if it reports none."""
    printed = edition.dates_to_give
    if not printed:
        return ""
    # For a label that is left blank, only the label is kept.
    found = (*labelled_dates(printed), *labelled_dates(f"{printed}:"))
    return found[0].line if found else ""


def _passages(edition: Edition) -> Iterator[tuple[Location, str, str]]:
    """Yield the place, the clause and the words of every passage that can state a date of the document."""
    at = edition.places.get("dates", edition.at)
    nodes = [*walk(edition.body)]
    numbered = [n for n, node in enumerate(nodes) if not isinstance(node, Frame) and node.number]
    last = numbered[-1] if numbered else -1
    dated = 0
    for place, node in enumerate(nodes):
        match node:
            case Section():
                yield at, "", plain_inline(node.title)
            case Frame(kind=FrameKind.CONTENTS):
                continue
            case Frame():
                for line in plain(node.blocks).split("\n"):
                    yield node.at if node.at.path else at, "", line
            case Clause():
                at = node.at
                is_closing = place > last and not node.heading
                for sentence in re.split(r"(?<=[.;])\s+|\n", plain(node.blocks)):
                    words = " ".join(sentence.strip(" (").split())
                    dates = labelled_dates(words)
                    dated += bool(dates)
                    if dated > _MOST_DATED:
                        return
                    if is_closing or _is_of_dates(words, dates) or _ITSELF.search(sentence):
                        yield at, node.id, sentence


def _is_of_dates(sentence: str, dates: Sequence[LabelledDate]) -> bool:
    """Return whether a sentence with some dates has no subject but the document.

    "To be reviewed in May 2027." has none, nor has "v2 – Next review: May 2027".
    """
    if not dates or not _OTHER_WORD.search(sentence, 0, dates[0].start):
        return bool(dates)
    rest = sentence
    for one in dates:
        for printed in (one.printed, *(also for also, _ in one.others)):
            rest = rest.replace(printed, "")
    return len(_OTHER_WORD.findall(rest)) <= 1


_MOST_DATED = 1000
"""How many sentences with a date are looked at: far more than any text has of its own dates."""
_OTHER_WORD = re.compile(r"(?!(?:minutes?|min|version|ref|date)\b)\b[^\W\d_]{2,}", re.IGNORECASE)


def _names_next(passages: Sequence[tuple[Location, str, str]]) -> bool:
    """Return whether passages of a text call a date that of its next review."""
    return any(
        each.readings and _NEXT.search(each.printed)
        for _, _, text in passages
        if _NEXT.search(text)
        for each in labelled_dates(" ".join(text.split()))
    )


def _meant(dates: Sequence[LabelledDate], *, has_next: bool) -> Iterator[LabelledDate]:
    """Yield dates; beside one of the next review, a "date of review" is that of a past one."""
    for each in dates:
        is_past = has_next and each.readings and _SOME_REVIEW.match(each.printed)
        yield replace(each, kind=DateKind.REVIEWED) if is_past else each


_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
_SOME_REVIEW = re.compile(r"(?:date of review|review(?: date)?)\b(?! due| by)", re.IGNORECASE)


def _dates(
    edition: Edition, at: Location, clause: str, text: str, *, has_next: bool
) -> Iterator[LeftOut]:
    given = {fact.value for fact in edition.dates.recorded if fact.value is not None}
    words = " ".join(text.split())
    for found in (*_meant(labelled_dates(words), has_next=has_next), *_date_alone(words)):
        is_given = any(reading in given for dates in found.readings for reading in dates)
        if edition.dates[found.kind].state is FactState.ABSENT and not is_given:
            yield LeftOut(at, clause, found.printed, found.kind, found.line)


def _date_alone(line: str) -> Iterator[LabelledDate]:
    """Yield the date that is all there is in a line, as at the head of a letter."""
    for found in printed_dates(line):
        is_fine = found.readings and found.readings[0].precision in ("day", "month")
        if is_fine and line[: found.start] + line[found.end :].strip(" .") == "":
            yield LabelledDate(DateKind.UNLABELLED, line, (found.readings,), 0)


def _cycles(edition: Edition, at: Location, clause: str, text: str) -> Iterator[LeftOut]:
    if edition.cycle is not None:
        return
    for printed in how_often(" ".join(text.split())):
        line = f"cycle: {{printed: {json.dumps(printed, ensure_ascii=False)}}}"
        yield LeftOut(at, clause, printed, "cycle", line)


_ITSELF = re.compile(
    r"\b(?:this|these|the above|present) (?:\w+[ /-]){0,3}?(?:protocol|policy|policies|procedures?|code|document|guidance|"
    r"standing orders|regulations|terms of reference|rules|statement|scheme|paper)\b"
    r"|\bresolved\b[^.;\n]{0,200}\b(?:protocol|polic(?:y|ies)|procedures?|code|document)\b",
    re.IGNORECASE,
)
