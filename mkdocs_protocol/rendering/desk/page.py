"""The clerk's desk: when the review is due, what matters most, what to ask, and what to take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.comparing.questions import answer_of
from mkdocs_protocol.comparing.references import missing_documents
from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import page_data
from mkdocs_protocol.rendering.parts.notes import ShownNote, shown_notes
from mkdocs_protocol.rendering.parts.reminders import reminders_html
from mkdocs_protocol.rendering.parts.review_state import banner
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.editions import edition_label, review_facts
from mkdocs_protocol.site.facts import Fact, document_facts
from mkdocs_protocol.site.labels import counted
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.papers.desk import Asked, AskedPlace, DeskPapers
    from mkdocs_protocol.papers.paper import Quote, Way
    from mkdocs_protocol.rendering.takeaway.files import Download
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

FIRST, THEN, SILENT, MISSING, AWAY = (
    "protocol-first", "protocol-then", "protocol-silent", "protocol-missing", "protocol-away",
)  # fmt: skip


_PURPOSES = {
    "pdf": "to print and to send",
    "docx": "to draft the next version",
    "html": "for a website",
    "txt": "for an e-mail",
    "md": "for programs and wikis",
}
"""What each kind of file of a text is for."""


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Words of a document: a few of them, or a clause to unfold."""

    text: Markup
    lang: Markup
    source: Link
    is_clause: bool
    """Whether it is the whole of a clause."""


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """Where the document shows a matter."""

    text: str
    ways: tuple[Link, ...]
    words: tuple[ShownWords, ...]


@dataclass(frozen=True, slots=True)
class ShownMatter:
    """Something for the council to decide."""

    title: str
    ask: str
    notes: tuple[ShownNote, ...]
    places: tuple[ShownPlace, ...]
    more: str
    answers: tuple[ShownWords, ...]


@dataclass(frozen=True, slots=True)
class ShownSilence:
    """A topic on which the document is silent, and whose document is not."""

    topic: Link
    others: str


@dataclass(frozen=True, slots=True)
class ShownMissing:
    """A document that the text names and that is not in the handbook."""

    name: str
    clauses: Markup


@dataclass(frozen=True, slots=True)
class DeskView:
    """Everything that the page shows."""

    title: str
    document: str
    edition: str
    lang: Markup
    banner: Markup
    facts: tuple[Fact, ...]
    first: tuple[ShownMatter, ...]
    first_title: str
    then: tuple[Asked, ...]
    silences: tuple[ShownSilence, ...]
    unread: str
    """How many topics nobody has classified, in words; or ""."""
    questions: tuple[Link, ...]
    """The plain questions to which the document gives no answer."""
    missing: tuple[ShownMissing, ...]
    """The documents that the text names and that are not in the handbook."""
    paper_href: str
    paper_word_href: str
    sheet_href: str
    sheet_label: str
    sheet_word_href: str
    edition_href: str
    council_href: str
    review_href: str
    reminders: Markup
    downloads: tuple[tuple[Link, str], ...]
    """The text as files, each with what it is for."""
    files: tuple[tuple[Link, str], ...]
    data: Markup


def desk_page(
    site: Site, papers: DeskPapers, council: Council, downloads: Sequence[Download] = ()
) -> RenderedPage:
    """Return the desk of a council's clerk; `downloads` are the files of the text that it is about."""
    here = site.addresses.desk(council.id)
    view = _view(site, papers, council, downloads, here)
    toc = (
        TocEntry(FIRST, view.first_title, 2),
        *((TocEntry(THEN, "After these", 2),) if view.then else ()),
        TocEntry(SILENT, "Where the text is silent", 2),
        *((TocEntry(MISSING, "Documents it names that are not here", 2),) if view.missing else ()),
        TocEntry(AWAY, "Downloads", 2),
    )
    return RenderedPage(
        here,
        view.title,
        f"{council.title}: when its protocol is to be reviewed, what matters most first, and a paper for the meeting.",
        environment(site.templates).get_template("desk.html").render(page=view),
        toc,
        frozenset(entry.id for entry in toc),
    )


def _view(
    site: Site, papers: DeskPapers, council: Council, downloads: Sequence[Download], here: Address
) -> DeskView:
    addresses, edition, desk = site.addresses, council.leading_edition, papers.desk(council)
    silences = tuple(_silences(site, council, here))
    unread = sum(c.state is Coverage.UNCLASSIFIED for c in site.coverage[council.id].values())
    return DeskView(
        title=f"For the clerk: {council.title}",
        document=edition.title,
        edition=edition_label(edition),
        lang=lang(edition),
        banner=banner(
            site.wording, review_facts(site, council, edition, here), today=site.handbook.as_of
        ),
        facts=(*document_facts(edition), *_worked_out(edition)),
        first=tuple(_matter(site, council, asked, here) for asked in desk.first),
        first_title=_first_title(len(desk.first)),
        then=desk.then,
        silences=silences,
        unread=counted(unread, "topic") if unread else "",
        questions=tuple(_silent_questions(site, council, here)),
        missing=tuple(
            ShownMissing(one.kind.title, cite_links(site, council, one.clauses, here))
            for one in missing_documents(council, site.handbook.vocabulary.document_kinds.values())
        ),
        paper_href=addresses.link(here, addresses.desk_paper(council.id)),
        paper_word_href=addresses.link(here, addresses.desk_file(council.id)),
        sheet_href=addresses.link(here, addresses.drafting(council.id)),
        sheet_label="All of it: the drafting sheet"
        if site.is_alone
        else "All of it, with the words of other councils: the drafting sheet",
        sheet_word_href=addresses.link(here, addresses.drafting_file(council.id, "docx")),
        edition_href=addresses.link(here, addresses.edition(council.id, edition.id)),
        council_href=addresses.link(here, addresses.council(council.id)),
        review_href=addresses.link(here, addresses.review()),
        reminders=reminders_html(site, here, council),
        downloads=tuple(
            (each.link(site, here), _PURPOSES.get(each.kind.id, "")) for each in downloads
        ),
        files=tuple(_files(site, council, here)),
        data=page_data(site),
    )


def _first_title(number: int) -> str:
    if number == 0:
        return "What matters most"
    if number == 1:
        return "One thing that matters most"
    return f"{in_words(number).capitalize()} things that matter most"


def _worked_out(edition: Edition) -> Iterator[Fact]:
    """Yield the day that follows from a cycle, with what it is counted from."""
    found = edition.worked_out_review
    if found is None or found.since.value is None:
        return
    value = Markup(
        '{} <span class="protocol-detail">the handbook’s count from {}; no document states it</span>'
    )
    yield Fact("By the cycle", value.format(found.due.shown, found.since.value.shown))


def _matter(site: Site, council: Council, asked: Asked, here: Address) -> ShownMatter:
    notes = (asked.note,) if asked.note else ()
    return ShownMatter(
        asked.title,
        asked.ask,
        shown_notes(notes, (council,), site.handbook.as_of),
        tuple(_place(site, place, here) for place in asked.places),
        asked.more,
        tuple(_words(site, quote, here) for quote in asked.answers),
    )


def _place(site: Site, place: AskedPlace, here: Address) -> ShownPlace:
    return ShownPlace(
        place.text,
        tuple(_link(site, way, here) for way in place.ways),
        tuple(_words(site, quote, here) for quote in place.quotes),
    )


def _words(site: Site, quote: Quote, here: Address) -> ShownWords:
    quoted = quote.quoted
    council, edition, clause = quoted.council, quoted.edition, quoted.clause
    own = here == site.addresses.desk(council.id)
    label = clause_name(clause) if own else f"{council.short_name}, {clause_name(clause)}"
    source = Link(label, site.clause_link(council, edition, clause, here))
    if quoted.words:
        lines = quoted.words.split("\n")
        text = Markup().join(Markup("<p>%s</p>") % line for line in lines)
    else:
        text = clause_html(site, council, edition, clause, here)
    return ShownWords(text, lang(edition), source, not quoted.words)


def _silences(site: Site, council: Council, here: Address) -> Iterator[ShownSilence]:
    for topic in site.handbook.vocabulary.topics:
        if site.coverage[council.id][topic.id].state is Coverage.SILENT:
            link = Link(topic.label, site.addresses.link(here, site.addresses.topic(topic.id)))
            known = site.handbook.council_by_id
            others = [known[id_].short_name for id_ in site.councils_on(topic.id)]
            yield ShownSilence(link, _who(others))


def _who(names: list[str]) -> str:
    """Return whose documents have words on a topic: a few by name."""
    if not names:
        return "no other document here has words on it"
    shown, left = names[:4], len(names) - 4
    return f"words of {', '.join(shown)}" + (f" and {in_words(left)} more" if left > 0 else "")


def _silent_questions(site: Site, council: Council, here: Address) -> Iterator[Link]:
    for question in site.asked():
        if answer_of(council, question).state is AnswerState.SILENT:
            address = site.addresses.question(question.id)
            yield Link(question.question, site.addresses.link(here, address))


def _files(site: Site, council: Council, here: Address) -> Iterator[tuple[Link, str]]:
    at = site.addresses
    yield (
        Link("Drafting sheet as plain text (Markdown)", at.link(here, at.drafting_file(council.id, "md.txt"))),
        "for any editor",
    )  # fmt: skip
    of_whom = "" if site.is_alone else " of every council"
    if site.has_workbook:
        yield (
            Link(
                "Plain questions and answers (.xlsx)"
                if site.is_alone
                else "Plain questions, every council (.xlsx)",
                at.link(here, at.table("questions.xlsx")),
            ),
            "for Excel",
        )
    yield (
        Link(f"Clauses{of_whom} (CSV)", at.link(here, at.table("clauses.csv"))),
        "for a spreadsheet",
    )
    yield (
        Link("Everything about this council (JSON)", at.link(here, at.council_data(council.id))),
        "for programs",
    )


def _link(site: Site, way: Way, here: Address) -> Link:
    return Link(way.label, site.addresses.link(here, way.address, way.fragment))
