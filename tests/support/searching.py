"""The search as a reader's browser does it: a query typed, and what stands on the page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

QUERIES = Path(__file__).parents[1] / "search" / "queries.yml"
FIRST = 3
"""Among so many first hits an answer has to be."""

_LOOK = """async (query) => {
  const page = window.protocolSearchPage;
  await page.ask(query);
  const hits = [...document.querySelectorAll('#protocol-hits > li')].map((hit) => [
    hit.dataset.protocolHit, ...[...hit.querySelectorAll('[data-protocol-source]')].map((one) => one.dataset.protocolSource)]);
  const short = [...document.querySelectorAll('[data-protocol-short]')].map((one) => one.dataset.protocolShort);
  const silences = [...document.querySelectorAll('[data-protocol-silence]')].map((one) => one.dataset.protocolSilence);
  return { hits, short, silences, said: document.querySelector('[data-protocol-part=said]').innerText,
    count: document.querySelector('[data-protocol-part=count]').innerText };
}"""

_OTHERS = frozenset({"question", "situation", "topic", "page", "step"})
"""What `finds` may name beside clauses."""
_NO_CLAIM = frozenset({"words", "number", "small"})
"""What is said where nothing is found, and claims nothing of a subject."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and what must be among the first hits."""

    ask: str
    finds: tuple[str, ...]
    silent: str
    aside: bool
    nothing: bool = False
    """Whether no hit answers, and nobody has looked: nothing may be claimed."""
    round: int = 1
    """At which look it was new."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows for a query."""

    hits: tuple[tuple[str, ...], ...]
    """What each hit is, and what its other sources are."""
    short: tuple[str, ...]
    """The questions, situations and topics that lead there in short, above the hits."""
    silences: tuple[str, ...]
    said: str
    count: str

    def rank(self, query: Query) -> int:
        """Return at which place the answer stands, 1 for a silence that is said, 0 for nowhere."""
        if query.nothing:
            return int(not self.hits and not self.short and {*self.silences} <= _NO_CLAIM)
        if query.silent and query.silent in self.silences:
            return 1
        wanted = {one if one.split()[0] in _OTHERS else f"clause {one}" for one in query.finds}
        places = [n for n, hit in enumerate(self.hits, 1) if wanted & set(hit)]
        places += [n for n, one in enumerate(self.short, 1) if one in wanted]
        return min(places, default=0)


def queries() -> list[Query]:
    """Return every query of the list."""
    given: list[dict[str, Any]] = yaml.safe_load(QUERIES.read_text("utf-8"))
    return [
        Query(
            str(one["ask"]),
            tuple(one.get("finds", ())),
            one.get("silent", ""),
            one.get("aside", False),
            one.get("nothing", False),
            one.get("round", 1),
        )
        for one in given
    ]


def entries(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a file of the index says of each entry, as docs/data.md describes it."""
    lines = iter(block["entries"])
    return [
        {"url": url + id_, "title": title, "text": text} | dict(*more)
        for many, _ref, url, *_ in block["runs"]
        for id_, title, text, *more in islice(lines, many)
    ]


def ask(page: Page, query: str) -> Outcome:
    """Type a query into the search page that is open, and return what it shows."""
    found = page.evaluate(_LOOK, query)
    return Outcome(
        tuple(map(tuple, found["hits"])),
        tuple(found["short"]),
        tuple(found["silences"]),
        found["said"],
        found["count"],
    )
