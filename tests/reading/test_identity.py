"""A council's crest is what its name says and does nothing; its colours can be read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.identity import (
    DARK_PAPER,
    ENOUGH,
    LIGHT_PAPER,
    contrast,
    nearest_readable,
    tinted,
)
from mkdocs_protocol.reading.svg import fault_of_svg

COUNCIL = "councils/little-example/council.yml"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0IEND"
JPEG = b"\xff\xd8\xff\xe0\xff\xd9"
WEBP = b"RIFF\x08\0\0\0WEBPVP8 "
TOKENS = Path(__file__).parents[2] / "mkdocs_protocol/theme/assets/protocol/tokens.css"


def svg(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def told(root: Path, facts: str, files: dict[str, bytes]) -> list[str]:
    files_of = minimal_council_files()
    files_of[COUNCIL] = files_of[COUNCIL].replace("kind: parish\n", f"kind: parish\n{facts}")
    beside = {f"councils/little-example/{name}": content for name, content in files.items()}
    write_files(root, {**files_of, **beside})
    problems = load(root / "councils", as_of=date(2026, 11, 22)).problems
    return [str(problem).removeprefix("councils/little-example/") for problem in problems]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("crest.svg", svg('<path d="M0 0h1v1z" style="fill:url(#g)"/>')),
        ("crest.svg", svg(before='<?xml version="1.0"?><!-- drawn -->')),
        ("crest.svg", svg('<i:namedview xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>')),
        ("crest.svg", svg('<defs><g id="a"/></defs><use href="#a"/>')),
        ("crest.png", PNG),
        ("crest.jpg", JPEG),
        ("crest.jpeg", JPEG + b"\0"),
        ("crest.webp", WEBP),
    ],
)
def test_a_picture_that_does_nothing_is_a_crest(tmp_path: Path, name: str, content: bytes) -> None:
    assert told(tmp_path, f"crest: {{file: {name}, text: Arms}}\n", {name: content}) == []


@pytest.mark.parametrize(
    "content",
    [
        svg("<script>alert(1)</script>"),
        svg('<a href="#x"><path d=""/></a>'),
        svg("<foreignObject/>"),
        svg('<image href="https://elsewhere.example/x.png"/>'),
        svg('<use href="https://elsewhere.example/x.svg#a"/>'),
        svg('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="data:image/svg+xml,x"/>'),
        svg('<path onclick="alert(1)"/>'),
        svg(attributes='onload="alert(1)"'),
        svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'),
        svg('<x:b xmlns:x="urn:unknown"/>'),
        svg("<style>@import 'https://elsewhere.example/x.css';</style>"),
        svg("<style>path{fill:\\75rl(https://elsewhere.example)}</style>"),
        svg("<path style=\"fill:URL( 'https://elsewhere.example/')\"/>"),
        svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
        svg('<set attributeName="onclick" to="alert(1)"/>'),
        svg(before="<!DOCTYPE svg [<!ENTITY a 'b'>]>"),
        svg(before='<?xml-stylesheet href="https://elsewhere.example/x.css"?>'),
        svg("<g>" * 200 + "</g>" * 200),
        svg("<g>"),
        b"<svg><path/></svg>",
        b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<?xml version="1.0" encoding="no-such"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_a_drawing_that_could_act_or_fetch_is_refused(content: bytes) -> None:
    assert fault_of_svg(content).startswith("this SVG ")


@pytest.mark.parametrize(
    ("facts", "files", "expected"),
    [
        ("", {"crest.png": PNG},
         'crest.png:1:1: nothing says what this crest shows; write into council.yml: '
         'crest: {file: crest.png, text: "The arms of …"}'),
        ("crest: {file: crest.png, text: Arms}\n", {},
         "council.yml:4:15: there is no 'crest.png' beside this file; put the picture there"),
        ("crest: {file: crest.png, text: Arms}\n", {"crest.svg": svg()},
         "council.yml:4:15: there is no 'crest.png' beside this file; there is crest.svg; put the picture there"),
        ("crest: {file: crest.png, text: Arms}\n", {"crest.png": svg()},
         "crest.png:1:1: this is called .png, but its content is SVG; call it crest.svg"),
        ("crest: {file: crest.png, text: Arms}\n", {"crest.png": b"GIF89a"},
         "crest.png:1:1: this is not a picture that a browser can show; save it as SVG, PNG, JPEG or WebP"),
        ("crest: {file: crest.png, text: Arms}\n", {"crest.png": PNG + b"x" * 200_000},
         "crest.png:1:1: this picture is larger than 200 kB; save it smaller, 400 pixels high at most, or as SVG"),
        ("accent: '#7a1f2b'\n", {},
         "council.yml:4:9: #7a1f2b on the handbook’s dark paper (#14181d) has a contrast of 1.7 to 1, and words need 4.5 "
         'to 1 (WCAG 1.4.3); add one for dark pages, such as accent_dark: "#ab7178"'),
        ("accent_dark: '#abc'\n", {}, "council.yml:4:1: accent_dark is given without accent; give that too"),
    ],
)  # fmt: skip
def test_each_fault_is_told_where_it_stands_with_the_way_out(
    tmp_path: Path, facts: str, files: dict[str, bytes], expected: str
) -> None:
    assert told(tmp_path, facts, files) == [expected]


@pytest.mark.parametrize(("end", "content"), [("png", PNG), ("jpg", JPEG), ("webp", WEBP)])
def test_half_a_picture_is_told(tmp_path: Path, end: str, content: bytes) -> None:
    (message,) = told(
        tmp_path, f"crest: {{file: crest.{end}, text: Arms}}\n", {f"crest.{end}": content[:-1]}
    )
    assert message == f"crest.{end}:1:1: this picture is incomplete; save it here again"


@pytest.mark.parametrize("path", ["../crest.png", "logo.png", "crest.gif", "/etc/passwd"])
def test_no_other_file_can_be_named(tmp_path: Path, path: str) -> None:
    (message,) = told(tmp_path, f"crest: {{file: {path}, text: Arms}}\n", {})
    assert message.startswith("council.yml:4:15: ")


def test_contrast_is_worked_out_as_the_standard_says() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(
    "colour", ["#d98c1f", "#000000", "#ffffff", "#ff0000", "#14181d", "#fcfbf7"]
)
@pytest.mark.parametrize("paper", [LIGHT_PAPER, DARK_PAPER])
def test_the_colour_that_is_proposed_can_be_read_on_paper_and_on_its_tint(
    colour: str, paper: str
) -> None:
    near = nearest_readable(colour, paper)
    assert contrast(near, paper) >= ENOUGH
    assert contrast(near, tinted(paper, near)) >= ENOUGH


def test_the_papers_are_those_of_the_style_sheet() -> None:
    found = re.search(r"--protocol-paper: light-dark\((#\w+), (#\w+)\)", TOKENS.read_text("utf-8"))
    assert found
    assert found.groups() == (LIGHT_PAPER, DARK_PAPER)
