"""The review register: every document by how urgently its review needs attention."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.review import BY_URGENCY, ReviewState
from mkdocs_protocol.rendering.councils.list import date_key, review_key
from mkdocs_protocol.rendering.page import RenderedPage, contents
from mkdocs_protocol.rendering.parts.banner import as_of_line
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import edition_banner, edition_chip, page_data
from mkdocs_protocol.rendering.parts.page_numbers import PageNumber, page_numbers
from mkdocs_protocol.rendering.parts.reminders import reminders_html
from mkdocs_protocol.rendering.parts.timeline import Timeline, timeline
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.editions import (
    date_said,
    date_shown,
    edition_name,
    latest_date,
    review_facts,
)
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.paging import Filled, Place, places, size_of
from mkdocs_protocol.site.register import by_urgency, urgency_of
from mkdocs_protocol.site.wording import fill
from mkdocs_protocol.words.gettext import N_, NN_, Labels, _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

OTHERS, BESIDE, MEANINGS, TIMELINE = (
    "protocol-other-editions", "protocol-other-documents", "protocol-meanings", "protocol-timeline",
)  # fmt: skip

_TABLES = Labels({BESIDE: N_("Other documents"), OTHERS: N_("Superseded editions and drafts")})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A state, and what a clerk whose document is in it should do."""

    state: ReviewState
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that the page shows."""

    day: date
    """The day of the build, for the names of files."""
    title: str
    summary: str
    as_of: Markup
    rows: Markup
    timeline: Timeline
    is_alone: bool
    """Whether the handbook has one council."""
    document: Markup
    """For one council: the state of its protocol's review, instead of a table of one row; otherwise empty."""
    beside: Markup
    """The rows of documents besides the protocols; empty if there are none."""
    others: Markup
    """The rows of editions that are superseded or drafts; empty if there are none."""
    is_first: bool
    numbers: tuple[PageNumber, ...]
    """The pages of the register, if there are several."""
    places: tuple[Place, ...]
    """On the first of several pages: where to find the tables on the others."""
    meanings: tuple[Meaning, ...]
    calendar: str
    feed: str
    csv: str
    reminders: Markup
    others_anchor: str
    beside_anchor: str
    meanings_anchor: str
    data: Markup


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of one of the tables."""

    table: str
    """The anchor of its table; "" for the first, that of the protocols."""
    html: Markup


def review_pages(site: Site) -> tuple[RenderedPage, ...]:
    """Return the register in the order of urgency on the day of the build, on as many pages as necessary."""
    leading = by_urgency(site, site.handbook.councils)
    every = _filled(site, leading)
    return tuple(_page(site, leading, every, number) for number in range(1, len(every) + 1))


def _filled(site: Site, leading: Sequence[Council]) -> tuple[tuple[_Row, ...], ...]:
    """Return the rows on each page: the protocols, the other documents, then what is not in force."""
    councils = site.handbook.councils
    documents = [(one, document) for one in councils for document in one.other_documents]
    beside = [(council, document.leading_edition) for council, document in documents]
    others = [
        (council, edition)
        for council in councils
        for document in council.documents
        for edition in document.editions[1:]
    ]
    pages = Filled[_Row](site.longest_list, 0)

    def row(table: str, council: Council, edition: Edition, number: int) -> _Row:
        return _Row(table, _row(site, council, edition, site.addresses.review(number)))

    for council in leading:
        pages.put(partial(row, "", council, council.leading_edition), _size)
    for council, edition in sorted(beside, key=lambda one: urgency_of(site, one[1])):
        pages.put(partial(row, BESIDE, council, edition), _size, counts=False)
    for council, edition in others:
        pages.put(partial(row, OTHERS, council, edition), _size, counts=False)
    return pages.pages


def _size(row: _Row) -> int:
    return size_of(row.html)


def _page(
    site: Site, leading: Sequence[Council], every: Sequence[Sequence[_Row]], number: int
) -> RenderedPage:
    is_first = number == 1
    register = _register(site, leading, every, number)
    html = environment(site.templates).get_template("review.html").render(register=register)
    toc = contents(
        (TIMELINE, _("Timeline"), leading and is_first),
        (OTHERS, _TABLES[OTHERS], register.others),
        (BESIDE, _TABLES[BESIDE], register.beside),
        (MEANINGS, _("What each state asks of a clerk"), True),
    )
    return RenderedPage(
        site.addresses.review(number),
        register.title,
        _("When the protocol is to be reviewed, according to its own text.")
        if site.is_alone
        else _("Every council’s protocol by the date of its next review, overdue first."),
        html,
        toc,
        frozenset([*(entry.id for entry in toc), *(place.anchor for place in register.places)]),
        is_wide=not site.is_alone,
        in_nav=is_first,
    )


def _register(
    site: Site, leading: Sequence[Council], every: Sequence[Sequence[_Row]], number: int
) -> Register:
    here, several, is_first = site.addresses.review(number), len(every) > 1, number == 1
    title = _("When the protocol is reviewed") if site.is_alone else _("Review register")

    def rows(table: str) -> Markup:
        return Markup("\n").join(row.html for row in every[number - 1] if row.table == table)

    def link(place: int, anchor: str = "") -> str:
        return site.addresses.link(here, site.addresses.review(place), anchor)

    tables = [[(row.table, _TABLES[row.table]) for row in page if row.table] for page in every]
    return Register(
        day=site.handbook.as_of,
        title=_("{title}, page {number} of {pages}").format(
            title=title, number=number, pages=len(every)
        )
        if several
        else title,
        is_first=is_first,
        is_alone=site.is_alone,
        document=_document(site, here) if site.is_alone else Markup(),
        summary="" if site.is_alone else _summary(site),
        as_of=as_of_line(site.wording, today=site.handbook.as_of),
        rows=rows(""),
        timeline=timeline(site, leading, here),
        beside=rows(BESIDE),
        others=rows(OTHERS),
        numbers=page_numbers(number, len(every), link),
        places=tuple(places(tables, link)) if is_first else (),
        meanings=_meanings(site),
        calendar=site.addresses.link(here, site.addresses.calendar()),
        feed=site.addresses.link(here, site.addresses.feed()),
        csv=site.addresses.link(here, site.addresses.table("review.csv")),
        reminders=reminders_html(site, here, site.handbook.councils[0] if site.is_alone else None),
        others_anchor=OTHERS,
        beside_anchor=BESIDE,
        meanings_anchor=MEANINGS,
        data=page_data(site),
    )


def _document(site: Site, here: Address) -> Markup:
    """Return the review of the one council's protocol, with a link to what its clerk needs for it."""
    (council,) = site.handbook.councils
    state = edition_banner(site, council, council.leading_edition, here)
    return Markup("{}\n<p>{}</p>").format(state, _sheet(site, council, here))


def _state(site: Site, council: Council, edition: Edition) -> ReviewState:
    facts = review_facts(site, council, edition, site.addresses.review())
    return facts.state(site.handbook.as_of)


def _summary(site: Site) -> str:
    """Say how many documents were in each state on the day of the build, which remains true."""
    councils = site.handbook.councils
    if not councils:
        return _("The handbook holds no document yet.")
    counts = Counter(_state(site, council, council.leading_edition) for council in councils)
    said = []
    for state in BY_URGENCY:
        if number := counts[state]:
            were = ngettext(*_WERE[state], number)
            said.append(were.format(who=in_words(number), days=site.handbook.soon_days))
    count = len(councils)
    return ngettext(
        "On {day}, when this page was made, the handbook held {count} document: {states}.",
        "On {day}, when this page was made, the handbook held {count} documents: {states}.",
        count,
    ).format(day=show_day(site.handbook.as_of), count=in_words(count), states=joined(said))


_WERE = {
    ReviewState.OVERDUE: NN_("{who} was overdue for review", "{who} were overdue for review"),
    ReviewState.DUE_NOW: NN_(
        "{who} was due for review just then", "{who} were due for review just then"
    ),
    ReviewState.DUE_SOON: NN_(
        "{who} was due within {days} days", "{who} were due within {days} days"
    ),
    ReviewState.CYCLE: NN_("{who} gave a cycle and no date", "{who} gave a cycle and no date"),
    ReviewState.BLANK: NN_("{who} had left its review date blank", "{who} had left the date blank"),
    ReviewState.NONE: NN_("{who} stated no review date", "{who} stated no review date"),
    ReviewState.EVENT_BOUND: NN_(
        "{who} tied its review to an event", "{who} tied their review to an event"
    ),
    ReviewState.CURRENT: NN_("{who} was current", "{who} were current"),
    ReviewState.DRAFT: NN_("{who} was a draft", "{who} were drafts"),
    ReviewState.SUPERSEDED: NN_("{who} was superseded", "{who} were superseded"),
}


def register_rows(site: Site, editions: Iterable[tuple[Council, Edition]], here: Address) -> Markup:
    """Return the rows of the register for editions, in the order given."""
    return Markup("\n").join(_row(site, council, edition, here) for council, edition in editions)


def _row(site: Site, council: Council, edition: Edition, here: Address) -> Markup:
    addresses, latest = site.addresses, latest_date(edition)
    return Markup(
        '<tr role="row" data-protocol-council="{id}">'
        '<th scope="row" role="rowheader"><a href="{href}">{name}</a></th>'
        '<td role="cell" data-sort="{edition_key}"><span class="protocol-cell-name">{edition_name}</span>'
        '<a href="{edition_href}">{document}{edition}</a>{sheet}</td>'
        '<td role="cell" data-sort="{review_key}"><span class="protocol-cell-name">{review_name}</span>{chip}</td>'
        '<td role="cell" data-sort="{due_key}"><span class="protocol-cell-name">{due_name}</span>'
        "<span>{due}</span></td>"
        '<td role="cell" data-sort="{latest_key}"><span class="protocol-cell-name">{latest_name}</span>'
        "<span>{latest}</span></td>"
        '<td role="cell"><span class="protocol-cell-name">{words_name}</span><span>{words}</span></td>'
        "</tr>"
    ).format(
        edition_name=_("Edition"),
        review_name=_("Review"),
        due_name=_("Next review"),
        latest_name=_("Latest date"),
        words_name=_("In the document’s words"),
        id=council.id,
        href=addresses.link(here, addresses.council(council.id)),
        name=council.short_name,
        sheet=_sheet(site, council, here) if edition is council.leading_edition else "",
        edition_href=addresses.link(here, site.edition_address(council, edition)),
        document="" if edition.kind == PROTOCOL else f"{edition.kind.title}: ",
        edition=capital(edition_name(edition))
        if edition.kind == PROTOCOL
        else edition_name(edition),
        edition_key="" if edition.id == "undated" else edition.id,
        review_key=review_key(edition),
        due_key=date_key(edition.dates[DateKind.NEXT_REVIEW]),
        latest_key=date_key(latest) if latest else "",
        chip=edition_chip(site, council, edition, here),
        due=_next_review(edition),
        latest=date_said(latest) if latest else _date(edition.dates[DateKind.ADOPTED]),
        words=_words(edition),
    )


def _sheet(site: Site, council: Council, here: Address) -> Markup:
    """Return the link to what is needed for the review."""
    href = site.addresses.link(here, site.addresses.desk(council.id))
    words = Markup(_('For the clerk<span class="protocol-aloud"> of {council}</span>'))
    return Markup(' <a class="protocol-sheet" href="{}">{}</a>').format(
        href, words.format(council=council.short_name)
    )


def _date(fact: DatedFact) -> Markup:
    if fact.value is None:
        return Markup('<span class="protocol-absent">{}</span>').format(date_shown(fact))
    if not fact.value.iso:  # HTML's time element has no seasons and no years that begin in spring.
        return Markup("{}").format(fact.value.shown)
    return Markup('<time datetime="{}">{}</time>').format(fact.value.iso, fact.value.shown)


def _next_review(edition: Edition) -> Markup:
    """Return the date of the next review or, if there is a cycle instead, the day worked out from it."""
    fact, worked_out = edition.dates[DateKind.NEXT_REVIEW], edition.worked_out_review
    if fact.state in (FactState.STATED, FactState.WORDED) or worked_out is None:
        return _date(fact)
    due = worked_out.due
    words = Markup(_('by its cycle <time datetime="{iso}">{due}</time>, worked out'))
    return Markup('{} <span class="protocol-detail">{}</span>').format(
        _date(fact), words.format(iso=due.iso, due=due.shown)
    )


def _words(edition: Edition) -> Markup:
    """Return what the document says about its next review, one line for each place that says it."""
    fact, cycle = edition.dates[DateKind.NEXT_REVIEW], edition.cycle
    printed = dict.fromkeys((fact.printed, fact.qualifier, cycle.printed if cycle else ""))
    said = [
        Markup('“<span class="protocol-quoted"{}>{}</span>”').format(lang(edition), words)
        for words in printed
        if words
    ]
    if not said:
        return Markup('<span class="protocol-absent">{}</span>').format(pgettext("said", "nothing"))
    return Markup("<br>").join(said)


def _meanings(site: Site) -> tuple[Meaning, ...]:
    return tuple(
        Meaning(
            state,
            # A label is for one document; here its date has no value.
            fill(site.wording.template(state, "label"), _NO_VALUES),
            _asks(site, state),
        )
        for state in BY_URGENCY
    )


def _asks(site: Site, state: ReviewState) -> str:
    asked = _(_ASKS[state]).format(days=site.handbook.soon_days)
    if state is ReviewState.DUE_SOON and not site.is_alone:
        return f"{asked} {_('Start reading what other councils say on your silent topics.')}"
    return asked


_NO_VALUES = dict.fromkeys(("due", "when", "period", "successor", "words", "cycle"), "…")

_ASKS = {
    ReviewState.OVERDUE: N_(
        "The date that the document gives has passed. Bring the text to the council; "
        "if it has been reviewed since, publish the edition that says so."
    ),
    ReviewState.DUE_NOW: N_(
        "Today falls on the day, or in the month or year, that the document gives. "
        "Put the review on the agenda."
    ),
    ReviewState.DUE_SOON: N_("That time begins within {days} days."),
    ReviewState.CYCLE: N_(
        "The document says how often it is reviewed and gives no date. The day that this handbook works out "
        "from it is not the council’s: look in the minutes, and publish the date once it is known."
    ),
    ReviewState.BLANK: N_(
        "The document has a place for the date, and nothing is written there. "
        "Fill it in when the council next looks at the text."
    ),
    ReviewState.NONE: N_(
        "The document says nothing about a next review. Nobody can tell from it when it is out of date."
    ),
    ReviewState.EVENT_BOUND: N_(
        "The document names an event in place of a date. The council knows whether it has happened; "
        "the handbook does not."
    ),
    ReviewState.CURRENT: N_("The date is further ahead. Nothing to do."),
    ReviewState.DRAFT: N_("Its source is marked as a draft, so no review is counted."),
    ReviewState.SUPERSEDED: N_("Its source is marked as superseded, so no review is counted."),
}
