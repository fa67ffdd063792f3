"""One document's answer to a situation in short, for pages that show documents side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.core.route_answers import answers_with_decider
from mkdocs_protocol.core.routes import deciders_read_either_way, listing, only_settling
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.rendering.trees.contacts import first_contact, own_name, said_answers
from mkdocs_protocol.rendering.trees.quotations import edition_of
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.languages import in_language
from mkdocs_protocol.site.step_titles import heading_of
from mkdocs_protocol.words.gettext import N_, NN_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.core.trees import TreeNode
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


class RouteState(StrEnum):
    """How far a document's answer to a situation goes; style sheets use this name."""

    WHOLE = "whole"
    STOPS = "stops"
    SILENT = "silent"
    UNREAD = "unread"


ROUTE_STATES = Labels({
    RouteState.WHOLE: N_("Steps to the end"),
    RouteState.STOPS: N_("Leaves something open"),
    RouteState.SILENT: N_("Silent"),
    RouteState.UNREAD: N_("Not read yet"),
})  # fmt: skip
ROUTE_MEANINGS = Labels({
    RouteState.WHOLE: N_(
        "On every path, the document says who receives the matter, who decides it or acts, and what follows."
    ),
    RouteState.STOPS: N_(
        "The document speaks of it, but on some paths does not say who receives the matter, who decides it or what "
        "follows."
    ),
    RouteState.SILENT: N_(
        "The document was searched and has no clause for it. Silent is about the document: "
        "it does not say what the council does."
    ),
    RouteState.UNREAD: N_("Nobody has yet looked into the document for an answer."),
})  # fmt: skip
"""What each state means, for a reader who meets them for the first time."""

FIRST, FORMAL = N_("First contact"), N_("Formal step")
DECIDES, STOPS = N_("Decides or acts"), N_("Where it stops")
BY_WHEN, APPEAL = N_("By when"), N_("Appeal")


def advice(number: int = 1) -> Markup:
    """Return the words after one thing or several that a council may not have adopted.

    The document advises it, and does not say that it applies. After several the words are set apart, so that they are
    not read as being about the last alone.
    """
    return Markup(_(" (only as advice)") if number == 1 else _("; only as advice"))


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
    count = len(listing(route.tree).number)
    steps = (
        ngettext("{number} step", "{number} steps", count).format(number=f"{count:,}")
        if count
        else _("No steps")
    )
    if not silences:
        return _("{steps}, no silence").format(steps=steps)
    return ngettext("{steps}, {number} silence", "{steps}, {number} silences", silences).format(
        steps=steps, number=f"{silences:,}"
    )


def answers_in_words(routes: Iterable[RouteSummary], total: int) -> str:
    """Return a sentence on how many of the documents have steps for a situation."""
    routes = tuple(routes)
    found = Counter(route_state(route) for route in routes)
    answering = found[RouteState.WHOLE] + found[RouteState.STOPS]
    by_reading = sum(bool(route.tree.by_reading) for route in routes)
    # Rules to keep to, and where the document stops: no step of them is numbered.
    stepless = sum(
        not (route.is_silent or route.tree.by_reading or listing(route.tree).number)
        for route in routes
    )
    silent, unread = found[RouteState.SILENT], total - found.total()
    if total == 1:
        return (
            _("The document has steps for it.")
            if answering > stepless
            else _("The document has no steps for it.")
            if stepless
            else _("The document does not answer it.")
        )
    all_ = in_words(total)
    if answering == total and not (by_reading or stepless):
        if total == 2:
            return _("Both documents have steps for it.")
        return _("All {number} documents have steps for it.").format(number=all_)
    if not (answering or unread):
        if total == 2:
            return _("Neither document has steps for it.")
        return _("None of the {total} documents has steps for it.").format(total=all_)
    plain = answering - by_reading - stepless
    said = []
    if plain or stepless or not by_reading:
        said.append(_some(_PLAINLY, plain, all_))
    if by_reading:
        said.append(_some(_THEM_BY_READING if said else _BY_READING, by_reading, all_))
    if stepless:
        said.append(_some(_STEPLESS, stepless, all_))
    if silent:
        said.append(_some(_SILENT, silent, all_))
    if unread:
        said.append(_some(_UNREAD, unread, all_))
    return f"{capital('; '.join(said))}."


_PLAINLY = NN_(
    "{number} of the {total} documents has steps for it",
    "{number} of the {total} documents have steps for it",
)
_BY_READING = NN_(
    "{number} of the {total} documents has steps for it only by a reading of the text",
    "{number} of the {total} documents have steps for it only by a reading of the text",
)
_THEM_BY_READING = NN_(
    "{number} has them only by a reading of the text",
    "{number} have them only by a reading of the text",
)
_STEPLESS = NN_(
    "{number} speaks of it but has no steps",
    "{number} speak of it but have no steps",
)
_SILENT = NN_("{number} is silent", "{number} are silent")
_UNREAD = NN_("{number} has not been read for it yet", "{number} have not been read for it yet")


def _some(words: tuple[str, str], number: int, total: str) -> str:
    """Say how many documents do something; "none" takes the singular: "none of the five documents has steps"."""
    return ngettext(*words, max(number, 1)).format(number=in_words(number), total=total)


def counts_in_words(routes: Sequence[RouteSummary]) -> tuple[str, ...]:
    """Return how many of many documents say whom to go to first, and so on: a sentence for each row.

    A document without any clause for the situation counts only among the silences.
    """
    answers = [route for route in routes if not route.is_silent]
    total, silent = len(answers), len(routes) - len(answers)
    itself = sum(bool(route.subjects) for route in answers)
    advised = {
        _FORMAL: sum(
            bool(r.last_resorts) and all(s.advised for s in r.last_resorts) for r in answers
        ),
        _WHO: sum(bool(r.decides) and len(r.decides_advised) == len(r.decides) for r in answers),
    }
    counts = (
        (_NAME_FIRST, sum(bool(r.first) for r in answers)),
        (_SAY_WHEN, sum(bool(r.how_soon) for r in answers)),
        (_NAME_FORMAL, sum(bool(r.last_resorts) for r in answers)),
        (_NAME_APPEAL, sum(bool(r.appeals) for r in answers)),
        (_SAY_WHO, sum(bool(r.decides) for r in answers)),
        (_STOP, sum(bool(r.silences) for r in answers)),
    )
    said = [capital(_some(words, number, in_words(total))) for words, number in counts]
    if itself:
        said[0] += ngettext(
            "; {number} of them the person it is about",
            "; {number} of them the person it is about",
            itself,
        ).format(number=in_words(itself))
    for row, number in advised.items():
        if number:
            said[row] += ngettext(
                "; {number} of them only as advice", "; {number} of them only as advice", number
            ).format(number=in_words(number))
    if silent:
        said[-1] += ngettext(
            "; {number} more does not answer this", "; {number} more do not answer this", silent
        ).format(number=in_words(silent))
    return tuple(f"{each}." for each in said)


_FORMAL, _WHO = 2, 4
"""The sentences on formal steps and on who decides."""
_NAME_FIRST = NN_(
    "{number} of the {total} documents names somebody to go to first",
    "{number} of the {total} documents name somebody to go to first",
)
_SAY_WHEN = NN_(
    "{number} of the {total} documents says by when or how soon",
    "{number} of the {total} documents say by when or how soon",
)
_NAME_FORMAL = NN_(
    "{number} of the {total} documents names a formal step",
    "{number} of the {total} documents name a formal step",
)
_NAME_APPEAL = NN_(
    "{number} of the {total} documents names an appeal",
    "{number} of the {total} documents name an appeal",
)
_SAY_WHO = NN_(
    "{number} of the {total} documents says who decides or acts",
    "{number} of the {total} documents say who decides or acts",
)
_STOP = NN_(
    "{number} of the {total} documents stops at some point",
    "{number} of the {total} documents stop at some point",
)


def first_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return whom the document sends a reader to first, and straight after."""
    vocabulary = site.handbook.vocabulary
    whom = first_contact(route.tree, vocabulary.situation_by_id[route.tree.situation], vocabulary)
    if whom and {contact.role for contact in route.first} == {*route.first_advised}:
        whom += advice(len(route.first))
    steps = [step for way in route.ways for step in (way.step, way.then) if step]
    return _fact(site, route, here, FIRST, whom or escape(_("nobody is named")), steps)


def last_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return the clauses with which a formal procedure begins."""
    if not route.last_resorts:
        return _fact(site, route, here, FORMAL, escape(_("none is named")), ())
    words = escape(_("named"))
    if all(step.advised for step in route.last_resorts):
        words += advice()
    return _fact(site, route, here, FORMAL, words, route.last_resorts)


def by_when_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return what the document says about time, in its own words, without repeats."""
    if not route.how_soon:
        return ShownFact(_(BY_WHEN), escape(_("no time limit is stated")), Markup())
    edition = edition_of(route.council, route.tree)
    all_words = [one.words for one in route.how_soon]
    quoted = [
        one
        for one in route.how_soon
        if not any(one.words != words and one.words in words for words in all_words)
    ]
    words = dict.fromkeys(_QUOTED.format(one.words) for one in quoted)
    clauses = dict.fromkeys(one.clause for one in quoted if one.clause)
    found = (edition.clause_by_id[clause] for clause in clauses)
    links = cite_links(site, route.council, found, here, edition)
    return ShownFact(_(BY_WHEN), in_language(Markup(", ").join(words), edition), links)


def appeal_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return the way to appeal that the document names, in its own words."""
    words = dict.fromkeys(_QUOTED.format(step.appeal) for step in route.appeals)
    return _fact(
        site,
        route,
        here,
        APPEAL,
        Markup(", ").join(words) or escape(_("none is named")),
        route.appeals,
    )


def decides_fact(site: Site, route: RouteSummary, here: Address) -> ShownFact:
    """Return who decides or acts anywhere in the document's answer."""
    advised, settling = route.decides_advised, only_settling(route.tree)
    all_advised = len(advised) == len(route.decides)
    names = dict.fromkeys(
        own_name(contact.name)
        + (Markup(_(" (to settle it informally)")) if contact.role in settling else "")
        + (advice() if contact.role in advised and not all_advised else "")
        for contact in route.decides
    )
    words = (
        Markup(", ").join(names) + (advice(len(names)) if all_advised else "")
        if names
        else escape(_("not said"))
    )
    if answers := answers_with_decider(route.tree):
        words += Markup(_(", for {answers}")).format(answers=said_answers(answers))
    if deciders_read_either_way(route.tree):
        words += escape(_("; the text can be read in more than one way"))
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
            advice() if node.advised else "",
            _cited(cites(site, route, [node], here)),
        )
        for node in nodes
    )
    return Markup("<ul>{}</ul>").format(items)


def cites(site: Site, route: RouteSummary, nodes: Iterable[TreeNode], here: Address) -> Markup:
    """Return links to the clauses that some steps rest on, without repeats; "" if they are inferred."""
    edition = edition_of(route.council, route.tree)
    clauses = dict.fromkeys(clause for node in nodes for clause in node.clauses)
    found = (edition.clause_by_id[clause] for clause in clauses)
    return cite_links(site, route.council, found, here, edition)


def fact_words(fact: ShownFact) -> Markup:
    """Return a fact followed by its clauses."""
    return fact.value + _cited(fact.cites)


def _fact(
    site: Site,
    route: RouteSummary,
    here: Address,
    label: str,
    value: Markup,
    nodes: Iterable[TreeNode],
) -> ShownFact:
    said = in_language(value, route.council.leading_edition)
    return ShownFact(_(label), said, cites(site, route, nodes, here))


_QUOTED = Markup('“<span class="protocol-quoted">{}</span>”')


def _cited(links: Markup) -> Markup:
    if not links:
        return links
    return Markup(' <span class="protocol-grid-cites">{}</span>').format(links)
