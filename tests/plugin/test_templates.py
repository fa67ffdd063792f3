"""A site's own templates take the place of the package's; a mistake in one is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.build import build, run_mkdocs
from support.projects import make_project, minimal_council_files

CONFIG = "site_name: X\ntheme: {name: material, font: false, custom_dir: overrides}\nplugins: [protocol]\n"
DESK = "councils/little-example/desk/index.html"


def project(folder: Path, template: str) -> Path:
    files = {
        **minimal_council_files(),
        "mkdocs.yml": CONFIG,
        "overrides/protocol/desk.html": template,
    }
    return make_project(folder, files=files)


def test_a_template_of_the_site_takes_the_place_of_ours_and_may_include_it(tmp_path: Path) -> None:
    template = '{% include "packaged/desk.html" %}\n<p>Ask {{ "<us>" }}.</p>'
    site = project(tmp_path, template)
    first = build(site).read(DESK)
    assert "<p>Ask &lt;us&gt;.</p>" in first
    assert 'id="protocol-away"' in first

    # What was kept of the last build is made anew once the template changes.
    (site / "overrides/protocol/desk.html").write_text("<h1>Desk</h1>", "utf-8")
    assert 'id="protocol-away"' not in build(site).read(DESK)


@pytest.mark.parametrize(
    ("template", "line"), [("<h1>\n{{ page.nothing }}</h1>", 2), ("a\nb\n{% if %}", 3)]
)
def test_a_mistake_in_it_is_told_with_its_place(tmp_path: Path, template: str, line: int) -> None:
    done = run_mkdocs(project(tmp_path, template), "build")
    assert done.exit_code == 1
    assert f"overrides/protocol/desk.html:{line}:1: " in done.stderr
    assert "Traceback" not in done.stderr
