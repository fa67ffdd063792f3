"""What has to be read with a sentence that points to the one before it."""

from __future__ import annotations

import re

import pytest

from mkdocs_protocol.core.pointing import POINTING, points_back, read_with, sentences
from mkdocs_protocol.core.quoting import as_quoted
from mkdocs_protocol.core.trees import Quote


@pytest.mark.parametrize(
    "sentence",
    [
        "It must be received by letter.",
        "They act collectively as employer.",
        "Their job is to give advice.",
        "These are set out in standing orders.",
        "However, they must still respect the impartiality of officers.",
        "But the manner of such criticism should have regard to this guidance.",
        "Any such criticism must be raised in private.",
        "In these circumstances it is the officer who takes the action.",
        "Should such relationship break down, efforts should be made.",
        "If not, then the formal grievance procedure should be followed.",
        "Otherwise the matter goes to the Council.",
        "In giving such advice, officers express their own views.",
        "In doing so, the officer should make clear what is confidential.",
        "Where it is not possible/appropriate to be dealt with informally, it may be raised formally.",
        "Due to the nature of those responsibilities, their relationships may be different.",
        "The Clerk will then decide whether to seek advice.",
        "The chairman’s deputy must then write to both.",
    ],
)
def test_a_sentence_points_back_that_says_nothing_alone(sentence: str) -> None:
    assert points_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Clerk must reply within five days.",
        "It is not the role of councillors to manage the council.",
        "It will always be preferable to resolve matters informally.",
        "It may be necessary to invoke the disciplinary procedure.",
        "It is the Association’s policy that politics should have no place.",
        "This protocol covers who decides.",
        "Under this procedure an employee may appeal.",
        "That officers will not use their position.",
        "In general, contact will be at senior officer level.",
        "Itemised bills are sent out.",
        "The matter should be reported to the chair and then raised with the clerk.",
        "A complaint will go to a committee that will then decide.",
        "If the Clerk agrees, the officer will then be asked.",
        "Once told, the Clerk will then decide.",
    ],
)
def test_a_sentence_that_says_itself_what_is_meant_does_not(sentence: str) -> None:
    assert not points_back(sentence)


def test_a_procedure_is_the_document_itself_unless_the_sentence_before_names_one() -> None:
    named = "If not, then the formal grievance procedure should be followed."
    assert points_back("Within this procedure, a small group hears it.", named)
    assert not points_back("Within this procedure, a small group hears it.", "Talk first.")


def test_a_chain_of_sentences_is_read_from_where_it_begins() -> None:
    before = "Nobody is paid. Officers cannot respond. This means that members must take care."
    words = "They should be courteous."

    assert read_with(before, words) == (
        "Officers cannot respond. This means that members must take care."
    )


def test_nothing_is_added_where_what_is_meant_is_quoted_beside() -> None:
    text = "Members may ask officers. Such requests go to the Clerk."
    first, second = (
        Quote("1", "Members may ask officers."),
        Quote("1", "Such requests go to the Clerk."),
    )

    assert as_quoted(second, text) == text
    assert as_quoted(second, text, (first, second)) == second.words
    assert as_quoted(second, text, (Quote("2", first.words), second)) == text


def test_words_cut_out_of_a_sentence_are_shown_as_cut_and_nothing_is_put_before_them() -> None:
    text = "Any breach is serious. If a member sees one, they should tell the Clerk."
    assert (
        as_quoted(Quote("1", "they should tell the Clerk."), text)
        == "… they should tell the Clerk."
    )


def test_a_sentence_that_is_struck_out_is_not_quoted_again() -> None:
    assert read_with("Members \0 may vote.", "They must stay.") == ""


def test_a_script_and_the_program_mean_the_same_by_the_pattern() -> None:
    """JavaScript knows no look-behind of Python's kinds, no named groups of its form, no inline flags."""
    assert not re.search(r"\(\?(?:P|<|i|x|#)", POINTING)


def test_sentences_do_not_end_in_an_abbreviation() -> None:
    assert sentences("Ask, e.g. The Clerk. Then wait!") == ["Ask, e.g. The Clerk.", "Then wait!"]
