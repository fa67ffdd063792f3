"""The tables of two documents compared."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import combinations

import pytest
from support.publishing import MakeSite
from support.sheets import pages_of

from mkdocs_protocol.comparing.two_documents.passages import clauses_of
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.publishing.comparisons import COLUMNS
from mkdocs_protocol.publishing.files import published_files
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.site import Site

OTHER = {
    "councils/other/council.yml": "name: Other Parish Council\nshort_name: Other\nkind: parish\n",
    "councils/other/editions/2023.md": """---
title: Protocol
---
{topic=respect kind=duty binds="councillors clerk"}
1.1 Members and officers shall be civil.

{id=last topic=channels}
= is no formula.
""",
}


def comparison_files(site: Site) -> list[PublishedFile]:
    return [
        file
        for file in published_files(site)
        if re.match(r"data/compare/.+--.+\.csv", file.address)
    ]


def tables(site: Site) -> dict[str, list[dict[str, str]]]:
    """Return the rows of every table, by its address."""
    return {
        file.address: list(
            csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline=""))
        )
        for file in comparison_files(site)
    }


@pytest.fixture(scope="module")
def real_tables(real: Site) -> dict[str, list[dict[str, str]]]:
    """Give the tables of this repository's own councils."""
    return tables(real)


def test_every_two_councils_have_a_table_either_way_round(real: Site) -> None:
    found = {file.address for file in comparison_files(real)}
    pages = {page.address for page in pages_of("pair", real)}
    assert len(found) == 20
    assert {
        f"data/{address.removesuffix('.md').replace('/', '--').replace('--', '/', 1)}.csv"
        for address in pages
    } == found


def test_a_row_holds_the_words_of_both_and_where_they_stand(make_site: MakeSite) -> None:
    rows = tables(make_site(OTHER))["data/compare/other--tiny.csv"]
    (row,) = [row for row in rows if row["left"] == "1.1"]
    assert list(row) == list(COLUMNS)
    assert row["topic"] == "respect"
    assert row["level"] == "clause"
    assert row["left_text"] == "Members and officers shall be civil."
    assert row["left_urls"] == "councils/other/2023/#c-1.1"
    (alone,) = [row for row in rows if row["left"] == "" and row["right"] == "1.10"]
    assert alone["wording"] == "only-right"
    assert (alone["place"], alone["found_by"], alone["likeness"]) == ("", "", "")


def test_a_cell_never_starts_a_formula(make_site: MakeSite) -> None:
    rows = tables(make_site(OTHER))["data/compare/other--tiny.csv"]
    assert {"'= is no formula."} == {row["left_text"] for row in rows if row["left"] == "last"}


def test_every_clause_of_both_stands_in_one_row(
    real: Site, real_tables: dict[str, list[dict[str, str]]]
) -> None:
    for left, right in combinations(real.handbook.councils, 2):
        rows = [
            row
            for row in real_tables[f"data/compare/{left.id}--{right.id}.csv"]
            if row["level"] == "clause"
        ]
        for council, column in ((left, "left"), (right, "right")):
            assert Counter(ref for row in rows for ref in row[column].split()) == ids_of(council)


def test_turned_round_a_table_holds_the_same(
    real: Site, real_tables: dict[str, list[dict[str, str]]]
) -> None:
    for left, right in combinations(real.handbook.councils, 2):
        there = real_tables[f"data/compare/{left.id}--{right.id}.csv"]
        back = real_tables[f"data/compare/{right.id}--{left.id}.csv"]
        assert Counter(
            (row["topic"], row["left"], row["right"], row["found_by"]) for row in there
        ) == Counter((row["topic"], row["right"], row["left"], row["found_by"]) for row in back)


def ids_of(council: Council) -> Counter[str]:
    return Counter(passage.ref for passage in clauses_of(council.leading_edition))


def test_of_more_councils_than_the_setting_there_is_no_table(make_site: MakeSite) -> None:
    assert comparison_files(make_site()) == []


def test_whom_a_row_binds_it_is_about_and_items_are_told_with_their_row(
    real_tables: dict[str, list[dict[str, str]]],
) -> None:
    for rows in real_tables.values():
        for row in rows:
            assert set(row["binds"].split()) <= set(row["about"].split())
            assert row["level"] == "clause" or not row["about"]
