"""What has happened, grouped by who asks: on every page that begins with that question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.site.labels import named
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from mkdocs_protocol.core.terms import Role, Situation
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that has happened."""

    label: str
    href: str
    said: Markup
    """What the page says about it at once, in a line; or ""."""


@dataclass(frozen=True, slots=True)
class Asker:
    """One who asks, with what may have happened to them."""

    anchor: str
    label: str
    situations: tuple[Happened, ...]


def by_asker(site: Site, shown: Iterable[tuple[Situation, Happened]]) -> tuple[Asker, ...]:
    """Group what has happened by who asks, in the order in which the situations first name them."""
    groups: dict[str, list[Happened]] = {}
    for situation, happened in shown:
        for role in situation.asked_by:
            groups.setdefault(role, []).append(happened)
    roles = site.handbook.vocabulary.role_by_id
    return tuple(
        Asker(
            asker_anchor(role), _for(roles[role], [roles[one] for one in groups]), tuple(happened)
        )
        for role, happened in groups.items()
    )


def not_for_the_public(site: Site) -> str:
    """Return a sentence that only councillors and staff are meant; "" if any situation is of somebody else."""
    roles = site.handbook.vocabulary.role_by_id
    asked_by = {role for one in site.handbook.vocabulary.situations for role in one.asked_by}
    if not all(roles[role].side for role in asked_by):
        return ""
    return _("For councillors and officers. There are no steps here for members of the public.")


def _for(role: Role, asking: Iterable[Role]) -> str:
    """Return whom a group is for: what all officers ask, the clerk, who is one of them, asks as well."""
    of_many = any(one.several and one.side == role.side for one in asking)
    if role.side and of_many and not role.several:
        return _("For {whom} in particular").format(whom=named(role))
    return _("For {whom}").format(whom=named(role))


def asker_anchor(role: str) -> str:
    """Return the fragment for what a role asks, on every page that asks what has happened."""
    return f"protocol-asked-by-{role}"
