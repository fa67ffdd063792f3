"""The report of an import as a single page: every guess, its places, and the text with numbered lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.importing.codes import GUESSES
from mkdocs_protocol.site.html import DOCTYPE, Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.importing.report import Entry, Report, Spot

_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8eaed); --paper: light-dark(#fff, #16191d);
  --soft: light-dark(#4b5563, #b4bac2); --line: light-dark(#d3d8de, #3a4048); --look: light-dark(#fff3cf, #4a3b0a);
  --link: light-dark(#1d4f91, #9cc4ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; } h3 { font-size: 1rem; margin: 0; }
a { color: var(--link); } a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1rem; }
dt { color: var(--soft); } dd { margin: 0; } code { font-size: .9em; }
.guess { border-top: 1px solid var(--line); padding: .8rem 0; } .guess p { margin: .2rem 0; color: var(--soft); }
.guess ul { margin: .4rem 0 0; padding-left: 1.2rem; } .guess q, .text span { font-family: Georgia, serif; }
.text { list-style: none; margin: 0; padding: 0; } .text li { display: grid; grid-template-columns: 3rem 1fr; gap: .6rem; }
.text li > a { color: var(--soft); text-align: right; text-decoration: none; font-variant-numeric: tabular-nums; }
.text span { white-space: pre-wrap; } .text .look, li:target { background: var(--look); }
.text .look > span::before { content: "look at this: "; font: bold .8rem system-ui, sans-serif; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; }
  .text li { grid-template-columns: 2.2rem 1fr; } }
@media print { body { max-width: none; } .guess { break-inside: avoid; } }
"""
_LOOK = "Each of these has to be looked at before the text is believed. Where it is wrong, correct the edition."
_TAKEN = (
    "What the program took to be so, and what it could not carry. Most of it will be right; read it once."
)  # fmt: skip


def as_page(report: Report, edition: str) -> str:
    """Return the report of an import as a single HTML page without other files, scripts or requests.

    `edition` is the text of the edition, which the places link to. All words of the file are escaped.
    """
    page = Writer()
    page.html(DOCTYPE)
    page.open("html", {"lang": "en-GB"})
    page.open("head")
    page.open("meta", {"charset": "utf-8"})
    page.open("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    page.open("meta", {"name": "robots", "content": "noindex"})
    title = f"Import of {visible(report.file)}"
    page.tag("title", title)
    page.source("style", _STYLE)
    page.line("head")
    page.open("body")
    page.open("main")
    page.tag("h1", title)
    _facts(page, report)
    taken = [entry for entry in report.entries if not entry.uncertain]
    _entries(page, "look", "Look at these", _LOOK, report.uncertain)
    _entries(page, "taken", "Taken to be so", _TAKEN, taken)
    if not report.entries:
        page.tag("p", "Nothing was guessed.")
    _text(page, edition, report.uncertain_lines)
    page.close("main")
    page.close("body")
    page.line("html")
    return page.done()


def _facts(page: Writer, report: Report) -> None:
    uncertain = len(report.uncertain)
    page.tag(
        "p",
        f"{_counted(len(report.entries), 'kind')} of guess; {uncertain} of them to be looked at.",
    )
    page.open("dl")
    facts = [
        ("Council", report.council),
        ("Edition", report.edition),
        ("Imported on", report.imported),
        ("SHA-256 of the file", report.sha256),
    ]
    if report.follows:
        facts.append(("Follows", f"the edition {report.follows}: its ids and topics"))
    for name, value in facts:
        page.tag("dt", name)
        page.tag("dd", visible(value))
    page.line("dl")
    page.open("p")
    page.text("Say what is settled in ")
    page.tag("code", f"imports/{report.edition}.yml")
    page.text(" beside this page, or with ")
    page.tag("code", f"mkdocs-protocol settle {report.council}")
    page.text(". Until then ")
    page.tag("code", "mkdocs-protocol check")
    page.text(" repeats it.")
    page.line("p")


def _entries(page: Writer, id: str, title: str, about: str, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    page.open("section", {"aria-labelledby": id})
    page.tag("h2", title, {"id": id})
    page.tag("p", about)
    for entry in entries:
        page.open("div", {"class": "guess"})
        page.tag("h3", visible(_sentence(entry.what)))
        page.open("p")
        page.tag("code", entry.code)
        page.text(f": {GUESSES.get(entry.code, '')}")
        page.close("p")
        spots = [spot for spot in entry.spots if spot.line or spot.words or spot.source]
        if spots:
            page.open("ul")
            for spot in spots:
                _spot(page, spot)
            page.close("ul")
        page.line("div")
    page.line("section")


def _spot(page: Writer, spot: Spot) -> None:
    page.open("li")
    page.text(visible(spot.source))
    if spot.line:
        page.text(f"{'; ' if spot.source else ''}")
        page.tag("a", f"line {spot.line} of the edition", {"href": f"#line-{spot.line}"})
    if spot.words:
        page.text(": ")
        page.tag("q", visible(spot.words))
    page.line("li")


def _text(page: Writer, edition: str, uncertain: frozenset[int]) -> None:
    page.open("section", {"aria-labelledby": "text"})
    page.tag("h2", "The edition, line by line", {"id": "text"})
    page.tag(
        "p",
        "As it was on the day of the import, with the facts above it and the signs of Markdown in it.",
    )
    page.open("ol", {"class": "text"})
    for number, line in enumerate(edition.rstrip("\n").split("\n"), start=1):
        id = f"line-{number}"
        page.open("li", {"id": id, **({"class": "look"} if number in uncertain else {})})
        page.tag("a", str(number), {"href": f"#{id}"})
        page.tag("span", _shown(line))
        page.line("li")
    page.line("ol")
    page.line("section")


def _shown(line: str) -> str:
    """Return a line with invisible characters written out, however long it is."""
    return "".join(visible(line[at : at + _PIECE]) for at in range(0, len(line), _PIECE))


_PIECE = 500
"""How many characters of a line are handled at once: `visible` leaves out the middle of a very long text."""


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
