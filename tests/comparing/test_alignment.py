"""What speaks for two passages, and whether it is enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from mkdocs_protocol.comparing.two_documents import alignment
from mkdocs_protocol.comparing.two_documents.alignment import (
    Group,
    Scales,
    Weights,
    answering,
    grouped,
)
from mkdocs_protocol.comparing.two_documents.likeness import Bag, Scale
from mkdocs_protocol.comparing.two_documents.matching import CLAUSES, ITEMS


@pytest.fixture(autouse=True)
def texts_are_long_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three passages stand for a whole text here."""
    monkeypatch.setattr(alignment, "MANY", 1)


@dataclass(frozen=True)
class Said:
    """A passage: each sentence is a line of words."""

    text: str
    mains: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    benefits: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    meant: str = ""

    @property
    def meanings(self) -> Bag:
        return Counter(self.meant.split())

    @property
    def bag(self) -> Bag:
        return Counter(self.text.split())

    @property
    def statements(self) -> tuple[Bag, ...]:
        return tuple(Counter(line.split()) for line in self.text.split("\n"))

    @property
    def topics(self) -> frozenset[str]:
        return self.mains | self.also


def on(topic: str) -> frozenset[str]:
    return frozenset({topic})


def found(
    left: Sequence[Said], right: Sequence[Said], weights: Weights = CLAUSES
) -> set[tuple[int, int]]:
    return {*answering(left, right, scales(left, right), lambda _i, _j: True, weights).sure}


def scales(*texts: Sequence[Said]) -> Scales:
    every = [each for text in texts for each in text]
    return Scales(
        words=Scale(each.bag for each in every),
        meanings=Scale(each.meanings for each in every),
        statements=Scale(bag for each in every for bag in each.statements),
    )


OTHERS = [Said("mail must be private"), Said("press releases need approval")]
LONG = (
    "reports state options and costs\nask the clerk before calling staff\n"
    "minutes are drafts until the next meeting\nmotions need ten days"
)


def test_the_same_words_answer_each_other_without_any_topic() -> None:
    same = Said("ask the clerk before calling staff")
    assert found([same, OTHERS[0]], [OTHERS[1], same]) == {(0, 1)}


def test_the_only_two_on_a_topic_answer_each_other_without_a_word_in_common() -> None:
    one, other = Said("see standing orders", on("media")), Said("journalists wait", on("media"))
    assert found([one], [other]) == {(0, 0)}
    assert found([one, one], [other, other]) == set()


def test_a_topic_is_as_rare_as_it_is_among_those_that_may_answer() -> None:
    """Two say who speaks to the press: one what members do, one what staff do, in either text."""
    left = [Said("journalists wait", on("media")), Said("see standing orders", on("media"))]
    right = [Said("speak for yourself", on("media")), Said("releases are signed", on("media"))]
    told = answering(left, right, scales(left, right), lambda i, j: i == j, CLAUSES)
    assert set(told.sure) == {(0, 0), (1, 1)}


def test_a_sentence_of_a_long_clause_answers_a_short_clause() -> None:
    short = Said("ask the clerk before calling staff")
    assert found([short, OTHERS[0]], [Said(LONG), OTHERS[1]]) == {(0, 0)}


UNHAPPY = "an unhappy councillor tells the chair in private"
CRITICISM = "take criticism up in private with the manager"
STRICT = replace(CLAUSES, enough=1.5)


@pytest.mark.parametrize(("topic", "answers"), [("complaints", True), ("media", False)])
def test_a_shared_topic_makes_up_for_other_words(topic: str, answers: bool) -> None:
    one, other = Said(UNHAPPY, on("complaints")), Said(CRITICISM, on(topic))
    nearer = Said("an unhappy reader tells the press", on("media"))
    assert ((0, 0) in found([one, *OTHERS], [other, nearer])) == answers


@pytest.mark.parametrize(("topic", "answers"), [(None, True), ("media", False)])
def test_what_nobody_has_classified_needs_a_little_less_in_common(
    topic: str | None, answers: bool
) -> None:
    one = Said(UNHAPPY, on("complaints"))
    other = Said(CRITICISM, on(topic) if topic else frozenset())
    nearer = Said("an unhappy reader tells the press", on("media"))
    enough = replace(CLAUSES, enough=0.6)
    assert ((0, 0) in found([one, *OTHERS], [other, nearer], enough)) == answers


def test_a_topic_says_more_the_fewer_passages_share_it() -> None:
    one, other = Said(UNHAPPY, on("complaints")), Said(CRITICISM, on("complaints"))
    more = [Said(f"rule{n} says thing{n}", on("complaints")) for n in range(9)]
    assert (0, 0) in found([one, *OTHERS], [other, *OTHERS], STRICT)
    assert (0, 0) not in found([one, *OTHERS, *more], [other, *OTHERS], STRICT)


def test_a_second_topic_says_less_than_a_main_one() -> None:
    one = Said(UNHAPPY, on("complaints"))
    main, second = Said(CRITICISM, on("complaints")), Said(CRITICISM, also=on("complaints"))
    assert (0, 0) in found([one, *OTHERS], [main, *OTHERS], STRICT)
    assert (0, 0) not in found([one, *OTHERS], [second, *OTHERS], STRICT)


def test_items_without_a_word_in_common_answer_each_other_by_what_their_words_mean() -> None:
    """Each is the only one in either list that means it."""
    ours = [Said("politeness", meant="courtesy"), Said("a clear steer", meant="leadership")]
    theirs = [Said("good manners", meant="courtesy"), Said("unambiguous direction")]
    assert found(ours, theirs, ITEMS) == {(0, 0)}


def test_a_duty_is_less_of_an_answer_to_a_right() -> None:
    one = Said(UNHAPPY, on("complaints"), kinds=on("right"))
    of = {kind: Said(CRITICISM, on("complaints"), kinds=on(kind)) for kind in ("right", "duty")}
    strict = replace(CLAUSES, enough=1.85)
    assert (0, 0) in found([one, *OTHERS], [of["right"], *OTHERS], strict)
    assert (0, 0) not in found([one, *OTHERS], [of["duty"], *OTHERS], strict)


def test_what_is_for_other_people_is_less_of_an_answer() -> None:
    one, other = Said(UNHAPPY, on("complaints")), Said(CRITICISM, on("complaints"))
    to = {name: replace(other, benefits=on(name)) for name in ("officers", "members")}
    ours = replace(one, benefits=on("officers"))
    strict = replace(CLAUSES, enough=1.85)
    assert (0, 0) in found([ours, *OTHERS], [to["officers"], *OTHERS], strict)
    assert (0, 0) not in found([ours, *OTHERS], [to["members"], *OTHERS], strict)
    assert (0, 0) not in found([one, *OTHERS], [other, *OTHERS], strict)


def test_what_binds_the_other_side_is_less_of_an_answer() -> None:
    one, other = Said(UNHAPPY, on("complaints")), Said(CRITICISM, on("complaints"))
    of = {name: replace(other, sides=on(name)) for name in ("staff", "members")}
    ours = replace(one, sides=on("staff"))
    strict = replace(CLAUSES, enough=1.85)
    assert (0, 0) in found([ours, *OTHERS], [of["staff"], *OTHERS], strict)
    assert (0, 0) not in found([ours, *OTHERS], [of["members"], *OTHERS], strict)


def test_what_comes_near_is_not_put_together_and_not_left_out() -> None:
    one, other = Said(UNHAPPY, on("complaints")), Said(CRITICISM, on("complaints"))
    both = ([one, *OTHERS], [other, *OTHERS])
    weights = replace(CLAUSES, enough=9, near=1.2)
    told = answering(*both, scales(*both), lambda _i, _j: True, weights)
    assert told.sure == {}
    assert (0, 0) in told.perhaps


@pytest.mark.parametrize(
    ("topics", "comes_near"), [("media", False), ("complaints", True), ("", True)]
)
def test_what_has_only_words_in_common_comes_near_nothing_that_is_about_something_else(
    topics: str, comes_near: bool
) -> None:
    one, other = (
        Said(UNHAPPY, on("complaints")),
        Said(CRITICISM, frozenset(filter(None, [topics]))),
    )
    both = ([one, *OTHERS], [other, *OTHERS])
    weights = replace(CLAUSES, enough=9, near=0.1)
    told = answering(*both, scales(*both), lambda _i, _j: True, weights)
    assert ((0, 0) in told.perhaps) == comes_near


def test_to_be_the_nearest_of_all_that_is_unlike_says_little() -> None:
    """Something is always nearest: two texts on other matters answer each other nowhere."""
    people = {"benefits": on("public"), "sides": on("staff")}
    left = [Said(f"grants need accounts form{n} year", **people) for n in range(4)]
    right = [Said(f"dogs stay on leads in park{n} year", **people) for n in range(4)]
    assert found(left, right) == set()


def test_in_a_text_of_few_passages_a_shared_topic_says_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of six clauses nobody can tell how rare a topic is."""
    one, other = Said(UNHAPPY, on("complaints")), Said(CRITICISM, on("complaints"))
    assert (0, 0) in found([one, *OTHERS], [other, *OTHERS], STRICT)
    monkeypatch.setattr(alignment, "MANY", 15)
    assert (0, 0) not in found([one, *OTHERS], [other, *OTHERS], STRICT)


def test_the_same_is_found_from_either_side() -> None:
    left = [Said(LONG, on("a")), Said("ask the clerk first", on("b")), *OTHERS]
    right = [
        Said("ask the clerk before calling staff", on("b")),
        Said("motions need ten days", on("a")),
    ]
    assert found(left, right) == {(i, j) for j, i in found(right, left)}


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([(0, 0), (0, 1)], [Group((0,), (0, 1))]),
        ([(0, 0), (0, 1), (1, 0), (1, 1)], [Group((0, 1), (0, 1))]),
        ([(1, 1), (0, 0), (0, 1)], [Group((0,), (0,)), Group((1,), (1,))]),
    ],
    ids=["one answered by two", "all by all", "a chain"],
)
def test_in_a_group_all_answer_all_and_the_surest_come_first(
    pairs: list[tuple[int, int]], groups: list[Group]
) -> None:
    assert grouped(pairs) == tuple(groups)
