"""The coverage grid."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.browser import PHONE, SharedPages, faults_in_every_look
from support.handbook import real_site
from support.sheets import (
    having,
    make_clause,
    make_council,
    make_divided_clause,
    make_edition,
    make_site,
    of_class,
    parsed,
    text_of,
    write_bare,
)

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.topics.grid import topics_page

HOSTILE = '<script>alert("x")</script>&amp;{{ 7*7 }}"\' onclick=x'


def grid(draft: RenderedPage) -> Element:
    """Return the table with the clauses: the map of signs before it is not meant."""
    (found,) = of_class(parsed(draft.html), "protocol-grid")
    return found


def rows(draft: RenderedPage) -> list[list[str]]:
    """Return the words of the table, row by row."""
    return [[text_of(cell) for cell in row] for row in grid(draft).iter("tr")]


def cell_links(draft: RenderedPage) -> list[list[tuple[str, str]]]:
    """Return label and address of the links of each cell that shows a state."""
    cells = [cell for cell in having(grid(draft), "data-protocol-coverage") if cell.tag == "td"]
    return [[(text_of(a), a.get("href", "")) for a in cell.iter("a")] for cell in cells]


def test_each_cell_says_its_state_in_words_and_leads_to_the_clauses() -> None:
    little = make_council(
        "little",
        make_edition(
            make_clause("1.1", "respect", also=("channels",)),
            make_clause("1.2", "respect"),
            silent=("media",),
        ),
    )
    site = make_site(little, make_council("other", make_edition()))
    page = topics_page(site)

    assert [row[1:] for row in rows(page)[1:]] == [
        ["littleCovered 1.1, 1.2", "otherNot yet classified"],
        ["littleCovered partly 1.1", "otherNot yet classified"],
        ["littleSilent", "otherNot yet classified"],
    ]
    assert cell_links(page)[0] == [
        ("1.1", "../councils/little/2024-05/#c-1.1"),
        ("1.2", "../councils/little/2024-05/#c-1.2"),
    ]


def test_a_summary_counts_the_documents_of_a_row() -> None:
    page = topics_page(real_site())
    summaries = [text_of(each) for each in of_class(parsed(page.html), "protocol-grid-summary")]
    assert summaries[:4] == [
        "Covered by four; one silent",
        "Covered by two, partly by three",
        "Covered by four, partly by one",
        "Covered by all five",
    ]


def test_the_table_has_caption_and_scopes_and_a_box_of_its_own() -> None:
    tree = parsed(topics_page(real_site()).html)
    (box,) = of_class(tree, "protocol-grid-box")
    assert (box.get("role"), box.get("tabindex")) == ("region", "0")
    assert box.get("aria-label") == text_of(next(box.iter("caption")))
    assert {th.get("scope") for th in tree.iterfind(".//thead//th")} == {"col"}
    assert {th.get("scope") for th in tree.iterfind(".//tbody//th")} == {"row"}


def test_a_clause_without_a_number_is_called_by_a_short_label() -> None:
    heading = "Roles of councillors and officers (as agreed)"
    clause = make_clause("roles-4", "respect", heading=heading)
    (link,) = cell_links(
        topics_page(
            make_site(make_council("a", make_edition(clause)), make_council("b", make_edition()))
        )
    )[0]
    assert link == ("Roles of councillors and…, para 1", "../councils/a/2024-05/#c-roles-4")


def test_a_column_leads_to_its_council_and_shows_the_state_of_its_review() -> None:
    site = make_site(
        make_council("late", make_edition(due="2022-06")), make_council("open", make_edition())
    )
    heads = list(grid(topics_page(site)).iterfind(".//thead//th"))
    assert text_of(heads[0]) == "Topic"
    assert text_of(heads[1]).startswith("late Overdue")
    assert heads[1].find("a").get("href") == "../councils/late/"  # type: ignore[union-attr]


@pytest.mark.parametrize("state", list(Coverage))
def test_the_legend_explains_every_state_that_the_page_shows(state: Coverage) -> None:
    unread = make_site(make_council("a", make_edition()), make_council("b", make_edition()))
    for site, shows in (
        (real_site(), state is not Coverage.UNCLASSIFIED),
        (unread, state is Coverage.UNCLASSIFIED),
    ):
        legend = next(parsed(topics_page(site).html).iter("dl"))
        entries = [each for each in legend if each.get("data-protocol-coverage") == state]
        assert [len(text_of(entry)) > 40 for entry in entries] == [True] * shows


def test_the_legend_says_that_silence_is_about_the_document() -> None:
    words = text_of(parsed(topics_page(real_site()).html))
    assert "Silent is about the document: it does not say what the council does." in words


def test_too_many_councils_for_columns_are_counted_in_a_list() -> None:
    site = real_site(most_columns=4, longest_list=2)
    page = topics_page(site)
    assert rows(page)[0] == ["Topic", "Covered", "Covered partly", "Silent", "Not yet classified"]
    assert [cell[-1:] for cell in rows(page)[1][1:]] == ["4", "0", "1", "0"]
    # The silent documents stand on the last of the topic's pages; the first leads there.
    assert cell_links(page)[:4] == [
        [("4", "../topics/purpose/")],
        [],
        [("1", "../topics/purpose/#protocol-silent")],
        [],
    ]


def test_the_counts_of_every_row_sum_to_the_number_of_councils() -> None:
    for row in rows(topics_page(real_site(most_columns=1)))[1:]:
        numbers = [int("".join(sign for sign in cell if sign.isdigit())) for cell in row[1:]]
        assert sum(numbers) == 5


def test_one_council_alone_is_compared_with_nobody() -> None:
    page = topics_page(real_site("halstead"))
    words = text_of(parsed(page.html))
    assert page.title == "What this protocol covers"
    assert of_class(parsed(page.html), "protocol-grid-summary") == []
    assert "side by side" not in words
    assert "all one" not in words.lower()


@pytest.mark.parametrize("topics", [(), ("respect",)])
def test_a_handbook_without_councils_or_topics_still_has_the_page(topics: tuple[str, ...]) -> None:
    page = topics_page(make_site(topics=topics))
    assert page.html.startswith("<h1")
    assert "nothing to show" in text_of(parsed(page.html))


def test_the_table_can_be_taken_away() -> None:
    hrefs = [a.get("href") for a in parsed(topics_page(real_site()).html).iter("a")]
    assert {"../data/coverage.csv", "../data/clauses.csv"} <= set(hrefs)


@pytest.mark.parametrize("most_columns", [8, 2])
def test_every_column_is_sorted_by_what_its_cells_mean(most_columns: int) -> None:
    table = grid(topics_page(real_site(most_columns=most_columns)))
    assert "data-protocol-sortable" in table.attrib
    for cell in table.iterfind(".//tbody/tr/*"):
        sign = cell.get("data-sort", "")
        label = text_of(next(cell.iter("a"), cell))
        order = {"covered": "0", "partly": "1", "silent": "2", "unclassified": "3"}
        state = cell.get("data-protocol-coverage", "")
        expected = label if cell.tag == "th" else order[state] if most_columns == 8 else sign
        assert sign == expected != ""


def test_what_a_council_wrote_is_never_markup() -> None:
    clause = make_clause("wild", "respect", heading=HOSTILE)
    council = make_council("wild", make_edition(clause), name=HOSTILE)
    html = topics_page(make_site(council, make_council("b", make_edition()))).html
    tree = parsed(html)
    assert not list(tree.iter("script"))
    assert not having(tree, "onclick")
    assert "49" not in text_of(tree)
    assert HOSTILE in text_of(tree)


def test_parts_of_a_clause_count_for_the_topics_they_are_about() -> None:
    clause = make_divided_clause("1.4", ("respect", "Be civil."), ("channels", "Ask the Clerk."))
    page = topics_page(
        make_site(
            make_council("a", make_edition(clause, silent=("media",))),
            make_council("b", make_edition()),
        )
    )
    assert [row[1] for row in rows(page)[1:]] == ["aCovered 1.4", "aCovered 1.4", "aSilent"]


def test_of_one_council_topics_stand_in_groups_and_in_no_table() -> None:
    page = topics_page(real_site("halstead"))
    tree = parsed(page.html)
    assert not list(tree.iter("table"))
    assert [text_of(h2) for h2 in tree.iter("h2")] == ["Covered 19", "Covered partly 7", "Silent 4"]
    assert [entry.title for entry in page.toc] == ["Covered", "Covered partly", "Silent"]


def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    page_at: SharedPages, tmp_path: Path
) -> None:
    page = page_at(write_bare(tmp_path, topics_page(real_site()).html))
    assert faults_in_every_look(page) == []


def test_the_first_column_stays_in_view_where_the_table_scrolls_sideways(
    page_at: SharedPages, tmp_path: Path
) -> None:
    page = page_at(write_bare(tmp_path, topics_page(real_site()).html), viewport=(700, 600))
    box = page.locator(".protocol-grid-box")
    left = box.evaluate("box => { box.scrollTo(200, 0); return box.getBoundingClientRect().left; }")
    row = page.locator(".protocol-grid tbody th").last.bounding_box()

    assert row is not None
    assert row["x"] == pytest.approx(left, abs=1)


def test_the_head_stays_in_view_where_the_page_scrolls(
    page_at: SharedPages, tmp_path: Path
) -> None:
    page = page_at(write_bare(tmp_path, topics_page(real_site()).html), viewport=(1280, 600))
    page.locator(".protocol-grid tbody th").nth(15).evaluate("row => row.scrollIntoView()")
    head = page.locator(".protocol-grid thead th").first.bounding_box()

    assert head is not None
    assert 0 <= head["y"] < 120


def test_on_a_phone_each_state_stands_beside_the_name_of_its_council(
    page_at: SharedPages, tmp_path: Path
) -> None:
    page = page_at(write_bare(tmp_path, topics_page(real_site()).html), viewport=PHONE)
    page.get_by_text("Topic by topic").click()
    first = page.locator(".protocol-grid tbody tr").first
    assert first.inner_text().split("\n")[:6] == [
        "Purpose and scope",
        "Covered by four; one silent",
        "Barrow",
        "Covered",
        "Aim, para 2",
        "Halstead",
    ]
