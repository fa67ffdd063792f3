"""What a tree quotes beside its steps: exceptions, expectations, readings, ties; and conditions left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import write_files
from support.trees import TREE, TREES, council_with_trees

from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.checking.tree_quotations import cut_condition

if TYPE_CHECKING:
    from pathlib import Path

FILE = f"{TREES}/councillor-unhappy-officer.yml"
OPEN = "    text: What follows if the complaint is not settled\n"
CONFLICT = (
    '{text: Help may be asked of everyone and is brought to the Clerk., clauses: ["1.2", "2.1"]}'
)


def loaded(root: Path, tree: str, *, beside: bool = True) -> Loaded:
    """Return the small council with one tree, and beside it another council with the tree as it was."""
    other = council_with_trees("other", "Other Parish Council") if beside else {}
    write_files(root, {**other, **council_with_trees(councillor_unhappy_officer=tree)})
    return load(root / "councils", as_of=date(2026, 11, 22))


def changed(old: str, new: str) -> str:
    assert TREE.count(old) == 1, old
    return TREE.replace(old, new)


def told(root: Path, tree: str) -> list[tuple[str, str]]:
    problems = loaded(root, tree).problems
    return [(p.code, str(p).removeprefix(f"{FILE}:")) for p in problems]


def tied(tie: str, *, lacks: str = "[follows]", rest: str = "") -> str:
    return changed(OPEN, f"{OPEN}    lacks: {lacks}\n    answered_by:\n      - {tie}\n") + rest


UNLESS = """\
    who: {clerk: Clerk}
    unless:
      - text: it is about the Clerk
        concerns: [CONCERNS]
        who: {WHO}
        quotes: [{clause: "2.1", words: "WORDS"}]
"""


def excepted(
    concerns: str = "clerk", who: str = "officers: officers", words: str = "complaints"
) -> str:
    text = UNLESS.replace("CONCERNS", concerns).replace("WHO", who).replace("WORDS", words)
    return changed("    who: {clerk: Clerk}\n", text)


GOOD = {
    "a tie": tied('{council: other, clause: "2.1", words: "Members shall bring to the Clerk"}'),
    "a tie on a point": tied(
        '{council: other, clause: "2.1", words: complaints, on: [decider]}', lacks="[decider, follows]"
    ),
    "an exception": excepted(),
    "what can be expected": TREE + 'expect: [{clause: "1.2", words: No one shall be bullied., verb: shall}]\n',
    "readings": changed(CONFLICT, CONFLICT.replace('["1.2", "2.1"]', "[]").replace("}", ", readings: [done, open]}")),
    "searched": TREE + "searched: [other]\n",
}  # fmt: skip


@pytest.mark.parametrize("tree", GOOD.values(), ids=GOOD)
def test_what_is_quoted_as_it_stands_is_no_problem(tree: str, tmp_path: Path) -> None:
    found = loaded(tmp_path, tree)

    assert found.problems == ()


def test_a_council_that_is_not_in_the_handbook_is_a_warning_and_nothing_is_shown_of_it(
    tmp_path: Path,
) -> None:
    tie = tied('{council: far-away, clause: "2.1", words: complaints}') + "searched: [yonder]\n"

    found = loaded(tmp_path, tie, beside=False)

    assert found.problems == ()
    assert [(warning.code, warning.message.split(",")[0]) for warning in found.warnings] == [
        ("council-not-here", "this handbook has no council 'far-away'"),
        ("council-not-here", "this handbook has no council 'yonder'"),
    ]


BAD = {
    "a tie to the council itself": (
        tied('{council: little-example, clause: "2.1", words: complaints}'),
        "tree-tie", "36:19: this is the council of the tree itself; name another",
    ),
    "a tie to no council": (
        tied('{council: othr, clause: "2.1", words: complaints}'),
        "unknown-council", "36:19: there is no council 'othr'; did you mean 'other'?",
    ),
    "a tie to no clause": (
        tied('{council: other, clause: "2.9", words: complaints}'),
        "unknown-clause", "36:34: there is no clause '2.9' of other; did you mean '2.1'?",
    ),
    "a tie to other words": (
        tied('{council: other, clause: "2.1", words: grievances}'),
        "tree-words-not-in-clause",
        "36:48: clause 2.1 of other does not have the words “grievances”; write them as printed there",
    ),
    "a tie on what is not lacking": (
        tied('{council: other, clause: "2.1", words: complaints, on: [decider]}'),
        "tree-tie",
        "36:60: 'decider' is not among what the silence 'lacks'; write it there too, or remove it here",
    ),
    "searching oneself": (
        TREE + "searched: [little-example]\n", "tree-tie",
        "38:12: this is the council of the tree itself; name another",
    ),
    "an exception for nobody": (
        excepted(concerns="clark"), "unknown-role",
        "17:20: unknown role 'clark'; did you mean 'clerk'?",
    ),
    "an exception in other words": (
        excepted(words="grievances"), "tree-words-not-in-clause",
        "19:41: clause 2.1 does not have the words “grievances”; write them as printed there",
    ),
    "an exception to somebody of another name": (
        excepted(who="officers: staff"), "tree-name-not-in-clause",
        "18:25: the document does not have the name “staff”; write what is there",
    ),
    "an expectation that is not there": (
        TREE + 'expect: [{clause: "1.2", words: Nobody shall be bullied.}]\n',
        "tree-words-not-in-clause",
        "38:33: clause 1.2 does not have the words “Nobody shall be bullied.”; write them as printed there",
    ),
    "a verb that is not there": (
        TREE + 'expect: [{clause: "1.2", words: No one shall be bullied., verb: must}]\n',
        "tree-modal-not-in-clause",
        "38:65: clause 1.2 does not have the words “must”; write what is there, or leave 'verb' out",
    ),
    "readings one after the other": (
        changed(CONFLICT, CONFLICT.replace("}", ", readings: [tell, done]}")),
        "tree-readings",
        "35:97: the readings of a conflict are two steps or more, none of which leads to another; name the "
        "first step of each way",
    ),
    "a reading that there is not": (
        changed(CONFLICT, CONFLICT.replace("}", ", readings: [tel, done]}")),
        "tree-unknown-step", "35:97: the tree has no step 'tel'; did you mean 'tell'?",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tree", "code", "line"), BAD.values(), ids=BAD)
def test_what_is_not_so_is_told_where_it_stands(
    tree: str, code: str, line: str, tmp_path: Path
) -> None:
    found = [(c, text) for c, text in told(tmp_path, tree)]

    assert (code, line) in found


def test_readings_quote_the_clauses_that_do_not_agree(tmp_path: Path) -> None:
    tree = changed(CONFLICT, CONFLICT.replace("}", ", readings: [done, open]}"))

    assert told(tmp_path, tree) == [
        (
            "tree-readings",
            f"35:97: no step of these readings quotes clause {clause}; quote it there, or leave "
            "'readings' out",
        )
        for clause in ("1.2", "2.1")
    ]


def test_of_some_councils_alone_it_is_not_asked_which_others_there_are(tmp_path: Path) -> None:
    write_files(
        tmp_path, council_with_trees(councillor_unhappy_officer=TREE + "searched: [far-away]\n")
    )

    found = load(tmp_path / "councils", as_of=date(2026, 11, 22), only=["little-example"])

    assert found.problems == ()


CLAUSE = """\
Reports are written by officers. If the report is not regarded as appropriate by Council, the remedy is for \
Council to not agree its recommendations. Nothing is improper in a report being amended if key issues have \
not been explained. Members may speak. Any such criticism must be private. They should inform the Clerk.
- to be told, subject to the law"""


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("the remedy is for Council to not agree its recommendations.",
         "If the report is not regarded as appropriate by Council,"),
        ("Nothing is improper in a report being amended", "if key issues have not been explained."),
        ("to be told", ", subject to the law"),
        ("Members may speak.", ""),
        ("Reports are written", ""),
        ("If the report is not regarded as appropriate by Council, the remedy is for Council to not agree its "
         "recommendations.", ""),
        ("words that are not there", ""),
    ],
)  # fmt: skip
def test_a_condition_outside_the_quotation_is_seen(words: str, rest: str) -> None:
    assert cut_condition(CLAUSE, words) == rest


def test_a_condition_that_is_quoted_beside_is_not_lost() -> None:
    condition = "If the report is not regarded as appropriate by Council,"

    assert cut_condition(CLAUSE, "the remedy is for Council", [condition]) == ""
    assert cut_condition(CLAUSE, "the remedy is for Council", ["Members may speak."]) == condition


@pytest.mark.parametrize(
    ("clause", "words", "rest"),
    [
        ("Where it fails, they should inform the Clerk.", "they should inform the Clerk.", "Where it fails,"),
        ("Officers who disagree say so: they should inform the Clerk.", "they should inform the Clerk.",
         "Officers who disagree say so:"),
        ("Should such a relationship break down efforts should be made.", "efforts should be made.",
         "Should such a relationship break down"),
        ("Members should speak and officers should answer.", "officers should answer.", ""),
    ],
)  # fmt: skip
def test_words_that_point_back_and_other_ways_to_put_a_condition_are_seen(
    clause: str, words: str, rest: str
) -> None:
    assert cut_condition(clause, words) == rest


def test_a_cut_condition_is_a_warning_at_the_words_and_no_problem(tmp_path: Path) -> None:
    files = council_with_trees()
    edition = next(path for path in files if "/editions/" in path)
    files[edition] = files[edition].replace(
        "1.1 Members and officers shall treat",
        "1.1 If they can, Members and officers shall treat",
    )
    write_files(
        tmp_path, {**files, "councils/little-example/as-received/2024-05.txt": "If they can"}
    )
    found = load(tmp_path / "councils", as_of=date(2026, 11, 22))

    assert found.problems == ()
    assert [(w.code, str(w)) for w in found.warnings] == [
        (
            "tree-condition-left-out",
            f"{FILE}:9:32: the sentence in clause 1.1 also has “If they can,”; quote that too, if the words "
            "are true only with it",
        )
    ]
