"""A council's front door: what has gone wrong, what is new, what people ask; each link says honestly what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.passages_for import ReaderRole
from mkdocs_protocol.rendering.parts.askers import Asker, Happened, by_asker
from mkdocs_protocol.rendering.questions.asked import AskedQuestion, asked_questions
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_ASKED = 4
"""How many questions the front door answers; a page of the council's has all of them."""
_WORDS_A_MINUTE = 230
_AS = Labels({
    ReaderRole.COUNCILLOR: N_("As a councillor"),
    ReaderRole.CHAIR: N_("As a chair"),
    ReaderRole.OFFICER: N_("As an officer"),
    ReaderRole.CLERK: N_("As the clerk"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """Everything that the front door shows."""

    askers: tuple[Asker, ...]
    trees_href: str
    newcomers: tuple[Link, ...]
    asked: tuple[AskedQuestion, ...]
    questions_href: str
    questions_label: str
    read_label: str
    desk_href: str
    remember: str
    """The council's id, for the checkbox that remembers it; "" in a handbook of one council."""
    remembered: str
    """What that checkbox calls the council."""


def front_door(site: Site, council: Council, here: Address) -> FrontDoor:
    """Return what comes first on a council's page."""
    addresses = site.addresses
    words = sum(len(clause.text.split()) for clause in council.leading_edition.clauses)
    asked = tuple(asked_questions(site, council, site.asked()[:MOST_ASKED], here))
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    return FrontDoor(
        askers=by_asker(site, _happened(site, council, here)),
        trees_href=addresses.link(here, addresses.council_trees(council.id)),
        newcomers=tuple(_newcomers(site, council, here)),
        asked=asked,
        questions_href=addresses.link(here, addresses.council_questions(council.id)),
        questions_label=ngettext(
            "All {number} question", "All {number} questions", len(site.asked())
        ).format(number=f"{len(site.asked()):,}"),
        read_label=ngettext(
            "Read the whole text ({words} words, {number} minute)",
            "Read the whole text ({words} words, {number} minutes)",
            minutes,
        ).format(words=f"{words:,}", number=f"{minutes:,}"),
        desk_href=addresses.link(here, addresses.desk(council.id)),
        remember=council.id if len(site.handbook.councils) > 1 else "",
        remembered=council.title if council.name else council.said,
    )


def _happened(site: Site, council: Council, here: Address) -> Iterator[tuple[Situation, Happened]]:
    situations = site.handbook.vocabulary.situation_by_id
    for tree in council.trees:
        situation = situations[tree.situation]
        there = site.addresses.tree(council.id, situation.id)
        silent = _("The document does not say what to do.") if tree.is_silent else ""
        yield (
            situation,
            Happened(
                situation.label, site.addresses.link(here, there), Markup("{}").format(silent)
            ),
        )


def _newcomers(site: Site, council: Council, here: Address) -> Iterator[Link]:
    passages = site.passages[council.id]
    for one in ReaderRole:
        if any(passage.concerns(one.all_roles) for passage in passages):
            there = site.addresses.induction_for(council.id, one)
            yield Link(_AS[one], site.addresses.link(here, there))
