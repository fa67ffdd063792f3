"""The clerk's desk in words: what matters most, what to ask the council, and the paper on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.matters import (
    Matter,
    MatterGroup,
    MatterKind,
    matters,
    most_pressing,
    words_of,
)
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.pointing import sentences
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.core.trees import NodeKind, Point
from mkdocs_protocol.core.vocabulary import FindingKind
from mkdocs_protocol.papers.paper import Entry, Group, Paper, PaperSection, Quote, Way
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.citations import citation, clause_name
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.editions import edition_label, review_facts
from mkdocs_protocol.site.labels import FINDINGS
from mkdocs_protocol.site.wording import describe, fill
from mkdocs_protocol.store.reads import HELD, Each
from mkdocs_protocol.words.gettext import N_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.comparing.answers_elsewhere import Answer
    from mkdocs_protocol.comparing.drafting import Quoted
    from mkdocs_protocol.comparing.matters import Place
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.site.site import Site

MOST_PLACES = 3
"""How many places of a matter are shown on the desk; the drafting sheet has all of them."""
MOST_WORDS = 45
"""How many words a suggested wording may have on the one-page paper."""
MOST_SAID = 40
"""The most words of a finding that one line gives: its first sentence, and more while there is room."""

TITLES = Labels(
    {
        MatterKind.LAW: N_("A note on the law applies to this"),
        MatterKind.TO_THE_SUBJECT: N_("A matter can go to the person it is about"),
        MatterKind.TO_THE_ASKER: N_("A matter can go back to the person who raises it"),
        MatterKind.NO_ROUTE: N_("No way is given to raise this"),
        MatterKind.NO_FIRST_CONTACT: N_("Nobody is named to go to first"),
        MatterKind.RECEIVERS_DIFFER: N_("Two clauses name different people to go to"),
        MatterKind.FORMAL_UNASSIGNED: N_(
            "A formal step is named without anybody who receives it or decides"
        ),
        MatterKind.NO_APPEAL: N_("No way to appeal is named"),
        MatterKind.NO_TIME_LIMIT: N_("Steps are set out without a time limit"),
        MatterKind.NO_ANSWER: N_("Nobody is named to ask"),
        MatterKind.CONFLICT: N_("Clauses do not agree"),
        MatterKind.PROMISE_NOT_KEPT: N_("Something is announced, but missing"),
        MatterKind.TEMPLATE_RESIDUE: N_(
            "Alternatives, or words from elsewhere, are still in the text"
        ),
        MatterKind.AMBIGUOUS: N_("Some words can be read in more than one way"),
        MatterKind.DANGLING: N_("A note or reference does not match up"),
        MatterKind.MISSING: N_("Something is not said"),
        MatterKind.ADVICE: N_("Some of the text is advice, not a rule"),
    }
)
ASKS = Labels(
    {
        MatterKind.LAW: N_("Is this still open in law? If not, where should such a matter go?"),
        MatterKind.TO_THE_SUBJECT: N_("Who should hear it then?"),
        MatterKind.TO_THE_ASKER: N_("Who should that person tell instead?"),
        MatterKind.NO_ROUTE: N_("Who should somebody go to, and what happens then?"),
        MatterKind.NO_FIRST_CONTACT: N_(
            "Who should somebody tell first, and who stands in for that person?"
        ),
        MatterKind.RECEIVERS_DIFFER: N_("Which of them is right, and when?"),
        MatterKind.FORMAL_UNASSIGNED: N_("Who receives this step, and who decides?"),
        MatterKind.NO_APPEAL: N_("Should there be an appeal, and to whom?"),
        MatterKind.NO_TIME_LIMIT: N_("By when should each step be taken?"),
        MatterKind.NO_ANSWER: N_("Who should somebody ask, and how?"),
        MatterKind.CONFLICT: N_("Which of them should apply?"),
        MatterKind.PROMISE_NOT_KEPT: N_("What should the text say there?"),
        MatterKind.TEMPLATE_RESIDUE: N_("Which words are this council’s?"),
        MatterKind.AMBIGUOUS: N_("Which reading is meant?"),
        MatterKind.DANGLING: N_("What does it belong to?"),
        MatterKind.MISSING: N_("What should the text say?"),
        MatterKind.ADVICE: N_("Should the council make this advice its own rule?"),
    }
)
_FACTS = N_("Which dates, and whose decision, should the text state?")
_NEXT = N_("On which date should it be reviewed next?")
_KEPT = N_("Should the text stay as it is? On which date should it be reviewed next?")
_REVIEW = {
    ReviewState.OVERDUE: (
        N_("The review date has passed"),
        N_("When should the review take place? On which date should it be reviewed next?"),
    ),
    ReviewState.DUE_NOW: (N_("The review is set for {due}"), _KEPT),
    ReviewState.DUE_SOON: (N_("The review is set for {due}"), _KEPT),
    ReviewState.BLANK: (N_("The review date was left blank"), _NEXT),
    ReviewState.NONE: (N_("No review date is stated"), _NEXT),
    ReviewState.CYCLE: (N_("A review cycle is given, but no date"), _NEXT),
    ReviewState.EVENT_BOUND: (
        N_("The review depends on an event"),
        N_("Has the event happened? If so, when should the review take place?"),
    ),
}
"""For a review: what a matter of dates is called, and what to ask. True on any later day too."""


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """Where the document shows a matter."""

    text: str
    ways: tuple[Way, ...]
    """The situations whose routes show it."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A matter with what to ask the council."""

    matter: Matter
    title: str
    ask: str
    note: Note | None
    places: tuple[AskedPlace, ...]
    more: str
    """How many further places the drafting sheet has, in a sentence; or ""."""
    answers: tuple[Quote, ...]
    """Words of other documents that a person has tied to the silence it is about."""


@dataclass(frozen=True, slots=True)
class Later:
    """A matter that can wait, in a line."""

    title: str
    said: str
    """What the document shows, at its first place; "" where the title says it."""
    clauses: str
    """The clauses that this rests on, by name, as written in brackets; "" if there are none."""
    more: str
    """How many further places the drafting sheet has, in a sentence; or ""."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a clerk has to deal with before the next review."""

    first: tuple[Asked, ...]
    """The few that matter most."""
    then: tuple[Later, ...]
    """The others, in order; slips of form last."""


class DeskPapers:
    """Puts what matters into words, council by council."""

    def __init__(self, site: Site) -> None:
        self._site = site
        councils = site.handbook.council_by_id
        self._desks = Each(site.reads, councils, lambda id_: self._desk(councils[id_]), most=HELD)
        self._papers = Each(site.reads, councils, lambda id_: self._paper(councils[id_]), most=HELD)

    def desk(self, council: Council) -> Desk:
        """Return what matters at a council's next review."""
        return self._desks[council.id]

    def paper(self, council: Council) -> Paper:
        """Return what matters most as a paper that fits one sheet."""
        return self._papers[council.id]

    def _desk(self, council: Council) -> Desk:
        site, here = self._site, self._site.addresses.desk(council.id)
        review = review_facts(site, council, council.leading_edition, here)
        found = matters(site.handbook, council, review.state(site.handbook.as_of))
        pressing = most_pressing(found)
        return Desk(
            tuple(self._asked(council, matter) for matter in pressing),
            (
                *(_later(self._asked(council, one)) for one in found if one not in pressing),
                *_slips(council),
            ),
        )

    def _paper(self, council: Council) -> Paper:
        site, edition, desk = self._site, council.leading_edition, self.desk(council)
        here = site.addresses.desk_paper(council.id)
        said = describe(
            site.wording, review_facts(site, council, edition, here), site.handbook.as_of
        )
        sources = dict.fromkeys(one.note.source for one in desk.first if one.note)
        return Paper(
            title=_("Review of the protocol: {council}").format(council=council.title),
            document=edition.title,
            language=edition.language,
            edition=edition_label(edition),
            state=f"{said.headline}.",
            as_of=f"{fill(site.wording['as-of'], {'day': show_day(site.handbook.as_of)})}.",
            facts=(),
            sections=tuple(_sections(desk)),
            why=_("The review"),
            foot=_foot(tuple(sources)),
        )

    def _asked(self, council: Council, matter: Matter) -> Asked:
        title, ask = title_and_ask(council, matter)
        shown = [*_review_place(council, matter), *(self._place(council, p) for p in matter.places)]
        more, answers = _more(len(shown) - MOST_PLACES), tuple(self._answers(council, matter))
        return Asked(matter, title, ask, matter.note, tuple(shown[:MOST_PLACES]), more, answers)

    def _place(self, council: Council, place: Place) -> AskedPlace:
        site = self._site
        situations = site.handbook.vocabulary.situation_by_id
        ways = (
            Way(situations[tree.situation].label, site.addresses.tree(council.id, tree.situation))
            for tree in place.trees
        )
        return AskedPlace(place.text, tuple(ways), tuple(map(self._quote, place.quotes)))

    def _answers(self, council: Council, matter: Matter) -> Iterator[Quote]:
        """Yield what a person has tied to the silences of a dead end, one answer for each document."""
        wanted = _SILENCES.get(matter.kind)
        if wanted is None:
            return
        known: dict[str, Answer] = {}
        for tree in matter.trees:
            for node in tree.in_order:
                if node.kind is NodeKind.SILENCE and wanted & {*node.lacks}:
                    for answer in self._site.elsewhere(council, tree, node).tied:
                        if wanted & {*answer.points} and not answer.doubt:
                            known.setdefault(answer.council.id, answer)
        for answer in known.values():
            clauses = dict.fromkeys(quote.clause for quote in answer.quotes)
            edition = self._site.excerpt(answer.council.id, "", *clauses)
            yield from (self._quote(quoted) for quoted in words_of(answer, edition))

    def _quote(self, quoted: Quoted) -> Quote:
        council, clause = quoted.council, quoted.clause
        edition = quoted.edition
        home = self._site.addresses.edition(council.id, edition.id)
        source = Way(citation(council, edition, clause), home, clause_anchor(clause.id))
        return Quote(quoted, source)


def title_and_ask(council: Council, matter: Matter) -> tuple[str, str]:
    """Return what a matter is called, and what to ask the council about it."""
    if matter.note is not None:
        return matter.note.title or TITLES[matter.kind], matter.note.ask or ASKS[matter.kind]
    if matter.kind is not MatterKind.DATES:
        return TITLES[matter.kind], ASKS[matter.kind]
    if matter.state not in _REVIEW:
        return _("Facts about the text are missing"), _(_FACTS)
    title, ask = map(_, _REVIEW[matter.state])
    due = council.leading_edition.dates[DateKind.NEXT_REVIEW].value
    asks = f"{ask} {_(_FACTS)}" if matter.places and matter.state is not ReviewState.BLANK else ask
    return fill(title, {"due": due.shown if due else ""}), asks


_SILENCES = {
    MatterKind.TO_THE_SUBJECT: {Point.INSTEAD},
    MatterKind.TO_THE_ASKER: {Point.INSTEAD},
    MatterKind.NO_ROUTE: {Point.FIRST_CONTACT},
    MatterKind.NO_FIRST_CONTACT: {Point.FIRST_CONTACT},
    MatterKind.NO_ANSWER: {Point.FIRST_CONTACT},
    MatterKind.FORMAL_UNASSIGNED: {Point.RECEIVER, Point.DECIDER},
}
"""The points of silences whose answers help with a dead end."""


def _sections(desk: Desk) -> Iterator[PaperSection]:
    """Yield what the council is to decide, perhaps words to start from, and room for what it decides."""
    asked = tuple(
        entry for number, one in enumerate(desk.first, 1) for entry in _entries(number, one)
    )
    yield PaperSection(
        "protocol-decide",
        _("The council is asked to decide"),
        "" if asked else _("The handbook has found nothing for this council to decide."),
        (Group(asked, is_asked=False, is_run_in=True),) if asked else (),
    )
    if start := _start(desk):
        matter, quoted = start
        yield PaperSection(
            "protocol-start",
            _("Words to start from"),
            _("{matter}: another council’s document covers it.").format(matter=matter),
            (Group((Entry(quotes=(quoted,)),), is_asked=False),),
        )
    yield PaperSection(
        "protocol-recommend",
        _("Recommendation"),
        _(
            "☐ keep the text     ☐ have a change drafted     ☐ ask the county association for advice"
        ),
        (),
    )
    yield PaperSection(
        "protocol-minute",
        _("Decision"),
        _("Next review: ________________     Minute no.: ________________"),
        (),
    )


def _start(desk: Desk) -> tuple[str, Quote] | None:
    """Return a matter of the paper and another document's few words on it; None beside a note on the law.

    Such a note says that a route may not be open: then no words that may open it are offered.
    """
    if any(one.note for one in desk.first):
        return None
    found = ((one.title, quote) for one in desk.first for quote in one.answers)
    return next((one for one in found if len(one[1].quoted.text.split()) <= MOST_WORDS), None)


def _review_place(council: Council, matter: Matter) -> Iterator[AskedPlace]:
    """Yield the date of the review if it is in the text: a missing date has a finding of its own."""
    fact = council.leading_edition.dates[DateKind.NEXT_REVIEW]
    if matter.kind is MatterKind.DATES and matter.state in _REVIEW and fact.value:
        said = _("The document gives its next review as {due}.").format(due=fact.value.shown)
        yield AskedPlace(said, (), ())


def _later(asked: Asked) -> Later:
    """Return a matter that can wait: the first place says what it is about, unless the title does."""
    places, title = asked.places, asked.title
    if asked.matter.kind in _TOLD_BY_TITLE or not (places and places[0].text):
        return Later(title, "", "; ".join(way.label for way in _in_brackets(places)), "")
    clauses = "; ".join(way.label for way in _in_brackets(places[:1]))
    left = max(len(places), len(asked.matter.places)) - 1
    return Later(title, shortened(places[0].text), clauses, _more(left))


def _slips(council: Council) -> Iterator[Later]:
    """Yield the slips of language that proofreaders notice, in one line."""
    kind = FindingKind.WORDING
    slips = [finding for finding in council.leading_edition.findings if finding.kind is kind]
    if slips:
        said = " ".join(shortened(slip.text) for slip in slips[:MOST_PLACES])
        yield Later(FINDINGS[kind], said, "", _more(len(slips) - MOST_PLACES))


def shortened(text: str) -> str:
    """Return the first sentence of a finding, and those that follow while all are at most :data:`MOST_SAID` words."""
    first, *others = sentences(text) or [""]
    for one in others:
        if len(f"{first} {one}".split()) > MOST_SAID:
            break
        first = f"{first} {one}"
    return first


_TOLD_BY_TITLE = {
    MatterKind.NO_FIRST_CONTACT, MatterKind.FORMAL_UNASSIGNED, MatterKind.NO_APPEAL, MatterKind.NO_TIME_LIMIT,
}  # fmt: skip
"""What a place says no more of than the title."""


def _entries(number: int, asked: Asked) -> Iterator[Entry]:
    """Yield a matter on the paper: in which situations a dead end is met; what the text shows, line by line."""
    situations = dict.fromkeys(way.label for place in asked.places for way in place.ways)
    where = [*situations][:MOST_PLACES] if asked.matter.kind in _SILENCES else []
    title = f"{asked.title} ({'; '.join(where)})" if where else asked.title
    more = _more(len(asked.matter.trees) - len(where)) if where else ""
    if asked.matter.kind.group is not MatterGroup.WORDING:
        said = f"{asked.ask} {more}".strip()
        yield Entry(f"{number}. {title}.", (said,), _in_brackets(asked.places))
        return
    yield Entry(f"{number}. {title}.", (f"{asked.ask} {asked.more}".strip(),))
    for place in asked.places:
        yield Entry(words=(f"– {shortened(place.text)}",), ways=_in_brackets((place,)))


def _in_brackets(places: tuple[AskedPlace, ...]) -> tuple[Way, ...]:
    """Return links to the clauses of a matter, without repeats: a paper puts them in brackets."""
    found = {quote.source: quote for place in places for quote in place.quotes}
    names = {way: clause_name(quote.quoted.clause) for way, quote in found.items()}
    return tuple(Way(name, way.address, way.fragment) for way, name in names.items())[:MOST_PLACES]


def _more(left: int) -> str:
    """Return how many more the drafting sheet has, in a sentence; "" for none."""
    if left <= 0:
        return ""
    said = ngettext(
        "{number} more is on the drafting sheet.", "{number} more are on the drafting sheet.", left
    )
    return said.format(number=capital(in_words(left)))


def _foot(sources: tuple[str, ...]) -> str:
    found = _(
        "Prepared from the handbook. What it finds is about the document, not about the council."
    )
    if not sources:
        return found
    law = _("Not legal advice; the note on the law rests on {sources}.")
    return f"{found} {law.format(sources=joined(sources))}"
