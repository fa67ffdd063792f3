"""The layers of the package: imports run downwards only, and one package alone knows MkDocs."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from sys import stdlib_module_names

import pytest
from support.handbook import REPOSITORY
from support.projects import parse_tree, write_files

from mkdocs_protocol.store.digests import LIBRARIES

LAYERS = (
    "words",
    "core",
    "store",
    "reading",
    "checking",
    "importing",
    "comparing",
    "proposing",
    "site",
    "drawing",
    "papers",
    "searching",
    "rendering",
    "publishing",
    "plugin",
    "cli",
    "api",
)
FORBIDDEN_BESIDES = {("cli", "plugin"), ("api", "plugin"), ("api", "cli")}
# Parts of one whole: released together, and documented as what the users of the other may import.
COMES_WITH = {"markdown": "mkdocs", "markupsafe": "jinja2", "pydantic-core": "pydantic"}
ABOVE_THE_CACHE = {"plugin", "cli"}
MAKES_SOURCES = {"importing"}
"""Nothing that a build makes comes of it but what it wrote."""
HOSTS = {"mkdocs", "material", "properdocs"}


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of everything that ``module`` imports, for types only included."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)


def wrong_imports(package: Path) -> list[str]:
    """Return a sentence for every import in ``package`` that its layer may not make."""
    return [
        f"{module.relative_to(package).as_posix()}:{line}: {words}"
        for module in sorted(package.rglob("*.py"))
        for line, name in imports(module)
        for words in _objections(_layer(module.relative_to(package).parts), name)
    ]


def _objections(layer: str, name: str) -> Iterator[str]:
    first, second, *_ = [*name.split("."), "", ""]
    if first == "":
        yield f"'{name}' is relative; write the whole name"
    if first in HOSTS and layer != "plugin":
        yield f"{layer} imports {first}; only plugin may"
    if first != "mkdocs_protocol" or second not in LAYERS or second == layer:
        return
    if layer not in LAYERS or LAYERS.index(second) > LAYERS.index(layer):
        yield f"{layer} imports {second}, which is above it"
    if (layer, second) in FORBIDDEN_BESIDES:
        yield f"{layer} imports {second}; neither needs the other"


def _layer(parts: tuple[str, ...]) -> str:
    if parts == ("api.py",):
        return "api"
    return parts[0] if len(parts) > 1 else "the package itself"


def test_imports_run_downwards_only() -> None:
    assert wrong_imports(REPOSITORY / "mkdocs_protocol") == []


def in_rings(package: Path) -> set[str]:
    """Return the modules of ``package`` that are part of a ring of imports or lead into one, for types only included."""
    modules = {
        ".".join(path.relative_to(package.parent).with_suffix("").parts): path
        for path in package.rglob("*.py")
    }
    needs = {
        name: {
            target if target in modules else target.rpartition(".")[0]
            for _, target in imports(path)
        }
        & {*modules}
        for name, path in modules.items()
    }
    while free := {name for name, needed in needs.items() if not needed}:
        needs = {name: needed - free for name, needed in needs.items() if name not in free}
    return {*needs}


def test_no_modules_import_one_another_in_a_ring() -> None:
    assert in_rings(REPOSITORY / "mkdocs_protocol") == set()


def test_a_ring_of_imports_for_types_is_found(tmp_path: Path) -> None:
    tree = """
    a.py
      | if TYPE_CHECKING:
      |     from house.b import B
    b.py
      | from house.a import A
    c.py
      | import house.d
    d.py
      | import re
    """
    found = in_rings(write_files(tmp_path / "house", parse_tree(tree)))
    assert found == {"house.a", "house.b"}


def test_every_package_has_its_layer() -> None:
    package = REPOSITORY / "mkdocs_protocol"
    packages = {path.parent.name for path in package.glob("*/__init__.py")}
    assert packages | {"api"} == set(LAYERS)


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (
            "core/\n  a.py\n    | from mkdocs_protocol.reading import files",
            "core/a.py:1: core imports reading, which is above it",
        ),
        (
            "core/\n  a.py\n    | from mkdocs_protocol import reading",
            "core/a.py:1: core imports reading, which is above it",
        ),
        (
            "reading/\n  a.py\n    | import mkdocs_protocol.site.addresses as addresses",
            "reading/a.py:1: reading imports site, which is above it",
        ),
        (
            "rendering/\n  a.py\n    | def late():\n    |     from mkdocs.utils import log",
            "rendering/a.py:2: rendering imports mkdocs; only plugin may",
        ),
        (
            "cli/\n  a.py\n    | import mkdocs_protocol.plugin",
            "cli/a.py:1: cli imports plugin; neither needs the other",
        ),
        (
            "a.py\n  | from mkdocs_protocol.core import partial_date",
            "a.py:1: the package itself imports core, which is above it",
        ),
        (
            "core/\n  a.py\n    | from . import b",
            "core/a.py:1: '..b' is relative; write the whole name",
        ),
    ],
)
def test_an_import_that_goes_up_is_named(tmp_path: Path, tree: str, words: str) -> None:
    assert wrong_imports(write_files(tmp_path, parse_tree(tree))) == [words]


def test_imports_downwards_are_good(tmp_path: Path) -> None:
    tree = """
    plugin/
      a.py
        | import mkdocs
        | from mkdocs_protocol.plugin.pages import add
        | from mkdocs_protocol.site import addresses
    """
    assert wrong_imports(write_files(tmp_path, parse_tree(tree))) == []


def test_what_the_package_imports_is_declared_as_a_dependency() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_normal(re.split(r"[<>=!;\[ ]", line)[0]) for line in project["dependencies"]}
    declared |= {
        _normal(re.split(r"[<>=]", line)[0])
        for line in project["optional-dependencies"]["pdf-import"]
    }
    declared |= {part for part, whole in COMES_WITH.items() if whole in declared}
    bring = packages_distributions()
    undeclared = {
        f"{module.relative_to(REPOSITORY).as_posix()}:{line}: {name}"
        for module in (REPOSITORY / "mkdocs_protocol").rglob("*.py")
        for line, name in imports(module)
        if (top := name.split(".")[0]) not in {*stdlib_module_names, "mkdocs_protocol"}
        and not declared & {_normal(distribution) for distribution in bring.get(top, [])}
    }
    assert undeclared == set()


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_the_cache_knows_every_library_that_can_change_what_is_made() -> None:
    package = REPOSITORY / "mkdocs_protocol"
    files = [
        path
        for path in package.rglob("*.py")
        if path.relative_to(package).parts[0] not in ABOVE_THE_CACHE | MAKES_SOURCES
    ]
    used = {name.split(".")[0] for path in files for _, name in imports(path)}
    used -= {*stdlib_module_names, "mkdocs_protocol", ""}
    distributions = packages_distributions()
    needed = {distributions[name][0].lower().replace("_", "-") for name in used}
    assert needed <= {*LIBRARIES} | {"click"}
