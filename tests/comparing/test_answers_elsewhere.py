"""What other documents say where one is silent: tied by a person, found by kind, or not said at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import write_files
from support.trees import TREE, council_with_trees

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.comparing.answers_elsewhere import Elsewhere
from mkdocs_protocol.core.trees import NodeKind, Point
from mkdocs_protocol.rendering.trees.elsewhere import shown_elsewhere
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from mkdocs_protocol.store.reads import COUNCIL
from mkdocs_protocol.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

SITUATION = "councillor-unhappy-clerk"
TO_OFFICERS = """\
start: tell
nodes:
  tell:
    kind: outcome
    text: Bring it to officers
    who: {officers: officers}
    quotes: [{clause: "1.1", words: officers}]
"""
FORMAL = TO_OFFICERS.replace("    quotes", "    formal: true\n    quotes")
DECIDED = TO_OFFICERS.replace("    who:", "    decides:")
TIMED = TO_OFFICERS.replace("    quotes", "    time_limit: shall\n    quotes")
INFERRED = TO_OFFICERS.replace('quotes: [{clause: "1.1", words: officers}]', "inferred: Ours.")
SILENT = "silent: The document has no clause on this.\n"
TIE = '{council: ash, clause: "1.1", words: Members and officers}'


def silent(lacks: str, *ties: str, searched: str = "") -> str:
    tied = "answered_by:\n" + "".join(f"  - {tie}\n" for tie in ties) if ties else ""
    return f"{SILENT}lacks: [{lacks}]\n{tied}" + (f"searched: [{searched}]\n" if searched else "")


def site(root: Path, **trees: str) -> Site:
    files: dict[str, str] = {}
    for name, tree in trees.items():
        files |= council_with_trees(name, name.capitalize(), councillor_unhappy_clerk=tree)
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22), store=Store(root / "store"))
    assert loaded.problems == ()
    return Site(loaded.handbook, load_wording(), reads=loaded.reads)


def test_what_is_said_elsewhere_depends_on_the_trees_that_are_quoted_and_on_no_others(
    tmp_path: Path,
) -> None:
    others = dict.fromkeys(("birch", "cedar", "elm", "larch", "oak"), FORMAL)
    whole = site(tmp_path, ash=silent("receiver"), **others)
    quoted = {answer.council.id for answer in at(whole, "ash").found}
    (silence,) = whole.handbook.council_by_id["ash"].tree_by_situation[SITUATION].nodes
    read = vars(Site)["said_elsewhere"].read(whole, "ash", SITUATION, silence.id)

    assert {council for kind, council, *_ in read if kind == COUNCIL} == {"ash", *quoted}
    assert quoted < set(others)


def at(whole: Site, council: str) -> Elsewhere:
    found = whole.handbook.council_by_id[council]
    tree = found.tree_by_situation[SITUATION]
    (node,) = [node for node in tree.nodes if node.kind is NodeKind.SILENCE]
    return whole.elsewhere(found, tree, node)


def words(whole: Site, council: str) -> str:
    here = whole.addresses.tree(council, SITUATION)
    shown = shown_elsewhere(whole, at(whole, council), here)
    return " ".join([*(group.lead for group in shown.groups), shown.unsaid]).strip()


@pytest.mark.parametrize(
    ("tree", "point"),
    [
        (TO_OFFICERS, "first-contact"),
        (TO_OFFICERS, "instead"),
        (FORMAL, "receiver"),
        (DECIDED, "decider"),
        (TIMED, "time-limit"),
    ],
)
def test_every_node_of_another_tree_is_looked_at_for_what_the_silence_is_about(
    tree: str, point: str, tmp_path: Path
) -> None:
    whole = site(tmp_path, ash=tree, other=silent(point))

    assert [(a.council.id, [q.words for q in a.quotes]) for a in at(whole, "other").found] == [
        ("ash", ["officers"])
    ]
    assert words(whole, "other").endswith(
        "Nobody has checked yet whether they answer this point. These are not this council’s rules."
    )


@pytest.mark.parametrize(
    ("tree", "point"),
    [
        (TO_OFFICERS, "receiver"),
        (TO_OFFICERS, "decider"),
        (DECIDED, "first-contact"),
        (TO_OFFICERS, "follows"),
        (TO_OFFICERS, "refusal"),
        (TO_OFFICERS, "other"),
        (INFERRED, "first-contact"),
        (SILENT, "first-contact"),
        (TREE, "first-contact"),
    ],
    ids=["not formal", "nobody decides", "nobody to go to", "not to be seen", "not to be seen", "not to be seen",
         "no quotation", "silent", "the person it is about"],
)  # fmt: skip
def test_a_step_of_another_kind_is_no_answer(tree: str, point: str, tmp_path: Path) -> None:
    whole = site(tmp_path, ash=tree, other=silent(point))

    assert at(whole, "other") == Elsewhere()
    assert words(whole, "other") == ""


def test_a_silence_that_does_not_say_what_it_is_about_claims_nothing(tmp_path: Path) -> None:
    whole = site(tmp_path, ash=TO_OFFICERS, other=SILENT)

    assert at(whole, "other") == Elsewhere()


def test_of_very_many_documents_a_few_are_named(tmp_path: Path) -> None:
    names = ("fir", "elm", "dogwood", "cedar", "birch")
    whole = site(tmp_path, other=silent("first-contact"), **dict.fromkeys(names, TO_OFFICERS))

    assert [answer.council.id for answer in at(whole, "other").found] == [
        "birch",
        "cedar",
        "dogwood",
    ]


def test_what_a_person_has_tied_stands_alone_with_the_points_that_it_answers(
    tmp_path: Path,
) -> None:
    tie = TIE.replace("}", ", on: [decider]}")
    whole = site(
        tmp_path,
        ash=DECIDED,
        birch=TO_OFFICERS,
        other=silent("decider, follows", tie, searched="ash, birch"),
    )
    said = at(whole, "other")

    assert said.found == ()
    assert [(a.council.id, a.points) for a in said.tied] == [("ash", (Point.DECIDER,))]
    assert said.unsaid == (Point.FOLLOWS,)
    assert words(whole, "other") == (
        "Another council’s document says the following about who decides it. These are not this council’s rules. "
        "No other document here says what follows."
    )


def test_no_other_document_is_said_only_where_all_were_searched(tmp_path: Path) -> None:
    some = site(tmp_path / "a", ash=SILENT, birch=SILENT, other=silent("follows", searched="ash"))
    all_ = site(
        tmp_path / "b", ash=SILENT, birch=SILENT, other=silent("follows", searched="ash, birch")
    )
    none = site(tmp_path / "c", ash=SILENT, birch=SILENT, other=silent("follows"))
    alone = site(tmp_path / "d", other=silent("follows"))

    assert words(some, "other") == (
        "The document of Ash was searched for this, too, and does not say what follows."
    )
    assert words(all_, "other") == "No other document here says what follows."
    assert words(none, "other") == words(alone, "other") == ""


def test_a_step_of_the_kind_in_any_tree_forbids_to_say_that_no_document_answers(
    tmp_path: Path,
) -> None:
    searched = silent("receiver, follows", searched="ash, birch")
    whole = site(tmp_path, ash=FORMAL, birch=SILENT, other=searched)

    assert at(whole, "other").unsaid == (Point.FOLLOWS,)
    assert words(whole, "other") == "No other document here says what follows."


def test_a_step_that_names_the_person_it_is_about_and_others_forbids_it_too(tmp_path: Path) -> None:
    both = TO_OFFICERS.replace(
        "{officers: officers}", "{officers: officers, clerk: Clerk}"
    ).replace("quotes: [", 'quotes: [{clause: "2.1", words: Clerk}, ')
    whole = site(tmp_path, ash=both, other=silent("first-contact", searched="ash"))

    assert at(whole, "other").unsaid == ()


CONFLICTS = """\
conflicts:
  - {text: Clauses 1.1 and 2.1 disagree., clauses: ["1.1", "2.1"]}
  - {text: Clause 2.1 is at odds with itself., clauses: ["2.1"]}
gaps:
  - Which officers are meant (1.1) is not said.
  - What clause 1.10 means is not said.
"""
RULE = """\
start: rule
nodes:
  rule:
    kind: action
    condition: true
    text: Never in public
    quotes: [{clause: "2.1", words: Clerk}]
    next: tell
"""


@pytest.mark.parametrize("other", [silent("first-contact"), silent("first-contact", TIE)])
def test_an_answer_carries_what_is_in_doubt_about_its_clauses(other: str, tmp_path: Path) -> None:
    whole = site(tmp_path, ash=TO_OFFICERS + CONFLICTS, other=other)
    said = at(whole, "other")
    (answer,) = (*said.tied, *said.found)

    assert answer.doubts == (
        "Clauses 1.1 and 2.1 disagree.",
        "Which officers are meant (1.1) is not said.",
    )
    assert (
        answer.doubt == "Clauses 1.1 and 2.1 disagree. Which officers are meant (1.1) is not said."
    )


def test_a_conflict_about_a_standing_rule_is_no_doubt_of_an_answer(tmp_path: Path) -> None:
    tree = TO_OFFICERS.replace("start: tell\nnodes:\n", RULE) + CONFLICTS
    (ash,) = at(site(tmp_path, ash=tree, other=silent("first-contact")), "other").found

    assert ash.doubts == ("Which officers are meant (1.1) is not said.",)


def test_an_answer_that_holds_only_by_a_reading_says_so_first(tmp_path: Path) -> None:
    tree = TO_OFFICERS + "by_reading: clause 1.1 is read as meant for this\n"
    (ash,) = at(site(tmp_path, ash=tree, other=silent("first-contact", TIE)), "other").tied

    assert ash.doubt == "It answers this only if clause 1.1 is read as meant for this."
