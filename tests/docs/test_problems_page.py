"""`docs/problems.md` explains every problem, and shows none that is never told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from support.cases import parse_case
from support.expectations import ROWS, council_with_rows
from support.pages import page, parts
from support.projects import minimal_council_files, write_files
from support.questions import (
    ANSWERS,
    QUESTIONS,
    SELF_CHECK,
    council_with_answers,
    council_with_self_check,
)
from support.trees import TREE, TREES, council_with_trees

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.codes import CODES
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.proposing.accepting import accept
from mkdocs_protocol.proposing.proposal import Decision, Proposal, What
from mkdocs_protocol.site.wording_file import WordingError, read_sentences

TESTS = Path(__file__).parents[1]
CASES = sorted(TESTS.glob("*/problems/*.txt"))
AS_OF = date(2026, 11, 22)
EDITION = "councils/little-example/editions/2024-05.md"
COUNCIL = "councils/little-example/council.yml"
RECEIVED = "councils/little-example/as-received/2024-05.txt"

EXPLAINED = [part for part in parts(page("problems")) if part.id]


def loaded(root: Path, files: dict[str, str], *only: str) -> Iterable[Problem]:
    write_files(root, {**files})
    found = load(root / "councils", as_of=AS_OF, only=only)
    return (*found.problems, *found.warnings)


def changed(path: str, old: str, new: str) -> dict[str, str]:
    files = minimal_council_files()
    assert old in files[path]
    return files | {path: files[path].replace(old, new)}


def verified(root: Path, files: dict[str, str]) -> Iterable[Problem]:
    write_files(root, {**files})
    return verify(root / "councils", load(root / "councils", as_of=AS_OF).handbook)


def worded(root: Path, text: str) -> Iterable[Problem]:
    write_files(root, {"wording.yml": text})
    with pytest.raises(WordingError) as error:
        read_sentences(root / "wording.yml", "wording.yml")
    return error.value.problems


def without_council_file(root: Path) -> Iterable[Problem]:
    files = minimal_council_files()
    del files[COUNCIL]
    return loaded(root, files)


def not_utf_8(root: Path) -> Iterable[Problem]:
    write_files(root, {COUNCIL: b"name: Little\nshort_name: Caf\xe9\n"})
    return loaded(root, {p: t for p, t in minimal_council_files().items() if p != COUNCIL})


def with_edition_called(name: str, root: Path, *, keep: bool = False) -> Iterable[Problem]:
    files = minimal_council_files()
    text = files[EDITION] if keep else files.pop(EDITION)
    return loaded(root, files | {f"councils/little-example/editions/{name}.md": text})


def with_link_outside(root: Path) -> Iterable[Problem]:
    write_files(root, {**minimal_council_files(), "elsewhere.md": "the secret"})
    (root / EDITION).unlink()
    (root / EDITION).symlink_to(root / "elsewhere.md")
    return load(root / "councils", as_of=AS_OF).problems


def with_crest(end: str, content: str | bytes) -> dict[str, str | bytes]:
    said = f"kind: parish\ncrest: {{file: crest.{end}, text: Arms}}\n"
    facts = minimal_council_files()[COUNCIL].replace("kind: parish\n", said)
    return {COUNCIL: facts, f"councils/little-example/crest.{end}": content}


def with_a_stale_note(root: Path) -> Iterable[Problem]:
    note = "notes:\n  - {text: A remark., dated: 2025-05-01, source: An Act, check_again: 2026-05-01}\n"
    write_files(root, {**changed(COUNCIL, "names:\n", f"{note}names:\n")})
    return load(root / "councils", as_of=AS_OF).warnings


MADE: list[Callable[[Path], Iterable[Problem]]] = [
    without_council_file,
    not_utf_8,
    with_link_outside,
    with_a_stale_note,
    lambda root: loaded(root, minimal_council_files() | {"councils/topic.yml": ""}),
    lambda root: loaded(root, changed(
        EDITION, "1.2 [No one shall be bullied.]{kind=prohibition} Everyone may ask for help.",
        "1.2 Put the first clause here, word for word.")),
    lambda root: loaded(root, changed(EDITION, "dates:\n  adopted", "# issued:\ndates:\n  adopted")),
    lambda root: loaded(root, changed(
        EDITION, """dates:
  adopted: {value: 2024-05, printed: Adopted May 2024}
  next_review: {value: 2027-05, printed: Next review May 2027}
""", "")),
    lambda root: loaded(root, minimal_council_files("Little_Example")),
    lambda root: loaded(root, changed("councils/topics.yml", "id: channels", "id: index")),
    lambda root: loaded(root, changed(EDITION, "and officers shall", "and&shy; officers shall")),
    lambda root: loaded(root, minimal_council_files() | {
        "councils/little-example/editions/2023.md/text.md": "Text"}),
    lambda root: loaded(root, minimal_council_files() | {EDITION: "x" * 1_000_001}),
    lambda root: loaded(root, changed(COUNCIL, "kind: parish", "kind: parish\u202e")),
    lambda root: loaded(root, minimal_council_files(), "little-exampel"),
    lambda root: loaded(root, minimal_council_files() | {COUNCIL: "name: " + "[" * 5000}),
    lambda root: loaded(root, minimal_council_files() | with_crest(
        "svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')),
    lambda root: loaded(root, minimal_council_files() | with_crest("png", b"\xff\xd8\xff\xe0")),
    lambda root: loaded(root, changed(COUNCIL, "kind: parish\n", "accent: '#d98c1f'\nkind: parish\n")),
    lambda root: with_edition_called("final", root),
    lambda root: with_edition_called("2020", root, keep=True),
    lambda root: loaded(root, changed(COUNCIL, "kind: parish\n", "kind: parish\nin_force: '2020'\n") | {
        "councils/little-example/editions/2020.md": minimal_council_files()[EDITION]}),
    lambda root: worded(root, 'states:\n  overdue:\n    headline: "Late: {dew}"\n'),
    lambda root: worded(root, "as-of: Today\n"),
    lambda root: verified(root, changed(EDITION, "as_received: 2024-05.txt\n", "")),
    lambda root: verified(root, changed(RECEIVED, "shall treat", "shall always treat")),
    lambda root: verified(root, changed(RECEIVED, "shall treat", "shall *always* treat")),
    lambda root: verified(root, changed(EDITION, "information\n- complaints", "information complaints")),
    lambda root: verified(root, changed(
        EDITION, "silent: [media]",
        "silent: [media]\ndifferences:\n  - {reason: list bullet, received: shall not, edition: may}")),
    lambda root: loaded(root, changed(COUNCIL, "kind: parish\n", "kind: parish\nin_force: 2024-05\n") | {
        "councils/little-example/editions/2020.md": minimal_council_files()[EDITION].replace(
            "Protocol on working together", "Grievance procedure")}),
    lambda root: verified(root, changed(
        EDITION, "silent: [media]",
        'silent: [media]\ndifferences:\n  - {reason: list bullet, received: "·", times: 3}')),
]  # fmt: skip
"""Faults that no replacement of words in a case file can make."""


IN_TREES = [
    ("start: respect", "start: respekt"),
    ("  open:\n", "  lost: {kind: silence, text: What nobody asks}\n  open:\n"),
    ("to: done, inferred", "to: tell, inferred"),
    ("complaint ends.", "complaint ends.\n  open2: {kind: action, text: Wait, inferred: Ours}"),
    ("complaint ends.", "complaint ends.\n    next: open"),
    ("conflicts:\n", 'near: ["1.1"]\nconflicts:\n'),
    ('      - {label: "No", to: open, inferred: true}\n', ""),
    ('{label: "No", to: open', "{to: open"),
    ('label: "No"', 'label: "yes "'),
    ("    inferred: The text does not say how a complaint ends.\n", ""),
    ("    modal: shall\n    condition: true", "    inferred: We think so.\n    condition: true"),
    ("words: complaints", "words: Complaints"),
    ("    modal: shall\n    quotes", "    modal: should\n    quotes"),
    ("who: {clerk: Clerk}", "who: {clerk: Town Clerk}"),
    ('clauses: ["1.2", "2.1"]}', "clauses: [], readings: [tell, done]}"),
    ("gaps:\n", "searched: [little-example]\ngaps:\n"),
]
"""Faults of a tree: words of it, and what stands in their place."""


def with_a_condition_left_out(root: Path) -> Iterable[Problem]:
    text = "1.1 If they can, Members and officers shall treat"
    files = council_with_trees()
    files[EDITION] = files[EDITION].replace("1.1 Members and officers shall treat", text)
    write_files(root, {**files})
    return load(root / "councils", as_of=AS_OF).warnings


def in_tree(old: str, new: str, root: Path) -> Iterable[Problem]:
    assert TREE.count(old) == 1, old
    return loaded(root, council_with_trees(councillor_unhappy_officer=TREE.replace(old, new)))


MADE += [partial(in_tree, old, new) for old, new in IN_TREES]
MADE += [
    lambda root: loaded(root, council_with_trees() | {f"{TREES}/clerk-cross.yml": TREE}),
    lambda root: loaded(root, council_with_trees(clerk_concern="same_as: clerk-concern\n")),
    with_a_condition_left_out,
    lambda root: loaded(root, council_with_rows('"2.1/3"')),
    lambda root: loaded(root, council_with_rows('{clause: "1.2", words: be bullied again}')),
    lambda root: loaded(
        root,
        changed(EDITION, "- complaints", "- requests for help")
        | {ROWS: council_with_rows('{clause: "2.1", words: requests for}')[ROWS]},
    ),
    lambda root: loaded(root, council_with_rows('"2.1/1", "2.1/1"')),
]


IN_ANSWERS = [
    ("    rests_on:\n      - {clause: \"1.2\", words: No one shall be bullied.}\n", ""),
    ("What follows is not said.", "one two three four five six seven eight nine ten eleven twelve thirteen "
     "fourteen fifteen sixteen"),
    ("words: No one shall be bullied.", "words: bull"),
    ("answer: No one shall be bullied.", "answer: No one should be bullied."),
    ("  press:\n", "  pres:\n"),
]  # fmt: skip
"""Faults of answers: words of them, and what stands in their place."""


def in_answers(old: str, new: str, root: Path) -> Iterable[Problem]:
    assert ANSWERS.count(old) == 1, old
    return loaded(root, council_with_answers(ANSWERS.replace(old, new)))


def in_edition_of_answers(old: str, new: str, answers: str, root: Path) -> Iterable[Problem]:
    files = council_with_answers(answers)
    return loaded(root, files | {EDITION: files[EDITION].replace(old, new)})


MADE += [partial(in_answers, old, new) for old, new in IN_ANSWERS]
MADE += [
    lambda root: loaded(
        root,
        council_with_trees()
        | council_with_answers(
            questions=QUESTIONS.replace(
                "topics: [respect]\n", "topics: [respect]\n  situations: [clerk-cross]\n"
            )
        ),
    ),
    lambda root: loaded(
        root,
        council_with_answers(
            questions=QUESTIONS.replace("bullied?\n", "bullied?\n  begins: [Yes, No]\n"),
            answers=ANSWERS.replace("No one", "Nobody"),
        ),
    ),
    partial(
        in_edition_of_answers,
        "{kind=prohibition}",
        "{kind=advice}",
        ANSWERS.replace("partly", "answered"),
    ),
    partial(in_edition_of_answers, "silent: [media]", "incomplete: The end is missing.", ANSWERS),
]


NO_DATES = """\
dates:
  adopted: {value: 2024-05, printed: Adopted May 2024}
  next_review: {value: 2027-05, printed: Next review May 2027}
"""
ABSENT = """\
subjects:
  - id: pay
    label: Pay
    words: [salary]
    read: [far-away]
    read_on: "2026-11-29"
"""
SPOKEN_OF = """\
subjects:
  - id: help
    label: Help
    words: [ask for help]
    read: [little-example]
    read_on: "2026-11-29"
"""
MADE += [
    lambda root: loaded(root, changed(EDITION, NO_DATES, "")),
    lambda root: loaded(root, minimal_council_files() | {"councils/search.yml": ABSENT}),
    lambda root: loaded(root, minimal_council_files() | {"councils/search.yml": SPOKEN_OF}),
]


IN_WELSH = "4. Mae’n rhaid i’r Clerc gadw’r cofnodion, ac mae pob aelod yn gallu eu gweld."


def with_welsh(root: Path) -> Iterable[Problem]:
    files = {
        path: f"{text}\n{IN_WELSH}\n" if "2024-05" in path else text
        for path, text in minimal_council_files().items()
    }
    return loaded(root, files)


MADE.append(with_welsh)

PROPOSED = (
    Proposal(What.MARGIN, "little-example", "2024-05", "2.7", (("topic", "respect"),),
             decision=Decision.ACCEPT, at=Location("proposals.yml", 10, 11)),
)  # fmt: skip


def accepted(root: Path) -> Iterable[Problem]:
    assert loaded(root, minimal_council_files()) == ()
    day = date(2026, 11, 22)
    handbook = load(root / "councils", as_of=day).handbook
    return accept(root / "councils", handbook, PROPOSED, day).problems


MADE += [
    accepted,
    lambda root: loaded(
        root,
        minimal_council_files("newton-regis", "Newton")
        | minimal_council_files("newton-solney", "Newton"),
    ),
    lambda root: loaded(
        root, council_with_self_check(SELF_CHECK.replace("        right: true\n", "", 1))
    ),
    lambda root: loaded(
        root,
        council_with_self_check(
            SELF_CHECK.replace("words: Everyone may ask for help.", "words: bull", 1)
        ),
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Give every problem that the cases of all tests and those made here bring about: code and line."""
    found: set[tuple[str, str]] = set()
    for case in CASES:
        files, _ = parse_case(case.read_text("utf-8"))
        root = tmp_path_factory.mktemp("case")
        found |= {(problem.code, str(problem)) for problem in loaded(root, files)}
    for make in MADE:
        root = tmp_path_factory.mktemp("made")
        found |= {(problem.code, str(problem)) for problem in make(root)}
    return found


def test_every_code_has_its_heading_and_every_heading_its_code() -> None:
    assert sorted(part.id for part in EXPLAINED) == sorted(CODES)
    assert [part.title for part in EXPLAINED] == [part.id for part in EXPLAINED]


@pytest.mark.parametrize("part", EXPLAINED, ids=lambda part: part.id)
def test_every_code_is_explained_and_followed_by_what_to_do(part: object) -> None:
    text = re.sub(r"```.*?```", "", part.text, flags=re.DOTALL)  # type: ignore[attr-defined]
    paragraphs = [words for words in text.split("\n\n") if words.strip()]
    assert len(paragraphs) >= 2


def test_every_example_is_told_under_the_code_it_stands_under(told: set[tuple[str, str]]) -> None:
    shown = {
        (part.id, line)
        for part in EXPLAINED
        for block in part.blocks
        for line in block.text.splitlines()
    }
    assert shown - told == set()


def test_every_code_that_a_case_brings_about_has_an_example(told: set[tuple[str, str]]) -> None:
    with_example = {part.id for part in EXPLAINED if part.blocks}
    assert {code for code, _ in told} - with_example == set()
