"""The words that scripts show: marked as in the code, looked up in the browser."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from playwright.sync_api import expect
from support.browser import Pages
from support.pseudo import pseudo

from mkdocs_protocol.plugin.theme import FOLDER
from mkdocs_protocol.words.catalogue import ENGLISH, Catalogue
from mkdocs_protocol.words.scripts import script_words

SCRIPTS = sorted((FOLDER / "assets/protocol").glob("*.js"))
MARKED = re.compile(r'(?<![\w.])(?:_|ngettext)\(\s*"((?:[^"\\]|\\.)*)"')


class Greek(NullTranslations):
    """Every word in other letters."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


GREEK = Catalogue("cy", "greek", Greek())


def known(catalogue: Catalogue) -> dict[str, object]:
    """Return what stands for the words of scripts."""
    given = script_words(catalogue, SCRIPTS).removeprefix("window.protocolWords = ")
    words: dict[str, object] = json.loads(given.removesuffix(";\n"))["words"]
    return words


def test_a_site_in_english_needs_no_words() -> None:
    assert script_words(ENGLISH, SCRIPTS) == ""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_word_that_is_marked_is_found(script: Path) -> None:
    found = [message for _, message, _, _ in extract_from_file("javascript", script)]
    first = {message if isinstance(message, str) else message[0] for message in found}
    assert {*MARKED.findall(script.read_text("utf-8"))} == first


def test_what_goes_with_a_number_has_a_form_for_each_plural_of_the_language() -> None:
    forms = known(GREEK)["{number} row in all\0{number} rows in all"]
    assert isinstance(forms, dict)
    assert forms.keys() == {"zero", "one", "two", "few", "many", "other"}
    assert forms["one"] == pseudo("{number} row in all")


def test_words_cannot_end_the_script_that_holds_them() -> None:
    class Hostile(NullTranslations):
        def gettext(self, message: str) -> str:
            return "</script><script>alert(1)</script>"

    assert "<" not in script_words(Catalogue("cy", "x", Hostile()), SCRIPTS)


@pytest.mark.browser
def test_a_page_speaks_the_language_that_stands_before_its_scripts(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page(alone=True)
    page.add_init_script(script_words(GREEK, SCRIPTS))
    page.goto(f"{handbook_url}compare/#councils=barrow,halstead,unnamed")
    heading = page.locator("h2.protocol-comparison-title")
    expect(heading).to_contain_text(pseudo("compared"))
    expect(page.locator(".protocol-choice summary")).to_have_text(pseudo("Choose councils"))
    assert pseudo("and") in heading.inner_text()
