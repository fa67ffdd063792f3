"""`mkdocs-protocol import`, as a clerk types it: what it writes, says, refuses, and what is settled afterwards."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from support.build import build
from support.commands import run
from support.word_files import paragraph, word_file

from mkdocs_protocol.checking.loading import load

DAY = date(2026, 11, 22)
NEW = ("--council", "tiny", "--name", "Tiny Council", "--kind", "parish")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)


def file(*body: str, name: str = "Protocol.docx") -> str:
    Path(name).write_bytes(word_file([paragraph("Protocol", style="Title"), *body]))
    return name


def everyday() -> str:
    return file(
        paragraph("Working together", look="<w:b/>"),
        paragraph("Members and officers work together in the interest of the whole town."),
        paragraph("Signed: Jane Smith, Clerk"),
        paragraph("12 May 2021"),
    )


def test_it_says_what_it_wrote_and_what_to_look_at() -> None:
    result = run("import", everyday(), *NEW)

    assert result.exit_code == 0
    assert result.output.splitlines()[:6] == [
        "wrote councils/tiny/council.yml",
        "wrote councils/tiny/editions/undated.md",
        "wrote councils/tiny/as-received/undated.txt",
        "wrote councils/tiny/imports/undated.yml",
        "wrote councils/tiny/imports/undated.md",
        "wrote councils/tiny/imports/undated.html",
    ]
    assert "look at this: this looks like the name of a person" in result.output
    assert re.search(r"\(paragraph 4, line \d+ of the edition\)\n", result.output)


@pytest.mark.parametrize(
    "body", ["Ashdown Vale Town Council", "St Mary’s-on-Sea Parish Council", "Cyngor Tref Aberfan"]
)
def test_the_name_of_a_council_is_no_title_where_something_else_is(body: str) -> None:
    name = "Protocol.docx"
    lines = [
        paragraph(body, style="Title"),
        paragraph("Protocol on relations"),
        paragraph("1. Be civil."),
    ]
    Path(name).write_bytes(word_file(lines))
    run("import", name, *NEW)

    edition = Path("councils/tiny/editions/undated.md").read_text("utf-8")
    assert "\ntitle: Protocol on relations\n" in edition
    assert f"\n{body}\n" in edition


def test_the_clerk_of_a_new_council_has_the_names_that_the_text_prints() -> None:
    text = (
        "Ask the Town Clerk, or the Deputy Town Clerk. The Town Clerk answers. The Clerk files it."
    )
    run("import", file(paragraph(text)), *NEW)

    assert "\n  clerk: [Town Clerk, Clerk]\n" in Path("councils/tiny/council.yml").read_text(
        "utf-8"
    )
    assert run("check").exit_code == 0


def test_the_name_of_who_signs_stands_in_nothing_that_is_written() -> None:
    run("import", everyday(), *NEW)
    written = [path.read_text("utf-8") for path in Path("councils/tiny").rglob("*.*")]

    assert not any("Smith" in text for text in written)
    assert run("verify").exit_code == 0


def test_a_name_is_kept_when_told_to() -> None:
    run("import", everyday(), *NEW, "--keep-names")

    assert "Signed: Jane Smith, Clerk" in Path("councils/tiny/editions/undated.md").read_text(
        "utf-8"
    )
    assert run("verify").exit_code == 0


def test_a_guess_is_repeated_until_it_is_settled() -> None:
    run("import", everyday(), *NEW)
    assert "it is bold" in run("check").output
    record = Path("councils/tiny/imports/undated.yml")
    record.write_text(record.read_text("utf-8").replace("settled: false", "settled: true"), "utf-8")

    date_alone, *told = run("check").output.splitlines()
    assert "unlabelled: {value: 2021-05-12" in date_alone
    assert told[0] == "1 council, 1 clause, no problem; 1 clause has no topic yet"
    assert told[1].endswith("mkdocs-protocol suggest --only tiny --write proposals.yml")


def test_the_report_is_json_for_a_program() -> None:
    result = run("import", everyday(), *NEW, "--json")
    report = json.loads(result.output)

    assert report["edition"] == "undated"
    assert len(report["sha256"]) == 64
    assert {guess["code"] for guess in report["guesses"]} >= {"heading-by-look", "name-withheld"}
    assert all(guess["settled"] is False for guess in report["guesses"])


def test_what_it_makes_is_built_and_bears_the_banner_of_a_draft(tmp_path: Path) -> None:
    run("import", everyday(), *NEW)
    Path("docs").mkdir()
    Path("docs/index.md").write_text("# Welcome\n", "utf-8")
    Path("mkdocs.yml").write_text(
        "site_name: Ours\ntheme: {name: material, font: false}\nplugins: [protocol]\n", "utf-8"
    )
    build(tmp_path)
    site = build(tmp_path)  # From the cache, the record of the import included.

    assert site.problems() == []
    page = site.read("councils/tiny/undated/")
    assert "not in force" in page
    assert "in the interest of the whole town" in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("missing.docx", *NEW), "missing.docx is not there; give the path of the document"),
        (("Protocol.docx", "--council", "tiny"), 'tiny is new; give its name and kind: --name "My Town Council" --kind town'),
        (("Protocol.docx", "--council", "../out", "--name", "X", "--kind", "town"), "../out"),
        (("Protocol.docx", *NEW, "--edition", "May"), "an edition is named after its date, not 'May'"),
        (("empty.docx", *NEW), "empty.docx: it has no words"),
        (("notes.xlsx", *NEW), "notes.xlsx: it is not a document that can be read here"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_told_in_one_sentence(words: tuple[str, ...], told: str) -> None:
    everyday()
    Path("empty.docx").write_bytes(word_file([paragraph()]))
    Path("notes.xlsx").write_bytes(b"\0\1\2 no document")
    result = run("import", *words)

    assert result.exit_code == 1
    assert told in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert not Path("councils").exists()


def test_a_record_that_names_an_edition_that_is_not_there_is_told() -> None:
    run("import", everyday(), *NEW)
    record = Path("councils/tiny/imports/undated.yml")
    record.write_text(
        record.read_text("utf-8").replace('edition: "undated"', "edition: undaetd"), "utf-8"
    )
    loaded = load(Path("councils"), as_of=DAY)

    assert [(p.code, p.message) for p in loaded.problems] == [
        ("unknown-edition", "there is no edition 'undaetd'; did you mean 'undated'?")
    ]


def test_nothing_else_belongs_beside_the_records() -> None:
    run("import", everyday(), *NEW)
    Path("councils/tiny/imports/Protocol.docx").write_bytes(b"")
    loaded = load(Path("councils"), as_of=DAY)

    assert [p.code for p in loaded.problems] == ["unknown-file"]


def test_a_document_beside_the_protocol_has_a_folder_of_its_own() -> None:
    run("import", everyday(), *NEW)
    grievance = file(paragraph("1.1 Speak to the clerk first."), name="Grievance.docx")
    result = run("import", grievance, "--council", "tiny", "--document", "grievance")

    assert result.output.splitlines()[0] == "wrote councils/tiny/grievance/editions/undated.md"
    assert run("verify").exit_code == 0
    assert (
        "tiny/grievance/undated; nothing is done"
        in run("import", grievance, "--council", "tiny", "--document", "grievance").output
    )
    wrong = run("import", grievance, "--council", "tiny", "--document", "greivance")
    assert "there is no kind of document 'greivance'; did you mean 'grievance'?" in wrong.output


def test_a_council_begins_with_its_protocol() -> None:
    result = run("import", everyday(), *NEW, "--document", "grievance")

    assert result.exit_code == 1
    assert "a council begins with its protocol" in result.output
    assert not Path("councils").exists()


def begun_with(words: str = "Put the title here") -> Path:
    run("new", "tiny", "--name", "Tiny", "--kind", "parish", "--edition", "2024-05")
    edition = Path("councils/tiny/editions/2024-05.md")
    edition.write_text(edition.read_text("utf-8").replace("Put the title here", words), "utf-8")
    return edition


def test_an_import_takes_the_place_of_a_starter_that_nobody_has_changed() -> None:
    begun = begun_with()

    told = run("import", everyday(), "--council", "tiny").output

    assert "of the edition before" not in told
    assert [*begun.parent.iterdir()] == [begun]
    assert "Put the" not in begun.read_text("utf-8")
    assert run("verify").exit_code == 0


def test_an_import_leaves_a_starter_that_somebody_has_changed() -> None:
    begun = begun_with("Our protocol")
    before = begun.read_bytes()

    run("import", everyday(), "--council", "tiny")

    assert begun.read_bytes() == before
    assert len([*begun.parent.iterdir()]) == 2


def test_guesses_are_settled_in_every_document_unless_one_is_named() -> None:
    run("import", everyday(), *NEW)
    other = file(paragraph("Stages", look="<w:b/>"), paragraph("Tell the Clerk first, in writing."))
    run("import", other, "--council", "tiny", "--document", "grievance")

    assert "grievance: heading-by-look" in run("settle", "tiny").output
    assert "protocol:" not in run("settle", "tiny", "--document", "grievance").output
    assert run("settle", "tiny", "--all").output.endswith("everything is settled\n")
    assert "taken to be so" not in run("check").output


def test_a_draft_without_a_date_is_given_the_printed_one_for_a_name_as_it_is_told() -> None:
    dated = file(
        paragraph("Adopted 1 June 2020. Amended 3 May 2024"),
        paragraph("Members and officers work together."),
    )
    told = run("import", dated, *NEW).output.splitlines()[-1]
    run("settle", "tiny", "--all")
    place = Path("councils/tiny")

    assert "to call it 2024-05-03, before it is published, run: mkdocs-protocol import" in told
    again = run(*shlex.split(told.split("run: mkdocs-protocol ")[1]))

    assert again.output == "tiny/undated is now tiny/2024-05-03; nothing else has changed\n"
    assert [path for path in place.rglob("*") if "undated" in path.name] == []
    left = [(path.name, path.read_text("utf-8")) for path in place.rglob("*.*")]
    assert [name for name, text in left if "undated" in text] == []
    assert run("verify").exit_code == 0
    checked = run("check")
    assert (checked.exit_code, "uncertain" in checked.output) == (0, False), (
        "what is settled stays settled"
    )
    assert (
        "has not changed since"
        in run("import", dated, "--council", "tiny", "--edition", "2024-05").output
    )


def test_an_edition_in_force_keeps_its_name() -> None:
    dated = file(paragraph("Members and officers work together."))
    run("import", dated, *NEW)
    edition = Path("councils/tiny/editions/undated.md")
    edition.write_text(re.sub("(?m)^status: draft.*\n", "", edition.read_text("utf-8")), "utf-8")

    told = run("import", dated, "--council", "tiny", "--edition", "2024-05").output

    assert "has not changed since" in told
    assert edition.exists()


def test_facts_that_only_a_person_can_give_are_not_asked_for_by_examples() -> None:
    run("import", everyday(), *NEW)
    edition = Path("councils/tiny/editions/undated.md")
    edition.write_text(re.sub("(?m)^status: draft.*\n", "", edition.read_text("utf-8")), "utf-8")
    run("settle", "tiny", "--all")

    assert run("check").exit_code == 0
    assert "#  " not in edition.read_text("utf-8")
