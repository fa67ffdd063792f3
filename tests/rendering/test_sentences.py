"""The handbook's words for what editors say in codes."""

from __future__ import annotations

import pytest

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.protocol import Classification
from mkdocs_protocol.core.terms import Role
from mkdocs_protocol.core.vocabulary import ClauseKind, CouncilKind, FindingKind
from mkdocs_protocol.site import labels as sentences

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
        ("duty", "officers", "councillors", "A duty of officers"),
        ("duty", "clerk", "", "A duty of the clerk"),
        ("duty", "", "public", "A duty"),
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
        ("prohibition", "chair", "officers", "A limit on what the chair may do"),
        ("prohibition", "", "", "A limit on what anybody may do"),
        ("procedure", "councillors", "", "A procedure for councillors"),
        ("procedure", "officers", "officers", "A procedure for officers"),
        ("advice", "", "officers",
         "Advice; the document does not say whether this one has taken it"),
        (None, "officers", "", "Binds officers"),
        (None, "", "public", ""),
        (None, "", "", ""),
    ],
)  # fmt: skip
def test_a_clause_of_each_kind_is_told_in_a_sentence(
    kind: str | None, binds: str, benefits: str, sentence: str
) -> None:
    assert effect(kind, binds, benefits) == sentence


def test_nothing_is_told_of_a_description() -> None:
    assert effect("description", "councillors officers", "public council") == ""


@pytest.mark.parametrize("kind", [*ClauseKind, None])
def test_whom_a_clause_is_good_for_is_told_only_where_its_kind_has_a_holder(
    kind: ClauseKind | None,
) -> None:
    """Of other kinds it is inferred: "for their own benefit" would read as an accusation."""
    holds = kind in (ClauseKind.RIGHT, ClauseKind.PERMISSION, ClauseKind.EXPECTATION)
    assert ("public" in effect(kind, "officers", "public")) is holds
    assert "benefit" not in effect(kind, "officers", "officers")


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
    assert set(sentences.COVERAGE) == set(Coverage)


def test_a_finding_is_either_about_substance_or_about_form() -> None:
    assert set(FindingKind) == sentences.OPEN_FINDINGS | sentences.FORM_FINDINGS
    assert not sentences.OPEN_FINDINGS & sentences.FORM_FINDINGS
    in_order = [kind in sentences.FORM_FINDINGS for kind in sentences.FINDINGS]
    assert in_order == sorted(in_order)


def test_a_label_of_a_finding_does_not_say_how_a_text_came_about() -> None:
    words = sentences.FINDINGS[FindingKind.TEMPLATE_RESIDUE]
    assert words == "Alternatives left open, or words that do not fit"


def test_silence_is_told_of_no_council() -> None:
    """What is open is the document's: no word of ours says that a council has no policy."""
    assert not any("council has no" in words for words in sentences.FINDINGS.values())
