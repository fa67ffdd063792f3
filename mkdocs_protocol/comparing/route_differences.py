"""What differs between documents' answers to one situation, in plain sentences.

The sentences are about documents, never about councils: what a document does not say, a council may well do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.at_a_glance import is_counted
from mkdocs_protocol.core.grammar import joined, number_in_words, with_article
from mkdocs_protocol.core.route_answers import answers_with_contact, answers_with_decider
from mkdocs_protocol.core.route_words import ways_in_words
from mkdocs_protocol.core.routes import (
    clauses_differ,
    deciders_read_either_way,
    is_excepted,
    only_settling,
)
from mkdocs_protocol.words.gettext import N_, NN_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.trees import Contact, TreeNode


@dataclass(frozen=True, slots=True)
class Differences:
    """A sentence for each row of a comparison; "" where there is nothing to compare."""

    first: str
    """Whom to go to first."""
    by_when: str
    last_resorts: str
    appeal: str
    decides: str
    silences: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What documents do, in words with a gap for which documents: `{who} names nobody`."""

    verbs: tuple[str, str]
    """For one document and for several; `{what}` stands for `what`."""
    none: str = ""
    """For something not done, after "none of them": "{who} names anybody"."""
    what: str = ""

    def of(self, who: str, count: int) -> str:
        """Say it about some documents."""
        return ngettext(*self.verbs, count).format(who=who, what=self.what)

    def of_none(self, who: str) -> str:
        """Say that no document does what these do not."""
        return _(self.none).format(who=who, what=self.what)


def differences(routes: Sequence[RouteSummary]) -> Differences:
    """Return what differs between the documents' answers to one situation.

    A document without any clause for it is named only among the silences.
    """
    answers = [route for route in routes if not route.is_silent]
    return Differences(
        _sentence(answers, _first),
        _sentence(answers, _by_when),
        _sentence(answers, _formal),
        _sentence(answers, _appeal),
        _sentence(answers, _decides),
        _sentence(routes, _open),
    )


def _sentence(routes: Iterable[RouteSummary], saying: Callable[[RouteSummary], _Said]) -> str:
    """Return one sentence on what each document does, grouping those that do the same."""
    groups: dict[tuple[str, str], tuple[_Said, list[Council]]] = {}
    for route in routes:
        said = saying(route)
        key = (said.verbs[0], said.what.casefold())
        groups.setdefault(key, (said, []))[1].append(route.council)
    if len(groups) == 1:
        ((said, councils),) = groups.values()
        return f"{_of_all(said, councils)}."
    parts: list[str] = []
    for said, councils in groups.values():
        parts.append(said.of(_those_of(councils, later=bool(parts)), len(councils)))
    return f"{'; '.join(parts)}." if parts else ""


def _of_all(said: _Said, councils: Sequence[Council]) -> str:
    count = len(councils)
    number = number_in_words(count)
    if count == 1:
        return said.of(_those_of(councils, later=False), 1)
    if said.none:
        nobody = (
            _("Neither document")
            if count == 2
            else _("None of the {number} documents").format(number=number)
        )
        return said.of_none(nobody)
    everybody = (
        _("Both documents") if count == 2 else _("All {number} documents").format(number=number)
    )
    return said.of(everybody, count)


def _those_of(councils: Sequence[Council], *, later: bool) -> str:
    """Name documents by their councils; `later` in a sentence, without the word "document"."""
    words = (
        ngettext("that of {councils}", "those of {councils}", len(councils))
        if later
        else ngettext("The document of {councils}", "The documents of {councils}", len(councils))
    )
    return words.format(councils=joined(map(_called, councils)))


def _called(council: Council) -> str:
    return council.said


_NAMES = NN_("{who} names {what}", "{who} name {what}")


def _first(route: RouteSummary) -> _Said:
    whom = ways_in_words(route.ways, lambda step, contact: _contact(route, step, contact))
    if not whom:
        return _Said(
            NN_("{who} names nobody to go to first", "{who} name nobody to go to first"),
            N_("{who} names anybody to go to first"),
        )
    if route.only_asker:
        return _Said(
            NN_(
                "{who} names only {what}, who is the one asking",
                "{who} name only {what}, who is the one asking",
            ),
            what=joined(with_article(contact.name) for contact in route.first),
        )
    advised = {contact.role for contact in route.first} == {*route.first_advised}
    what = _("{contacts} to go to first{how}").format(
        contacts=whom, how=_how_it_is_meant(route, advised=advised)
    )
    return _Said(_NAMES, what=what)


def _how_it_is_meant(route: RouteSummary, *, advised: bool) -> str:
    meant = _(", but only as advice") if advised else ""
    meant += _only_for(answers_with_contact(route.tree))
    if route.either_way:
        meant += _(" (the text can be read in more than one way)")
    elif clauses_differ(route.tree):
        meant += _(" (clauses differ)")
    if route.tree.by_reading:
        meant += _(", if {reading}").format(reading=route.tree.by_reading)
    return meant


def _only_for(answers: Sequence[str]) -> str:
    said = joined((_("“{words}”").format(words=answer) for answer in answers), "or")
    return _(", for {answers}").format(answers=said) if answers else ""


def _contact(route: RouteSummary, step: TreeNode, contact: Contact) -> str:
    name = with_article(contact.name)
    if is_excepted(route.tree, step, contact.role):
        return name
    if contact.role in route.named_subjects:
        return _("{contact} (the person it is about)").format(contact=name)
    if contact.role in route.named_askers:
        return _("{contact} (the person who raises it)").format(contact=name)
    return name


_SETS_A_LIMIT = NN_("{who} sets a time limit", "{who} set a time limit")


def _by_when(route: RouteSummary) -> _Said:
    if not route.how_soon:
        verbs = NN_("{who} sets no time limit", "{who} set no time limit")
        return _Said(verbs, N_("{who} sets a time limit"))
    if any(is_counted(one.words) for one in route.how_soon):
        return _Said(_SETS_A_LIMIT)
    return _Said(
        NN_(
            "{who} says how soon, but gives no number of days",
            "{who} say how soon, but give no number of days",
        )
    )


def _appeal(route: RouteSummary) -> _Said:
    if not route.appeals:
        verbs = NN_("{who} names no appeal", "{who} name no appeal")
        return _Said(verbs, N_("{who} names an appeal"))
    return _Said(NN_("{who} names an appeal", "{who} name an appeal"))


def _formal(route: RouteSummary) -> _Said:
    if not route.last_resorts:
        verbs = NN_("{who} names no formal step", "{who} name no formal step")
        return _Said(verbs, N_("{who} names a formal step"))
    if all(step.advised for step in route.last_resorts):
        return _Said(
            NN_(
                "{who} names a formal step, but only as advice",
                "{who} name a formal step, but only as advice",
            )
        )
    return _Said(NN_("{who} names a formal step", "{who} name a formal step"))


def _decides(route: RouteSummary) -> _Said:
    if not route.decides:
        return _Said(
            NN_("{who} does not say who decides or acts", "{who} do not say who decides or acts"),
            N_("{who} says who decides or acts"),
        )
    settling = only_settling(route.tree)
    said = [
        *_acting(route, [c for c in route.decides if c.role in settling], _SETTLING),
        *_acting(route, [c for c in route.decides if c.role not in settling], _DECIDING),
    ]
    what = _(", and ").join(said) + _only_for(answers_with_decider(route.tree))
    if deciders_read_either_way(route.tree):
        what += _(" (the text can be read in more than one way)")
    return _Said(_NAMES, what=what)


_DECIDING = (
    N_("{contacts} to decide or act"),
    N_("{contacts} to decide or act, and {advised} only as advice"),
    N_("{advised} to decide or act, but only as advice"),
)
_SETTLING = (
    N_("{contacts} to settle it informally"),
    N_("{contacts} to settle it informally, and {advised} only as advice"),
    N_("{advised} to settle it informally, but only as advice"),
)


def _acting(
    route: RouteSummary, named: Sequence[Contact], patterns: tuple[str, str, str]
) -> Iterator[str]:
    """Yield whom a document names to do something, if anybody; `patterns` are for no advice, some, and nothing else."""
    advised = [c for c in named if c.role in route.decides_advised]
    plainly = [c for c in named if c not in advised]
    if named:
        pattern = patterns[0 if not advised else 1 if plainly else 2]
        yield _(pattern).format(
            contacts=joined(with_article(c.name) for c in plainly),
            advised=joined(with_article(c.name) for c in advised),
        )


def _open(route: RouteSummary) -> _Said:
    if route.is_silent:
        verbs = NN_("{who} does not answer this", "{who} do not answer this")
        return _Said(verbs, N_("{who} answers this"))
    if route.is_whole:
        return _Said(NN_("{who} has steps to the end", "{who} have steps to the end"))
    if not route.silences:
        return _Said(
            NN_(
                "{who} has steps, but leaves something open on the way",
                "{who} have steps, but leave something open on the way",
            )
        )
    count = len(route.silences)
    where = ngettext("at {number} point", "at {number} points", count)
    return _Said(
        NN_("{who} stops {what}", "{who} stop {what}"),
        what=where.format(number=number_in_words(count)),
    )
