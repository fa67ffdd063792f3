"""The kinds of page of the handbook, by the addresses of its pages."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

ID_BELOW = {
    "councils": "council",
    "compare": "council",
    "topics": "topic",
    "questions": "question",
    "induction": "newcomer",
    "when-things-go-wrong": "situation",
}
"""Whose ids the names in a folder are, where it has a page for each."""


def kind_and_ids(site: Site, address: Address) -> tuple[str, list[tuple[str, str]]]:
    """Return the kind of page that stands at an address, and of what it is: kinds of id with ids."""
    editions = {edition.id for council in site.handbook.councils for edition in council.editions}
    path = PurePosixPath(str(address)).with_suffix("")
    parts = path.parent.parts if path.name == "index" else path.parts
    kind, ids = list[str](), list[tuple[str, str]]()
    for place, part in enumerate(parts):
        folder = parts[0] if parts[0] == "compare" and place else parts[max(place - 1, 0)]
        what = ID_BELOW.get(folder, "") if place else ""
        kind.append(what or ("edition" if part in editions else part))
        ids += [(what, part)] if what else []
    return "-".join(kind), ids


def kind_of_page(site: Site, address: Address) -> str:
    """Return the kind of page that stands at an address: "councils-council-desk"."""
    return kind_and_ids(site, address)[0]
