"""Reviews on a line of years: places as numbers, and the same in words."""

from __future__ import annotations

from datetime import date

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

from mkdocs_protocol.drawing.timeline import WIDTH, Sort, line_of, scale_of
from mkdocs_protocol.rendering.parts.timeline import MOST, timeline
from mkdocs_protocol.rendering.review import review_pages
from mkdocs_protocol.rendering.topics.grid import topics_page

TODAY = date(2026, 11, 22)
SCALE = scale_of([date(2019, 7, 16)], TODAY)


def sorts(due: tuple[date, date] | None, *dots: date) -> list[Sort]:
    return [stretch.sort for stretch in line_of(SCALE, dots, due, TODAY).stretches]


def test_every_year_has_the_same_width_and_today_has_room_behind_it() -> None:
    assert SCALE.years == (2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027)
    assert SCALE.at(date(2019, 1, 1)) == 0
    assert SCALE.at(date(2022, 1, 1)) == pytest.approx(WIDTH / 3, abs=0.1)
    assert SCALE.at(TODAY) < SCALE.at(date(2027, 1, 1)) < WIDTH


def test_of_many_years_only_some_are_named_and_no_day_falls_out() -> None:
    wide = scale_of([date(1800, 1, 1), date(2200, 12, 31)], TODAY)
    assert len(wide.years) <= 10
    assert 0 == wide.at(date(1800, 1, 1)) < wide.at(date(2200, 12, 31)) <= WIDTH


def test_a_line_says_whether_its_review_lies_ahead_has_passed_or_is_unknown() -> None:
    made = date(2021, 6, 1)
    assert sorts((date(2027, 6, 1), date(2027, 6, 30)), made) == [Sort.RUNNING]
    assert sorts((date(2022, 6, 1), date(2022, 6, 30)), made) == [Sort.RUNNING, Sort.PASSED]
    assert sorts((date(2026, 11, 1), date(2026, 11, 30)), made) == [Sort.RUNNING]
    assert sorts(None, made) == sorts(None) == [Sort.OPEN]


def test_each_of_the_five_documents_has_its_line_in_words() -> None:
    shown = of_class(parsed(review_pages(real_site())[0].html), "protocol-time-lines")[0]
    assert [text_of(line) for line in shown.iter("li")] == [
        "HalsteadDated June 2021; review due June 2022, overdue since 1 July 2022.",
        "Council not identifiedAdopted 16 December 2021; review due December 2026.",
        "BarrowAdopted 16 July 2019; the review date was left blank.",
        "WellingboroughNo date of the text; no review date is stated.",
        "Weston-super-MareAdopted October 2024; review due June 2027.",
    ]


def test_of_very_many_documents_the_most_urgent_are_drawn_and_the_others_counted() -> None:
    councils = [make_council(f"c{n}", make_edition(make_clause("1.1"))) for n in range(MOST + 4)]
    site = make_site(*councils)
    found = timeline(site, site.handbook.councils, site.addresses.review())
    assert len(found.lines) == MOST
    assert found.left_out == 4


def test_the_map_has_a_sign_and_a_word_for_each_topic_and_document() -> None:
    (drawn,) = of_class(parsed(topics_page(real_site()).html), "protocol-map")
    rows = list(drawn.iter("tr"))
    assert len(rows) == 31
    assert {len([*row.iter("td")]) for row in rows[1:]} == {5}
    assert text_of(rows[-1]) == ("Questions about the protocolSilentSilentSilentCoveredSilent")
