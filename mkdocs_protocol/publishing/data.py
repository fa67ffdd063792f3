"""The facts of the handbook as JSON and CSV, with the JSON Schemas of both data and sources.

The bytes depend only on the sources and the day of the build. JSON is UTF-8 with an indent of one
space, so that people can read it and compare two versions line by line. Addresses in it are relative to the root of
the site, so that it is the same wherever the site is published.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from mkdocs_protocol.publishing.councils import council_record, handbook_record
from mkdocs_protocol.publishing.records import CouncilRecord, HandbookRecord
from mkdocs_protocol.publishing.review_records import RegisterRecord, register_record
from mkdocs_protocol.publishing.schemas import data_schemas, source_schemas
from mkdocs_protocol.publishing.tables import table_bytes, tables_metadata
from mkdocs_protocol.site.files import PublishedFile

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.publishing.declared import Declared
    from mkdocs_protocol.publishing.tables import Table
    from mkdocs_protocol.site.site import Site

_adapter = cache(TypeAdapter)  # Made where it is needed: it takes longer than most files.


def handbook_file(site: Site) -> PublishedFile:
    """Return the data of the handbook as a whole."""
    at = site.addresses.file("data/handbook.json")
    return PublishedFile(at, _lines(HandbookRecord, handbook_record(site)))


def council_file(site: Site, council: Council, declared: Declared) -> PublishedFile:
    """Return the data of a council."""
    record = council_record(site, council, declared)
    return PublishedFile(site.addresses.council_data(council.id), _lines(CouncilRecord, record))


def table_file(site: Site, table: Table) -> PublishedFile:
    """Return one of the tables over all councils."""
    return PublishedFile(site.addresses.file(f"data/{table.name}"), table_bytes(table, site))


def register_file(site: Site) -> PublishedFile:
    """Return the reviews of every council."""
    return PublishedFile(site.addresses.review_data(), register_bytes(site))


def describing_files(site: Site) -> Iterator[PublishedFile]:
    """Yield the descriptions of the tables, and the schemas of both data and sources."""
    at = site.addresses.file
    described = json.dumps(tables_metadata(), ensure_ascii=False, indent=1) + "\n"
    # Programs that know the standard look for the description of tables under this name beside them.
    yield PublishedFile(at("data/csv-metadata.json"), described.encode())
    for name, text in data_schemas().items():
        yield PublishedFile(at(f"data/schemas/{name}"), text.encode())
    for name, text in source_schemas().items():
        yield PublishedFile(at(f"data/schemas/sources/{name}"), text.encode())


def register_bytes(site: Site) -> bytes:
    """Return the register of reviews as it is published, and as a command prints it."""
    return _lines(RegisterRecord, register_record(site))


def _lines(kind: type, record: object) -> bytes:
    adapter: TypeAdapter[Any] = _adapter(kind)
    # `from` is a keyword of Python, so the key for where an edge begins is an alias.
    return adapter.dump_json(record, indent=1, by_alias=True) + b"\n"
