"""A topic is proposed by the words that the list of topics gives it, where no council has been sorted yet."""

from __future__ import annotations

import pytest

from mkdocs_protocol.comparing.two_documents.folding import Names
from mkdocs_protocol.proposing.topics import Signs

NAMES = Names({("clerk",): "clerk", ("town", "clerk"): "clerk", ("members",): "councillors", ("staff",): "officers"})  # fmt: skip
SIGNS = Signs(
    {
        "media": ("press release", "journalist"),
        "channels": ("through the clerk",),
        "officers-expect": ("staff can expect",),
    },
    NAMES,
    frozenset({"the", "a", "of", "is", "are"}),
)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Press releases are issued weekly.", {"media"}),
        ("A press officer may release nothing.", {"media"}),
        ("Every release is sent to the press.", set()),
        ("Requests are made through the Town Clerk.", {"channels"}),
        ("Staff can reasonably expect courtesy.", {"officers-expect"}),
        ("Members can expect courtesy.", set()),
    ],
)
def test_a_phrase_stands_in_its_order_with_few_words_between(text: str, topics: set[str]) -> None:
    assert {*SIGNS.of(text)} == topics


def test_more_and_longer_phrases_and_those_at_the_beginning_say_more() -> None:
    late = "At a meeting that was held in public on some other day a journalist asked."
    assert SIGNS.of("A journalist asked.")["media"] > SIGNS.of(late)["media"]
    assert SIGNS.of("A press release.")["media"] > SIGNS.of("A journalist.")["media"]
    both = SIGNS.of("A press release for a journalist.")["media"]
    assert SIGNS.of("A press release.")["media"] < both < 1
