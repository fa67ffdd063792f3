"""What a document says to somebody in a role: nothing that concerns them is lost, and must stands first."""

from __future__ import annotations

import pytest
from support.handbook import real_handbook

from mkdocs_protocol.comparing.passages_for import (
    Aim,
    ClassifiedPassage,
    ReaderRole,
    Strength,
    aims,
    by_strength,
    passages_of,
)
from mkdocs_protocol.core.handbook import Council

COUNCILS = real_handbook().councils


def passages(council: str, newcomer: ReaderRole, aim: Aim) -> list[str]:
    edition = real_handbook().council_by_id[council].leading_edition
    roles = newcomer.roles | newcomer.shared
    found = [p for p in passages_of(edition) if aim in aims(p, roles)]
    return [" ".join(f"{p.lead_in} {p.words}".split()) for p in by_strength(found)]


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.id)
def test_the_passages_hold_every_word_of_every_clause(council: Council) -> None:
    found = passages_of(council.leading_edition)
    for clause in council.leading_edition.clauses:
        words = {w for p in found if p.clause is clause for w in f"{p.lead_in} {p.words}".split()}
        assert set(clause.text.split()) <= words, clause.id


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.id)
def test_every_clause_and_part_that_names_a_role_is_a_passage_with_an_aim(council: Council) -> None:
    for newcomer in ReaderRole:
        roles = newcomer.roles | newcomer.shared
        for passage in passages_of(council.leading_edition):
            assert bool(aims(passage, roles)) == passage.concerns(roles)
        for clause in council.leading_edition.clauses:
            for part in clause.parts:
                given = part.classification
                if roles & {*given.binds, *given.benefits}:
                    assert any(p.part == part.id for p in passages_of(council.leading_edition)), (
                        part.id
                    )


def test_a_sentence_is_shown_whole_even_where_a_part_holds_only_some_of_its_words() -> None:
    found = passages("wellingborough", ReaderRole.OFFICER, Aim.EXPECT)
    assert (
        "An officer may report the views of individual councillors on an issue, but the recommendation should be "
        "the officer's own." in found
    )


def test_an_item_keeps_the_words_before_its_list() -> None:
    found = passages("barrow", ReaderRole.COUNCILLOR, Aim.NOT_DO)
    assert (
        "The Clerk (and other Officers) can expect from Councillors: Not to be bullied or put under pressure"
        in found
    )


def test_must_stands_before_should_and_should_before_may() -> None:
    edition = real_handbook().council_by_id["weston-super-mare"].leading_edition
    ranked = [passage.strength for passage in by_strength(passages_of(edition))]
    assert ranked == sorted(ranked)
    assert {*ranked} == {*Strength}


def test_a_chair_is_a_councillor_and_a_clerk_an_officer_too() -> None:
    chair = passages("barrow", ReaderRole.CHAIR, Aim.NOT_DO)
    assert "The Mayor/Chairman should not attempt to deal with grievances on their own." in chair
    assert {*passages("barrow", ReaderRole.COUNCILLOR, Aim.NOT_DO)} <= {*chair}
    assert {*passages("halstead", ReaderRole.OFFICER, Aim.EXPECT)} <= {
        *passages("halstead", ReaderRole.CLERK, Aim.EXPECT)
    }


def test_advice_to_councils_is_no_expectation() -> None:
    def is_advice(passage: ClassifiedPassage) -> bool:
        return passage.given.kind == "advice"

    for council in COUNCILS:
        for passage in filter(is_advice, passages_of(council.leading_edition)):
            assert aims(passage, ReaderRole.OFFICER.roles) <= {Aim.WRONG, Aim.ABOUT}


def test_a_sentence_that_points_back_brings_the_one_before_it() -> None:
    """ "It must be received by letter or e-mail" says nothing without what it is."""
    edition = real_handbook().council_by_id["weston-super-mare"].leading_edition
    found = [one for one in passages_of(edition) if one.words.startswith("It must be received")]
    assert [one.before[:53] for one in found] == [
        "Any Member is entitled to submit a Notice of Motion r"
    ]
    assert not any(
        one.before for one in passages_of(edition) if one.words.startswith("This protocol")
    )


@pytest.mark.parametrize(
    ("council", "begins", "before"),
    [
        ("weston-super-mare", "Reports or discussions thereon", "All confidential Agendas/Reports"),
        ("weston-super-mare", "Members should avoid inappropriate", "Officers are responsible for day-to-day"),
        ("weston-super-mare", "In doing so, the relevant officer", "Correspondence to individual members"),
        ("weston-super-mare", "Such approaches should normally", "Members are free to approach officers"),
        ("weston-super-mare", "Their work priorities", "However, officers should not"),
        ("halstead", "Their job is to advise", "Officers are subject to"),
        ("halstead", "Members and officers should have regard", "Regular contact between"),
        ("halstead", "If Members decide not to follow that advice", "Reports to Council are prepared"),
        ("halstead", "But the manner of such criticism", "Officers cannot respond"),
        ("halstead", "Members should contact the Monitoring officer", "In the case of a grievance"),
        ("halstead", "The Clerk will then decide", "If an officer believes that a Member may be in breach"),
        ("halstead", "Decisions by party political groups", ""),
        ("weston-super-mare", "Communications should be made", ""),
        ("weston-super-mare", "Officers will not attend meetings", ""),
        ("unnamed", "It is not the role of councillors", ""),
    ],
)  # fmt: skip
def test_what_a_sentence_points_to_stands_before_it_as_far_back_as_it_goes(
    council: str, begins: str, before: str
) -> None:
    """ "Reports or discussions thereon should not be revealed" is not about all reports."""
    edition = real_handbook().council_by_id[council].leading_edition
    (found,) = {one.before for one in passages_of(edition) if one.words.startswith(begins)}
    assert found.startswith(before) if before else not found


def test_what_others_must_do_before_they_come_is_not_whom_to_ask() -> None:
    """ "Members … must make that request through the Clerk" tells an officer what to expect."""
    request = "Members who would like to ask for assistance"
    (passage,) = (
        one
        for one in passages_of(real_handbook().council_by_id["halstead"].leading_edition)
        if one.words.startswith(request)
    )
    assert aims(passage, ReaderRole.COUNCILLOR.roles) == {Aim.ASK}
    assert aims(passage, ReaderRole.OFFICER.roles) == {Aim.EXPECT}


def test_what_is_forbidden_where_one_asks_is_told_among_what_one_must_not_do() -> None:
    words = (
        "Members should not give instructions directly to the Town Clerk's staff without the express approval "
        "of the Town Clerk."
    )
    for aim in (Aim.ASK, Aim.NOT_DO):
        assert any(
            words in said for said in passages("weston-super-mare", ReaderRole.COUNCILLOR, aim)
        )


def test_what_can_be_expected_at_all_times_stands_with_the_others_that_can_be_expected() -> None:
    found = passages("barrow", ReaderRole.COUNCILLOR, Aim.DO)
    lead_in = "The Clerk (and other Officers) can expect from Councillors:"
    places = [place for place, words in enumerate(found) if words.startswith(lead_in)]
    assert len(places) > 1
    assert places == [*range(places[0], places[-1] + 1)]


def test_the_right_of_others_tells_a_councillor_nothing_to_do() -> None:
    right = (
        "Officers have the right not to support members in any role other than that of councillor"
    )
    at = ("weston-super-mare", ReaderRole.COUNCILLOR)
    assert not [words for words in passages(*at, Aim.DO) if words.startswith(right)]
    assert [words for words in passages(*at, Aim.ABOUT) if words.startswith(right)]


def test_a_clerk_is_not_told_to_stand_in_for_the_clerk() -> None:
    """The deputy is an officer."""
    assert not [
        w for w in passages("weston-super-mare", ReaderRole.CLERK, Aim.DO) if "deputises" in w
    ]
    assert [
        w for w in passages("weston-super-mare", ReaderRole.OFFICER, Aim.DO) if "deputises" in w
    ]


def test_a_sentence_behind_the_first_of_an_item_does_not_stand_under_the_words_before_the_list() -> (
    None
):
    (edition,) = (c.leading_edition for c in COUNCILS if c.id == "weston-super-mare")
    under = {p.words for p in passages_of(edition) if p.lead_in == "Officers must:"}
    assert "respond to enquiries and complaints in a timely manner." in under
    assert not {words for words in under if words.startswith(("However,", "Their", "Members"))}


@pytest.mark.parametrize("role", [ReaderRole.COUNCILLOR, ReaderRole.OFFICER])
def test_what_is_not_recommended_stands_among_what_one_should_not_do(role: ReaderRole) -> None:
    for begins in ("Overly close personal familiarity", "Special relationships with"):
        for aim, stands in ((Aim.NOT_DO, True), (Aim.DO, False)):
            found = passages("weston-super-mare", role, aim)
            assert any(words.startswith(begins) for words in found) is stands


def test_what_a_resolution_may_allow_an_officer_is_no_duty_of_the_chair_who_is_consulted() -> None:
    begins = "At some meetings, a resolution may be passed"
    for aim, stands in ((Aim.DO, False), (Aim.EXPECT, True)):
        found = passages("weston-super-mare", ReaderRole.CHAIR, aim)
        assert any(words.startswith(begins) for words in found) is stands


def test_a_chair_reads_when_the_clerk_may_consult_the_chair_and_no_councillor_does() -> None:
    for begins in (
        "The CEO/Town Clerk is solely responsible",
        "The CEO/Town Clerk may in appropriate",
    ):
        for role in ReaderRole.CHAIR, ReaderRole.COUNCILLOR:
            found = passages("weston-super-mare", role, Aim.ABOUT)
            assert any(words.startswith(begins) for words in found) is (role is ReaderRole.CHAIR)


@pytest.mark.parametrize(
    ("council", "begins", "aim"),
    [
        ("halstead", "Members should always bring concerns", Aim.EXPECT),
        ("wellingborough", "If a councillor is dissatisfied", Aim.WRONG),
        ("barrow", "If a Councillor is dissatisfied", Aim.WRONG),
    ],
)
def test_a_new_clerk_reads_what_is_brought_to_the_clerk(
    council: str, begins: str, aim: Aim
) -> None:
    assert any(words.startswith(begins) for words in passages(council, ReaderRole.CLERK, aim))
