"""A text in another language is said to be in it wherever its words stand, so that it is read aloud in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from support.documents import EXAMPLE
from support.projects import parse_tree
from support.sheets import parsed, text_of
from support.situations import site_of
from support.trees import SITUATIONS, TREE

from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.page import RenderedPage

COUNCILS_WORDS = {"protocol-quoted", "protocol-adopted"}
FILES = parse_tree(EXAMPLE)
OTHERS = [path for path in FILES if path.startswith("councils/other/")]
EDITION = "councils/little/editions/2024-05.md"
TREE_OF_LITTLE = (
    TREE.replace('clause: "2.1", words: complaints', 'clause: "2.1", words: "2. complaints"')
    .replace("Members and officers shall treat each other with respect.", "Memebers and officers shall")
)  # fmt: skip


def handbook(folder: Path, language: str) -> list[RenderedPage]:
    files = {path: text for path, text in FILES.items() if path not in OTHERS}
    for path, text in files.items():
        if "/editions/" in path:
            files[path] = text.replace("---\n", f"---\nlanguage: {language}\n", 1)
    files["councils/situations.yml"] = SITUATIONS
    files["councils/little/trees/councillor-unhappy-officer.yml"] = TREE_OF_LITTLE
    return list(every_page(site_of(folder, files)))


def unsaid(element: Element, language: str = "") -> Iterator[str]:
    """Yield the council's words that stand in an element and are not said to be in Welsh."""
    classes = {*element.get("class", "").split()}
    if "protocol-key" in classes:
        return  # It shows our own words in the council's face.
    spoken = element.get("lang", language)
    if classes & COUNCILS_WORDS and spoken != "cy":
        yield text_of(element)
    for child in element:
        yield from unsaid(child, spoken)


def test_every_page_says_in_which_language_the_councils_words_are(tmp_path: Path) -> None:
    found = {
        draft.address: [*dict.fromkeys(unsaid(parsed(draft.html)))]
        for draft in handbook(tmp_path, "cy")
    }
    assert {address: words for address, words in found.items() if words} == {}


def test_pages_in_our_own_language_say_so_once_for_the_whole_page(tmp_path: Path) -> None:
    for draft in handbook(tmp_path, "en-GB"):
        assert re.findall('lang="(.*?)"', draft.html) == ["en-GB"], draft.address
