"""How long answers of the search take in Chromium, and what they ask for: of several sites by turns.

    python tests/benchmark/search_keys.py SITE... [--runs 3] [--latency 0] [--first]

A site is a folder with a built handbook; its index may come from `search_cost.py --keep`. Keys are pressed one after
another, each when the one before has been answered. `--first` asks six frequent words of a page that has just loaded.
`--latency` puts so many milliseconds before each answer of the server.

The server sends what it has at once. Python's own waits 40 milliseconds for the browser to acknowledge a file's head
before it sends the file: that was most of what slow keys took as long as it was used here.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.browser import find_chromium, started_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TYPED = (
    "complaint about the clerk",
    "officer advice request",
    "standing orders and budget",
    "who decides policy",
    "trust and respect between members",
)
FREQUENT = (
    "council member officer clerk meeting report",
    "advice committee decision public respect trust",
    "duty role policy request information agenda",
    "chair resolution service resident complaint procedure",
    "concern standing order budget record work",
    "member officer respect trust duty role",
    *TYPED[:2],
)
_ASK = """async (query) => {
  performance.clearResourceTimings();
  const start = performance.now();
  await window.protocolSearchPage.ask(query);
  const took = performance.now() - start;
  const read = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/data/search/"));
  return [took, read.length, read.reduce((sum, one) => sum + one.encodedBodySize, 0)];
}"""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing of each file."""


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("sites", nargs="+", type=Path)
    words.add_argument("--runs", type=int, default=3)
    words.add_argument("--latency", type=float, default=0)
    words.add_argument("--first", action="store_true")
    given = words.parse_args()
    urls = {site: _served(site) for site in given.sites}
    if not (executable := find_chromium()):
        raise SystemExit("There is no Chromium here.")
    with (
        tempfile.TemporaryDirectory() as name,
        started_browser(executable, Path(name)) as browser,
    ):
        for _ in range(given.runs):
            for site, url in urls.items():
                measure = _first if given.first else _keys
                print(f"{site}: {measure(browser, url, given.latency)}", flush=True)


def _served(site: Path) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/search/"


def _keys(browser: Browser, url: str, latency: float) -> str:
    page = _page(browser, url, latency)
    asked = [query[:end] for query in TYPED for end in range(1, len(query) + 1)]
    found = [page.evaluate(_ASK, one) for one in asked]
    page.context.close()
    took = sorted(one for one, _, _ in found)
    files, size = (sum(one[place] for one in found) for place in (1, 2))
    return (
        f"{len(took)} keys, median {median(took):.0f} ms, 95 % {took[int(0.95 * len(took))]:.0f}, "
        f"most {took[-1]:.0f}; {files} files, {size / 1000:.0f} kB"
    )


def _first(browser: Browser, url: str, latency: float) -> str:
    told = []
    for query in FREQUENT:
        page = _page(browser, url, latency)
        took, files, size = page.evaluate(_ASK, query)
        said = page.inner_text("[data-protocol-part=count]")
        told.append(f"\n  {took:5.0f} ms {files:4} files {size / 1000:4.0f} kB  {query}: {said}")
        page.context.close()
    return "".join(told)


def _page(browser: Browser, url: str, latency: float) -> Page:
    """Return a page of the search that has loaded what every page of it loads."""
    page = browser.new_context().new_page()
    if latency:
        slow = {
            "offline": False,
            "latency": latency,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        }
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    page.goto(url, wait_until="networkidle")
    page.evaluate("performance.setResourceTimingBufferSize(10_000)")
    return page


if __name__ == "__main__":
    main()
