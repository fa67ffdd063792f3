"""The clerk's desk: when the review is due, what matters most, what to ask, and what to take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.comparing.questions import answer_of
from mkdocs_protocol.comparing.references import missing_documents
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.papers.takeaway.kinds import PASTED
from mkdocs_protocol.rendering.page import RenderedPage, contents
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import edition_banner, page_data
from mkdocs_protocol.rendering.parts.notes import ShownNote, shown_notes
from mkdocs_protocol.rendering.parts.reminders import REMINDERS, reminders_html
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.editions import edition_label
from mkdocs_protocol.site.facts import Fact, document_facts
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.papers.desk import Asked, AskedPlace, DeskPapers, Later
    from mkdocs_protocol.papers.paper import Quote
    from mkdocs_protocol.rendering.takeaway.files import Download
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

FIRST, THEN, SILENT, MISSING, AWAY = (
    "protocol-first", "protocol-then", "protocol-silent", "protocol-missing", "protocol-away",
)  # fmt: skip


_PURPOSES = {
    "pdf": N_("to print and to send"),
    "docx": N_("to draft the next version"),
    "html": N_("for a website"),
    PASTED.id: N_("for a page of your website"),
    "txt": N_("for an e-mail"),
    "md": N_("for programs and wikis"),
}
"""What each kind of file of a text is for."""


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Words of a document: a few of them, or a clause to unfold."""

    text: Markup
    lang: Markup
    source: Link
    is_clause: bool
    """Whether it is a whole clause."""


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
    """A topic on which the document is silent, and whose documents are not."""

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

    day: date
    """The day of the build, for the names of files."""
    title: str
    document: str
    edition: str
    lang: Markup
    banner: Markup
    facts: tuple[Fact, ...]
    first: tuple[ShownMatter, ...]
    first_title: str
    then: tuple[Later, ...]
    silences: tuple[ShownSilence, ...]
    then_title: str
    silent_title: str
    missing_title: str
    away_title: str
    unread: str
    """How many topics nobody has looked for in the document, in a sentence; or ""."""
    questions: tuple[Link, ...]
    """The plain questions to which the document gives no answer."""
    missing: tuple[ShownMissing, ...]
    """The documents that the text names and that are not in the handbook."""
    paper_href: str
    paper_word_href: str
    drafting_href: str
    drafting_label: str
    drafting_word_href: str
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
    """Return the desk of a council's clerk; `downloads` are the files of its text."""
    here = site.addresses.desk(council.id)
    view = _view(site, papers, council, downloads, here)
    toc = contents(
        (FIRST, view.first_title, True),
        (THEN, view.then_title, view.then),
        (SILENT, view.silent_title, True),
        (MISSING, view.missing_title, view.missing),
        (AWAY, view.away_title, True),
    )
    return RenderedPage(
        here,
        view.title,
        _(
            "{council}: when its protocol is to be reviewed, what matters most first, and a paper for the meeting."
        ).format(council=council.title),
        environment(site.templates).get_template("desk.html").render(page=view),
        toc,
        frozenset(
            [
                *(entry.id for entry in toc),
                REMINDERS,
                *(
                    f"protocol-matter-{number}"
                    for number, _matter in enumerate(view.first, start=1)
                ),
            ]
        ),
    )


def _view(
    site: Site, papers: DeskPapers, council: Council, downloads: Sequence[Download], here: Address
) -> DeskView:
    addresses, edition, desk = site.addresses, council.leading_edition, papers.desk(council)
    silences = tuple(_silences(site, council, here))
    unread = [*site.states(council.id).values()].count(Coverage.UNCLASSIFIED)
    return DeskView(
        day=site.handbook.as_of,
        title=_("For the clerk: {council}").format(council=council.title),
        document=edition.title,
        edition=edition_label(edition),
        lang=lang(edition),
        banner=edition_banner(site, council, edition, here),
        facts=(*document_facts(edition), *_worked_out(edition)),
        first=tuple(_matter(site, council, asked, here) for asked in desk.first),
        first_title=_first_title(len(desk.first)),
        then=desk.then,
        silences=silences,
        then_title=_("After these"),
        silent_title=_("Where the text is silent"),
        missing_title=_("Documents it names that are not here"),
        away_title=_("Downloads"),
        unread=_unread(unread) if unread else "",
        questions=tuple(_silent_questions(site, council, here)),
        missing=tuple(
            ShownMissing(one.kind.title, cite_links(site, council, one.clauses, here))
            for one in missing_documents(council, site.handbook.vocabulary.document_kinds.values())
        ),
        paper_href=addresses.link(here, addresses.desk_paper(council.id)),
        paper_word_href=addresses.link(here, addresses.desk_file(council.id)),
        drafting_href=addresses.link(here, addresses.drafting(council.id)),
        drafting_label=_("All of it: the drafting sheet")
        if site.is_alone
        else _("All of it, with the words of other councils: the drafting sheet"),
        drafting_word_href=addresses.link(here, addresses.drafting_file(council.id, "docx")),
        edition_href=addresses.link(here, addresses.edition(council.id, edition.id)),
        council_href=addresses.link(here, addresses.council(council.id)),
        review_href=addresses.link(here, addresses.review()),
        reminders=reminders_html(site, here, council),
        downloads=tuple((each.link(site, here), _purpose(each.kind.id)) for each in downloads),
        files=tuple(_files(site, council, here)),
        data=page_data(site),
    )


def _first_title(number: int) -> str:
    if number == 0:
        return _("What matters most")
    return ngettext(
        "One thing that matters most", "{number} things that matter most", number
    ).format(number=capital(in_words(number)))


def _unread(number: int) -> str:
    return ngettext(
        "For {number} topic, nobody has yet said whether the document deals with it.",
        "For {number} topics, nobody has yet said whether the document deals with them.",
        number,
    ).format(number=f"{number:,}")


def _purpose(kind: str) -> str:
    return _(_PURPOSES[kind]) if kind in _PURPOSES else ""


def _worked_out(edition: Edition) -> Iterator[Fact]:
    """Yield the day worked out from a cycle, with the date that it is counted from."""
    found = edition.worked_out_review
    if found is None or found.since.value is None:
        return
    value = Markup(
        _(
            '{due} <span class="protocol-detail">the handbook’s count from {since}; no document states it</span>'
        )
    )
    yield Fact(_("By the cycle"), value.format(due=found.due.shown, since=found.since.value.shown))


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
        tuple(way.link(site, here) for way in place.ways),
        tuple(_words(site, quote, here) for quote in place.quotes),
    )


def _words(site: Site, quote: Quote, here: Address) -> ShownWords:
    quoted = quote.quoted
    council, edition, clause = quoted.council, quoted.edition, quoted.clause
    own = here == site.addresses.desk(council.id)
    name = clause_name(clause)
    label = (
        name if own else _("{council}, {clause}").format(council=council.short_name, clause=name)
    )
    source = Link(label, site.clause_link(council, edition, clause, here))
    if quoted.words:
        lines = quoted.words.split("\n")
        text = Markup().join(Markup("<p>%s</p>") % line for line in lines)
    else:
        text = clause_html(site, council, edition, clause, here)
    return ShownWords(text, lang(edition), source, not quoted.words)


def _silences(site: Site, council: Council, here: Address) -> Iterator[ShownSilence]:
    for topic in site.handbook.vocabulary.topics:
        if site.states(council.id)[topic.id] is Coverage.SILENT:
            link = Link(topic.label, site.addresses.link(here, site.addresses.topic(topic.id)))
            known = site.handbook.council_by_id
            others = [known[id_].short_name for id_ in site.councils_on(topic.id)]
            yield ShownSilence(link, _who(others))


def _who(names: list[str]) -> str:
    """Return whose documents deal with a topic: a few by name."""
    if not names:
        return _("no other document here covers it")
    shown, left = ", ".join(names[:4]), len(names) - 4
    if left <= 0:
        return _("words of {councils}").format(councils=shown)
    return ngettext(
        "words of {councils} and {number} more", "words of {councils} and {number} more", left
    ).format(councils=shown, number=in_words(left))


def _silent_questions(site: Site, council: Council, here: Address) -> Iterator[Link]:
    for question in site.asked():
        if answer_of(council, question).state is AnswerState.SILENT:
            address = site.addresses.question(question.id)
            yield Link(question.question, site.addresses.link(here, address))


def _files(site: Site, council: Council, here: Address) -> Iterator[tuple[Link, str]]:
    at = site.addresses
    sheet = at.link(here, at.drafting_file(council.id, "md.txt"))
    yield Link(_("Drafting sheet as plain text (Markdown)"), sheet), _("for any editor")
    if site.has_workbook:
        label = (
            _("Plain questions and answers (.xlsx)")
            if site.is_alone
            else _("Plain questions, every council (.xlsx)")
        )
        yield Link(label, at.link(here, at.table("questions.xlsx"))), _("for Excel")
    clauses = _("Clauses (CSV)") if site.is_alone else _("Clauses of every council (CSV)")
    yield Link(clauses, at.link(here, at.table("clauses.csv"))), _("for a spreadsheet")
    everything = at.link(here, at.council_data(council.id))
    yield Link(_("Everything about this council (JSON)"), everything), _("for programs")
