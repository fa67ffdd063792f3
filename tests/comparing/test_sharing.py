"""Shared wording: what of a document stands in others, counted by an index and, here, by hand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handbook import real_site

from mkdocs_protocol.comparing import phrases, sharing
from mkdocs_protocol.comparing.sharing import CouncilSharing, SharedWording
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.documents import Document
from mkdocs_protocol.core.edition_dates import Dates
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.phrases import words
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Classification, Clause, Edition
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.text import Paragraph, Words
from mkdocs_protocol.core.vocabulary import CouncilKind

NOWHERE = Location("x.md")
LONG = "members and officers shall work together in trust"


def council(name: str, *texts: str) -> Council:
    """Return a council whose document has these clauses, numbered from 1."""
    clauses = tuple(
        Clause(
            id=str(number),
            number=str(number),
            printed=str(number),
            heading="",
            is_heading=False,
            label=str(number),
            blocks=(Paragraph((Words(text),)),),
            parts=(),
            classification=Classification(),
            divided=False,
            at=NOWHERE,
        )
        for number, text in enumerate(texts, 1)
    )
    edition = Edition("undated", "Protocol", (), Status.IN_FORCE, Dates(), clauses, NOWHERE)
    return Council(name, name, name, CouncilKind.PARISH, (Document(PROTOCOL, (edition,)),), NOWHERE)


def index(texts: Mapping[str, list[str]]) -> dict[str, CouncilSharing]:
    councils = [council(name, *given) for name, given in texts.items()]
    built = SharedWording(councils)
    return {each.id: built.of(each) for each in councils}


def others(found: CouncilSharing) -> dict[str, tuple[int, int]]:
    return {other.council.id: (other.words, other.clauses) for other in found.others}


def test_what_stands_elsewhere_is_counted_in_words_whatever_its_dress() -> None:
    found = index(
        {
            "a": [
                "1. Members and officers shall work together, in trust and respect.",
                "Nobody else.",
            ],
            "b": ["• MEMBERS AND OFFICERS shall work together – always."],
            "c": ["Something that is to be found in no other document"],
        }
    )

    assert (found["a"].words, found["a"].shared) == (13, 6)
    assert others(found["a"]) == {"b": (6, 1)}
    assert others(found["b"]) == {"a": (6, 1)}
    assert others(found["c"]) == {}
    assert found["c"].nearest is None


def test_fewer_than_five_words_in_a_row_are_no_shared_wording() -> None:
    found = index(
        {
            "a": ["the clerk advises the council and then the chair"],
            "b": ["the clerk advises the members and then the chair"],
        }
    )
    assert found["a"].shared == 0


def test_a_shorter_clause_is_shared_only_as_a_whole() -> None:
    found = index(
        {
            "a": ["Signed by the chair", "Date of review"],
            "b": ["Signed by the chair and the clerk", "Date of Review:"],
        }
    )
    first, second = found["a"].clauses
    assert first.is_only_here
    assert second.partners[0].is_same


def test_a_phrase_does_not_run_on_from_one_clause_into_the_next() -> None:
    found = index({"a": ["members and officers", "shall work together"], "b": [LONG]})
    assert found["a"].shared == 0


def test_wording_that_stands_only_in_the_same_document_again_is_not_shared() -> None:
    found = index({"a": [LONG, LONG], "b": ["something else is said here instead"]})
    assert found["a"].shared == 0
    assert found["a"].clauses[0].is_only_here


def test_each_clause_says_who_has_it_and_whether_in_the_same_words() -> None:
    found = index(
        {
            "a": [f"{LONG} and in respect"],
            "b": ["Members and officers shall work together in trust, and in respect."],
            "c": ["Here members and officers shall work together as they can in this parish"],
            "d": ["members and officers shall work differently"],
            "e": [
                "Though members and officers shall work together",
                "officers shall work together in trust too",
            ],
        }
    )
    (clause,) = found["a"].clauses

    assert [(p.council.id, p.clause.id, p.is_same) for p in clause.partners] == [
        ("b", "1", True),
        ("e", "1", False),
        ("c", "1", False),
    ]
    assert clause.documents == 4
    assert clause.more == 1


def test_few_partners_are_named_and_the_rest_is_counted() -> None:
    found = index({f"c{number:02}": [LONG] for number in range(12)})
    (clause,) = found["c05"].clauses
    assert len(clause.partners) == sharing.MOST_PARTNERS
    assert clause.documents == 11
    assert clause.more == 6


def test_the_nearest_has_most_of_the_words() -> None:
    own = council("a", LONG, "the chair presides over every meeting of the council")
    near = council("b", LONG, "the chair presides over every meeting")
    far = council("c", LONG)
    nearest = SharedWording([far, own, near]).of(own).nearest
    assert nearest is not None
    assert (nearest.council.id, nearest.words, nearest.clauses) == ("b", 14, 2)


def test_only_the_edition_that_speaks_for_a_council_counts() -> None:
    own, other = council("a", LONG), council("b", "something else is said here now")
    older = replace(council("b", LONG).leading_edition, id="2019", status=Status.SUPERSEDED)
    other = other.with_editions((*other.editions, older))
    assert SharedWording([own, other]).of(own).shared == 0


def test_a_document_of_no_clauses_and_a_clause_of_no_words_share_nothing() -> None:
    found = index({"a": [], "b": ["…"], "c": ["…"]})
    assert [(each.words, each.shared, each.others) for each in found.values()] == [(0, 0, ())] * 3
    assert found["b"].clauses[0].is_only_here


# Few different words, so that much is shared by chance, and lengths on both sides of a phrase's.
TEXTS = st.lists(st.sampled_from("abc"), max_size=12).map(" ".join)
DOCUMENTS = st.lists(st.lists(TEXTS, max_size=4), min_size=1, max_size=5)


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every phrase of a text, the slow way."""
    given = words(text)
    if 0 < len(given) < phrases.PHRASE:
        return {given}
    return {given[at : at + phrases.PHRASE] for at in range(len(given) - phrases.PHRASE + 1)}


def covered(text: str, elsewhere: set[tuple[str, ...]]) -> int:
    """Return how many words of a text stand in phrases that stand elsewhere, too."""
    given = words(text)
    length = min(phrases.PHRASE, len(given))
    places = {
        place
        for at in range(len(given) - length + 1)
        if given and given[at : at + length] in elsewhere
        for place in range(at, at + length)
    }
    return len(places)


@given(DOCUMENTS)
def test_the_index_finds_what_counting_word_by_word_finds(documents: list[list[str]]) -> None:
    found = [*index({str(place): texts for place, texts in enumerate(documents)}).values()]
    said = [{run for text in texts for run in runs(text)} for texts in documents]
    for place, texts in enumerate(documents):
        rest = {other: said[other] for other in range(len(documents)) if other != place}
        anywhere: set[tuple[str, ...]] = set().union(*rest.values())
        assert [clause.shared for clause in found[place].clauses] == [
            covered(text, anywhere) for text in texts
        ]
        assert found[place].shared == sum(covered(text, anywhere) for text in texts)
        counts = {str(o): sum(covered(t, theirs) for t in texts) for o, theirs in rest.items()}
        assert {o.council.id: o.words for o in found[place].others} == {
            other: count for other, count in counts.items() if count
        }
        for clause, text in zip(found[place].clauses, texts, strict=True):
            having = {other for other, theirs in rest.items() if runs(text) & theirs}
            assert clause.documents <= len(having)
            for partner in clause.partners:
                theirs = runs(partner.clause.text)
                assert 2 * covered(text, theirs) >= len(words(text))
                assert partner.is_same == (words(text) == words(partner.clause.text))
                assert partner.is_whole == (covered(text, theirs) == len(words(text)))


@given(DOCUMENTS, st.integers(min_value=1, max_value=4))
def test_what_is_counted_in_words_does_not_hang_on_what_counts_as_common(
    documents: list[list[str]], common: int
) -> None:
    texts = {str(place): given for place, given in enumerate(documents)}
    whole = {name: (found.shared, others(found)) for name, found in index(texts).items()}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sharing, "COMMON", common)
        patched.setattr(phrases, "COMMON", common)
        assert {n: (f.shared, others(f)) for n, f in index(texts).items()} == whole


@given(DOCUMENTS)
def test_the_nearest_of_many_is_exact_for_those_that_are_looked_at(
    documents: list[list[str]],
) -> None:
    texts = {str(place): given for place, given in enumerate(documents)}
    whole = {name: others(found) for name, found in index(texts).items()}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sharing, "MANY", 3)
        patched.setattr(sharing, "MOST_COUNTED", 2)
        patched.setattr(sharing, "COMMON", 2)
        patched.setattr(phrases, "COMMON", 2)
        for name, found in index(texts).items():
            assert len(found.others) <= 2
            assert others(found).items() <= whole[name].items()
            assert bool(found.others) == bool(whole[name])


def test_where_everything_is_common_each_still_has_neighbours_and_its_own_words_decide() -> None:
    model = [f"{LONG} in the matter of number {number} and no other" for number in range(6)]
    texts = {f"c{number:03}": [*model] for number in range(80)}
    own = "what only these two say of the press and of the public"
    for pair in ("c007", "c063"):
        texts[pair] = [*model, own]

    found = index(texts)
    assert found["c007"].nearest is not None
    assert found["c007"].nearest.council.id == "c063"
    assert found["c030"].shared == found["c030"].words
    assert len(found["c030"].others) == sharing.MOST_COUNTED
    assert found["c030"].clauses[0].documents == 79
    assert all(partner.is_same for partner in found["c030"].clauses[0].partners)


def looks(count: int, monkeypatch: pytest.MonkeyPatch) -> float:
    """Return how often, per council, the holders of a phrase are looked through for so many copies."""
    made = 0

    def counting(holders: list[int], first: int) -> int:
        nonlocal made
        made += 1
        return bisect_left(holders, first)

    councils = [council(str(n), *copy_of_a_model(n)) for n in range(count)]
    for module in (phrases, sharing):
        monkeypatch.setattr(module, "bisect_left", counting)
    built = SharedWording(councils)
    for each in councils:
        built.of(each)
    return made / count


def copy_of_a_model(number: int) -> list[str]:
    """Return eight clauses of one of three models, in which about one word of twelve is changed."""
    draw = Random(number)
    model = [[f"m{number % 3}w{clause}x{word}" for word in range(24)] for clause in range(8)]
    return [" ".join(w if draw.random() > 1 / 12 else f"{w}y" for w in words) for words in model]


def test_a_council_costs_no_more_among_three_times_as_many_copies_of_the_same_models(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few, many = looks(60, monkeypatch), looks(180, monkeypatch)
    assert many < 1.25 * few


@pytest.mark.parametrize("count", [6, 24])
def test_what_sharing_rests_on_is_named_so_that_the_same_name_means_the_same_sharing(
    count: int,
) -> None:
    draw = Random(count)
    texts = {str(n): copy_of_a_model(n)[draw.randrange(3) :] for n in range(count)}
    before = named_index(texts)
    known = None
    for _ in range(12):
        clauses = texts[draw.choice([*texts])]
        match draw.randrange(3):
            case 0:
                theirs = draw.choice(texts[draw.choice([*texts])]).split()
                clauses.insert(draw.randrange(len(clauses)), " ".join(theirs[3:]))
            case 1:
                clauses.pop(draw.randrange(len(clauses)))
            case _:
                words = clauses[(at := draw.randrange(len(clauses)))].split()
                words.insert(draw.randrange(len(words)), "y")
                clauses[at] = " ".join(words)
        after = named_index(texts)
        same = [id_ for id_ in texts if before[id_][0] == after[id_][0]]
        assert 0 < len(same) < count
        assert [id_ for id_ in same if before[id_][1] != after[id_][1]] == []
        built = SharedWording([council(name, *given) for name, given in texts.items()], known)
        assert said_by(built) == after  # What an earlier build found out changes nothing.
        before, known = after, built.repeated


def named_index(texts: Mapping[str, list[str]]) -> dict[str, tuple[str, Any]]:
    """Return what sharing rests on, and the sharing itself, without which documents these clauses belong to."""
    return said_by(SharedWording([council(name, *given) for name, given in texts.items()]))


def said_by(built: SharedWording) -> dict[str, tuple[str, Any]]:
    """Return the same of an index."""

    def named(one: Council) -> list[str]:
        return [f"{clause.id} {clause.text}" for clause in one.leading_edition.clauses]

    def plain(found: Any) -> Any:
        clauses = (
            replace(one, partners=tuple(replace(p, council=p.council.id) for p in one.partners))
            for one in found.clauses
        )
        others = tuple(replace(other, council=other.council.id) for other in found.others)
        return replace(found, council=found.council.id, clauses=tuple(clauses), others=others)

    return {one.id: (built.rests_on(one, named), plain(built.of(one))) for one in built.councils}


def test_the_five_documents_of_this_handbook() -> None:
    site = real_site()
    built = SharedWording(site.handbook.councils)
    found = {each.id: built.of(each) for each in site.handbook.councils}
    nearest = {id_: each.nearest.council.id for id_, each in found.items() if each.nearest}
    assert nearest == {
        "barrow": "wellingborough",
        "halstead": "unnamed",
        "unnamed": "wellingborough",
        "wellingborough": "barrow",
        "weston-super-mare": "wellingborough",
    }
    shares = {id_: round(100 * each.shared / each.words) for id_, each in found.items()}
    assert shares == {
        "barrow": 57,
        "halstead": 10,
        "unnamed": 48,
        "wellingborough": 71,
        "weston-super-mare": 12,
    }
