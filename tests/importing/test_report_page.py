"""The report of an import as a page, and guesses settled many at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.browser import PHONE, Pages, faults_in_every_look, too_wide
from support.commands import run

from mkdocs_protocol.importing.report import Entry, Report, Spot
from mkdocs_protocol.papers.import_report import as_page

NEW = ("--council", "tiny", "--name", "Tiny Council", "--kind", "parish")
EVIL = "<script>alert(1)</script>\u202e&amp; " + "long" * 40


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)


def imported() -> None:
    text = "WORKING TOGETHER\n\nMembers and officers work together.\n\nLIMITS\n\n1. Be civil.\n\nSigned: Jane Smith\n"
    Path("Protocol.txt").write_text(text, "utf-8")
    assert run("import", "Protocol.txt", *NEW).exit_code == 0


def page_of_everything() -> str:
    entries = (
        Entry("name-withheld", f"a name {EVIL}", True, (Spot("paragraph 3", 4, EVIL),)),
        Entry("comment", "a comment is left out", False, (Spot("the whole document", 0, ""),)),
    )
    report = Report(f"{EVIL}.docx", "0" * 64, "2026-11-22", "tiny", "undated", entries, "2021")
    return as_page(report, f"---\ntitle: a\n---\n{EVIL}\n\nMembers ask. {'word ' * 400}\n")


def test_every_guess_stands_on_the_page_and_leads_to_its_line() -> None:
    imported()
    page = Path("councils/tiny/imports/undated.html").read_text("utf-8")
    record = Path("councils/tiny/imports/undated.yml").read_text("utf-8")
    edition = Path("councils/tiny/editions/undated.md").read_text("utf-8").splitlines()

    codes = re.findall(r"- code: (\S+)", record)
    assert codes
    assert re.findall(r"<p><code>([\w-]+)</code>", page) == codes
    places = re.findall(r"line (\d+) of the edition: ([^\"]*)", record)
    for line, words in places:
        assert f'href="#line-{line}">line {line} of the edition</a>' in page
        assert f'id="line-{line}"' in page
        assert words[:8] in edition[int(line) - 1] or edition[int(line) - 1].startswith("{")
    assert page.count("<li id=") == len(edition)


def test_no_word_of_the_file_is_markup_and_nothing_is_fetched() -> None:
    page = page_of_everything()
    assert "<script" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;U+202E&gt;&amp;amp;" in page
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", page)
    assert page.count("word ") == 400


@pytest.mark.browser
def test_the_page_is_read_at_any_width_in_any_colour(new_page: Pages) -> None:
    page = new_page(viewport=PHONE)
    page.set_content(page_of_everything())
    assert too_wide(page) == []
    assert faults_in_every_look(page) == []


def test_guesses_are_listed_and_settled_many_at_once() -> None:
    imported()
    record = Path("councils/tiny/imports/undated.yml")
    before = record.read_text("utf-8")
    listed = run("settle", "tiny").output.splitlines()
    assert listed[0].startswith("name-withheld: uncertain: this looks like the name of a person")
    assert listed[-1].startswith("look at them; then name the kinds that are right")
    assert record.read_text("utf-8") == before

    result = run("settle", "tiny", "heading-by-look")
    assert result.output.splitlines()[0] == "settled: heading-by-look"
    assert record.read_text("utf-8").count("    settled: true") == 1
    run("settle", "tiny", "--certain")
    left = [line for line in run("settle", "tiny").output.splitlines() if ": uncertain: " in line]
    assert len(left) == len(run("settle", "tiny").output.splitlines()) - 1
    assert run("settle", "tiny", "--all").output.splitlines()[-1] == "everything is settled"
    assert re.sub("    settled: true", "    settled: false", record.read_text("utf-8")) == before
    assert "look at it" not in run("check").output


def test_a_record_is_settled_however_a_person_has_written_it() -> None:
    imported()
    record = Path("councils/tiny/imports/undated.yml")
    text = record.read_text("utf-8").partition("guesses:")[0]
    kept = (
        '  - what: "settled: false"\n    code: label  # as it is\n    settled: false  # not yet\n'
    )
    record.write_text(f"{text}guesses:\n{kept}  - code: comment\n    what: a comment\n", "utf-8")

    assert run("settle", "tiny", "--all").output.splitlines()[-1] == "everything is settled"
    told = record.read_text("utf-8").partition("guesses:\n")[2]
    assert told == kept.replace("    settled: false  #", "    settled: true  #") + (
        "  - code: comment\n    settled: true\n    what: a comment\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("tiny", "lable"), "nothing of the kind 'lable' was guessed"),
        (("tiny", "--all", "--edition", "2021"), "tiny has no import of that document and edition"),
        (("tinny", "--all"), "tinny"),
    ],
)
def test_what_cannot_be_settled_is_told(words: tuple[str, ...], told: str) -> None:
    imported()
    result = run("settle", *words)
    assert result.exit_code == 1
    assert told in result.output
    assert len(result.output.strip().splitlines()) == 1
