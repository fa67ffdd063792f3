"""How a page tells people to be reminded of a review."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from support.handbook import real_site

from mkdocs_protocol.rendering.parts.reminders import reminders_html
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site


@pytest.fixture(scope="module")
def site() -> Site:
    return real_site()


def hrefs(site: Site, council: str = "") -> list[str]:
    here = site.addresses.desk(council) if council else site.addresses.review()
    of = site.handbook.council_by_id[council] if council else None
    return re.findall(r'href="([^"]+)"', reminders_html(site, here, of))


def test_a_council_has_its_own_calendar_and_feed_and_the_calendar_of_all(site: Site) -> None:
    assert hrefs(site, "halstead") == [
        "../../../councils/halstead/review.ics",
        "../../../councils/halstead/feed.xml",
        "../../../review.ics",
    ]


def test_the_register_has_those_of_all(site: Site) -> None:
    assert hrefs(site) == ["../review.ics", "../review.xml", "../editions.xml"]


def test_a_handbook_of_one_council_names_no_other_calendar(site: Site) -> None:
    (council,) = (one for one in site.handbook.councils if one.id == "barrow")
    alone = replace(site, handbook=replace(site.handbook, councils=(council,)))
    assert hrefs(alone, "barrow") == [
        "../../../councils/barrow/review.ics",
        "../../../councils/barrow/feed.xml",
    ]


@pytest.mark.parametrize(
    ("site_url", "first"),
    [
        ("https://example.org/", "webcal://example.org/councils/barrow/review.ics"),
        ("http://example.org/a", "webcal://example.org/a/councils/barrow/review.ics"),
        ("", "../../../councils/barrow/review.ics"),
        ("/here/", "../../../councils/barrow/review.ics"),
    ],
)
def test_a_link_opens_a_calendar_program_where_the_site_s_address_is_known(
    site: Site, site_url: str, first: str
) -> None:
    assert hrefs(replace(site, site_url=site_url), "barrow")[0] == first


def test_the_folder_of_a_handbook_is_part_of_the_address(site: Site) -> None:
    apart = replace(site, addresses=Addresses("handbook/"), site_url="https://example.org/")
    assert hrefs(apart)[0] == "webcal://example.org/handbook/review.ics"


def test_whose_reminder_the_yearly_one_is_is_said(site: Site) -> None:
    said = reminders_html(site, site.addresses.review())
    assert "That event is the handbook’s own: no document asks for it." in said
