"""PDFs as a browser prints pages: tables without lines, three columns, bullets that are drawn, numbers in the margin.

One that is there is kept, for no two runs of Chromium give the same bytes; delete it to have it printed anew.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SENTENCES = [
    "Councillors and officers agree that a request is put in writing, that it says what it is about, and that whoever receives it answers within ten working days.",
    "An officer who cannot answer in that time tells the councillor the reason and names a day on which an answer will be given.",
    "Where a request concerns more than one committee, the clerk decides who answers it, and tells the chairmen of all of them.",
    "Nothing in this protocol gives a councillor a right to see papers that the law keeps from them, or to direct an officer alone.",
    "The council reviews these arrangements each year in May, after the elections, and publishes what it has changed and why.",
    "Members of the public may see the register of requests, apart from the names of those who asked and of those who answered.",
    "A complaint about an answer goes to the clerk first, and to the chairman where it is the clerk who gave the answer.",
]
_ONE, _TWO = SENTENCES[:2]
_POSTS = [
    ("Post", "Telephone", "Room"), ("Town Clerk", "01234 567890", "First floor"),
    ("Deputy Clerk", "01234 567891", "First floor"), ("Events officer", "01234 567892", "Market hall"),
    ("Caretaker", "01234 567893", "Lodge"),
]  # fmt: skip
_MATTERS = [
    ("Matter", "Who decides"),
    ("A request for papers that are not public", "The clerk, after asking the chairman of the committee whose papers they are"),
    ("A complaint about an answer", "The chairman"), ("A change of this protocol", "The full council, in May"),
]  # fmt: skip
_STYLE = "body{font:11pt/1.35 'Liberation Serif';margin:0} p{margin:0 0 8pt} h2{font-size:13pt;margin:10pt 0 4pt} h1{font-size:18pt}"


def _p(words: str) -> str:
    return f"<p>{words}</p>"


def _rows(rows: list[tuple[str, ...]], name: str = "") -> str:
    inside = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="{name}">{inside}</table>'


def _told(rows: list[tuple[str, ...]]) -> list[str]:
    return ["\t".join(row) for row in rows]


_NUMBERED = [f"{number}.1 {words}" for number, words in enumerate(SENTENCES, start=1)]
_TITLE = "<h1>Protocol</h1>"
PAGES: dict[str, tuple[str, str, list[str]]] = {
    "tables-without-lines": (
        "td{padding:2pt 40pt 2pt 0} .long{width:100%} .long td{padding:2pt 20pt 4pt 0;vertical-align:top;width:50%} "
        ".ruled{border-collapse:collapse;width:100%} .ruled td{border-bottom:1px solid;padding:3pt}",
        f"<h1>Contacts</h1>{_p(_ONE)}{_rows(_POSTS)}{_p(_TWO)}{_rows(_MATTERS, 'long')}{_p(_ONE)}{_rows(_POSTS, 'ruled')}{_p(_TWO)}",
        ["Contacts", _ONE, *_told(_POSTS), _TWO, *_told(_MATTERS), _ONE, *_told(_POSTS), _TWO],
    ),
    "three-columns": (
        "div{columns:3;column-gap:20pt;font-size:9pt}", f"{_TITLE}<div>{''.join(map(_p, SENTENCES * 2))}</div>",
        ["Protocol", *SENTENCES, *SENTENCES],
    ),
    "drawn-apart": (
        "p.d::first-letter{float:left;font-size:34pt;line-height:.8;padding-right:3pt} span{font-variant:small-caps} "
        "p.n{position:relative;padding-left:40pt} b{position:absolute;left:0;font-weight:normal} li{margin-bottom:3pt}",
        f"{_TITLE}<p class=d>{_ONE}</p>" + "".join(f"<p class=n><b>{each[:3]}</b>{each[4:]}</p>" for each in _NUMBERED)
        + f"<ul>{''.join(f'<li>{each}</li>' for each in SENTENCES[:4])}</ul><p><span>Members and Officers</span> {_TWO}</p>",
        ["Protocol", _ONE, *_NUMBERED, *(f"• {each}" for each in SENTENCES[:4]), f"Members and Officers {_TWO}"],
    ),
}  # fmt: skip
"""Of each file its style, what is printed, and the lines that a reader sees."""


def printed(name: str) -> bytes:
    """Return one of the pages as Chromium prints it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    style, body, _ = PAGES[name]
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=False)
        page = browser.new_page()
        page.set_content(
            f"<!doctype html><html lang=en><meta charset=utf-8><style>{_STYLE}{style}</style><body>{body}"
        )
        margin = dict.fromkeys(("top", "bottom", "left", "right"), "60px")
        content = page.pdf(format="A4", margin=margin)
        browser.close()
    return content


def made(name: str, path: Path) -> tuple[bytes, list[str]]:
    """Return a file, as it is or printed anew, and what a reader sees of it."""
    return path.read_bytes() if path.exists() else printed(name), PAGES[name][2]
