"""What other councils' documents say where one is silent, as the page of a tree shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.quoting import is_advice
from mkdocs_protocol.core.trees import Point
from mkdocs_protocol.rendering.trees.quotations import ShownQuote, quoted_clauses
from mkdocs_protocol.words.gettext import N_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.answers_elsewhere import Answer, Elsewhere
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

POINTS = Labels({
    Point.FIRST_CONTACT: N_("whom to go to"),
    Point.INSTEAD: N_("whom to go to instead"),
    Point.RECEIVER: N_("who receives it"),
    Point.DECIDER: N_("who decides it"),
    Point.TIME_LIMIT: N_("by when"),
    Point.FOLLOWS: N_("what follows"),
    Point.REFUSAL: N_("what can be done if it is refused or not settled"),
    Point.OTHER: N_("what this one leaves open"),
})  # fmt: skip
"""What a silence is about, to follow "the document does not say"."""

_ELSE = {
    Point.OTHER: N_("what else this one leaves open"),
    Point.FOLLOWS: N_("what else follows"),
}
"""The same, where documents have been quoted on part of the silence."""


@dataclass(frozen=True, slots=True)
class ShownAnswerElsewhere:
    """What another council's document says."""

    council: str
    href: str
    quotes: tuple[ShownQuote, ...]
    doubt: str
    """What the reader must know about those clauses, or ""."""
    advised: bool
    """Whether they only advise councils."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """The answers on the same points."""

    lead: str
    answers: tuple[ShownAnswerElsewhere, ...]


@dataclass(frozen=True, slots=True)
class ShownElsewhere:
    """What is shown below a silence."""

    groups: tuple[ShownGroup, ...]
    unsaid: str
    """A sentence that no other document answers it, as far as is known; or ""."""

    @property
    def says(self) -> bool:
        """Return whether there is anything to say about other documents."""
        return bool(self.groups or self.unsaid)


def shown_elsewhere(site: Site, said: Elsewhere, here: Address) -> ShownElsewhere:
    """Return what other documents say on a silence, as a page shows it."""
    groups: dict[tuple[Point, ...], list[Answer]] = {}
    for answer in said.tied:
        groups.setdefault(answer.points, []).append(answer)
    shown = [
        ShownGroup(_lead(points, answers), _answers(site, answers, here))
        for points, answers in groups.items()
    ]
    if said.found:
        found = dict.fromkeys(point for answer in said.found for point in answer.points)
        lead = _(
            "Steps of other councils’ documents in this situation, on {points}. Nobody has checked yet whether "
            "they answer this point. These are not this council’s rules."
        ).format(points=_listed(found, "and"))
        shown.append(ShownGroup(lead, _answers(site, said.found, here)))
    return ShownElsewhere(tuple(shown), _unsaid(said))


def _lead(points: Sequence[Point], answers: Sequence[Answer]) -> str:
    named = joined(POINTS[point] for point in points if point is not Point.OTHER)
    number = len({answer.council.id for answer in answers})
    if Point.OTHER not in points:
        on = _("about {points}").format(points=named)
    elif named:
        on = _("about this point, and about {points}").format(points=named)
    else:
        on = _("about this point")
    return ngettext(
        "Another council’s document says the following {on}. These are not this council’s rules.",
        "Other councils’ documents say the following {on}. These are not this council’s rules.",
        number,
    ).format(on=on)


def _unsaid(said: Elsewhere) -> str:
    if not said.unsaid:
        return ""
    quoted = {point for answer in said.tied for point in answer.points}
    # What can be done after a refusal follows, too: beside its words, "what follows" would deny them.
    beside = {Point.OTHER: quoted, Point.FOLLOWS: quoted & {Point.REFUSAL}}
    what = joined((_(_ELSE[p]) if beside.get(p) else POINTS[p] for p in said.unsaid), "or")
    if said.in_all:
        return _("No other document here says {what}.").format(what=what)
    return ngettext(
        "The document of {councils} was searched for this, too, and does not say {what}.",
        "The documents of {councils} were searched for this, too, and do not say {what}.",
        len(said.searched),
    ).format(councils=joined(council.said for council in said.searched), what=what)


def _listed(points: Iterable[Point], last: str) -> str:
    return joined((POINTS[point] for point in points), last)


def _answers(
    site: Site, answers: Iterable[Answer], here: Address
) -> tuple[ShownAnswerElsewhere, ...]:
    return tuple(_answer(site, answer, here) for answer in answers)


def _answer(site: Site, answer: Answer, here: Address) -> ShownAnswerElsewhere:
    council, addresses = answer.council, site.addresses
    cited = answer.tree.edition if answer.tree else ""
    edition = site.excerpt(council.id, cited, *dict.fromkeys(q.clause for q in answer.quotes))
    if answer.tree is None:
        there = addresses.edition(council.id, edition.id)
    else:
        there = addresses.tree(council.id, answer.tree.situation)
    quotes = quoted_clauses(site, council, edition, answer.quotes, here, name_council=True)
    advised = all(is_advice(quote, edition.clause_by_id[quote.clause]) for quote in answer.quotes)
    href = addresses.link(here, there)
    return ShownAnswerElsewhere(council.said, href, quotes, answer.doubt, advised)
