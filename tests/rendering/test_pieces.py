"""Live pieces for pages that people write, and the whole of all pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from support.browser import SharedPages, faults_in_every_look
from support.documents import real_pages
from support.handbook import real_site
from support.sheets import (
    AS_OF,
    having,
    make_council,
    make_edition,
    make_site,
    parsed,
    text_of,
    write_bare,
)

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.pieces.handbook import PIECES, handbook_piece, page_data
from mkdocs_protocol.rendering.review import by_urgency
from mkdocs_protocol.site.addresses import Address
from mkdocs_protocol.site.site import Site

HOME = Address("index.md")
HOSTILE = '<svg onload=alert(1)>{{ 7*7 }}"'


def links(site: Site, name: str, here: Address = HOME) -> list[tuple[str, str]]:
    """Return label and address of each link of a piece."""
    tree = parsed(handbook_piece(site, name, here))
    return [(text_of(a), a.get("href", "")) for a in tree.iter("a")]


def test_the_pieces_have_names() -> None:
    assert PIECES == ("councils", "review", "roles", "topics", "home")


def test_a_name_that_is_no_piece_is_an_error() -> None:
    with pytest.raises(KeyError):
        handbook_piece(real_site(), "council", HOME)


def test_councils_are_listed_with_their_editions_and_states() -> None:
    tree = parsed(handbook_piece(real_site(), "councils", HOME))
    assert text_of(next(tree.iter("li"))) == "Barrow Edition adopted 16 July 2019 Review date blank"
    assert links(real_site(), "councils")[:2] == [
        ("Barrow", "councils/barrow/"),
        ("Edition adopted 16 July 2019", "councils/barrow/2019-07-16/"),
    ]
    assert links(real_site(), "councils")[-1] == ("All councils", "councils/")


def test_of_very_many_councils_the_first_are_listed_and_a_link_leads_to_all() -> None:
    site = real_site(longest_list=2)
    assert [label for label, _ in links(site, "councils")][::2] == [
        "Barrow",
        "Halstead",
        "All 5 councils",
    ]


def test_links_fit_the_page_that_the_piece_stands_on() -> None:
    deep = Address("about/people/index.md")
    assert links(real_site(), "topics", deep)[0][1] == "../../topics/purpose/"


def test_readers_are_led_to_what_they_come_for() -> None:
    tree = parsed(handbook_piece(real_site(), "roles", HOME))
    assert [text_of(dt) for dt in tree.iter("dt")] == [
        "If you are a councillor",
        "If you are an officer or the clerk",
        "If you publish your council’s protocol",
        "If you compare councils",
    ]
    hrefs = [href for _, href in links(real_site(), "roles")]
    assert "when-things-go-wrong/#protocol-asked-by-councillors" in hrefs
    assert "topics/officers-expect/" in hrefs


def test_a_topic_that_a_site_does_not_have_is_not_promised() -> None:
    site = make_site(topics=("channels",))
    assert [href for _, href in links(site, "roles") if href.startswith("topics/")] == [
        "topics/channels/",
        "topics/",
    ]


def test_in_a_handbook_of_one_council_nobody_compares() -> None:
    words = text_of(parsed(handbook_piece(real_site("halstead"), "roles", HOME)))
    assert "If you compare councils" not in words


def test_topics_say_how_many_documents_cover_them() -> None:
    tree = parsed(handbook_piece(real_site(), "topics", HOME))
    assert text_of(next(tree.iter("li"))) == "Purpose and scope Covered by four; one silent"
    alone = parsed(handbook_piece(real_site("halstead"), "topics", HOME))
    assert text_of(next(alone.iter("li"))) == "Purpose and scope Silent"


@pytest.mark.parametrize("name", PIECES)
def test_without_councils_or_topics_every_piece_still_stands(name: str) -> None:
    assert parsed(handbook_piece(make_site(topics=()), name, HOME)) is not None


@pytest.mark.parametrize("name", PIECES)
def test_what_a_council_wrote_is_never_markup(name: str) -> None:
    council = make_council("wild", make_edition(due="2020", printed=HOSTILE), name=HOSTILE)
    tree = parsed(handbook_piece(make_site(council), name, HOME))
    assert not having(tree, "onload")
    assert "49" not in text_of(tree)


def shown_first(tree: Element, order: list[str]) -> list[str]:
    """Return the first five councils of a piece once the script has put them in an order."""
    names = {text_of(next(item.iter("a"))) for item in having(tree, "data-protocol-sort")}
    return [council for council in order if council in names][:5]


days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
due = st.one_of(
    st.just(""),
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
)


@given(st.lists(due, max_size=24), days, days)
def test_the_five_most_urgent_of_any_day_are_there_to_be_shown(
    dues: list[str], built: date, read: date
) -> None:
    councils: tuple[Council, ...] = tuple(
        make_council(f"c{place:02}", make_edition(due=given)) for place, given in enumerate(dues)
    )
    site, later = make_site(*councils, as_of=built), make_site(*councils, as_of=read)
    keep = {council.id for council in by_urgency(later, councils)[:5]}
    tree = parsed(handbook_piece(site, "review", HOME))
    order = [council.id for council in by_urgency(later, councils)]
    shown = shown_first(tree, order)
    # Documents whose periods are the same are equally urgent: any of them may be the fifth.
    periods = {council.id: given for council, given in zip(councils, dues, strict=True)}
    assert [periods[council] for council in shown] == [periods[c] for c in order if c in keep]


def test_no_more_than_five_are_shown_on_the_day_of_reading(
    page_at: SharedPages, tmp_path: Path
) -> None:
    councils = [
        make_council(f"d{place}", make_edition(due=(AS_OF + timedelta(days=place)).isoformat()))
        for place in range(4)
    ] + [make_council(f"n{place}", make_edition()) for place in range(4)]
    page = page_at(now=datetime.combine(AS_OF, time(12), tzinfo=UTC))
    site = make_site(*councils)
    page.goto(
        write_bare(
            tmp_path, f"<h1>Home</h1>{handbook_piece(site, 'review', HOME)}{page_data(site)}"
        )
    )
    names = page.locator(".protocol-piece-list li:visible > a")
    assert names.all_inner_texts() == ["d0", "d1", "d2", "d3", "n0"]


@pytest.mark.parametrize(
    ("read", "shown"), [(date(2026, 11, 22), []), (date(2028, 1, 1), ["late"])]
)
def test_what_is_current_on_the_day_of_reading_is_not_shown(
    page_at: SharedPages, tmp_path: Path, read: date, shown: list[str]
) -> None:
    site = make_site(
        make_council("late", make_edition(due="2027-06-01")),
        make_council("later", make_edition(due="2029-06-01")),
    )
    page = page_at(now=datetime.combine(read, time(12), tzinfo=UTC))
    page.goto(
        write_bare(
            tmp_path, f"<h1>Home</h1>{handbook_piece(site, 'review', HOME)}{page_data(site)}"
        )
    )
    assert page.locator(".protocol-piece-list li:visible > a").all_inner_texts() == shown
    assert page.get_by_text("No review is overdue or due").is_visible() is not bool(shown)


def test_a_draft_or_a_superseded_text_asks_for_no_review() -> None:
    drafted = make_council("drafted", make_edition(status=Status.DRAFT))
    assert "drafted" not in handbook_piece(make_site(drafted), "review", HOME)


def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    page_at: SharedPages, tmp_path: Path
) -> None:
    site = real_site()
    html = Markup().join(
        Markup("<h2>{}</h2>{}").format(name, handbook_piece(site, name, HOME)) for name in PIECES
    )
    page = page_at(write_bare(tmp_path, f"<h1>Home</h1>{html}{page_data(site)}"))
    assert faults_in_every_look(page) == []


def test_every_page_of_the_handbook_is_made_once_and_in_the_same_order() -> None:
    made = [str(draft.address) for draft in every_page(replace(real_site()))]
    assert made == [*real_pages()]
    assert {"councils/index.md", "topics/index.md", "review.md"} <= set(made)


def test_a_handbook_with_nothing_in_it_still_has_its_pages() -> None:
    site = make_site(topics=())
    assert all(draft.html.count("<h1") == 1 for draft in every_page(site))
