"""An accessibility statement: drafted from facts, a draft until somebody answers for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from support.pages import blocks, page

from mkdocs_protocol.cli.main import main

FACTS = """\
organisation: Little Example Parish Council
website: https://little.example/
checks:
  - {what: axe-core 4.10 on every page, on: 2026-11-20, result: no violation, by: program}
"""
ANSWERED = """\
contact: clerk@little.example
answered_within_days: 10
assessed_by: A. Tester Ltd
assessed_on: 2026-11-21
prepared_on: 2026-11-22
"""
ISSUE = """\
issues:
  - {what: The map <b>has no text., criterion: 1.1.1 (Non-text content), fixed_by: 2027-03-01}
"""


def run(root: Path, facts: str, *arguments: str) -> tuple[int, str]:
    (root / "accessibility.yml").write_text(facts, "utf-8")
    monkeypatch = pytest.MonkeyPatch()
    with monkeypatch.context() as patched:
        patched.chdir(root)
        done = CliRunner().invoke(main, ["accessibility-statement", *arguments])
    return done.exit_code, done.output


def test_the_headings_and_sentences_are_those_of_the_model_statement(tmp_path: Path) -> None:
    code, said = run(tmp_path, FACTS + ANSWERED + ISSUE)
    assert code == 0
    for words in (
        "## How accessible this website is",
        "## Feedback and contact information",
        "## Reporting accessibility problems with this website",
        "## Enforcement procedure",
        "## Technical information about this website’s accessibility",
        "### Compliance status",
        "## Non-accessible content",
        "### Non-compliance with the accessibility regulations",
        "## Preparation of this accessibility statement",
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, "
        "due to the non-compliances listed below.",
        "on 20 November 2026, by a program: no violation",
        "This statement was prepared on 22 November 2026.",
    ):
        assert words in said
    assert "It was last reviewed on 22 November 2026." in said
    assert "Disproportionate burden" not in said
    assert r"The map \<b\>has no text." in said


@pytest.mark.parametrize("facts", [FACTS, FACTS + ANSWERED, FACTS + ANSWERED + ISSUE])
def test_no_check_by_a_program_makes_a_website_fully_compliant(tmp_path: Path, facts: str) -> None:
    _, said = run(tmp_path, facts)
    assert "fully compliant" not in said
    assert "Checks by a program find only some of the problems" in said


@pytest.mark.parametrize(
    ("declared", "facts", "sentence"),
    [
        ("not", ISSUE, "is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The "
         "non-compliances are listed below."),
        ("partially", ISSUE, "is partially compliant with"),
        ("fully", "", "This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard."),
    ],
)  # fmt: skip
def test_what_a_person_declares_of_the_whole_is_said_in_the_model_s_words(
    tmp_path: Path, declared: str, facts: str, sentence: str
) -> None:
    checked = FACTS + "  - {what: every page by hand, on: 2026-11-21, result: met, by: person}\n"
    code, said = run(tmp_path, f"{checked}{ANSWERED}compliance: {declared}\n{facts}")
    assert (code, sentence in said) == (0, True), said


@pytest.mark.parametrize(
    ("declared", "facts", "told"),
    [
        ("fully", "", "no check by a program shows that a website is fully compliant"),
        ("fully", ISSUE, "a website with issues is not fully compliant; write partially or not"),
        ("partially", "", "says in what a website falls short; list it under issues"),
        ("not", "", "says in what a website fails; list it under issues"),
        ("not", ISSUE.replace("fixed_by: 2027-03-01", "because: out of scope"), "list it under issues"),
        ("mostly", ISSUE, "'mostly'"),
    ],
)  # fmt: skip
def test_what_is_declared_agrees_with_the_checks_and_the_issues(
    tmp_path: Path, declared: str, facts: str, told: str
) -> None:
    code, said = run(tmp_path, f"{FACTS}{ANSWERED}compliance: {declared}\n{facts}")
    assert (code, told in said) == (1, True), said


def test_what_need_not_be_accessible_stands_under_headings_of_its_own(tmp_path: Path) -> None:
    more = """\
  - {what: Old minutes are pictures., because: disproportionate burden}
  - {what: The live map has no text., because: out of scope}
reviewed_on: 2026-12-01
improving: [We ask a reader of screens every spring.]
"""
    _, said = run(tmp_path, FACTS + ANSWERED + ISSUE + more)
    for words in (
        "due to the non-compliances and exemptions listed below.",
        "### Disproportionate burden\n\n- Old minutes",
        "### Content that’s not within the scope of the accessibility regulations\n\n- The live map",
        "## What we’re doing to improve accessibility\n\n- We ask a reader",
        "This statement was prepared on 22 November 2026. It was last reviewed on 1 December 2026.",
    ):
        assert words in said


def test_it_stays_a_draft_until_contact_assessor_and_dates_are_given(tmp_path: Path) -> None:
    code, said = run(tmp_path, FACTS, "--write", "docs/accessibility.md")
    assert code == 1
    assert "contact, answered_within_days, assessed_by, assessed_on, prepared_on" in said
    assert not (tmp_path / "docs").exists()
    assert "A draft, not to be published" in run(tmp_path, FACTS)[1]

    code, _ = run(tmp_path, FACTS + ANSWERED, "--write", "docs/accessibility.md")
    assert code == 0
    assert "draft" not in (tmp_path / "docs/accessibility.md").read_text("utf-8")


def test_the_facts_that_the_docs_show_make_a_statement(tmp_path: Path) -> None:
    example = next(one for one in blocks_of_page("own-handbook") if one.startswith("organisation:"))
    code, said = run(tmp_path, example)
    assert code == 0
    assert "A draft" not in said


def blocks_of_page(name: str) -> list[str]:
    return [one.text for one in blocks(page(name)) if one.language == "yaml"]


def test_a_mistake_in_the_facts_is_told_with_its_place(tmp_path: Path) -> None:
    code, said = run(tmp_path, FACTS + "contct: x\n")
    assert code == 1
    assert "accessibility.yml:5:1: unknown key 'contct'; did you mean 'contact'?" in said
    code, said = run(tmp_path, FACTS + "prepared_on: 2026-02-30\n")
    assert code == 1
    assert "accessibility.yml:5:" in said
    assert "'2026-02-30' is not in the calendar; write a day such as 2026-11-29" in said


def test_in_northern_ireland_another_body_enforces_the_regulations(tmp_path: Path) -> None:
    _, said = run(tmp_path, FACTS + ANSWERED + ISSUE + "country: Northern Ireland\n")
    assert (
        "The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing" in said
    )
    assert "EHRC" not in said
    _, elsewhere = run(tmp_path, FACTS + ANSWERED + ISSUE)
    assert "The Equality and Human Rights Commission (EHRC)" in elsewhere
