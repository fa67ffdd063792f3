"""What this repository's own trees say, held by a golden file and by what was read in the documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.golden import Golden
from support.handbook import REPOSITORY
from support.trees import as_text

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.comparing.route_differences import differences
from mkdocs_protocol.comparing.routes import summaries
from mkdocs_protocol.core.graphs import dead_ends, reachable
from mkdocs_protocol.core.trees import NodeKind, Point, RouteFindingKind, Tree

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Handbook

LEDBURY = "R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin)"


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    loaded = load(REPOSITORY / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    return loaded.handbook


def trees(handbook: Handbook) -> list[Tree]:
    return [tree for council in handbook.councils for tree in council.trees]


def showing(handbook: Handbook, kind: RouteFindingKind) -> dict[str, list[str]]:
    """Return the councils whose trees show something, by situation."""
    shown: dict[str, list[str]] = {}
    for council in handbook.councils:
        for tree in council.trees:
            if any(finding.kind is kind for finding in tree.findings):
                shown.setdefault(tree.situation, []).append(council.id)
    return shown


def test_the_trees_read_as_they_were_reviewed(handbook: Handbook, golden: Golden) -> None:
    text = "\n".join(
        f"{council.title}\n{'=' * len(council.title)}\n\n"
        + "\n".join(as_text(tree) for tree in council.trees)
        for council in handbook.councils
    )
    golden("routes.txt", text)


def test_every_council_answers_every_situation(handbook: Handbook) -> None:
    situations = [situation.id for situation in handbook.vocabulary.situations]

    assert len(situations) == 10
    for council in handbook.councils:
        assert [tree.situation for tree in council.trees] == situations


def test_every_way_through_every_tree_ends_in_an_outcome_or_a_silence(handbook: Handbook) -> None:
    for tree in trees(handbook):
        ways = list(tree.paths())
        ends = {way[-1].to if way else tree.start for way in ways}
        assert ends == {*dead_ends(tree.graph)}
        assert all(tree.node_by_id[end].kind.is_end for end in ends)
        assert {*reachable(tree.graph, tree.start)} == {*tree.node_by_id}


def test_every_step_on_every_way_is_quoted_inferred_or_a_silence(handbook: Handbook) -> None:
    for tree in trees(handbook):
        for way in tree.paths():
            for step in (tree.start, *(edge.to for edge in way)):
                node = tree.node_by_id[step]
                assert node.quotes or node.inferred or node.kind is NodeKind.SILENCE


def test_complaints_that_go_to_the_person_they_are_about(handbook: Handbook) -> None:
    assert showing(handbook, RouteFindingKind.TO_THE_SUBJECT) == {
        "councillor-unhappy-clerk": ["barrow", "halstead", "wellingborough", "weston-super-mare"]
    }
    assert showing(handbook, RouteFindingKind.TO_THE_ASKER) == {
        "clerk-concern": ["halstead", "weston-super-mare"]
    }


def test_documents_that_name_different_people(handbook: Handbook) -> None:
    found = showing(handbook, RouteFindingKind.RECEIVERS_DIFFER)

    assert found["councillor-unhappy-officer"] == ["halstead", "weston-super-mare"]
    assert found["councillor-unhappy-clerk"] == ["halstead", "weston-super-mare"]


def test_no_document_sets_a_time_limit_or_names_an_appeal(handbook: Handbook) -> None:
    assert not any(
        node.time_limit or node.appeal for tree in trees(handbook) for node in tree.nodes
    )


@pytest.mark.parametrize(
    ("situation", "first"),
    [
        ("officer-concern-councillor",
         {"barrow": [], "halstead": ["clerk"], "wellingborough": [], "weston-super-mare": ["line-manager", "clerk"],
          "unnamed": []}),
        ("councillor-unhappy-officer",
         {"barrow": [], "halstead": ["clerk", "monitoring-officer"], "wellingborough": ["chair", "clerk"],
          "weston-super-mare": ["line-manager", "clerk", "mayor", "appointed-officer"], "unnamed": []}),
        ("councillor-unhappy-clerk",
         {"barrow": ["clerk"], "halstead": ["clerk", "monitoring-officer"], "wellingborough": ["chair", "clerk"],
          "weston-super-mare": ["mayor", "clerk", "appointed-officer"], "unnamed": []}),
    ],
)  # fmt: skip
def test_whom_to_go_to_first(
    situation: str, first: dict[str, list[str]], handbook: Handbook
) -> None:
    routes = summaries(handbook, situation)

    assert {
        route.council.id: [contact.role for contact in route.first] for route in routes
    } == first


def test_barrow_sends_a_complaint_about_the_clerk_to_the_clerk_and_others_answer(
    handbook: Handbook,
) -> None:
    tree = handbook.council_by_id["barrow"].tree_by_situation["councillor-unhappy-clerk"]
    tied = {
        (tie.council, tie.quote.clause)
        for tie in tree.node_by_id["nobody-else"].ties
        if Point.INSTEAD in tie.points
    }

    assert tree.findings[0].text == (
        "This sends the matter to the person it is about: the Clerk. The document names nobody else to go to."
    )
    assert tied == {
        ("halstead", "footnote-1"),
        ("wellingborough", "4.4"),
        ("weston-super-mare", "11.3"),
    }


def test_whom_to_go_to_is_joined_as_the_documents_join_them(handbook: Handbook) -> None:
    about_officer = differences(summaries(handbook, "councillor-unhappy-officer")).first
    concern = differences(summaries(handbook, "officer-concern-councillor")).first

    assert (
        "the line manager, the Town Clerk, the Town Mayor or another appointed Officer"
        in about_officer
    )
    assert (
        "the chair or the clerk to go to first (the text can be read either way)" in about_officer
    )
    assert "the line manager and the Town Clerk to go to first" in concern


def test_wellingborough_names_who_decides_only_as_advice(handbook: Handbook) -> None:
    said = differences(summaries(handbook, "officer-concern-councillor")).decides

    assert (
        "that of Wellingborough names the appropriate third party, the Monitoring Officer and the small group of "
        "councillors to decide or act, but only as advice;"
    ) in said


def test_halstead_sends_the_clerks_concern_to_nobody_but_the_clerk(handbook: Handbook) -> None:
    only = [route.council.id for route in summaries(handbook, "clerk-concern") if route.only_asker]

    assert only == ["halstead"]


def test_every_role_that_a_tree_names_is_one_that_its_council_names(handbook: Handbook) -> None:
    for council in handbook.councils:
        for tree in council.trees:
            roles = {contact.role for node in tree.nodes for contact in (*node.who, *node.decides)}
            assert roles <= {role for role, _ in council.role_names}


def test_the_note_on_ledbury_stands_where_a_formal_step_is_about_a_councillor(
    handbook: Handbook,
) -> None:
    noted = [
        (tree.situation, council.id)
        for council in handbook.councils
        for tree in council.trees
        for note in tree.notes
        if note.source.startswith(LEDBURY)
    ]

    concerns = ("officer-concern-councillor", "clerk-concern")
    assert sorted(noted) == sorted((s, c.id) for s in concerns for c in handbook.councils)
    for situation in concerns:
        (note,) = handbook.vocabulary.situation_by_id[situation].formal_notes
        assert note.dated == "2026-11-22"
        assert "Where this document sends such a complaint to a grievance procedure" in note.text
        assert "This is not legal advice." in note.text
