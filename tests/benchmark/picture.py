"""Takes the pictures of the handbook that the README shows: `make picture`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from support.build import BUILD_MOMENT, build  # noqa: E402 - found by the line above
from support.server import serving  # noqa: E402

PAGE = "councils/halstead/2021-06/"
WIDTH, HEIGHT = 1180, 780


def main() -> None:
    """Build the handbook, and take its picture in light and dark colours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "docs/assets/images")
    into = parser.parse_args().into
    os.chdir(ROOT)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(ROOT, site_dir=Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with serving(site.path) as server:
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme
                )
                page.clock.set_fixed_time(BUILD_MOMENT)
                page.goto(f"{server.url}{PAGE}")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=into / f"handbook-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
