"""A language that nobody speaks: every word of the catalogue in Greek letters, so that what is not in it shows.

A page made in it holds Latin letters only where the sources have them: a council's text, its names, the labels of
topics and roles. `unmarked` gives all other words: they are ours, and are not in the catalogue.

What is left, by kinds of page: ``PYTHONPATH=tests .venv/bin/python -m support.pseudo [KIND…]``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from mkdocs_protocol.core.handbook import NOT_IDENTIFIED
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.pieces.blocks import FORMS, piece_of
from mkdocs_protocol.rendering.pieces.handbook import PIECES, handbook_piece
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from mkdocs_protocol.words.catalogue import Catalogue, speaking
from support.documents import EXAMPLE, site_of
from support.handbook import REPOSITORY, loaded_councils
from support.page_kinds import kind_of_page

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβψδεφγηιξκλμνοπϙρστυωϝχθζ"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _GREEK + _GREEK.upper())
# What stays as it is: places, entities, elements with their attributes.
_KEPT = re.compile(r"(\{[^{}]*\}|%\(\w+\)s|&#?\w+;|<[^<>]*>)")

OURS_OR_ANYBODYS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "both",
        "but",
        "by",
        "each",
        "for",
        "from",
        "has",
        "have",
        "if",
        "in",
        "is",
        "it",
        "its",
        "more",
        "no",
        "none",
        "not",
        "of",
        "on",
        "one",
        "or",
        "other",
        "others",
        "see",
        "so",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "those",
        "to",
        "two",
        "three",
        "four",
        "five",
        "six",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "with",
        "yet",
        "all",
        "nothing",
        "nobody",
    ]
)
"""Words that stand in any text: between words of the catalogue they are glue of ours that is not in it."""

SEEN_ATTRIBUTES = frozenset(
    {"aria-label", "aria-description", "aria-roledescription", "alt", "title", "placeholder", "label", "content",
     "data-label", "summary", "abbr"}
)  # fmt: skip
_UNSEEN = {"script", "style"}
_WORD = re.compile(r"[Ͱ-Ͽ]+(?:[’'][Ͱ-Ͽ]+)*|[^\W\d_Ͱ-Ͽ]+(?:[’'][^\W\d_Ͱ-Ͽ]+)*")
_BETWEEN = re.compile(r"[^\w’'\s-]+|\d+")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_ADDRESS = re.compile(
    r"https?://\S+|\b\S+@\S+\b|\b\S+\.(?:html|xlsx|csv|json|docx|pdf|md|txt|ics|xml)\b"
)
NAMES = frozenset(
    [
        "word",
        "markdown",
        "csv",
        "json",
        "pdf",
        "html",
        "excel",
        "xlsx",
        "xml",
        "atom",
        "libreoffice",
        "docx",
        "openlaw",
    ]
)
"""Names of programs and formats: the same in every language."""


def pseudo(message: str) -> str:
    """Return a sentence in other letters, its places and elements as they are."""
    parts = _KEPT.split(message)
    return "".join(part if n % 2 else part.translate(_LETTERS) for n, part in enumerate(parts))


class _Pseudo(NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


PSEUDO = Catalogue("en-GB", "pseudo", _Pseudo())


class _Seen(HTMLParser):
    """Collects what a reader sees or hears: text by text, attribute by attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end()
        self._unseen += tag in _UNSEEN
        given = dict(attrs)
        if tag == "meta" and "name" not in given and "property" not in given:
            return
        self.found += [value for name, value in attrs if name in SEEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._end()
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        self._text += "" if self._unseen else data

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        if self._text.strip():
            self.found.append(" ".join(self._text.split()))
        self._text = ""


def seen(html: str) -> list[str]:
    """Return the texts and attributes of a page that a reader sees or hears."""
    parser = _Seen()
    parser.feed(html)
    parser.close()
    return parser.found


@cache
def sources() -> str:
    """Return all words of the sources of every site that is walked, in small letters, single spaces between them."""
    texts: list[str] = [EXAMPLE.replace("| ", "")]
    for path in sorted((REPOSITORY / "councils").rglob("*")):
        if path.suffix in (".md", ".txt"):
            texts.append(path.read_text(encoding="utf-8"))
        if path.suffix in (".yml", ".md"):
            raw = path.read_text(encoding="utf-8")
            # A scalar may run over lines, and hold what YAML escapes.
            texts.append(raw)
            head = raw.split("---\n")[1] if raw.startswith("---\n") else raw
            if path.suffix == ".yml" or raw.startswith("---\n"):
                texts += _strings(yaml.load(head, yaml.CBaseLoader))
    return f" {' '.join(_folded(text) for text in texts)} "


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [s for pair in value.items() for one in pair for s in _strings(one)]
    if isinstance(value, list):
        return [s for one in value for s in _strings(one)]
    return [str(value)]


def _folded(text: str) -> str:
    return " ".join(
        word.casefold().replace("'", "’") for word in _WORD.findall(text.replace("*", ""))
    )


@cache
def unmarked(text: str) -> tuple[str, ...]:
    """Return the words of a text in Latin letters that stand in no source: ours, and not in the catalogue.

    Words that stand in any text count as ours between two words of the catalogue.
    """
    if not _LATIN_LETTER.search(text) or f" {_folded(text)} " in sources():
        return ()
    return tuple(run for run in _runs(_ADDRESS.sub(" · ", text)) if _is_ours(run))


def _runs(text: str) -> Iterator[str]:
    """Yield the words in Latin letters that follow one another: up to a sign, unless all of them stand in a source."""
    for words, is_between in _segments(text):
        if _is_glue(words):
            if is_between and not _BETWEEN.search(words):
                yield words
        elif f" {_folded(words)} " not in sources():
            for part in _BETWEEN.split(words):
                yield from (run for run, _ in _segments(part) if not _is_glue(run))


def _is_glue(run: str) -> bool:
    return OURS_OR_ANYBODYS.issuperset(_folded(run).split())


def _segments(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what stands between words in other letters, and whether it stands between two, with no sign."""
    start = end = last = -1
    for match in _WORD.finditer(text):
        if not "Ͱ" <= match[0][0] <= "Ͽ":
            start, end = (match.start() if start < 0 else start), match.end()
            continue
        if start >= 0:
            around = text[last:start] + text[end : match.start()] if last >= 0 else "·"
            yield text[start:end], not around.strip()
        start, last = -1, match.end()
    if start >= 0:
        yield text[start:end], False


@cache
def _is_ours(run: str) -> bool:
    words = _folded(run).split()
    if not words or all(len(word) == 1 or word in NAMES for word in words):
        return False
    if _is_glue(run):
        return True
    # Where a council's name and what a clause of its document is called stand side by side.
    names = [
        name for name in (*_names(), "") if f"{' '.join(words)} ".startswith(f"{name} ".lstrip())
    ]
    return all(f" {' '.join(words)[len(name) :].strip()} " not in sources() for name in names)


@cache
def _names() -> tuple[str, ...]:
    """Return the short names of the councils, in small letters."""
    found = (REPOSITORY / "councils").glob("*/council.yml")
    facts = (yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader) for path in found)
    return tuple(
        _folded(NOT_IDENTIFIED if one["short_name"][0] == "(" else one["short_name"])
        for one in facts
    )


def left() -> dict[str, dict[str, tuple[str, str]]]:
    """Return what is not in the catalogue, by kinds of page: words, with the text around them and an address."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    with speaking(PSEUDO):
        for shape, site in _sites():
            for page in every_page(site):
                of_kind = found.setdefault(kind_of_page(site, page.address), {})
                heads = [page.title, page.description, *(entry.title for entry in page.toc)]
                for text in (*heads, *seen(page.html)):
                    for words in unmarked(text):
                        of_kind.setdefault(words, (text, f"{shape}: {page.address}"))
            of_pieces = found.setdefault("pieces", {})
            for html in map(str, _pieces(site)):
                for text in seen(html):
                    for words in unmarked(text):
                        of_pieces.setdefault(words, (text, shape))
    return found


def _sites() -> Iterator[tuple[str, Site]]:
    """Yield sites of every shape: many councils, one alone, and one with whatever a source can have."""
    # Not the sites that other tests have read in English.
    for name, only in (("the five", ()), ("one alone", ("halstead",))):
        loaded = loaded_councils.__wrapped__(*only)
        yield name, Site(loaded.handbook, load_wording(), has_search=True)
    with TemporaryDirectory() as folder:
        yield "the example", site_of(Path(folder))


def _pieces(site: Site) -> Iterator[str]:
    here = site.addresses.home()
    for name in PIECES:
        yield handbook_piece(site, name, here)
    council = site.handbook.councils[0]
    clause = council.leading_edition.clauses[0].id
    of_blocks = {"clause": f"{council.id} {clause}", "status": council.id, "tree": council.id}
    for name in FORMS:
        argument = of_blocks.get(name, "")
        if name == "compare":
            argument = site.handbook.vocabulary.topics[0].id
        if name == "question":
            argument = site.asked()[0].id if site.asked() else ""
        if name not in ("tree", "question") or council.trees:
            yield piece_of(site, name, argument, here)


def main(kinds: list[str]) -> None:
    """Print what is left, of some kinds of page or of all."""
    for kind, words in sorted(left().items()):
        if not kinds or kind in kinds:
            print(f"== {kind}: {len(words)}")
            for one, (text, address) in words.items():
                print(f"  {one!r} in {text[:110]!r} ({address})")


if __name__ == "__main__":
    main(sys.argv[1:])
