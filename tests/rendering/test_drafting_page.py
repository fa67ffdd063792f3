"""The drafting sheet as a page."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

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

from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.rendering.drafting import drafting_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.site import Site

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} ]]>'
OLD = (
    "Officers serve the whole council and give advice to every member of it without fear of anyone."
)
NEW = "Officers serve the whole council and give advice to every member of it without favour to anyone."


def page_of(site: Site, council: str) -> RenderedPage:
    return drafting_page(site, DraftingPapers(site), site.handbook.council_by_id[council])


def section(draft: RenderedPage, name: str) -> Element:
    """Return the section that the heading with an id names."""
    (found,) = [
        element
        for element in parsed(draft.html).iter("section")
        if element.get("aria-labelledby") == name
    ]
    return found


def entries(draft: RenderedPage, name: str) -> list[Element]:
    return of_class(section(draft, name), "protocol-entry")


@pytest.fixture(scope="module")
def barrow() -> RenderedPage:
    """Give the sheet of a council that has everything that a sheet can show."""
    return page_of(real_site(), "barrow")


def test_it_has_every_section_in_the_order_of_a_review(barrow: RenderedPage) -> None:
    headings = [text_of(heading) for heading in parsed(barrow.html).iter("h2")]
    assert headings == [
        "Dates and review",
        "Issues in the text",
        "Topics on which it is silent",
        "When things go wrong",
        "Expectations that other lists have",
        "Clauses that others word differently",
        "Spelling, numbers and outline",
    ]
    assert [entry.title for entry in barrow.toc] == headings
    assert barrow.anchors <= {element.get("id") for element in parsed(barrow.html).iter()}


def test_the_review_state_is_worked_out_again_on_the_day_of_reading() -> None:
    (banner,) = of_class(parsed(page_of(real_site(), "halstead").html), "protocol-banner")
    assert (banner.get("data-protocol-state"), banner.get("data-last")) == ("overdue", "2022-06-30")


def test_a_finding_leads_to_its_clauses(barrow: RenderedPage) -> None:
    first = entries(barrow, "protocol-findings")[0]
    assert (
        "The document does not say what a councillor dissatisfied with another officer does."
        in text_of(first)
    )
    assert [a.get("href") for a in first.iter("a")] == [
        "../../../councils/barrow/2019-07-16/#c-councillors-procedure-1",
        "../../../councils/barrow/2019-07-16/#c-clerk-1",
    ]


def test_a_silence_is_the_documents_and_others_are_quoted_with_their_source(
    barrow: RenderedPage,
) -> None:
    silent = section(barrow, "protocol-silent")
    assert "What the council does, and what it says elsewhere, is another matter." in text_of(
        silent
    )
    (media,) = [e for e in entries(barrow, "protocol-silent") if "Press and media" in text_of(e)]
    sources = [text_of(source) for source in of_class(media, "protocol-said-source")]
    assert sources[0] == (
        "Weston-super-Mare Town Council, Member Officer Protocol (October 2024), "
        "Media Relations, paragraph 1"
    )


def test_what_differs_is_marked_and_read_aloud_as_what_only_one_text_has() -> None:
    own = make_council("own", make_edition(make_clause("1.1", text=OLD), adopted="2019"))
    other = make_council("other", make_edition(make_clause("2.3", text=NEW), adopted="2024"))
    page = page_of(make_site(own, other), "own")
    (entry,) = entries(page, "protocol-reworded")

    assert [text_of(mark) for mark in entry.iter("mark")] == [
        "[different in own’s clause: fear of]",
        "[different in other’s clause: favour to]",
    ]
    assert "The other text is dated 2024, later than this one." in text_of(entry)
    assert "This text is dated 2019." in text_of(section(page, "protocol-reworded"))


@pytest.mark.parametrize(
    ("own_date", "other_date", "said"),
    [
        ("2024", "2019", "The other text is dated 2019, earlier than this one."),
        ("2024", "", "The other text is undated; the dates do not show which of the two came first."),
        ("", "2024", "The other text is dated 2024; the dates do not show which of the two came first."),
    ],
)  # fmt: skip
def test_nothing_is_said_of_since_without_dates(own_date: str, other_date: str, said: str) -> None:
    own = make_council("own", make_edition(make_clause("1.1", text=OLD), adopted=own_date))
    other = make_council("other", make_edition(make_clause("2.3", text=NEW), adopted=other_date))
    (entry,) = entries(page_of(make_site(own, other), "own"), "protocol-reworded")
    assert said in text_of(entry)


def test_what_nobody_has_classified_is_said_in_other_words_and_cannot_be_ticked() -> None:
    own = make_council("own", make_edition(make_clause("1.1", "respect")))
    other = make_council("other", make_edition(make_clause("1.1", "media")))
    page = page_of(make_site(own, other), "own")
    words = text_of(section(page, "protocol-silent"))

    assert "The handbook does not list any topic on which the document is silent." in words
    assert (
        "Nobody has yet said whether the document deals with these topics. It may or may not do so."
        in words
    )
    assert "One other document has something on it. Media" in words
    assert of_class(section(page, "protocol-silent"), "protocol-tick") == []


def test_what_stands_open_when_things_go_wrong_leads_to_the_steps(barrow: RenderedPage) -> None:
    found = {text_of(next(entry.iter("h3"))): entry for entry in entries(barrow, "protocol-routes")}
    entry = found["A councillor is unhappy with the Clerk"]
    assert "This sends the matter to the person it is about" in text_of(entry)
    assert [a.get("href") for a in entry.iter("a")] == [
        "../../../councils/barrow/when-things-go-wrong/councillor-unhappy-clerk/",
    ]


def test_every_entry_that_asks_something_has_boxes_for_paper(barrow: RenderedPage) -> None:
    boxes = of_class(parsed(barrow.html), "protocol-ticks")
    asked = [
        entry
        for entry in of_class(parsed(barrow.html), "protocol-entries-asked")
        for _ in of_class(entry, "protocol-entry")
    ]
    assert len(boxes) == len(asked) > 50
    assert text_of(boxes[0]) == "keep change ask"


def test_copies_of_clauses_stay_out_of_the_search(barrow: RenderedPage) -> None:
    copies = of_class(parsed(barrow.html), "protocol-said")
    assert copies
    assert all(copy.tag == "article" and "data-search-exclude" in copy.attrib for copy in copies)
    assert barrow.search == ()


def test_a_document_alone_has_nothing_to_be_set_beside() -> None:
    page = page_of(real_site("halstead"), "halstead")
    assert "protocol-reworded" not in page.anchors
    assert "No other document has a clause on it either." in page.html


def test_a_councils_words_are_text_wherever_they_stand() -> None:
    long = f"{HOSTILE} and so it is to be done by every member of this council at all times"
    edition = replace(
        make_edition(make_clause("1.1", "respect", text=long), silent=("media",)), title=HOSTILE
    )
    theirs = make_edition(
        make_clause("1.1", text=f"{long} indeed"), make_clause("2.1", "media", text=HOSTILE)
    )
    site = make_site(
        make_council("own", edition, name=HOSTILE),
        make_council("other", replace(theirs, title=HOSTILE), name=HOSTILE),
    )
    tree = parsed(page_of(site, "own").html)
    assert not list(tree.iter("script"))
    assert not list(tree.iter("img"))
    assert " ".join(HOSTILE.split()) in text_of(tree)
