"""What differs between two texts, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_protocol.comparing.two_documents.differences import (
    MOST_MARKED,
    Mark,
    Span,
    differences,
)

LITTLE_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "has",
        "have",
        "if",
        "in",
        "is",
        "it",
        "its",
        "no",
        "not",
        "of",
        "on",
        "or",
        "such",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
    ]
)


def shown(spans: tuple[Span, ...]) -> str:
    """Return spans as a text, with brackets around what stands only here."""
    return "".join(f"[{p.text}]" if p.mark is Mark.ONLY_HERE else p.text for p in spans)


def joined(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def both(left: str, right: str) -> tuple[str, str]:
    found = differences(left, right, LITTLE_WORDS)
    return shown(found.left), shown(found.right)


def test_words_that_only_one_text_has_are_marked() -> None:
    left = "A timely response from officers to enquiries and complaints;"
    right = "A timely response to enquiries."
    assert both(left, right) == (
        "A timely response [from officers] to enquiries [and complaints];",
        "A timely response to enquiries.",
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Council’s “Clerk”.", "the council's 'clerk'"),
        ("- respect,\n- courtesy", "Respect; courtesy."),
        ("one  two", "one\ntwo"),
        ("", ""),
        ("–", "..."),
    ],
)
def test_capitals_quotation_marks_bullets_and_stops_are_no_difference(
    left: str, right: str
) -> None:
    found = differences(left, right, LITTLE_WORDS)
    assert found.share == 0
    assert {span.mark for span in (*found.left, *found.right)} <= {Mark.KEPT}


def test_changed_words_that_follow_each_other_are_one_change_with_the_signs_between_them() -> None:
    left = "Members shall, where they can, ask the Clerk first."
    assert both(left, "Members shall ask the Clerk first.")[0] == (
        "Members shall, [where they can], ask the Clerk first."
    )
    assert both("Ask him. Never shout.", "Ask.")[0] == "Ask [him. Never shout]."


def test_a_little_word_between_two_changed_ones_is_part_of_the_change() -> None:
    assert both("the views of the council", "the conduct of the clerk") == (
        "the [views of the council]",
        "the [conduct of the clerk]",
    )


def test_a_little_word_that_begins_or_ends_both_texts_is_kept() -> None:
    assert both("the clerk is in", "the mayor was in") == (
        "the [clerk is] in",
        "the [mayor was] in",
    )


def test_three_little_words_together_are_kept() -> None:
    assert both("views that are not mine", "words that are not yours") == (
        "[views] that are not [mine]",
        "[words] that are not [yours]",
    )


def test_a_longer_run_wins_over_more_of_shorter_ones() -> None:
    assert both("red blue green dog", "dog red blue green") == (
        "red blue green [dog]",
        "[dog] red blue green",
    )


@pytest.mark.parametrize(("left", "right"), [("red blue", "blue red"), ("x y x", "y x y")])
def test_of_runs_that_are_as_long_the_same_is_kept_whichever_side_is_left(
    left: str, right: str
) -> None:
    assert both(left, right) == both(right, left)[::-1]


def test_texts_without_a_common_word_are_changed_whole_and_not_marked() -> None:
    found = differences("Ask the Clerk.", "Never shout!", LITTLE_WORDS)
    assert (shown(found.left), shown(found.right)) == ("[Ask the Clerk].", "[Never shout]!")
    assert found.share == 1
    assert not found.is_marked


def test_the_share_counts_the_words_of_both_texts() -> None:
    found = differences("red blue green", "red blue", LITTLE_WORDS)
    assert found.share == pytest.approx(1 / 5)
    assert found.is_marked
    assert differences("a b red", "c d e red green", LITTLE_WORDS).share > MOST_MARKED


WORDS = st.sampled_from(["the", "of", "a", "Clerk", "clerk", "council's", "council’s", "red", "x²"])
SIGNS = st.sampled_from([" ", "  ", "\n", ", ", ". ", "; “", "” ", " – ", "\t"])
PHRASES = st.lists(WORDS | SIGNS, max_size=24).map("".join)
TEXTS = PHRASES | st.text(max_size=40)


@given(TEXTS, TEXTS)
def test_the_pieces_of_a_side_join_to_its_text(left: str, right: str) -> None:
    found = differences(left, right, LITTLE_WORDS)
    assert (joined(found.left), joined(found.right)) == (left, right)
    assert 0 <= found.share <= 1


@given(TEXTS, TEXTS)
def test_turned_round_the_differences_are_the_same_turned_round(left: str, right: str) -> None:
    assert (
        differences(right, left, LITTLE_WORDS) == differences(left, right, LITTLE_WORDS).flipped()
    )


@given(TEXTS, TEXTS)
def test_pieces_take_turns_and_a_change_begins_and_ends_with_a_word(left: str, right: str) -> None:
    for spans in (
        differences(left, right, LITTLE_WORDS).left,
        differences(left, right, LITTLE_WORDS).right,
    ):
        marks = [span.mark for span in spans]
        assert all(one is not other for one, other in pairwise(marks))
        for span in spans:
            if span.mark is Mark.ONLY_HERE:
                assert span.text[0].isalnum()
                assert span.text[-1].isalnum()


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text, LITTLE_WORDS).share == 0


@given(TEXTS, TEXTS)
def test_what_is_kept_are_the_same_words_on_either_side(left: str, right: str) -> None:
    found = differences(left, right, LITTLE_WORDS)
    kept = [
        " ".join(span.text for span in spans if span.mark is Mark.KEPT)
        for spans in (found.left, found.right)
    ]
    assert differences(*kept, LITTLE_WORDS).share == 0


def test_a_letter_before_an_item_is_no_word_that_only_one_has() -> None:
    found = differences("g) To keep order\n(h) To act", "To keep order\n2. To act", frozenset())
    assert found.share == 0
    assert [span.mark for span in (*found.left, *found.right)] == [Mark.KEPT, Mark.KEPT]
