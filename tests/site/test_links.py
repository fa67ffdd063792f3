"""Every link between the pages of the handbook, in each form of addresses, with lists that go on and without.

Links to files that are no pages, and from pages that people write, are followed on built sites:
`test_handbook_site.py`.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from support.handbook import real_site

from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.site.addresses import Addresses

# What is written by our own writer needs no reader of HTML, which takes twenty times as long.
TAG = re.compile(r"<[a-z][^<>]*>")
ID = re.compile(r' id="([^"]*)"')
HREF = re.compile(r'^<a\b[^<>]* href="([^"]*)"')


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("longest_list", [2, 100])
def test_every_link_leads_to_a_page_and_a_place_that_exist(
    *, directory_urls: bool, longest_list: int
) -> None:
    addresses = Addresses("handbook/", directory_urls)
    site = real_site(addresses=addresses, longest_list=longest_list, most_columns=longest_list)
    pages = [*every_page(site)]
    tags = {addresses.url(page.address): TAG.findall(page.html) for page in pages}
    places = {url: {i for tag in found for i in ID.findall(tag)} for url, found in tags.items()}
    by_hand = {addresses.url(addresses.home())} - places.keys()
    assert len(places) > 200
    for page in pages:
        assert page.anchors <= places[addresses.url(page.address)], page.address
    followed = 0
    for url, found in tags.items():
        for href in (href for tag in found for href in HREF.findall(tag)):
            target = urlsplit(urljoin(f"http://site/{url}", unescape(href)))
            path = target.path.removeprefix("/")
            if target.netloc != "site" or path in by_hand or is_file(path):
                continue
            followed += 1
            assert path in places, f"{url} leads to {path}"
            fragment = target.fragment
            assert not fragment or "=" in fragment or fragment in places[path], (
                f"{url} leads to {path}#{fragment}"
            )
    assert followed > 5_000


def is_file(path: str) -> bool:
    """Say whether what an address names is no page."""
    name = path.rpartition("/")[2]
    return "." in name and not name.endswith(".html")
