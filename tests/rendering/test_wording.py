"""Every sentence about a review, and how a site puts its own in their place."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_protocol.core.cycle import Cycle
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.review import ReviewState, Status
from mkdocs_protocol.site.wording import (
    ReviewFacts,
    Successor,
    WordingError,
    describe,
    fill,
    load_wording,
)

NEXT_REVIEW = DateKind.NEXT_REVIEW
TODAY = date(2026, 11, 22)
WORDING = load_wording()

NO_DATE = ReviewFacts(Status.IN_FORCE, DatedFact(NEXT_REVIEW))
EXAMPLES = {
    ReviewState.SUPERSEDED: ReviewFacts(
        Status.SUPERSEDED, DatedFact(NEXT_REVIEW), successor=Successor("October 2024", "../x/")
    ),
    ReviewState.DRAFT: ReviewFacts(Status.DRAFT, DatedFact(NEXT_REVIEW)),
    ReviewState.EVENT_BOUND: ReviewFacts(
        Status.IN_FORCE,
        DatedFact(NEXT_REVIEW, FactState.WORDED, printed="upon a new administration"),
    ),
    ReviewState.CYCLE: ReviewFacts(
        Status.IN_FORCE, DatedFact(NEXT_REVIEW), cycle=Cycle("Reviewed annually in May")
    ),
    ReviewState.BLANK: ReviewFacts(Status.IN_FORCE, DatedFact(NEXT_REVIEW, FactState.BLANK)),
    ReviewState.NONE: NO_DATE,
    ReviewState.OVERDUE: "2022-06",
    ReviewState.DUE_NOW: "2026-11",
    ReviewState.DUE_SOON: "2026-12",
    ReviewState.CURRENT: "2027-06",
}


def due(written: str) -> ReviewFacts:
    value = PartialDate.parse(written)
    return ReviewFacts(
        Status.IN_FORCE, DatedFact(NEXT_REVIEW, FactState.STATED, value, value.shown)
    )


def example(state: ReviewState) -> ReviewFacts:
    given_ = EXAMPLES[state]
    return due(given_) if isinstance(given_, str) else given_


def refused(tmp_path: Path, text: str | bytes) -> tuple[str, ...]:
    path = tmp_path / "wording.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(WordingError) as error:
        load_wording(path, shown="wording.yml")
    assert str(error.value) == "\n".join(error.value.messages)
    return error.value.messages


@pytest.mark.parametrize(
    ("review", "label", "headline"),
    [
        (example(ReviewState.SUPERSEDED), "Superseded", "Superseded by October 2024"),
        (
            ReviewFacts(Status.SUPERSEDED, DatedFact(NEXT_REVIEW)),
            "Superseded",
            "No longer in force",
        ),
        (example(ReviewState.DRAFT), "Draft", "A draft: not in force"),
        (due("2022-06"), "Overdue", "Review overdue: it was due June 2022"),
        (due("2026-11-21"), "Overdue", "Review overdue: it was due 21 November 2026"),
        (due("2025"), "Overdue", "Review overdue: it was due 2025"),
        (due("2026-11-22"), "Due now", "Review due on this day: 22 November 2026"),
        (due("2026-11"), "Due now", "Review due this month: November 2026"),
        (due("2026"), "Due now", "Review due this year: 2026"),
        (due("2026-12"), "Due soon", "Review due December 2026"),
        (due("2026-12-16"), "Due soon", "Review due 16 December 2026"),
        (due("2027"), "Due soon", "Review due 2027"),
        (due("2027-06"), "Current", "Current: next review June 2027"),
        (example(ReviewState.EVENT_BOUND), "On an event", "Review “upon a new administration”"),
        (example(ReviewState.BLANK), "Review date blank", "The review date was left blank"),
        (NO_DATE, "No review date", "The document states no review date"),
    ],
)
def test_each_state_is_said_in_a_word_and_in_a_sentence(
    review: ReviewFacts, label: str, headline: str
) -> None:
    words = describe(WORDING, review, TODAY)
    assert (words.label, words.headline) == (label, headline)


@pytest.mark.parametrize("state", ReviewState)
def test_every_explanation_is_a_sentence_with_nothing_left_to_fill_in(state: ReviewState) -> None:
    assert example(state).state(TODAY) is state
    explanation = describe(WORDING, example(state), TODAY).explanation
    assert explanation.endswith(".")
    assert "{" not in explanation


@pytest.mark.parametrize("state", ReviewState)
@pytest.mark.parametrize("part", ["label", "headline", "explanation"])
def test_a_site_replaces_the_words_of_any_state(
    tmp_path: Path, state: ReviewState, part: str
) -> None:
    path = tmp_path / "wording.yml"
    path.write_text(f"states:\n  {state}:\n    {part}: Our own words\n", encoding="utf-8")
    ours = describe(load_wording(path), example(state), TODAY)
    theirs = describe(WORDING, example(state), TODAY)
    for name in ("label", "headline", "explanation"):
        expected = "Our own words" if name == part else getattr(theirs, name)
        assert getattr(ours, name) == expected


def test_a_sites_words_are_filled_in_like_our_own(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    path.write_text(
        "states:\n"
        "  due-now: {headline: 'Look again {period}, {when}'}\n"
        "  overdue:\n"
        "    headline: >-\n"
        "      Too late:\n"
        "      {when}\n"
        "period: {month: in these weeks}\n"
        "when: {month: some time in {due}}\n".replace("some time in {due}", '"within {due}"'),
        encoding="utf-8",
    )
    wording = load_wording(path)
    assert describe(wording, due("2026-11"), TODAY).headline == (
        "Look again in these weeks, within November 2026"
    )
    assert describe(wording, due("2022-06"), TODAY).headline == "Too late: within June 2022"


@pytest.mark.parametrize("text", ["", "# Nothing yet\n", "states:\n  overdue:\n    label: 12\n"])
def test_a_file_with_little_in_it_is_no_mistake(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wording.yml"
    path.write_text(text, encoding="utf-8")
    words = describe(load_wording(path), due("2022-06"), TODAY)
    assert words.label == ("12" if text.startswith("states") else "Overdue")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "states:\n  overdu:\n    label: Late\n",
            "wording.yml:2:3: unknown key 'overdu'; did you mean 'overdue'?",
        ),
        (
            "states:\n  overdue:\n    titel: Late\n",
            "wording.yml:3:5: unknown key 'titel'; write one of explanation, headline, label",
        ),
        (
            'states:\n  overdue:\n    headline: "Late: {dew}"\n',
            "wording.yml:3:22: unknown placeholder '{dew}' in 'states.overdue.headline'; "
            "did you mean 'due'?",
        ),
        (
            'states:\n  current:\n    headline: "Due {period}"\n',
            "wording.yml:3:20: unknown placeholder '{period}' in 'states.current.headline'; "
            "write one of due, when",
        ),
        (
            'states:\n  none:\n    label: "{due}"\n',
            "wording.yml:3:13: unknown placeholder '{due}' in 'states.none.label'; "
            "write it without any",
        ),
        (
            'states:\n  overdue:\n    label: "{due.__class__}"\n',
            "wording.yml:3:13: unknown placeholder '{due.__class__}' in 'states.overdue.label'; "
            "write one of due, when",
        ),
        (
            'states:\n  overdue:\n    headline: "{due} or }"\n',
            "wording.yml:3:25: a single '}' stands in 'states.overdue.headline'; braces only go "
            "round a placeholder, such as {due}",
        ),
        (  # What another line leaves open does not reach into this one.
            'states:\n  none:\n    label: None # {\n  overdue:\n    headline: "Due }"\n',
            "wording.yml:5:20: a single '}' stands in 'states.overdue.headline'; braces only go "
            "round a placeholder, such as {due}",
        ),
        (
            "states:\n  overdue:\n    headline: {due}\n",
            "wording.yml:3:15: 'states.overdue.headline' must be one sentence; "
            "put it in double quotes",
        ),
        (
            "states:\n  overdue:\n    headline: [Late, too late]\n",
            "wording.yml:3:15: 'states.overdue.headline' must be one sentence; "
            "put it in double quotes",
        ),
        (
            "states:\n  overdue:\n    headline: !!int 3\n",
            "wording.yml:3:15: 'tag:yaml.org,2002:int' is a type tag; leave it out",
        ),
        (
            "states:\n  overdue:\n    label:\n",
            "wording.yml:3:11: 'states.overdue.label' is empty; write a sentence or leave the key "
            "out",
        ),
        (
            "states:\n  overdue: Late\n",
            "wording.yml:2:12: 'states.overdue' holds no sentence itself; write below it one or "
            "more of label, headline, explanation",
        ),
        (
            "Late\n",
            "wording.yml:1:1: this file holds no sentence itself; write below it one or more of "
            "states, period, when, worked-out, banner, said, said-cycle, counted, worked-out-label, due, as-of, as-of-today, no-successor, in-part, in-part-label, unread, unread-label",
        ),
        (
            "as-of: Today\n",
            "wording.yml:1:8: 'as-of' does not say what it is for; write {day} in it",
        ),
        (
            "due: soon\ndue: late\n",
            "wording.yml:2:1: 'due' is here twice (first on line 1); keep one",
        ),
        (
            "states:\n  overdue:\n    headline: Late: too late\n",
            "wording.yml:3:19: this is not YAML (a colon is where none can be; if it belongs to the words, put them in quotes); "
            "check the indentation, the colons and the quotes",
        ),
        (
            "due: '{due}'\nsaid: *a\n",
            "wording.yml:2:7: '*a' is an alias; write the value out here",
        ),
        (
            b"due: caf\xe9\n",
            "wording.yml:1:9: this file is not UTF-8; save it as UTF-8 in your editor",
        ),
        (
            "#" * 1_000_001,
            "wording.yml:1:1: this file is larger than 1 MB; split it or take out what is not text",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_write_instead(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    assert refused(tmp_path, text) == (message,)


def test_every_mistake_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    messages = refused(
        tmp_path,
        'states:\n  overdue:\n    headline: "{dew} {wen}"\n  curent: {}\nas-off: x\n',
    )
    assert [message.split(": ")[0] for message in messages] == [
        "wording.yml:3:16",
        "wording.yml:3:22",
        "wording.yml:4:3",
        "wording.yml:5:1",
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WordingError) as error:
        load_wording(tmp_path / "missing.yml", shown="overrides/missing.yml")
    assert error.value.messages == (
        "overrides/missing.yml:1:1: this file is missing; check its name",
    )


def test_without_another_name_a_file_is_named_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match=r"/missing\.yml:1:1: "):
        load_wording(tmp_path / "missing.yml")


@given(st.text(string.printable), st.text(string.printable))
def test_what_is_filled_in_is_never_filled_in_again(due_: str, when: str) -> None:
    assert fill("{due} and {when}", {"due": due_, "when": when}) == f"{due_} and {when}"


def test_words_that_look_like_a_placeholder_stay_words() -> None:
    fact = DatedFact(NEXT_REVIEW, FactState.WORDED, printed="{due} {0.__class__}")
    words = describe(WORDING, ReviewFacts(Status.IN_FORCE, fact), TODAY)
    assert words.headline == "Review “{due} {0.__class__}”"
