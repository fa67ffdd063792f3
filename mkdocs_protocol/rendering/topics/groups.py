"""The topics by how one document deals with them: covered, partly, silent, not yet classified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.words.gettext import N_, _, ngettext

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_GROUPS = {
    Coverage.COVERED: (
        "protocol-covered",
        N_("Covered"),
        N_("At least one clause, or a part of one, is mainly about it."),
    ),
    Coverage.PARTLY: (
        "protocol-partly",
        N_("Covered partly"),
        N_("Clauses about something else touch on it."),
    ),
    Coverage.SILENT: (
        "protocol-silent",
        N_("Silent"),
        N_("On these topics the document says nothing."),
    ),
    Coverage.UNCLASSIFIED: (
        "protocol-unclassified",
        N_("Not yet classified"),
        N_("Nobody has yet said whether the document deals with these."),
    ),
}


@dataclass(frozen=True, slots=True)
class ShownTopic:
    """A topic with the council's clauses on it."""

    label: str
    href: str
    clauses: Markup


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """The topics that the document deals with in the same way."""

    id: str
    label: str
    meaning: str
    topics: tuple[ShownTopic, ...]
    count: int
    has_clauses: bool


def topic_groups(site: Site, council: Council, here: Address) -> tuple[TopicGroup, ...]:
    """Return the topics by how the council's document deals with them, without empty groups."""
    found: dict[Coverage, list[ShownTopic]] = {state: [] for state in _GROUPS}
    for covered in site.coverage[council.id].values():
        found[covered.state].append(
            ShownTopic(
                site.handbook.vocabulary.topic_by_id[covered.topic].label,
                site.addresses.link(here, site.addresses.topic(covered.topic)),
                cite_links(site, council, covered.clauses, here),
            )
        )
    return tuple(
        TopicGroup(
            id=_GROUPS[state][0],
            label=_(_GROUPS[state][1]),
            meaning=_(_GROUPS[state][2]),
            topics=tuple(topics),
            count=len(topics),
            has_clauses=state in (Coverage.COVERED, Coverage.PARTLY),
        )
        for state, topics in found.items()
        if topics
    )


def coverage_counts(site: Site, council: Council) -> tuple[str, str]:
    """Return how many topics the council's document covers, and how many partly: "16 of 30 topics", "4 more partly" or ""."""
    states = [*site.states(council.id).values()]
    covered, partly = states.count(Coverage.COVERED), states.count(Coverage.PARTLY)
    words = ngettext("{number} of {count} topic", "{number} of {count} topics", len(states))
    return (
        words.format(number=covered, count=f"{len(states):,}"),
        _("{number} more partly").format(number=partly) if partly else "",
    )


def coverage_in_words(site: Site, council: Council) -> str:
    """Return how many topics the council's document covers: "16 of 30 topics, 4 more partly"."""
    covered, partly = coverage_counts(site, council)
    return _("{covered}, {partly}").format(covered=covered, partly=partly) if partly else covered
