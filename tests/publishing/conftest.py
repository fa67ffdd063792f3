"""Handbooks to publish: a tiny one that holds every shape, and the real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from support.handbook import real_site
from support.projects import parse_tree, write_files
from support.publishing import AS_OF, TINY, MakeSite, OnDay

from mkdocs_protocol.reading.handbook import read_handbook
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Give ``make_site(files)``: the tiny handbook with these files laid over it."""

    def make(files: Mapping[str, str] | None = None) -> Site:
        root = write_files(tmp_path / "project", {**parse_tree(TINY), **(files or {})})
        reading = read_handbook(root / "councils", as_of=AS_OF)
        assert reading.problems == ()
        return Site(reading.handbook, load_wording())

    return make


@pytest.fixture
def tiny(make_site: MakeSite) -> Site:
    """Give the tiny handbook as of 22 November 2026."""
    return make_site()


@pytest.fixture(scope="session")
def real() -> Site:
    """Give this repository's own handbook as of 22 November 2026."""
    return real_site()


@pytest.fixture
def on_day() -> OnDay:
    """Give ``on_day(site, day)``: the same handbook, built on another day."""
    return lambda site, day: replace(site, handbook=replace(site.handbook, as_of=day))
