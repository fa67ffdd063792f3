"""What a tree shows about the way its document sets out: a good and a bad tree for each rule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.handbook import REPOSITORY
from support.projects import write_files
from support.trees import COUNCIL, SITUATIONS, TREE, council_with_trees

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.trees import RouteFinding, RouteFindingKind, Tree

if TYPE_CHECKING:
    from pathlib import Path

ROLES = """
- id: chair
  label: Chair
  definition: The councillor who presides.
"""
TEXT = """
2.2 Members shall bring to the Chair any complaint about the Clerk. The Chair shall answer within ten
days. Members may appeal to the Council. The Clerk decides. There is a formal procedure.
"""

TO_CLERK = """\
start: tell
nodes:
  tell:
    kind: outcome
    text: Bring it to the Clerk
    who: {clerk: Clerk}
    quotes: [{clause: "2.1", words: Members shall bring to the Clerk}]
"""
TO_BOTH = """\
start: which
nodes:
  which:
    kind: question
    text: Which clause?
    inferred: The text does not say.
    answers: [{label: The first, to: clerk}, {label: The second, to: chair}]
  clerk:
    kind: outcome
    text: Bring it to the Clerk
    who: {clerk: Clerk}
    quotes: [{clause: "2.1", words: Members shall bring to the Clerk}]
  chair:
    kind: outcome
    text: Bring it to the Chair
    who: {chair: Chair}
    quotes: [{clause: "2.2", words: Members shall bring to the Chair}]
"""
FORMAL = """\
start: informal
nodes:
  informal:
    kind: action
    text: Settle it between you
    inferred: The text does not say so.
    next: procedure
  procedure:
    kind: outcome
    text: There is a formal procedure
    formal: true
    quotes: [{clause: "2.2", words: There is a formal procedure.}]
"""
DECISION = """\
start: decision
nodes:
  decision:
    kind: question
    text: What does the Clerk decide?
    decides: {clerk: Clerk}
    quotes: [{clause: "2.2", words: The Clerk decides.}]
    answers: [{label: "Yes", to: granted}, {label: "No", to: refused}]
  granted: {kind: outcome, text: It is granted, inferred: The text does not say so.}
  refused: {kind: silence, text: What follows then}
"""


def tree(root: Path, text: str, situation: str = "councillor-unhappy-clerk") -> Tree:
    """Return a tree of a council whose text names the Clerk in 2.1 and both Clerk and Chair in 2.2."""
    files = council_with_trees(**{situation.replace("-", "_"): text})
    files["councils/roles.yml"] += "  several: true\n" + ROLES
    edition = f"{COUNCIL}/editions/2024-05.md"
    files[edition] = files[edition].replace("\n***\n", f"{TEXT}\n***\n")
    files["councils/roles.yml"] = files["councils/roles.yml"].replace(
        "The members of the council.\n", "The members of the council.\n  several: true\n"
    )
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    return loaded.handbook.councils[0].tree_by_situation[situation]


def found(tree: Tree, kind: RouteFindingKind) -> list[RouteFinding]:
    return [finding for finding in tree.findings if finding.kind is kind]


def test_a_complaint_that_goes_to_the_person_it_is_about_is_found(tmp_path: Path) -> None:
    assert found(tree(tmp_path, TO_CLERK), RouteFindingKind.TO_THE_SUBJECT) == [
        RouteFinding(
            RouteFindingKind.TO_THE_SUBJECT,
            "This sends the matter to the person it is about: the Clerk. The document names nobody else to "
            "take it to.",
            ("tell",),
            ("2.1",),
        )
    ]


def test_whoever_else_is_named_is_named_in_the_finding(tmp_path: Path) -> None:
    (finding,) = found(tree(tmp_path, TO_BOTH), RouteFindingKind.TO_THE_SUBJECT)

    assert finding.text == (
        "This sends the matter to the person it is about: the Clerk. The document also names the Chair."
    )
    assert finding.nodes == ("clerk",)


def test_a_complaint_about_another_goes_to_the_clerk_without_a_finding(tmp_path: Path) -> None:
    whole = tree(tmp_path, TO_CLERK, "councillor-unhappy-officer")

    assert found(whole, RouteFindingKind.TO_THE_SUBJECT) == []


def test_another_of_many_is_not_the_person_complained_of(tmp_path: Path) -> None:
    text = TO_CLERK.replace("{clerk: Clerk}", "{councillors: Members}")
    whole = tree(tmp_path, text, "clerk-concern")

    assert found(whole, RouteFindingKind.TO_THE_SUBJECT) == []


def test_a_concern_that_goes_back_to_the_one_who_has_it_is_found(tmp_path: Path) -> None:
    whole = tree(tmp_path, TO_CLERK, "clerk-concern")

    assert [finding.text for finding in found(whole, RouteFindingKind.TO_THE_ASKER)] == [
        "This sends the matter back to the person who raises it: the Clerk. The document names nobody else to "
        "take it to."
    ]
    assert found(whole, RouteFindingKind.TO_THE_SUBJECT) == []


def test_a_councillor_who_goes_to_councillors_is_not_sent_back(tmp_path: Path) -> None:
    text = TO_CLERK.replace("{clerk: Clerk}", "{councillors: Members}")

    assert found(tree(tmp_path, text), RouteFindingKind.TO_THE_ASKER) == []


def test_two_clauses_that_name_different_people_are_found(tmp_path: Path) -> None:
    assert found(tree(tmp_path, TO_BOTH), RouteFindingKind.RECEIVERS_DIFFER) == [
        RouteFinding(
            RouteFindingKind.RECEIVERS_DIFFER,
            "Clause 2.1 names the Clerk; clause 2.2 names the Chair. The document does not say how the two "
            "fit together.",
            ("clerk", "chair"),
            ("2.1", "2.2"),
        )
    ]


@pytest.mark.parametrize(("clauses", "is_told"), [("2.1", True), ("2.1, 2.2", False)])
def test_a_declared_conflict_says_already_that_clauses_name_different_people(
    clauses: str, tmp_path: Path, *, is_told: bool
) -> None:
    declared = "".join(f'"{one}", ' for one in clauses.split(", "))
    made = tree(tmp_path, f"{TO_BOTH}conflicts: [{{text: They differ., clauses: [{declared}]}}]\n")
    kinds = [finding.kind for finding in made.undeclared_findings]
    assert (RouteFindingKind.RECEIVERS_DIFFER in kinds) is is_told
    assert found(made, RouteFindingKind.RECEIVERS_DIFFER)  # programs are told in any case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("inferred: The text does not say.", 'quotes: [{clause: "2.2", words: any complaint}]'),
        ("{chair: Chair}\n    quotes", "{clerk: Clerk}\n    quotes"),
        ('{clause: "2.1", words: Members shall bring to the Clerk}', '{clause: "2.2", words: The Clerk decides.}'),
    ],
    ids=["the text says which", "both name the same", "one clause names both"],
)  # fmt: skip
def test_receivers_that_the_text_tells_apart_do_not_differ(
    old: str, new: str, tmp_path: Path
) -> None:
    assert old in TO_BOTH

    assert found(tree(tmp_path, TO_BOTH.replace(old, new)), RouteFindingKind.RECEIVERS_DIFFER) == []


def test_an_open_choice_before_both_does_not_make_the_receivers_differ(tmp_path: Path) -> None:
    text = TO_BOTH.replace("start: which", "start: open").replace(
        "nodes:\n",
        "nodes:\n"
        "  open:\n"
        "    kind: question\n"
        "    text: Is it urgent?\n"
        "    inferred: The text does not say.\n"
        '    answers: [{label: "Yes", to: which}, {label: "No", to: wait}]\n'
        "  wait: {kind: action, text: Wait, condition: true, inferred: Ours, next: which}\n",
    )
    stated = text.replace(
        "text: Which clause?\n    inferred: The text does not say.",
        'text: Which clause?\n    quotes: [{clause: "2.2", words: any complaint}]',
    )

    assert found(tree(tmp_path, stated), RouteFindingKind.RECEIVERS_DIFFER) == []


def test_a_tree_that_names_nobody_is_found(tmp_path: Path) -> None:
    assert [
        finding.text for finding in found(tree(tmp_path, FORMAL), RouteFindingKind.NO_FIRST_CONTACT)
    ] == ["The document does not say whom to go to."]


def test_somebody_named_only_for_a_formal_step_is_no_first_contact(tmp_path: Path) -> None:
    text = FORMAL.replace("formal: true", "formal: true\n    who: {chair: Chair}")

    (finding,) = found(tree(tmp_path, text), RouteFindingKind.NO_FIRST_CONTACT)

    assert finding.text == (
        "The document does not say whom to go to first. It names the Chair only for a formal step."
    )
    assert finding.nodes == ("procedure",)


@pytest.mark.parametrize(
    "text",
    [
        TO_CLERK,
        FORMAL.replace("    inferred", "    who: {chair: Chair}\n    inferred"),
        FORMAL.replace("    inferred", "    condition: true\n    inferred").replace(
            "formal: true", "formal: true\n    who: {chair: Chair}"
        ),
        FORMAL.replace("formal: true", "decides: {clerk: Clerk}"),
    ],
    ids=["at once", "before the formal step", "behind a standing rule only", "somebody decides"],
)
def test_a_tree_with_a_first_contact_or_a_decision_names_somebody(
    text: str, tmp_path: Path
) -> None:
    assert found(tree(tmp_path, text), RouteFindingKind.NO_FIRST_CONTACT) == []


def test_a_formal_step_that_nobody_receives_is_found(tmp_path: Path) -> None:
    assert found(tree(tmp_path, FORMAL), RouteFindingKind.FORMAL_UNASSIGNED) == [
        RouteFinding(
            RouteFindingKind.FORMAL_UNASSIGNED,
            "A formal step is named, but not who receives it.",
            ("procedure",),
            ("2.2",),
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        FORMAL.replace("formal: true", "formal: true\n    who: {chair: Chair}"),
        FORMAL.replace("formal: true", "formal: true\n    decides: {clerk: Clerk}"),
        FORMAL.replace("kind: outcome", "kind: action").replace(
            "formal: true", "formal: true\n    next: hearing"
        )
        + "  hearing: {kind: outcome, text: It is heard, formal: true, decides: {clerk: Clerk}, "
        'quotes: [{clause: "2.2", words: The Clerk decides.}]}\n',
    ],
    ids=["somebody receives it", "somebody decides", "somebody decides later in the procedure"],
)
def test_a_formal_step_with_somebody_to_act_is_assigned(text: str, tmp_path: Path) -> None:
    assert found(tree(tmp_path, text), RouteFindingKind.FORMAL_UNASSIGNED) == []


@pytest.mark.parametrize("text", [TO_CLERK, FORMAL, DECISION], ids=["a complaint", "formal", "decided"])  # fmt: skip
def test_a_way_without_a_time_limit_is_found(text: str, tmp_path: Path) -> None:
    (finding,) = found(tree(tmp_path, text), RouteFindingKind.NO_TIME_LIMIT)

    assert finding.text == "The document sets no time limit for any step."


def test_a_time_limit_anywhere_is_enough_and_a_mere_question_needs_none(tmp_path: Path) -> None:
    limited = FORMAL.replace(
        "formal: true\n    quotes: [",
        'formal: true\n    time_limit: within ten days\n    quotes: [{clause: "2.2", words: within ten days}, ',
    )

    assert found(tree(tmp_path / "a", limited), RouteFindingKind.NO_TIME_LIMIT) == []
    asked = tree(tmp_path / "b", TO_CLERK, "interpretation")
    assert found(asked, RouteFindingKind.NO_TIME_LIMIT) == []


@pytest.mark.parametrize("text", [FORMAL, DECISION], ids=["formal", "decided"])
def test_a_decision_without_an_appeal_is_found(text: str, tmp_path: Path) -> None:
    (finding,) = found(tree(tmp_path, text), RouteFindingKind.NO_APPEAL)

    assert finding.text == "The document names no way to appeal."


def test_an_appeal_is_enough_and_where_nothing_is_decided_none_is_missed(tmp_path: Path) -> None:
    appealed = FORMAL.replace("formal: true", "formal: true\n    appeal: appeal to the Council")

    assert found(tree(tmp_path / "a", appealed), RouteFindingKind.NO_APPEAL) == []
    assert found(tree(tmp_path / "b", TO_CLERK), RouteFindingKind.NO_APPEAL) == []


def test_a_document_without_any_clause_has_no_way_to_look_at(tmp_path: Path) -> None:
    assert tree(tmp_path, "silent: Nothing is said of this.\n").findings == ()


def test_a_repeated_tree_is_judged_by_its_own_situation(tmp_path: Path) -> None:
    files = council_with_trees(
        councillor_unhappy_officer=TREE,
        councillor_unhappy_clerk="same_as: councillor-unhappy-officer\n",
    )
    write_files(tmp_path, {**files})

    (council,) = load(tmp_path / "councils", as_of=date(2026, 11, 22)).handbook.councils

    kind = RouteFindingKind.TO_THE_SUBJECT
    assert found(council.tree_by_situation["councillor-unhappy-officer"], kind) == []
    assert len(found(council.tree_by_situation["councillor-unhappy-clerk"], kind)) == 1


@pytest.mark.parametrize(
    ("text", "notes"),
    [(FORMAL, ["own", "always", "formal"]), (TO_CLERK, ["own", "always", "clerk"])],
)
def test_notes_of_a_situation_stand_behind_those_of_the_tree_where_they_apply(
    text: str, notes: list[str], tmp_path: Path
) -> None:
    files = council_with_trees(
        interpretation=text.replace("2.2", "2.1").replace(
            "There is a formal procedure.", "complaints"
        )
        + "notes: [{text: own, dated: 2026-11-22, source: S}]\n"
    )
    files["councils/situations.yml"] = (
        SITUATIONS
        + "  notes:\n"
        + "    - {when: formal, text: formal, dated: 2026-11-22, source: S}\n"
        + "    - {text: always, dated: 2026-11-22, source: S}\n"
        + "    - {roles: [clerk], text: clerk, dated: 2026-11-22, source: S}\n"
    )
    write_files(tmp_path, {**files})

    (council,) = load(tmp_path / "councils", as_of=date(2026, 11, 22)).handbook.councils

    assert [note.text for note in council.tree_by_situation["interpretation"].notes] == notes


def test_every_kind_of_finding_has_a_rule_and_a_test(tmp_path: Path) -> None:
    texts = (TO_CLERK, TO_BOTH, FORMAL, DECISION)
    shown = {
        finding.kind
        for number, text in enumerate(texts)
        for situation in ("councillor-unhappy-clerk", "clerk-concern")
        for finding in tree(tmp_path / f"{number}-{situation}", text, situation).findings
    }

    assert shown == {*RouteFindingKind}


def test_the_page_for_writers_says_when_each_finding_is_made() -> None:
    page = (REPOSITORY / "docs/trees.md").read_text(encoding="utf-8")

    named = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]

    assert [name for name in named if name in {*RouteFindingKind}] == [*RouteFindingKind]
