"""Every fault of a decision tree is told at the key or value that has it, all of them in one run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import write_files
from support.trees import TREE, TREES, council_with_trees

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.codes import CODES

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.core.problems import Problem

FILE = f"{TREES}/councillor-unhappy-officer.yml"
SILENCE = "silent: The document has no clause on this.\n"


def problems(root: Path, files: dict[str, str]) -> list[Problem]:
    write_files(root, {**files})
    return list(load(root / "councils", as_of=date(2026, 11, 22)).problems)


def told(root: Path, files: dict[str, str]) -> list[str]:
    """Return each problem without the folder that all of them share."""
    return [str(problem).removeprefix(f"{TREES}/") for problem in problems(root, files)]


def changed(old: str, new: str) -> str:
    assert TREE.count(old) == 1, f"{old!r} stands {TREE.count(old)} times in the tree"
    return TREE.replace(old, new)


CASES = {
    "tree-unknown-step: a start": (
        "start: respect", "start: respekt",
        ["1:8: the tree has no step 'respekt'; did you mean 'respect'?"],
    ),
    "tree-unknown-step: an answer": (
        "to: done, inferred", "to: dome, inferred",
        ["25:28: the tree has no step 'dome'; did you mean 'done'?"],
    ),
    "tree-unknown-step: next, and so a step is lost": (
        "next: settled", "next: finished",
        [
            "19:11: the tree has no step 'finished'; write one of done, open, respect, settled, tell",
            "20:3: nothing leads to the step 'settled'; let an answer or a 'next' name it, or remove it",
            "27:3: nothing leads to the step 'done'; let an answer or a 'next' name it, or remove it",
            "31:3: nothing leads to the step 'open'; let an answer or a 'next' name it, or remove it",
        ],
    ),
    "tree-unreachable": (
        "  open:\n", "  lost:\n    kind: silence\n    text: What nobody asks\n  open:\n",
        ["31:3: nothing leads to the step 'lost'; let an answer or a 'next' name it, or remove it"],
    ),
    "tree-cycle: of several steps": (
        "to: done, inferred", "to: tell, inferred",
        [
            "25:28: these steps lead in a circle: tell → settled → tell; let 'settled' lead on to a step "
            "that does not come back",
            "27:3: nothing leads to the step 'done'; let an answer or a 'next' name it, or remove it",
        ],
    ),
    "tree-cycle: of one step": (
        "to: done, inferred: true}", "to: done, inferred: true}\n      - {label: Perhaps, to: settled}",
        [
            "26:30: these steps lead in a circle: settled → settled; let 'settled' lead on to a step that "
            "does not come back",
        ],
    ),
    "tree-dead-end": (
        "    inferred: The text does not say how a complaint ends.",
        "    inferred: The text does not say how a complaint ends.\n  open2: {kind: action, text: Wait, inferred: Ours}",
        [
            "31:3: nothing follows the action 'open2'; write 'next', or make it an outcome or let it lead to a silence",
            "31:3: nothing leads to the step 'open2'; let an answer or a 'next' name it, or remove it",
        ],
    ),
    "tree-leads-on: an outcome": (
        "    inferred: The text does not say how a complaint ends.",
        "    inferred: The text does not say how a complaint ends.\n    next: open",
        ["31:5: 'done' is an outcome, which ends the path; make it an action, or remove this"],
    ),
    "tree-leads-on: a silence": (
        "    text: What follows if the complaint is not settled",
        "    text: What follows if the complaint is not settled\n    answers: [{label: Then, to: done}]",
        ["34:5: 'open' is a silence, which ends the path; make it an action, or remove this"],
    ),
    "tree-shape: a question with next": (
        "    answers:\n", "    next: done\n    answers:\n",
        [
            "24:5: 'settled' is a question, which leads on by its answers; put them under 'answers', or make it an "
            "action",
        ],
    ),
    "tree-shape: an action with answers": (
        "    next: settled", "    answers: [{label: Then, to: settled}]",
        ["19:5: 'tell' is an action, which has no answers; write 'next', or make it a question"],
    ),
    "tree-few-answers: one": (
        '      - {label: "No", to: open, inferred: true}\n', "",
        [
            "24:5: the question 'settled' has one answer; write two or more, or make it an action",
            "30:3: nothing leads to the step 'open'; let an answer or a 'next' name it, or remove it",
        ],
    ),
    "tree-few-answers: none": (
        '    answers:\n      - {label: "Yes", to: done, inferred: true}\n      - {label: "No", to: open, inferred: true}\n',
        "",
        [
            "20:3: the question 'settled' has no answers; write two or more, or make it an action",
            "24:3: nothing leads to the step 'done'; let an answer or a 'next' name it, or remove it",
            "28:3: nothing leads to the step 'open'; let an answer or a 'next' name it, or remove it",
        ],
    ),
    "tree-unlabelled-answer: no label": (
        '{label: "No", to: open', "{to: open",
        ["26:9: this answer has no label; write what the reader answers"],
    ),
    "tree-unlabelled-answer: an empty one": (
        'label: "No"', 'label: " "',
        ["26:9: this answer has no label; write what the reader answers"],
    ),
    "tree-same-label": (
        'label: "No"', 'label: "yes "',
        ["26:17: the question 'settled' has two answers “yes”; tell them apart, or let one lead to both"],
    ),
    "tree-unquoted": (
        "    inferred: The text does not say how a complaint ends.\n", "",
        ["27:3: 'done' rests on no clause; quote the words under 'quotes', or write 'inferred' and why the step is needed"],
    ),
    "tree-quoted-and-inferred": (
        "    modal: shall\n    condition: true", "    inferred: We think so.\n    condition: true",
        ["6:5: 'respect' has a quotation and is 'inferred'; keep the one that is true"],
    ),
    "unknown-clause: quoted": (
        'clause: "1.1"', 'clause: "1.11"',
        ["9:18: there is no clause '1.11'; did you mean '1.1'?"],
    ),
    "unknown-clause: in a conflict": (
        'clauses: ["1.2", "2.1"]', 'clauses: ["1.2", "2.4"]',
        ["35:89: there is no clause '2.4'; did you mean '2.1'?"],
    ),
    "tree-words-not-in-clause": (
        "words: complaints", "words: Complaints",
        ["18:32: clause 2.1 does not have the words “Complaints”; write them as printed there"],
    ),
    "tree-modal-not-in-clause: another word": (
        "    modal: shall\n    quotes", "    modal: should\n    quotes",
        ["15:12: clause 2.1 does not have the words “should”; write what is there, or leave 'modal' out"],
    ),
    "tree-modal-not-in-clause: part of a word": (
        "    modal: shall\n    quotes", "    modal: all\n    quotes",
        ["15:12: clause 2.1 does not have the words “all”; write what is there, or leave 'modal' out"],
    ),
    "tree-modal-not-in-clause: an inferred step": (
        "    inferred: The text does not say what follows.",
        "    modal: must\n    inferred: The text does not say what follows.",
        ["23:12: no clause is quoted here that has the words “must”; write what is there, or leave 'modal' out"],
    ),
    "tree-modal-not-in-clause: a time limit": (
        "    condition: true", "    time_limit: within ten days",
        ["7:17: clause 1.1 does not have the words “within ten days”; write what is there, or leave "
         "'time_limit' out"],
    ),
    "tree-name-not-in-clause": (
        "who: {clerk: Clerk}", "who: {clerk: Town Clerk}",
        ["14:18: clause 2.1 does not have the name “Town Clerk”; write what is there"],
    ),
    "tree-name-not-in-clause: of an inferred step": (
        "    inferred: The text does not say what follows.",
        "    decides: {clerk: Town Clerk}\n    inferred: The text does not say what follows.",
        ["23:22: the document does not have the name “Town Clerk”; write what is there"],
    ),
    "unknown-role": (
        "who: {clerk: Clerk}", "who: {clark: Clerk}",
        ["14:11: unknown role 'clark'; did you mean 'clerk'?"],
    ),
    "missing-key: no start": (
        "start: respect\n", "",
        ["1:1: the key 'start' is missing; write the id of the first node"],
    ),
    "tree-shape: near without a silence": (
        "conflicts:\n", 'near: ["1.1"]\nconflicts:\n',
        ["34:1: 'near' belongs with 'silent', which is not here; remove it"],
    ),
    "tree-shape: what differs from nothing": (
        "conflicts:\n", "differs: Something\nconflicts:\n",
        ["34:1: 'differs' belongs with 'same_as', which is not here; remove it"],
    ),
    "bad-value: two trees in one": (
        "start: respect\n", "silent: Nothing is said.\n",
        ["1:1: this file: write one of three: 'start' and 'nodes', or 'same_as' and a situation, or 'silent' "
         "and what the document does not say"],
    ),
    "bad-value: an id": (
        "  open:\n", "  Open end:\n",
        ["31:3: Open end: 'Open end' is not in the right form; use small letters, digits and single hyphens"],
    ),
    "bad-value: a kind": (
        "    kind: silence", "    kind: silense",
        ["32:11: kind: 'silense' is not known here; did you mean 'silence'?"],
    ),
    "unknown-key: of a step": (
        "    modal: shall\n    condition", "    modals: shall\n    condition",
        ["6:5: unknown key 'modals'; did you mean 'modal'?"],
    ),
    "unknown-key: of an answer": (
        'label: "No"', 'lable: "No"',
        ["26:10: unknown key 'lable'; did you mean 'label'?"],
    ),
    "unknown-key: behind next": (
        "next: {to: tell, inferred: true}", "next: {to: tell, infered: true}",
        ["10:22: unknown key 'infered'; did you mean 'inferred'?"],
    ),
    "unknown-edition": (
        "start: respect", 'edition: "2024-06"\nstart: respect',
        ["1:10: there is no edition '2024-06'; did you mean '2024-05'?"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_a_fault_is_told_where_it_stands(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    files = council_with_trees(councillor_unhappy_officer=changed(old, new))

    assert told(tmp_path, files) == [f"councillor-unhappy-officer.yml:{line}" for line in expected]


@pytest.mark.parametrize("name", CASES)
def test_the_name_of_a_case_begins_with_the_code_that_it_shows(name: str, tmp_path: Path) -> None:
    old, new, _ = CASES[name]
    files = council_with_trees(councillor_unhappy_officer=changed(old, new))

    assert name.split(":", maxsplit=1)[0] in {problem.code for problem in problems(tmp_path, files)}


def test_a_tree_without_faults_has_no_problem(tmp_path: Path) -> None:
    assert told(tmp_path, council_with_trees()) == []


def test_a_tree_may_repeat_another_or_be_a_silence(tmp_path: Path) -> None:
    files = council_with_trees(
        councillor_unhappy_officer=TREE,
        councillor_unhappy_clerk="same_as: councillor-unhappy-officer\ndiffers: It is about the Clerk.\n",
        interpretation=SILENCE + 'near: ["2.1"]\n',
    )

    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("repeated", "message"),
    [
        ("clerk-concern", "a tree cannot repeat itself; write another situation, or the steps"),
        ("councillor-unhappy-offiser",
         "this council has no tree 'councillor-unhappy-offiser'; did you mean 'councillor-unhappy-officer'?"),
        ("councillor-unhappy-clerk",
         "'councillor-unhappy-clerk' itself repeats 'councillor-unhappy-officer'; write that one here"),
        ("interpretation", "'interpretation' is a silence; write 'silent' here too"),
    ],
)  # fmt: skip
def test_a_tree_repeats_only_one_with_steps_of_its_own(
    repeated: str, message: str, tmp_path: Path
) -> None:
    files = council_with_trees(
        councillor_unhappy_officer=TREE,
        councillor_unhappy_clerk="same_as: councillor-unhappy-officer\n",
        clerk_concern=f"differs: It is the Clerk's own.\nsame_as: {repeated}\n",
        interpretation=SILENCE,
    )

    assert told(tmp_path, files) == [f"clerk-concern.yml:2:10: {message}"]


def test_a_fault_in_a_repeated_tree_is_told_once(tmp_path: Path) -> None:
    files = council_with_trees(
        councillor_unhappy_officer=changed("words: complaints", "words: complains about"),
        councillor_unhappy_clerk="same_as: councillor-unhappy-officer\n",
    )

    assert len(told(tmp_path, files)) == 1


@pytest.mark.parametrize(
    ("tree", "line"),
    [
        (SILENCE + "near: [\"3.1\"]\n", "2:8: there is no clause '3.1'; did you mean '2.1'?"),
        (SILENCE + "conflicts: []\n", "2:1: 'conflicts' cannot go with 'silent'; remove it"),
        ("start: tell\n" + SILENCE, "1:1: 'start' belongs with 'nodes', which is not here; remove it"),
        ("silent:\n", "1:8: silent: nothing is written here; write the words, or leave the key out"),
        ("{}\n", "1:1: this file: write one of three: 'start' and 'nodes', or 'same_as' and a situation, or "
                 "'silent' and what the document does not say"),
    ],
)  # fmt: skip
def test_a_silence_says_what_is_not_said_and_no_more(tree: str, line: str, tmp_path: Path) -> None:
    files = council_with_trees(interpretation=tree)

    assert told(tmp_path, files) == [f"interpretation.yml:{line}"]


def test_every_problem_of_every_tree_comes_in_one_run(tmp_path: Path) -> None:
    files = council_with_trees(
        councillor_unhappy_officer=changed("kind: silence", "kind: silense"),
        councillor_unhappy_clerk="same_as: councillor-unhappy-officer\n",
        clerk_concern=changed("words: complaints", "words: Complaints").replace(
            "next: settled", "next: setled"
        ),
        interpretation=SILENCE + 'near: ["3.1"]\n',
    )

    assert [line.split(" ")[0] for line in told(tmp_path, files)] == [
        "clerk-concern.yml:18:32:",
        "clerk-concern.yml:19:11:",
        "councillor-unhappy-officer.yml:32:11:",
        "interpretation.yml:2:8:",
    ]


def test_every_code_of_a_tree_has_a_case() -> None:
    elsewhere = {"tree-unknown-situation", "tree-same-as"}
    # tests/checking/test_tree_quotations.py has these.
    elsewhere |= {"tree-readings", "tree-tie", "tree-condition-left-out"}

    assert {code for code in CODES if code.startswith("tree-")} - elsewhere <= {
        name.split(":")[0] for name in CASES
    }
