"""The published tables: CSV that spreadsheets and programs both read correctly.

The form is RFC 4180: commas, quotation marks where a cell needs them, a first row with the names of the columns, CR
LF at the end of each row. Beyond that:

- **UTF-8 with a byte-order mark.** Without it Excel takes the file for Windows-1252 and spoils every
  curly quotation mark. Programs skip it (Python: `encoding="utf-8-sig"`).
- **A cell never starts a formula.** What begins, after any spaces, with = + - @, a full-width form of
  these, a tab or a line end gets an apostrophe before it; so does what begins like that after
  apostrophes of its own. Whoever takes one apostrophe off before such signs has the exact words.
- **Several ids in a cell** have spaces between them; no id holds one.
- **A number such as 2.10 is text**, but a spreadsheet that opens the file without asking reads 2.1. The `url` has it
  in full.
- **One order of rows in every table**: councils by name, for each the edition in force first and the others newest
  first, then the order of the text or of the topics.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.publishing.councils import (
    edition_coverage,
    edition_url,
    own_classification,
)
from mkdocs_protocol.publishing.date_records import KEYS, calendar_value
from mkdocs_protocol.publishing.expectation_rows import COLUMNS, DESCRIPTION, expectation_rows
from mkdocs_protocol.publishing.question_records import (
    QUESTION_COLUMNS,
    QUESTION_ROWS,
    question_table,
)
from mkdocs_protocol.publishing.reviews import published_state, review_basis
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.parts import parted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Edition
    from mkdocs_protocol.publishing.date_records import DateKey
    from mkdocs_protocol.site.site import Site

Row: TypeAlias = Sequence[str]
RowsOf: TypeAlias = "Callable[[Site, Council, Edition], Iterator[Row]]"

_STARTS_A_FORMULA = re.compile("'*\\s*[=+\\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Table:
    """A published table, the same for every handbook."""

    name: str
    """The name of its file: `clauses.csv`."""
    description: str
    """What a row is, in a sentence."""
    columns: dict[str, str]
    """What each column holds, by its name and in order."""
    rows: Callable[[Site], Iterable[Row]] | None = None
    """The rows of a table that is made as a whole; None if each council has its own."""
    of_council: Callable[[Site, Council], Iterable[Row]] = lambda site, council: ()
    """The rows of one council, which are all that is read for them."""


def table_bytes(table: Table, site: Site) -> bytes:
    """Return a table as CSV; the rows of a few councils at a time are kept from build to build."""
    if table.rows:
        rows = [_as_csv(table.rows(site))]
    else:
        rows = [_rows_of(table, site, councils) for councils in parted(site.handbook.councils)]
    return b"".join((codecs.BOM_UTF8, _as_csv([tuple(table.columns)]), *rows))


def _rows_of(table: Table, site: Site, councils: tuple[Council, ...]) -> bytes:
    def make() -> bytes:
        return _as_csv(row for council in councils for row in table.of_council(site, council))

    if site.reads.kept_apart is None:
        return make()
    name = ("table", table.name, *(council.id for council in councils))
    found: bytes = site.reads.kept_apart(name, make)
    return found


def _as_csv(rows: Iterable[Row]) -> bytes:
    content = io.BytesIO()
    text = io.TextIOWrapper(content, encoding="utf-8", newline="")
    csv.writer(text, lineterminator="\r\n").writerows(
        # Most cells begin with a letter or a digit, or are empty: this is asked of each of a million.
        [cell if cell[:1].isalnum() or not cell else safe_cell(cell) for cell in row]
        for row in rows
    )
    text.flush()
    return content.getvalue()


def safe_cell(text: str) -> str:
    """Return words as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text


def tables_metadata() -> dict[str, object]:
    """Return the description of every table in the form of https://www.w3.org/TR/tabular-metadata/."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "tables": [
            {
                "url": table.name,
                "dc:description": table.description,
                "tableSchema": {
                    "columns": [
                        {"name": name, "titles": name, "dc:description": meaning}
                        for name, meaning in table.columns.items()
                    ]
                },
            }
            for table in TABLES
        ],
    }


def _of_documents(rows_of: RowsOf) -> Callable[[Site, Council], Iterator[Row]]:
    """Return what yields the rows of documents beside protocols: which document it is comes after the council."""

    def rows(site: Site, council: Council) -> Iterator[Row]:
        for edition in (one for document in council.other_documents for one in document.editions):
            for whose, *said in rows_of(site, council, edition):
                yield whose, edition.kind.id, *said

    return rows


def _of_protocols(rows_of: RowsOf) -> Callable[[Site, Council], Iterator[Row]]:
    def rows(site: Site, council: Council) -> Iterator[Row]:
        for edition in council.editions:
            yield from rows_of(site, council, edition)

    return rows


def _clause_rows(site: Site, council: Council, edition: Edition) -> Iterator[Row]:
    page = edition_url(site, council, edition)
    for clause in edition.clauses:
        whose = (council.id, edition.id, clause.id)
        named = (clause.number, clause.printed, clause.heading)
        url = f"{page}#{clause_anchor(clause.id)}"
        yield (*whose, "", *named, *_classified(own_classification(clause)), clause.text, url)
        for part in clause.parts:
            url = f"{page}#{clause_anchor(part.id)}"
            yield (*whose, part.id, *named, *_classified(part.classification), part.text, url)


def _classified(given: Classification) -> tuple[str, ...]:
    return (
        given.topic or "",
        " ".join(given.also),
        given.kind or "",
        " ".join(given.binds),
        " ".join(given.benefits),
    )


def _coverage_rows(site: Site, council: Council, edition: Edition) -> Iterator[Row]:
    for topic, found in edition_coverage(site, council, edition).items():
        main = " ".join(clause.id for clause in found.main)
        second = " ".join(clause.id for clause in found.second)
        yield council.id, edition.id, topic, found.state, main, second


def _review_rows(site: Site, council: Council, edition: Edition) -> Iterator[Row]:
    as_of = site.handbook.as_of.isoformat()
    due = edition.dates[DateKind.NEXT_REVIEW]
    values = {key: calendar_value(edition.dates[kind].value)[0] or "" for kind, key in KEYS.items()}
    precision = calendar_value(due.value)[1] or ""
    days = (due.value.first.isoformat(), due.value.last.isoformat()) if due.value else ("", "")
    cycle, worked_out = edition.cycle, edition.worked_out_review
    yield (
        council.id,
        council.name,
        edition.id,
        edition.status,
        published_state(site, edition),
        as_of,
        *(values[key] for key in _FIRST_KEYS),
        precision,
        *days,
        due.printed,
        due.qualifier,
        edition_url(site, council, edition),
        review_basis(edition),
        *(values[key] for key in _LATER_KEYS),
        due.value.sort or "" if due.value else "",
        due.value.name if due.value else "",
        cycle.printed if cycle else "",
        worked_out.due.iso if worked_out else "",
    )


_FIRST_KEYS: tuple[DateKey, ...] = (
    "adopted", "approved", "reviewed", "amended", "signed", "issued", "unlabelled", "next_review",
)  # fmt: skip
"""The columns of dates that were published first; later ones are at the end."""
_LATER_KEYS: tuple[DateKey, ...] = tuple(key for key in KEYS.values() if key not in _FIRST_KEYS)

_COUNCIL = "The council's name for programs and in addresses."
_EDITION = "The edition: the date in its address, or undated."

CLAUSES = Table(
    "clauses.csv",
    "A row for every clause of every edition, and below it a row for each part that has a topic, kind "
    "or role of its own. Keep the rows without a part to have every word once.",
    {
        "council": _COUNCIL,
        "edition": _EDITION,
        "clause": "The clause's id in the edition.",
        "part": "The part's id; empty in the row of the clause itself.",
        "number": "The clause's number as it was meant; empty where it has none.",
        "printed": "Its number as printed.",
        "heading": "The heading that it stands under or is one with, without a number.",
        "topic": "The id of the topic that it is mainly about; empty while nobody has classified it, "
        "and where its parts hold all of its words.",
        "also": "The ids of further topics that it touches.",
        "kind": "What it does: duty, right, permission, expectation, prohibition, procedure, advice or "
        "description.",
        "binds": "The ids of the roles that it asks something of.",
        "benefits": "The ids of the roles that it is for.",
        "text": "Its words, verbatim and plain, without number and heading.",
        "url": "Its permalink, from the root of the site.",
    },
    of_council=_of_protocols(_clause_rows),
)

_OF_A_DOCUMENT = {
    "council": _COUNCIL,
    "document": "The kind of document, as in its address: grievance.",
}

DOCUMENT_CLAUSES = Table(
    "document-clauses.csv",
    "The same as clauses.csv, for the councils' documents beside their protocols.",
    {**_OF_A_DOCUMENT, **CLAUSES.columns},
    of_council=_of_documents(_clause_rows),
)

COVERAGE = Table(
    "coverage.csv",
    "A row for every topic of every edition.",
    {
        "council": _COUNCIL,
        "edition": _EDITION,
        "topic": "The topic's id.",
        "state": "covered, partly, silent or unclassified. Silence is about the document, never about "
        "the council.",
        "main": "The ids of the clauses that are mainly about it, or have a part that is.",
        "second": "The ids of the other clauses that touch it.",
    },
    of_council=_of_protocols(_coverage_rows),
)

DOCUMENT_COVERAGE = Table(
    "document-coverage.csv",
    "The same as coverage.csv, for the councils' documents beside their protocols.",
    {**_OF_A_DOCUMENT, **COVERAGE.columns},
    of_council=_of_documents(_coverage_rows),
)

REVIEW = Table(
    "review.csv",
    "A row for every edition, with its dates. A date is as much as the document gives: 2022, 2022-06 "
    "or 2022-06-16.",
    {
        "council": _COUNCIL,
        "name": "The council's name as its document prints it; empty where it names none.",
        "edition": _EDITION,
        "status": "in-force, superseded or draft.",
        "review_state": "Whether a review is due, on the day as_of.",
        "as_of": "The day of the build, in Europe/London.",
        "adopted": "When the council adopted the text.",
        "approved": "When some body approved it.",
        "reviewed": "When it was looked at and left as it was.",
        "amended": "When it was changed.",
        "signed": "When it was signed.",
        "issued": "When it was issued.",
        "unlabelled": "A date that stands there without a word on what it is the date of.",
        "next_review": "When it is to be looked at again.",
        "precision": "day, month or year: how much of the next review's date the document gives.",
        "first_day": "The first day of the next review's period.",
        "last_day": "Its last day; the day after, the review is overdue.",
        "printed": "The document's words about its next review.",
        "qualifier": "Words that qualify the date.",
        "url": "The edition's page, from the root of the site.",
        "review_basis": "What review_state rests on: date, event, cycle, blank, nothing or status.",
        "last_reviewed": "When it was looked at; whether it was changed or not is not said.",
        "in_force_from": "From when it holds.",
        "expires": "When it ends.",
        "period": "What sort of named period the next review has: season, quarter, half, financial-year, "
        "municipal-year or split-year; then next_review and precision are empty.",
        "period_name": "What that period is called: spring 2027.",
        "cycle": "The document's words on how often it is reviewed; of a blank its label.",
        "worked_out": "The day, month or year by which a review is due by that cycle: worked out by the "
        "handbook, stated by no document.",
    },
    of_council=_of_protocols(_review_rows),
)

DOCUMENT_REVIEW = Table(
    "document-review.csv",
    "The same as review.csv, for the councils' documents beside their protocols.",
    {**_OF_A_DOCUMENT, **REVIEW.columns},
    of_council=_of_documents(_review_rows),
)

EXPECTATIONS = Table("expectations.csv", DESCRIPTION, COLUMNS, expectation_rows)

QUESTIONS = Table("questions.csv", QUESTION_ROWS, QUESTION_COLUMNS, question_table)

TABLES = (
    CLAUSES,
    COVERAGE,
    DOCUMENT_CLAUSES,
    DOCUMENT_COVERAGE,
    DOCUMENT_REVIEW,
    EXPECTATIONS,
    QUESTIONS,
    REVIEW,
)
