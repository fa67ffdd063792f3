"""What a self-check and the words explained may not say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.projects import minimal_council_files, write_files
from support.questions import CHECKED, SELF_CHECK, council_with_self_check

from mkdocs_protocol.checking.loading import load

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY = "councils/glossary.yml"
WORD = "- {id: clerk, term: Clerk, text: Who runs it., source: The Act, dated: 2026-11-29}\n"


def problems(root: Path, files: dict[str, str]) -> list[str]:
    write_files(root, files)
    found = load(root / "councils", as_of=date(2026, 11, 22)).problems
    return [str(problem).removeprefix("councils/") for problem in found]


def test_a_self_check_without_fault_is_read(tmp_path: Path) -> None:
    assert problems(tmp_path, council_with_self_check()) == []


def test_exactly_one_answer_is_right(tmp_path: Path) -> None:
    both = SELF_CHECK.replace(
        "      - answer: Helped\n", "      - answer: Helped\n        right: true\n", 1
    )
    assert problems(tmp_path, council_with_self_check(both)) == [
        "little-example/self-check.yml:2:5: 2 of these answers are right; mark exactly one with 'right: true'"
    ]


def test_a_self_check_has_five_to_eight_questions(tmp_path: Path) -> None:
    for place, count in enumerate((4, 9)):
        text = f"questions:\n{CHECKED * count}"
        assert len(problems(tmp_path / str(place), council_with_self_check(text))) == 1


def test_a_clause_that_there_is_not_is_told(tmp_path: Path) -> None:
    text = SELF_CHECK.replace('clause: "1.2"', 'clause: "1.3"', 1)
    assert problems(tmp_path, council_with_self_check(text)) == [
        "little-example/self-check.yml:7:17: there is no clause '1.3'; did you mean '1.2'?"
    ]


def test_a_word_is_explained_once_and_on_a_day_that_there_is(tmp_path: Path) -> None:
    twice = {**minimal_council_files(), GLOSSARY: WORD * 2}
    never = {**minimal_council_files(), GLOSSARY: WORD.replace("2026-11-29", "2026-13-29")}

    assert problems(tmp_path / "a", twice) == [
        "glossary.yml:2:8: the id 'clerk' is used twice (first on line 1); write another one"
    ]
    (told,) = problems(tmp_path / "b", never)
    assert "'2026-13-29' is not a day; write it as 2026-12-16" in told
