"""States as HTML: whose words they are, what the script may touch, what colour must not say."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from support.text import visible_text

import mkdocs_protocol
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.review import BY_URGENCY, DATED, ReviewState, Status
from mkdocs_protocol.rendering.parts.banner import (
    as_of_line,
    banner,
    icon_sprite,
    state_chip,
    wording_data,
)
from mkdocs_protocol.site.wording import ReviewFacts, Successor, load_wording

ASSETS = Path(mkdocs_protocol.__file__).parent / "theme/assets/protocol"
NEXT_REVIEW = DateKind.NEXT_REVIEW
TODAY = date(2026, 11, 22)
WORDING = load_wording()


def due(written: str, printed: str = "", qualifier: str = "") -> ReviewFacts:
    value = PartialDate.parse(written)
    fact = DatedFact(NEXT_REVIEW, FactState.STATED, value, printed, qualifier=qualifier)
    return ReviewFacts(Status.IN_FORCE, fact)


HALSTEAD = due("2022-06", "For review June 2022")
WESTON = due("2027-06", "June 2027", "or sooner")
BARROW = ReviewFacts(
    Status.IN_FORCE, DatedFact(NEXT_REVIEW, FactState.BLANK, printed="Date of next review")
)
WELLINGBOROUGH = ReviewFacts(Status.IN_FORCE, DatedFact(NEXT_REVIEW))
EVENT = ReviewFacts(
    Status.IN_FORCE,
    DatedFact(NEXT_REVIEW, FactState.WORDED, printed="upon a new administration"),
)
DRAFT = ReviewFacts(Status.DRAFT, HALSTEAD.next_review)
OLD = ReviewFacts(
    Status.SUPERSEDED,
    HALSTEAD.next_review,
    successor=Successor("the edition of October 2024", "../2024-10/"),
)


def element(markup: Markup) -> ElementTree.Element:
    """Read markup as XML, which also shows that every tag in it is closed."""
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return ElementTree.fromstring(f"<all {xlink}>{markup}</all>")[0]


def slots(markup: Markup) -> dict[str, str]:
    return {
        slot.get("data-protocol-slot", ""): "".join(slot.itertext())
        for slot in element(markup).iter()
        if slot.get("data-protocol-slot")
    }


@pytest.mark.parametrize(
    ("review", "lines"),
    [
        (
            HALSTEAD,
            [
                "Review overdue: it was due June 2022",
                "The document says “For review June 2022”. That time has passed. "
                "As far as this handbook knows, this is still the text in force.",
            ],
        ),
        (
            WESTON,
            [
                "Current: next review June 2027 “or sooner”",
                "The document says “June 2027”. Going by that date, no review is due yet. "
                "As far as this handbook knows, this is the text in force.",
            ],
        ),
        (
            BARROW,
            [
                "The review date was left blank",
                "The document says “Date of next review”. The place for the review date "
                "is empty, so this handbook cannot say whether a review is due.",
            ],
        ),
        (
            WELLINGBOROUGH,
            [
                "The document states no review date",
                "Without one, this handbook cannot say whether a review is due.",
            ],
        ),
        (
            EVENT,
            [
                "Review “upon a new administration”",
                "The document ties its review to an event and gives no date, so this handbook "
                "cannot say whether a review is due.",
            ],
        ),
        (
            DRAFT,
            [
                "A draft: not in force",
                "Its source is marked as a draft. It is not the text to rely on.",
            ],
        ),
        (
            OLD,
            [
                "Superseded by the edition of October 2024",
                "This text is kept for the record.",
            ],
        ),
    ],
)
def test_a_banner_reads_aloud_as_plain_sentences_in_order(
    review: ReviewFacts, lines: list[str]
) -> None:
    shown = visible_text(banner(WORDING, review, today=TODAY)).split("\n")
    assert shown == [*lines, "As of 22 November 2026"]


def test_a_banner_is_a_named_note_and_its_icon_is_silent() -> None:
    note = element(banner(WORDING, HALSTEAD, today=TODAY))
    assert (note.get("role"), note.get("aria-label")) == ("note", "How current this text is")
    icon = note.find("svg")
    assert icon is not None
    assert icon.get("aria-hidden") == "true"
    assert "".join(icon.itertext()) == ""


def test_no_shape_has_an_href_that_instant_navigation_would_trip_over() -> None:
    for use in element(banner(WORDING, HALSTEAD, today=TODAY)).iter("use"):
        assert use.attrib == {"{http://www.w3.org/1999/xlink}href": "#protocol-icon-overdue"}


def test_a_superseded_edition_shows_the_way_to_the_one_in_force() -> None:
    link = element(banner(WORDING, OLD, today=TODAY)).find(".//a")
    assert link is not None
    assert (link.get("href"), link.text) == ("../2024-10/", "the edition of October 2024")


def test_a_sites_own_words_do_not_cost_the_way_to_the_edition_in_force(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    path.write_text("states: {superseded: {headline: Do not use this}}", encoding="utf-8")
    found = banner(load_wording(path), OLD, today=TODAY)
    assert visible_text(found).startswith("Do not use this: the edition of October 2024\n")
    assert element(found).find(".//a") is not None


def test_a_sites_own_words_do_not_cost_the_words_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    path.write_text("states: {event-bound: {headline: On an event}}", encoding="utf-8")
    shown = visible_text(banner(load_wording(path), EVENT, today=TODAY))
    assert "The document says “upon a new administration”." in shown


@pytest.mark.parametrize("review", [HALSTEAD, BARROW, EVENT, WESTON])
def test_the_words_of_the_document_are_set_in_its_own_face(review: ReviewFacts) -> None:
    fact = review.next_review
    adopted = [
        "".join(found.itertext())
        for found in element(banner(WORDING, review, today=TODAY)).iter("span")
        if found.get("class") == "protocol-quoted"
    ]
    assert sorted(adopted) == sorted(filter(None, (fact.printed, fact.qualifier)))


def test_a_state_that_changes_carries_what_the_script_needs() -> None:
    for markup in (
        banner(WORDING, HALSTEAD, today=TODAY),
        state_chip(WORDING, HALSTEAD, today=TODAY),
    ):
        data = {k: v for k, v in element(markup).attrib.items() if k.startswith("data-")}
        assert data == {
            "data-protocol-state": "overdue",
            "data-first": "2022-06-01",
            "data-last": "2022-06-30",
            "data-due": "June 2022",
            "data-precision": "month",
            "data-soon-days": "90",
        }


@pytest.mark.parametrize(
    ("review", "state"),
    [
        (BARROW, "blank"),
        (WELLINGBOROUGH, "none"),
        (EVENT, "event-bound"),
        (DRAFT, "draft"),
        (OLD, "superseded"),
    ],
)
def test_a_state_that_never_changes_carries_no_date(review: ReviewFacts, state: str) -> None:
    for markup in (banner(WORDING, review, today=TODAY), state_chip(WORDING, review, today=TODAY)):
        data = {k: v for k, v in element(markup).attrib.items() if k.startswith("data-")}
        assert data == {"data-protocol-state": state}


def test_the_script_finds_the_sentences_of_a_banner_and_the_label_of_a_chip() -> None:
    assert slots(banner(WORDING, WESTON, today=TODAY)) == {
        "headline": "Current: next review June 2027",
        "explanation": "Going by that date, no review is due yet. "
        "As far as this handbook knows, this is the text in force.",
        "as-of": "As of 22 November 2026",
    }
    assert slots(state_chip(WORDING, WESTON, today=TODAY)) == {"label": "Current"}
    assert slots(as_of_line(WORDING, today=TODAY)) == {"as-of": "As of 22 November 2026"}


@pytest.mark.parametrize(
    ("review", "shown"),
    [
        (HALSTEAD, "Overdue, review June 2022"),
        (due("2026-11"), "Due now, review November 2026"),
        (due("2026-12-16"), "Due soon, review 16 December 2026"),
        (WESTON, "Current, review June 2027 “or sooner”"),
        (EVENT, "On an event, “upon a new administration”"),
        (BARROW, "Review date blank"),
        (WELLINGBOROUGH, "No review date"),
        (DRAFT, "Draft"),
        (OLD, "Superseded"),
    ],
)
def test_a_chip_says_the_state_and_the_date_it_rests_on(review: ReviewFacts, shown: str) -> None:
    assert visible_text(state_chip(WORDING, review, today=TODAY)) == shown


HOSTILE = "<img src=x onerror=alert(1)> \"'&amp; </template></script><!-- {due} {words}"


def test_what_comes_from_a_council_or_a_site_is_words_and_never_code(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    site = HOSTILE.replace(" {due} {words}", "")
    path.write_text(json.dumps({"states": {"overdue": {"headline": site}}}), encoding="utf-8")
    wording = load_wording(path)
    event = DatedFact(NEXT_REVIEW, FactState.WORDED, printed=HOSTILE)
    for review in (
        due("2022-06", HOSTILE, HOSTILE),
        ReviewFacts(Status.IN_FORCE, event),
        ReviewFacts(Status.SUPERSEDED, event, successor=Successor(HOSTILE, HOSTILE)),
    ):
        for markup in (
            banner(wording, review, today=TODAY),
            state_chip(wording, review, today=TODAY),
        ):
            assert {found.tag for found in element(markup).iter()} <= {
                "aside",
                "div",
                "p",
                "span",
                "strong",
                "a",
                "svg",
                "use",
            }
    shown = visible_text(banner(wording, due("2022-06", HOSTILE), today=TODAY))
    assert " ".join(site.split()) in shown
    assert f"The document says “{HOSTILE}”." in shown


def test_the_words_travel_to_the_script_whole_and_inert(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    site = HOSTILE.replace(" {due} {words}", "")
    path.write_text(json.dumps({"states": {"overdue": {"headline": site}}}), encoding="utf-8")
    holder = element(wording_data(load_wording(path)))
    assert (holder.tag, holder.get("id"), list(holder)) == ("template", "protocol-wording", [])
    words = json.loads(holder.get("data-protocol-words", ""))
    assert words["states"]["overdue"]["headline"] == site
    assert set(words["states"]) == set(DATED)
    assert words["order"] == list(BY_URGENCY)


def test_every_state_has_a_shape_of_its_own() -> None:
    shapes = {
        symbol.get("id", ""): html.unescape(
            "".join(ElementTree.tostring(part, encoding="unicode") for part in symbol)
        )
        for symbol in element(icon_sprite()).iter("symbol")
    }
    assert set(shapes) == {f"protocol-icon-{state}" for state in ReviewState}
    assert len(set(shapes.values())) == len(ReviewState)


# The colours -----------------------------------------------------------------------------------

TOKENS = (ASSETS / "tokens.css").read_text(encoding="utf-8")
STATE_COLOURS = ("overdue", "soon", "ok", "none", "accent")
# What hosts put behind a chip or a sentence of ours: white, and the paper of Material's slate.
HOSTS = {"light": "#ffffff", "dark": "#1e2129"}


PAIRS = re.findall(
    r"--protocol-([a-z-]+):\s*light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\);", TOKENS
)
LIGHT = {name: light for name, light, _ in PAIRS}
DARK = {name: dark for name, _, dark in PAIRS}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, definition of contrast ratio)."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_text_stands_out_from_what_is_behind_it(scheme: str, colours: dict[str, str]) -> None:
    softs = [f"{name}-soft" for name in STATE_COLOURS]
    pairs = [
        *product(("ink", "soft", *STATE_COLOURS), ("paper",)),
        *product(("ink", "soft"), softs),
        *zip(STATE_COLOURS, softs, strict=True),
        *product(("ink",), ("ins", "del")),
    ]
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    ratios |= {
        (name, "host"): contrast(colours[name], HOSTS[scheme])
        for name in ("ink", "soft", *STATE_COLOURS)
    }
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}


def test_each_colour_is_written_once_for_light_and_for_dark() -> None:
    assert len(PAIRS) == len(LIGHT)
    on_screen = TOKENS.partition("@media print")[0]
    assert re.findall(r"^.*#[0-9a-f]{3,8}\b.*$", on_screen, re.M) == [
        f"  --protocol-{name}: light-dark({light}, {dark});" for name, light, dark in PAIRS
    ]


def test_every_colour_that_the_states_use_is_a_token() -> None:
    used = set(
        re.findall(
            r"var\(--protocol-([a-z-]+)\)", (ASSETS / "review.css").read_text(encoding="utf-8")
        )
    )
    assert used - {"state", "state-soft"} <= set(LIGHT) | {"adopted", "ours", "read", "page"}
