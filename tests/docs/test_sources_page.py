"""The pages for a clerk name every key, word and kind there is, and their examples are without fault."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel
from support.handbook import REPOSITORY
from support.pages import Part, codes, page, part, parts
from support.projects import write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.core.vocabulary import (
    ClauseKind,
    CouncilKind,
    DifferenceReason,
    FindingKind,
    FrameKind,
)
from mkdocs_protocol.reading.attributes import CLASSIFYING, ON_BLOCKS
from mkdocs_protocol.reading.comparing_form import ComparingForm
from mkdocs_protocol.reading.document_forms import DocumentKindsForm
from mkdocs_protocol.reading.expectation_forms import ExpectationForm, ExpectationsForm
from mkdocs_protocol.reading.files import Source, SourceFolder
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.forms import (
    CouncilForm,
    EditionForm,
    NodeForm,
    RoleForm,
    SituationForm,
    SituationsForm,
    TermForm,
    TopicForm,
    TreeForm,
)
from mkdocs_protocol.reading.outside_forms import OutsideForm
from mkdocs_protocol.reading.question_forms import AnswersForm, QuestionForm, ShortAnswerForm
from mkdocs_protocol.reading.yaml_tree import parse_yaml

COUNCILS = REPOSITORY / "councils"
STARTER = files("mkdocs_protocol") / "starter"


def shapes() -> list[Part]:
    """Return the parts of the page that show a document and what is written for it."""
    return [
        part
        for part in parts(page("sources"))
        if {"text", "markdown"} <= {b.language for b in part.blocks}
    ]


def blocks_of(name: str, language: str) -> list[str]:
    titles = {shape.title for shape in shapes()} | {"Proposals"}
    found = (
        block for part in parts(page(name)) if part.title not in titles for block in part.blocks
    )
    return [block.text for block in found if block.language == language]


def problems(root: Path, council: str, edition: str) -> list[str]:
    """Return what is wrong with a council, with the vocabulary that every new handbook begins with."""
    write_files(
        root,
        {
            "councils/topics.yml": (STARTER / "topics.yml").read_text("utf-8"),
            "councils/roles.yml": (STARTER / "roles.yml").read_text("utf-8"),
            "councils/example/council.yml": council,
            "councils/example/editions/2026-12.md": edition,
        },
    )
    return [str(problem) for problem in load(root / "councils", as_of=date(2026, 11, 22)).problems]


def keys(form: type[BaseModel]) -> list[str]:
    return list(form.model_fields)


def cell(rows: list[list[str]], name: str) -> str:
    """Return the second cell of the row with a name."""
    return next(row[1] for row in rows if row[0] == f"`{name}`")


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.title)
def test_each_shape_of_a_document_is_written_as_the_page_says(shape: Part, tmp_path: Path) -> None:
    """The edition is without fault, and holds every character and line of the document."""
    shown = {block.language: block.text for block in shape.blocks}
    facts = f"title: T\nas_received: 2026-12.txt\nreceived_as: text\n{shown.get('yaml', '')}"
    write_files(tmp_path, {"councils/example/as-received/2026-12.txt": f"T\n{shown['text']}"})
    edition = f"---\n{facts}---\nT\n\n{shown['markdown']}"

    assert problems(tmp_path, "name: T\nshort_name: T\nkind: town\n", edition) == []
    handbook = load(tmp_path / "councils", as_of=date(2026, 11, 22)).handbook
    assert [str(problem) for problem in verify(tmp_path / "councils", handbook)] == []
    labels = [clause.label for clause in handbook.councils[0].leading_edition.clauses]
    assert len({*labels}) == len(labels) > 0


def test_a_proposal_of_the_page_is_dismissed_as_it_says(tmp_path: Path) -> None:
    (example,) = [b.text for b in part("sources", "Proposals").blocks if b.language == "yaml"]
    edition = f"---\ntitle: T\n{example}---\nT\n\n1.1 The Mayor/Chairman leads.\n"

    assert problems(tmp_path, "name: T\nshort_name: T\nkind: town\n", edition) == []
    assert load(tmp_path / "councils", as_of=date(2026, 11, 22)).proposals == ()


@pytest.mark.parametrize(
    ("name", "title", "form"),
    [
        ("sources", "council.yml", CouncilForm),
        ("sources", "comparing.yml", ComparingForm),
        ("sources", "An edition: the facts", EditionForm),
        ("trees", "situations.yml", SituationForm),
        ("expectation-rows", "expectations.yml", ExpectationForm),
        ("plain-questions", "questions.yml", QuestionForm),
        ("plain-questions", "answers.yml", AnswersForm),
        ("plain-questions", "An answer", ShortAnswerForm),
    ],
)
def test_a_table_tells_every_key_of_its_form(name: str, title: str, form: type[BaseModel]) -> None:
    assert sorted(part(name, title).first_cells) == sorted(keys(form))


def test_the_table_of_topics_and_roles_tells_the_keys_of_both() -> None:
    told = part("sources", "topics.yml and roles.yml").first_cells
    assert sorted(told) == sorted({*keys(TopicForm), *keys(RoleForm)})


def test_the_tables_of_a_tree_tell_its_keys_and_those_of_its_nodes() -> None:
    told = part("trees", "A tree").first_cells
    # `answers` and `next` are told in the paragraph between the two tables.
    between = {"answers", "next"}
    assert sorted(told) == sorted({*keys(TreeForm), *keys(NodeForm)} - between)
    assert between <= {re.split(r"[: ]", code)[0] for code in codes(part("trees", "A tree").text)}


def test_a_role_has_every_key_of_a_topic_and_three_more() -> None:
    assert set(keys(RoleForm)) - set(keys(TermForm)) == {"several", "side", "also_called"}


@pytest.mark.parametrize(
    ("name", "title", "kinds"),
    [
        ("sources", "Findings", FindingKind),
        ("sources", "What differs from the document as received", DifferenceReason),
    ],
)
def test_a_table_tells_every_kind_there_is(name: str, title: str, kinds: type[StrEnum]) -> None:
    assert part(name, title).first_cells == [kind.value for kind in kinds]


def test_every_word_in_braces_is_told() -> None:
    clauses = part("sources", "Clauses")
    assert clauses.first_cells == list(ON_BLOCKS)
    handed_down = codes(clauses.text.split("above a heading apply")[0])[-len(CLASSIFYING) :]
    assert handed_down == list(CLASSIFYING)


@pytest.mark.parametrize(
    ("title", "name", "kinds"),
    [
        ("council.yml", "kind", CouncilKind),
        ("Clauses", "kind", ClauseKind),
        ("Clauses", "frame", FrameKind),
    ],
)
def test_a_row_tells_every_value_there_is(title: str, name: str, kinds: type[StrEnum]) -> None:
    assert codes(cell(part("sources", title).rows, name)) == [kind.value for kind in kinds]


def test_every_kind_of_date_and_of_node_is_told() -> None:
    opening = part("sources", "Dates").text.split("A fact is")[0]
    assert codes(opening) == [kind.value for kind in DateKind]
    assert codes(cell(part("trees", "A tree").rows, "kind"))[:4] == [
        kind.value for kind in NodeKind
    ]


def test_the_examples_of_the_page_make_a_council_without_fault(tmp_path: Path) -> None:
    council, terms, little, facts, kinds, differences = blocks_of("sources", "yaml")
    assert fill(
        DocumentKindsForm, parse_yaml(Source("documents.yml", kinds)), SourceFolder(tmp_path)
    )
    assert fill(ComparingForm, parse_yaml(Source("comparing.yml", little)), SourceFolder(tmp_path))
    text = "\n".join(blocks_of("sources", "markdown"))
    title_page = (
        "PROTOCOL ON MEMBER/OFFICER RELATIONS\n\nMembers / officers policy\n\nJune 2021\n\n"
        "For review June 2022\n\n[name withheld]\n\n"
    )
    last = "\n{id=1.5-2}\nThis paragraph has no number.\n"
    edition = facts.removesuffix("---\n") + differences + "---\n" + title_page + text + last

    assert problems(tmp_path, council, edition) == []
    starter = yaml.safe_load((STARTER / "topics.yml").read_text("utf-8"))
    assert any(yaml.safe_load(terms)[0].items() <= topic.items() for topic in starter)


def test_the_words_shown_for_a_part_and_for_a_date_are_read_as_the_page_says(
    tmp_path: Path,
) -> None:
    shown = [code for code in codes(part("sources", "Dates").text) if code.startswith("{")]
    assert len(shown) == 3
    facts = "".join(
        f"  {kind}: {fact}\n"
        for kind, fact in zip(("adopted", "approved", "reviewed"), shown, strict=True)
    )
    printed = "16th July 2019, Date of next review, upon a new administration"
    edition = f"---\ntitle: T\ndates:\n{facts}---\nT {printed}\n\n1.1 A clause.\n"

    assert problems(tmp_path, "name: T\nshort_name: T\nkind: town\n", edition) == []


def test_the_examples_of_a_handbook_of_ones_own_are_without_fault(tmp_path: Path) -> None:
    examples = blocks_of("own-handbook", "yaml")
    councils = [text for text in examples if "short_name:" in text]
    facts = [text for text in examples if text.startswith(("dates:", "differences:"))]
    assert (len(councils), len(facts)) == (2, 2)
    printed = re.findall(r"printed: ([^}]*)\}", "".join(facts))
    body = "\n\n".join(["T", *printed, "[name withheld]", "1.1 A clause."])
    edition = "---\ntitle: T\n" + "".join(facts) + f"---\n{body}\n"

    for number, council in enumerate(councils):
        # The edition that the page calls the one in force is this one here.
        there = council.replace("2028-11", "2026-12")
        assert problems(tmp_path / str(number), there, edition) == []


@pytest.mark.parametrize(
    ("title", "form"), [("situations.yml", SituationsForm), ("A tree", TreeForm)]
)
def test_the_examples_of_a_tree_fill_their_forms(
    title: str, form: type[BaseModel], tmp_path: Path
) -> None:
    (example,) = [b for b in part("trees", title).blocks if b.language == "yaml"]
    folder = SourceFolder(tmp_path)
    assert fill(form, parse_yaml(Source("example.yml", example.text)), folder)
    assert folder.problems == []


def test_the_examples_of_rows_are_what_this_handbook_declares() -> None:
    """What the page shows is checked where it stands: in `councils/expectations.yml`."""
    examples = "".join(blocks_of("expectation-rows", "yaml"))
    declared = {
        row["id"]: row for row in yaml.safe_load((COUNCILS / "expectations.yml").read_text("utf-8"))
    }
    for row in yaml.safe_load(examples):
        ours = declared[row["id"]]
        for key in ("items", "prose"):
            assert row.pop(key, {}).items() <= ours.pop(key, {}).items()
        assert row == ours


def test_the_examples_of_questions_are_this_handbooks_own() -> None:
    asked, answered = (yaml.safe_load(block) for block in blocks_of("plain-questions", "yaml"))
    ours = yaml.safe_load((COUNCILS / "questions.yml").read_text("utf-8"))
    barrow = yaml.safe_load((COUNCILS / "barrow/answers.yml").read_text("utf-8"))

    # The example leaves out the words by which answers are proposed.
    assert all(any(one.items() <= own.items() for own in ours) for one in asked)
    assert answered["answers"].items() <= barrow["answers"].items()


def test_the_ways_to_name_a_passage_are_read_as_the_page_says(tmp_path: Path) -> None:
    named = [codes(row[1])[0] for row in part("expectation-rows", "How to name a passage").rows]
    text = "- {id: help, label: Help, items: {a: [" + ", ".join(named) + "]}}\n"
    folder = SourceFolder(tmp_path)
    form = fill(ExpectationsForm, parse_yaml(Source("example.yml", text)), folder)

    assert folder.problems == []
    assert form is not None
    assert [(passage.clause, passage.words is None) for passage in form.root[0].items["a"]] == [
        ("3.1/4", True),
        ("1.4/6", True),
        ("roles-3", False),
        ("2.9/7", False),
        ("2.2.2", True),
    ]


def test_the_examples_of_silences_exceptions_and_expectations_have_the_forms_they_show() -> None:
    silence, exception, expected, outside = (
        parse_yaml(Source("trees.md", block)).value for block in blocks_of("trees", "yaml")[2:]
    )

    TreeForm.model_validate({"silent": "Nothing.", "searched": silence["searched"]})
    NodeForm.model_validate(silence["nodes"]["nobody-else"])
    assert NodeForm.model_validate(exception["nodes"]["report"]).unless
    assert TreeForm.model_validate({"silent": "Nothing.", **expected}).expect
    assert [OutsideForm.model_validate(entry) for entry in outside]


def test_every_yaml_example_is_one_that_a_test_reads() -> None:
    """A new example needs a test of its own; this one fails so that nobody forgets."""
    names = ("sources", "trees", "expectation-rows", "plain-questions", "own-handbook")
    counted = {name: len(blocks_of(name, "yaml")) for name in names}
    assert counted == {
        "sources": 6,
        "trees": 6,
        "expectation-rows": 2,
        "plain-questions": 2,
        "own-handbook": 7,
    }
