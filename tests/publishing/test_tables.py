"""The published tables, as a spreadsheet and as a program read them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.publishing import MakeSite, contents, read_json, read_rows

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.publishing.tables import (
    CLAUSES,
    COVERAGE,
    DOCUMENT_CLAUSES,
    DOCUMENT_COVERAGE,
    DOCUMENT_REVIEW,
    EXPECTATIONS,
    QUESTIONS,
    REVIEW,
    TABLES,
    Table,
    safe_cell,
)
from mkdocs_protocol.site.site import Site

OF_DOCUMENTS = (
    (DOCUMENT_CLAUSES, CLAUSES),
    (DOCUMENT_COVERAGE, COVERAGE),
    (DOCUMENT_REVIEW, REVIEW),
)


def as_written(cell: str) -> str:
    """Take the apostrophe off again, as the documentation of the tables says."""
    return cell[1:] if re.match("''*\\s*[-=+@\t\r\n＝＋－＠]", cell) else cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_never_starts_a_formula(sign: str) -> None:
    assert safe_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert safe_cell(f"1{sign}1") == f"1{sign}1"


@pytest.mark.parametrize("text", [" =1+1", "  @SUM(A1)", "'=1", "''-1"])
def test_spaces_or_apostrophes_before_a_sign_do_not_hide_it(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "'", "‘Chair’", "– as agreed", "1.1", "2024-05", "(=)"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text(alphabet="'=+-@ \t\r\nax＝", max_size=6) | st.text())
def test_the_exact_words_come_back(text: str) -> None:
    assert as_written(safe_cell(text)) == text
    assert safe_cell(text).lstrip(" ")[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_a_formula_in_a_council_text_reaches_the_table_as_words(tiny: Site) -> None:
    (row,) = [row for row in read_rows(tiny, "data/clauses.csv") if row["clause"] == "last"]
    assert row["text"] == "'= is no formula."


def test_a_formula_as_a_name_reaches_the_table_as_words(tiny: Site) -> None:
    def renamed(council: Council) -> Council:
        return replace(council, name='=HYPERLINK("https://example.org","Prize")')

    councils = tuple(map(renamed, tiny.handbook.councils))
    site = replace(tiny, handbook=replace(tiny.handbook, councils=councils))
    names = {row["name"] for row in read_rows(site, "data/review.csv")}
    assert names == {'\'=HYPERLINK("https://example.org","Prize")'}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_opens_in_a_spreadsheet_and_keeps_to_the_standard(tiny: Site, table: Table) -> None:
    content = contents(tiny)[f"data/{table.name}"]
    assert content.startswith(b"\xef\xbb\xbf")
    first, _ = content.removeprefix(b"\xef\xbb\xbf").split(b"\r\n", 1)
    assert first.decode() == ",".join(table.columns)
    assert content.endswith(b"\r\n")
    for row in read_rows(tiny, f"data/{table.name}"):
        assert list(row) == list(table.columns)
        assert None not in row.values()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described_beside_the_tables(tiny: Site, table: Table) -> None:
    (described,) = [
        entry
        for entry in read_json(tiny, "data/csv-metadata.json")["tables"]
        if entry["url"] == table.name
    ]
    columns = described["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(table.columns)
    assert all(column["dc:description"].endswith(".") for column in columns)


def test_the_table_of_clauses_holds_every_word_of_every_clause(real: Site) -> None:
    rows = [row for row in read_rows(real, "data/clauses.csv") if not row["part"]]
    assert [
        (row["council"], row["edition"], row["clause"], as_written(row["text"])) for row in rows
    ] == [
        (council.id, edition.id, clause.id, clause.text)
        for council in real.handbook.councils
        for edition in council.editions
        for clause in edition.clauses
    ]


def test_a_part_has_a_row_below_its_clause_with_its_own_topic_and_address(tiny: Site) -> None:
    rows = [row for row in read_rows(tiny, "data/clauses.csv") if row["clause"] == "2.2"]
    assert [(row["part"], row["topic"], row["text"]) for row in rows] == [
        ("", "", "Ask first. Be kind."),
        ("2.2-p1", "channels", "Ask first."),
        ("2.2-p2", "respect", "Be kind."),
    ]
    assert rows[1]["url"] == "councils/tiny/2024-05/#c-2.2-p1"


def test_the_table_of_coverage_says_what_the_json_says(real: Site) -> None:
    rows = read_rows(real, "data/coverage.csv")
    for council in real.handbook.councils:
        edition = read_json(real, f"data/councils/{council.id}.json")["editions"][0]
        own = [row for row in rows if row["council"] == council.id]
        assert {row["topic"]: row["state"] for row in own} == edition["coverage"]
        ids = {clause["id"] for clause in edition["clauses"]}
        for row in own:
            assert set(row["main"].split()) | set(row["second"].split()) <= ids
            assert bool(row["main"]) == (row["state"] == "covered")


def test_the_table_of_reviews_gives_the_period_and_the_words(tiny: Site) -> None:
    row, draft = read_rows(tiny, "data/review.csv")
    assert (row["next_review"], row["precision"]) == ("2027-02", "month")
    assert (row["first_day"], row["last_day"]) == ("2027-02-01", "2027-02-28")
    assert (row["printed"], row["qualifier"]) == ("Next review February 2027", "or sooner")
    assert (row["adopted"], row["signed"], row["reviewed"]) == ("2024-05", "", "")
    assert (draft["status"], draft["review_state"], draft["next_review"]) == ("draft", "draft", "")


def test_the_tables_share_one_order_of_councils_and_editions(real: Site, tiny: Site) -> None:
    for site in (real, tiny):
        order = [
            (council.id, edition.id)
            for council in site.handbook.councils
            for edition in council.editions
        ]
        for table in TABLES:
            rows = read_rows(site, f"data/{table.name}")
            shown = list(dict.fromkeys((row["council"], row["edition"]) for row in rows))
            speaking = [
                (council.id, council.leading_edition.id) for council in site.handbook.councils
            ]
            if "document" not in table.columns:
                assert shown == (speaking if table in (EXPECTATIONS, QUESTIONS) else order)


@pytest.mark.parametrize(("table", "protocols"), OF_DOCUMENTS)
def test_documents_beside_protocols_have_tables_of_their_own(
    make_site: MakeSite, table: Table, protocols: Table
) -> None:
    site = make_site(
        {
            "councils/tiny/grievance/editions/2025.md": "---\ntitle: Procedure\ndates:\n"
            "  next_review: {value: 2027-06, printed: June 2027}\n---\nReview June 2027\n\n1. Words.\n"
        }
    )
    rows = read_rows(site, f"data/{table.name}")
    assert rows
    assert {(row["council"], row["document"], row["edition"]) for row in rows} == {
        ("tiny", "grievance", "2025")
    }
    assert not any(
        "grievance" in row.get("url", "") for row in read_rows(site, f"data/{protocols.name}")
    )
    if "url" in table.columns:
        assert all("councils/tiny/grievance/2025" in row["url"] for row in rows)


def test_the_table_of_expectations_has_each_passage_and_each_list_without_it(real: Site) -> None:
    rows = [
        row
        for row in read_rows(real, "data/expectations.csv")
        if row["row"] == "officers-understanding"
    ]
    assert [(row["council"], row["where"], row["clause"], row["item"]) for row in rows] == [
        ("barrow", "list", "councillors-expect", "3"),
        ("halstead", "not-listed", "", ""),
        ("halstead", "prose", "4.2", ""),
        ("wellingborough", "list", "3.1", "3"),
        ("weston-super-mare", "not-listed", "", ""),
        ("unnamed", "list", "councillors-expect", "3"),
    ]
    first = rows[0]
    assert (
        first["text"] == "An understanding and support of respective roles, pressures and workloads"
    )
    assert first["url"] == "councils/barrow/2019-07-16/#c-councillors-expect"
    assert (first["owed_by"], first["owed_to"]) == ("officers", "councillors")
    assert [row["found_by"] for row in rows[:3]] == ["declared", "", "declared"]
