"""The site's own search finds the text of every clause, and a hit leads to the clause."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.browser import SharedPages, wait_for_search
from support.build import BuiltSite
from support.handbook import REPOSITORY

from mkdocs_protocol.checking.loading import load

QUERIES = [
    ("impartial information developments", "halstead/2021-06/#c-1.5"),
    ("Staff Advisory Committee", "halstead/2021-06/#c-1.6"),
    ("footnote grievance redress", "halstead/2021-06/#c-footnote-1"),
    ("Council tax setting", "halstead/2021-06/#c-2.1"),
    ("overfamiliarity", "halstead/2021-06/#c-4.2"),
    ("roving commission", "weston-super-mare/2024-10/#c-7.3"),
    ("red paper shredding", "weston-super-mare/2024-10/#c-6.1"),
    ("Freedom of Information", "weston-super-mare/2024-10/#c-7.5"),
    ("mobile telephones", "weston-super-mare/2024-10/#c-5.7"),
    ("blind copies", "weston-super-mare/2024-10/#c-9.1"),
    ("Notice of Motion", "weston-super-mare/2024-10/#c-5.6"),
    ("spokespeople expertise", "weston-super-mare/2024-10/#c-10.3"),
    ("Quadrennially", "weston-super-mare/2024-10/#c-dates"),
    ("Deputy Town Clerk deputises", "weston-super-mare/2024-10/#c-3.7"),
    ("statutory prohibition annual accounts", "barrow/2019-07-16/#c-councillors-3"),
    ("National Association of Local Councils", "barrow/2019-07-16/#c-political-groups-1"),
    ("Equality and Diversity", "barrow/2019-07-16/#c-principles-1"),
    ("principle council's Monitoring Officer", "wellingborough/undated/#c-4.2"),
    ("informality", "unnamed/2021-12-16/#c-intro-1"),
    ("RFO", "unnamed/2021-12-16/#c-roles-6"),
]


@pytest.mark.parametrize(("query", "target"), QUERIES, ids=[query for query, _ in QUERIES])
def test_a_query_leads_to_the_clause(
    page_at: SharedPages, handbook_url: str, query: str, target: str
) -> None:
    page = page_at(handbook_url)
    wait_for_search(page)
    page.locator("input[data-md-component=search-query]").focus()
    page.keyboard.type(query)
    address, _, fragment = target.partition("#")
    hit = page.locator(f".md-search-result__link[href*='{address}'][href$='#{fragment}']")
    hit.first.wait_for(state="attached", timeout=15_000)

    href = hit.first.get_attribute("href") or ""
    page.goto(page.evaluate("href => new URL(href, location).href", href))

    fragment = "#" + target.partition("#")[2]
    assert page.locator(f"[id='{fragment[1:]}']").count() == 1
    assert (
        query.split(maxsplit=1)[0].lower()
        in page.locator(f"[id='{fragment[1:]}']").inner_text().lower()
    )


def test_each_clause_is_in_the_index_once(handbook_site: BuiltSite) -> None:
    index = json.loads((handbook_site.path / "search/search_index.json").read_text("utf-8"))
    found = [entry["location"] for entry in index["docs"] if "#c-" in entry["location"]]
    councils = load(REPOSITORY / "councils", as_of=date(2026, 11, 22)).handbook.councils

    assert sorted(found) == sorted(
        f"councils/{council.id}/{edition.id}/#c-{clause.id}"
        for council in councils for edition in council.editions for clause in edition.clauses
    )  # fmt: skip


def test_what_stands_on_another_page_too_is_not_offered_twice(handbook_site: BuiltSite) -> None:
    index = json.loads((handbook_site.path / "search/search_index.json").read_text("utf-8"))
    places = {record["location"].split("#")[0] for record in index["docs"]}
    assert "compare/barrow/halstead/" in places
    assert "compare/halstead/barrow/" not in places
