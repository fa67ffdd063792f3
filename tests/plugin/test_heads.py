"""What a page says of itself to programs: previews of links, and what an edition is. All of it is true."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from support.build import THEMES, BuiltSite, build
from support.projects import DEFAULT_CONFIG, make_project, minimal_council_files

EDITION = "councils/little-example/2024-05/index.html"
SOURCE = "councils/little-example/editions/2024-05.md"
NAME = 'Little </script><b>"Example"</b> & Co'


class Head(HTMLParser):
    """The head of a page: its properties, and its JSON-LD."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.properties: dict[str, list[str]] = {}
        self.data: list[Any] = []
        self._is_data = False
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("property"):
            self.properties.setdefault(given["property"] or "", []).append(given["content"] or "")
        self._is_data = given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data.append(json.loads(data))
            self._is_data = False


def built(tmp_path: Path, files: dict[str, str] | None = None, **options: Any) -> BuiltSite:
    return build(
        make_project(tmp_path, files={**minimal_council_files(), **(files or {})}), **options
    )


def head(site: BuiltSite, page: str = EDITION) -> Head:
    return Head((site.path / page).read_text("utf-8"))


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_says_title_and_description_to_who_links_to_it(theme: str, tmp_path: Path) -> None:
    site = built(tmp_path, theme=theme, site_url="https://example.org/h/")

    said = head(site).properties
    assert said["og:title"] == ["Little Example Parish Council: Protocol on working together"]
    assert said["og:url"] == ["https://example.org/h/councils/little-example/2024-05/"]
    assert said["og:type"] == ["article"]
    assert head(site, "councils/index.html").properties["og:type"] == ["website"]
    assert all(len(values) == 1 for values in said.values())


def test_an_edition_says_what_it_is_and_where_its_files_are(tmp_path: Path) -> None:
    site = built(tmp_path)
    (said,) = head(site).data

    assert said["@type"] == "DigitalDocument"
    assert said["author"]["name"] == "Little Example Parish Council"
    assert said["inLanguage"] == "en-GB"
    assert "datePublished" not in said  # It is adopted, which is no publication.
    for file in said["encoding"]:
        path = (site.path / EDITION).parent / file["contentUrl"]
        assert f"{path.stat().st_size} B" == file["contentSize"]
    assert head(site, "councils/index.html").data == []


def test_only_a_date_of_issue_is_a_date_of_publication(tmp_path: Path) -> None:
    text = minimal_council_files()[SOURCE]
    adopted = re.search(r"\n  adopted: .*", text)
    assert adopted
    issued = text.replace(adopted[0], adopted[0].replace("adopted:", "issued:"))
    (said,) = head(built(tmp_path, {SOURCE: issued})).data

    assert said["datePublished"] == "2024-05"


def test_hostile_names_end_no_element(tmp_path: Path) -> None:
    facts = minimal_council_files()["councils/little-example/council.yml"]
    hostile = re.sub(r"name: .*", f"name: {json.dumps(NAME)}", facts, count=1)
    site = built(tmp_path, {"councils/little-example/council.yml": hostile})

    (said,) = head(site).data
    assert said["author"]["name"] == NAME
    assert head(site).properties["og:title"][0].startswith(NAME)


def test_what_a_site_says_itself_stays_alone(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": DEFAULT_CONFIG.replace(
            "  name: material", "  name: material\n  custom_dir: own"
        ),
        "own/main.html": '{% extends "base.html" %}{% block extrahead %}'
        '<meta property="og:title" content="Ours">{% endblock %}',
    }
    said = head(built(tmp_path, files)).properties

    assert said == {"og:title": ["Ours"]}
