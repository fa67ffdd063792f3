"""`take-away` and `embed`, as a clerk types them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.commands import run
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.papers.takeaway import pdf
from mkdocs_protocol.rendering.takeaway.today import script_hash

STEM = "little-example-2024-05"
ENDS = ("pdf", "docx", "html", "txt", "md")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a council, in which one stands."""
    write_files(tmp_path, minimal_council_files())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_kind_is_written_and_told_with_its_size(here: Path) -> None:
    result = run("take-away", "little-example", "--to", "new/folder")

    assert result.exit_code == 0
    written = sorted(path.name for path in (here / "new/folder").iterdir())
    assert written == sorted(f"{STEM}.{end}" for end in ENDS)
    for line, end in zip(result.output.splitlines(), ENDS, strict=True):
        assert re.fullmatch(rf"wrote new/folder/{STEM}\.{end} \([\w ]+, \d+ kB\)", line)


def test_only_the_kinds_that_are_asked_for_are_written(here: Path) -> None:
    run(
        "take-away",
        "little-example",
        "--as",
        "txt",
        "--as",
        "md",
        "--site",
        "https://example.org/h",
    )

    assert {path.name for path in here.glob(f"{STEM}.*")} == {f"{STEM}.txt", f"{STEM}.md"}
    said = (here / f"{STEM}.txt").read_text("utf-8-sig")
    assert "https://example.org/h/councils/little-example/2024-05/" in said


def test_without_typst_the_others_are_written_and_pdf_alone_fails(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_typst", lambda: None)

    result = run("take-away", "little-example")
    assert result.exit_code == 0
    assert f"not made: PDF; {pdf.HOW_TO_INSTALL}" in result.output
    assert {path.suffix for path in here.glob(f"{STEM}.*")} == {".docx", ".html", ".txt", ".md"}

    assert "crest" not in result.output
    council = here / "councils/little-example/council.yml"
    council.write_text(
        f"{council.read_text('utf-8')}crest: {{file: crest.svg, text: A shield}}\n", "utf-8"
    )
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'
    council.with_name("crest.svg").write_text(drawn, "utf-8")
    assert (
        "Word shows no SVG, so the crest is not in the Word file; give it as PNG or JPG, or install"
        in (run("take-away", "little-example", "--as", "docx").output)
    )

    alone = run("take-away", "little-example", "--as", "pdf")
    assert (alone.exit_code, alone.output) == (1, f"Error: {pdf.HOW_TO_INSTALL}\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["little-exampel"], "did you mean 'little-example'?"),
        (["../up"], "cannot be part of an address"),
        (["little-example", "--edition", "2020"], "has no edition '2020'; there is 2024-05"),
        (["little-example", "--document", "grievance"], "has no document 'grievance'; there is protocol"),
        (["little-example", "--site", "javascript:x"], "is not the address of a page"),
        (["little-example", "--site", "https://e.org/ x"], "is not the address of a page"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["take-away", "embed"])
def test_what_is_not_there_is_told(command: str, words: list[str], told: str, here: Path) -> None:
    result = run(command, *words)

    assert result.exit_code == 1
    assert told in result.output
    assert [*here.glob(f"{STEM}.*")] == []


def test_nothing_half_written_is_left_where_nothing_can_be_written(here: Path) -> None:
    (here / "file").write_text("x")
    for words in (
        ["take-away", "little-example", "--to", "file/below"],
        ["embed", "little-example", "--to", "file/below.html"],
    ):
        result = run(*words)
        assert result.exit_code == 1
        assert "nothing can be written into" in result.output
    assert (here / "file").read_text() == "x"


def test_the_words_of_the_site_are_taken(here: Path) -> None:
    (here / "wording.yml").write_text('as-of: "Looked up on {day}"\n', "utf-8")
    run("take-away", "little-example", "--as", "txt", "--wording", "wording.yml")
    assert "Looked up on" in (here / f"{STEM}.txt").read_text("utf-8-sig")

    (here / "wording.yml").write_text('as-of: "{nothing}"\n', "utf-8")
    result = run("embed", "little-example", "--wording", "wording.yml")
    assert result.exit_code == 1
    assert "wording.yml:1:" in result.output


def test_a_fragment_is_printed_to_the_letter_and_the_script_named_beside(here: Path) -> None:
    result = run("embed", "little-example", "--headings-from", "3")
    run("embed", "little-example", "--headings-from", "3", "--to", "text.html")

    assert result.stdout == (here / "text.html").read_text("utf-8")
    assert result.stdout.startswith(f'<div id="protocol-{STEM}"')
    assert "<h3 " in result.stdout
    assert script_hash() in result.stderr
    assert script_hash() not in result.stdout


def test_a_frame_is_shut_off_and_has_a_link_inside_and_before(here: Path) -> None:
    address = "https://example.org/?a=1&b=2"
    said = run("embed", "little-example", "--iframe", address).stdout

    assert said.count('href="https://example.org/?a=1&amp;b=2"') == 2
    (sandbox,) = re.findall(r'sandbox="([^"]*)"', said)
    assert "allow-same-origin" not in sandbox
    assert "<script" not in said
    assert run("embed", "little-example", "--iframe", "data:text/html,x").exit_code == 1
