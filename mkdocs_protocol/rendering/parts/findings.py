"""What a text shows about itself, as lists for pages: by kind, each with links to its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.labels import labelled
from mkdocs_protocol.site.links import Link

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition, Finding
    from mkdocs_protocol.core.vocabulary import FindingKind
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding with the clauses that it names."""

    text: str
    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one kind, in the order of the source."""

    label: str
    findings: tuple[ShownFinding, ...]


def finding_groups(
    site: Site, council: Council, edition: Edition, here: Address, kinds: Container[FindingKind]
) -> tuple[FindingGroup, ...]:
    """Return the findings of some kinds, grouped by kind, the most important first."""
    home = site.edition_address(council, edition)

    def shown(finding: Finding) -> ShownFinding:
        ways = tuple(
            Link(
                edition.clause_by_id[clause].label,
                site.addresses.link(here, home, clause_anchor(clause)),
            )
            for clause in finding.clauses
        )
        return ShownFinding(finding.text, ways)

    wanted = (finding for finding in edition.findings if finding.kind in kinds)
    return tuple(FindingGroup(label, tuple(map(shown, found))) for label, found in labelled(wanted))
