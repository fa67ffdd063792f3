"""Every address in the published data leads to a page of the site, and to a place on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from support.publishing import contents

from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site


def urls(value: Any) -> Iterator[str]:
    """Yield what stands under `url` and `data` anywhere in some JSON."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("url", "data") and isinstance(inner, str):
                yield inner
            else:
                yield from urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from urls(inner)


@pytest.mark.parametrize(
    "addresses",
    [Addresses(), Addresses("handbook/", directory_urls=False)],
    ids=["folders", "files in a folder"],
)
def test_every_url_in_the_data_leads_to_a_page_or_file(real: Site, addresses: Addresses) -> None:
    site = replace(real, addresses=addresses)
    published = contents(site)
    pages = {addresses.url(draft.address): draft.anchors for draft in every_page(site)}
    found = [
        url
        for address, content in published.items()
        if address.endswith(".json")
        and b'"schema"' in content[:20]  # ours, not forms or tables' facts
        for url in urls(json.loads(content))
        if not url.startswith("https://")  # the sources of what stands outside the documents
    ]
    trees = [url for url in found if "when-things-go-wrong" in url]
    assert len(trees) == sum(len(council.trees) for council in site.handbook.councils)
    for url in found:
        path, _, fragment = url.partition("#")
        assert path in pages or path in published, url
        assert not fragment or fragment in pages[path], url
