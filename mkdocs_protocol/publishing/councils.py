"""A handbook as the records of the published data."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from mkdocs_protocol.comparing.coverage import TopicCoverage, coverage
from mkdocs_protocol.comparing.expectations import rows_by_side
from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.protocol import Classification
from mkdocs_protocol.core.text import struck_out
from mkdocs_protocol.publishing.date_records import all_dates, cycle_record, dates_record
from mkdocs_protocol.publishing.declared import Declared, role_name_records
from mkdocs_protocol.publishing.desk_records import matter_records
from mkdocs_protocol.publishing.learning_records import glossary_record, self_check_record
from mkdocs_protocol.publishing.outside_records import outside_record
from mkdocs_protocol.publishing.question_records import answer_records, question_records
from mkdocs_protocol.publishing.records import (
    VERSION,
    ClauseRecord,
    CouncilEntry,
    CouncilRecord,
    DocumentRecord,
    EditionRecord,
    ExpectationRecord,
    FindingRecord,
    HandbookRecord,
    PartRecord,
    PublishedKind,
    RoleRecord,
    SituationRecord,
    TopicRecord,
)
from mkdocs_protocol.publishing.reviews import published_state, review_basis
from mkdocs_protocol.publishing.shared_records import note_record
from mkdocs_protocol.publishing.trees import tree_record
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.editions import edition_label

if TYPE_CHECKING:
    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.expectations import ExpectationRow
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.protocol import Clause, Edition, Part
    from mkdocs_protocol.site.site import Site

_UNCLASSIFIED = Classification()


def handbook_record(site: Site) -> HandbookRecord:
    """Return the list of every council, and the shared words."""
    shared = site.handbook.vocabulary
    return HandbookRecord(
        schema=VERSION,
        as_of=site.handbook.as_of,
        councils=[_entry(site, council) for council in site.handbook.councils],
        topics=[
            TopicRecord(id=topic.id, label=topic.label, definition=topic.definition)
            for topic in shared.topics
        ],
        situations=[
            SituationRecord(id=situation.id, label=situation.label)
            for situation in shared.situations
        ],
        roles=[RoleRecord(id=role.id, label=role.label) for role in shared.roles],
        expectations=[
            _expectation(row) for rows in rows_by_side(site.handbook).values() for row in rows
        ],
        questions=question_records(site),
        outside=[outside_record(one) for one in shared.outside],
        glossary=[glossary_record(entry) for entry in shared.glossary],
    )


def council_record(site: Site, council: Council, declared: Declared) -> CouncilRecord:
    """Return everything about a council."""
    return CouncilRecord(
        schema=VERSION,
        as_of=site.handbook.as_of,
        id=council.id,
        name=council.name,
        kind=published_kind(council),
        editions=[_edition(site, council, edition) for edition in council.editions],
        trees=[tree_record(site, council, tree) for tree in council.trees],
        short_name=council.short_name,
        url=site.addresses.url(site.addresses.council(council.id)),
        role_names=role_name_records(council),
        declared=declared.of(council),
        country=council.country,
        country_ground=council.country_ground,
        answers=answer_records(site, council),
        body=council.kind,
        kind_called=council.kind_called,
        documents=[_document(site, council, document) for document in council.other_documents],
        contact=council.contact or site.contact,
        rights=council.rights,
        source_url=council.source_url,
        permission=council.permission,
        self_check=self_check_record(council.self_check),
        desk=matter_records(site, council),
    )


def published_kind(council: Council) -> PublishedKind:
    """Return the kind of a council in the list that was first published; `not stated` for kinds added later."""
    kind = council.kind.value
    return cast("PublishedKind", kind if kind in get_args(PublishedKind) else "not stated")


def edition_url(site: Site, council: Council, edition: Edition) -> str:
    """Return the page of an edition, from the root of the site."""
    return site.addresses.url(site.edition_address(council, edition))


def edition_coverage(site: Site, council: Council, edition: Edition) -> dict[str, TopicCoverage]:
    """Return the coverage of any edition; that of the leading one is known already."""
    if edition is council.leading_edition:
        return site.coverage[council.id]
    return coverage(edition, site.handbook.vocabulary.topics)


def own_classification(clause: Clause) -> Classification:
    """Return a clause's own classification: empty if its parts hold all of its words."""
    return _UNCLASSIFIED if clause.divided else clause.classification


def _entry(site: Site, council: Council) -> CouncilEntry:
    return CouncilEntry(
        id=council.id,
        name=council.name,
        kind=published_kind(council),
        url=site.addresses.url(site.addresses.council(council.id)),
        data=site.addresses.url(site.addresses.council_data(council.id)),
        review_state=published_state(site, council.leading_edition),
        short_name=council.short_name,
        review_basis=review_basis(council.leading_edition),
        body=council.kind,
    )


def _expectation(row: ExpectationRow) -> ExpectationRecord:
    return ExpectationRecord(row.id, row.label, row.kind, list(row.owed_by), list(row.owed_to))


def _edition(site: Site, council: Council, edition: Edition) -> EditionRecord:
    url = edition_url(site, council, edition)
    notes: dict[str, list[Note]] = {}
    for note in edition.notes:
        notes.setdefault(note.clause, []).append(note)
    found = edition_coverage(site, council, edition)
    return EditionRecord(
        id=edition.id,
        title=edition.title,
        status=edition.status,
        url=url,
        dates=dates_record(edition.dates),
        review_state=published_state(site, edition),
        incomplete=bool(edition.incomplete),
        clauses=[
            _clause(clause, notes.get(clause.id, []), url, edition.language)
            for clause in edition.clauses
        ],
        coverage={topic: covered.state for topic, covered in found.items()},
        findings=[
            FindingRecord(kind=finding.kind, clauses=list(finding.clauses), text=finding.text)
            for finding in edition.findings
        ],
        label=edition_label(edition),
        language=edition.language,
        review_basis=review_basis(edition),
        all_dates=all_dates(edition.dates),
        cycle=cycle_record(edition),
        version=edition.version,
        received_as=edition.received_as.value if edition.received_as else "",
    )


def _document(site: Site, council: Council, document: Document) -> DocumentRecord:
    return DocumentRecord(
        kind=document.kind.id,
        name=document.kind.name,
        url=site.addresses.url(site.addresses.document(council.id, document.kind.id)),
        editions=[_edition(site, council, edition) for edition in document.editions],
    )


def _clause(clause: Clause, notes: list[Note], edition: str, language: str) -> ClauseRecord:
    given = own_classification(clause)
    return ClauseRecord(
        id=clause.id,
        number=clause.number,
        printed=clause.printed,
        heading=clause.heading,
        text=clause.text,
        topic=given.topic,
        also=list(given.also),
        kind=given.kind,
        binds=list(given.binds),
        benefits=list(given.benefits),
        parts=[_part(part) for part in clause.parts],
        notes=[note_record(note) for note in notes],
        url=f"{edition}#{clause_anchor(clause.id)}",
        label=clause.label,
        items=list(items_of(clause.blocks)),
        is_heading=clause.is_heading,
        language=clause.language or language,
        struck_out=list(struck_out(clause.blocks)),
    )


def _part(part: Part) -> PartRecord:
    given = part.classification
    return PartRecord(
        id=part.id,
        text=part.text,
        topic=given.topic,
        also=list(given.also),
        kind=given.kind,
        binds=list(given.binds),
        benefits=list(given.benefits),
    )
