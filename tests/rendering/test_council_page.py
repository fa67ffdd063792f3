"""A council's front page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.browser import PHONE, SharedPages, faults_in_every_look
from support.documents import site_of, words_in
from support.handbook import real_site
from support.sheets import of_class, parsed, write_bare

from mkdocs_protocol.rendering.councils.council import council_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.topics.groups import coverage_in_words

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} ]]>'


@pytest.fixture
def page(tmp_path: Path) -> RenderedPage:
    site = site_of(tmp_path)
    return council_page(site, site.handbook.council_by_id["little"])


def section(draft: RenderedPage, name: str) -> Element:
    """Return the section that the heading with an id names."""
    (found,) = [
        element
        for element in parsed(draft.html).iter("section")
        if element.get("aria-labelledby") == name
    ]
    return found


def topics(draft: RenderedPage) -> dict[str, list[str]]:
    """Return the topics with their clauses, by the heading they stand under."""
    found: dict[str, list[str]] = {}
    for element in section(draft, "protocol-covers").iter():
        if element.tag == "h3":
            found[words_in(element)] = []
        elif element.tag == "ul":
            found[list(found)[-1]] = [words_in(item) for item in element]
    return found


def test_topics_are_grouped_by_what_the_document_does_with_them(page: RenderedPage) -> None:
    assert topics(page) == {
        "Covered 4": [
            "Respect opening para 1, 1.1, 1.2, 2.4",
            "Ways to ask 2.1, 2.4",
            "Chairs 2.3",
            "Review Annex, para 1",
        ],
        "Silent 1": ["Press"],
    }


def test_silence_is_said_of_the_document() -> None:
    site = real_site()
    words = words_in(
        section(council_page(site, site.handbook.council_by_id["halstead"]), "protocol-covers")
    )
    assert "On these topics the document says nothing." in words


def test_a_topic_leads_to_its_page_and_to_the_clauses(page: RenderedPage) -> None:
    (item,) = [i for i in section(page, "protocol-covers").iter("li") if "Chairs" in words_in(i)]
    assert [a.get("href") for a in item.iter("a")] == [
        "../../topics/chairs/",
        "../../councils/little/2024-05/#c-2.3",
    ]


def test_nothing_is_called_silent_where_nobody_has_looked(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    groups = topics(council_page(site, site.handbook.council_by_id["other"]))
    assert list(groups) == ["Covered 1", "Not yet classified 4"]


def test_what_the_text_leaves_open_is_listed_and_what_is_form_is_counted(
    page: RenderedPage,
) -> None:
    words = words_in(section(page, "protocol-open"))
    assert "Clauses that do not agree These two do not agree. 1.2, 2.3" in words
    assert "Not said" in words
    assert "2 remarks on its spelling, numbers and outline" in words
    (way,) = of_class(section(page, "protocol-open"), "protocol-more-there")
    assert next(way.iter("a")).get("href", "").endswith("little/2024-05/#protocol-form")
    assert "Memebers" not in words


def test_the_councils_own_words_for_roles_are_its_own(page: RenderedPage) -> None:
    names = section(page, "protocol-names")
    assert words_in(names) == "Its own names for roles Read the names Clerk Clerk, Town Clerk"
    assert [words_in(name) for name in of_class(names, "protocol-quoted")] == [
        "Clerk",
        "Town Clerk",
    ]


def test_every_edition_is_listed_with_its_state(page: RenderedPage) -> None:
    items = [words_in(item) for item in section(page, "protocol-editions").iter("li")]
    assert items == [
        "PROTOCOL ON WORKING TOGETHER, approved 14 May 2024 In force, as far as this handbook knows "
        "Current, review May 2027 “or sooner”",
        "Protocol, undated Draft",
        "Protocol, adopted 2019 Superseded",
    ]


def test_an_ambiguous_name_is_explained(page: RenderedPage) -> None:
    assert (
        words_in(of_class(parsed(page.html), "protocol-lead")[0])
        == "There are two parishes of this name."
    )


def test_a_council_that_its_document_does_not_name_is_called_so() -> None:
    site = real_site()
    tree = parsed(council_page(site, site.handbook.council_by_id["unnamed"]).html)
    assert words_in(next(tree.iter("h1"))) == "Council not identified"
    (lead,) = of_class(tree, "protocol-lead")
    assert words_in(lead).startswith("The document names no council.")


def test_notes_on_a_council_are_visibly_the_handbooks(page: RenderedPage) -> None:
    (note,) = of_class(parsed(page.html), "protocol-note")
    assert words_in(note) == (
        "Note, 1 February 2026. Not adopted text. The parish was merged. Source: The order of 2025"
    )


def test_the_ways_on_lead_to_text_topics_desk_register_data_and_list(
    page: RenderedPage,
) -> None:
    assert [a.get("href") for a in section(page, "protocol-ways").iter("a")] == [
        "../../councils/little/2024-05/",
        "../../compare/little/other/",
        "../../topics/",
        "../../councils/little/desk/",
        "../../review/",
        "../../data/councils/little.json",
        "../../councils/",
    ]


def test_everything_declared_as_an_anchor_is_there(page: RenderedPage) -> None:
    ids = {element.get("id") for element in parsed(page.html).iter()}
    assert page.anchors <= ids
    assert {entry.id for entry in page.toc} <= page.anchors


def test_coverage_is_told_in_words(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    assert coverage_in_words(site, site.handbook.council_by_id["little"]) == "4 of 5 topics"
    real = real_site()
    assert (
        coverage_in_words(real, real.handbook.council_by_id["halstead"])
        == "19 of 30 topics, 7 more partly"
    )


@pytest.mark.parametrize(
    ("where", "link"),
    [("https://example.org/p.pdf", "https://example.org/p.pdf"), ("not recorded", None),
     ("javascript:alert(1)", None)],
)  # fmt: skip
def test_only_web_addresses_become_links(tmp_path: Path, where: str, link: str | None) -> None:
    site = site_of(tmp_path)
    council = replace(site.handbook.council_by_id["little"], published=where)
    (value,) = [
        row[1]
        for row in of_class(parsed(council_page(site, council).html), "protocol-facts")[0]
        if words_in(row[0]) == "Published at"
    ]
    assert words_in(value) == where
    assert next((a.get("href") for a in value.iter("a")), None) == link


def test_hostile_words_come_out_as_words(tmp_path: Path) -> None:
    files = {
        "councils/other/council.yml": f"name: 'N {HOSTILE}'\nshort_name: 'S {HOSTILE}'\nkind: parish\n"
        f"ambiguous: 'A {HOSTILE}'\nnames: {{clerk: ['R {HOSTILE}']}}\n",
    }
    site = site_of(tmp_path, files)
    # The reader refuses such an address; the page does not rely on it.
    council = replace(site.handbook.council_by_id["other"], published=f"https://P {HOSTILE}")
    tree = parsed(council_page(site, council).html)
    assert {element.tag for element in tree.iter()} & {"script", "img"} == set()
    for before in ("N", "A", "https://P", "R"):
        assert f"{before} {HOSTILE}" in words_in(tree)


def test_the_page_is_accessible(page_at: SharedPages, page: RenderedPage, tmp_path: Path) -> None:
    browser_page = page_at(write_bare(tmp_path, page.html, page.title))
    assert faults_in_every_look(browser_page) == []


def test_on_a_phone_no_two_buttons_touch(page_at: SharedPages, tmp_path: Path) -> None:
    site = real_site()
    draft = council_page(site, site.handbook.council_by_id["halstead"])
    browser_page = page_at(write_bare(tmp_path, draft.html), viewport=PHONE)
    first, second = (way.bounding_box() for way in browser_page.locator(".protocol-way").all())
    assert first is not None
    assert second is not None
    below = second["y"] - first["y"] - first["height"]
    beside = second["x"] - first["x"] - first["width"]
    assert max(below, beside) >= 8


def test_a_list_of_clauses_has_a_comma_where_a_clause_ends(
    page_at: SharedPages, tmp_path: Path
) -> None:
    """A link with a box of its own would leave room before its comma, or its comma to the next line."""
    site = real_site()
    draft = council_page(site, site.handbook.council_by_id["halstead"])
    browser_page = page_at(write_bare(tmp_path, draft.html), viewport=PHONE)
    shapes = browser_page.locator(".protocol-where a").evaluate_all(
        "all => all.map((a) => getComputedStyle(a).display)"
    )
    assert set(shapes) == {"inline"}
