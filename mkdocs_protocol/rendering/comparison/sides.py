"""The two sides of a comparison as a page names them and links to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import Coverage, TopicCoverage, coverage
from mkdocs_protocol.rendering.parts.heads import edition_chip
from mkdocs_protocol.site.editions import edition_label
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_protocol.comparing.two_documents.comparison import Side
    from mkdocs_protocol.core.protocol import Clause
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One of the two documents."""

    side: Side
    code: str
    """`left` or `right`."""
    key: str
    """What distinguishes it from the other in ids on the page."""
    name: str
    """Its name by itself: "Barrow", or for an edition "Edition adopted 2019"."""
    said: str
    """Within a sentence: "Barrow", "the unidentified council", "the older edition"."""
    href: str
    edition: str
    """The edition, if the name does not give it: "undated edition"."""
    edition_href: str
    chip: Markup
    """The state of its review."""
    incomplete: str
    lang: Markup
    covered: dict[str, TopicCoverage]
    """Its coverage of each topic, by the topic's id."""

    @property
    def states(self) -> dict[str, Coverage]:
        """Whether it deals with each topic, by the topic's id."""
        return {topic: found.state for topic, found in self.covered.items()}

    def on(self, topic: str) -> tuple[Clause, ...]:
        """Return its clauses on a topic; none for "", which is no topic."""
        return self.covered[topic].clauses if topic in self.covered else ()

    def is_silent(self, topic: str) -> bool:
        """Return whether an editor has declared the document silent on a topic."""
        return topic in self.covered and self.covered[topic].state is Coverage.SILENT


def council_side(site: Site, side: Side, code: str, here: Address) -> ShownSide:
    """Return a side of a comparison of two councils."""
    council, label = side.council, edition_label(side.edition)
    home = site.addresses.council(council.id)
    said = council.said
    names = _Names(council.id, council.short_name, said, f"{label[:1].lower()}{label[1:]}")
    return _side(site, side, code, names, home, here)


def edition_side(site: Site, side: Side, code: str, here: Address) -> ShownSide:
    """Return a side of a comparison of two editions, of which the left is the older."""
    edition = side.edition
    home = site.edition_address(side.council, edition)
    said = _("the older edition") if code == "left" else _("the newer edition")
    return _side(site, side, code, _Names(edition.id, edition_label(edition), said, ""), home, here)


@dataclass(frozen=True, slots=True)
class _Names:
    key: str
    name: str
    said: str
    edition: str


def _side(
    site: Site, side: Side, code: str, names: _Names, home: Address, here: Address
) -> ShownSide:
    council, edition = side.council, side.edition
    link = site.addresses.link
    known = coverage(edition, site.handbook.vocabulary.topics)
    return ShownSide(
        side=side,
        code=code,
        key=names.key,
        name=names.name,
        said=names.said,
        href=link(here, home),
        edition=names.edition,
        edition_href=link(here, site.edition_address(council, edition)),
        chip=edition_chip(site, council, edition, here),
        incomplete=edition.incomplete,
        lang=lang(edition),
        covered=known,
    )
