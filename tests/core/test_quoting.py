"""Words quoted from a clause: where "…" belongs, and whether they only advise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Classification, Clause, Part
from mkdocs_protocol.core.quoting import (
    as_quoted,
    is_advice,
    passages,
    quoted_in_full,
    stands_in,
    times_in,
)
from mkdocs_protocol.core.text import Item, ItemList, Paragraph, Words
from mkdocs_protocol.core.trees import Quote
from mkdocs_protocol.core.vocabulary import ClauseKind

TEXT = """\
The matter should be reported to the chair and then raised with the clerk. A member should (e.g. by letter):
a) keep it in private; and
b) tell the clerk"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The matter should be reported to the chair", "The matter should be reported to the chair …"),
        ("then raised with the clerk.", "… then raised with the clerk."),
        ("then raised with the clerk", "… then raised with the clerk"),
        ("reported to the chair", "… reported to the chair …"),
        ("The matter should be reported to the chair and then raised with the clerk.",
         "The matter should be reported to the chair and then raised with the clerk."),
        ("A member should (e.g. by letter):", "A member should (e.g. by letter):"),
        ("by letter", "… by letter"),
        ("keep it in private", "keep it in private …"),
        ("keep it in private; and", "keep it in private; and"),
        ("tell the clerk", "tell the clerk"),
        ("raised  with\nthe clerk. A member", "… raised with the clerk. A member …"),
        ("words that are not there", "words that are not there"),
    ],
)  # fmt: skip
def test_words_cut_out_of_a_sentence_are_shown_so(words: str, expected: str) -> None:
    assert as_quoted(Quote("1.1", words), TEXT) == expected


@given(st.integers(0, 20), st.integers(1, 21))
def test_what_is_shown_has_the_very_words_and_nothing_else(start: int, length: int) -> None:
    words = " ".join(TEXT.split()[start : start + length])

    shown = as_quoted(Quote("1.1", words), TEXT)

    assert shown.removeprefix("… ").removesuffix(" …") == words


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("14", 0), ("2014", 1), ("014", 0), ("201", 0),
        ("clerk", 2), ("the clerk", 1), ("cler", 0), ("lerk", 0), ("own clerk and\n the", 1),
        ("(the", 1), (")", 1), ("hird)", 0), ("third).", 1), ("Clerk", 0),
    ],
)  # fmt: skip
def test_words_stand_in_a_text_where_they_begin_and_end_with_words_of_it(
    words: str, times: int
) -> None:
    text = "In 2014 their own  clerk and the clerk (the third)."
    assert times_in(text, words) == times
    assert stands_in(text, words) is (times > 0)


@given(st.integers(0, 25), st.integers(1, 26))
def test_any_run_of_whole_words_stands_in_its_text(start: int, length: int) -> None:
    words = " ".join(TEXT.split()[start : start + length])
    assert not words or stands_in(TEXT, words)


def clause(kind: ClauseKind | None, *parts: Part) -> Clause:
    return Clause(
        id="4.2",
        number="4.2",
        printed="4.2",
        heading="",
        is_heading=False,
        label="4.2",
        blocks=(Paragraph((Words("Seek advice. The chair should not act alone."),)),),
        parts=parts,
        classification=Classification(kind=kind),
        divided=False,
        at=Location("any.md"),
    )


def test_words_advise_where_their_part_or_else_their_clause_does() -> None:
    rule = Part(
        "4.2-p1", "The chair should not act alone.", Classification(kind=ClauseKind.PROHIBITION)
    )
    advice = Part("4.2-p1", "Seek advice.", Classification(kind=ClauseKind.ADVICE))
    plain = Part("4.2-p1", "Seek advice.", Classification(topic="any"))
    first, second = Quote("4.2", "Seek advice."), Quote("4.2", "The chair should not")

    assert is_advice(first, clause(ClauseKind.ADVICE, rule))
    assert not is_advice(second, clause(ClauseKind.ADVICE, rule))
    assert is_advice(first, clause(ClauseKind.DUTY, advice))
    assert not is_advice(second, clause(ClauseKind.DUTY, advice))
    assert is_advice(first, clause(ClauseKind.ADVICE, plain))
    assert not is_advice(first, clause(None))


def test_an_item_is_quoted_behind_the_line_that_says_how_far_it_goes() -> None:
    listed = replace(
        clause(None),
        blocks=(
            Paragraph((Words("Officers must:"),)),
            ItemList(
                (
                    item("act with honesty"),
                    item("answer in good time. Members should not press them."),
                    item("keep confidences"),
                )
            ),
        ),
    )
    first, second, further, third = quotes = (
        Quote("4.2", "act with honesty"),
        Quote("4.2", "answer in good time."),
        Quote("4.2", "Members should not press them."),
        Quote("4.2", "keep confidences"),
    )

    assert quoted_in_full(first, listed) == "Officers must: act with honesty"
    assert quoted_in_full(third, listed) == "Officers must: … keep confidences"
    assert quoted_in_full(third, listed, quotes) == "keep confidences"  # The first has it.
    assert quoted_in_full(second, listed) == "Officers must: … answer in good time."
    assert quoted_in_full(further, listed) == "Members should not press them."


def test_the_opening_of_a_list_and_an_item_of_it_are_one_passage() -> None:
    listed = replace(
        clause(None),
        blocks=(
            Paragraph((Words("Duties of the clerk: -"),)),
            ItemList((item("to advise. Members may ask."), item("to keep minutes"))),
            Paragraph((Words("Expect of us: respect; a prompt answer; and candour. We listen."),)),
        ),
    )

    def shown(*words: str) -> list[str]:
        quotes = [Quote("4.2", one) for one in words]
        return [said for _quote, said in passages(quotes, {"4.2": listed})]

    opening, inside = "Duties of the clerk: -", "Expect of us:"
    assert shown(opening, "to advise.") == ["Duties of the clerk: - to advise."]
    assert shown(opening, "to keep minutes") == ["Duties of the clerk: - … to keep minutes"]
    assert shown("to keep minutes", "We listen.", opening)[0] == f"{opening} … to keep minutes"
    assert shown(opening, "to advise.", "to keep minutes")[1:] == ["to keep minutes"]
    assert shown(opening, "Members may ask.") == [opening, "Members may ask."]
    assert shown(inside, "respect") == ["Expect of us: respect …"]
    assert shown(inside, "a prompt answer") == ["Expect of us: … a prompt answer …"]
    assert shown(inside, "We listen.") == ["Expect of us: …", "We listen."]


def item(words: str) -> Item:
    return Item("", (Paragraph((Words(words),)),))
