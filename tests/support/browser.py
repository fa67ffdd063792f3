"""Chromium as the tests drive it: nothing leaves this machine, no script fails unseen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

DESKTOP = (1280, 800)
PHONE = (320, 640)

NO_BROWSER = (
    "the browser tests need Chromium: install it (on Debian: apt-get install chromium libatomic1), "
    "name another by CHROMIUM=/path/to/chromium, or leave them out with `make test-fast`"
)

ARGUMENTS = [
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # What the tests serve is at 127.0.0.1; no other name is ever looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

_AXE = Axe()


def find_chromium() -> str | None:
    """Return the path of Debian's Chromium, or of what the variable CHROMIUM names."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium")


@contextmanager
def started_browser(executable: str, scratch: Path) -> Iterator[Browser]:
    """Start Chromium; ``scratch`` is a folder for what it would keep in the user's home."""
    homes = {"XDG_CONFIG_HOME": str(scratch / "config"), "XDG_CACHE_HOME": str(scratch / "cache")}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=ARGUMENTS,
            # Root, which tests in containers often are, gets no sandbox from Chromium.
            chromium_sandbox=False,
            env={**os.environ, **homes},
        )
        try:
            yield browser
        finally:
            browser.close()


class Guard:
    """Writes down what a page must not do: ask another host, or let a script fail."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests_elsewhere: list[str] = []
        self.script_errors: list[str] = []
        context.on("request", lambda request: self._look_at(request.url))
        context.on("weberror", lambda error: self.script_errors.append(str(error.error)))

    def complaints(self) -> list[str]:
        """Return a sentence for everything that was written down."""
        return [
            *(f"a page asked another host: {url}" for url in self.requests_elsewhere),
            *(f"a script failed: {words}" for words in self.script_errors),
        ]

    def _look_at(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname != "127.0.0.1":
            self.requests_elsewhere.append(url)


class Pages:
    """Opens pages, each in a context of its own, and closes them all."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._guards: list[Guard] = []

    def __call__(
        self,
        *,
        viewport: tuple[int, int] = DESKTOP,
        color_scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
        timezone: str = "Europe/London",
        now: datetime | None = None,
        **context_options: Any,
    ) -> Page:
        """Open an empty page.

        ``viewport`` is in CSS pixels; ``now`` is the moment at which the page's clock stands still
        (its timers run on); ``context_options`` go to Playwright's ``new_context`` as they are.
        """
        context = self._browser.new_context(
            viewport={"width": viewport[0], "height": viewport[1]},
            color_scheme=color_scheme,
            java_script_enabled=javascript,
            timezone_id=timezone,
            locale="en-GB",
            **context_options,
        )
        self._contexts.append(context)
        self._guards.append(Guard(context))
        if now is not None:
            context.clock.set_fixed_time(now)
        return context.new_page()

    def complaints(self) -> list[str]:
        """Return what the guards of all pages wrote down."""
        return [words for guard in self._guards for words in guard.complaints()]

    def close(self) -> None:
        """Close every page that was opened."""
        for context in self._contexts:
            context.close()


def axe(page: Page, *, within: str | None = None) -> list[str]:
    """Return a sentence for every accessibility violation that axe finds on ``page``.

    ``within`` is a CSS selector that narrows the search to a part of the page.
    """
    found = _AXE.run(page, context=within).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))}: "
        f"{' '.join(node['failureSummary'].split())}"
        for violation in found
        for node in violation["nodes"]
    ]


def visible_text(page: Page, selector: str = "body") -> str:
    """Return the words that the browser shows in the first element that fits ``selector``."""
    return page.locator(selector).first.inner_text()


def sideways_scroll(page: Page) -> int:
    """Return by how many pixels the page is wider than its window; 0 is what we want."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, width)
