"""Lists of many councils go on at further pages, and a council's place keeps its address on the first."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from support.handbook import real_site
from support.sheets import having, named, parsed, targets

from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site import paging
from mkdocs_protocol.site.paging import Filled, Place, places

SMALL = 5_000


@pytest.fixture(scope="module")
def pages() -> dict[str, RenderedPage]:
    """Return every page of the real councils, where a page has room for one or two of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "ROOM", SMALL)
        return {**named(every_page(real_site(most_columns=2)))}


def lists_of(pages: dict[str, RenderedPage]) -> dict[str, list[RenderedPage]]:
    """Return the lists that go on, each as its pages, by the address of the first."""
    found: dict[str, list[RenderedPage]] = defaultdict(list)
    for address, page in pages.items():
        if match := re.fullmatch(r"(.+)/page/\d+\.md", address):
            found[match[1]].append(page)
    first = {stem: pages.get(f"{stem}.md") or pages[f"{stem}/index.md"] for stem in found}
    return {stem: [first[stem], *further] for stem, further in found.items()}


def test_every_list_of_councils_goes_on_where_a_page_is_full(
    pages: dict[str, RenderedPage],
) -> None:
    kinds = {address.partition("/")[0] for address in lists_of(pages)}
    assert kinds == {
        "councils",
        "topics",
        "when-things-go-wrong",
        "questions",
        "review",
        "expectations",
    }


def test_every_anchor_of_a_further_page_leads_on_from_the_first(
    pages: dict[str, RenderedPage],
) -> None:
    addresses, tried = real_site().addresses, 0
    for first, *further in lists_of(pages).values():
        ids = {each.get("id"): each for each in having(parsed(first.html), "id")}
        for page in further:
            stand = {each.get("id") for each in having(parsed(page.html), "id")}
            for anchor in {id_ for id_ in stand if id_ and id_ in page.anchors}:
                assert anchor in ids, f"{first.address}#{anchor}"
                for link in ids[anchor].iter("a") if ids[anchor].tag == "li" else ():
                    there = addresses.link(first.address, page.address, anchor)
                    tried += link.get("href") == there
    assert tried > 50


def test_every_link_among_the_pages_of_a_list_holds(pages: dict[str, RenderedPage]) -> None:
    addresses = real_site().addresses
    ids = {
        addresses.url(page.address): {each.get("id") for each in having(parsed(page.html), "id")}
        for page in pages.values()
    }
    for path, fragment in (
        target
        for every in lists_of(pages).values()
        for page in every
        for target in targets(page, addresses)
    ):
        if path in ids:
            assert not fragment or fragment in ids[path], f"{path}#{fragment}"


def test_the_pages_of_a_list_lead_to_the_one_before_and_the_one_after(
    pages: dict[str, RenderedPage],
) -> None:
    addresses = real_site().addresses
    for every in lists_of(pages).values():
        for number, page in enumerate(every, start=1):
            ways = {
                (rel, href)
                for href, rel in re.findall(r'<a href="([^"]*)" rel="(prev|next)">', page.html)
            }
            around = {"prev": number - 1, "next": number + 1}
            assert ways == {
                (rel, addresses.link(page.address, every[place - 1].address))
                for rel, place in around.items()
                if 1 <= place <= len(every)
            }


def test_only_the_first_page_of_a_list_stands_in_the_navigation(
    pages: dict[str, RenderedPage],
) -> None:
    assert not [page for page in pages.values() if "/page/" in page.address and page.in_nav]


def test_a_page_ends_where_it_is_full_and_what_is_larger_stands_alone() -> None:
    filled = Filled[int](3, 0)
    for size in (10, paging.ROOM - 20, 20, paging.ROOM * 2, 1, 1, 1, 1):
        filled.put(lambda _, size=size: size, lambda size: size)  # type: ignore[misc]
    assert filled.pages == ((10, paging.ROOM - 20), (20,), (paging.ROOM * 2,), (1, 1, 1), (1,))


def test_of_very_many_councils_the_first_page_does_not_say_where_each_is() -> None:
    last = [(f"protocol-council-{n}", str(n)) for n in range(paging.MOST_PLACES + 1)]
    found = places(
        [[], [*last, ("protocol-silent", "Silent")]], lambda number, at: f"{number}#{at}"
    )
    assert [*found] == [Place("protocol-silent", "Silent", "2#protocol-silent")]
