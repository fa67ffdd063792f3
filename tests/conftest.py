"""Fixtures that every test may ask for; what they do is in ``support``."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

pytest.register_assert_rewrite("support")

from support import browser as chromium  # noqa: E402 - the rewriting must be asked for first
from support.build import BuiltSite  # noqa: E402
from support.golden import Golden, compare_with_golden  # noqa: E402
from support.handbook import REPOSITORY, build_once, for_a_disk  # noqa: E402
from support.projects import make_project  # noqa: E402
from support.random_runs import LONG_RUN, examples  # noqa: E402
from support.server import Server, serving  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Machines that build images often forbid it; the tests start hundreds of processes that read the same modules.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Material's end-of-life notice would stand between us and what a build says.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

# A slow machine is no fault of the code, so no example has a deadline; a run that failed can be
# repeated, so the examples are the same each time. `make long` looks for new ones.
settings.register_profile(
    "ours",
    deadline=None,
    derandomize=not LONG_RUN,
    max_examples=examples(100) if LONG_RUN else 25,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Let Python look for no waste while the tests are found: nothing that is made there is any."""
    gc.disable()
    yield
    gc.enable()


class InTurns(pytest.Dir):
    """A folder of which each process reads other files first, so that no two compile the same file."""

    def collect(self) -> list[pytest.Item | pytest.Collector]:  # type: ignore[override]
        found = list(super().collect())
        told = getattr(self.config, "workerinput", None)
        if told is None:
            return found
        own, all_of_them = int(told["workerid"].removeprefix("gw")), told["workercount"]
        turns = [(place - own) % all_of_them for place in range(len(found))]
        return [found[place] for place in sorted(range(len(found)), key=turns.__getitem__)]


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector:
    """Read every folder of tests in turns."""
    collector: pytest.Collector = InTurns.from_parent(parent, path=path)
    return collector


@pytest.hookimpl(tryfirst=True)  # before pytest itself deselects by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they ask for, so that nobody can forget to; let files that take long begin first.

    The processes take the files in this order, so that none is left alone with a long one at the end.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("random")
    slow, shown = (
        {item.path for item in items if item.get_closest_marker(mark)}
        for mark in ("slow", "browser")
    )
    items.sort(key=lambda item: (item.path not in slow, item.path not in shown, item.path))


def pytest_collection_finish() -> None:
    """Let Python look for waste less often: six thousand tests and all modules are none, whatever it looks at."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how long each part of the tests took, in seconds of all processes together, and which files took longest.

    Besides, how long each process had nothing left to do at the end, if there were several.
    """
    parts: Counter[str] = Counter()
    files: Counter[str] = Counter()
    ends: dict[str, float] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                file = report.nodeid.split("::")[0]
                parts["/".join(file.split("/")[:2])] += report.duration
                files[file] += report.duration
                process = getattr(report, "worker_id", "")
                ends[process] = max(ends.get(process, 0), report.stop)
    if len(parts) > 1:
        for what, seconds, most in (("part", parts, None), ("file, the longest", files, 15)):
            told = (
                f"{name} {spent:.0f}" for name, spent in seconds.most_common(most) if spent >= 1
            )
            terminalreporter.write_line(f"seconds by {what}: {', '.join(told)}")
    if len(ends) > 1:
        idle = sorted(max(ends.values()) - end for end in ends.values())
        told = (f"{seconds:.0f}" for seconds in idle)
        terminalreporter.write_line(
            f"seconds of each process without work at the end: {', '.join(told)}"
        )


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Give ``make_project`` for this test's own folder: ``project(tree, files)``."""
    return lambda tree="", files=None: make_project(tmp_path / "project", tree, files)


@pytest.fixture
def golden() -> Golden:
    """Give ``golden("name.txt", text)``, which fails unless that golden file holds the text."""
    return compare_with_golden


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that all processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def handbook_site(shared_folder: Path) -> BuiltSite:
    """Give this repository's own handbook, built once, as of 22 November 2026."""
    return build_once(REPOSITORY, shared_folder)


@pytest.fixture(scope="session")
def disk_site(shared_folder: Path) -> BuiltSite:
    """Give the same with addresses that need no server, built once."""
    return build_once(shared_folder / "for-a-disk", shared_folder, prepare=for_a_disk)


@pytest.fixture(scope="session")
def handbook_url(handbook_site: BuiltSite) -> Iterator[str]:
    """Give the address at which the handbook is served, with a slash at its end."""
    with serving(handbook_site.path) as server:
        yield server.url


@pytest.fixture
def serve_site() -> Iterator[Callable[..., Server]]:
    """Give ``serve_site(folder, under="/")``: a running server, stopped after the test."""
    with ExitStack() as running:
        yield lambda site, under="/": running.enter_context(serving(site, under=under))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Give Chromium, started once in each process. A missing browser fails, it never skips."""
    executable = chromium.find_chromium()
    if executable is None:
        pytest.fail(chromium.NO_BROWSER, pytrace=False)
    with chromium.started_browser(executable, tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[chromium.Pages]:
    """Give the windows that are made as new after each test."""
    pages = chromium.Pages(browser)
    yield pages
    pages.close()


@pytest.fixture
def new_page(windows: chromium.Pages) -> Iterator[chromium.Pages]:
    """Give ``new_page(viewport=…, color_scheme=…, javascript=…, timezone=…, now=…)``: a window as new.

    After the test it fails if any page asked another host for anything, or a script failed. A test
    that only reads, types and clicks asks for ``page_at`` instead, which takes less time.
    """
    yield windows
    complaints = windows.complaints()
    windows.take_back()
    assert complaints == []


@pytest.fixture(scope="session")
def shared_pages(browser: Browser) -> Iterator[chromium.SharedPages]:
    """Give the pages that come from one test to the next."""
    pages = chromium.SharedPages(browser)
    yield pages
    complaints = pages.complaints()
    pages.close()
    assert complaints == []


@pytest.fixture
def page_at(shared_pages: chromium.SharedPages) -> Iterator[chromium.SharedPages]:
    """Give ``page_at(address, viewport=…, color_scheme=…, javascript=…, timezone=…, now=…)``.

    The page has a past, from the tests before; after the test it fails as ``new_page`` does.
    """
    yield shared_pages
    complaints = shared_pages.complaints()
    assert complaints == []
