"""The facts of the handbook as JSON and CSV, with the JSON Schemas of both data and sources.

The bytes depend on the sources and the day of the build only. JSON is UTF-8 with an indent of one
space, so that people can read it and compare two versions line by line. Addresses in it are relative
to the root of the site, so that it says the same wherever the site stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from mkdocs_protocol.publishing.councils import council_record, handbook_record
from mkdocs_protocol.publishing.declared import Declared
from mkdocs_protocol.publishing.records import CouncilRecord, HandbookRecord
from mkdocs_protocol.publishing.review_records import RegisterRecord, register_record
from mkdocs_protocol.publishing.schemas import data_schemas, source_schemas
from mkdocs_protocol.publishing.tables import TABLES, table_bytes, tables_metadata
from mkdocs_protocol.site.files import PublishedFile

if TYPE_CHECKING:
    from mkdocs_protocol.site.site import Site

_HANDBOOK = TypeAdapter(HandbookRecord)
_COUNCIL = TypeAdapter(CouncilRecord)
_REGISTER = TypeAdapter(RegisterRecord)


def data_files(site: Site) -> Iterator[PublishedFile]:
    """Yield every data file, one by one, so that nobody need hold all of them."""
    at = site.addresses.file
    yield PublishedFile(at("data/handbook.json"), _lines(_HANDBOOK, handbook_record(site)))
    declared = Declared(site)
    for council in site.handbook.councils:
        record = council_record(site, council, declared)
        yield PublishedFile(site.addresses.council_data(council.id), _lines(_COUNCIL, record))
    yield PublishedFile(site.addresses.review_data(), register_bytes(site))
    for table in TABLES:
        yield PublishedFile(at(f"data/{table.name}"), table_bytes(table, site))
    described = json.dumps(tables_metadata(), ensure_ascii=False, indent=1) + "\n"
    # Programs that know the standard look for the description of tables under this name beside them.
    yield PublishedFile(at("data/csv-metadata.json"), described.encode())
    for name, text in data_schemas().items():
        yield PublishedFile(at(f"data/schemas/{name}"), text.encode())
    for name, text in source_schemas().items():
        yield PublishedFile(at(f"data/schemas/sources/{name}"), text.encode())


def register_bytes(site: Site) -> bytes:
    """Return the register of reviews as it is published, and as a command prints it."""
    return _lines(_REGISTER, register_record(site))


def _lines(adapter: TypeAdapter[Any], record: object) -> bytes:
    # Python has a word of its own where an edge leads `from`, so that key goes by an alias.
    return adapter.dump_json(record, indent=1, by_alias=True) + b"\n"
