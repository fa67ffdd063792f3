"""What a search finds: clauses, steps of decision trees, situations, questions, topics and pages, each once."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.protocol import bare_number
from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.site.addresses import clause_anchor, step_anchor
from mkdocs_protocol.site.editions import edition_of_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Clause, Edition
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


class EntryKind(StrEnum):
    """What sort of thing is found; equally good hits are shown in this order."""

    CLAUSE = "clause"
    STEP = "step"
    QUESTION = "question"
    SITUATION = "situation"
    TOPIC = "topic"
    PAGE = "page"


class Facets(NamedTuple):
    """What a hit can be filtered by; each field holds ids. A tuple, since a large handbook looks up many of them."""

    kind: EntryKind
    topics: tuple[str, ...] = ()
    clause_kinds: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One thing that a search finds. A tuple, since fifty thousand are made at once: a frozen dataclass takes six times as long."""

    id: str
    """Unique among those that stand together: a clause's id, a question's."""
    title: str
    text: str
    """The words that are shown, verbatim."""
    facets: Facets
    named: str | None = None
    """The words of the title that are the document's own, if part of it is ours ("opening paragraph 1") or a number."""
    numbers: tuple[str, ...] = ()
    """A clause's number, as it was meant and as it is printed: it is found by both."""
    besides: tuple[str, ...] = ()
    """Words that it is found by but that are not shown: the topic's, and those of the questions that rest on it."""
    asked: tuple[str, ...] = ()
    """The ids of the questions whose answers rest on it."""
    more: Mapping[str, Any] = {}
    """What else is published about it, as docs/data.md describes."""

    @property
    def heard(self) -> str:
        """The words of its title that it is found by."""
        return self.title if self.named is None else self.named


class EntryRun(NamedTuple):
    """Entries that follow each other and whose names and addresses begin alike: the clauses of an edition, the steps of a tree."""

    ref: str
    """What their names begin with, before their ids: "clause weston-super-mare/2024-10 "."""
    url: str
    """What their addresses begin with, from the root of the site."""
    entries: list[Entry]
    council: Council | None = None
    edition: Edition | None = None
    """The edition that they are in, if any."""


_OURS = re.compile(r"(?:^|, )[^,]*\b(?:paragraph|item) \d+$")
"""The words of a label that give the place of a clause with no name in its document."""
MOST_NAMED = 40
"""The most councils that an entry names."""
MOST_ANSWERED = 10
"""The most councils whose answers an entry has: a first answer reads several such entries."""


def edition_entries(site: Site) -> Iterator[EntryRun]:
    """Yield the clauses and steps of every edition, councils in the order of the handbook."""
    finder = EditionEntries(site)
    return chain.from_iterable(map(finder.of_council, site.handbook.councils))


def shared_entries(
    site: Site, pages: Iterable[tuple[Address, str, str]] = ()
) -> Iterator[EntryRun]:
    """Yield what belongs to no single document: questions, situations, topics, and pages (address, title, description)."""
    yield EntryRun("question ", "", [*_questions(site)])
    yield EntryRun("situation ", "", [*_situations(site)])
    yield EntryRun("topic ", "", [*_topics(site)])
    found = [
        Entry(
            address.removesuffix(".md").removesuffix("/index"),
            title,
            description,
            Facets(EntryKind.PAGE),
            more={"url": site.addresses.url(address)},
        )
        for address, title, description in pages
    ]
    yield EntryRun("page ", "", found)


class EditionEntries:
    """Knows what the vocabulary says about topics and questions, so that clauses are found by it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._own: dict[tuple[object, ...], tuple[Facets, tuple[str, ...]]] = {}
        vocabulary = site.handbook.vocabulary
        self._besides: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
        self._besides |= {(topic.id,): (topic.label,) for topic in vocabulary.topics}
        self._questions = {one.id: one.question for one in vocabulary.questions}
        self._situations = {s.id: s.label for s in vocabulary.situations}

    def of_council(self, council: Council) -> Iterator[EntryRun]:
        """Yield the clauses and steps of a council's editions; nothing else is read of any council."""
        for edition in council.every_edition:
            yield from self._of_edition(council, edition)

    def _of_edition(self, council: Council, edition: Edition) -> Iterator[EntryRun]:
        home = self._site.addresses.url(self._site.edition_address(council, edition))
        leads = edition is council.leading_edition
        asked: dict[str, list[str]] = {}
        if leads and council.answers and council.answers.edition == edition.id:
            for answer in council.answers.given:
                for rests_on in answer.clauses:
                    asked.setdefault(rests_on, []).append(answer.question)
        place = council.id if leads else _place_of(council, edition)
        clauses = [self._clause(clause, asked.get(clause.id)) for clause in edition.clauses]
        url = f"{home}#{clause_anchor('')}"
        yield EntryRun(f"clause {place} ", url, clauses, council, edition)
        for tree in council.trees if leads else ():
            if not (tree.is_silent or tree.same_as):
                yield self._steps(council, edition, tree)

    def _clause(self, clause: Clause, asked: Sequence[str] | None) -> Entry:
        facets, besides = self._found_by(clause)
        if asked:
            besides = (*besides, *(self._questions.get(one, "") for one in asked))
        number, heading = clause.number, clause.heading
        # By position: this is done for every clause of a handbook, and keywords would take a third of the time.
        return Entry(
            clause.id,
            f"{number} {heading}".strip() if number else clause.label,
            clause.text,
            facets,
            heading if number else _OURS.sub("", clause.label),
            _numbers(clause),
            besides,
            tuple(asked) if asked else (),
        )

    def _found_by(self, clause: Clause) -> tuple[Facets, tuple[str, ...]]:
        """Return what a clause can be filtered by, and what its topic is called."""
        if clause.parts or clause.divided:
            facets = _facets_of(clause.classifications)
            return facets, self._besides[facets.topics[:1]]
        own = clause.classification
        # Far quicker than comparing one classification with another.
        key = own.topic, own.also, own.kind, own.binds, own.benefits
        known = self._own.get(key)
        if known is None:
            facets = _facets_of((own,))
            self._own[key] = known = facets, self._besides[facets.topics[:1]]
        return known

    def _steps(self, council: Council, edition: Edition, tree: Tree) -> EntryRun:
        addresses = self._site.addresses
        home = addresses.url(addresses.tree(council.id, tree.situation))
        steps = [
            Entry(
                node.id,
                self._situations.get(tree.situation, ""),
                node.text,
                Facets(EntryKind.STEP),
                besides=(" … ".join(quote.words for quote in node.quotes),),
            )
            for node in tree.nodes
        ]
        ref = f"step {council.id} {tree.situation} "
        return EntryRun(ref, f"{home}#{step_anchor('')}", steps, council, edition)


def _numbers(clause: Clause) -> tuple[str, ...]:
    number, printed = clause.number, clause.printed
    if printed in (number, f"{number}.") or not clause.is_mended:
        return (number,) if number else ()
    return tuple(dict.fromkeys(one for one in (number, bare_number(printed)) if one))


def _place_of(council: Council, edition: Edition) -> str:
    folder = "" if edition.kind == PROTOCOL else f"{edition.kind.id}/"
    return f"{council.id}/{folder}{edition.id}"


@cache
def _facets_of(given: tuple[Classification, ...]) -> Facets:
    return Facets(
        EntryKind.CLAUSE,
        tuple(
            dict.fromkeys(
                [one.topic for one in given if one.topic]
                + [also for one in given for also in one.also]
            )
        ),
        tuple(sorted({one.kind for one in given if one.kind})),
        tuple(sorted({role for one in given for role in one.binds})),
        tuple(sorted({role for one in given for role in one.benefits})),
    )


def _asked_as(site: Site) -> dict[str, tuple[str, ...]]:
    """Return the other ways in which people ask for each question, situation and topic, by what a search calls it."""
    return {one.of: one.words for one in site.handbook.vocabulary.search.asked_as}


def _questions(site: Site) -> Iterator[Entry]:
    further = _asked_as(site)
    has_answers = len(site.handbook.councils) <= MOST_ANSWERED
    for row in site.questions:
        silent = [c.council for c in row.cells if c.answer.state is AnswerState.SILENT]
        says = [
            c.council
            for c in row.cells
            if c.answer.state in {AnswerState.ANSWERED, AnswerState.PARTLY}
        ]
        answers = {
            c.council.short_name: c.answer.text for c in row.cells if has_answers and c.answer.text
        }
        url = site.addresses.url(site.addresses.question(row.question.id))
        yield Entry(
            row.question.id,
            row.question.question,
            "",
            Facets(EntryKind.QUESTION, row.question.topics),
            besides=further.get(f"question {row.question.id}", ()),
            more=_readings(url, says, silent, len(row.cells))
            | ({"answers": answers} if answers else {}),
        )


def _situations(site: Site) -> Iterator[Entry]:
    further = _asked_as(site)
    for situation in site.handbook.vocabulary.situations:
        if situation.id not in site.answered():
            continue
        trees = [(c, c.tree_by_situation.get(situation.id)) for c in site.handbook.councils]
        silent = [council for council, tree in trees if tree and tree.is_silent]
        says = [council for council, tree in trees if tree and not tree.is_silent]
        url = site.addresses.url(site.addresses.situation(situation.id))
        yield Entry(
            situation.id,
            situation.label,
            situation.definition,
            Facets(EntryKind.SITUATION),
            besides=further.get(f"situation {situation.id}", ()),
            more=_readings(url, says, silent, len(trees)),
        )


def _topics(site: Site) -> Iterator[Entry]:
    further = _asked_as(site)
    covered = [(council, site.states(council.id)) for council in site.handbook.councils]
    for topic in site.handbook.vocabulary.topics:
        states = [(council, by_topic[topic.id]) for council, by_topic in covered]
        silent = [council for council, state in states if state is Coverage.SILENT]
        says = [c for c, state in states if state in {Coverage.COVERED, Coverage.PARTLY}]
        unread = sum(state is Coverage.UNCLASSIFIED for _, state in states)
        url = site.addresses.url(site.addresses.topic(topic.id))
        yield Entry(
            topic.id,
            topic.label,
            topic.definition,
            Facets(EntryKind.TOPIC, (topic.id,)),
            besides=further.get(f"topic {topic.id}", ()),
            more=_readings(url, says, silent, len(says) + len(silent) + unread),
        )


def _readings(
    url: str, says: list[Council], silent: list[Council], councils: int
) -> dict[str, Any]:
    """Return what is published with a question, situation or topic: its address, and which documents say something or
    not."""
    return {
        "url": url,
        "says": (len(says), _names(says)),
        "silent": (len(silent), _names(silent)),
        "unread": councils - len(says) - len(silent),
    }


def _names(councils: list[Council]) -> tuple[str, ...]:
    return tuple(c.short_name for c in councils) if len(councils) <= MOST_NAMED else ()


__all__ = [
    "EditionEntries",
    "Entry",
    "EntryKind",
    "EntryRun",
    "Facets",
    "edition_entries",
    "edition_of_document",
    "shared_entries",
]
