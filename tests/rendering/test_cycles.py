"""What a banner, a chip and the facts say of cycles, periods and dates of every kind."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mkdocs_protocol.core.cycle import Cycle, intervals_in, worked_out
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, Dates, FactState
from mkdocs_protocol.core.periods import parse_date
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.rendering.parts.banner import banner, state_chip
from mkdocs_protocol.site.facts import document_facts
from mkdocs_protocol.site.wording import ReviewFacts, load_wording

WORDING = load_wording()
TODAY = date(2026, 11, 22)
MAY = DatedFact(
    DateKind.ADOPTED, FactState.STATED, parse_date("2020-05-04"), "4 May 2020", path="dates.adopted"
)


def stated(kind: DateKind, written: str, printed: str, **more: str) -> DatedFact:
    return DatedFact(kind, FactState.STATED, parse_date(written), printed, **more)


def edition(*facts: DatedFact, cycle: str = "", version: str = "") -> Edition:
    read = intervals_in(cycle)
    given = Cycle(cycle, interval=read[0] if read else None) if cycle else None
    return Edition(
        "2020-05",
        "Protocol",
        (),
        Status.IN_FORCE,
        Dates(facts),
        (),
        Location("x"),
        cycle=given,
        version=version,
    )


def words(html: str) -> str:
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html).split())


def said(text: Edition, today: date = TODAY) -> str:
    return words(banner(WORDING, ReviewFacts.of(text), today=today))


@pytest.mark.parametrize(
    ("facts", "cycle", "told"),
    [
        (
            [MAY], "Reviewed annually in May",
            "No review date, but a cycle: “ Reviewed annually in May ” The document says how often it is "
            "reviewed, but not when next, so this handbook cannot say whether a review is overdue. By that "
            "cycle a review was due May 2021 (worked out from 4 May 2020; the document gives no date). "
            "As of 22 November 2026",
        ),
        (
            [], "every four years",
            "No review date, but a cycle: “ every four years ” The document says how often it is reviewed, "
            "but not when next, so this handbook cannot say whether a review is overdue. No day can be "
            "worked out from it. As of 22 November 2026",
        ),
        (
            [MAY, DatedFact(DateKind.NEXT_REVIEW, FactState.BLANK, printed="Next review:")], "quadrennially",
            "No review date, but a cycle: “ quadrennially ” The review date was left blank. The document says "
            "how often it is reviewed, but not when next, so this handbook cannot say whether a review is "
            "overdue. By that cycle a review was due 4 May 2024 (worked out from 4 May 2020; the document "
            "gives no date). As of 22 November 2026",
        ),
        (
            [stated(DateKind.NEXT_REVIEW, "2027-06", "June 2027")],
            "Quadrennially or upon a new administration",
            "Current: next review June 2027 The document says “ June 2027 ”. It also says “ Quadrennially or "
            "upon a new administration ”. Going by that date, no review is due yet. As far as this handbook "
            "knows, this is the text in force. As of 22 November 2026",
        ),
        (
            [stated(DateKind.NEXT_REVIEW, "spring 2027", "Spring 2027")], "",
            "Current: next review spring 2027 The document says “ Spring 2027 ”. This handbook counts that as "
            "March to May 2027. Going by that date, no review is due yet. As far as this handbook knows, this "
            "is the text in force. As of 22 November 2026",
        ),
    ],
)  # fmt: skip
def test_a_banner_says_what_the_document_says_and_marks_what_is_worked_out(
    facts: list[DatedFact], cycle: str, told: str
) -> None:
    assert said(edition(*facts, cycle=cycle)) == told


def test_a_chip_gives_the_words_and_the_day_worked_out() -> None:
    chip = state_chip(WORDING, ReviewFacts.of(edition(MAY, cycle="annually")), today=TODAY)
    assert words(chip) == "By a cycle , “ annually ” (4 May 2021, worked out)"


def test_the_facts_say_no_more_of_a_review_than_the_document() -> None:
    text = edition(
        stated(DateKind.REVIEWED, "2016", "2016"),
        stated(DateKind.REVIEWED, "2018-04", "Last Reviewed: April 2018", minute="Minute 4/18"),
        stated(DateKind.UNCHANGED, "autumn 2019", "Autumn 2019"),
        stated(DateKind.IN_FORCE_FROM, "2020-01-01", "1.1.20", version="v2"),
        stated(DateKind.EXPIRES, "2030", "2030"),
        version="Version 3",
    )
    told = {fact.label: words(fact.value) for fact in document_facts(text)}
    assert told == {
        "Adopted": "not stated",
        "Approved by": "not stated",
        "In force from": "1 January 2020 printed “ 1.1.20 ”; “ v2 ”",
        "Reviewed": "April 2018 printed “ Last Reviewed: April 2018 ”; “ Minute 4/18 ”",
        "Reviewed (earlier entry)": "2016",
        "Reviewed without change": (
            "autumn 2019 printed “ Autumn 2019 ”; counted as September to November 2019"
        ),
        "Expires": "2030",
        "Next review": "not stated",
        "Review cycle": "not stated",
        "Version": "“ Version 3 ”",
        "Signed": "not stated",
    }


def test_the_worked_out_day_is_that_of_the_edition() -> None:
    text = edition(MAY, cycle="Reviewed annually in May")
    assert text.worked_out_review == worked_out(text.cycle, text.dates)
