"""Whole folders of sources, spoiled at random, and an oracle that says what none of them may bring about.

Beside the councils' folder lie a site's own words and a file of proposals, some of them accepted; in it a crest.

The same seed makes the same mutants. `tests/fuzz/folders.py` runs any number of them, the suite a few.
"""

from __future__ import annotations

import os
import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs_protocol.checking.html import PageReferences, references
from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind
from mkdocs_protocol.core.problems import Problem
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.proposing.accepting import accept
from mkdocs_protocol.proposing.proposals_file import read_proposals
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import ReviewFacts, WordingError, describe, load_wording
from support.projects import write_files
from support.site import names_a_host

AS_OF = date(2026, 11, 22)
ONE, OTHER = "councils/a", "councils/b"

FILES = {
    "councils/topics.yml": "- {id: respect, label: Respect, definition: Being civil.}\n"
    "- {id: media, label: Press, definition: Who speaks.}\n",
    "councils/roles.yml": "- id: clerk\n  label: Clerk\n  definition: The chief officer.\n"
    "- {id: councillors, label: Councillors, definition: Members., several: true}\n",
    "councils/situations.yml": "- id: upset\n  label: Upset\n  definition: Somebody is.\n  asked_by: [clerk]\n"
    "  notes: [{text: Ask., dated: 2026-01-02, source: Us}]\n",
    "councils/expectations.yml": "- id: civil\n  label: Civility\n  owed_by: [councillors]\n  owed_to: [clerk]\n"
    '  items:\n    a: ["1.1", {clause: "1.2/1", words: be heard}]\n    b: [{clause: "2.1", words: shall tell}]\n',
    "councils/questions.yml": "- id: who\n  question: Who helps?\n  topics: [respect]\n  situations: [upset]\n",
    "councils/comparing.yml": 'little_words: [a, the, "no"]\n',
    "councils/documents.yml": "- id: press\n  name: the press policy\n",
    "councils/glossary.yml": "- id: chief\n  term: chief officer\n  words: [Clerk]\n  text: Who advises.\n"
    "  source: An Act\n  dated: 2026-01-02\n",
    "councils/outside.yml": "- id: ombudsman\n  body: Ombudsman\n  for: [councillors]\n  situations: [upset]\n  country: [England]\n"
    '  can: Looks.\n  cannot: Judge.\n  sources: [{name: A page, address: "https://example.org/"}]\n'
    "  checked: 2026-01-02\n  check_again: 2027-01-02\n",
    "councils/search.yml": "same: [[press, media]]\none_way: [{words: [rude], find: [respect]}]\nbefore_numbers: [clause]\n"
    "subjects:\n  - {id: drones, label: Drones, words: [drone], read: [a], read_on: 2026-01-02, near: [media]}\n",
    f"{ONE}/self-check.yml": "questions:\n"
    + "".join(
        f"  - question: Who is told {number}?\n    answers:\n"
        '      - {answer: The Clerk, right: true, feedback: So it says., clause: "1.1", words: the Clerk}\n'
        '      - {answer: Nobody, feedback: No., clause: "1.1", words: shall tell}\n'
        for number in range(5)
    ),
    f"{ONE}/imports/2024-05.yml": "edition: 2024-05\nfile: protocol.docx\nimported: 2026-01-02\n"
    f"sha256: {'a' * 64}\nguesses:\n  - {{code: list, what: A list was guessed., where: [line 3], settled: true}}\n",
    f"{ONE}/press/editions/2025.md": "---\ntitle: Press policy\nas_received: 2025.html\nreceived_as: html\n"
    "cycle: {printed: every year}\ndates:\n  reviewed: {value: 2025-01, printed: Reviewed Jan 2025}\n---\n"
    "Press policy\n\nReviewed Jan 2025, every year\n\n## Speaking\n\n{id=1a number=1A}\n1A The Clerk ~~only~~ speaks, see 1.1 of the protocol.\n",
    f"{ONE}/press/as-received/2025.html": "<h1>Press policy</h1><p>Reviewed Jan 2025, every year</p>"
    "<h2>Speaking</h2><p>1A The Clerk <del>only</del> speaks, see 1.1 of the protocol.</p>",
    f"{ONE}/answers.yml": "answers:\n  who:\n    state: answered\n    answer: The Clerk.\n"
    '    rests_on: [{clause: "1.1", words: the Clerk}]\n',
    f"{ONE}/council.yml": "name: A Town Council\nshort_name: A Town\nkind: town\nnames:\n  clerk: [Clerk]\n"
    "website: https://example.org/\n"
    "crest: {file: crest.svg, text: The arms.}\naccent: '#005ea5'\naccent_dark: '#99ccff'\nnotes:\n  - {text: Seen., dated: 2026-01-02, source: Us}\n",
    f"{ONE}/crest.svg": '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n'
    "<style>.a { fill: url(#b) }</style>\n"
    '<defs><linearGradient id="b"><stop offset="0" stop-color="red"/></linearGradient></defs>\n'
    '<path class="a" d="M0 0h9v9z"/><use href="#c"/>\n</svg>\n',
    "wording.yml": 'states:\n  overdue:\n    label: Late\n    headline: "It was due {due}"\n  due-now: {headline: "Due {period}: {due}"}\n'
    '  superseded: {headline: "See {successor}"}\nas-of: "On {day}"\n',
    "proposals.yml": '- decide: accept\n  what: margin\n  council: a\n  edition: 2024-05\n  subject: "1.2"\n'
    '  value: {topic: "respect", kind: "duty", binds: "clerk"}\n  score: 0.50\n'
    '- decide: accept\n  what: role-name\n  council: a\n  subject: councillors\n  value: {names: ["Members"]}\n'
    "- decide: strike\n  what: silent\n  council: a\n  edition: 2024-05\n  subject: respect\n  value: {topic: respect}\n"
    "- decide: accept\n  what: date\n  council: a\n  edition: 2024-05\n  subject: issued\n"
    "  value: {line: 'issued: {value: 2024-05, printed: \"May 2024\"}'}\n- decide:\n  what: silent\n  council: a\n"
    "  edition: press/2025\n  subject: media\n  value: {topic: media}\n",
    f"{ONE}/trees/upset.yml": "start: ask\nnodes:\n  ask:\n    kind: question\n    text: Is it so?\n    inferred: Ours\n"
    '    answers:\n      - {label: "Yes", to: tell, inferred: true}\n      - {label: "No", to: end, inferred: true}\n'
    "  tell:\n    kind: action\n    text: Tell the Clerk.\n    modal: shall\n    who: {clerk: Clerk}\n"
    '    quotes: [{clause: "1.1", words: shall tell the Clerk}]\n    next: end\n'
    "  end: {kind: silence, text: What follows.}\ngaps: [No time is given.]\n",
    f"{ONE}/editions/2024-05.md": "---\ntitle: Protocol\nas_received: 2024-05.txt\ndates:\n"
    "  adopted: {value: 2024-05, printed: Adopted May 2024}\n"
    "differences:\n  - {reason: list bullet, received: ·}\nsilent: [media]\n---\nProtocol\n\nAdopted May 2024\n\n"
    "{topic=respect binds=councillors kind=duty}\n## 1. Respect\n\n1.1 They shall tell the Clerk, see [1.2](#c-1.2).\n\n"
    "1.2 [All]{kind=right} may\n\n- be **heard**\n\n{headings=row}\n| a | b |\n|---|---|\n| c | d |\n",
    f"{OTHER}/council.yml": "name: B Parish Council\nshort_name: B Parish\nkind: parish\n",
    f"{OTHER}/editions/2023.md": "---\ntitle: A Protocol\nas_received: 2023.txt\ndates:\n"
    "  next_review: {value: 2027-06, printed: Review June 2027}\nsilent: [media]\n---\nA Protocol\n\nReview June 2027\n\n"
    "{topic=respect binds=councillors benefits=clerk kind=expectation}\n2.1 They shall tell the Clerk, in writing.\n",
    f"{OTHER}/as-received/2023.txt": "A Protocol\nReview June 2027\n2.1 They shall tell the Clerk, in writing.\n",
    f"{OTHER}/trees/upset.yml": "start: tell\nnodes:\n  tell:\n    kind: outcome\n    text: Tell the Clerk in writing.\n"
    '    quotes: [{clause: "2.1", words: tell the Clerk}]\n',
    f"{ONE}/as-received/2024-05.txt": "Protocol\nAdopted May 2024\n1. Respect\n1.1 They shall tell the Clerk, see 1.2.\n"
    "1.2 All may\n· be heard\na\tb\nc\td\n",
}
"""A folder without a fault, with one of everything."""

_OFTEN = ("trees/", "expectations.yml", "editions/")
"""What is spoiled more often than the rest, because most is made of it."""
_NAMES = [
    name for name in sorted(FILES) for _ in range(3 if any(map(name.__contains__, _OFTEN)) else 1)
]
_WORD = re.compile(r"[\w./-]+")
_WORDS: list[str] = sorted({word for text in FILES.values() for word in _WORD.findall(text)})

_TOKENS = (
    "\x00", "\x1b[31m", "\u202e", "\u061c", "\U000e0041", "\u3164", "\ufffe", "\u00a0", "\t", "\r\n", "\n\n", "::error::x",
    "##[x]", "*", "_", "`", "~~", "<script>alert(1)</script>", "<!--", "-->", "<b onclick=x>", "&lt;", "&#0;", "&shy;",
    "{", "}", "[", "]", "(", ")", "{{ 7*7 }}", "{% raw %}", "]{", "{id=x}", "{topic=media}", "{number=9 printed=9}",
    "[x](javascript:alert(1))", "![x](y)", "[x](//host)", "[x](#c-9)", "|", "\n|---|\n", "# ", "## ", "- ", "> ", "1. ",
    "1.1 ", "***\n", "---\n", "...\n", ": ", " #", "!!str ", "!x ", "&a ", "*a", "? ", "|\n", ">-\n", "'", '"', '"\\x"',
    "%", "@", "~", "null", "true", "1_0", "9" * 60, "9" * 4400, "2026-02-30", "🏛", "é", "e\u0301", "ﬀ", "\ud7ff", "$(x)", "../",
)  # fmt: skip


def mutant(seed: int) -> dict[str, str | bytes]:
    """Return the folder of a seed: one to three of its files spoiled in one to four places each."""
    dice = random.Random(seed)
    files: dict[str, str | bytes] = dict(FILES)
    for name in dict.fromkeys(dice.choices(_NAMES, k=dice.choice((1, 1, 2, 3)))):
        text = FILES[name]
        for _ in range(dice.choice((1, 1, 2, 4))):
            text = _spoiled(text, dice)
        files[name] = text
        chance = dice.random()
        if chance < 0.02:
            spoiled = text.encode("utf-8", "replace")
            files[name] = spoiled[: dice.randrange(len(spoiled) + 1)] + b"\xff\x80"
        elif chance < 0.03:
            del files[name]
    return files


def _spoiled(text: str, dice: random.Random) -> str:
    here = dice.randrange(len(text) + 1)
    there = min(len(text), here + dice.choice((1, 2, 5, 20, 80)))
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(11):
        case 8 | 9 | 10:  # a word where another belongs, so that what is read stays whole
            places = [found.span() for found in _WORD.finditer(text)] or [(here, there)]
            here, there = dice.choice(places)
            return text[:here] + dice.choice(_WORDS) + text[there:]
        case 0:
            return text[:here] + text[there:]
        case 1 | 2 | 3:
            return text[:here] + dice.choice(_TOKENS) + text[here:]
        case 4:
            return text[:here] + dice.choice(_TOKENS) + text[there:]
        case 5:
            lines[one], lines[other] = lines[other], lines[one]
        case 6:
            lines.insert(one, lines[other])
        case _:
            lines[one] = " " * dice.randrange(5) + lines[one].lstrip()
    return "\n".join(lines)


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
    yield from _faults_of_pages(loaded)
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


VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr", "area", "source"})
_HARMFUL = frozenset(
    {
        "iframe",
        "object",
        "embed",
        "base",
        "meta",
        "link",
        "style",
        "frame",
        "applet",
        "img",
        "audio",
        "video",
        "math",
    }
)
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
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_ours = tag == "script" and given.get("type") == "application/json"
        is_ours |= tag == "script" and bool(_OUR_SCRIPT.fullmatch(given.get("src") or ""))
        is_crest = tag == "img" and re.fullmatch(r"[\w./-]*/crest\.svg", given.get("src") or "")
        if (tag in _HARMFUL and not is_crest) or (tag == "script" and not is_ours):
            self.faults.append(f"the element <{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"the attribute {name} of <{tag}>")
            if name in _LINKS and re.match(
                r"\s*(javascript|data|vbscript):|\s*//", value or "", re.IGNORECASE
            ):
                self.faults.append(f"the link {value!r}")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

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


def _faults_of_pages(loaded: Loaded) -> Iterator[str]:
    pages = {str(page.address): str(page.html) for page in _pages(loaded)}
    found = {_url(address): _references(html) for address, html in pages.items()}
    for address, html in pages.items():
        yield from (f"{address}: {fault}" for fault in faults_of_html(html))
        page = found[_url(address)]
        yield from (f"{address}: the id {id_!r} twice" for id_ in page.duplicate_ids)
        for link in page.links:
            for fault in _faults_of_link(address, link.address, found):
                yield f"{address}: {fault}"
    for council in loaded.handbook.councils:
        for edition in council.every_edition:
            own = "" if edition.kind == PROTOCOL else f"{edition.kind.id}/"
            html = pages[f"councils/{council.id}/{own}{edition.id}.md"]
            yield from _lost(edition.words, html, edition.id)
        for tree in council.trees:
            html = pages[f"councils/{council.id}/when-things-go-wrong/{tree.situation}.md"]
            yield from (
                fault
                for node in tree.nodes
                for fault in _lost(node.text.rstrip(".").split(), html, node.id)
            )


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
