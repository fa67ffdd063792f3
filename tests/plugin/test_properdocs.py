"""ProperDocs, which goes on where MkDocs 1 ends, runs the same plugin."""

from __future__ import annotations

import os
import subprocess
import venv
from collections.abc import Callable
from pathlib import Path

import pytest
from support.handbook import REPOSITORY
from support.projects import minimal_council_files
from support.site import check_site

PROPERDOCS = "properdocs==1.6.7"


@pytest.mark.slow
def test_properdocs_builds_the_same_handbook(project: Callable[..., Path], tmp_path: Path) -> None:
    root = project("", {
        **minimal_council_files(),
        "docs/index.md": "# Here\n\n/// handbook | councils\n///\n",
        "mkdocs.yml": "site_name: T\ntheme: {name: material, font: false}\nplugins: [search, protocol]\n",
    })  # fmt: skip
    environment = tmp_path / "properdocs"
    venv.create(environment, with_pip=True)
    python = environment / "bin/python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, PROPERDOCS, REPOSITORY], check=True)

    built = subprocess.run(
        [environment / "bin/properdocs", "build", "--strict"], cwd=root, check=False, text=True,
        capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600"},
    )  # fmt: skip

    assert built.returncode == 0, built.stderr
    assert "Everyone may ask for help" in (
        root / "site/councils/little-example/2024-05/index.html"
    ).read_text("utf-8")
    assert check_site(root / "site") == []
