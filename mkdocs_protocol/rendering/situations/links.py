"""Links from a topic to the situations in which somebody looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.site.links import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_OFFICERS = ("officer-concern-councillor", "officer-grievance-clerk", "clerk-concern")
_COUNCILLORS = (
    "councillor-unhappy-officer",
    "councillor-unhappy-clerk",
    "councillor-breach-by-councillor",
)
_SITUATIONS: Mapping[str, tuple[str, ...]] = {
    "officer-raises": _OFFICERS,
    "councillor-raises": _COUNCILLORS,
    "resolve-informally": (*_OFFICERS, *_COUNCILLORS),
    "interpretation": ("interpretation",),
    "advice-and-reports": ("disagree-with-advice",),
    "channels": ("ask-officer-for-help",),
    "information": ("ask-for-information",),
}
"""Situations by the topics of the handbook's own vocabulary; a site with other topics has no such links."""


def ways_to_situations(site: Site, topic: str, here: Address) -> tuple[Link, ...]:
    """Return the links from a page on a topic to those situations that the handbook has."""
    situations, addresses = site.handbook.vocabulary.situation_by_id, site.addresses
    return tuple(
        Link(situations[id_].label, addresses.link(here, addresses.situation(id_)))
        for id_ in _SITUATIONS.get(topic, ())
        if id_ in site.answered()
    )
