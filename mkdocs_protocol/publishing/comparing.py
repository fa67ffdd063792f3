"""What a reader's browser needs to compare a council's document: its folded words, as `comparing` has prepared them.

These files are for the handbook's own page alone and may change with any version: what other programs can rely on
is in `data/councils/`.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.comparing.passages_for import in_particular, reader_roles
from mkdocs_protocol.comparing.two_documents.declarations import declared_of
from mkdocs_protocol.comparing.two_documents.folding import role_names
from mkdocs_protocol.comparing.two_documents.passages import (
    bound_in,
    concerned_in,
    outside_lists,
    read_before,
)
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.editions import edition_label
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.passages import label_of, short_label, short_label_of

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.folding import Names
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.comparing.two_documents.passages import Document, Prepared
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.site import Site


def comparing_file(site: Site, council: Council) -> PublishedFile:
    """Return what a reader's browser needs to compare a council's document."""
    text = json.dumps(comparing_record(site, council), ensure_ascii=False, separators=(",", ":"))
    return PublishedFile(site.addresses.comparing_data(council.id), text.encode())


def comparing_record(site: Site, council: Council) -> dict[str, Any]:
    """Return what is compared in a council's leading edition, and what is shown of it."""
    document, edition = site.prepared(council), council.leading_edition
    names = role_names(council, site.handbook.vocabulary.roles)
    page, label = edition_url(site, council, edition), edition_label(edition)
    return {
        "id": council.id,
        "name": council.short_name,
        "said": council.said,
        "url": site.addresses.url(site.addresses.council(council.id)),
        "edition": {
            "id": edition.id,
            "label": label,
            "url": page,
            "language": edition.language,
            "incomplete": edition.incomplete,
        },
        "topics": {
            topic: {
                "state": found.state,
                "on": [
                    [capital(short_label(clause)), f"{page}#{clause_anchor(clause.id)}"]
                    for clause in found.clauses
                ],
            }
            for topic, found in site.coverage[council.id].items()
        },
        "order": [clause.text for clause in edition.clauses],
        "clauses": [_clause(each, page, names) for each in document.clauses],
        "items": [_passage(each, page) for each in document.items],
        "declared": _declared(site, document),
    }


def _clause(each: Prepared, page: str, names: Names) -> dict[str, Any]:
    clause = each.passage.clause
    concerned = concerned_in(each.passage, names)
    return {
        **_passage(each, page),
        "heading": clause.heading if clause.is_heading else "",
        "outside": outside_lists(each.passage),
        "whom": [
            reader_roles(bound_in(each.passage)),
            reader_roles(concerned),
            in_particular(concerned),
        ],
        "statements": [*map(_bag, each.statements)],
    }


def _passage(each: Prepared, page: str) -> dict[str, Any]:
    passage = each.passage
    return {
        "ref": passage.ref,
        "clause": passage.clause.id,
        "within": passage.part or passage.clause.id,
        "position": passage.position,
        "label": label_of(passage),
        "short": short_label_of(passage),
        "url": f"{page}#{clause_anchor(passage.clause.id)}",
        "text": passage.text,
        "before": read_before(passage),
        "wording": each.wording,
        "sense": blake2b(each.sense.encode(), digest_size=6).hexdigest(),
        "sides": sorted(each.sides),
        "benefits": sorted(each.benefits),
        "mains": sorted(each.mains),
        "topics": sorted(each.topics),
        "kinds": sorted(each.kinds),
        "bag": _bag(each.bag),
        "meanings": _bag(each.meanings),
    }


def _bag(bag: Bag) -> list[list[str | int]]:
    """Return the words of a bag, each with how often it occurs, in the order in which they are weighed."""
    return [[word, bag[word]] for word in sorted(bag)]


def _declared(site: Site, document: Document) -> list[dict[str, Any]]:
    return [
        {
            "row": each.row,
            "label": each.label,
            "expectation": each.is_expectation,
            "refs": each.refs,
            "prose": each.prose,
        }
        for each in declared_of(document, site.handbook.expectations)
    ]
