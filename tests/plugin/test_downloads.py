"""The option `downloads`: each text as files beside its page, named on it with kind and size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.build import BuiltSite, build
from support.projects import DEFAULT_CONFIG, make_project, minimal_council_files

from mkdocs_protocol.papers.takeaway import pdf

PAGE = "councils/little-example/2024-05/index.html"
DESK = "councils/little-example/desk/index.html"
STEM = "little-example-2024-05"
ALL = {f"{STEM}.{end}" for end in ("pdf", "docx", "html", "txt", "md.txt")}
PASTED = f"{STEM}.html.txt"
"""For the clerk alone: what `embed` prints."""


def built(tmp_path: Path, option: str = "", *, site_url: str = "") -> BuiltSite:
    config = DEFAULT_CONFIG.replace("plugins: [protocol]", f"plugins: [protocol: {{{option}}}]")
    if site_url:
        config += f"site_url: {site_url}\n"
    files = {**minimal_council_files(), "mkdocs.yml": config}
    return build(make_project(tmp_path, files=files))


def files_of(site: BuiltSite) -> set[str]:
    return {path.name for path in (site.path / PAGE).parent.glob(f"{STEM}.*")}


def links(site: BuiltSite, page: str) -> dict[str, str]:
    """Return the links to files of the text on a page: their words by the names of the files."""
    html = (site.path / page).read_text("utf-8")
    found = re.findall(rf'<a href="([^"]*/?{STEM}\.[\w.]+)" download>([^<]+)</a>', html)
    for href, _ in found:
        assert (site.path / page).parent.joinpath(href).is_file(), href
    return {href.rpartition("/")[2]: words for href, words in found}


@pytest.mark.parametrize("page", [PAGE, DESK])
def test_the_page_of_a_text_and_the_clerks_desk_lead_to_its_files(
    page: str, tmp_path: Path
) -> None:
    site = built(tmp_path, site_url="https://example.org/")

    assert files_of(site) == {*ALL, PASTED}
    found = links(site, page)
    assert set(found) == {*ALL, *([PASTED] if page == DESK else [])}
    pasted = (site.path / PAGE).with_name(PASTED).read_text("utf-8")
    assert pasted.startswith(f'<div id="protocol-{STEM}"')
    size = (site.path / PAGE).with_name(f"{STEM}.pdf").stat().st_size
    assert found[f"{STEM}.pdf"] == f"Download the text (PDF, {round(size / 1000)} kB)"
    text = (site.path / PAGE).with_name(f"{STEM}.txt").read_text("utf-8-sig")
    assert "https://example.org/councils/little-example/2024-05/" in text


def test_none_are_made_where_the_option_says_so(tmp_path: Path) -> None:
    site = built(tmp_path, "downloads: 0")

    assert files_of(site) == set()
    assert links(site, PAGE) == {} == links(site, DESK)
    assert "Download this text" not in (site.path / PAGE).read_text("utf-8")


def test_without_typst_the_others_are_made_and_the_build_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_typst", lambda: None)

    site = built(tmp_path)

    assert files_of(site) == {*ALL, PASTED} - {f"{STEM}.pdf"}
    assert set(links(site, PAGE)) == ALL - {f"{STEM}.pdf"}
    assert any(pdf.HOW_TO_INSTALL in line for line in site.log_messages)


def test_with_addresses_of_files_the_links_hold(tmp_path: Path) -> None:
    project = make_project(tmp_path, files=minimal_council_files())
    site = build(project, use_directory_urls=False)

    assert set(links(site, "councils/little-example/2024-05.html")) == ALL
