"""A text in force holds nothing of its starter, and says no date away that it prints."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.publishing.councils import council_record
from mkdocs_protocol.publishing.declared import Declared
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

EDITION = "councils/little-example/editions/2024-05.md"
DATES = """\
dates:
  adopted: {value: 2024-05, printed: Adopted May 2024}
  next_review: {value: 2027-05, printed: Next review May 2027}
"""


def told(root: Path, old: str, new: str) -> list[str]:
    files = minimal_council_files()
    assert files[EDITION].count(old) == 1
    files[EDITION] = files[EDITION].replace(old, new)
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    found = (*loaded.problems, *loaded.warnings)
    return [str(problem).removeprefix(f"{EDITION}:") for problem in found]


def test_a_sentence_of_the_starter_is_reported_at_its_line(tmp_path: Path) -> None:
    (line,) = told(
        tmp_path, "1.1 Members and", "1.1 Put the first clause here, word for word. Members and"
    )
    assert line.startswith("18:5: 'Put the first clause here, word for word.' is the starter's")


@pytest.mark.parametrize("commented", ["# next_review", "  #next_review", "#  next_review"])
def test_a_date_that_is_still_a_comment_is_reported_at_its_line(
    commented: str, tmp_path: Path
) -> None:
    (line,) = told(tmp_path, "  next_review", commented)
    assert line.startswith(f"6:{commented.index('#') + 1}: 'next_review' is still a comment")


@pytest.mark.parametrize("kind", [*DateKind])
def test_every_kind_of_date_is_told_where_it_is_a_comment(kind: DateKind, tmp_path: Path) -> None:
    dates = "\n".join(line for line in DATES.splitlines() if f" {kind}:" not in line)
    commented = f"{dates}\n  # {kind}: {{value: 2020}}\n"
    assert f"'{kind}' is still a comment" in "\n".join(told(tmp_path, DATES, commented))


def test_another_comment_is_nobodys_business(tmp_path: Path) -> None:
    assert told(tmp_path, "silent: [media]", "# Asked the clerk in May.\nsilent: [media]") == []


def test_a_draft_may_be_unfinished(tmp_path: Path) -> None:
    assert told(tmp_path, "dates:\n", "status: draft\n# dates: none yet\ndates:\n") == []


def test_a_date_on_the_title_page_is_asked_for(tmp_path: Path) -> None:
    (line,) = told(tmp_path, DATES, "")
    assert line.startswith(
        "10:1: the text prints 'Adopted May 2024', but the facts give no dates; write dates: and below it the line   "
        'adopted: {value: 2024-05, printed: "Adopted May 2024"}'
    )


def test_no_page_denies_a_date_that_the_title_page_prints(tmp_path: Path) -> None:
    files = minimal_council_files()
    files[EDITION] = files[EDITION].replace(DATES, "")
    loaded = load(write_files(tmp_path, {**files}) / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()

    site = Site(loaded.handbook, load_wording(), Addresses())
    said = " ".join(unescape(re.sub(r"<[^>]*>", " ", page.html)) for page in every_page(site))

    assert "Dates not entered yet" in said
    assert "not entered yet; see the text" in said
    for denial in (
        "states no review date",
        "does not say when",
        "does not say which body",
        "not stated in it",
    ):
        assert denial not in said
    record = council_record(site, loaded.handbook.councils[0], Declared(site))
    assert not [finding for finding in record.editions[0].findings if finding.kind == "missing"]


@pytest.mark.parametrize(
    "line", ["Adopted: 14 May 2024", "Policy adopted 3 May 2024", "Last reviewed Trinity 2023"]
)
def test_a_date_that_begins_a_line_further_down_is_asked_for_too(line: str, tmp_path: Path) -> None:
    files = minimal_council_files()
    text = files[EDITION].replace(DATES, "").replace("Adopted May 2024\n\n", "")
    files[EDITION] = f"{text}\n***\n\n{line}\n"
    write_files(tmp_path, {**files})

    (warning,) = load(tmp_path / "councils", as_of=date(2026, 11, 22)).warnings
    assert "but the facts give no dates; write dates: and below it the line" in warning.message


def test_who_has_looked_says_so(tmp_path: Path) -> None:
    assert told(tmp_path, DATES, "dates: {}\n") == []


def test_a_date_in_a_clause_dates_something_else(tmp_path: Path) -> None:
    files = minimal_council_files()
    text = files[EDITION].replace(DATES, "").replace("Adopted May 2024\n\n", "")
    files[EDITION] = text.replace(
        "treat each other", "under the code adopted in May 2012 treat each other"
    )
    write_files(tmp_path, {**files})

    assert load(tmp_path / "councils", as_of=date(2026, 11, 22)).problems == ()
