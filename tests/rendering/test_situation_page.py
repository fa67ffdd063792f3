"""One situation: what every council's document says to do in it."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.handbook import real_site
from support.sheets import having, of_class, pages_of, parsed, text_of
from support.situations import SILENT, site_of, three_councils
from support.trees import TREE, council_with_trees

from mkdocs_protocol.comparing.route_differences import differences
from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.site import Site

SITE = real_site()
SITUATIONS = [*SITE.routes]


def page_of(site: Site, situation: str) -> RenderedPage:
    """Return the only page of a situation."""
    start = f"when-things-go-wrong/{situation}"
    (page,) = [page for page in pages_of("situation", site) if page.address.startswith(start)]
    return page


def sections(draft: RenderedPage) -> dict[str, Element]:
    """Return what stands under each council that has steps, by the council's id."""
    return {
        section.get("data-protocol-council", ""): section
        for section in of_class(parsed(draft.html), "protocol-voice")
    }


def steps_of(section: Element) -> set[str]:
    """Return the steps that an outline shows as its own, each by its id."""
    links = of_class(section, "protocol-outline-step")
    return {link.get("href", "").rpartition("#step-")[2] for link in links}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_step_of_every_document_is_there_with_its_quotations(situation: str) -> None:
    shown = sections(page_of(SITE, situation))
    answers = {r.council.id: r for r in SITE.routes[situation] if not r.is_silent}

    assert {*shown} == {*answers}
    for council, route in answers.items():
        words = text_of(shown[council])
        assert steps_of(shown[council]) == {*route.tree.node_by_id}
        for node in route.tree.nodes:
            assert " ".join(node.text.split()) in words
            for quote in node.quotes:
                assert " ".join(quote.words.split()) in words


@pytest.mark.parametrize("situation", SITUATIONS)
def test_quoted_words_stand_in_the_clause_that_they_lead_to(situation: str) -> None:
    found = 0
    for council, section in sections(page_of(SITE, situation)).items():
        edition = SITE.handbook.council_by_id[council].leading_edition
        for quotation in of_class(section, "protocol-outline-quote"):
            (link,) = quotation.iter("a")
            clause = edition.clause_by_id[link.get("href", "").rpartition("#c-")[2]]
            for words in of_class(quotation, "protocol-quoted"):
                found += 1
                uncut = text_of(words).removeprefix("… ").removesuffix(" …")
                assert uncut in " ".join(clause.text.split())
    assert found


@pytest.mark.parametrize("situation", SITUATIONS)
def test_conflicts_findings_and_notes_are_told(situation: str) -> None:
    page = page_of(SITE, situation)
    shown = sections(page)
    for route in SITE.routes[situation]:
        if route.is_silent:
            continue
        words = text_of(shown[route.council.id])
        told = [c.text for c in route.tree.conflicts] + [
            f.text for f in route.tree.undeclared_findings
        ]
        assert [text for text in told if " ".join(text.split()) not in words] == []
    notes = {note for route in SITE.routes[situation] for note in route.tree.notes}
    assert len(of_class(parsed(page.html), "protocol-note")) == len(notes)


def test_what_differs_is_said_in_a_sentence_a_row_above_a_cell_a_document() -> None:
    tree = parsed(page_of(SITE, "councillor-unhappy-clerk").html)
    told = differences(SITE.routes["councillor-unhappy-clerk"])
    rows = of_class(tree, "protocol-told")

    assert [text_of(row) for row in rows] == [
        f"First contact {told.first}",
        f"By when {told.by_when}",
        f"Formal step {told.last_resorts}",
        f"Appeal {told.appeal}",
        f"Decides or acts {told.decides}",
        f"Where it stops {told.silences}",
    ]
    (table,) = tree.iter("table")
    assert [text_of(th) for th in table.iterfind(".//thead//th")] == [
        "Barrow",
        "Halstead",
        "Wellingborough",
        "Weston-super-Mare",
        "Council not identified",
    ]
    assert {th.get("scope") for th in table.iterfind(".//tbody//th")} == {"rowgroup"}
    assert [len(list(row.iter("td"))) for row in table.iterfind(".//tbody/tr[td]")] == [5] * 6


def test_the_cells_name_people_as_the_documents_do_and_lead_to_steps_and_clauses() -> None:
    tree = parsed(page_of(SITE, "councillor-unhappy-clerk").html)
    first, by_when, last, appeal, decides, stops = (
        next(row.iter("td")) for row in tree.iterfind(".//tbody/tr[td]")
    )
    barrow = "../../councils/barrow"

    assert text_of(first) == "Barrow the Clerk (the person it is about) For Councillors, para 1"
    assert [a.get("href") for a in last.iter("a")] == [
        f"{barrow}/when-things-go-wrong/councillor-unhappy-clerk/#step-disciplinary",
        f"{barrow}/2019-07-16/#c-councillors-procedure-1",
    ]
    assert text_of(by_when) == "Barrow no time limit is stated"
    assert text_of(appeal) == "Barrow none is named"
    assert text_of(decides) == "Barrow not said"
    assert "does not say whom to go to if the matter cannot be raised with the Clerk" in text_of(
        stops
    )


def test_silent_documents_are_named_at_the_end_in_words() -> None:
    page = page_of(SITE, "interpretation")
    (absence,) = of_class(parsed(page.html), "protocol-absence")
    items = [
        (text_of(next(li.iter("a"))), text_of(next(li.iter("p")))) for li in absence.iter("li")
    ]

    assert items == [
        (route.council.short_name, route.tree.silent)
        for route in SITE.routes["interpretation"]
        if route.is_silent
    ]
    assert "These documents were searched and have no clause for it:" in text_of(absence)
    assert "This is about the document." in text_of(absence)
    assert "protocol-silent" in page.anchors


def test_documents_that_nobody_has_read_are_not_called_silent(tmp_path: Path) -> None:
    page = page_of(site_of(tmp_path, three_councils()), "councillor-unhappy-officer")
    silent, unread = of_class(parsed(page.html), "protocol-absence")

    assert "Quiet Parish Council" in text_of(silent)
    assert "Unread Parish Council" in text_of(unread)
    assert "Nobody has yet looked into the document named here for an answer:" in text_of(unread)
    assert page.description.endswith(
        "One of the three documents has steps for it; one is silent; one has not been read for it yet."
    )


def test_a_document_of_rules_alone_is_not_said_to_have_steps() -> None:
    page = page_of(SITE, "disagree-with-advice")
    words = text_of(sections(page)["barrow"])

    assert "No steps, 1 silence" in words
    assert "two speak of it but have no steps" in page.description


def test_one_document_alone_needs_no_table(tmp_path: Path) -> None:
    page = page_of(site_of(tmp_path, three_councils()), "councillor-unhappy-officer")
    tree = parsed(page.html)
    (facts,) = of_class(tree, "protocol-voice-short")

    assert not list(tree.iter("table"))
    assert (
        text_of(facts)
        == "First contact the Clerk 2.1 By when no time limit is stated Formal step none is named "
        "Appeal none is named Decides or acts not said"
    )


@pytest.mark.parametrize(
    ("situation", "beside"), [("ask-officer-for-help", True), ("clerk-concern", False)]
)
def test_up_to_three_documents_stand_beside_each_other(situation: str, *, beside: bool) -> None:
    tree = parsed(page_of(SITE, situation).html)
    assert bool(of_class(tree, "protocol-voices-beside")) is beside


def test_a_repeated_tree_says_whose_steps_it_has_and_what_differs() -> None:
    section = sections(page_of(SITE, "councillor-unhappy-clerk"))["unnamed"]
    (notice,) = of_class(section, "protocol-notice")
    differs = (
        SITE.handbook.council_by_id["unnamed"].tree_by_situation["councillor-unhappy-clerk"].differs
    )

    assert "The same steps as for “A councillor is unhappy with an officer”." in text_of(notice)
    assert differs in text_of(notice)


def test_of_many_documents_each_stands_on_one_page_and_the_silent_ones_on_the_last() -> None:
    site = real_site(most_columns=2, longest_list=2)
    pages = [
        p
        for p in pages_of("situation", site)
        if p.address.startswith("when-things-go-wrong/disagree")
    ]

    assert [page.address for page in pages] == [
        "when-things-go-wrong/disagree-with-advice.md",
        "when-things-go-wrong/disagree-with-advice/page/2.md",
    ]
    assert [[*sections(page)] for page in pages] == [
        ["barrow", "halstead"],
        ["wellingborough", "weston-super-mare"],
    ]
    assert [bool(of_class(parsed(page.html), "protocol-absence")) for page in pages] == [
        False,
        True,
    ]
    assert not list(parsed(pages[0].html).iter("table"))


def test_of_many_documents_it_is_counted_how_many_say_what() -> None:
    page = next(
        page
        for page in pages_of("situation", real_site(most_columns=2))
        if page.address.endswith("councillor-unhappy-clerk.md")
    )
    (list_,) = of_class(parsed(page.html), "protocol-trees-show")

    assert [text_of(dd) for dd in list_.iter("dd")] == [
        "Four of the five documents name somebody to go to first; four of them the person it is about.",
        "Four of the five documents say by when or how soon.",
        "Three of the five documents name a formal step.",
        "None of the five documents names an appeal.",
        "One of the five documents says who decides or acts; one of them only as advice.",
        "Five of the five documents stop at some point.",
    ]


def test_where_every_document_is_silent_the_page_says_so(tmp_path: Path) -> None:
    files = {
        **council_with_trees("one", "One Parish Council", councillor_unhappy_officer=SILENT),
        **council_with_trees("two", "Two Parish Council", councillor_unhappy_officer=SILENT),
    }
    page = page_of(site_of(tmp_path, files), "councillor-unhappy-officer")
    words = text_of(parsed(page.html))

    assert "Neither document has steps for it." in words
    assert not of_class(parsed(page.html), "protocol-voice")


def test_what_a_source_says_is_never_markup(tmp_path: Path) -> None:
    wild = TREE.replace(
        "text: Bring the complaint to the Clerk", "text: '<img src=x onerror=alert(1)>'"
    )
    other = council_with_trees("other", "Other Parish Council", councillor_unhappy_officer=TREE)
    files = other | council_with_trees(councillor_unhappy_officer=wild)
    page = page_of(site_of(tmp_path, files), "councillor-unhappy-officer")
    tree = parsed(page.html)

    assert not list(tree.iter("img"))
    assert "<img src=x onerror=alert(1)>" in text_of(tree)


def test_the_way_out_is_on_every_page() -> None:
    for page in pages_of("situation", SITE):
        assert len(having(parsed(page.html), "data-protocol-exit")) == 1


def test_a_silent_step_is_never_dressed_as_a_quotation() -> None:
    for situation, routes in SITE.routes.items():
        shown = sections(page_of(SITE, situation))
        for route in routes:
            silences = [
                n for n in route.tree.nodes if n.kind is NodeKind.SILENCE and not route.is_silent
            ]
            for node in silences:
                quoted = {text_of(q) for q in of_class(shown[route.council.id], "protocol-quoted")}
                assert node.text not in quoted


def test_what_a_document_only_advises_is_said_to_be_advice() -> None:
    tree = parsed(page_of(SITE, "officer-grievance-clerk").html)
    cells = [[text_of(td) for td in row.iter("td")] for row in tree.iterfind(".//tbody/tr[td]")]

    _, _, last, _, decides, _ = (row[2] for row in cells)
    assert "(only as advice) 4.1, 4.3" in last
    assert decides == "Wellingborough the small group of councillors (only as advice) 4.2"


def test_an_answer_that_names_nobody_for_its_formal_step_leaves_something_open() -> None:
    section = sections(page_of(SITE, "councillor-unhappy-clerk"))["unnamed"]

    assert "2 steps, 1 silence" in text_of(section)
    assert section.get("data-protocol-route") == "stops"
