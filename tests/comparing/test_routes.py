"""What councils' documents say to do in the same situation: in short, what differs, and who answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import write_files
from support.trees import TREE, council_with_trees

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.comparing.route_differences import Differences, differences
from mkdocs_protocol.comparing.routes import RouteSummary, summaries

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Handbook

SITUATION = "councillor-unhappy-clerk"
SILENT = "silent: The document has no clause on this.\n"
TO_OFFICERS = """\
start: tell
nodes:
  tell:
    kind: action
    text: Bring it to officers
    who: {officers: officers}
    quotes: [{clause: "1.1", words: officers}]
    next: formal
  formal:
    kind: outcome
    text: There is a formal step
    formal: true
    inferred: The text does not say so.
"""
NOBODY = """\
start: respect
nodes:
  respect:
    kind: outcome
    text: Treat each other with respect
    quotes: [{clause: "1.1", words: shall treat each other with respect}]
"""
DECIDED = """\
start: decide
nodes:
  decide:
    kind: outcome
    text: Officers decide
    decides: {officers: officers}
    quotes: [{clause: "1.1", words: Members and officers}]
"""


HEARD = """\
start: tell
nodes:
  tell:
    kind: outcome
    text: Bring it to officers, who decide
    who: {officers: officers}
    decides: {officers: officers}
    quotes: [{clause: "1.1", words: officers}]
"""
ADVICE = """\
start: tell
nodes:
  tell:
    kind: action
    text: Bring it to officers
    who: {officers: officers}
    decides: {officers: officers}
    quotes: [{clause: "1.1", words: officers}]
    next: clerk
  clerk:
    kind: outcome
    text: The Clerk decides
    decides: {clerk: Clerk}
    quotes: [{clause: "2.1", words: Clerk}]
"""
EITHER = """\
start: tell
nodes:
  tell:
    kind: outcome
    text: Bring it to officers or the Clerk
    who: {officers: officers, clerk: Clerk}
    who_joined: or
    quotes: [{clause: "1.1", words: Members and officers}, {clause: "2.1", words: Clerk}]
"""

FIRST_AND_THEN = """\
start: tell
nodes:
  tell:
    kind: action
    text: Bring it to officers
    who: {officers: officers}
    quotes: [{clause: "1.1", words: officers}]
    next: clerk
  clerk:
    kind: outcome
    text: Bring it to the Clerk
    who: {clerk: Clerk}
    quotes: [{clause: "2.1", words: Clerk}]
"""


def handbook(root: Path, *, situation: str = SITUATION, kind: str = "", **trees: str) -> Handbook:
    """Return a handbook of councils called as the keys are, each with one tree for the situation.

    With a `kind` the clause 1.1 of each is of that kind.
    """
    files: dict[str, str] = {}
    for name, tree in trees.items():
        files |= council_with_trees(
            name, name.capitalize(), **{situation.replace("-", "_"): tree} if tree else {}
        )
    if kind:
        files = {
            path: text.replace("1.1 Members", f"{{kind={kind}}}\n1.1 Members", 1)
            if path.endswith(".md")
            else text
            for path, text in files.items()
        }
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    return loaded.handbook


def routes(root: Path, **trees: str) -> tuple[RouteSummary, ...]:
    return summaries(handbook(root, **trees), SITUATION)


def told(root: Path, **trees: str) -> Differences:
    return differences(routes(root, **trees))


def test_an_answer_in_short_says_who_comes_first_and_where_it_stops(tmp_path: Path) -> None:
    (route,) = routes(tmp_path, barrow=TREE)

    assert [contact.name for contact in route.first] == ["Clerk"]
    assert [step.id for step in route.first_steps] == ["tell"]
    assert route.subjects == ("clerk",)
    assert [step.id for step in route.silences] == ["open"]
    assert (route.last_resorts, route.decides) == ((), ())
    assert not route.is_silent


def test_councils_come_in_their_order_and_one_that_nobody_has_read_is_left_out(
    tmp_path: Path,
) -> None:
    found = routes(tmp_path, wells="", halstead=SILENT, barrow=TREE)

    assert [route.council.id for route in found] == ["barrow", "halstead"]
    assert [route.is_silent for route in found] == [False, True]


def test_documents_that_say_the_same_are_told_of_together(tmp_path: Path) -> None:
    found = told(tmp_path, ash=TREE, birch=TO_OFFICERS, cedar=TREE, dogwood=SILENT, elm=NOBODY)

    assert found == Differences(
        first="The documents of Ash and Cedar name the Clerk (the person it is about) to go to first; that of "
        "Birch names the officers to go to first; that of Elm names nobody to go to first.",
        by_when="None of the four documents sets a time limit.",
        last_resorts="The documents of Ash, Cedar and Elm name no formal step; that of Birch names a formal "
        "step.",
        appeal="None of the four documents names an appeal.",
        decides="None of the four documents says who decides or acts.",
        silences="The documents of Ash and Cedar stop at one point; those of Birch and Elm "
        "have steps, but leave something open on the way; that of Dogwood does not answer this.",
    )


@pytest.mark.parametrize(
    ("trees", "first", "silences"),
    [
        ({"ash": TREE}, "The document of Ash names the Clerk (the person it is about) to go to first.",
         "The document of Ash stops at one point."),
        ({"ash": TREE, "birch": TREE}, "Both documents name the Clerk (the person it is about) to go to first.",
         "Both documents stop at one point."),
        ({"ash": NOBODY, "birch": NOBODY}, "Neither document names anybody to go to first.",
         "Both documents have steps, but leave something open on the way."),
        ({"ash": SILENT, "birch": SILENT, "cedar": SILENT}, "", "None of the three documents answers this."),
        ({}, "", ""),
    ],
    ids=["one answers", "both alike", "both name nobody", "none answers", "no document"],
)  # fmt: skip
def test_what_all_documents_share_is_said_of_all(
    trees: dict[str, str], first: str, silences: str, tmp_path: Path
) -> None:
    (tmp_path / "councils").mkdir()
    found = told(tmp_path, **trees) if trees else differences(())

    assert (found.first, found.silences) == (first, silences)


def test_nothing_is_whole_that_names_nobody_to_go_to_first_or_stops(tmp_path: Path) -> None:
    found = routes(tmp_path, ash=HEARD, birch=TREE, cedar=NOBODY, dogwood=SILENT, elm=DECIDED)

    assert [route.council.id for route in found if route.is_whole] == ["ash"]
    assert [route.council.id for route in found if not route.silences] == ["ash", "cedar", "elm"]


def test_a_choice_between_two_is_told_of_as_a_choice(tmp_path: Path) -> None:
    assert told(tmp_path, ash=EITHER).first == (
        "The document of Ash names the officers or the Clerk (the person it is about) to go to first."
    )


def test_of_somebody_named_second_it_is_told_too_that_it_is_about_them(tmp_path: Path) -> None:
    assert told(tmp_path, ash=FIRST_AND_THEN).first == (
        "The document of Ash names the officers, then the Clerk (the person it is about) to go to first."
    )


def test_whoever_stands_in_advice_only_is_told_of_as_advice(tmp_path: Path) -> None:
    whole = handbook(tmp_path, kind="advice", ash=ADVICE, birch=TO_OFFICERS)
    ash, birch = found = summaries(whole, SITUATION)

    assert [node.advised for node in ash.tree.nodes] == [True, False]
    assert (ash.first_advised, ash.decides_advised) == (("officers",), ("officers",))
    assert birch.decides_advised == ()
    assert (
        differences(found).first
        == "Both documents name the officers to go to first, but only as advice."
    )
    assert differences(found[:1]).decides == (
        "The document of Ash names the Clerk to decide or act, and the officers only as advice."
    )


def test_nobody_is_told_of_as_advice_where_the_clause_is_none(tmp_path: Path) -> None:
    (route,) = routes(tmp_path, ash=ADVICE)

    assert (route.first_advised, route.decides_advised) == ((), ())


def test_where_only_the_one_who_asks_is_named_the_sentence_says_so(tmp_path: Path) -> None:
    whole = handbook(tmp_path, situation="clerk-concern", ash=TREE, birch=TO_OFFICERS)
    ash, birch = summaries(whole, "clerk-concern")

    assert (ash.only_asker, birch.only_asker) == (True, False)
    assert (
        differences([ash]).first
        == "The document of Ash names only the Clerk, who is the one asking."
    )
