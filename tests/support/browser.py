"""Chromium as the tests drive it: nothing leaves this machine, no script fails unseen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from html import escape
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from support import axe as axe_on
from support.build import BUILD_MOMENT

READ_AT = datetime.combine(
    date.fromisoformat(os.environ.get("READ_ON") or BUILD_MOMENT.date().isoformat()), time(12), UTC
)
"""When a page is read, unless a test says otherwise: on the day of the build, or as `make days` says."""

Scheme: TypeAlias = Literal["light", "dark"]
DESKTOP = (1280, 800)
PHONE = (320, 640)
LONGEST = 12_000
"""How many pixels a page that compares may be long on a phone: about 19 screens."""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

NO_BROWSER = (
    "the browser tests need Chromium: install it (on Debian: apt-get install chromium libatomic1 "
    "fonts-liberation fonts-dejavu-core), "
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

FONTS = ("Liberation", "DejaVu")
"""How the files of the fonts begin that tests show: how long a page is depends on them, whatever else a machine has."""
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{}<include ignore_missing="yes">/etc/fonts/conf.d</include><cachedir>{}</cachedir></fontconfig>
"""


def find_chromium() -> str | None:
    """Return the path of Debian's Chromium, or of what the variable CHROMIUM names.

    Without the windows around it, where that is installed, since pages then take two thirds of the time.
    """
    named = os.environ.get("CHROMIUM")
    names = [named] if named else ["chromium-headless-shell", "chromium"]
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def started_browser(executable: str, scratch: Path) -> Iterator[Browser]:
    """Start Chromium; ``scratch`` is a folder for what it would keep in the user's home."""
    homes = {
        "XDG_CONFIG_HOME": str(scratch / "config"),
        "XDG_CACHE_HOME": str(scratch / "cache"),
        "FONTCONFIG_FILE": str(_fonts_conf(scratch)),
    }
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


def _fonts_conf(scratch: Path) -> Path:
    """Write the configuration of fontconfig that knows the fonts of tests and no others."""
    files = (file for folder in _FONT_FOLDERS for file in Path(folder).rglob("*.ttf"))
    folders = sorted({str(file.parent) for file in files if file.name.startswith(FONTS)})
    conf = scratch / "fonts.conf"
    conf.parent.mkdir(parents=True, exist_ok=True)
    listed = "".join(f"<dir>{escape(folder)}</dir>" for folder in folders)
    conf.write_text(_FONTS_CONF.format(listed, escape(str(scratch / "fonts"))), "utf-8")
    return conf


class Guard:
    """Writes down what a page must not do: ask another host, or let a script fail."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests_elsewhere: list[str] = []
        self.script_errors: list[str] = []
        context.on("request", lambda request: self._look_at(request.url))
        context.on("weberror", lambda error: self.script_errors.append(str(error.error)))

    def complaints(self) -> list[str]:
        """Return a sentence for everything that was written down, once."""
        told = [
            *(f"a page asked another host: {url}" for url in self.requests_elsewhere),
            *(f"a script failed: {words}" for words in self.script_errors),
        ]
        self.requests_elsewhere.clear()
        self.script_errors.clear()
        return told

    def _look_at(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname != "127.0.0.1":
            self.requests_elsewhere.append(url)


@dataclass(slots=True)
class Window:
    """A window with one page."""

    context: BrowserContext
    page: Page
    guard: Guard
    now: datetime | None
    """The moment at which its clock stands still, if it does."""

    def is_as_new(self) -> bool:
        """Take back what a test did to it; return whether nothing of it is left."""
        if self.page.is_closed():
            return False
        for other in self.context.pages:
            if other is not self.page:
                other.close()
        try:
            self.page.unroute_all(behavior="ignoreErrors")
            # A page has no address of its own for what is kept where it is none of a server's.
            if self.page.url.startswith("http"):
                self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
            self.page.goto("about:blank")
            self.context.clear_cookies()
            known = self.context.new_cdp_session(self.page)
            known.send("Page.resetNavigationHistory")
            known.detach()
        except PlaywrightError:
            return False
        return True


class Pages:
    """Opens pages, each in a context of its own, and closes them all.

    A new window costs more than most tests. So what a test leaves behind is taken back, and the next one gets its
    window: without a history, a cookie or a thing stored, but with files of the site in the cache.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._used: dict[tuple[object, ...], list[Window]] = {}
        self._as_new: dict[tuple[object, ...], list[Window]] = {}
        self._to_close: list[Window] = []

    def __call__(
        self,
        *,
        viewport: tuple[int, int] = DESKTOP,
        color_scheme: Scheme = "light",
        javascript: bool = True,
        timezone: str = "Europe/London",
        now: datetime | None = None,
        alone: bool = False,
        **context_options: Any,
    ) -> Page:
        """Open an empty page.

        ``viewport`` is in CSS pixels; ``now`` is the moment at which the page's clock stands still
        (its timers run on), without it the clock goes on from :data:`READ_AT`; ``alone`` is for a test that
        leaves what cannot be taken back: a listener, or a script for every page; ``context_options`` go to
        Playwright's ``new_context`` as they are.
        """
        size = {"width": viewport[0], "height": viewport[1]}
        key = (javascript, timezone, *context_options.items())
        window = None
        if not alone and self._as_new.get(key):
            window = self._as_new[key].pop()
            window.page.set_viewport_size(size)  # type: ignore[arg-type]
            window.page.emulate_media(media="null", color_scheme=color_scheme)
            if now != window.now:
                set_clock(window.page, now)
                window.now = now
        if window is None:
            context = self._browser.new_context(
                viewport=size,  # type: ignore[arg-type]
                color_scheme=color_scheme,
                java_script_enabled=javascript,
                timezone_id=timezone,
                locale="en-GB",
                **context_options,
            )
            guard = Guard(context)
            set_clock(context, now)
            window = Window(context, context.new_page(), guard, now)
        (self._to_close if alone else self._used.setdefault(key, [])).append(window)
        return window.page

    def complaints(self) -> list[str]:
        """Return what the guards of the pages in use wrote down since the last time this was asked."""
        used = [*self._to_close, *(window for some in self._used.values() for window in some)]
        return [words for window in used for words in window.guard.complaints()]

    def take_back(self) -> None:
        """Make the pages in use as new for those who ask next; close what cannot be."""
        for key, windows in self._used.items():
            for window in windows:
                if window.is_as_new():
                    window.guard.complaints()
                    self._as_new.setdefault(key, []).append(window)
                else:
                    self._to_close.append(window)
        self._used.clear()
        for window in self._to_close:
            window.context.close()
        self._to_close.clear()

    def close(self) -> None:
        """Close every page that was opened."""
        for windows in (*self._used.values(), *self._as_new.values(), self._to_close):
            for window in windows:
                window.context.close()


def set_clock(where: BrowserContext | Page, now: datetime | None) -> None:
    """Let a clock stand still at a moment, or go on from :data:`READ_AT`; no page sees today's date."""
    if now is None:
        where.clock.set_system_time(READ_AT)
    else:
        where.clock.set_fixed_time(now)


class SharedPages:
    """One page for many tests: a new window with nothing in its cache costs more than most tests.

    There is one for each set of what a window cannot change later. It comes from one test to the
    next with its history and its cache; so it is not for tests that count what is in them, listen
    to a page, or let one store something.
    """

    def __init__(self, browser: Browser) -> None:
        self._windows = Pages(browser)
        self._pages: dict[tuple[object, ...], Page] = {}
        self._clocks: dict[Page, datetime | None] = {}

    def __call__(
        self,
        address: str = "about:blank",
        *,
        viewport: tuple[int, int] = DESKTOP,
        color_scheme: Scheme = "light",
        javascript: bool = True,
        timezone: str = "Europe/London",
        now: datetime | None = None,
        stay: bool = False,
        **context_options: Any,
    ) -> Page:
        """Return the page, led to an address; the words mean what they mean for :class:`Pages`.

        With ``stay`` a page that is there already is not loaded again; only its fragment is taken away.
        """
        fixed = {"javascript": javascript, "timezone": timezone, **context_options}
        # A page from the disk and one from a server live in processes of their own.
        key = (address.partition(":")[0], *fixed.items())
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._windows(now=now, **fixed)
        elif now != self._clocks[page]:
            set_clock(page, now)
            stay = False
        self._clocks[page] = now
        stays = stay and page.url.partition("#")[0] == address
        looks_so = _looks(page, viewport, color_scheme)
        # What is about to be left need not be laid out anew for another window. And where only the fragment
        # differs, a browser stays on the page as the last test left it.
        if not stays and ("#" in address or not looks_so):
            page.goto("about:blank")
        if not looks_so:
            page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
            page.emulate_media(media="null", color_scheme=color_scheme)
        if stays:
            page.evaluate("location.hash = ''")
        else:
            page.goto(address)
        return page

    def complaints(self) -> list[str]:
        """Return what was written down since the last time this was asked."""
        return self._windows.complaints()

    def close(self) -> None:
        """Close the windows."""
        self._windows.close()


def _looks(page: Page, viewport: tuple[int, int], color_scheme: Scheme) -> bool:
    """Say whether a page has this size, these colours and is on a screen: to say so again costs a layout."""
    if page.viewport_size != {"width": viewport[0], "height": viewport[1]}:
        return False
    try:
        return bool(
            page.evaluate(
                "scheme => matchMedia(`screen and (prefers-color-scheme: ${scheme})`).matches",
                color_scheme,
            )
        )
    except PlaywrightError:  # It is on its way to another page.
        return False


# Without a locator, whose script would be read anew on each page.
_OPEN_UP = """() => {
  for (const folded of document.querySelectorAll('article details:not([open])')) folded.open = true;
  for (const toggle of document.querySelectorAll('button')) {
    if (toggle.innerText === 'Show all steps' && toggle.checkVisibility()) toggle.click();
  }
}"""


def opened_up(page: Page) -> Page:
    """Open on a page what is folded away, and show every step of a tree; return the page."""
    page.evaluate(_OPEN_UP)
    return page


def faults_in_every_look(page: Page, *, within: str | None = None) -> list[str]:
    """Return what axe finds on a page, or in a part of it, in each width and each scheme of colours.

    Besides, by how much the page is too wide. The page is loaded once.
    """
    found: list[str] = []
    # Other colours cost more than another width, so a phone begins with those that a desktop ends with.
    for (width, height), schemes in ((DESKTOP, SCHEMES), (PHONE, SCHEMES[::-1])):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            if axe_on.stands_as_before(page):
                faults = axe_on.found_of_colours(page, within=within)
            else:
                faults = axe(page, within=within)
                if excess := sideways_scroll(page):
                    faults.append(f"{excess} px too wide")
            found += [f"{width} {scheme}: {fault}" for fault in faults]
    return found


def too_wide(page: Page, *viewports: tuple[int, int]) -> list[str]:
    """Return a sentence for every window in which a page that is loaded scrolls sideways."""
    found = []
    for width, height in viewports:
        page.set_viewport_size({"width": width, "height": height})
        if excess := sideways_scroll(page):
            found.append(f"{width}: {excess} px too wide")
    return found


def axe(page: Page, *, within: str | None = None, contrast: bool = True) -> list[str]:
    """Return a sentence for every accessibility violation that axe finds on ``page``.

    ``within`` is a CSS selector that narrows the search to a part of the page. Without ``contrast``
    all that is about colours is left out, for pages that have none of their own.
    """
    return axe_on.found(page, within=within, contrast=contrast)


def wait_for_scripts(page: Page) -> None:
    """Wait until what scripts do at once, and by the next time that the page is drawn, is done.

    For tests that something does not happen: there is no other state to wait for.
    """
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


@contextmanager
def faults_of_scripts(page: Page) -> Iterator[list[str]]:
    """Give the list that fills with what scripts of a page do not catch, until the block ends."""
    faults: list[str] = []
    note = lambda fault: faults.append(str(fault))  # noqa: E731
    page.on("pageerror", note)
    try:
        yield faults
    finally:
        page.remove_listener("pageerror", note)


def visible_text(page: Page, selector: str = "body") -> str:
    """Return the words that the browser shows in the first element that fits ``selector``."""
    return page.locator(selector).first.inner_text()


def sideways_scroll(page: Page) -> int:
    """Return by how many pixels the page is wider than its window; 0 is what we want."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, width)
