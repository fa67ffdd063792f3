"""What differs between documents' answers to one situation, in plain sentences.

The sentences speak of documents, never of councils: what a document does not say, a council may well do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.at_a_glance import is_counted
from mkdocs_protocol.core.grammar import joined, number_in_words, with_article
from mkdocs_protocol.core.routes import is_excepted, ways_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
    """What a document does, without its subject."""

    one: str
    """As said of one document: "names nobody"."""
    many: str
    """As said of several: "name nobody"."""
    none: str = ""
    """Of something not done: as said of "none of them", "names anybody"."""


def differences(routes: Sequence[RouteSummary]) -> Differences:
    """Return what differs between the documents' answers to one situation.

    A document without any clause for it is told of among the silences only.
    """
    answers = [route for route in routes if not route.is_silent]
    return Differences(
        _told(answers, _first), _told(answers, _by_when), _told(answers, _formal), _told(answers, _appeal),
        _told(answers, _decides), _told(routes, _open),
    )  # fmt: skip


def _told(routes: Iterable[RouteSummary], saying: Callable[[RouteSummary], _Said]) -> str:
    """Return one sentence on what each document does, those that do the same taken together."""
    groups: dict[str, tuple[_Said, list[Council]]] = {}
    for route in routes:
        said = saying(route)
        groups.setdefault(said.one.casefold(), (said, []))[1].append(route.council)
    if len(groups) == 1:
        ((said, councils),) = groups.values()
        return _of_all(said, councils)
    parts: list[str] = []
    for said, councils in groups.values():
        one = len(councils) == 1
        subject = ("that of" if one else "those of") if parts else _subject(one=one)
        parts.append(f"{subject} {joined(map(_called, councils))} {said.one if one else said.many}")
    return f"{'; '.join(parts)}." if parts else ""


def _of_all(said: _Said, councils: Sequence[Council]) -> str:
    count = len(councils)
    if count == 1:
        return f"{_subject(one=True)} {_called(councils[0])} {said.one}."
    if said.none:
        nobody = (
            "Neither document" if count == 2 else f"None of the {number_in_words(count)} documents"
        )
        return f"{nobody} {said.none}."
    return f"{'Both' if count == 2 else f'All {number_in_words(count)}'} documents {said.many}."


def _subject(*, one: bool) -> str:
    return "The document of" if one else "The documents of"


def _called(council: Council) -> str:
    return council.said


def _first(route: RouteSummary) -> _Said:
    whom = ways_in_words(route.ways, lambda step, contact: _contact(route, step, contact))
    if not whom:
        return _Said(
            "names nobody to go to first",
            "name nobody to go to first",
            "names anybody to go to first",
        )
    if route.only_asker:
        only = joined(with_article(contact.name) for contact in route.first)
        return _Said(
            f"names only {only}, who is the one asking", f"name only {only}, who is the one asking"
        )
    advised = {contact.role for contact in route.first} == {*route.first_advised}
    what = f"{whom} to go to first{_how_it_is_meant(route, advised=advised)}"
    return _Said(f"names {what}", f"name {what}")


def _how_it_is_meant(route: RouteSummary, *, advised: bool) -> str:
    meant = ", but only as advice" if advised else ""
    if route.either_way:
        meant += " (the text can be read either way)"
    return f"{meant}, if {route.tree.by_reading}" if route.tree.by_reading else meant


def _contact(route: RouteSummary, step: TreeNode, contact: Contact) -> str:
    name = with_article(contact.name)
    if is_excepted(route.tree, step, contact.role):
        return name
    if contact.role in route.named_subjects:
        return f"{name} (the person it is about)"
    return f"{name} (the person who raises it)" if contact.role in route.named_askers else name


def _by_when(route: RouteSummary) -> _Said:
    if not route.how_soon:
        return _Said("sets no time limit", "set no time limit", "sets a time limit")
    if any(is_counted(one.words) for one in route.how_soon):
        return _Said("sets a time limit", "set a time limit")
    return _Said("says how soon, but not by when", "say how soon, but not by when")


def _appeal(route: RouteSummary) -> _Said:
    if not route.appeals:
        return _Said("names no appeal", "name no appeal", "names an appeal")
    return _Said("names an appeal", "name an appeal")


def _formal(route: RouteSummary) -> _Said:
    if not route.last_resorts:
        return _Said("names no formal step", "name no formal step", "names a formal step")
    return _Said("names a formal step", "name a formal step")


def _decides(route: RouteSummary) -> _Said:
    advised = [c for c in route.decides if c.role in route.decides_advised]
    who = joined(with_article(c.name) for c in route.decides if c not in advised)
    advice = joined(with_article(c.name) for c in advised)
    if not route.decides:
        return _Said(
            "does not say who decides or acts",
            "do not say who decides or acts",
            "says who decides or acts",
        )
    what = f"{who or advice} to decide or act"
    if advice:
        what += f", and {advice} only as advice" if who else ", but only as advice"
    return _Said(f"names {what}", f"name {what}")


def _open(route: RouteSummary) -> _Said:
    if route.is_silent:
        return _Said("does not answer this", "do not answer this", "answers this")
    if route.is_whole:
        return _Said("has steps to the end", "have steps to the end")
    if not route.silences:
        said = "steps, but leaves something open on the way"
        return _Said(f"has {said}", f"have {said.replace('leaves', 'leave')}")
    count = len(route.silences)
    where = f"silent at {number_in_words(count)} {'point' if count == 1 else 'points'}"
    return _Said(f"is {where}", f"are {where}")
