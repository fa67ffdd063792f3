"""Subjects from A to Z, with the clauses on each: for reading without JavaScript, from a disk or on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import clauses_that_bind
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.searching.entries import EntryKind, edition_entries
from mkdocs_protocol.searching.index import Index
from mkdocs_protocol.searching.vocabulary import key
from mkdocs_protocol.searching.words import folded
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_COUNCILS = 12
"""The most councils whose clauses a subject lists; beyond that, it links to the page that has them all."""


@dataclass(frozen=True, slots=True)
class CouncilClauses:
    """The clauses of one council on a subject."""

    council: str
    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: what it is called, what it is, and what is listed under it."""

    label: str
    what: str
    href: str
    """The page with all of it; "" if there is none."""
    note: str
    councils: tuple[CouncilClauses, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The subjects that begin with a letter."""

    name: str
    anchor: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page shows."""

    title: str
    letters: tuple[Letter, ...]
    search: str


def subjects_page(site: Site) -> RenderedPage:
    """Return the page of subjects from A to Z."""
    here = site.addresses.subjects()
    letters: dict[str, list[Subject]] = {}
    for subject in sorted(_subjects(site, here), key=lambda one: (_filed(one.label), one.what)):
        first = _filed(subject.label)[:1].upper()
        letters.setdefault(first if first.isalpha() else "0–9", []).append(subject)
    shown = tuple(
        Letter(name, f"subjects-{name.lower()[0]}", tuple(found)) for name, found in letters.items()
    )
    view = View(
        _("Subjects from A to Z"), shown, site.addresses.link(here, site.addresses.search())
    )
    return RenderedPage(
        here,
        view.title,
        _(
            "Every subject of the handbook with the clauses on it, to be read or printed without a search."
        ),
        environment(site.templates).get_template("subjects.html").render(page=view),
        tuple(TocEntry(letter.anchor, letter.name, 2) for letter in shown),
        frozenset(letter.anchor for letter in shown),
        is_found=False,
    )


def _filed(label: str) -> str:
    """Return the words that a label is filed under: as in any index, a leading article does not count."""
    return re.sub(r"^(an?|the) ", "", folded(label))


def _subjects(site: Site, here: Address) -> Iterator[Subject]:
    yield from _topics(site, here)
    yield from _situations(site, here)
    yield from _questions(site, here)
    yield from _roles(site, here)
    yield from _words(site, here)
    for subject in site.handbook.vocabulary.search.subjects:
        councils = (one for one in site.handbook.councils if one.id in subject.read)
        read = ", ".join(council.short_name for council in councils)
        if read:
            note = _("Not mentioned in any document that was checked: {councils}.")
            yield Subject(subject.label, _("Silent"), "", note.format(councils=read), ())


def _topics(site: Site, here: Address) -> Iterator[Subject]:
    councils = site.handbook.council_by_id
    for topic in site.handbook.vocabulary.topics:
        found = (
            (councils[id_], site.about(id_, topic.id).clauses)
            for id_ in _few(site.councils_on(topic.id))
        )
        href = site.addresses.link(here, site.addresses.topic(topic.id))
        yield Subject(topic.label, _("Topic"), href, topic.definition, _listed(site, found, here))


def _situations(site: Site, here: Address) -> Iterator[Subject]:
    for situation in site.handbook.vocabulary.situations:
        if situation.id not in site.answered():
            continue
        found = (
            (council, _cited(council, tree.clauses))
            for council in site.handbook.councils
            if (tree := council.tree_by_situation.get(situation.id)) and not tree.is_silent
        )
        href = site.addresses.link(here, site.addresses.situation(situation.id))
        yield Subject(
            situation.label, _("When things go wrong"), href, "", _listed(site, found, here)
        )


def _questions(site: Site, here: Address) -> Iterator[Subject]:
    for row in site.questions:
        found = ((cell.council, _cited(cell.council, cell.answer.clauses)) for cell in row.cells)
        href = site.addresses.link(here, site.addresses.question(row.question.id))
        yield Subject(row.question.question, _("Question"), href, "", _listed(site, found, here))


def _roles(site: Site, here: Address) -> Iterator[Subject]:
    councils = site.handbook.council_by_id
    bound = cache(lambda id_: clauses_that_bind(councils[id_].leading_edition))
    for role in site.handbook.vocabulary.roles:
        binding = [id_ for id_ in councils if role.id in site.roles_bound(id_)]
        found = ((councils[id_], bound(id_)[role.id]) for id_ in _few(binding))
        listed = _listed(site, found, here)
        if listed:
            yield Subject(role.label, _("Role: what is asked of it"), "", role.definition, listed)


def _cited(council: Council, ids: Iterable[str]) -> list[Clause]:
    known = council.leading_edition.clause_by_id
    return [known[id_] for id_ in ids if id_ in known]


def _words(site: Site, here: Address) -> Iterator[Subject]:
    """Yield the words of the vocabulary that are in documents, each with the clauses that have it."""
    if len(site.handbook.councils) > MOST_COUNCILS:
        return
    search = site.handbook.vocabulary.search
    words = {key(group[0]): group[0] for group in search.same}
    words |= {key(entry.term): entry.term for entry in site.handbook.vocabulary.glossary}
    index = Index(one for one in words if " " in one)
    places: list[tuple[Council, Clause]] = []
    for _ref, _url, entries, council, edition in edition_entries(site):
        clauses = edition.clause_by_id if council and edition is council.leading_edition else {}
        if council and clauses and entries[0].facets.kind == EntryKind.CLAUSE:
            index.add(entries)
            places += [(council, clauses[entry.id]) for entry in entries]
    for term, label in words.items():
        if term not in index.terms:
            continue
        found: dict[str, tuple[Council, list[Clause]]] = {}
        for number in index.entries_of(term):
            council, clause = places[number]
            found.setdefault(council.id, (council, []))[1].append(clause)
        if found:
            yield Subject(capital(label), _("Word"), "", "", _listed(site, found.values(), here))


def _few(councils: Sequence[str]) -> Sequence[str]:
    """Return the councils to list: none if they are too many, and then not even read."""
    return councils if len(councils) <= MOST_COUNCILS else ()


def _listed(
    site: Site, found: Iterable[tuple[Council, Iterable[Clause]]], here: Address
) -> tuple[CouncilClauses, ...]:
    listed = []
    for council, clauses in found:
        edition = council.leading_edition
        links = tuple(
            Link(clause.label, site.clause_link(council, edition, clause, here))
            for clause in clauses
        )
        if links:
            listed.append(CouncilClauses(council.short_name, links))
        if len(listed) > MOST_COUNCILS:  # The others are not even read.
            return ()
    return tuple(listed)
