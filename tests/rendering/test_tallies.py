"""How many documents cover a topic, in words."""

from __future__ import annotations

import pytest

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.site.counts import Tally

C, P, S, U = Coverage


@pytest.mark.parametrize(
    ("states", "summary", "sentence"),
    [
        ([C] * 5, "Covered by all five", "All five documents cover it."),
        ([C] * 2, "Covered by both", "Both documents cover it."),
        ([C, C, C, P, S], "Covered by three, partly by one; one silent",
         "Three of the five documents cover it, one only touches on it and one says nothing on it."),
        ([C, S, S], "Covered by one; two silent",
         "One of the three documents covers it and two say nothing on it."),
        ([P, P, S], "Partly by two; one silent",
         "Two of the three documents only touch on it and one says nothing on it."),
        ([S] * 4, "All four silent", "All four documents say nothing on it."),
        ([U] * 12, "Not yet classified", "All 12 documents have not been classified on it yet."),
        ([C] * 1200 + [U], "Covered by 1,200; one not yet classified",
         "1,200 of the 1,201 documents cover it and one has not been classified on it yet."),
        ([C], "", "The document covers it."),
        ([S], "", "The document says nothing on it."),
        ([], "", "The handbook holds no document yet."),
    ],
)  # fmt: skip
def test_documents_are_counted_in_words(
    states: list[Coverage], summary: str, sentence: str
) -> None:
    tally = Tally.of(states)
    assert tally.sentence == sentence
    assert tally.summary == summary
    assert tally.total == len(states)
