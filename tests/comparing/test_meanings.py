"""What the words of two texts mean alike, by the groups of `search.yml`."""

from __future__ import annotations

from mkdocs_protocol.comparing.two_documents.folding import SAID_ITSELF, Names, folded, meanings
from mkdocs_protocol.core.searching import OneWay, SearchVocabulary
from mkdocs_protocol.core.terms import Role
from mkdocs_protocol.core.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    roles=(Role("clerk", "Clerk", "The chief officer.", also_called=("clerk",)),),
    little_words=frozenset({"off", "the"}),
    search=SearchVocabulary(
        same=(("press", "newspaper"),),
        one_way=(
            OneWay(("politeness", "good manners", "clerk", "told off"), ("courtesy",)),
            OneWay(("shout",), ("respect", "courtesy")),
        ),
    ),
)


NAMES = Names({("clerk",): "clerk"})


def meant(text: str) -> dict[str, int]:
    words = [*folded(text, NAMES, VOCABULARY.little_words)]
    return dict(meanings(VOCABULARY).of(words))


def test_words_that_find_the_same_mean_the_same() -> None:
    assert meant("Politeness") == meant("the good manners") == {"court": 1}
    assert meant("No one shouts") == {"respec": 1, "court": 1}


def test_a_meaning_that_a_text_names_itself_counts_more() -> None:
    assert meant("courtesy") == meant("courtesy and politeness") == {"court": SAID_ITSELF}
    assert meant("the press") == {"press": SAID_ITSELF, "newspa": 1}


def test_what_finds_in_one_way_is_not_found_in_the_other() -> None:
    assert "polit" not in meant("courtesy")


def test_a_role_and_one_word_of_a_phrase_mean_nothing() -> None:
    assert meant("the Clerk") == meant("good") == meant("told") == {}


def test_contractors_are_not_contrary() -> None:
    assert [*folded("contractors, a contract, contrary", NAMES)] == [
        "contrac",
        "a",
        "contrac",
        "contrar",
    ]


def test_every_year_is_a_year() -> None:
    assert meant("june 2021") == meant("1998")
    assert meant("500") == {}
