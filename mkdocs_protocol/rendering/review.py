"""The review register: every document by how urgently its review asks for somebody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.documents import PROTOCOL
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.review import BY_URGENCY, ReviewState
from mkdocs_protocol.rendering.councils.list import date_key, review_key
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import edition_chip, page_data
from mkdocs_protocol.rendering.parts.reminders import reminders_html
from mkdocs_protocol.rendering.parts.review_state import as_of_line, banner
from mkdocs_protocol.rendering.parts.timeline import Timeline, timeline
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.editions import date_shown, edition_name, review_facts
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.register import by_urgency, urgency_of
from mkdocs_protocol.site.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

OTHERS, BESIDE, MEANINGS, TIMELINE = (
    "protocol-other-editions", "protocol-other-documents", "protocol-meanings", "protocol-timeline",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """A state, and what it asks of the clerk whose document is in it."""

    state: ReviewState
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that the page shows."""

    title: str
    summary: str
    as_of: Markup
    rows: Markup
    timeline: Timeline
    is_alone: bool
    """Whether the handbook is of one council."""
    document: Markup
    """Of one council: the state of its protocol's review, in place of a table of one row; else empty."""
    beside: Markup
    """The rows of documents beside the protocols; empty where there are none."""
    others: Markup
    """The rows of editions that are superseded or drafts; empty where there are none."""
    meanings: tuple[Meaning, ...]
    calendar: str
    feed: str
    csv: str
    reminders: Markup
    others_anchor: str
    beside_anchor: str
    meanings_anchor: str
    data: Markup


def review_page(site: Site) -> RenderedPage:
    """Return the register, in the order of urgency on the day of the build."""
    here = site.addresses.review()
    leading = by_urgency(site, site.handbook.councils)
    others = [
        (council, edition)
        for council in site.handbook.councils
        for document in council.documents
        for edition in document.editions[1:]
    ]
    beside = [
        (council, document.leading_edition)
        for council in site.handbook.councils
        for document in council.other_documents
    ]
    register = Register(
        title="When the protocol is reviewed" if site.is_alone else "Review register",
        is_alone=site.is_alone,
        document=_document(site, here) if site.is_alone else Markup(),
        summary="" if site.is_alone else _summary(site),
        as_of=as_of_line(site.wording, today=site.handbook.as_of),
        rows=register_rows(site, ((council, council.leading_edition) for council in leading), here),
        timeline=timeline(site, leading, here),
        beside=register_rows(site, sorted(beside, key=lambda one: urgency_of(site, one[1])), here),
        others=register_rows(site, others, here),
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
    html = environment(site.templates).get_template("review.html").render(register=register)
    toc = [TocEntry(MEANINGS, "What each state asks of a clerk", 2)]
    if beside:
        toc.insert(0, TocEntry(BESIDE, "Other documents", 2))
    if others:
        toc.insert(0, TocEntry(OTHERS, "Superseded editions and drafts", 2))
    if leading:
        toc.insert(0, TocEntry(TIMELINE, "Timeline", 2))
    return RenderedPage(
        here,
        register.title,
        "When the protocol is to be reviewed, as it says itself."
        if site.is_alone
        else "Every council’s protocol by the date of its next review, overdue first.",
        html,
        tuple(toc),
        frozenset(entry.id for entry in toc),
        is_wide=not site.is_alone,
        in_nav=True,
    )


def _document(site: Site, here: Address) -> Markup:
    """Return the review of the one council's protocol, and the way to what its clerk needs for it."""
    (council,) = site.handbook.councils
    facts = review_facts(site, council, council.leading_edition, here)
    return Markup("{}\n<p>{}</p>").format(
        banner(site.wording, facts, today=site.handbook.as_of), _sheet(site, council, here)
    )


def _state(site: Site, council: Council, edition: Edition) -> ReviewState:
    facts = review_facts(site, council, edition, site.addresses.review())
    return facts.state(site.handbook.as_of)


def _summary(site: Site) -> str:
    """Say how many documents were in each state on the day of the build, which stays true."""
    councils = site.handbook.councils
    if not councils:
        return "The handbook holds no document yet."
    counts = Counter(_state(site, council, council.leading_edition) for council in councils)
    said = []
    for state in BY_URGENCY:
        if number := counts[state]:
            verb = _WERE[state][number != 1].format(days=site.handbook.soon_days)
            said.append(f"{in_words(number)} {verb}")
    day = show_day(site.handbook.as_of)
    total = f"{in_words(len(councils))} documents"
    return f"On {day}, when this page was made, the handbook held {total}: {joined(said)}."


_WERE = {
    ReviewState.OVERDUE: ("was overdue for review", "were overdue for review"),
    ReviewState.DUE_NOW: ("was due for review just then", "were due for review just then"),
    ReviewState.DUE_SOON: ("was due within {days} days", "were due within {days} days"),
    ReviewState.CYCLE: ("gave a cycle and no date", "gave a cycle and no date"),
    ReviewState.BLANK: ("had left the date of its review blank", "had left the date blank"),
    ReviewState.NONE: ("stated no review date", "stated no review date"),
    ReviewState.EVENT_BOUND: ("tied its review to an event", "tied their review to an event"),
    ReviewState.CURRENT: ("was current", "were current"),
    ReviewState.DRAFT: ("was a draft", "were drafts"),
    ReviewState.SUPERSEDED: ("was superseded", "were superseded"),
}


def register_rows(site: Site, editions: Iterable[tuple[Council, Edition]], here: Address) -> Markup:
    """Return the rows of the register for editions, in the order given."""
    return Markup("\n").join(_row(site, council, edition, here) for council, edition in editions)


def _row(site: Site, council: Council, edition: Edition, here: Address) -> Markup:
    addresses = site.addresses
    return Markup(
        '<tr role="row" data-protocol-council="{id}">'
        '<th scope="row" role="rowheader"><a href="{href}">{name}</a></th>'
        '<td role="cell" data-sort="{edition_key}"><span class="protocol-cell-name">Edition</span>'
        '<a href="{edition_href}">{document}{edition}</a>{sheet}</td>'
        '<td role="cell" data-sort="{review_key}"><span class="protocol-cell-name">Review</span>{chip}</td>'
        '<td role="cell" data-sort="{due_key}"><span class="protocol-cell-name">Next review</span>'
        "<span>{due}</span></td>"
        '<td role="cell" data-sort="{adopted_key}"><span class="protocol-cell-name">Adopted</span>'
        "<span>{adopted}</span></td>"
        '<td role="cell"><span class="protocol-cell-name">In the document’s words</span><span>{words}</span></td>'
        "</tr>"
    ).format(
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
        adopted_key=date_key(edition.dates[DateKind.ADOPTED]),
        chip=edition_chip(site, council, edition, here),
        due=_next_review(edition),
        adopted=_date(edition.dates[DateKind.ADOPTED]),
        words=_words(edition),
    )


def _sheet(site: Site, council: Council, here: Address) -> Markup:
    """Return the way to what is needed for the review."""
    href = site.addresses.link(here, site.addresses.desk(council.id))
    return Markup(
        ' <a class="protocol-sheet" href="{}">For the clerk<span class="protocol-aloud"> of {}</span></a>'
    ).format(href, council.short_name)


def _date(fact: DatedFact) -> Markup:
    if fact.value is None:
        return Markup('<span class="protocol-absent">{}</span>').format(date_shown(fact))
    if not fact.value.iso:  # HTML's time has no seasons and no years that begin in spring.
        return Markup("{}").format(fact.value.shown)
    return Markup('<time datetime="{}">{}</time>').format(fact.value.iso, fact.value.shown)


def _next_review(edition: Edition) -> Markup:
    """Return the date of the next review; where a cycle stands in its place, the day worked out from it."""
    fact, worked_out = edition.dates[DateKind.NEXT_REVIEW], edition.worked_out_review
    if fact.state in (FactState.STATED, FactState.WORDED) or worked_out is None:
        return _date(fact)
    due = worked_out.due
    return Markup(
        '{} <span class="protocol-detail">by its cycle <time datetime="{}">{}</time>, worked out</span>'
    ).format(_date(fact), due.iso, due.shown)


def _words(edition: Edition) -> Markup:
    """Return what the document says about its next review, a line for each place that says it."""
    fact, cycle = edition.dates[DateKind.NEXT_REVIEW], edition.cycle
    printed = dict.fromkeys((fact.printed, fact.qualifier, cycle.printed if cycle else ""))
    said = [
        Markup('“<span class="protocol-quoted"{}>{}</span>”').format(lang(edition), words)
        for words in printed
        if words
    ]
    if not said:
        return Markup('<span class="protocol-absent">nothing</span>')
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
    asked = _ASKS[state].format(days=site.handbook.soon_days)
    return asked.removesuffix(_OTHERS).rstrip() if site.is_alone else asked


_OTHERS = "Start reading what other councils say on your silent topics."
_NO_VALUES = dict.fromkeys(("due", "when", "period", "successor", "words", "cycle"), "…")

_ASKS = {
    ReviewState.OVERDUE: (
        "The date that the document gives has passed. Bring the text to the council; "
        "if it has been reviewed since, publish the edition that says so."
    ),
    ReviewState.DUE_NOW: (
        "Today falls on the day, or in the month or year, that the document gives. "
        "Put the review on the agenda."
    ),
    ReviewState.DUE_SOON: (f"That time begins within {{days}} days. {_OTHERS}"),
    ReviewState.CYCLE: (
        "The document says how often it is reviewed and gives no date. The day that this handbook works out "
        "from it is not the council’s: look in the minutes, and publish the date when it is known."
    ),
    ReviewState.BLANK: (
        "The document has a place for the date, and nothing is written there. "
        "Fill it in when the council next looks at the text."
    ),
    ReviewState.NONE: (
        "The document says nothing about a next review. Nobody can tell from it when it is out of date."
    ),
    ReviewState.EVENT_BOUND: (
        "The document names an event in place of a date. The council knows whether it has happened; "
        "the handbook does not."
    ),
    ReviewState.CURRENT: "The date is further ahead. Nothing to do.",
    ReviewState.DRAFT: "Its source is marked as a draft, so no review is counted.",
    ReviewState.SUPERSEDED: "Its source is marked as superseded, so no review is counted.",
}
