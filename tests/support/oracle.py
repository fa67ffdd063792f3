"""An oracle that says what no folder of sources may bring about, however it is spoiled (`support.mutants`)."""

from __future__ import annotations

import dataclasses
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs_protocol.checking.html import PageReferences, references
from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind
from mkdocs_protocol.core.problems import Problem
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.proposing.accepting import accept
from mkdocs_protocol.proposing.proposals_file import read_proposals
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import ReviewFacts, WordingError, describe, load_wording
from support.mutants import AS_OF, FILES
from support.projects import write_files
from support.site import names_a_host


def faults(root: Path, files: Mapping[str, str | bytes]) -> Iterator[str]:
    """Yield what should not be: a place outside its file, a message that speaks of schemas, unsafe or lost text.

    Makes the folder hold these files and no others. Whatever is raised is a fault, too.
    """
    _exactly(root, files)
    if files.get("wording.yml") != FILES["wording.yml"]:  # Nothing else is read with it.
        yield from _faults_of_wording(root)
    loaded = load(root / "councils", as_of=AS_OF)
    for problem in (*loaded.problems, *loaded.warnings):
        yield from _fault_of(problem, root)
    if loaded.problems:
        return
    for problem in verify(root / "councils", loaded.handbook):
        yield from _fault_of(problem, root)
    yield from _faults_of_pages(root, loaded)
    yield from _faults_of_accepting(root, loaded)


def _exactly(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write only what is not there already: most files of two mutants are the same."""
    for path in [*root.rglob("*")]:
        if path.is_file() and path.relative_to(root).as_posix() not in files:
            path.unlink()
    as_bytes = {
        name: text.encode() if isinstance(text, str) else text for name, text in files.items()
    }
    write_files(
        root,
        {
            name: text
            for name, text in as_bytes.items()
            if not (root / name).is_file() or (root / name).read_bytes() != text
        },
    )


def _faults_of_wording(root: Path) -> Iterator[str]:
    """Yield what a site's own words bring about; whatever they are, each state is worded."""
    try:
        wording = load_wording(root / "wording.yml", shown="wording.yml")
    except WordingError as error:
        for problem in error.problems:
            yield from _fault_of(problem, root)
        return
    edition = ReviewFacts(Status.IN_FORCE, DatedFact(DateKind.NEXT_REVIEW))
    for words in (*wording.sentences.values(), *astuple(describe(wording, edition, AS_OF))):
        if not words.strip() or any(unicodedata.category(char) in {"Cc", "Cs"} for char in words):
            yield f"a sentence of the wording is {words!r}"


def _faults_of_accepting(root: Path, before: Loaded) -> Iterator[str]:
    """Yield what accepting brings about: a fault of the sources, or a word of a text that is another than before."""
    decided, problems = read_proposals(root / "proposals.yml", ".")
    made = accept(root / "councils", before.handbook, decided, AS_OF, is_trial=bool(problems))
    for problem in (*problems, *made.problems):
        yield from _fault_of(problem, root)
    if not made.files:
        return
    after = load(root / "councils", as_of=AS_OF)
    yield from (f"accepted, and then: {problem}" for problem in after.problems)
    texts = [
        [edition.words for council in each.handbook.councils for edition in council.every_edition]
        for each in (before, after)
    ]
    if not after.problems and texts[0] != texts[1]:
        yield "a word of a text was changed by accepting"


_OF_A_LIBRARY = re.compile(
    r"pydantic|constrained|Input should|union|ValidationError|NoneType|Traceback|<class|\bdict\b|model_|_type\b|"
    r"block mapping|scalar|token"
)


_OF_A_WHOLE_FILE = frozenset(
    {
        "missing-facts",
        "missing-key",
        "bad-crest",
        "bad-value",
        "not-yaml",
        "in-force-unclear",
        "nothing-received",
        "tree-unknown-situation",
    }
)
"""Codes of what has no line of its own, so that it is reported on the first, whatever that says."""


def _fault_of(problem: Problem, root: Path) -> Iterator[str]:
    line = str(problem)
    if not line.isprintable():
        yield f"cannot be printed: {line!r}"
    head = re.sub(r"“[^”]*”", "", problem.message).partition("'")[0]
    if _OF_A_LIBRARY.search(head):
        yield f"speaks of schemas: {line}"
    path = root / problem.at.path
    if not os.path.isfile(path):  # which knows of names that are too long
        if (problem.at.line, problem.at.column) != (1, 1):
            yield f"a place in a file that is not there: {line}"
        return
    lines = (
        path.read_bytes()
        .decode("utf-8-sig", "replace")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )
    if not 1 <= problem.at.line <= len(lines) or not (
        1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1
    ):
        yield f"a place outside the file: {line}"
    is_first = (problem.at.line, problem.at.column) == (1, 1)
    as_before = FILES.get(path.relative_to(root).as_posix(), "").partition("\n")[0]
    if (
        is_first
        and len(lines) > 2
        and lines[0] == as_before
        and problem.code not in _OF_A_WHOLE_FILE
        and path.parent.name != "as-received"  # Whose first line may be what an edition leaves out.
    ):
        yield f"a place that was not looked for: {line}"


_OURS = frozenset(
    [
        "a",
        "article",
        "aside",
        "b",
        "blockquote",
        "br",
        "button",
        "caption",
        "circle",
        "dd",
        "del",
        "desc",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "footer",
        "g",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "li",
        "mark",
        "nav",
        "noscript",
        "ol",
        "option",
        "output",
        "p",
        "path",
        "rect",
        "s",
        "script",
        "section",
        "select",
        "span",
        "strong",
        "summary",
        "svg",
        "symbol",
        "table",
        "tbody",
        "td",
        "template",
        "text",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "tspan",
        "ul",
        "use",
    ]
)
"""Every element that a page makes."""
_OUR_ATTRIBUTES = re.compile(
    r"(?:aria|data)(?:-[a-z]+)+|"
    "alt|autocomplete|checked|class|colspan|c[xy]|d|datetime|defer|dir|download|dy|fill|fill-rule|focusable|font-size|for|"
    "height|hidden|href|id|lang|name|open|preserveaspectratio|r|rel|reversed|role|rowspan|rx|scope|spellcheck|src|start|"
    "stroke(?:-dasharray|-linecap|-linejoin|-width)?|tabindex|text-anchor|title|type|value|viewbox|width|x|xlink:href|y"
)
"""Every attribute that a page makes."""
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr", "area", "source"})
_LINKS = frozenset(
    {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset"}
)


_OUR_SCRIPT = re.compile(r"(?:\.\./)*assets/protocol/[\w-]+\.js")


class _Checker(HTMLParser):
    """Reads a page's content as a browser would, and notes what does not belong in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.words: list[str] = []
        self.values: list[str] = []
        self.adopted: list[str] = []
        """The council's own words in the text of an edition."""
        self._open: list[str] = []
        self._text = self._own = 0
        """How many elements are open, where one of these began; else 0."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_ours = tag == "script" and given.get("type") == "application/json"
        is_ours |= tag == "script" and bool(_OUR_SCRIPT.fullmatch(given.get("src") or ""))
        is_crest = tag == "img" and re.fullmatch(r"[\w./-]*/crest\.svg", given.get("src") or "")
        if tag not in _OURS or (tag == "img" and not is_crest) or (tag == "script" and not is_ours):
            self.faults.append(f"the element <{tag}>")
        for name, value in attrs:
            self.values.append(value or "")
            if not _OUR_ATTRIBUTES.fullmatch(name):
                self.faults.append(f"the attribute {name} of <{tag}>")
            if name in _LINKS and re.match(
                r"\s*(javascript|data|vbscript):|\s*//", value or "", re.IGNORECASE
            ):
                self.faults.append(f"the link {value!r}")
        if tag not in VOID:
            self._open.append(tag)
        if given.get("id") == "protocol-text":
            self._text = len(self._open)
        elif self._text and not self._own and given.get("class") == "protocol-adopted":
            self._own = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")
        self._text *= len(self._open) >= self._text
        self._own *= len(self._open) >= self._own

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._own:
            self.adopted.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append("a comment")

    def close(self) -> None:
        super().close()
        if self._open:
            self.faults.append(f"<{self._open[-1]}> is not closed")


def faults_of_html(html: str) -> list[str]:
    """Return what does not belong into the content of a page."""
    return _checked(html).faults


@lru_cache(maxsize=200)  # Most pages of a mutant are those of the one before it.
def _checked(html: str) -> _Checker:
    checker = _Checker()
    checker.feed(html)
    checker.close()
    return checker


def _faults_of_pages(root: Path, loaded: Loaded) -> Iterator[str]:
    pages = {str(page.address): str(page.html) for page in _pages(loaded)}
    found = {_url(address): _references(html) for address, html in pages.items()}
    for address, html in pages.items():
        yield from (f"{address}: {fault}" for fault in faults_of_html(html))
        page = found[_url(address)]
        yield from (f"{address}: the id {id_!r} twice" for id_ in page.duplicate_ids)
        for link in page.links:
            for fault in _faults_of_link(address, link.address, found):
                yield f"{address}: {fault}"
    yield from _not_shown(loaded, pages.values())
    for council in loaded.handbook.councils:
        for edition in council.every_edition:
            own = "" if edition.kind == PROTOCOL else f"{edition.kind.id}/"
            html = pages[f"councils/{council.id}/{own}{edition.id}.md"]
            yield from _changed(edition, html)
            yield from _not_read(edition, root)
        for tree in council.trees:
            html = pages[f"councils/{council.id}/when-things-go-wrong/{tree.situation}.md"]
            yield from (
                fault
                for node in tree.nodes
                for fault in _lost([word.rstrip(".") for word in node.text.split()], html, node.id)
            )


def _changed(edition: Edition, html: str) -> Iterator[str]:
    """Yield whether a page shows other words as the council's than its text has, or in another order."""
    shown, said = _no_space("".join(_checked(html).adopted)), _no_space("".join(edition.words))
    if shown != said:
        yield f"{edition.id} says {_unlike(said, shown)} as its words"


_BRACES = re.compile(r"(?<!\\)\{(?=[a-z]+\s*=)[^{}]*\}")
_REFERENCE = re.compile(r"(?<!\\)&#?\w+;")
_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")


def _not_read(edition: Edition, root: Path) -> Iterator[str]:
    """Yield whether the letters of a source are not those of what was read of it, in order."""
    text = (root / edition.at.path).read_text("utf-8-sig")
    body = _TARGET.sub("", _BRACES.sub("", text[text.index("\n---\n", 3) + 5 :]))
    body = _REFERENCE.sub(lambda found: unescape(found[0]), body)
    written, read = _letters(body), _letters("".join(edition.words))
    if written != read:
        yield f"of {edition.id} {_unlike(written, read)} was read"


_MARKED = re.compile("[<>&\"']")
_NOT_SHOWN = re.compile(
    r"\.(?:crest\.text|by_reading|kind\.called|own_kinds\.called|roles\.(?:label|definition)|subjects\.label|also_called|"
    r"topics\.words|little_words|as_received)$|\.imports\.|\.vocabulary\.search\."
)
"""What these pages need not show: a crest is for a handbook of one council, most others for the search or a report."""


def _not_shown(loaded: Loaded, pages: Iterable[str]) -> Iterator[str]:
    """Yield each text with a sign of markup that no page shows as it is."""
    marked = [
        (what, words)
        for what, words in _texts("", loaded.handbook)
        if _MARKED.search(words) and not _NOT_SHOWN.search(what)
    ]
    if not marked:
        return
    read = map(_checked, pages)
    shown = (words for page in read for words in ("".join(page.words), *page.values))
    every = "\0".join(map(_one_space, shown))
    for what, words in marked:
        if _one_space(words) not in every:
            yield f"no page has {what}: {words!r}"


def _texts(what: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield each text of a value and of those that it is made of, with the names of where it stands."""
    if isinstance(value, str):
        yield what, value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(what, one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(f"{what}.{field.name}", getattr(value, field.name))


def _one_space(text: str) -> str:
    return " ".join(text.split())


def _no_space(text: str) -> str:
    return "".join(text.split())


def _unlike(said: str, shown: str) -> str:
    pairs = enumerate(zip(said, shown, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(said), len(shown)))
    return f"{said[at : at + 30]!r}, and {shown[at : at + 30]!r}"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


_references = lru_cache(maxsize=200)(references)


def _pages(loaded: Loaded) -> Iterator[RenderedPage]:
    return iter(every_page(Site(loaded.handbook, load_wording(), Addresses())))


def _url(address: str) -> str:
    return f"/{address.removesuffix('.md').removesuffix('index').strip('/')}/"


def _faults_of_link(page: str, link: str, found: Mapping[str, PageReferences]) -> Iterator[str]:
    """Yield a link to a place that the page it leads to does not have."""
    if names_a_host(link):
        return
    parts = urlsplit(urljoin(_url(page), link))
    fragment = unquote(parts.fragment)
    if parts.scheme or parts.netloc or not parts.path.endswith("/") or parts.path == "/":
        return
    if parts.path not in found:
        yield f"the link {link!r} leads to no page"
    elif fragment and "=" not in fragment and fragment not in found[parts.path].ids:
        yield f"the link {link!r} leads to no place of its page"


def _lost(words: Sequence[str], html: str, what: str) -> Iterator[str]:
    """Yield the first word that does not stand on a page behind those before it."""
    text, at = "".join(_checked(html).words), 0
    for word in words:
        at = text.find(word, at)
        if at < 0:
            yield f"the word {word!r} of {what} is lost"
            return
        at += len(word)
