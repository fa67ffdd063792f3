"""What other councils' documents say where one is silent, as the page of a tree shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.quoting import is_advice
from mkdocs_protocol.core.trees import Point
from mkdocs_protocol.rendering.trees.quotations import ShownQuote, quoted_clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.silences import Answer, Elsewhere
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

POINTS = {
    Point.FIRST_CONTACT: "whom to go to",
    Point.INSTEAD: "whom to go to instead",
    Point.RECEIVER: "who receives it",
    Point.DECIDER: "who decides it",
    Point.TIME_LIMIT: "by when",
    Point.FOLLOWS: "what follows",
    Point.REFUSAL: "what can be done if it is refused or not settled",
    Point.OTHER: "anything on this point",
}
"""What a silence is about, as it goes on from "the document does not say"."""

NOT_BINDING = "These are not this council’s rules."


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What another council's document says."""

    council: str
    href: str
    quotes: tuple[ShownQuote, ...]
    doubt: str
    """What must be known of those clauses, or ""."""
    advised: bool
    """Whether they only advise councils."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """What is said on the same points."""

    lead: str
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class ShownElsewhere:
    """What stands below a silence."""

    groups: tuple[ShownGroup, ...]
    unsaid: str
    """That no other document answers it, as far as that is known; or ""."""

    @property
    def says(self) -> bool:
        """Return whether there is anything to say of other documents."""
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
        lead = (
            f"Steps of other councils’ documents in this situation, on {_listed(found, 'and')}. Nobody "
            f"has read yet whether they answer this point. {NOT_BINDING}"
        )
        shown.append(ShownGroup(lead, _answers(site, said.found, here)))
    return ShownElsewhere(tuple(shown), _unsaid(said))


def _lead(points: Sequence[Point], answers: Sequence[Answer]) -> str:
    named = ["this point" if point is Point.OTHER else POINTS[point] for point in points]
    on = f"On {joined(named)}"
    several = len({answer.council.id for answer in answers}) > 1
    who = "other councils’ documents say" if several else "another council’s document says"
    return f"{on}, {who} the following. {NOT_BINDING}"


def _unsaid(said: Elsewhere) -> str:
    if not said.unsaid:
        return ""
    what = _listed(said.unsaid, "or")
    if said.in_all:
        return f"No other document here says {what}."
    one = len(said.searched) == 1
    names = joined(council.short_name for council in said.searched)
    return (
        f"The document{'' if one else 's'} of {names} {'was' if one else 'were'} searched for this, too, "
        f"and {'does' if one else 'do'} not say {what}."
    )


def _listed(points: Iterable[Point], last: str) -> str:
    return joined((POINTS[point] for point in points), last)


def _answers(site: Site, answers: Iterable[Answer], here: Address) -> tuple[ShownAnswer, ...]:
    return tuple(_answer(site, answer, here) for answer in answers)


def _answer(site: Site, answer: Answer, here: Address) -> ShownAnswer:
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
    return ShownAnswer(council.short_name, href, quotes, answer.doubt, advised)
