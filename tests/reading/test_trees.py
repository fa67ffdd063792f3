"""Decision trees and situations as they are read, and the files that are none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import minimal_council_files, write_files
from support.trees import SITUATIONS, TREE, TREES, council_with_trees

from mkdocs_protocol.core.notes import Note
from mkdocs_protocol.core.trees import Conflict, Contact, Edge, Joining, NodeKind, Quote, TreeNode
from mkdocs_protocol.reading.handbook import Reading, read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Council

REPEATED = "same_as: councillor-unhappy-officer\ndiffers: It is about the Clerk.\n"
SILENT = 'silent: The document has no clause on this.\nnear: ["1.2"]\n'


def read(root: Path, files: dict[str, str]) -> Reading:
    write_files(root, {**files})
    return read_handbook(root / "councils", as_of=date(2026, 11, 22))


def council(root: Path, **trees: str) -> Council:
    reading = read(root, council_with_trees(**trees))
    assert reading.problems == ()
    (only,) = reading.handbook.councils
    return only


def told(root: Path, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read(root, files).problems]


def test_a_tree_is_read_whole(tmp_path: Path) -> None:
    tree = council(tmp_path).tree_by_situation["councillor-unhappy-officer"]

    assert (tree.start, tree.edition) == ("respect", "2024-05")
    assert [(node.id, node.kind) for node in tree.nodes] == [
        ("respect", NodeKind.ACTION),
        ("tell", NodeKind.ACTION),
        ("settled", NodeKind.QUESTION),
        ("done", NodeKind.OUTCOME),
        ("open", NodeKind.SILENCE),
    ]
    assert tree.node_by_id["tell"] == TreeNode(
        "tell",
        NodeKind.ACTION,
        "Bring the complaint to the Clerk",
        quotes=(Quote("2.1", "Members shall bring to the Clerk"), Quote("2.1", "complaints")),
        modal="shall",
        who=(Contact("clerk", "Clerk"),),
    )
    assert tree.node_by_id["respect"].condition
    assert tree.node_by_id["settled"].inferred == "The text does not say what follows."
    assert tree.edges == (
        Edge("respect", "tell", inferred=True),
        Edge("tell", "settled"),
        Edge("settled", "done", "Yes", inferred=True),
        Edge("settled", "open", "No", inferred=True),
    )
    assert tree.conflicts == (
        Conflict("Help may be asked of everyone and is brought to the Clerk.", ("1.2", "2.1")),
    )
    assert tree.gaps == ("Whether a complaint is written is not said.",)
    assert tree.clauses == ("1.1", "2.1", "1.2")


def test_a_step_names_all_to_go_to_unless_it_says_that_one_of_them_is_meant(tmp_path: Path) -> None:
    both = TREE.replace("{clerk: Clerk}", "{clerk: Clerk, councillors: Members}")
    trees = council(
        tmp_path,
        councillor_unhappy_officer=both,
        councillor_unhappy_clerk=both.replace(
            '    modal: shall\n    quotes:\n      - {clause: "2.1"',
            '    who_joined: or\n    modal: shall\n    quotes:\n      - {clause: "2.1"',
        ),
    ).tree_by_situation

    assert trees["councillor-unhappy-officer"].node_by_id["tell"].who_joined is Joining.AND
    assert trees["councillor-unhappy-clerk"].node_by_id["tell"].who_joined is Joining.OR


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("or", "'who_joined' belongs with several under 'who', which are not here; remove it"),
        ("either", "'either'"),
    ],
)
def test_a_word_between_names_needs_two_names_and_is_and_or_or(
    word: str, message: str, tmp_path: Path
) -> None:
    tree = TREE.replace("{clerk: Clerk}\n", f"{{clerk: Clerk}}\n    who_joined: {word}\n")
    (problem,) = told(tmp_path, council_with_trees(councillor_unhappy_officer=tree))

    assert problem.startswith(f"{TREES}/councillor-unhappy-officer.yml:15:")
    assert message in problem


def test_each_step_and_edge_knows_its_place(tmp_path: Path) -> None:
    tree = council(tmp_path).tree_by_situation["councillor-unhappy-officer"]

    assert str(tree.node_by_id["tell"].at) == f"{TREES}/councillor-unhappy-officer.yml:11:3"
    assert [f"{edge.at.line}:{edge.at.column}" for edge in tree.edges] == [
        "10:16",
        "19:11",
        "25:28",
        "26:27",
    ]


def test_a_silence_is_a_tree_of_one_step(tmp_path: Path) -> None:
    tree = council(tmp_path, interpretation=SILENT).tree_by_situation["interpretation"]

    assert tree.is_silent
    assert tree.nodes == (
        TreeNode(tree.start, NodeKind.SILENCE, "The document has no clause on this."),
    )
    assert list(tree.paths()) == [()]
    assert tree.near == tree.clauses == ("1.2",)


def test_a_tree_that_repeats_another_holds_its_steps_and_says_what_differs(tmp_path: Path) -> None:
    trees = council(tmp_path, councillor_unhappy_officer=TREE, councillor_unhappy_clerk=REPEATED)
    repeated, other = (
        trees.tree_by_situation["councillor-unhappy-clerk"],
        trees.tree_by_situation["councillor-unhappy-officer"],
    )

    assert (repeated.same_as, repeated.differs) == (other.situation, "It is about the Clerk.")
    assert (repeated.start, repeated.nodes, repeated.edges) == (
        other.start,
        other.nodes,
        other.edges,
    )
    assert (repeated.conflicts, repeated.gaps) == (other.conflicts, other.gaps)


def test_gaps_and_conflicts_of_its_own_stand_in_place_of_the_repeated_ones(tmp_path: Path) -> None:
    trees = council(
        tmp_path,
        councillor_unhappy_officer=TREE,
        councillor_unhappy_clerk=REPEATED + "gaps: [Who hears the Clerk is not said.]\n",
    )

    assert trees.tree_by_situation["councillor-unhappy-clerk"].gaps == (
        "Who hears the Clerk is not said.",
    )
    assert len(trees.tree_by_situation["councillor-unhappy-clerk"].conflicts) == 1


def test_trees_stand_in_the_order_of_the_situations(tmp_path: Path) -> None:
    trees = council(
        tmp_path,
        interpretation=SILENT,
        councillor_unhappy_clerk=REPEATED,
        councillor_unhappy_officer=TREE,
    )

    assert [tree.situation for tree in trees.trees] == [
        "councillor-unhappy-officer",
        "councillor-unhappy-clerk",
        "interpretation",
    ]


def test_a_situation_says_who_asks_about_whom_and_carries_notes(tmp_path: Path) -> None:
    note = "  notes:\n    - {text: T, dated: 2026-11-22, source: S}\n"
    formal = "    - {when: formal, text: F, dated: 2026-11-22, source: S}\n"
    files = council_with_trees()
    files["councils/situations.yml"] = SITUATIONS + note + formal

    vocabulary = read(tmp_path, files).handbook.vocabulary

    assert vocabulary.situation_by_id["clerk-concern"].asked_by == ("clerk",)
    assert vocabulary.situation_by_id["clerk-concern"].about == ("councillors",)
    assert vocabulary.situations[-1].about == ()
    assert vocabulary.situations[-1].notes == (Note("T", "2026-11-22", "S"),)
    assert vocabulary.situations[-1].step_notes == (Note("F", "2026-11-22", "S"),)


def test_councils_without_trees_need_no_situations(tmp_path: Path) -> None:
    assert read(tmp_path, minimal_council_files()).problems == ()


def test_a_tree_needs_situations(tmp_path: Path) -> None:
    files = council_with_trees()
    del files["councils/situations.yml"]

    assert told(tmp_path, files) == [
        "councils/situations.yml:1:1: this file is missing; write it, or copy one from another council",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("councillor-unhapy-clerk.yml",
         "situations.yml has no situation 'councillor-unhapy-clerk'; did you mean 'councillor-unhappy-clerk'?"),
        ("interpretation.yaml",
         "'interpretation.yaml' is not a decision tree; a tree is a file that ends in .yml"),
        ("notes.md", "'notes.md' is not a decision tree; a tree is a file that ends in .yml"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_tree_is_told(name: str, message: str, tmp_path: Path) -> None:
    files = {**council_with_trees(), f"{TREES}/{name}": TREE}

    assert told(tmp_path, files) == [f"{TREES}/{name}:1:1: {message}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("about: [clerk]", "about: [clark]", "9:11: unknown role 'clark'; did you mean 'clerk'?"),
        ("asked_by: [clerk]", "asked_by: []", "13:13: asked_by: this list is empty; write "
         "what belongs in it"),
        ("id: clerk-concern", "id: interpretation",
         "16:7: the id 'interpretation' is used twice (first on line 11); write another one"),
    ],
)  # fmt: skip
def test_a_fault_of_a_situation_is_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    files = minimal_council_files() | {"councils/situations.yml": SITUATIONS.replace(old, new)}

    assert told(tmp_path, files) == [f"councils/situations.yml:{message}"]


def test_a_fault_of_shape_shows_the_keys_of_a_tree(tmp_path: Path) -> None:
    files = council_with_trees(interpretation="- silent\n")

    assert told(tmp_path, files) == [
        f"{TREES}/interpretation.yml:1:1: this file: write keys and values here: "
        "{start: …, nodes: …, same_as: …}"
    ]


def test_a_fault_in_a_tree_keeps_neither_the_council_nor_its_other_trees_out(
    tmp_path: Path,
) -> None:
    reading = read(tmp_path, council_with_trees(councillor_unhappy_officer=TREE, interpretation=""))

    assert len(reading.problems) == 1
    (only,) = reading.handbook.councils
    assert [tree.situation for tree in only.trees] == ["councillor-unhappy-officer"]
