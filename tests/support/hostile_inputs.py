"""Costly input of every other kind: lists that councils share, files to import, and what commands do with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from unittest.mock import patch

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.importing.apart import answer
from mkdocs_protocol.importing.containers import refused
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.importing import import_file
from mkdocs_protocol.proposing.accepting import accept
from mkdocs_protocol.proposing.everything import every_proposal
from mkdocs_protocol.proposing.proposals_file import read_proposals
from support import mutants
from support.hostile import lines_of_size
from support.packages import word_file
from support.prints import page_of, pdf

Files = Mapping[str, str | bytes]
Make = Callable[[int], Files]
DAY = mutants.AS_OF
A = "councils/a"
_EDITION = f"{A}/editions/2024-05.md"
_RECEIVED = f"{A}/as-received/2024-05.txt"


def check(root: Path) -> None:
    """Read and check."""
    load(root / "councils", as_of=DAY)


def check_and_verify(root: Path) -> None:
    """Hold each edition against its document, whatever is wrong elsewhere."""
    for _ in verify(root / "councils", load(root / "councils", as_of=DAY).handbook):
        pass


def suggest(root: Path) -> None:
    """Propose everything."""
    for _ in every_proposal(load(root / "councils", as_of=DAY).handbook):
        pass


def take(root: Path) -> None:
    """Accept what was decided on, as a trial."""
    decided, problems = read_proposals(root / "proposals.yml", ".")
    handbook = load(root / "councils", as_of=DAY).handbook
    accept(root / "councils", handbook, decided, DAY, is_trial=bool(problems))


def bring_in(root: Path) -> None:
    """Import a file; to refuse it is an answer."""
    (path,) = root.glob("given.*")
    try:
        import_file(path, council="a", edition="2025", day=date(2026, 11, 22))
    except ImportRefusedError:
        return


def bring_in_here(root: Path) -> None:
    """Import a file in this process, so that calls can be counted."""
    with patch("mkdocs_protocol.importing.apart.run_apart", _here):
        bring_in(root)


def _here(function: str, content: bytes, name: str) -> object:
    told = json.loads(answer(function, content))
    if "refused" in told:
        raise refused(name, *told["refused"])
    return told["made"]


def _with(
    path: str, line: Callable[[int], str], *, head: str | None = None, tail: str = ""
) -> Make:
    """Return a folder with one of everything, one file of which is lengthened."""
    before = mutants.FILES[path] if head is None else head

    def files(size: int) -> Files:
        return {**mutants.FILES, path: before + lines_of_size(line, size) + tail}

    return files


def _both(line: Callable[[int], str], received: Callable[[int], str] | None = None) -> Make:
    """Return an edition and its document, lengthened alike or not."""
    other = received or line

    def files(size: int) -> Files:
        return {
            **mutants.FILES,
            _EDITION: mutants.FILES[_EDITION] + "\n" + lines_of_size(line, size),
            _RECEIVED: mutants.FILES[_RECEIVED] + lines_of_size(other, size),
        }

    return files


def _given(name: str, line: Callable[[int], str], head: str = "", tail: str = "") -> Make:
    return lambda size: {name: head + lines_of_size(line, size) + tail}


def _word(line: Callable[[int], str], head: str = "", tail: str = "") -> Make:
    return lambda size: {"given.docx": word_file(head + lines_of_size(line, size) + tail)}


def _nested(opening: str, closing: str, deep: int, inner: str) -> Callable[[int], str]:
    return lambda _: opening * deep + inner + closing * deep


def _pdf(size: int, line: Callable[[int], bytes], *, to_a_page: int) -> Files:
    """Return a PDF whose pages draw lines; its pages are as many as it takes."""
    pages, length, number = [], 0, 0
    while length < size:
        page = b"".join(line(number + each) for each in range(to_a_page))
        pages.append(b"BT /F1 11 Tf 14 TL 72 770 Td " + page + b"ET")
        number += to_a_page
        length += len(page)
    return {"given.pdf": pdf(*pages)}


def _p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


_SENTENCE = "Members shall bring to the Clerk, in good time, what they wish to be told of."


def _numbered(n: int) -> str:
    return f"{n // 900 + 2}.{n % 900 + 1} {_SENTENCE}"


_CELL = f"<w:tc>{_p('a')}</w:tc>"
_ANSWER = '  q{n}:\n    state: answered\n    answer: The Clerk.\n    rests_on: [{{clause: "1.1", words: the Clerk}}]\n'
_ACCEPT = "- decide: accept\n  what: {what}\n  council: a\n  edition: 2024-05\n  subject: {subject}\n  value: {value}\n"

Work = Callable[[Path], None]
INPUTS: dict[Work, dict[str, Make]] = {
    check: {
        "words explained": _with(
            "councils/glossary.yml",
            lambda n: f"- {{id: g{n}, term: term {n}, words: [word {n}], text: t, source: s, dated: 2026-01-02}}\n",
        ),
        "one word explained again and again": _with(
            "councils/glossary.yml",
            lambda n: f"- {{id: g{n}, term: Clerk, words: [Clerk], text: t, source: s, dated: 2026-01-02}}\n",
        ),
        "many words of one entry": _with("councils/glossary.yml", lambda n: f"word {n}, ",
            head="- id: g\n  term: t\n  text: t\n  source: s\n  dated: 2026-01-02\n  words: [", tail="x]\n"),
        "words that find each other": _with("councils/search.yml", lambda n: f"[a{n}, b{n}], ", head="same: [", tail="[x, y]]\n"),
        "one word that finds all": _with("councils/search.yml", lambda n: f"[press, b{n}], ", head="same: [", tail="[x, y]]\n"),
        "words of one way": _with("councils/search.yml", lambda n: f"{{words: [a{n}], find: [respect]}}, ", head="one_way: [", tail="]\n"),
        "subjects near no topic": _with("councils/search.yml",
            lambda n: f"  - {{id: s{n}, label: L, words: [w{n}], read: [a], read_on: 2026-01-02, near: [t{n}]}}\n", head="subjects:\n"),
        "questions": _with("councils/questions.yml", lambda n: f"- {{id: q{n}, question: Who?, topics: [respect]}}\n"),
        "questions about no topic": _with("councils/questions.yml", lambda n: f"- {{id: q{n}, question: Who?, topics: [t{n}]}}\n"),
        "answers to no question": _with(f"{A}/answers.yml", lambda n: _ANSWER.format(n=n)),
        "words that no clause has": _with(f"{A}/answers.yml", lambda n: f'{{clause: "1.{n}", words: Clerk {n}}}, ',
            head="answers:\n  who:\n    state: answered\n    answer: The Clerk.\n    rests_on: [", tail="]\n"),
        "bodies outside": _with("councils/outside.yml",
            lambda n: mutants.FILES["councils/outside.yml"].replace("id: ombudsman", f"id: o{n}")),
        "bodies for nobody": _with("councils/outside.yml",
            lambda n: mutants.FILES["councils/outside.yml"].replace("id: ombudsman", f"id: o{n}").replace("councillors", f"r{n}").replace("upset", f"u{n}")),
        "situations": _with("councils/situations.yml", lambda n: f"- {{id: s{n}, label: L, definition: d, asked_by: [r{n}]}}\n"),
        "roles of common names": _with("councils/roles.yml", lambda n: f"- {{id: r{n}, label: L, definition: d, also_called: [n{n // 2}]}}\n"),
        "expectations of no clause": _with("councils/expectations.yml",
            lambda n: f'- {{id: e{n}, label: L, owed_by: [clerk], owed_to: [clerk], items: {{a: ["9.{n}"]}}}}\n'),
        "expectations of no council": _with("councils/expectations.yml",
            lambda n: f'- {{id: e{n}, label: L, owed_by: [r{n}], owed_to: [clerk], items: {{c{n}: ["1.1"]}}}}\n'),
        "items of one expectation": _with("councils/expectations.yml", lambda n: f'{{clause: "1.{n % 3}", words: w{n}}}, ',
            head="- id: e\n  label: L\n  owed_by: [clerk]\n  owed_to: [clerk]\n  items:\n    a: [", tail='"1.1"]\n'),
        "other documents": _with("councils/documents.yml", lambda n: f"- {{id: d{n}, name: the paper {n}, also_called: [paper {n}]}}\n"),
        "steps that lead nowhere": _with(f"{A}/trees/upset.yml", lambda n: f"  n{n}: {{kind: action, text: t, next: m{n}}}\n", head="start: n0\nnodes:\n"),
        "steps in a row": _with(f"{A}/trees/upset.yml", lambda n: f"  n{n}: {{kind: action, text: t, inferred: i, next: n{n + 1}}}\n", head="start: n0\nnodes:\n", tail="gaps: [g]\n"),
        "answers to one step": _with(f"{A}/trees/upset.yml", lambda n: f"      - {{label: l{n}, to: end}}\n",
            head="start: n\nnodes:\n  end: {kind: silence, text: t}\n  n:\n    kind: question\n    text: t\n    answers:\n"),
        "quotations of one step": _with(f"{A}/trees/upset.yml", lambda n: f'      - {{clause: "1.1", words: tell {n}}}\n',
            head="start: n\nnodes:\n  n:\n    kind: outcome\n    text: t\n    quotes:\n"),
        "roles that no step knows": _with(f"{A}/trees/upset.yml", lambda n: f"  n{n}: {{kind: outcome, text: t, who: {{clrk{n}: x}}}}\n", head="start: n0\nnodes:\n"),
        "questions of a self-check": _with(f"{A}/self-check.yml",
            lambda n: f'  - question: Q{n}?\n    answers: [{{answer: A, right: true, feedback: f, clause: "1.1", words: w{n}}}]\n'),
        "guesses of an import": _with(f"{A}/imports/2024-05.yml", lambda n: f"  - {{code: list, what: w{n}, where: [line {n}]}}\n"),
        "names of a role": _with(f"{A}/council.yml", lambda n: f"n{n}, ", head="name: A\nshort_name: A\nkind: town\nnames:\n  clerk: [", tail="x]\n"),
        "notes on a council": _with(f"{A}/council.yml", lambda n: f"  - {{text: t{n}, dated: 2026-01-02, source: s}}\n",
            head="name: A\nshort_name: A\nkind: town\nnotes:\n"),
        "values in values": _with(f"{A}/council.yml", lambda n: f"x{n}: {'[' * 19}{']' * 19}\n"),
        "bullets of a letter": _with(_EDITION, lambda _: "- a\n"),
        "lines of a letter": _with(_EDITION, lambda _: "a\n"),
        "links to clauses": _with(_EDITION, lambda n: f"see 1.{n} of the protocol; "),
        "struck out": _with(_EDITION, lambda n: f"~~a {n}~~ "),
        "a crest": _with(f"{A}/crest.svg", lambda _: '<path d="M0 0"/>', head='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">', tail="</svg>"),
    },
    check_and_verify: {
        "plain text": _both(lambda n: f"{_numbered(n)}\n\n"),
        "another text": _both(lambda n: f"{_numbered(n)}\n\n", lambda n: f"{n} Nobody {n} else {n} is {n} told {n}.\n\n"),
        "letters of a line each": _both(lambda n: f"{chr(97 + n % 26)} b\n\n", lambda n: f"{chr(97 + n % 25)}\n\n"),
        "the same word": _both(lambda _: "the the the the\n\n", lambda _: "the the the\n\n"),
        "bullets": _both(lambda _: "- a\n", lambda _: "· a\n"),
        "a table": _both(lambda n: f"| a | {n} |\n" + ("" if n else "|---|---|\n"), lambda n: f"a\t{n}\n"),
    },
    suggest: {
        "plain text": _both(lambda n: f"{_numbered(n)}\n\n"),
        "what follows a number": _both(lambda n: f"{n + 2}. The Clerk must tell the Chair within {n} days, see {n}.\n\n"),
        "one long clause": _both(lambda n: f"If that fails, the Clerk hears complaint {n}. "),
        "bullets": _both(lambda _: "- a\n"),
        "dates": _both(lambda n: f"Adopted {n % 27 + 1} May {1900 + n % 100}\n\n"),
        "names of roles": _both(lambda n: f"The Town Clerk {n} and the Chairman {n} of the Council\n\n"),
    },
    take: {
        "plain text": lambda size: {**_both(lambda n: f"{_numbered(n)}\n\n")(size)},
        "margins of no clause": _with("proposals.yml", lambda n: _ACCEPT.format(what="margin", subject=f"c{n}", value="{topic: respect}"), head=""),
        "names of a role": _with("proposals.yml", lambda n: _ACCEPT.format(what="role-name", subject="clerk", value=f"{{names: [N{n}]}}"), head=""),
        "findings": _with("proposals.yml", lambda n: _ACCEPT.format(what="finding", subject=f"f{n}", value=f'{{kind: numbering, text: t{n}, clauses: ["1.1"]}}'), head=""),
        "answers": _with("proposals.yml", lambda n: _ACCEPT.format(what="answer", subject=f"q{n}", value="{state: answered, answer: A}"), head=""),
        "steps": _with("proposals.yml", lambda n: _ACCEPT.format(what="step", subject=f"upset/s{n}", value=f"{{kind: action, text: t, next: s{n + 1}}}"), head=""),
        "of no council": _with("proposals.yml", lambda n: _ACCEPT.format(what="silent", subject="media", value="{topic: media}").replace("council: a", f"council: a{n}"), head=""),
        "silences": _with("proposals.yml", lambda n: _ACCEPT.format(what="silent", subject=f"t{n}", value=f"{{topic: t{n}}}"), head=""),
    },
}  # fmt: skip
IMPORTS: dict[str, dict[str, Make]] = {
    "text": {
        "plain text": _given("given.txt", lambda n: f"{_numbered(n)}\n"),
        "bullets of a letter": _given("given.txt", lambda _: "• a\n"),
        "lines of a letter": _given("given.txt", lambda n: f"{chr(97 + n % 26)}\n"),
        "one line": _given("given.txt", lambda n: f"word {n} "),
        "numbers": _given("given.txt", lambda n: f"{n}.{n} a\n"),
        "numbers in circles": _given("given.txt", lambda n: f"({chr(97 + n % 26)}) a\n"),
        "cells": _given("given.txt", lambda n: f"a\t{n}\tc\n"),
        "a table of commas": _given("given.csv", lambda n: f"a,{n},\"c\"\n"),
        "empty lines": _given("given.txt", lambda n: "\n\n\na" if n % 9 == 0 else "\n\n\n"),
        "signatures": _given("given.txt", lambda n: f"Signed: J. Smith{n}, Clerk\n"),
        "headings": _given("given.txt", lambda n: f"HEADING {n}\n\n"),
        "page numbers": _given("given.txt", lambda n: f"Page {n} of 99\n\n"),
        "dates": _given("given.txt", lambda n: f"Adopted {n % 27 + 1} May 2024\n"),
        "contents": _given("given.txt", lambda n: f"{n}. A heading ........ {n}\n"),
    },
    "Word": {
        "plain text": _word(lambda n: _p(_numbered(n))),
        "runs of a letter": _word(lambda n: f"<w:r>{'<w:rPr><w:b/></w:rPr>' if n % 2 else ''}<w:t>a</w:t></w:r>", "<w:p>", "</w:p>"),
        "paragraphs of a letter": _word(lambda _: _p("a")),
        "empty paragraphs": _word(lambda _: "<w:p/>", tail=_p("a")),
        "a long table": _word(lambda _: f"<w:tr>{_CELL}{_CELL}</w:tr>", "<w:tbl>", "</w:tbl>"),
        "a wide table": _word(lambda _: _CELL, "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
        "tables in tables": _word(_nested("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 60, _p("a"))),
        "content in content": _word(_nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20, _p("a"))),
        "insertions in insertions": _word(lambda _: "<w:p>" + "<w:ins>" * 20 + "<w:r><w:t>a</w:t></w:r>" + "</w:ins>" * 20 + "</w:p>"),
        "links": _word(lambda n: f'<w:hyperlink w:anchor="a{n}"><w:r><w:t>a{n}</w:t></w:r></w:hyperlink> ', "<w:p>", "</w:p>"),
        "breaks": _word(lambda _: "<w:r><w:br/><w:t>a</w:t></w:r>", "<w:p>", "</w:p>"),
        "tabs": _word(lambda _: "<w:r><w:tab/><w:t>a</w:t></w:r>", "<w:p>", "</w:p>"),
        "numbers of lists": _word(lambda n: f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{n % 9}"/><w:numId w:val="{n}"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'),
    },
    "web page": {
        "plain text": _given("given.html", lambda n: f"<p>{_numbered(n)}</p>", "<html><body>", "</body></html>"),
        "paragraphs without words": _given("given.html", lambda _: "<p>", "<html>a"),
        "paragraphs of a letter": _given("given.html", lambda _: "<p>a", "<html>"),
        "list items": _given("given.html", lambda _: "<li>a", "<html><ul>"),
        "lists in lists": _given("given.html", _nested("<ul><li>", "</li></ul>", 60, "a"), "<html>"),
        "divisions in divisions": _given("given.html", _nested("<div>", "</div>", 100, "a"), "<html>"),
        "divisions that do not end": _given("given.html", lambda _: "<div>a", "<html>"),
        "bold that does not end": _given("given.html", lambda _: "<b>a", "<html>"),
        "a long table": _given("given.html", lambda _: "<tr><td>a<td>b", "<html><table>"),
        "a wide table": _given("given.html", lambda _: "<td>a", "<html><table><tr>"),
        "cells over cells": _given("given.html", lambda n: f"<tr><td rowspan={n % 9 + 1} colspan={n % 5 + 1}>a", "<html><table>"),
        "tables in tables": _given("given.html", _nested("<table><tr><td>", "</table>", 30, "a"), "<html>"),
        "links": _given("given.html", lambda n: f"<a href=#a{n}>a{n}</a> ", "<html><p>"),
        "entities": _given("given.html", lambda _: "&amp;&#65;&nbsp;a", "<html><p>"),
        "breaks": _given("given.html", lambda _: "a<br>", "<html><p>"),
        "styles": _given("given.html", lambda n: f".c{n} {{ display: none }}\n", "<html><style>", "</style><p class=c1>a<p>b"),
        "classes": _given("given.html", lambda n: f"<p class='c{n} d{n}'>a</p>", "<html><style>" + "".join(f".c{n} {{ display: none }}" for n in range(9)) + "</style>"),
        "headings": _given("given.html", lambda n: f"<h{n % 6 + 1}>a {n}</h{n % 6 + 1}>", "<html>"),
        "comments": _given("given.html", lambda _: "<!-- a -->", "<html><p>a"),
        "ids": _given("given.html", lambda n: f"<p id=i{n}>a<sup><a href=#i{n + 1}>1</a></sup>", "<html>"),
    },
    "PDF": {
        "plain text": lambda size: _pdf(size, lambda n: f"({_numbered(n)}) Tj T* ".encode(), to_a_page=45),
        "letters by themselves": lambda size: _pdf(size, lambda n: b"(a) Tj 6 0 Td ", to_a_page=2_000),
        "letters on each other": lambda size: _pdf(size, lambda n: b"(a) Tj 0 0 Td ", to_a_page=2_000),
        "letters all over": lambda size: _pdf(size, lambda n: f"1 0 0 1 {n * 37 % 590} {n * 91 % 830} Tm (a) Tj ".encode(), to_a_page=2_000),
        "lines that are drawn": lambda size: _pdf(size, lambda n: f"(a) Tj ET {n % 590} {n * 7 % 830} m {n % 590} 9 l S BT /F1 9 Tf 72 {n % 700} Td ".encode(), to_a_page=500),
        "pages of a letter": lambda size: {"given.pdf": pdf(*[page_of("a")] * (size // 250))},
    },
}  # fmt: skip
"""For each kind of file to import the costly ones, the plain one first."""
