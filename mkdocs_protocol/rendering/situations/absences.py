"""Documents without steps for a situation, and why: silent, or not read yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.situations.grid import SILENT, UNREAD
from mkdocs_protocol.rendering.situations.routes import ROUTE_STATES, RouteState
from mkdocs_protocol.words.gettext import N_, NN_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.rendering.parts.heads import Head


@dataclass(frozen=True, slots=True)
class SilentDocument:
    """A document without steps for the situation."""

    state: RouteState
    head: Head
    href: str
    """Its page on the situation, with the clauses that come near; "" if nobody has looked."""
    said: str
    """What it does not say, in a sentence."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Documents without steps for the situation, and why."""

    anchor: str
    state: RouteState
    title: str
    lead: str
    documents: tuple[SilentDocument, ...]
    caution: str


def absences(documents: Iterable[SilentDocument]) -> Iterator[Absence]:
    """Yield the documents grouped by why they have no steps, without empty groups."""
    documents = [*documents]
    for state, (anchor, words, caution) in _ABSENCES.items():
        those = tuple(document for document in documents if document.state is state)
        if those:
            lead = ngettext(*words, len(those))
            yield Absence(anchor, state, ROUTE_STATES[state], lead, those, _(caution))


def absence_anchor(state: RouteState) -> str:
    """Return the anchor of the documents in a state."""
    return _ABSENCES[state][0]


_ABSENCES = {
    RouteState.SILENT: (
        SILENT,
        NN_(
            "The document named here was searched and has no clause for it:",
            "These documents were searched and have no clause for it:",
        ),
        N_(
            "This is about the document. What the council does, and what it says elsewhere, is another matter."
        ),
    ),
    RouteState.UNREAD: (
        UNREAD,
        NN_(
            "Nobody has yet looked into the document named here for an answer:",
            "Nobody has yet looked into these documents for an answer:",
        ),
        N_("It may or may not have one: nothing follows from its place here."),
    ),
}
