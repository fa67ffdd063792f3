"""The clerk's desk, and the paper for the meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.documents import real_site as checked_site
from support.sheets import (
    make_clause,
    make_council,
    make_edition,
    make_site,
    of_class,
    parsed,
    text_of,
)

from mkdocs_protocol.comparing.matters import MatterKind
from mkdocs_protocol.core.protocol import Finding
from mkdocs_protocol.core.vocabulary import FindingKind
from mkdocs_protocol.papers.desk import ASKS, TITLES, DeskPapers
from mkdocs_protocol.papers.word import WordPapers
from mkdocs_protocol.rendering.desk.page import desk_page
from mkdocs_protocol.rendering.desk.paper import desk_paper_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.site import Site

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} ]]>'
COUNCILS = ("barrow", "halstead", "wellingborough", "weston-super-mare", "unnamed")


def desk_of(site: Site, council: str) -> RenderedPage:
    return desk_page(site, DeskPapers(site), site.handbook.council_by_id[council])


def paper_of(site: Site, council: str) -> RenderedPage:
    return desk_paper_page(site, DeskPapers(site), site.handbook.council_by_id[council])


@pytest.mark.parametrize("council", COUNCILS)
def test_five_things_each_with_a_question_lead_the_desk(council: str) -> None:
    tree = parsed(desk_of(checked_site(), council).html)
    found = of_class(tree, "protocol-desk-matter")
    assert len(found) == 5
    for matter in found:
        (ask,) = of_class(matter, "protocol-desk-ask")
        assert text_of(ask).endswith("?")


@pytest.mark.parametrize("council", COUNCILS)
def test_every_quotation_of_the_desk_stands_in_the_clause_that_it_leads_to(council: str) -> None:
    site = checked_site()
    desk = DeskPapers(site).desk(site.handbook.council_by_id[council])
    quotes = [q for one in desk.first for p in one.places for q in p.quotes]
    quotes += [q for one in desk.first for q in one.answers]
    assert quotes
    for quote in quotes:
        words = " ".join(quote.quoted.text.strip("… ").split())
        assert words in " ".join(quote.quoted.clause.text.split())


def test_every_kind_of_matter_has_a_title_and_a_question_of_its_own() -> None:
    worded = {*MatterKind} - {MatterKind.DATES}
    assert {*TITLES} == {*ASKS} == worded
    assert len({*TITLES.values()}) == len(worded)
    assert all(ask.endswith("?") for ask in ASKS.values())


def test_silent_topics_lead_to_what_others_say_and_name_them() -> None:
    tree = parsed(desk_of(checked_site(), "barrow").html)
    media = next(
        item
        for box in of_class(tree, "protocol-desk-silences")
        for item in box.iter("li")
        if "Press and media" in text_of(item)
    )
    assert text_of(media) == "Press and media words of Halstead, Weston-super-Mare"
    assert [a.get("href") for a in media.iter("a")] == ["../../../topics/media/"]


def test_the_paper_asks_the_same_five_things_and_leads_back() -> None:
    site = checked_site()
    asked = DeskPapers(site).desk(site.handbook.council_by_id["barrow"]).first
    words = text_of(parsed(paper_of(site, "barrow").html))
    for place, one in enumerate(asked, 1):
        assert f"{place}. {one.title}" in words
        assert one.ask in words
    assert "the person it is about (A councillor is unhappy with the Clerk). Who else" in words


def test_the_paper_sets_only_clauses_that_conflict_beside_each_other() -> None:
    conflicts = (
        Finding(FindingKind.CONFLICT, "One says so, the other not.", ("1.1", "1.2")),
        Finding(FindingKind.CONFLICT, "These do not agree either.", ("1.3", "1.4")),
    )
    clauses = [make_clause(number, "respect") for number in ("1.1", "1.2", "1.3", "1.4")]
    edition = replace(make_edition(*clauses), findings=conflicts)
    site = make_site(make_council("own", edition), make_council("other", edition))
    words = text_of(parsed(paper_of(site, "own").html))
    assert "One more conflict is on the drafting sheet. Clause 1.1; Clause 1.2" in words
    assert "Clause 1.3" not in words


def test_a_document_with_nothing_to_decide_says_so_and_promises_no_five() -> None:
    edition = make_edition(make_clause("1.1", "respect"), adopted="2024-05-01")
    site = make_site(make_council("own", edition), make_council("other", edition))
    words = text_of(parsed(desk_of(site, "own").html))
    assert "Five things" not in words
    assert "1. " in text_of(parsed(paper_of(site, "own").html))


def test_a_councils_words_are_text_on_the_desk_and_on_the_paper() -> None:
    edition = replace(make_edition(make_clause("1.1", "respect", text=HOSTILE)), title=HOSTILE)
    site = make_site(make_council("own", edition, name=HOSTILE), make_council("other", edition))
    for page in (desk_of(site, "own"), paper_of(site, "own")):
        tree = parsed(page.html)
        assert not list(tree.iter("script"))
        assert not list(tree.iter("img"))
    word = WordPapers(site.handbook.as_of).word(DeskPapers(site).paper(site.handbook.councils[0]))
    assert word.startswith(b"PK")


def test_one_clause_by_itself_is_not_put_to_the_council_as_clauses_that_disagree() -> None:
    found = Finding(FindingKind.CONFLICT, "It can be read either way.", ("1.1",))
    clauses = make_clause("1.1", "respect"), make_clause("1.2", "respect")
    edition = replace(make_edition(*clauses, adopted="2024-05-01"), findings=(found,))
    both = replace(edition, findings=(replace(found, clauses=("1.1", "1.2")),))
    for text, title in (
        (edition, "Some words conflict, or can be read two ways"),
        (both, "Clauses do not agree"),
    ):
        site = make_site(make_council("own", text), make_council("other", edition))
        asked = DeskPapers(site).desk(site.handbook.councils[0])
        assert title in [one.title for one in (*asked.first, *asked.then)]
        assert title in text_of(parsed(paper_of(site, "own").html))
