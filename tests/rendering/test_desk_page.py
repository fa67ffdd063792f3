"""The clerk's desk, and the paper for the meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.handbook import real_site
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
from mkdocs_protocol.papers.desk import ASKS, TITLES, DeskPapers, shortened
from mkdocs_protocol.papers.paper import Quote
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
    tree = parsed(desk_of(real_site(), council).html)
    found = of_class(tree, "protocol-desk-matter")
    assert len(found) == 5
    for matter in found:
        (ask,) = of_class(matter, "protocol-desk-ask")
        assert text_of(ask).endswith("?")


@pytest.mark.parametrize("council", COUNCILS)
def test_every_quotation_of_the_desk_stands_in_the_clause_that_it_leads_to(council: str) -> None:
    site = real_site()
    desk = DeskPapers(site).desk(site.handbook.council_by_id[council])
    quotes = [q for one in desk.first for p in one.places for q in p.quotes]
    quotes += [q for one in desk.first for q in one.answers]
    assert quotes
    for quote in quotes:
        text = " ".join(quote.quoted.clause.text.split())
        for piece in quote.quoted.text.split("…"):
            assert " ".join(piece.split()) in text


def test_every_kind_of_matter_has_a_title_and_a_question_of_its_own() -> None:
    worded = {*MatterKind} - {MatterKind.DATES}
    assert {*TITLES} == {*ASKS} == worded
    assert len({*TITLES.values()}) == len(worded)
    assert all(ask.endswith("?") for ask in ASKS.values())


def test_silent_topics_lead_to_what_others_say_and_name_them() -> None:
    tree = parsed(desk_of(real_site(), "barrow").html)
    media = next(
        item
        for box in of_class(tree, "protocol-desk-silences")
        for item in box.iter("li")
        if "Press and media" in text_of(item)
    )
    assert text_of(media) == "Press and media words of Halstead, Weston-super-Mare"
    assert [a.get("href") for a in media.iter("a")] == ["../../../topics/media/"]


def test_the_paper_asks_the_same_five_things_and_leads_back() -> None:
    site = real_site()
    asked = DeskPapers(site).desk(site.handbook.council_by_id["barrow"]).first
    words = text_of(parsed(paper_of(site, "barrow").html))
    for place, one in enumerate(asked, 1):
        assert f"{place}. {one.title}" in words
        assert one.ask in words
    assert (
        "A matter can go to the person it is about (A councillor is unhappy with the Clerk). Who should"
        in words
    )


def test_the_paper_says_of_each_conflict_what_does_not_agree_before_its_clauses() -> None:
    conflicts = (
        Finding(FindingKind.CONFLICT, "One says so, the other not.", ("1.1", "1.2")),
        Finding(FindingKind.CONFLICT, "These do not agree either.", ("1.3", "1.4")),
    )
    clauses = [make_clause(number, "respect") for number in ("1.1", "1.2", "1.3", "1.4")]
    edition = replace(make_edition(*clauses), findings=conflicts)
    site = make_site(make_council("own", edition), make_council("other", edition))
    words = text_of(parsed(paper_of(site, "own").html))
    assert "– One says so, the other not. Clause 1.1; Clause 1.2" in words
    assert "– These do not agree either. Clause 1.3; Clause 1.4" in words


def test_the_paper_says_how_many_situations_it_leaves_out_of_a_dead_end() -> None:
    # Of five situations in which nobody is named to go to first, it has room for three.
    words = text_of(parsed(paper_of(real_site(), "unnamed").html))
    dead_end = words[words.index("Nobody is named to go to first") : words.index("The review is")]
    assert "Two more are on the drafting sheet." in dead_end


@pytest.mark.parametrize("council", COUNCILS)
def test_the_paper_speaks_for_a_council_and_promises_nothing_that_it_has_not(council: str) -> None:
    words = text_of(parsed(paper_of(real_site(), council).html))
    assert "handbook cannot say" not in words
    assert "this handbook knows" not in words
    assert "attached" not in words


def test_words_on_which_a_note_on_the_law_stands_are_not_offered_to_start_from() -> None:
    site = real_site()
    papers = DeskPapers(site)
    offered = {quote.quoted.clause.id for quote in _answers(papers, site, "halstead")}
    assert offered == {"wrong-2"}
    anchors = [s.anchor for s in papers.paper(site.handbook.council_by_id["halstead"]).sections]
    assert "protocol-start" not in anchors


def _answers(papers: DeskPapers, site: Site, council: str) -> list[Quote]:
    return [
        q for one in papers.desk(site.handbook.council_by_id[council]).first for q in one.answers
    ]


def test_what_can_wait_says_what_it_is_about_and_slips_of_language_come_last() -> None:
    site = real_site()
    *others, slips = DeskPapers(site).desk(site.handbook.council_by_id["barrow"]).then
    said = {one.title: (one.said, one.more) for one in others}
    assert said["Something is not said"] == (
        "The procedure speaks of the Clerk only. The document does not say what a councillor dissatisfied with another "
        "officer does.",
        "Two more are on the drafting sheet.",
    )
    assert said["No way to appeal is named"] == ("", "")
    assert slips.title == "Wording"
    assert slips.said.startswith("“reputation and integrity is often and significantly influenced”")


def test_a_finding_is_told_in_whole_sentences_as_far_as_a_line_goes() -> None:
    long = "Word " * 39 + "end."
    assert shortened("One. Two.") == "One. Two."
    assert shortened(f"One. {long}") == "One."
    assert shortened(f"{long} One.") == long
    assert shortened("") == ""


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
        (edition, "Some words can be read in more than one way"),
        (both, "Clauses do not agree"),
    ):
        site = make_site(make_council("own", text), make_council("other", edition))
        asked = DeskPapers(site).desk(site.handbook.councils[0])
        assert title in [one.title for one in (*asked.first, *asked.then)]
        assert title in text_of(parsed(paper_of(site, "own").html))
