"""What holds for every page that is written by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.pages import DOCS, all_pages, page, without_blocks

PAGES = sorted(path.stem for path in DOCS.glob("*.md"))


def sentences(name: str) -> list[str]:
    """Return the lines of a page without blocks, code type and the ids of headings, which may be left out of the search."""
    text = re.sub(r"`[^`\n]*`", "", without_blocks(page(name)))
    named = re.compile(r"^(#.*) \{#[\w-]+( data-search-exclude)?\}$", re.MULTILINE)
    return named.sub(r"\1", text).splitlines()


@pytest.mark.parametrize("name", PAGES)
def test_no_brace_stands_outside_code_type(name: str) -> None:
    """MkDocs' extension `attr_list` would take it for attributes, and it would vanish from the page."""
    own = re.compile(r"\{ \.[\w-]+ \}$|\{data-search-exclude\}$")
    assert [line for line in sentences(name) if "{" in own.sub("", line)] == []


@pytest.mark.parametrize("path", all_pages(), ids=lambda path: path.stem)
def test_what_a_page_links_to_in_the_repository_is_there(path: Path) -> None:
    text = without_blocks(path.read_text("utf-8"))
    linked = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    # Pages that the plugin makes are there once the handbook is built.
    made = {
        "councils/index.md",
        "topics/index.md",
        "compare/index.md",
        "expectations.md",
        "when-things-go-wrong/index.md",
        "review.md",
        "data/handbook.json",
        "topics/day-to-day.md",
        "topics/officer-role.md",
    }
    gone = [link for link in linked if link not in made and not (path.parent / link).exists()]
    assert gone == []
