"""What may have been meant by a word: the same answer whatever was asked before, and soon in a long list."""

from __future__ import annotations

import pytest

from mkdocs_protocol.core.hints import Hints, did_you_mean

MANY = tuple(
    f"parish-of-{first}{second}-{place}"
    for first in "abcdefghij"
    for second in "klmnopqrst"
    for place in range(20)
)


def test_the_nearest_of_many_is_found_each_time() -> None:
    for word in MANY[:200]:
        assert f"did you mean '{word}'" in did_you_mean(word.replace("-of-", "-fo-"), MANY)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("clark", ("clerk", "chair"), "; did you mean 'clerk'?"),
        ("mayor", ("clerk", "chair"), "; write one of chair, clerk"),
        ("mayor", (), ""),
        ("zzz", MANY, ""),
    ],
)
def test_what_is_not_near_has_the_words_there_are_if_they_can_be_read(
    word: str, known: tuple[str, ...], hint: str
) -> None:
    assert did_you_mean(word, known) == hint


def test_a_long_list_is_named_by_its_file() -> None:
    hint = did_you_mean("zzz", MANY, listed_in="topics.yml")
    assert hint.startswith("; topics.yml lists those there are: ")
    assert hint.endswith(f" and {len(MANY) - 3} more")


def test_a_file_has_a_hundred_hints() -> None:
    hints = Hints()
    assert sum(bool(hints("clark", ("clerk",))) for _ in range(200)) == 100
