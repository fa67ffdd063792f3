"""Every link between the pages of the handbook, in each form of addresses, with lists that go on and without.

Links to files that are no pages, and from pages that people write, are followed on built sites:
`test_handbook_site.py`.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from support.sheets import having, parsed
from support.situations import loaded_site

from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.site.addresses import Addresses


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("longest_list", [2, 100])
def test_every_link_leads_to_a_page_and_a_place_that_exist(
    *, directory_urls: bool, longest_list: int
) -> None:
    addresses = Addresses("handbook/", directory_urls)
    site = loaded_site(addresses=addresses, longest_list=longest_list, most_columns=longest_list)
    pages = [*every_page(site)]
    trees = {addresses.url(page.address): parsed(page.html) for page in pages}
    places = {url: {each.get("id") for each in having(tree, "id")} for url, tree in trees.items()}
    by_hand = {addresses.url(addresses.home())} - places.keys()
    assert len(places) > 200
    for page in pages:
        assert page.anchors <= places[addresses.url(page.address)], page.address
    followed = 0
    for url, tree in trees.items():
        for link in tree.iter("a"):
            target = urlsplit(urljoin(f"http://site/{url}", link.get("href", "")))
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
