"""The scale of the style sheets: what is not one of seven sizes, eight spaces and two measures is told here."""

from __future__ import annotations

import re

import pytest
from support.handbook import REPOSITORY

FOLDERS = ("mkdocs_protocol/theme/assets/protocol", "overrides/assets/stylesheets")
SHEETS = {
    path.name: re.sub(r"/\*.*?\*/|@page[^{]*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "", path.read_text("utf-8"), flags=re.S)
    for folder in FOLDERS
    for path in sorted((REPOSITORY / folder).glob("*.css"))
}  # fmt: skip
SIZES_OF_THEIR_OWN = {
    "0",  # heard, not seen
    "0.88em",  # code, in whatever it stands
    "125%",  # Material's rem
    "16pt",  # Material's rem on paper
    "14px",  # a drawing's own unit
    "max(1em, 16px)",  # the same
}
HOLDS_LETTERS = {"0.05em", "0.06em"}
"""The ground of marked words, which must not push lines apart."""


def declared(sheet: str, names: str) -> set[str]:
    """Return the values that a style sheet gives some properties."""
    found = re.findall(rf"(?<![\w-])(?:{names}):\s*([^;{{}}]+);", SHEETS[sheet])
    return {" ".join(value.replace("!important", "").split()) for value in found}


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_size_of_text_is_one_of_seven(sheet: str) -> None:
    sizes = {
        size
        for size in declared(sheet, "font-size")
        if not re.fullmatch(r"var\(--protocol-t[1-7]\)", size)
    }
    assert sizes <= {"inherit"} | SIZES_OF_THEIR_OWN


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_space_is_one_of_eight(sheet: str) -> None:
    spaces = declared(sheet, "(?:margin|padding)(?:-[a-z-]+)?|gap|row-gap|column-gap")
    lengths = {
        length
        for space in spaces
        for length in re.findall(r"(?<![\w.-])[\d.]+(?:r?em|pt)\b", space)
    }
    assert lengths - HOLDS_LETTERS <= {
        "1.6em",
        "2em",
    }  # numbers and letters that hang before a line


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_weight_is_plain_or_one_of_two(sheet: str) -> None:
    assert declared(sheet, "font-weight") <= {"400", "600", "700", "inherit"}


@pytest.mark.parametrize("sheet", SHEETS)
def test_colours_are_those_of_the_tokens(sheet: str) -> None:
    colours = re.findall(r"#[0-9a-f]{3,8}\b(?![^{}]*\{)", SHEETS[sheet])
    assert sheet == "tokens.css" or set(colours) <= {"#000"}  # ink on paper


PROTOCOL = "mkdocs_protocol/theme/assets/protocol"
LINES = 2400
"""What all the plugin's style sheets may come to. Who needs more finds what two parts share first."""
WIDTH = 120
LIST = 9
"""How many selectors a rule may list: a longer one is a primitive that its parts should have as a class."""


def test_the_style_sheets_stay_small() -> None:
    lines = [
        line
        for path in (REPOSITORY / PROTOCOL).glob("*.css")
        for line in path.read_text("utf-8").splitlines()
    ]
    assert len(lines) <= LINES
    assert [line for line in lines if len(line) > WIDTH] == []


NO_NAME_BELOW = re.compile(r":has\(.*(::details-content|[ >]:target)")
"""What has no name that a browser could look for: it works out the style of all of a page at every change of it."""


def test_no_change_of_a_page_costs_the_style_of_all_of_it() -> None:
    found = []
    for sheet in SHEETS.values():
        around: list[str] = []
        for selector, sign in re.findall(r"([^{};]*)([{};])", sheet):
            if sign == "{":
                around.append(" ".join(selector.split()))
                found += NO_NAME_BELOW.findall(" ".join(around))
            elif sign == "}":
                around.pop()
    assert found == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_rule_lists_its_parts(sheet: str) -> None:
    lists = re.findall(r"(?<=[{};])\s*([^{};]*\.protocol[^{};]*?)\s*\{", "}" + SHEETS[sheet])
    assert [one for one in lists if one.count(".protocol") > LIST + 2] == []


MADE_OF_TWO = re.compile(r"(?<![\w-])(protocol-[a-z-]*-)(?=[{%\"'$])")
"""The beginning of a class whose end is worked out: a kind of step, the shape of a grid."""


def test_what_is_styled_is_given_and_what_is_given_is_used() -> None:
    package = REPOSITORY / "mkdocs_protocol"
    code = {
        path: path.read_text("utf-8")
        for ending in ("html", "py", "js")
        for path in package.rglob(f"*.{ending}")
    }
    words = "\n".join(code.values())
    named = set(re.findall(r"(?<![\w-])protocol-[a-z][a-z-]*[a-z]", words))
    begun = tuple(MADE_OF_TWO.findall(words))
    styled = {
        name for sheet in SHEETS.values() for name in re.findall(r"\.(protocol-[a-z-]+)", sheet)
    }
    assert {name for name in styled - named if not name.startswith(begun)} == set()

    given = {
        name
        for text in code.values()
        for names in re.findall(r"class(?:Name)?\"?[=:]\s*[\"'`](?!protocol )([^\"'`{%$]*)", text)
        for name in names.split()
        if re.fullmatch(r"protocol-[a-z-]*[a-z]", name)
    }
    scripts = "\n".join(text for path, text in code.items() if path.suffix == ".js")
    tests = "\n".join(path.read_text("utf-8") for path in (REPOSITORY / "tests").rglob("*.py"))
    hooks = set(re.findall(r"(?<![\w-])protocol-[a-z-]*[a-z]", tests)) | set(
        re.findall(r"[.\"](protocol-[a-z-]*[a-z])", scripts)
    )
    assert given - styled - hooks == set()


def test_a_theme_whose_rem_is_ten_pixels_makes_no_word_small() -> None:
    assert declared("tokens.css", "--protocol-unit") == {"max(1rem, 16px)", "0.8rem", "8.5pt"}
