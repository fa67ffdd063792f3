"""Answers as other people's programs and spreadsheets get them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZipFile

from support.handbook import real_site
from support.publishing import contents, read_json, read_rows

from mkdocs_protocol.core.questions import Answers

SHEET = re.compile(r"<t[^>]*>([^<]*)</t>")


def parts(site_url: str = "") -> dict[str, str]:
    """Return the parts of the workbook by their names."""
    book = ZipFile(io.BytesIO(contents(real_site(), site_url)["data/questions.xlsx"]))
    return {name: book.read(name).decode() for name in book.namelist()}


def test_the_table_has_a_row_for_every_question_and_council() -> None:
    rows = read_rows(real_site(), "data/questions.csv")
    found = {(row["question"], row["council"]): row for row in rows}

    assert len(rows) == len(found) == 5 * 39
    assert list(rows[0])[:6] == ["question", "council", "state", "answer", "clauses", "url"]
    letters = found["letters", "weston-super-mare"]
    assert (letters["state"], letters["clauses"]) == ("answered", "9.2 9.3")
    assert letters["url"] == "questions/letters/#protocol-council-weston-super-mare"
    assert (found["letters", "barrow"]["state"], found["letters", "barrow"]["clauses"]) == (
        "silent",
        "",
    )


def test_the_json_has_questions_and_every_answer_with_its_words() -> None:
    site = real_site()
    asked = read_json(site, "data/handbook.json")["questions"]
    answers = {a["question"]: a for a in read_json(site, "data/councils/barrow.json")["answers"]}

    assert [question["id"] for question in asked] == list(answers)
    assert answers["criticise-officer"]["state"] == "answered"
    assert answers["criticise-officer"]["rests_on"][1] == {
        "clause": "officers-expect",
        "text": "Not to have issues raised about them in public",
    }
    assert answers["appeal"]["near"] == ["officers-procedure-1", "councillors-procedure-1"]


def test_the_workbook_holds_text_only_so_that_a_clause_keeps_its_number() -> None:
    book = parts()
    sheets = [book["xl/worksheets/sheet1.xml"], book["xl/worksheets/sheet2.xml"]]
    words = SHEET.findall(book["xl/sharedStrings.xml"])

    for sheet in sheets:
        assert set(re.findall(r'<c [^>]*?t="(\w+)"', sheet)) == {"s"}
        assert "<f>" not in sheet
    assert "2.10" in words
    assert "May a councillor give an officer an instruction?" in words


def test_the_workbook_has_a_column_for_each_council() -> None:
    words = SHEET.findall(parts()["xl/sharedStrings.xml"])
    assert "as of 22 November 2026. Councils: Barrow, Halstead, Wellingborough" in words[0]
    assert words[1:5] == ["Question", "Barrow", "Halstead", "Wellingborough"]


def test_its_links_are_whole_where_the_address_of_the_site_is_known() -> None:
    with_address = parts("https://example.org/handbook/")
    links = with_address["xl/worksheets/_rels/sheet1.xml.rels"]

    assert "https://example.org/handbook/questions/letters/" in links
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in parts()


def test_the_same_day_gives_the_same_bytes() -> None:
    first, second = (
        contents(site)["data/questions.xlsx"] for site in (real_site(), replace(real_site()))
    )
    assert first == second


def test_of_very_many_councils_or_without_answers_there_is_no_workbook() -> None:
    site = real_site(most_in_workbook=4)
    assert "data/questions.xlsx" not in contents(site)

    handbook = site.handbook
    unread = tuple(replace(council, answers=None) for council in handbook.councils)
    without = replace(site, handbook=replace(handbook, councils=unread), most_in_workbook=200)
    assert "data/questions.xlsx" not in contents(without)
    assert read_rows(without, "data/questions.csv") == []


def test_of_a_council_read_in_another_edition_every_answer_is_not_read_yet() -> None:
    site = real_site()
    barrow, *others = site.handbook.councils
    old = replace(barrow, answers=Answers("2010", barrow.answers.given if barrow.answers else ()))
    changed = replace(site, handbook=replace(site.handbook, councils=(old, *others)))

    rows = [r for r in read_rows(changed, "data/questions.csv") if r["council"] == "barrow"]
    assert {(row["state"], row["answer"], row["clauses"]) for row in rows} == {
        ("not read yet", "", "")
    }
