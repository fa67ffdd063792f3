"""Every word that a page shows stands in the catalogue, or in the sources of the councils."""

from __future__ import annotations

from functools import cache

import pytest
from support import pseudo

left = cache(pseudo.left)


def test_every_word_of_a_page_is_in_the_catalogue_or_in_the_sources() -> None:
    assert {kind: words for kind, words in left().items() if words} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ρεωιεϝ δυε", ()),
        ("Reviewing δυε", ("Reviewing",)),
        ("Halstead Town Council", ()),
        ("Halstead Town Council and Barrow", ("Halstead Town Council and Barrow",)),
        ("Βαρροω and Ηαλστεαδ", ("and",)),
        ("16 Δεψεμβερ 2021", ()),
    ],
)
def test_what_is_ours_and_not_in_the_catalogue_is_found(text: str, words: tuple[str, ...]) -> None:
    assert pseudo.unmarked(text) == words


@pytest.mark.parametrize(
    ("message", "other"),
    [
        ("Review due {due}", "Ρεωιεϝ δυε {due}"),
        ("Of %(number)s nobody", "Οφ %(number)s νοβοδθ"),
        ('<a href="x">Text</a> &amp; more', '<a href="x">Τεχτ</a> &amp; μορε'),
    ],
)
def test_the_other_letters_leave_what_is_no_word(message: str, other: str) -> None:
    assert pseudo.pseudo(message) == other
