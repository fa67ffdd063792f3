"""The option `exit_url`: where a reader who leaves at once is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.build import build
from support.projects import DEFAULT_CONFIG, make_project
from support.trees import council_with_trees

from mkdocs_protocol.plugin.config import ProtocolConfig

TREE_PAGE = "councils/little-example/when-things-go-wrong/councillor-unhappy-officer/"


def faults(address: object) -> list[str]:
    config = ProtocolConfig()
    config.load_dict({"exit_url": address})
    errors, warnings = config.validate()
    assert warnings == []
    return [str(error) for _, error in errors]


@pytest.mark.parametrize(
    "address", ["https://www.example.org/", "http://example.org/a?b=c#d", None]
)
def test_a_whole_address_of_the_web_is_taken(address: str | None) -> None:
    assert faults(address) == []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "javascript://example.org/%0aalert(1)", "data:text/html,x", "//example.org/",
     "www.example.org", "https://", "/weather/", 7],
)  # fmt: skip
def test_anything_else_is_refused(address: object) -> None:
    assert len(faults(address)) == 1


def test_a_refusal_says_what_to_write() -> None:
    assert faults("www.example.org") == [
        "'www.example.org' is not the address of a page; write it whole: https://www.example.org/"
    ]


def test_it_stands_behind_the_way_out_of_every_such_page(tmp_path: Path) -> None:
    config = DEFAULT_CONFIG.replace(
        "plugins: [protocol]", "plugins: [protocol: {exit_url: 'https://weather.example/'}]"
    )
    project = make_project(tmp_path, files={**council_with_trees(), "mkdocs.yml": config})
    site = build(project)
    for page in (TREE_PAGE, "councils/little-example/when-things-go-wrong/"):
        assert '<a class="protocol-exit-link" href="https://weather.example/"' in site.read(page)
