"""The pages of topics: every council's clauses on one topic, then the silences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser as MaterialSearchParser
from support.browser import SharedPages, faults_in_every_look
from support.handbook import real_site
from support.random_runs import examples
from support.sheets import (
    TOPICS,
    having,
    make_clause,
    make_council,
    make_divided_clause,
    make_edition,
    make_site,
    named,
    of_class,
    pages_of,
    parsed,
    text_of,
    write_bare,
)

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Clause
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.site import Site

HOSTILE = "<img src=x onerror=alert(1)>&lt;{% raw %}{{ 7*7 }}</article></div>\"'"


def page_of(site: Site, topic: str) -> RenderedPage:
    """Return the only page of a topic."""
    (page,) = [page for page in pages_of("topic", site) if page.address == f"topics/{topic}.md"]
    return page


def pages_by_topic(site: Site) -> dict[str, list[Element]]:
    """Return every topic's pages as trees, in their order."""
    found: dict[str, list[Element]] = {}
    for page in pages_of("topic", site):
        topic = page.address.split("/")[1].removesuffix(".md")
        found.setdefault(topic, []).append(parsed(page.html))
    return found


def council_marks(trees: list[Element]) -> list[tuple[str, str]]:
    """Return each council that pages show, with the state under which it stands."""
    return [
        (each.get("data-protocol-council", ""), stands.get("data-protocol-coverage", ""))
        for tree in trees
        for stands in having(tree, "data-protocol-coverage")
        if stands.tag == "section"
        for each in having(stands, "data-protocol-council")
    ]


def quoted(tree: Element) -> list[tuple[str, str]]:
    """Return label and words of each clause on a page, in order."""
    return [
        (
            text_of(of_class(copy, "protocol-copy-cite")[0]),
            text_of(of_class(copy, "protocol-copy-text")[0]),
        )
        for copy in of_class(tree, "protocol-copy")
    ]


def test_each_council_speaks_in_its_own_words() -> None:
    site = make_site(
        make_council("a", make_edition(make_clause("2.1", "channels", text="Ask the Clerk."))),
        make_council("b", make_edition(make_clause("7", "channels", text="Ask anybody."))),
    )
    page = page_of(site, "channels")
    tree = parsed(page.html)
    assert [text_of(heading) for heading in tree.iter("h2")] == ["a", "b"]
    assert quoted(tree) == [("2.1", "Ask the Clerk."), ("7", "Ask anybody.")]
    assert page.description == "About channels. Both documents cover it."


def test_a_number_leads_to_the_clause_in_its_place() -> None:
    site = make_site(make_council("a", make_edition(make_clause("2.1", "channels"))))
    (cite,) = of_class(parsed(page_of(site, "channels").html), "protocol-copy-cite")
    assert cite.find("a").get("href") == "../../councils/a/2024-05/#c-2.1"  # type: ignore[union-attr]


def test_what_a_clause_does_to_whom_stands_beside_it() -> None:
    tree = parsed(page_of(real_site("wellingborough", "halstead"), "officer-raises").html)
    told = [text_of(margin) for margin in of_class(tree, "protocol-copy-margin")]
    # A rule for the chairman stands in advice to councils, and what the Clerk does in what officers do.
    advice = "Advice; the document does not say whether this one has taken it."
    assert f"{advice} A limit on what the chair may do." in told
    assert "A procedure for officers. A procedure for the clerk." in told


def test_only_the_words_about_the_topic_are_marked_and_they_are_named() -> None:
    clause = make_divided_clause(
        "1.4",
        ("respect", "Be civil."),
        ("channels", "Whoever wants a paper of the council asks the Clerk for it first."),
    )
    tree = parsed(page_of(make_site(make_council("a", make_edition(clause))), "channels").html)
    assert [text_of(mark) for mark in tree.iter("mark")] == [clause.parts[1].text]
    (margin,) = of_class(tree, "protocol-copy-margin")
    assert text_of(margin) == (
        "Only the marked words are about this topic: “Whoever wants a … for it first.”"
    )
    assert quoted(tree)[0][1].startswith("Be civil.")


def test_a_clause_that_is_wholly_about_the_topic_is_not_marked() -> None:
    tree = parsed(page_of(real_site("halstead"), "criticism").html)
    assert quoted(tree)
    assert not list(tree.iter("mark"))


def test_clauses_that_only_touch_on_it_are_folded_and_named() -> None:
    edition = make_edition(
        make_clause("1.1", "respect"), make_clause("2.1", "channels", also=("respect",))
    )
    tree = parsed(page_of(make_site(make_council("a", edition)), "respect").html)
    (details,) = tree.iter("details")
    assert "open" not in details.attrib
    assert text_of(details[0]) == "Also touched on in 2.1"
    assert quoted(details) == [("2.1", "The words of 2.1.")]


def test_where_a_document_only_touches_on_it_its_words_are_unfolded() -> None:
    edition = make_edition(make_clause("2.1", "channels", also=("respect",)))
    tree = parsed(page_of(make_site(make_council("a", edition)), "respect").html)
    (details,) = tree.iter("details")
    assert "open" in details.attrib
    assert text_of(details[0]) == "Touched on in 2.1"


def test_silences_and_what_nobody_classified_are_said_apart() -> None:
    site = make_site(
        make_council("mute", make_edition(silent=("media",))),
        make_council("open", make_edition()),
    )
    sections = of_class(parsed(page_of(site, "media").html), "protocol-absence")
    assert "The document named here says nothing on it: mute" in text_of(sections[0])
    assert "This is about the document." in text_of(sections[0])
    assert "Nobody has yet said whether the document named here deals with it: open" in text_of(
        sections[1]
    )


def test_a_silence_in_words_of_its_own_is_told_in_short() -> None:
    tree = parsed(page_of(real_site(), "review").html)
    short = text_of(of_class(tree, "protocol-in-short")[0])
    assert "BarrowThe review date was left blank. Date of next review" in short
    assert "Silent: Barrow and Wellingborough." in short


def test_of_a_document_known_in_part_the_page_says_so() -> None:
    edition = make_edition(silent=("media",), incomplete="Only page 2 is known.")
    tree = parsed(page_of(make_site(make_council("a", edition)), "media").html)
    assert council_marks([tree]) == [("a", "unclassified")]
    assert "Known only in part: Only page 2 is known." in text_of(tree)


def test_topics_lead_to_their_neighbours() -> None:
    nav = of_class(parsed(page_of(real_site(), "channels").html), "protocol-neighbours")[0]
    ways = [(a.get("rel"), a.get("href")) for a in nav.iter("a")]
    assert ways == [
        ("prev", "../../topics/management/"),
        (None, "../../topics/"),
        ("next", "../../topics/councillors-expect/"),
    ]


def test_many_councils_take_several_pages_with_the_silences_on_the_last() -> None:
    councils = [
        make_council(f"c{place}", make_edition(make_clause("1", "respect"))) for place in range(5)
    ]
    mute = make_council("mute", make_edition(silent=("respect",)))
    pages = named(
        pages_of("topic", make_site(*councils, mute, topics=("respect",), longest_list=2))
    )
    assert list(pages) == [
        "topics/respect.md",
        "topics/respect/page/2.md",
        "topics/respect/page/3.md",
    ]
    assert [page.title for page in pages.values()][1] == "Respect, page 2 of 3"
    marks = [council_marks([parsed(page.html)]) for page in pages.values()]
    assert [[council for council, _ in found] for found in marks] == [
        ["c0", "c1"],
        ["c2", "c3"],
        ["c4", "mute"],
    ]
    middle = of_class(parsed(pages["topics/respect/page/2.md"].html), "protocol-numbers")[0]
    assert [a.get("href") for a in middle.iter("a")] == [
        "../../../../topics/respect/",
        "../../../../topics/respect/page/2/",
        "../../../../topics/respect/page/3/",
    ]


def test_no_page_leads_to_all_of_very_many_pages() -> None:
    councils = [
        make_council(f"c{place}", make_edition(make_clause("1", "respect"))) for place in range(40)
    ]
    pages = list(pages_of("topic", make_site(*councils, topics=("respect",), longest_list=1)))
    assert len(pages) == 40
    for page in pages:
        numbers = of_class(parsed(page.html), "protocol-numbers")[0]
        assert len(list(numbers.iter("a"))) <= 5


def test_the_contents_of_a_page_are_what_it_holds() -> None:
    for page in pages_of("topic", real_site()):
        ids = {element.get("id") for element in having(parsed(page.html), "id")}
        assert {entry.id for entry in page.toc} == page.anchors
        assert page.anchors <= ids


def test_the_search_of_material_finds_a_topic_but_none_of_the_copies() -> None:
    for page in pages_of("topic", real_site()):
        parser = MaterialSearchParser()
        parser.feed(page.html)
        parser.close()
        found = " ".join(
            "".join(section.title + section.text)
            for section in parser.data
            if not section.is_excluded()
        )
        assert page.title in found
        for _, words in quoted(parsed(page.html)):
            assert words[:40] not in " ".join(found.split())
        # The way on is the last thing on a page: nothing after a copy has been swallowed with it.
        assert "All topics, all councils" in found


def choice(site: Site) -> dict[str, str]:
    """Return what the page of a topic gives the script that lets a reader choose."""
    (voices,) = of_class(parsed(page_of(site, "respect").html), "protocol-voices")
    return {name: value for name, value in voices.attrib.items() if name.startswith("data-")}


def test_a_choice_is_offered_among_more_than_two_documents() -> None:
    councils = [make_council(name, make_edition(make_clause("1", "respect"))) for name in "abc"]
    assert choice(make_site(*councils[:2])) == {}
    offered = {"data-protocol-choose": "", "data-protocol-compare": "../../compare/"}
    assert choice(make_site(*councils, most_paired=2)) == offered
    pairs = {"data-protocol-pair": "../../compare/LEFT/RIGHT/"}
    assert choice(make_site(*councils)) == offered | pairs


def test_what_lists_say_leads_to_the_expectations() -> None:
    tree = parsed(page_of(real_site(), "officers-expect").html)
    (way,) = [a for a in tree.iter("a") if "expectations" in a.get("href", "")]
    assert text_of(way) == "What officers can expect from councillors"
    assert way.get("href") == "../../expectations/#protocol-owed-by-councillors"
    assert "expectations" not in page_of(real_site(), "media").html


def test_what_a_council_wrote_is_never_markup() -> None:
    clause = make_clause("1", "respect", text=HOSTILE)
    part = make_divided_clause("2", ("respect", HOSTILE), ("media", HOSTILE))
    council = make_council("wild", make_edition(clause, part, incomplete=HOSTILE), name=HOSTILE)
    tree = parsed(page_of(make_site(council), "respect").html)
    assert not list(tree.iter("img"))
    assert not having(tree, "onerror")
    words = " ".join(HOSTILE.split())
    assert quoted(tree) == [("1", words), ("2", f"{words}{words}")]
    assert text_of(next(tree.iter("h2"))) == words


@pytest.mark.parametrize("council", ["halstead", "barrow"])
def test_a_handbook_of_one_council_compares_nothing(council: str) -> None:
    for page in pages_of("topic", real_site(council)):
        words = text_of(parsed(page.html))
        for row in real_site(council).questions:  # One of them asks for the council's documents.
            words = words.replace(row.question.question, "").replace(row.cells[0].answer.text, "")
        assert "documents" not in words
        assert "all councils" not in words


def test_without_councils_a_topic_still_has_its_page() -> None:
    page = page_of(make_site(), "respect")
    assert page.html.startswith("<h1")
    assert "The handbook holds no document yet." in page.description


def test_every_clause_of_every_real_council_stands_on_the_page_of_its_main_topic() -> None:
    site = real_site()
    pages = pages_by_topic(site)
    for council in site.handbook.councils:
        assert_everything_is_placed(pages, council)


classifications = st.tuples(
    st.sampled_from((None, *TOPICS)), st.lists(st.sampled_from(TOPICS), max_size=2).map(tuple)
)


@st.composite
def some_councils(draw: st.DrawFn) -> tuple[Council, ...]:
    """Return up to six councils whose clauses, silences and gaps are any that can be."""
    councils = []
    for place in range(draw(st.integers(0, 6))):
        clauses: list[Clause] = []
        for number in range(draw(st.integers(0, 3))):
            topic, also = draw(classifications)
            words = draw(
                st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30)
            )
            clauses.append(make_clause(f"{number}", topic, also=also, text=f"w{number} {words}"))
        if draw(st.booleans()):
            parts = draw(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3))
            clauses.append(make_divided_clause("9", *((topic, f"A {topic}.") for topic in parts)))
        silent = tuple(draw(st.sets(st.sampled_from(TOPICS))))
        incomplete = draw(st.sampled_from(("", "Half of it.")))
        edition = make_edition(*clauses, silent=silent, incomplete=incomplete)
        councils.append(make_council(f"c{place}", edition))
    return tuple(councils)


@given(some_councils(), st.integers(1, 3))
@settings(max_examples=examples(60))
def test_every_council_stands_once_on_each_topic_and_every_clause_on_its_main_one(
    councils: tuple[Council, ...], longest_list: int
) -> None:
    site = make_site(*councils, longest_list=longest_list)
    pages = pages_by_topic(site)
    assert set(pages) == set(TOPICS)
    for topic, trees in pages.items():
        marks = council_marks(trees)
        assert Counter(council for council, _ in marks) == Counter(c.id for c in councils)
        assert dict(marks) == {c.id: site.coverage[c.id][topic].state for c in councils}
    for council in councils:
        assert_everything_is_placed(pages, council)


def assert_everything_is_placed(pages: dict[str, list[Element]], council: Council) -> None:
    """Fail unless each clause stands, whole, in its council's section on each of its main topics."""
    for clause in council.leading_edition.clauses:
        for given_topic in {each.topic for each in clause.classifications if each.topic}:
            sections = [
                each
                for tree in pages[given_topic]
                for each in having(tree, "data-protocol-council")
                if each.get("data-protocol-council") == council.id
            ]
            (section,) = sections
            words = ("".join(clause.text.split()), clause.label[:1].upper() + clause.label[1:])
            assert words in [
                (
                    "".join(text.removeprefix(clause.heading if clause.is_heading else "").split()),
                    label,
                )
                for label, text in quoted(section)
                if section.get("data-protocol-coverage") == Coverage.COVERED
            ]


@pytest.mark.parametrize("topic", ["framework", "channels"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    page_at: SharedPages, tmp_path: Path, topic: str
) -> None:
    page = page_at(write_bare(tmp_path, page_of(real_site(), topic).html))
    page.locator("details:not([open]) summary").evaluate_all(
        "all => all.forEach(one => one.click())"
    )
    assert faults_in_every_look(page) == []


def test_paper_shows_what_is_folded(page_at: SharedPages, tmp_path: Path) -> None:
    page = page_at(write_bare(tmp_path, page_of(real_site(), "channels").html))
    folded = page.locator("details .protocol-copy").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
