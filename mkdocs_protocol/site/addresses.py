"""Where everything in the site is: the one module that knows addresses.

An address is the path of a page's source or of a file, from the root of the site: `councils/index.md`,
`data/handbook.json`. Every page links to every other by a path relative to itself, so that a site works
under any address, in a folder, and opened from a disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from mkdocs_protocol.core.document_kinds import PROTOCOL

Address = NewType("Address", str)

COMPARING_SCRIPT = "comparing.js"
"""The script that compares in the browser; only the page for comparing loads it."""
SEARCHING_SCRIPT = "searching.js"
"""The script that searches in the browser; only the search page loads it."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one handbook in a site."""

    prefix: str = ""
    """The folder of the site that holds the handbook: "" or "handbook/"."""
    directory_urls: bool = True
    """Whether a page is a folder (`review/`) or a file (`review.html`): MkDocs' use_directory_urls."""
    only: str = ""
    """In a handbook of one council: its id. What would compare councils is then its own page on the same subject."""

    def home(self) -> Address:
        """The first page of the site, which somebody writes by hand."""
        return Address("index.md")

    def councils(self, number: int = 1) -> Address:
        """Every council; if there are very many, the page with that number."""
        # No council's own page can be here: its editions are named after dates, not after small numbers.
        return self._at("councils/index.md" if number == 1 else f"councils/page/{number}.md")

    def council(self, council: str) -> Address:
        """A council's front page."""
        return self._at(f"councils/{council}/index.md")

    def edition(self, council: str, edition: str, kind: str = PROTOCOL.id) -> Address:
        """An edition, whole, of a kind of document; its address for ever."""
        folder = "" if kind == PROTOCOL.id else f"{kind}/"
        return self._at(f"councils/{council}/{folder}{edition}.md")

    def crest(self, council: str, kind: str) -> Address:
        """A council's crest, as a file whose name ends in `kind`."""
        return self._at(f"councils/{council}/crest.{kind}")

    def colours(self, council: str) -> Address:
        """The style sheet with a council's own colours."""
        return self._at(f"councils/{council}/colours.css")

    def document(self, council: str, kind: str) -> Address:
        """One of a council's documents besides its protocol, with its editions."""
        return self._at(f"councils/{council}/{kind}/index.md")

    def topics(self) -> Address:
        """The coverage grid."""
        return self._at("topics/index.md")

    def topic(self, topic: str, number: int = 1) -> Address:
        """Every council's clauses on a topic; of many councils, the page with that number."""
        return self._at(f"topics/{topic}{_page(number)}.md")

    def review(self, number: int = 1) -> Address:
        """The review register; of many councils, the page with that number."""
        return self._at(f"review{_page(number)}.md")

    def council_trees(self, council: str) -> Address:
        """A council's decision trees: what has happened?"""
        return self._at(f"councils/{council}/when-things-go-wrong/index.md")

    def tree(self, council: str, situation: str) -> Address:
        """A council's decision tree for a situation."""
        return self._at(f"councils/{council}/when-things-go-wrong/{situation}.md")

    def situations(self) -> Address:
        """Every situation, with what each council's document says."""
        if self.only:
            return self.council_trees(self.only)
        return self._at("when-things-go-wrong/index.md")

    def situation(self, situation: str, number: int = 1) -> Address:
        """Every council's tree for a situation; of many councils, the page with that number."""
        if self.only:
            return self.tree(self.only, situation)
        return self._at(f"when-things-go-wrong/{situation}{_page(number)}.md")

    def expectations(self, number: int = 1) -> Address:
        """What councillors and officers can expect, by expectation; of many councils, the page with that number."""
        return self._at(f"expectations{_page(number)}.md")

    def induction(self, council: str) -> Address:
        """For somebody new at a council: whom it is for, and a self-check."""
        return self._at(f"councils/{council}/induction/index.md")

    def induction_for(self, council: str, newcomer: str) -> Address:
        """What a council's document says to somebody new in a role."""
        return self._at(f"councils/{council}/induction/{newcomer}.md")

    def questions(self) -> Address:
        """Plain questions, with what every council's document answers."""
        return self._at("questions/index.md")

    def council_questions(self, council: str) -> Address:
        """Plain questions, with what one council's document answers."""
        return self.questions() if self.only else self._at(f"councils/{council}/questions.md")

    def question(self, question: str, number: int = 1) -> Address:
        """Every council's answer to a question; of many councils, the page with that number."""
        return self._at(f"questions/{question}{_page(number)}.md")

    def search(self) -> Address:
        """Where the handbook is searched."""
        return self._at("search/index.md")

    def subjects(self) -> Address:
        """Every subject from A to Z, with the clauses on it: what a search finds, for reading and printing."""
        return self._at("search/a-z.md")

    def search_index(self) -> Address:
        """The folder of the index that a browser searches."""
        return self.file("data/search/")

    def compare(self) -> Address:
        """Where a reader chooses the councils to compare."""
        return self._at("compare/index.md")

    def pair(self, left: str, right: str) -> Address:
        """Two councils' documents, compared."""
        return self._at(f"compare/{left}/{right}.md")

    def drafting(self, council: str) -> Address:
        """The drafting sheet for a council's next review."""
        # No edition can be here: they are named after dates.
        return self._at(f"councils/{council}/review.md")

    def drafting_file(self, council: str, kind: str) -> Address:
        """The drafting sheet to take away, as a file whose name ends in `kind`: one that MkDocs does not take for a page."""
        return self._at(f"data/councils/{council}/drafting-sheet.{kind}")

    def edition_file(self, page: Address, name: str, kind: str) -> Address:
        """The whole text of an edition to take away, beside its page; `kind` is its extension."""
        # MkDocs takes whatever ends in `.md` for a page.
        end = "md.txt" if kind == "md" else kind
        return Address(f"{page.removesuffix('.md')}/{name}.{end}")

    def desk(self, council: str) -> Address:
        """What a council's clerk needs before the next review."""
        return self._at(f"councils/{council}/desk/index.md")

    def desk_paper(self, council: str) -> Address:
        """What matters most for the next review, on one sheet of paper."""
        return self._at(f"councils/{council}/desk/paper.md")

    def desk_file(self, council: str) -> Address:
        """The same sheet as a Word document."""
        return self._at(f"data/councils/{council}/one-page-paper.docx")

    def changes(self, council: str, edition: str, kind: str = PROTOCOL.id) -> Address:
        """What an edition changed, compared with the one before it."""
        return Address(f"{self.edition(council, edition, kind).removesuffix('.md')}/changes.md")

    def council_data(self, council: str) -> Address:
        """Everything published about a council, as JSON."""
        return self._at(f"data/councils/{council}.json")

    def table(self, name: str) -> Address:
        """A table or a file that describes tables: `review.csv`."""
        return self._at(f"data/{name}")

    def pair_table(self, left: str, right: str) -> Address:
        """The table of two councils' documents, compared."""
        return self._at(f"data/compare/{left}--{right}.csv")

    def comparing_data(self, council: str) -> Address:
        """Return the address of the data by which a reader's browser compares a council's document."""
        return self._at(f"data/compare/{council}.json")

    def calendar(self) -> Address:
        """The calendar of every council's review."""
        return self._at("review.ics")

    def council_calendar(self, council: str) -> Address:
        """The calendar of one council's review."""
        return self._at(f"councils/{council}/review.ics")

    def feed(self) -> Address:
        """The feed of every council's review."""
        return self._at("review.xml")

    def editions_feed(self) -> Address:
        """The feed of every council's editions."""
        return self._at("editions.xml")

    def council_feed(self, council: str) -> Address:
        """The feed of one council's editions and review."""
        return self._at(f"councils/{council}/feed.xml")

    def review_data(self) -> Address:
        """The register of reviews, as JSON."""
        return self._at("data/review.json")

    def file(self, path: str) -> Address:
        """A file of the handbook: `data/handbook.json`, `review.ics`."""
        return self._at(path)

    def root(self) -> Address:
        """The root of the site: what the addresses in the published data are relative to."""
        return Address("")

    def asset(self, name: str) -> Address:
        """One of our scripts or style sheets; they are together, wherever the handbook is."""
        return Address(f"assets/protocol/{name}")

    def url(self, address: Address) -> str:
        """Return an address as a browser asks for it, from the root of the site ("" is the root)."""
        if not address.endswith(".md"):
            return address
        stem = address.removesuffix(".md")
        if not self.directory_urls:
            return f"{stem}.html"
        return stem.removesuffix("index") if stem.rpartition("/")[2] == "index" else f"{stem}/"

    def link(self, here: Address, there: Address, fragment: str = "") -> str:
        """Return the relative link from one page to another, or to a place on it."""
        anchor = f"#{fragment}" if fragment else ""
        if here == there and anchor:
            return anchor
        return f"{'../' * self.url(here).count('/')}{self.url(there)}{anchor}" or "./"

    def _at(self, path: str) -> Address:
        return Address(self.prefix + path)


def _page(number: int) -> str:
    """Return the address of a further page of a list, below its own address."""
    return "" if number == 1 else f"/page/{number}"


def clause_anchor(clause: str) -> str:
    """Return the fragment of a clause or part on its edition's page: its permalink for ever."""
    return f"c-{clause}"


def council_anchor(council: str) -> str:
    """Return the fragment of a council on a page that has all of them."""
    return f"protocol-council-{council}"


def question_anchor(question: str) -> str:
    """Return the fragment of a question on a page that has all of them."""
    return f"protocol-question-{question}"


def step_anchor(node: str) -> str:
    """Return the fragment of a step on its tree's page."""
    return f"step-{node}"
