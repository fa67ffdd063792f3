"""The wheel by itself: in a bare environment, outside the checkout, it builds a handbook.

So it does under ProperDocs, which goes on where MkDocs 1 ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest
from support.build import BuiltSite
from support.handbook import REPOSITORY, kept_files
from support.projects import make_project, minimal_council_files
from support.site import check_site

pytestmark = pytest.mark.slow

# The six lines of the README.
CONFIG = """\
site_name: Our protocol
theme:
  name: material
  font: false
plugins: [search, protocol]
"""
OURS = "mkdocs-protocol"
PROPERDOCS = "properdocs==1.6.7"
INSTALL = ("install", "--quiet", "--disable-pip-version-check", "--no-compile")


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """Run a command as from a new terminal and return its output; fail with all it said."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**bare, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, f"{command}:\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def pip_install(python: Path, *what: str | Path, folder: Path) -> None:
    """Install something with the versions that these tests run with themselves.

    The environment of ``run`` has no PYTHONPATH, and so today's date: an index is known by a certificate.
    """
    versions = (f"{one.name}=={one.version}\n" for one in distributions() if one.name != OURS)
    constraints = folder / "as-here.txt"
    constraints.write_text("".join(versions), encoding="utf-8")
    # Its own pip would take three seconds to come there, and nothing of it is asked for.
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, *INSTALL, "--constraint", constraints, *what, folder=folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the sdist that this checkout makes, and of the wheel that the sdist makes."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, folder=REPOSITORY)
    return folder


@pytest.fixture(scope="module")
def wheel(made: Path) -> Path:
    """Give the wheel."""
    (found,) = made.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def bare_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the interpreter of a new environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("bare")
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    python = folder / "bin" / "python"
    pip_install(python, wheel, folder=folder)
    return python


def test_the_source_package_holds_all_that_make_needs(made: Path) -> None:
    (sdist,) = made.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    kept = {path.relative_to(REPOSITORY).as_posix() for path in kept_files()}
    assert kept - names == set()


def test_the_wheel_carries_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    package = REPOSITORY / "mkdocs_protocol"
    ours = {
        path.relative_to(REPOSITORY).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == ours
    assert {Path(name).suffix for name in ours} >= {".py", ".typed", ".yml", ".css", ".html"}


def test_the_wheel_builds_a_handbook_with_the_six_lines_of_the_readme(
    bare_python: Path, tmp_path: Path
) -> None:
    assert CONFIG in (REPOSITORY / "README.md").read_text(encoding="utf-8")
    project = make_project(tmp_path, files={**minimal_council_files(), "mkdocs.yml": CONFIG})
    run(bare_python, "-m", "mkdocs", "build", "--strict", folder=project)
    site = BuiltSite(project / "site")
    assert "Members shall bring to the Clerk" in site.read("councils/little-example/2024-05/")
    assert check_site(site.path) == []


def test_the_wheel_brings_the_command_that_checks_sources(
    bare_python: Path, tmp_path: Path
) -> None:
    project = make_project(tmp_path, files=minimal_council_files())
    run(bare_python.with_name("mkdocs-protocol"), "check", folder=project)


def test_properdocs_builds_the_same_handbook(bare_python: Path, tmp_path: Path) -> None:
    """It is installed beside the bare environment, which the other tests need as it is."""
    beside = tmp_path / "properdocs"
    pip_install(bare_python, "--prefix", beside, PROPERDOCS, folder=tmp_path)
    (packages,) = beside.glob("lib/*/site-packages")
    home = "# Here\n\n/// handbook | councils\n///\n"
    files = {**minimal_council_files(), "docs/index.md": home, "mkdocs.yml": CONFIG}
    project = make_project(tmp_path / "project", files=files)

    run(
        bare_python,
        "-m",
        "properdocs",
        "build",
        "--strict",
        folder=project,
        PYTHONPATH=str(packages),
        SOURCE_DATE_EPOCH="1795305600",
    )

    site = BuiltSite(project / "site")
    assert "Everyone may ask for help" in site.read("councils/little-example/2024-05/")
    assert 'href="councils/little-example/"' in site.read("")
    assert check_site(site.path) == []
