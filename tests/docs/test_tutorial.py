"""The tutorial, typed as it is printed into a terminal in an empty folder; it ends with a page in a browser.

In the environment that it makes, outside the checkout, the wheel builds other handbooks too: with the six lines of the
README, and under ProperDocs, which goes on where MkDocs 1 ends.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, requires, version
from pathlib import Path
from shlex import quote
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.build import BuiltSite
from support.handbook import REPOSITORY
from support.pages import page
from support.projects import make_project, minimal_council_files
from support.site import check_site

from mkdocs_protocol.site.addresses import Addresses

pytestmark = pytest.mark.slow

TUTORIAL = page("tutorial")
BLOCK = re.compile(r"(?P<told>[^\n]*)\n\n```(?P<language>\w+)\n(?P<text>.*?)```\n", re.DOTALL)
SAVED = re.compile(r"`(councils/[^`]+)`:$")
SERVE = "mkdocs serve\n"
PATIENCE = 300
CONFIG = """\
site_name: Our protocol
theme:
  name: material
  font: false
plugins: [search, protocol]
"""
PROPERDOCS = "properdocs==1.6.7"


def steps() -> Iterator[tuple[str, str]]:
    """Yield what to do, block by block: the path of a file and its words, or "" and commands."""
    for block in BLOCK.finditer(TUTORIAL):
        saved = SAVED.search(block["told"])
        yield (saved[1] if saved else "", block["text"])


def terminal(folder: Path, commands: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Type commands into one terminal, in which the environment is on once it is there."""
    active = folder / ".venv/bin/activate"
    begun = f". {active}\n" if active.exists() else ""
    return subprocess.run(
        ["sh", "-e", "-c", f"{begun}{commands}"],
        cwd=folder,
        env=clean(folder, **more),
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=1200,
        stdin=subprocess.DEVNULL,
    )


def clean(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a new terminal, which installs the versions that these tests run with."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # Nothing else of the machine is used: the first Python on the path is that of these tests.
    path = f"{Path(sys.executable).parent}{os.pathsep}{bare['PATH']}"
    who = {
        f"GIT_{role}_{key}": "a@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    return {
        **bare,
        **who,
        "PATH": path,
        # What is installed here is all that there is: of the whole index, pip would judge every version.
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder.parent / "as-here"),
        "PIP_NO_COMPILE": "0",  # pip's way to say yes; Python compiles what is used when it is used
        **more,
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty folder with the program's file in it, as the page asks for."""
    around = tmp_path_factory.mktemp("tutorial")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            around,
            REPOSITORY,
        ],
        check=True,
        capture_output=True,
    )
    here = around / "empty"
    here.mkdir()
    (wheel,) = around.glob("*.whl")
    shutil.copy(wheel, here)
    (around / "as-here").mkdir()
    for name in needed_by("mkdocs-protocol"):
        pack(distribution(name), around / "as-here")
    return here


def needed_by(name: str) -> set[str]:
    """Return the names of the packages without which one does not work here, and of those that these need."""
    found: set[str] = set()
    asked = [name]
    while asked:
        for line in requires(asked.pop()) or ():
            need = Requirement(line)
            known = canonicalize_name(need.name)
            if known not in found and (need.marker is None or need.marker.evaluate({"extra": ""})):
                found.add(known)
                asked.append(known)
    return found


def pack(package: Distribution, folder: Path) -> None:
    """Make the wheel again from which a package was installed."""
    name = re.sub(r"[-_.]+", "_", package.name)
    tags = re.findall(r"^Tag: (.+)-(.+)-(.+)", package.read_text("WHEEL") or "", re.MULTILINE)
    runs_on = "-".join(".".join(sorted({*part})) for part in zip(*tags, strict=True))
    with ZipFile(folder / f"{name}-{package.version}-{runs_on}.whl", "w") as wheel:
        for file in package.files or ():
            # Commands are made anew, and so is what Python compiles.
            if ".." not in file.parts and file.suffix != ".pyc":
                wheel.write(file.locate(), file.as_posix())


@pytest.fixture(scope="module")
def followed(folder: Path) -> Path:
    """Give the folder after every step but the one that serves."""
    for saved, text in steps():
        if saved:
            (folder / saved).write_text(text, "utf-8")
        elif text != SERVE:
            typed(folder, text)
    return folder


def test_the_program_that_it_names_is_the_one_that_there_is() -> None:
    names = set(re.findall(r"mkdocs_protocol-[\w.]+?-py3-none-any\.whl", TUTORIAL))
    assert names == {f"mkdocs_protocol-{version('mkdocs-protocol')}-py3-none-any.whl"}


def test_every_step_ends_well_and_the_site_is_of_that_council_alone(followed: Path) -> None:
    councils = [path.name for path in (followed / "councils").iterdir() if path.is_dir()]
    assert councils == ["nether-example"]
    edition = Addresses().url(Addresses().edition("nether-example", "2026-05"))
    html = (followed / "site" / edition / "index.html").read_text("utf-8")
    assert "answers within five working days" in html
    assert "Current: next review May 2028" in html or "Review" in html


def test_it_ends_with_a_page_that_is_served(followed: Path) -> None:
    assert any(text == SERVE for _, text in steps())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    serving = subprocess.Popen(
        ["sh", "-e", "-c", f". .venv/bin/activate\n{SERVE}"],
        cwd=followed,
        start_new_session=True,
        env=clean(followed, DEV_ADDR=address),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        served = until_served(f"http://{address}/councils/nether-example/2026-05/", serving)
    finally:
        os.killpg(serving.pid, signal.SIGTERM)
        serving.wait(timeout=60)
    assert "Councillors and the Clerk shall treat each other with respect" in served


def test_the_repository_installs_the_program_from_its_own_file(followed: Path) -> None:
    fresh = terminal(
        followed,
        "python -m pip install --quiet --no-index --no-deps --force-reinstall --requirement requirements.txt\n"
        "mkdocs-protocol --version",
    )
    assert fresh.returncode == 0, fresh.stderr
    assert version("mkdocs-protocol") in fresh.stdout
    listed = terminal(followed, "git ls-files").stdout.split()
    assert "site/index.html" not in listed
    assert {"councils/nether-example/editions/2026-05.md", ".github/workflows/protocol.yml"} <= {
        *listed
    }


def typed(folder: Path, commands: str, **more: str) -> None:
    """Type commands into a terminal; none fails."""
    done = terminal(folder, commands, **more)
    assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"


def test_six_lines_and_the_files_of_a_council_make_a_handbook(
    followed: Path, tmp_path: Path
) -> None:
    assert CONFIG in (REPOSITORY / "README.md").read_text("utf-8")
    project = make_project(tmp_path, files={**minimal_council_files(), "mkdocs.yml": CONFIG})
    typed(followed, f"cd {quote(str(project))}\nmkdocs-protocol check\nmkdocs build --strict")
    site = BuiltSite(project / "site")
    assert "Members shall bring to the Clerk" in site.read("councils/little-example/2024-05/")
    assert check_site(site.path) == []


def test_properdocs_builds_the_same_handbook(followed: Path, tmp_path: Path) -> None:
    """It is installed beside the environment, which the other tests need as it is."""
    beside = tmp_path / "properdocs"
    indexed = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": os.environ.get("PIP_FIND_LINKS", "")}
    typed(
        followed,
        f"python -m pip install --quiet --prefix {quote(str(beside))} {PROPERDOCS}",
        **indexed,
    )
    (packages,) = beside.glob("lib/*/site-packages")
    home = "# Here\n\n/// handbook | councils\n///\n"
    files = {**minimal_council_files(), "docs/index.md": home, "mkdocs.yml": CONFIG}
    project = make_project(tmp_path / "project", files=files)

    typed(
        followed,
        f"cd {quote(str(project))}\npython -m properdocs build --strict",
        PYTHONPATH=str(packages),
        SOURCE_DATE_EPOCH="1795305600",
    )

    site = BuiltSite(project / "site")
    assert "Everyone may ask for help" in site.read("councils/little-example/2024-05/")
    assert 'href="councils/little-example/"' in site.read("")
    assert check_site(site.path) == []


def until_served(url: str, serving: subprocess.Popen[bytes]) -> str:
    """Return a page as soon as it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and serving.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.2)
    return ""
