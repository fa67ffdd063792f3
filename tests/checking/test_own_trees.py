"""What this repository's own trees say, held by a golden file and by what was read in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.golden import Golden
from support.handbook import loaded_councils, real_handbook
from support.trees import as_text

from mkdocs_protocol.comparing.route_differences import differences
from mkdocs_protocol.comparing.routes import summaries
from mkdocs_protocol.core.graphs import reachable
from mkdocs_protocol.core.trees import NodeKind, Point, RouteFindingKind, Tree

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Handbook

LEDBURY = "R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin)"


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return real_handbook()


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
        assert ends == {step for step, onward in tree.graph.items() if not onward}
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


def test_no_document_counts_days_or_names_an_appeal(handbook: Handbook) -> None:
    nodes = [node for tree in trees(handbook) for node in tree.nodes]
    assert not any(node.appeal for node in nodes)
    # It is Halstead's. That answers are to be timely can be expected, and limits no step.
    assert {node.time_limit for node in nodes if node.time_limit} == {"as soon as possible"}


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
          "weston-super-mare": ["mayor", "clerk", "line-manager", "appointed-officer"], "unnamed": []}),
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
        "This sends the matter to the person it is about: the Clerk. The document names nobody else to take it to."
    )
    assert tied == {
        ("halstead", "footnote-1"),
        ("wellingborough", "4.4"),
        ("weston-super-mare", "11.3"),
        ("weston-super-mare", "6.2"),
    }


def test_whom_to_go_to_is_joined_as_the_documents_join_them(handbook: Handbook) -> None:
    about_officer = differences(summaries(handbook, "councillor-unhappy-officer")).first
    concern = differences(summaries(handbook, "officer-concern-councillor")).first

    assert (
        "the line manager, the Town Clerk, the Town Mayor or another appointed Officer to go to first "
        "(clauses differ)"
    ) in about_officer
    assert (
        "names the Clerk or the Monitoring officer to go to first;"
        in about_officer  # one of each clause
    )
    assert (
        "the chair or the clerk to go to first (the text can be read in more than one way)"
        in about_officer
    )
    assert "the line manager and the Town Clerk to go to first" in concern


def test_wellingborough_names_who_decides_only_as_advice(handbook: Handbook) -> None:
    told = differences(summaries(handbook, "officer-concern-councillor"))

    assert (
        "that of Wellingborough names an appropriate third party and the Monitoring Officer to settle it informally, but "
        "only as advice, and the small group of councillors to decide or act, but only as advice;"
    ) in told.decides
    assert "that of Wellingborough names a formal step, but only as advice" in told.last_resorts


@pytest.mark.parametrize("situation", ["councillor-unhappy-clerk", "councillor-unhappy-officer"])
def test_all_personnel_matters_are_advised_to_go_to_the_small_group(
    handbook: Handbook, situation: str
) -> None:
    # Other councils' pages quote clause 4.2 as saying who decides a councillor's complaint.
    said = differences(summaries(handbook, situation)).decides

    assert (
        "that of Wellingborough names the small group of councillors to decide or act, but only as advice"
        in said
    )


def test_two_readings_of_who_settles_it_are_told(handbook: Handbook) -> None:
    said = differences(summaries(handbook, "officer-concern-councillor")).decides

    assert (
        "that of Weston-super-Mare names the line manager and the Town Clerk to settle it informally "
        "(the text can be read in more than one way)"
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
        (note,) = handbook.vocabulary.situation_by_id[situation].step_notes
        assert note.dated == "2026-11-22"
        assert "Where a document sends such a complaint to a grievance procedure" in note.text
        assert "This is not legal advice." in note.text


# What was said of the documents and did not stand in them, each as it is read there


def tree_of(handbook: Handbook, council: str, situation: str) -> Tree:
    return handbook.council_by_id[council].tree_by_situation[situation]


def ties(handbook: Handbook, council: str, situation: str, node: str) -> set[tuple[str, str, str]]:
    """Return what is tied to a silence: council, clause and points."""
    found = tree_of(handbook, council, situation).node_by_id[node].ties
    return {(tie.council, tie.quote.clause, " ".join(tie.points)) for tie in found}


CODE_COMPLAINT = ("unnamed", "wrong-2")
HEARS = {("barrow", "officers-procedure-1", "decider"), ("wellingborough", "4.2", "decider")}


@pytest.mark.parametrize(
    ("council", "situation", "node", "expected"),
    [
        ("weston-super-mare", "clerk-concern", "receiver", {(*CODE_COMPLAINT, "receiver")}),
        ("weston-super-mare", "officer-concern-councillor", "receiver", {(*CODE_COMPLAINT, "receiver")}),
        ("weston-super-mare", "clerk-concern", "nobody-else",
         {(*CODE_COMPLAINT, "instead"), ("barrow", "officers-procedure-1", "instead")}),
        ("halstead", "clerk-concern", "nobody-else", {(*CODE_COMPLAINT, "instead")}),
        ("halstead", "officer-concern-councillor", "not-sought", {(*CODE_COMPLAINT, "instead")}),
        ("halstead", "officer-grievance-clerk", "receiver", HEARS),
        ("unnamed", "officer-grievance-clerk", "receiver", HEARS),
        ("weston-super-mare", "officer-grievance-clerk", "receiver", HEARS),
        ("weston-super-mare", "councillor-unhappy-clerk", "no-line-manager", set()),
        ("halstead", "ask-officer-for-help", "declined", set()),
        ("halstead", "ask-officer-for-help", "all-informed", set()),
        ("barrow", "officer-concern-councillor", "after", set()),
        ("wellingborough", "officer-concern-councillor", "after", set()),
        ("halstead", "disagree-with-advice", "alone", set()),
        ("weston-super-mare", "ask-for-information", "disputed", set()),
        ("halstead", "councillor-unhappy-clerk", "after-contact", {("wellingborough", "4.2", "decider")}),
        ("halstead", "councillor-unhappy-officer", "after-contact", {("wellingborough", "4.2", "decider")}),
        ("halstead", "councillor-unhappy-officer", "after-clerk",
         {("wellingborough", "4.4", "refusal"), ("unnamed", "wrong-1", "refusal"), ("unnamed", "wrong-3", "refusal")}),
    ],
)  # fmt: skip
def test_only_a_clause_that_answers_stands_under_a_silence(
    council: str, situation: str, node: str, expected: set[object], handbook: Handbook
) -> None:
    assert ties(handbook, council, situation, node) == expected


def test_every_silence_says_what_it_is_about_and_was_held_against_every_other_document(
    handbook: Handbook,
) -> None:
    for council in handbook.councils:
        others = {other.id for other in handbook.councils} - {council.id}
        for tree in council.trees:
            silent = [node for node in tree.nodes if node.kind is NodeKind.SILENCE]
            assert all(node.lacks for node in silent)
            assert not silent or {*tree.searched} == others


@pytest.mark.parametrize(
    ("council", "situation", "readings"),
    [
        ("wellingborough", "councillor-unhappy-officer", ("chair", "clerk-first")),
        ("wellingborough", "councillor-unhappy-clerk", ("chair", "clerk-first")),
        ("weston-super-mare", "disagree-with-advice", ("own", "determined")),
        ("weston-super-mare", "officer-concern-councillor", ("resolve", "clerk-resolves")),
        ("weston-super-mare", "ask-for-information", ("approach", "communicate")),
        ("weston-super-mare", "councillor-unhappy-officer", ("concern", "criticism")),
        ("halstead", "ask-officer-for-help", ("through-clerk", "level")),
    ],
)
def test_each_reading_has_its_branch(
    council: str, situation: str, readings: tuple[str, ...], handbook: Handbook
) -> None:
    tree = tree_of(handbook, council, situation)

    assert readings in {conflict.readings for conflict in tree.conflicts}


def test_wellingborough_names_the_chair_or_the_clerk_first_as_it_is_read(
    handbook: Handbook,
) -> None:
    either = {
        (route.council.id, route.tree.situation)
        for situation in handbook.vocabulary.situations
        for route in summaries(handbook, situation.id)
        if route.either_way
    }

    assert either == {
        ("wellingborough", "councillor-unhappy-officer"),
        ("wellingborough", "councillor-unhappy-clerk"),
    }


def test_one_document_goes_to_the_end_in_one_situation(handbook: Handbook) -> None:
    whole = [
        (route.council.id, situation.id)
        for situation in handbook.vocabulary.situations
        for route in summaries(handbook, situation.id)
        if route.is_whole
    ]

    assert whole == [("weston-super-mare", "interpretation")]


def test_a_formal_step_ends_no_path_and_those_without_a_receiver_are_found(
    handbook: Handbook,
) -> None:
    for tree in trees(handbook):
        assert not any(node.formal and node.kind is NodeKind.OUTCOME for node in tree.nodes)
    found = {
        (council.id, tree.situation, node)
        for council in handbook.councils
        for tree in council.trees
        for finding in tree.findings
        if finding.kind is RouteFindingKind.FORMAL_UNASSIGNED
        for node in finding.nodes
    }
    assert ("halstead", "officer-concern-councillor", "grievance") in found
    assert ("unnamed", "officer-concern-councillor", "grievance") in found
    assert ("weston-super-mare", "officer-concern-councillor", "code") in found
    assert ("barrow", "councillor-unhappy-clerk", "disciplinary") in found
    assert not any(council == "wellingborough" for council, *_ in found)


def test_what_holds_only_by_a_reading_says_so(handbook: Handbook) -> None:
    read_so = {(c.id, t.situation) for c in handbook.councils for t in c.trees if t.by_reading}

    assert read_so == {
        ("halstead", "councillor-breach-by-councillor"),
        ("weston-super-mare", "officer-grievance-clerk"),
    }


@pytest.mark.parametrize(
    ("council", "situation", "clauses"),
    [
        ("barrow", "councillor-unhappy-officer", {"officers-procedure-1"}),
        ("barrow", "ask-officer-for-help", {"councillors-3", "roles-1"}),
        ("unnamed", "ask-officer-for-help", {"roles-2"}),
        ("unnamed", "disagree-with-advice", {"roles-6", "officers-expect"}),
        ("wellingborough", "ask-officer-for-help", {"2.1", "2.2.3"}),
        ("wellingborough", "councillor-breach-by-councillor", {"4.2"}),
        ("weston-super-mare", "councillor-breach-by-councillor", {"1.3"}),
    ],
)
def test_clauses_that_come_near_are_named(
    council: str, situation: str, clauses: set[str], handbook: Handbook
) -> None:
    assert clauses <= {*tree_of(handbook, council, situation).near}


@pytest.mark.parametrize(
    ("council", "situation", "clauses"),
    [
        ("halstead", "disagree-with-advice", {"4.1", "1.5-2", "3.1"}),
        ("halstead", "ask-officer-for-help", {"1.1"}),
        ("weston-super-mare", "ask-officer-for-help", {"2.5", "2.7", "2.14"}),
        ("weston-super-mare", "ask-for-information", {"7.4", "6.1", "9.4"}),
    ],
)
def test_the_rules_that_hold_all_the_time_are_there(
    council: str, situation: str, clauses: set[str], handbook: Handbook
) -> None:
    nodes = tree_of(handbook, council, situation).nodes

    assert clauses <= {clause for node in nodes if node.condition for clause in node.clauses}


def test_what_is_quoted_from_another_document_has_what_it_points_back_to(
    handbook: Handbook,
) -> None:
    """ "Within this procedure, a small group …" says nothing without the procedure."""
    hearing = [
        tie.quote.words
        for tree in trees(handbook)
        for node in tree.nodes
        for tie in node.ties
        if "small group of Councillors has delegated authority" in tie.quote.words
    ]
    assert hearing
    assert all("the formal grievance procedure should be followed" in words for words in hearing)


def test_no_quotation_of_this_handbook_leaves_out_a_condition() -> None:
    assert [w for w in loaded_councils().warnings if w.code == "tree-condition-left-out"] == []


def test_halsteads_members_and_council_decide_and_the_officer_only_amends(
    handbook: Handbook,
) -> None:
    nodes = tree_of(handbook, "halstead", "disagree-with-advice").node_by_id

    assert nodes["amended"].decides == ()
    assert [contact.name for node in nodes.values() for contact in node.decides] == [
        "Members",
        "Council",
    ]


def test_every_formal_way_that_a_document_names_is_among_its_last_resorts(
    handbook: Handbook,
) -> None:
    routes = {
        route.council.id: route for route in summaries(handbook, "officer-concern-councillor")
    }

    assert [step.id for step in routes["unnamed"].last_resorts] == [
        "grievance",
        "code-complaint",
        "both",
    ]
    assert [step.id for step in routes["weston-super-mare"].last_resorts] == ["grievance", "code"]
