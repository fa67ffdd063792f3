"""A site that says something of ours in its own words, or in another language: in every page, and never from the cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import BuildFailed, build
from support.projects import minimal_council_files

from mkdocs_protocol.words import reading

Project = Callable[..., Path]

OWN = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Where the text is silent"
msgstr "What the text leaves <open>"

msgctxt "month"
msgid "November"
msgstr "Tachwedd"
"""
DESK = "councils/little-example/desk/"


def configured(options: str = "") -> str:
    return f"site_name: T\ntheme: {{name: mkdocs, highlightjs: false}}\nplugins:\n  - protocol:\n      nav: true\n{options}"


def rebuilt(root: Path, options: str) -> str:
    (root / "mkdocs.yml").write_text(configured(options), "utf-8")
    return build(root).read(DESK)


@pytest.fixture
def root(project: Project) -> Path:
    return project("", {**minimal_council_files(), "words.po": OWN, "mkdocs.yml": configured()})


def test_words_of_a_site_are_on_its_pages_and_gone_with_the_option(root: Path) -> None:
    plain = build(root).read(DESK)
    mended = rebuilt(root, "      words: words.po\n")
    assert "Where the text is silent" in plain
    assert "Where the text is silent" not in mended
    assert "What the text leaves &lt;open&gt;" in mended
    assert "22 Tachwedd 2026" in mended
    assert rebuilt(root, "") == plain

    (root / "words.po").write_text(OWN.replace("leaves <open>", "does not say"), "utf-8")
    assert "What the text does not say" in rebuilt(root, "      words: words.po\n")


def test_a_page_says_the_language_of_most_of_our_words(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "mkdocs.yml").write_text(configured("      language: cy\n"), "utf-8")
    site = build(root)
    assert 'lang="cy"' not in site.read(DESK)  # Nobody has read enough of it.
    assert any("are shown in 'cy', the others in English" in told for told in site.log_messages)

    packaged = tmp_path / "locale/cy/LC_MESSAGES/protocol.po"
    packaged.parent.mkdir(parents=True)
    packaged.write_text(OWN, "utf-8")
    monkeypatch.setattr(reading, "LOCALE", tmp_path / "locale")

    welsh = rebuilt(root, "      language: cy\n")
    assert '<div class="protocol protocol-desk" lang="cy">' in welsh
    assert '<meta property="og:locale" content="cy">' in welsh
    assert 'lang="en-GB"><span class="protocol-quoted">' in welsh
    assert 'lang="cy"' not in rebuilt(root, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (OWN.replace("leaves", "leaves {what}"), "words.po:4: “What the text leaves {what}"),
        ("msgid 'x'\n", "words.po:1: “msgid 'x'” does not belong in a .po file"),
    ],
)
def test_a_file_of_words_that_cannot_be_used_ends_the_build_with_its_line(
    root: Path, words: str, told: str
) -> None:
    (root / "words.po").write_text(words, "utf-8")
    (root / "mkdocs.yml").write_text(configured("      words: words.po\n"), "utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(root)
    assert any(told in message for message in failed.value.log_messages)


def test_a_language_that_there_is_not_is_refused(root: Path) -> None:
    (root / "mkdocs.yml").write_text(configured("      language: tlh\n"), "utf-8")
    with pytest.raises(BuildFailed, match="language"):
        build(root)
