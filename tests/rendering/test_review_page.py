"""The review register."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from support.browser import SharedPages, faults_in_every_look
from support.handbook import real_site
from support.sheets import (
    having,
    make_council,
    make_edition,
    make_site,
    parsed,
    text_of,
    write_bare,
)

from mkdocs_protocol.core.review import ReviewState, Status
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.review import review_pages
from mkdocs_protocol.site.site import Site

HOSTILE = "<b onclick=x>June</b> {{ 7*7 }} ”</td>"


def review_page(site: Site) -> RenderedPage:
    """Return the first page of the register."""
    return review_pages(site)[0]


def rows(draft: RenderedPage, table: int = 0) -> list[list[str]]:
    """Return the words of the rows of a table of the page."""
    found = list(parsed(draft.html).iter("tbody"))
    return [[text_of(cell) for cell in row] for row in found[table]] if len(found) > table else []


def sites_of_many_states() -> Site:
    """Return a site with a document in each of five states, in an order that is not that of urgency."""
    return make_site(
        make_council("current", make_edition(due="2030", adopted="2024-05-01")),
        make_council("later", make_edition(due="2021")),
        make_council("none", make_edition()),
        make_council("first", make_edition(due="2020-01-31", printed="31.1.20")),
        make_council("soon", make_edition(due="2026-12")),
    )


def test_the_longest_overdue_comes_first() -> None:
    assert [row[0] for row in rows(review_page(sites_of_many_states()))] == [
        "first",
        "later",
        "soon",
        "none",
        "current",
    ]


def test_the_real_register_shows_dates_and_the_documents_own_words() -> None:
    shown = [
        [row[0], row[2].split(",")[0].split(" review")[0], *row[3:]]
        for row in rows(review_page(real_site()))
    ]
    plain = [
        [cell.replace("Next review", "").replace("Latest date", "") for cell in row]
        for row in shown
    ]
    words = [cell[-1].removeprefix("In the document’s words") for cell in plain]
    assert words == [
        "“For review June 2022”",
        "“December 2026”",
        "“Date of next review”",
        "nothing",
        "“June 2027”“Quadrennially or upon a new administration”",
    ]
    assert [row[2] for row in plain] == [
        "June 2022",
        "December 2026",
        "left blank",
        "not stated",
        "June 2027",
    ]
    assert [row[3] for row in plain] == [
        "dated June 2021",
        "adopted 16 December 2021",
        "adopted 16 July 2019",
        "not stated",
        "approved 14 October 2024",
    ]


def test_what_is_said_of_the_day_of_the_build_stays_true() -> None:
    assert (
        "On 22 November 2026, when this page was made, the handbook held five documents: "
        "one was overdue for review, one was due within 90 days, one had left its review date "
        "blank, one stated no review date and one was current."
    ) in text_of(parsed(review_page(real_site()).html))


def test_of_one_council_the_page_shows_its_review_and_no_table_of_one_row() -> None:
    page = review_page(real_site("halstead"))
    words = text_of(parsed(page.html))
    assert page.title == "When the protocol is reviewed"
    assert "Review overdue: it was due June 2022" in words
    assert "register" not in words
    assert rows(page) == []


def test_what_replaced_an_edition_and_drafts_stand_in_a_table_of_their_own() -> None:
    old = make_edition(edition="2019", adopted="2019", status=Status.SUPERSEDED, due="2020")
    draft = make_edition(edition="2027", status=Status.DRAFT)
    page = review_page(
        make_site(
            make_council("a", make_edition(due="2030"), draft, old),
            make_council("b", make_edition()),
        )
    )
    assert [row[2].removeprefix("Review") for row in rows(page, 1)] == [
        "Draft",
        "Superseded",
    ]
    assert len(rows(page, 0)) == 2
    assert {"protocol-timeline", "protocol-other-editions", "protocol-meanings"} == page.anchors


def test_where_there_are_none_there_is_no_such_table() -> None:
    page = review_page(real_site())
    assert rows(page, 1) == []
    assert page.anchors == {"protocol-timeline", "protocol-meanings"}


def test_the_register_can_be_followed() -> None:
    hrefs = {a.get("href") for a in parsed(review_page(real_site()).html).iter("a")}
    assert {"../review.ics", "../review.xml", "../data/review.csv"} <= hrefs


@pytest.mark.parametrize("state", list(ReviewState))
def test_every_state_is_explained_to_clerks(state: ReviewState) -> None:
    (dl,) = parsed(review_page(real_site()).html).iter("dl")
    (entry,) = [each for each in dl if each.get("data-protocol-state") == state]
    assert len(text_of(entry)) > 30


def test_without_councils_the_page_says_so() -> None:
    page = review_page(make_site())
    assert "The handbook holds no document yet." in text_of(parsed(page.html))
    assert rows(page) == []


def test_what_a_council_wrote_is_never_markup() -> None:
    edition = make_edition(due="2020", printed=HOSTILE)
    tree = parsed(
        review_page(
            make_site(
                make_council("wild", edition, name=HOSTILE), make_council("b", make_edition())
            )
        ).html
    )
    assert not having(tree, "onclick")
    assert "49" not in text_of(tree)
    assert text_of(tree).count(HOSTILE) == 4


def test_a_superseded_text_is_not_said_to_have_a_successor() -> None:
    words = text_of(parsed(review_page(real_site()).html))
    assert "Its source is marked as superseded, so no review is counted." in words
    assert "later edition took" not in words


@pytest.mark.parametrize(
    ("day", "order"),
    [
        (date(2026, 11, 22), ["first", "later", "soon", "none", "current"]),
        (date(2030, 6, 1), ["first", "later", "soon", "current", "none"]),
    ],
)
def test_the_order_is_that_of_the_day_of_reading(
    page_at: SharedPages, tmp_path: Path, day: date, order: list[str]
) -> None:
    page = page_at(
        write_bare(tmp_path, review_page(sites_of_many_states()).html),
        now=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
    )
    assert page.locator(".protocol-register tbody th").all_inner_texts() == order


def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    page_at: SharedPages, tmp_path: Path
) -> None:
    page = page_at(write_bare(tmp_path, review_page(real_site()).html))
    assert faults_in_every_look(page) == []
