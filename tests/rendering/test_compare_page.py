"""The page on which councils are chosen to be compared: pairs that are ready, and what the script finds there."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from support.handbook import real_site
from support.sheets import make_clause, make_council, make_edition, make_site, parsed, text_of

from mkdocs_protocol.comparing.two_documents.comparison import PlaceChange, WordingChange
from mkdocs_protocol.core.terms import Topic
from mkdocs_protocol.core.vocabulary import Vocabulary
from mkdocs_protocol.rendering.comparison.compare import compare_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.addresses import COMPARING_SCRIPT, Addresses
from mkdocs_protocol.site.site import Site


def some(count: int, **options: Any) -> Site:
    """Return a site of so many councils, each with a clause of its own."""
    councils = [
        make_council(f"c{number}", make_edition(make_clause("1", "respect")))
        for number in range(count)
    ]
    return make_site(*councils, **options)


def ways(draft: RenderedPage) -> dict[str, str]:
    """Return the address of each pair's page, by the pair as the script knows it."""
    return {
        a.get("data-protocol-pair", ""): a.get("href", "")
        for a in parsed(draft.html).iter("a")
        if a.get("data-protocol-pair")
    }


def given(draft: RenderedPage, name: str) -> str:
    """Return what the page tells the script under a name."""
    for element in parsed(draft.html).iter("div"):
        if element.get("data-protocol-compare") is not None:
            return element.get(f"data-protocol-{name}", "")
    raise AssertionError("the page has no place for the script")


def test_a_table_leads_from_every_council_to_its_comparison_with_every_other() -> None:
    draft = compare_page(real_site())
    ids = [council.id for council in real_site().handbook.councils]
    assert ways(draft) == {
        f"{one} {other}": f"../compare/{one}/{other}/"
        for one in ids
        for other in ids
        if one != other
    }


def test_a_cell_says_how_much_answers_each_other_and_which_two_it_is_about() -> None:
    site = real_site()
    (cell,) = [
        a
        for a in parsed(compare_page(site).html).iter("a")
        if a.get("data-protocol-pair") == "barrow wellingborough"
    ]
    barrow, wellingborough = (
        site.handbook.council_by_id[id_] for id_ in ("barrow", "wellingborough")
    )
    alike = sum(row.is_shared for row in site.comparison(barrow, wellingborough).rows)
    assert alike > 10
    assert text_of(cell) == f"{alike} matches: Barrow and Wellingborough"


def test_the_table_has_caption_and_scopes() -> None:
    tree = parsed(compare_page(real_site()).html)
    (table,) = tree.iter("table")
    assert text_of(next(table.iter("caption"))).startswith("A match is a clause")
    assert {th.get("scope") for th in table.iterfind(".//thead//th")} == {"col"}
    assert {th.get("scope") for th in table.iterfind(".//tbody//th")} == {"row"}


def test_a_column_is_sorted_by_how_much_it_has_in_common_and_the_document_itself_stands_last() -> (
    None
):
    tree = parsed(compare_page(real_site()).html)
    first = next(tree.iterfind(".//tbody/tr"))
    keys = [cell.get("data-sort") for cell in first.iter("td")]
    assert keys[0] == ""
    assert [f"{key} matches" for key in keys[1:]] == [
        text_of(link).partition(":")[0]
        for link in first.iter("a")
        if link.get("data-protocol-pair")
    ]


def test_of_too_many_councils_for_columns_each_has_a_list_of_the_others() -> None:
    draft = compare_page(some(4, most_columns=3))
    assert len(ways(draft)) == 12
    rows = [[text_of(cell) for cell in row] for row in parsed(draft.html).iter("tr")]
    assert [row[1] for row in rows] == [
        "Compared with",
        "c1; c2; c3",
        "c0; c2; c3",
        "c0; c1; c3",
        "c0; c1; c2",
    ]


def test_where_pairs_have_no_pages_the_page_names_none_and_leads_to_the_topics() -> None:
    draft = compare_page(some(4, most_paired=3))
    assert ways(draft) == {}
    (noscript,) = parsed(draft.html).iter("noscript")
    assert "made in your browser by JavaScript, which is off" in text_of(noscript)
    hrefs = [a.get("href") for a in noscript.iter("a")]
    assert hrefs == [
        "../topics/respect/",
        "../topics/channels/",
        "../topics/media/",
        "../topics/",
    ]


def test_one_document_is_not_compared_with_anything() -> None:
    draft = compare_page(some(1))
    assert "a comparison needs the documents of two councils" in text_of(parsed(draft.html))
    assert not draft.in_nav
    assert "<script" not in draft.html


def test_the_scripts_are_loaded_by_this_page_alone_from_beside_the_others() -> None:
    site = some(2, addresses=Addresses("handbook/"))
    sources = [script.get("src") for script in parsed(compare_page(site).html).iter("script")]
    assert sources == [f"../../assets/protocol/{COMPARING_SCRIPT}"]


def test_the_script_is_told_where_site_and_data_are() -> None:
    draft = compare_page(some(2, addresses=Addresses("handbook/")))
    assert given(draft, "root") == "../../"
    assert given(draft, "list") == "../../handbook/data/handbook.json"


def test_the_script_is_told_the_councils_unless_they_are_many() -> None:
    assert json.loads(given(compare_page(some(2)), "councils")) == [
        {"id": "c0", "name": "c0"},
        {"id": "c1", "name": "c1"},
    ]
    assert given(compare_page(some(51, most_paired=0)), "councils") == ""


def test_the_script_is_told_the_words_for_everything_that_a_comparison_says() -> None:
    words = json.loads(given(compare_page(some(2)), "words"))
    assert set(words["wording"]) == set(WordingChange)
    assert set(words["place"]) == set(PlaceChange)
    assert all(words[name] for name in ("both", "absent", "silent", "declared", "machine", "lead"))


def test_words_of_councils_and_vocabulary_are_escaped() -> None:
    hostile = '<script>alert("x")</script>&amp;\''
    edition = make_edition(make_clause("1", "t"))
    site = make_site(make_council("a", edition, name=hostile), make_council("b", edition))
    vocabulary = Vocabulary((Topic("t", hostile, hostile),))
    draft = compare_page(replace(site, handbook=replace(site.handbook, vocabulary=vocabulary)))
    assert "<script>" not in draft.html
    assert json.loads(given(draft, "councils"))[0]["name"] == hostile
    assert json.loads(given(draft, "topics")) == [
        {"id": "t", "label": hostile, "href": "../topics/t/"}
    ]
