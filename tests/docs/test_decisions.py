"""Decisions are short records of one form, and argue for every dependency."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from support.handbook import REPOSITORY
from support.pages import codes, parts

DECISIONS = sorted((REPOSITORY / "docs/decisions").glob("*.md"))
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
LONGEST = 40


def package(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return found[0]


RUNTIME = {package(each) for each in PROJECT["dependencies"]}
FOR_TESTS = {package(each) for each in PROJECT["optional-dependencies"]["test"]}
ARGUED = [
    code.lower()
    for code in codes((REPOSITORY / "docs/decisions/0002-dependencies.md").read_text("utf-8"))
]


def imported() -> set[str]:
    """Return the modules of others that the package imports, by their first names."""
    names: set[str] = set()
    for module in (REPOSITORY / "mkdocs_protocol").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
    first = {name.split(".")[0] for name in names}
    return first - {"mkdocs_protocol"} - set(sys.stdlib_module_names)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_has_context_decision_and_consequences(path: Path) -> None:
    text = path.read_text("utf-8")
    first, *others = parts(text)
    assert first.title.startswith(path.name[:4])
    assert [part.title for part in others] == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= LONGEST


def test_every_dependency_is_argued_for_and_none_beside() -> None:
    known = RUNTIME | FOR_TESTS
    assert {each.lower() for each in known} - set(ARGUED) == set()
    lines = re.findall(r"^- `([\w-]+)`:", DECISIONS[1].read_text("utf-8"), re.MULTILINE)
    assert set(lines) == RUNTIME


def test_everything_that_is_imported_is_argued_for() -> None:
    distributions = packages_distributions()
    missing = {
        name: distributions[name]
        for name in imported()
        if not {each.lower().replace("_", "-") for each in distributions[name]} & set(ARGUED)
    }
    assert missing == {}


def test_what_decisions_name_of_the_code_is_there() -> None:
    modules = {
        ".".join(path.relative_to(REPOSITORY / "mkdocs_protocol").with_suffix("").parts)
        for path in (REPOSITORY / "mkdocs_protocol").rglob("*.py")
    }
    folders = {name.split(".")[0] for name in modules}
    gone = []
    for path in DECISIONS:
        for code in codes(path.read_text("utf-8")):
            steps = code.split(".")
            if steps[0] in folders and len(steps) > 1:
                # `core.review.review_state` names a module and something in it.
                module = next(
                    (m for m in (".".join(steps[:n]) for n in (3, 2)) if m in modules), ""
                )
                rest = steps[len(module.split(".")) :]
                file = REPOSITORY / "mkdocs_protocol" / f"{module.replace('.', '/')}.py"
                if not module or any(name not in file.read_text("utf-8") for name in rest):
                    gone.append(f"{path.name}: {code}")
    assert gone == []
