"""Whose a text is, who allowed it to be shown, and whom to write to about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.build import BuildFailed, build
from support.documents import words_in
from support.projects import minimal_council_files, write_files
from support.sheets import parsed

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.publishing.councils import council_record
from mkdocs_protocol.publishing.declared import Declared
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

COUNCIL = "councils/little-example/council.yml"
EDITION = "councils/little-example/2024-05.md"
GIVEN = """\
source_url: https://little.example/protocol.docx
contact: clerk@little.example
rights: © Little Example Parish Council
permission: the Clerk, by e-mail of 3 May 2026
"""


def words_of_edition(root: Path, council: str = "", contact: str = "") -> tuple[str, str]:
    files = minimal_council_files()
    write_files(root, files | {COUNCIL: files[COUNCIL] + council})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    site = Site(loaded.handbook, load_wording(), contact=contact)
    (page,) = [page for page in every_page(site) if page.address == EDITION]
    return page.html, words_in(parsed(page.html))


def test_the_data_says_so_too(tmp_path: Path) -> None:
    files = minimal_council_files()
    write_files(tmp_path, files | {COUNCIL: files[COUNCIL] + GIVEN})
    handbook = load(tmp_path / "councils", as_of=date(2026, 11, 22)).handbook
    site = Site(handbook, load_wording(), contact="editors@handbook.example")
    council = handbook.councils[0]
    record = council_record(site, council, Declared(site))
    given = {
        "contact": record.contact,
        "rights": record.rights,
        "source_url": record.source_url,
        "permission": record.permission,
    }
    assert given == dict(line.split(": ", 1) for line in GIVEN.splitlines())

    silent = council_record(site, replace(council, contact="", rights=""), Declared(site))
    assert (silent.contact, silent.rights) == ("editors@handbook.example", "")


def test_an_edition_says_whose_it_is_and_whom_to_write_to(tmp_path: Path) -> None:
    html, words = words_of_edition(tmp_path, GIVEN)

    assert "Rights © Little Example Parish Council" in words
    assert "Shown by permission the Clerk, by e-mail of 3 May 2026" in words
    assert 'href="https://little.example/protocol.docx"' in html
    assert (
        "Is something here wrong, or should it not be here? Write to clerk@little.example" in words
    )
    assert 'href="mailto:clerk@little.example"' in html


def test_without_the_councils_own_contact_the_publishers_stands_there(tmp_path: Path) -> None:
    html, _ = words_of_edition(tmp_path, contact="https://site.example/write")
    assert 'Write to <a href="https://site.example/write">' in html


def test_without_any_contact_the_line_leads_to_those_who_publish(tmp_path: Path) -> None:
    _, words = words_of_edition(tmp_path)
    assert "Tell those who publish this site." in words


def test_what_a_source_says_of_rights_is_never_markup(tmp_path: Path) -> None:
    html, words = words_of_edition(tmp_path, "rights: '<img src=x>'\npermission: '<b>me</b>'\n")
    assert "<img" not in html
    assert "<img src=x>" in words


@pytest.mark.parametrize("contact", ["not one", "javascript:alert(1)", '"a\\">"@b.example', "a@b"])
def test_what_is_no_address_is_refused_in_both_places(
    contact: str, project: Callable[..., Path]
) -> None:
    files = minimal_council_files()
    root = project("", files | {COUNCIL: f"{files[COUNCIL]}contact: {contact!r}\n"})
    with pytest.raises(BuildFailed) as failed:
        build(root)
    assert any(f"{COUNCIL}:7:10: contact:" in message for message in failed.value.log_messages)

    config = f"site_name: T\nplugins:\n  - protocol: {{contact: {contact!r}}}\n"
    with pytest.raises(BuildFailed) as failed:
        build(project("", files | {"mkdocs.yml": config}))
    assert "is not an address to write to" in str(failed.value)
