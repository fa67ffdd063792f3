"""What is in the package of sources, and in the wheel that it makes.

What the wheel does in an environment of its own is in `tests/docs/test_tutorial.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from support.handbook import REPOSITORY, kept_files

pytestmark = pytest.mark.slow


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
