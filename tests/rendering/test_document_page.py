"""A document beside the protocol on pages and in the data; clauses lead to it, or say that it is not here."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from support.projects import minimal_council_files, write_files
from support.text import visible_text

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.publishing.files import published_files
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

FOLDER = "councils/little-example"
TEXT = """\
---
title: GRIEVANCE PROCEDURE
dates:
  adopted: {value: 2024-05-14, printed: "Adopted 14 May 2024"}
  next_review: {value: 2025-05, printed: "Review May 2025"}
---
GRIEVANCE PROCEDURE

Adopted 14 May 2024

Review May 2025

1. Raise the matter with the Clerk, under the Code of Conduct.
"""


def site(folder: Path) -> Site:
    """Return a site with a grievance procedure that a clause of the protocol names."""
    files = minimal_council_files()
    edition = f"{FOLDER}/editions/2024-05.md"
    files[edition] = files[edition].replace(
        "Everyone may ask for help.", "The grievance procedure applies."
    )
    older = TEXT.replace("title:", "status: superseded\ntitle:").replace("2024", "2020")
    files |= {
        f"{FOLDER}/grievance/editions/2024-05.md": TEXT,
        f"{FOLDER}/grievance/editions/2020-05.md": older,
    }
    loaded = load(write_files(folder, {**files}) / "councils", as_of=date(2026, 11, 22))
    assert [str(problem) for problem in loaded.problems] == []
    return Site(loaded.handbook, load_wording())


def test_it_has_its_page_its_editions_and_its_banner(tmp_path: Path) -> None:
    pages = {page.address: page for page in every_page(site(tmp_path))}
    home = f"{FOLDER}/grievance"
    assert {f"{home}/index.md", f"{home}/2024-05.md", f"{home}/2020-05.md"} <= set(pages)
    assert f"{home}/2024-05/changes.md" in pages
    own = pages[f"{home}/2024-05.md"].html  # type: ignore[index]
    assert 'data-protocol-state="overdue"' in own
    assert 'id="c-1"' in own
    assert "No topic given yet" not in own


def test_a_clause_leads_to_it_or_says_that_it_is_not_here(tmp_path: Path) -> None:
    pages = {page.address: page for page in every_page(site(tmp_path))}
    protocol = pages[f"{FOLDER}/2024-05.md"].html  # type: ignore[index]
    assert 'councils/little-example/grievance/">Grievance procedure</a></p>' in protocol
    own = visible_text(pages[f"{FOLDER}/grievance/2024-05.md"].html)  # type: ignore[index]
    assert "Code of conduct: not in this handbook" in own
    desk = visible_text(pages[f"{FOLDER}/desk/index.md"].html)  # type: ignore[index]
    assert "Documents it names that are not here" not in desk


def test_it_stands_in_the_register_and_in_the_data_under_a_key_of_its_own(tmp_path: Path) -> None:
    made = site(tmp_path)
    (register,) = (page for page in every_page(made) if page.address == "review.md")
    assert "Grievance procedure: adopted 14 May 2024" in visible_text(register.html)

    files = {file.address: file.content for file in published_files(made)}
    record = json.loads(files[f"data/{FOLDER}.json"])  # type: ignore[index]
    assert [edition["id"] for edition in record["editions"]] == ["2024-05"]
    (document,) = record["documents"]
    assert (document["kind"], document["url"]) == ("grievance", f"{FOLDER}/grievance/")
    assert [edition["id"] for edition in document["editions"]] == ["2024-05", "2020-05"]
