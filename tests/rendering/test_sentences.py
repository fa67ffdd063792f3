"""The handbook's words for what editors say in codes."""

from __future__ import annotations

import pytest

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.dating import DateKind, FactState
from mkdocs_protocol.core.protocol import Classification
from mkdocs_protocol.core.review import Standing
from mkdocs_protocol.core.vocabulary import ClauseKind, CouncilKind, FindingKind, Role
from mkdocs_protocol.rendering import sentences

ROLES = {
    role.id: role
    for role in (
        Role("clerk", "Clerk"), Role("officers", "Officers"), Role("councillors", "Councillors"),
        Role("chair", "Chair"), Role("public", "The public"), Role("council", "Council"),
    )
}  # fmt: skip


def effect(kind: str | None, binds: str = "", benefits: str = "") -> str:
    given = Classification(
        kind=ClauseKind(kind) if kind else None,
        binds=tuple(binds.split()),
        benefits=tuple(benefits.split()),
    )
    return sentences.effect(given, ROLES)


@pytest.mark.parametrize(
    ("kind", "binds", "benefits", "sentence"),
    [
        ("duty", "officers", "councillors", "A duty of officers, for the benefit of councillors"),
        ("duty", "clerk", "", "A duty of the clerk"),
        ("duty", "", "public", "A duty, for the benefit of the public"),
        ("right", "clerk", "councillors", "A right of councillors, which binds the clerk"),
        ("right", "", "officers", "A right of officers"),
        ("permission", "", "officers", "A permission for officers"),
        ("permission", "clerk", "councillors", "A permission for councillors, which binds the clerk"),
        ("expectation", "officers", "councillors", "What councillors can expect of officers"),
        ("expectation", "", "councillors", "What councillors can expect"),
        ("expectation", "officers", "", "What is expected of officers"),
        ("expectation", "", "", "An expectation"),
        ("expectation", "councillors officers", "officers councillors",
         "What is expected of councillors and officers alike"),
        ("prohibition", "chair", "officers",
         "A limit on what the chair may do, for the benefit of officers"),
        ("prohibition", "", "", "A limit on what anybody may do"),
        ("procedure", "councillors", "", "A procedure for councillors"),
        ("procedure", "councillors", "councillors",
         "A procedure for councillors, for their own benefit"),
        ("advice", "", "officers",
         "Advice to councils, for the benefit of officers; whether this one has taken it is not said"),
        ("description", "councillors officers", "public council",
         "A description, about councillors and officers, for the benefit of the public and the council"),
        ("description", "", "", "A description"),
        (None, "officers", "", "Binds officers"),
        (None, "", "public", "For the benefit of the public"),
        (None, "", "", ""),
    ],
)  # fmt: skip
def test_a_clause_of_each_kind_is_told_in_a_sentence(
    kind: str | None, binds: str, benefits: str, sentence: str
) -> None:
    assert effect(kind, binds, benefits) == sentence


def test_what_two_or_three_owe_to_one_another_is_not_told_twice() -> None:
    assert effect("duty", "councillors officers", "officers councillors").endswith(
        ", for the benefit of both"
    )
    assert effect("duty", "clerk chair council", "chair clerk council").endswith(
        ", for the benefit of all of them"
    )


@pytest.mark.parametrize(
    ("label", "within"),
    [
        ("Clerk", "the clerk"),
        ("Officers", "officers"),
        ("Senior officers", "senior officers"),
        ("Monitoring Officer", "the Monitoring Officer"),
        ("Full Council", "the Full Council"),
        ("The public", "the public"),
        ("Small group of councillors", "the small group of councillors"),
        ("Chairs of committees", "chairs of committees"),
    ],
)
def test_a_role_stands_in_a_sentence_as_one_would_say_it(label: str, within: str) -> None:
    assert sentences.named(Role("any", label)) == within


def test_a_list_in_a_sentence_ends_with_and() -> None:
    assert sentences.joined([]) == ""
    assert sentences.joined(["a"]) == "a"
    assert sentences.joined(["a", "b"]) == "a and b"
    assert sentences.joined(iter(["a", "b", "c"])) == "a, b and c"


def test_numbers_agree_with_their_nouns() -> None:
    assert sentences.counted(1, "council") == "1 council"
    assert sentences.counted(0, "council") == "0 councils"
    assert sentences.counted(1200, "body", "bodies") == "1,200 bodies"


def test_every_code_has_its_words() -> None:
    assert set(sentences.KINDS) == set(ClauseKind)
    assert set(sentences.DATES) == set(DateKind)
    assert set(sentences.FACT_STATES) == set(FactState)
    assert set(sentences.FINDINGS) == set(FindingKind)
    assert set(sentences.COUNCIL_KINDS) == set(CouncilKind)
    assert set(sentences.STANDINGS) == set(Standing)
    assert set(sentences.COVERAGE) == set(Coverage)


def test_silence_is_told_of_no_council() -> None:
    """What is open is the document's: no word of ours says that a council has no policy."""
    assert not any("council has no" in words for words in sentences.FINDINGS.values())
