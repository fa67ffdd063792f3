"""One document's answer to a situation in short, for pages that set documents beside each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.rendering.trees.contacts import first_contact, own_name
from mkdocs_protocol.rendering.trees.quotations import edition_of
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.labels import counted
from mkdocs_protocol.site.languages import in_language
from mkdocs_protocol.site.step_titles import heading_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.core.trees import TreeNode
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


class RouteState(StrEnum):
    """How far a document's answer to a situation goes; style sheets know it by this name."""

    WHOLE = "whole"
    STOPS = "stops"
    SILENT = "silent"
    UNREAD = "unread"


ROUTE_STATES = {
    RouteState.WHOLE: "Steps to the end",
    RouteState.STOPS: "Leaves something open",
    RouteState.SILENT: "Silent",
    RouteState.UNREAD: "Not read yet",
}
ROUTE_MEANINGS = {
    RouteState.WHOLE: (
        "The document says who receives the matter, who decides it or acts, and what follows, on every way."
    ),
    RouteState.STOPS: (
        "The document has steps, but on some way does not say who receives the matter, who decides it or what "
        "follows."
    ),
    RouteState.SILENT: (
        "The document was searched and has no clause for it. Silent is about the document: "
        "it does not say what the council does."
    ),
    RouteState.UNREAD: "Nobody has yet looked into the document for an answer.",
}
"""What each state means, for a reader who meets them for the first time."""

FIRST, LAST, DECIDES, STOPS = "First contact", "Last resort", "Decides or acts", "Where it stops"
BY_WHEN, APPEAL = "By when", "Appeal"
NO_TIME_LIMIT, NO_APPEAL = "no time limit", "none is named"
NOBODY, NO_FORMAL_STEP, NOT_SAID = "nobody is named", "no formal step", "not said"
TO_THE_END = "nowhere: it has steps to the end"
OPEN_ON_THE_WAY = "at no step, but it leaves something open on the way"
ADVICE = Markup(" (only as advice to councils)")
"""Behind what a council may not have taken up: the document advises it, and does not say that it holds."""


@dataclass(frozen=True, slots=True)
class ShownFact:
    """Whom a document names, or that it names nobody, with the clauses that say so."""

    label: str
    value: Markup
    cites: Markup


def tree_link(site: Site, route: RouteSummary, here: Address) -> str:
    """Return the link from a page to a document's answer, one step at a time."""
    there = site.addresses.tree(route.council.id, route.tree.situation)
    return site.addresses.link(here, there)


def route_state(route: RouteSummary) -> RouteState:
    """Return how far a document's answer goes."""
    if route.is_silent:
        return RouteState.SILENT
    return RouteState.WHOLE if route.is_whole else RouteState.STOPS


def length_in_words(route: RouteSummary) -> str:
    """Return how much of an answer there is, for the link to it: "7 steps, 2 silences"."""
    if route.is_silent:
        return ROUTE_STATES[RouteState.SILENT]
    silences = len(route.silences)
    steps = counted(len(route.tree.nodes) - silences, "step")
    return f"{steps}, {counted(silences, 'silence') if silences else 'no silence'}"


def answers_in_words(routes: Iterable[RouteSummary], total: int) -> str:
    """Return a sentence on how many of all documents have steps for a situation."""
    routes = tuple(routes)
    found = Counter(route_state(route) for route in routes)
    answering = found[RouteState.WHOLE] + found[RouteState.STOPS]
    by_reading = sum(bool(route.tree.by_reading) for route in routes)
    silent, unread = found[RouteState.SILENT], total - found.total()
    if total == 1:
        return "The document has steps for it." if answering else "The document does not answer it."
    of = f" of the {in_words(total)} documents"
    if answering == total and not by_reading:
        return f"{'Both' if total == 2 else f'All {in_words(total)}'} documents have steps for it."
    if not (answering or unread):
        return f"{'Neither document' if total == 2 else f'None{of}'} has steps for it."
    plain = answering - by_reading
    said = []
    if plain or not by_reading:
        said.append(f"{in_words(plain)}{of} {'has' if plain < 2 else 'have'} steps for it")
    if by_reading:
        verb = "has them" if by_reading == 1 else "have them"
        verb = verb if said else verb.replace("them", "steps for it")
        said.append(
            f"{in_words(by_reading)}{'' if said else of} {verb} only by a reading of the text"
        )
    if silent:
        said.append(f"{in_words(silent)} {'is' if silent == 1 else 'are'} silent")
    if unread:
        verb = "has" if unread == 1 else "have"
        said.append(f"{in_words(unread)} {verb} not been read for it yet")
    return f"{capital('; '.join(said))}."


def counts_in_words(routes: Sequence[RouteSummary]) -> tuple[str, ...]:
    """Return how many of many documents say whom to go to first, and so on: a sentence for each row.

    A document without any clause for the situation counts among the silences only.
    """
    answers = [route for route in routes if not route.is_silent]
    total, silent = len(answers), len(routes) - len(answers)
    itself = sum(bool(route.subjects) for route in answers)
    first = _share(sum(bool(r.first) for r in answers), total, "name", "somebody to go to first")
    last = _share(sum(bool(r.last_resorts) for r in answers), total, "name", "a formal step")
    decides = _share(sum(bool(r.decides) for r in answers), total, "say", "who decides or acts")
    stops = _share(sum(bool(r.silences) for r in answers), total, "stop", "at some point")
    if itself:
        first += f"; {in_words(itself)} of them the person it is about"
    if silent:
        stops += f"; {in_words(silent)} more {'does' if silent == 1 else 'do'} not answer this"
    by_when = _share(sum(bool(r.how_soon) for r in answers), total, "say", "by when or how soon")
    appeal = _share(sum(bool(r.appeals) for r in answers), total, "name", "an appeal")
    return tuple(f"{said}." for said in (first, by_when, last, appeal, decides, stops))


def _share(number: int, total: int, verb: str, what: str) -> str:
    of = f"of the {in_words(total)} documents"
    return f"{capital(in_words(number))} {of} {verb}{'s' if number < 2 else ''} {what}"


def first_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return whom the document sends to first, and straight after."""
    vocabulary = site.handbook.vocabulary
    whom = first_contact(route.tree, vocabulary.situation_by_id[route.tree.situation], vocabulary)
    if whom and {contact.role for contact in route.first} == {*route.first_advised}:
        whom += ADVICE
    steps = [step for way in route.ways for step in (way.step, way.then) if step]
    return _fact(site, route, here, FIRST, whom or Markup(NOBODY), steps)


def last_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return with which clauses a formal procedure begins."""
    if not route.last_resorts:
        return _fact(site, route, here, LAST, Markup(NO_FORMAL_STEP), ())
    words = Markup("formal step" if len(route.last_resorts) == 1 else "formal steps")
    if all(step.advised for step in route.last_resorts):
        words += ADVICE
    return _fact(site, route, here, LAST, words, route.last_resorts)


def by_when_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return what the document says of time, each words once, in its own words."""
    if not route.how_soon:
        return ShownFact(BY_WHEN, Markup(NO_TIME_LIMIT), Markup())
    edition = edition_of(route.council, route.tree)
    all_words = [one.words for one in route.how_soon]
    told = [
        one
        for one in route.how_soon
        if not any(one.words != words and one.words in words for words in all_words)
    ]
    words = dict.fromkeys(_QUOTED.format(one.words) for one in told)
    clauses = dict.fromkeys(one.clause for one in told if one.clause)
    found = (edition.clause_by_id[clause] for clause in clauses)
    links = cite_links(site, route.council, found, here, edition)
    return ShownFact(BY_WHEN, in_language(Markup(", ").join(words), edition), links)


def appeal_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return the way to appeal that the document names, in its own words."""
    words = dict.fromkeys(_QUOTED.format(step.appeal) for step in route.appeals)
    return _fact(
        site, route, here, APPEAL, Markup(", ").join(words) or Markup(NO_APPEAL), route.appeals
    )


def decides_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return who decides or acts anywhere in the document's answer."""
    advised = route.decides_advised
    all_advised = len(advised) == len(route.decides)
    names = dict.fromkeys(
        own_name(contact.name) + (ADVICE if contact.role in advised and not all_advised else "")
        for contact in route.decides
    )
    words = (
        Markup(", ").join(names) + (ADVICE if all_advised else "") if names else Markup(NOT_SAID)
    )
    deciding = [node for node in route.tree.in_order if node.decides]
    return _fact(site, route, here, DECIDES, words, deciding)


def step_links(site: Site, route: RouteSummary, nodes: Sequence[TreeNode], here: Address) -> Markup:
    """Return the headings of some steps as a list of links to them on the tree's page."""
    tree = tree_link(site, route, here)
    items = Markup("").join(
        Markup('<li><a href="{}#{}">{}</a>{}{}</li>').format(
            tree,
            step_anchor(node.id),
            capital(heading_of(node)),
            ADVICE if node.advised else "",
            _cited(cites(site, route, [node], here)),
        )
        for node in nodes
    )
    return Markup("<ul>{}</ul>").format(items)


def cites(site: Site, route: RouteSummary, nodes: Iterable[TreeNode], here: Address) -> Markup:
    """Return links to the clauses that some steps rest on, each once; "" where they are inferred."""
    edition = edition_of(route.council, route.tree)
    clauses = dict.fromkeys(clause for node in nodes for clause in node.clauses)
    found = (edition.clause_by_id[clause] for clause in clauses)
    return cite_links(site, route.council, found, here, edition)


def fact_words(fact: ShownFact) -> Markup:
    """Return a fact with its clauses behind it."""
    return fact.value + _cited(fact.cites)


def _fact(
    site: Site, route: RouteSummary, here: Address, label: str, value: Markup,
    nodes: Iterable[TreeNode],
) -> ShownFact:  # fmt: skip
    said = in_language(value, route.council.leading_edition)
    return ShownFact(label, said, cites(site, route, nodes, here))


_QUOTED = Markup('“<span class="protocol-quoted">{}</span>”')


def _cited(links: Markup) -> Markup:
    if not links:
        return links
    return Markup(' <span class="protocol-grid-cites">{}</span>').format(links)
