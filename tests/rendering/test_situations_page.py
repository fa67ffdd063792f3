"""When things go wrong: what has happened, by who asks, and every document at a glance."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.documents import real_pages
from support.handbook import real_site
from support.projects import minimal_council_files
from support.sheets import having, make_site, named, of_class, parsed, text_of
from support.situations import SILENT, site_of, three_councils
from support.trees import SITUATIONS, TREE, council_with_trees

from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.parts.askers import not_for_the_public
from mkdocs_protocol.rendering.pieces.handbook import handbook_piece
from mkdocs_protocol.rendering.situations.grid import situations_page
from mkdocs_protocol.rendering.trees.outside import outside_for_the_public
from mkdocs_protocol.site.addresses import Address
from mkdocs_protocol.site.site import Site

HOSTILE = '<script>alert("x")</script>&amp;{{ 7*7 }}'


def cells(draft: RenderedPage) -> list[list[str]]:
    """Return the words of the table's cells, row by row, without the name that phones show."""
    return [
        [text_of(cell).removeprefix(text_of(next(cell.iter("summary")))).strip() for cell in row]
        for row in ([*tr.iter("td")] for tr in parsed(draft.html).iterfind(".//tbody/tr"))
    ]


def links(draft: RenderedPage, within: str) -> list[tuple[str, str]]:
    """Return label and address of each link in the elements of a class."""
    found = of_class(parsed(draft.html), within)
    return [(text_of(a), a.get("href", "")) for element in found for a in element.iter("a")]


def test_a_cell_says_how_far_the_steps_go_and_whom_the_document_names(tmp_path: Path) -> None:
    page = situations_page(site_of(tmp_path, three_councils()))

    # Named councils in the order of their names: Quiet, Speaking, Unread.
    assert cells(page) == [
        [
            "Silent: Quiet Parish Council, A councillor is unhappy with an officer",
            "1 step, 1 silence: Speaking Parish Council, A councillor is unhappy with an officer "
            "First contact: the Clerk 2.1 By when: no time limit is stated Formal step: none is named "
            "Appeal: none is named Decides or acts: not said",
            "Not read yet",
        ]
    ]


def test_a_cell_leads_to_the_tree_and_its_facts_to_the_clauses(tmp_path: Path) -> None:
    page = situations_page(site_of(tmp_path, three_councils()))
    quiet, speaking, unread = parsed(page.html).iterfind(".//tbody/tr/td")

    assert [a.get("href") for a in quiet.iter("a")] == [
        "../councils/quiet/when-things-go-wrong/councillor-unhappy-officer/"
    ]
    assert [a.get("href") for a in speaking.iter("a")] == [
        "../councils/speaking/when-things-go-wrong/councillor-unhappy-officer/",
        "../councils/speaking/2024-05/#c-2.1",
    ]
    assert list(unread.iter("a")) == []


def test_the_person_complained_of_is_named_as_such() -> None:
    page = situations_page(real_site())
    row = next(row for row in cells(page) if "A councillor is unhappy with the Clerk" in row[0])

    assert "First contact: the Clerk (the person it is about) For Councillors, para 1" in row[0]
    assert "First contact: nobody is named" in row[4]


def test_a_state_is_a_shape_and_a_word_and_the_legend_explains_it(tmp_path: Path) -> None:
    tree = parsed(situations_page(site_of(tmp_path, three_councils())).html)
    states = ["silent", "stops", "unread"]

    assert [cell.get("data-protocol-route") for cell in tree.iter("td")] == states
    legend = {
        entry.get("data-protocol-route"): text_of(entry)
        for entry in next(tree.iter("dl")).iterfind("div")
    }
    assert {*legend} == {"whole", *states}
    assert "it does not say what the council does" in legend["silent"]
    assert all(len(words) > 40 for words in legend.values())


def test_where_every_document_was_read_the_legend_does_not_speak_of_unread_ones() -> None:
    assert "Not read yet" not in text_of(parsed(situations_page(real_site()).html))


def test_the_table_has_caption_and_scopes_and_a_box_of_its_own() -> None:
    tree = parsed(situations_page(real_site()).html)
    (box,) = of_class(tree, "protocol-grid-box")

    assert (box.get("role"), box.get("tabindex")) == ("region", "0")
    assert box.get("aria-label") == text_of(next(tree.iter("caption")))
    assert {th.get("scope") for th in tree.iterfind(".//thead//th")} == {"col"}
    assert {th.get("scope") for th in tree.iterfind(".//tbody//th")} == {"row"}


def test_a_reader_starts_at_their_own_council() -> None:
    page = situations_page(real_site())
    heads = list(parsed(page.html).iterfind(".//thead//th"))[1:]

    assert links(page, "protocol-own-list")[:2] == [
        ("Barrow", "../councils/barrow/when-things-go-wrong/"),
        ("Halstead", "../councils/halstead/when-things-go-wrong/"),
    ]
    assert [next(head.iter("a")).get("href") for head in heads] == [
        href for _, href in links(page, "protocol-own-list")
    ]


def test_what_has_happened_is_asked_by_who_asks() -> None:
    site = real_site()
    tree = parsed(situations_page(site).html)
    asked = {
        text_of(next(asker.iter("h3"))): [text_of(a) for a in asker.iter("a")]
        for asker in of_class(tree, "protocol-asker")
    }
    both = "It is not clear what the protocol means"

    assert [*asked] == ["For officers", "For the clerk in particular", "For councillors"]
    assert asked["For the clerk in particular"] == ["The Clerk has a concern about a councillor"]
    assert both in asked["For officers"]
    assert both in asked["For councillors"]
    assert {label for labels in asked.values() for label in labels} == {
        situation.label for situation in site.handbook.vocabulary.situations
    }


def test_it_says_what_it_is_not() -> None:
    words = text_of(parsed(situations_page(real_site()).html))
    assert "Where one is silent, nothing follows about what its council does." in words
    assert "It is not legal advice." in words


def test_too_many_councils_for_columns_are_counted_in_a_list() -> None:
    page = situations_page(real_site(most_columns=4, longest_list=2))
    row = next(tr for tr in parsed(page.html).iter("tr") if "another councillor" in text_of(tr))

    assert [text_of(cell) for cell in row.iter("td")] == [
        "Steps to the end 0",
        "Leaves something open 1",
        "Silent 4",
    ]
    assert [a.get("href") for a in row.iter("a")] == [
        "../when-things-go-wrong/councillor-breach-by-councillor/",
        "../when-things-go-wrong/councillor-breach-by-councillor/",
        "../when-things-go-wrong/councillor-breach-by-councillor/#protocol-silent",
    ]
    # Of five councils two would be listed: their own list is elsewhere.
    assert links(page, "protocol-own-list") == [("All councils", "../councils/")]


def test_the_counts_of_every_row_sum_to_the_number_of_councils() -> None:
    for row in parsed(situations_page(real_site(most_columns=1)).html).iterfind(".//tbody/tr"):
        numbers = [int(text_of(cell.findall("span")[1])) for cell in row.iter("td")]
        assert sum(numbers) == 5


def test_one_council_alone_has_its_own_pages_and_none_that_sets_it_beside_others() -> None:
    pages = named(every_page(real_site("halstead")))

    assert not [address for address in pages if address.startswith("when-things-go-wrong")]
    assert "councils/halstead/when-things-go-wrong/index.md" in pages


@pytest.mark.parametrize("situations", ["", SITUATIONS], ids=["no situations", "no trees"])
def test_a_handbook_without_trees_has_no_such_pages_and_no_ways_to_them(
    tmp_path: Path, situations: str
) -> None:
    files = minimal_council_files()
    if situations:
        files["councils/situations.yml"] = situations
    site = site_of(tmp_path, files)
    pages = named(every_page(site))

    assert not [address for address in pages if "when-things-go-wrong" in address]
    for page in pages.values():
        assert "when-things-go-wrong" not in page.html, page.address
    assert "when-things-go-wrong" not in handbook_piece(site, "roles", Address("index.md"))


def test_a_situation_that_no_document_was_read_for_has_no_page(tmp_path: Path) -> None:
    pages = named(every_page(site_of(tmp_path, three_councils())))

    assert "when-things-go-wrong/councillor-unhappy-officer.md" in pages
    assert "when-things-go-wrong/clerk-concern.md" not in pages
    assert "The Clerk has a concern" not in pages["when-things-go-wrong/index.md"].html


def test_only_the_grid_stands_in_the_navigation() -> None:
    ours = [draft for draft in real_pages().values() if "when-things-go-wrong" in draft.address]
    assert [draft.address for draft in ours if draft.in_nav] == ["when-things-go-wrong/index.md"]


def test_what_a_source_says_is_never_markup(tmp_path: Path) -> None:
    files = council_with_trees(councillor_unhappy_officer=SILENT)
    files["councils/situations.yml"] = SITUATIONS.replace(
        "label: A councillor is unhappy with an officer", f"label: '{HOSTILE}'"
    )
    tree = parsed(situations_page(site_of(tmp_path, files)).html)

    assert not list(tree.iter("script"))
    assert "49" not in text_of(tree)
    assert HOSTILE in text_of(tree)


@pytest.mark.parametrize(
    ("topic", "situations"),
    [
        (
            "officer-raises",
            ["officer-concern-councillor", "officer-grievance-clerk", "clerk-concern"],
        ),
        ("interpretation", ["interpretation"]),
        ("purpose", []),
    ],
)
def test_a_topic_leads_to_what_to_do(topic: str, situations: list[str]) -> None:
    page = real_pages()[f"topics/{topic}.md"]
    hrefs = [a.get("href", "") for a in parsed(page.html).iter("a")]

    assert [href for href in hrefs if "/when-things-go-wrong/" in href] == [
        f"../../when-things-go-wrong/{situation}/" for situation in situations
    ]


@pytest.mark.parametrize(
    ("site", "place"),
    [
        (real_site(), "when-things-go-wrong/#protocol-asked-by-"),
        (real_site("halstead"), "councils/halstead/when-things-go-wrong/#protocol-asked-by-"),
    ],
    ids=["five councils", "one council"],
)
def test_the_home_page_leads_who_is_in_trouble_to_what_has_happened(site: Site, place: str) -> None:
    tree = parsed(handbook_piece(site, "roles", Address("index.md")))
    ways = {text_of(a): a.get("href") for a in tree.iter("a") if "wrong" in text_of(a)}
    hrefs = [a.get("href") for a in tree.iter("a")]

    assert ways == {"What to do when something is wrong": f"{place}officers"}
    assert f"{place}councillors" in hrefs
    shown = {f"councils/{c.id}/when-things-go-wrong/index.md" for c in site.handbook.councils}
    anchors = {
        anchor
        for draft in every_page(site)
        if draft.address in {*shown, "when-things-go-wrong/index.md"}
        for anchor in draft.anchors
    }
    assert {"protocol-asked-by-officers", "protocol-asked-by-councillors"} <= anchors


def test_without_trees_the_home_page_leads_to_the_topic() -> None:
    site = make_site(topics=("councillor-raises",))
    hrefs = [
        a.get("href") for a in parsed(handbook_piece(site, "roles", Address("index.md"))).iter("a")
    ]
    assert "topics/councillor-raises/" in hrefs


def test_a_tree_of_every_kind_of_end_is_counted_as_it_is(tmp_path: Path) -> None:
    whole = TREE.replace("kind: silence", "kind: outcome\n    inferred: It is not said.")
    files = council_with_trees(councillor_unhappy_officer=whole)
    (row,) = cells(situations_page(site_of(tmp_path, files)))

    assert row[0].startswith("4 steps, no silence")
    assert having(parsed(situations_page(site_of(tmp_path, files)).html), "data-protocol-route")


def test_that_there_are_no_steps_for_the_public_is_said_as_long_as_that_is_so() -> None:
    site = real_site()
    said = "There are no steps here for members of the public."
    page = parsed(situations_page(site).html)
    assert said in text_of(page)
    vocabulary = site.handbook.vocabulary
    first, *others = vocabulary.situations
    asked = replace(vocabulary, situations=(replace(first, asked_by=("public",)), *others))
    assert not not_for_the_public(replace(site, handbook=replace(site.handbook, vocabulary=asked)))

    (body,) = [one for one in vocabulary.outside if "public" in one.asked_by]
    assert body.countries == ("England",)
    assert body.body in text_of(page)
    elsewhere = [replace(one, country="Wales") for one in site.handbook.councils]
    assert outside_for_the_public(site, site.handbook.councils)
    assert not outside_for_the_public(site, elsewhere)
