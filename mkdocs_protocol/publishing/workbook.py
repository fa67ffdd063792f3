"""The question table as a workbook for a spreadsheet: a column for each council, and every clause in a sheet of its own.

The first row of a sheet says of which day and which councils it is, and the second what its columns hold.
Every cell holds text, so that clause 2.10 stays 2.10 and nothing is taken for a formula. If the address of the site
is known, an answer links to its page and a clause to its permalink. The bytes depend only on the sources and the day
of the build.
"""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.publishing.question_records import answer_url
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.files import absolute
from mkdocs_protocol.site.labels import workbook_heading

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.questions import QuestionCell
    from mkdocs_protocol.site.site import Site

_CHARACTERS_WIDE = 38
_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}


def question_workbook(site: Site, site_url: str = "") -> bytes:
    """Return the workbook; `site_url` is the site's future address, "" if it is not known."""
    content = io.BytesIO()
    book = Workbook(content, _PLAIN)
    book.set_properties(
        {
            "title": "Plain questions, and what each protocol answers",
            "comments": f"As of {site.handbook.as_of.isoformat()}. Silence is about the document, never about the council.",
            "created": datetime.combine(site.handbook.as_of, time()),
        }
    )
    looks = {
        "heading": book.add_format({"bold": True, "num_format": "@"}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        "link": book.add_format(
            {"text_wrap": True, "valign": "top", "num_format": "@", "font_color": "#0b5345"}
        ),
    }
    _questions_sheet(book.add_worksheet("Questions"), site, site_url, looks)
    _clauses_sheet(book.add_worksheet("Clauses"), site, site_url, looks)
    book.close()
    return content.getvalue()


def _questions_sheet(sheet: Any, site: Site, site_url: str, looks: dict[str, Any]) -> None:
    councils = site.handbook.councils
    sheet.write_string(0, 0, _heading(site), looks["heading"])
    for column, name in enumerate(["Question", *(council.short_name for council in councils)]):
        sheet.write_string(1, column, name, looks["head"])
    for line, row in enumerate(site.questions, start=2):
        sheet.write_string(line, 0, row.question.question, looks["text"])
        for column, cell in enumerate(row.cells, start=1):
            url = answer_url(site, row.question, cell.council)
            _write(sheet, line, column, _in_a_cell(cell), url, site_url, looks)
    sheet.set_column(0, len(councils), _CHARACTERS_WIDE)
    sheet.freeze_panes(2, 1)
    sheet.autofilter(1, 0, len(site.questions) + 1, len(councils))
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0, 1)
    sheet.fit_to_pages(1, 0)


def _clauses_sheet(sheet: Any, site: Site, site_url: str, looks: dict[str, Any]) -> None:
    titles = ["Question", "Council", "State", "Answer", "Clause", "The council’s words"]
    sheet.write_string(0, 0, _heading(site), looks["heading"])
    for column, name in enumerate(titles):
        sheet.write_string(1, column, name, looks["head"])
    line = 1
    for row in site.questions:
        for cell in row.cells:
            for clause, words, url in _quoted(site, cell) or [("", "", "")]:
                line += 1
                cells = (
                    row.question.question,
                    cell.council.short_name,
                    capital(cell.answer.state),
                    cell.answer.text,
                )
                for column, text in enumerate((*cells, clause)):
                    sheet.write_string(line, column, text, looks["text"])
                _write(sheet, line, len(titles) - 1, words, url, site_url, looks)
    sheet.set_column(0, len(titles) - 1, _CHARACTERS_WIDE)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, line, len(titles) - 1)


def _heading(site: Site) -> str:
    councils = joined(council.short_name for council in site.handbook.councils)
    return workbook_heading(site.handbook.as_of).format(councils=councils)


def _in_a_cell(cell: QuestionCell) -> str:
    """Return "Partly: the answer (2.2.3; 2.1)", or the state alone."""
    labels = "; ".join(_clause_label(cell, clause) for clause in cell.answer.clauses)
    text = f": {cell.answer.text}" if cell.answer.text else ""
    return f"{capital(cell.answer.state)}{text}{f' ({labels})' if labels else ''}"


def _quoted(site: Site, cell: QuestionCell) -> list[tuple[str, str, str]]:
    page = edition_url(site, cell.council, cell.council.leading_edition)
    return [
        (
            _clause_label(cell, quote.clause),
            " ".join(quote.words.split()),
            f"{page}#{clause_anchor(quote.clause)}",
        )
        for quote in cell.answer.rests_on
    ]


def _clause_label(cell: QuestionCell, clause: str) -> str:
    return cell.council.leading_edition.clause_by_id[clause].label


def _write(
    sheet: Any, line: int, column: int, text: str, url: str, site_url: str, looks: dict[str, Any]
) -> None:
    if site_url and url and text:
        sheet.write_url(line, column, absolute(site_url, url), looks["link"], text)
    else:
        sheet.write_string(line, column, text, looks["text"])
