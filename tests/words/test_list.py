"""The list of all words for translators, and what the languages make of it, are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from support import catalogue
from support.catalogue import TEMPLATE, brought_up_to_date, translations

MEND = "make words"


def test_the_list_is_that_of_the_code() -> None:
    assert TEMPLATE.read_text("utf-8") == catalogue.template(), MEND


@pytest.mark.parametrize("path", translations(), ids=lambda path: path.parts[-3])
def test_a_language_has_every_sentence_and_no_other(path: Path) -> None:
    assert path.read_text("utf-8") == brought_up_to_date(path, catalogue.catalogue()), MEND


def test_sentences_on_reviews_and_comments_for_translators_are_in_the_list() -> None:
    with TEMPLATE.open("rb") as file:
        found = read_po(file)
    assert found["Review due {due}"].auto_comments == ["For translators: states.due-soon.headline"]
    assert found.get("{words} and {last}", "before a vowel") is not None
    assert any("unseen" in str(one.id) for one in found)  # Of a template, with its elements.
