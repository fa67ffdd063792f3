"""What a council should decide on at its next review, as published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.matters import MatterKind, matters, most_pressing
from mkdocs_protocol.papers.desk import title_and_ask
from mkdocs_protocol.publishing.shared_records import NoteRecord, described, note_record
from mkdocs_protocol.site.editions import review_facts

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.site import Site


@described
@dataclass(frozen=True, slots=True)
class MatterPlaceRecord:
    """Where the document shows a matter."""

    text: str
    """What it shows there, in the handbook's words; "" where the matter's title says it."""
    clauses: list[str]
    """The ids of the clauses that it rests on; none of what is not there."""
    situations: list[str]
    """The ids of the situations whose steps show it."""


@described
@dataclass(frozen=True, slots=True)
class MatterRecord:
    """Something for the council to decide: about the document, never about the council."""

    kind: MatterKind
    """What sort of matter it is."""
    first: bool
    """Whether it is among the few that matter most, which the one-page paper has."""
    title: str
    """What is the matter, in the handbook's words."""
    ask: str
    """What to ask the council."""
    places: list[MatterPlaceRecord]
    """Where the document shows it; none where nothing but a date is missing."""
    note: NoteRecord | None
    """The handbook's note on the law, of the kind `law`; otherwise null."""


def matter_records(site: Site, council: Council) -> list[MatterRecord]:
    """Return what is on a council's desk, what matters most first."""
    edition = council.leading_edition
    review = review_facts(site, council, edition, site.addresses.desk(council.id))
    found = matters(site.handbook, council, review.state(site.handbook.as_of))
    pressing = most_pressing(found)
    records = []
    for matter in (*pressing, *(one for one in found if one not in pressing)):
        title, ask = title_and_ask(council, matter)
        records.append(
            MatterRecord(
                kind=matter.kind,
                first=matter in pressing,
                title=title,
                ask=ask,
                places=[
                    MatterPlaceRecord(
                        text=place.text,
                        clauses=list(dict.fromkeys(quote.clause.id for quote in place.quotes)),
                        situations=[tree.situation for tree in place.trees],
                    )
                    for place in matter.places
                ],
                note=note_record(matter.note) if matter.note else None,
            )
        )
    return records
