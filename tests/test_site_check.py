"""Our own link and id check over a built site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import THEMES, build
from support.projects import parse_tree, write_files
from support.site import check_site, names_a_host


def check(folder: Path, tree: str, base_path: str = "", *, from_disk: bool = False) -> list[str]:
    return check_site(write_files(folder, parse_tree(tree)), base_path, from_disk=from_disk)


GOOD = """
index.html
  | <h1 id="top-of-page">Home</h1> <a href="">here</a> <a href="#">up</a> <a href="#top">up</a>
  | <a href="councils/">folder</a> <a href="councils">folder</a> <a href="?sort=name">query</a>
  | <a href="councils/#c-2.3">clause</a> <a href="./councils/index.html#na%C3%AFve">page</a>
  | <a href="https://example.org/nowhere#x">elsewhere</a> <a href="mailto:clerk@example.org">m</a>
  | <a href="notes.pdf#page=2">a file</a> <img src="data:image/gif;base64,AA">
  | <a href="councils/#:~:text=words">words</a> <a href="councils/#c-2.3:~:text=words">words</a>
councils/
  index.html
    | <link rel="stylesheet" href="../style.css?v=1"> <p id="c-2.3">2.3</p> <p id="naïve">n</p>
    | <a href="..">up</a> <a href="../#top-of-page">up</a> <a href="../index.html">up</a>
style.css
  | p { background: url(paper.svg) }
paper.svg
notes.pdf
"""


def test_a_good_site_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            '<a href="nowhere/">A</a>',
            "index.html:1: the link 'nowhere/' leads to nothing: there is no nowhere/",
        ),
        (
            '<p><a href="#nowhere">A</a>',
            "index.html:1: the link '#nowhere' points at '#nowhere', "
            "which index.html does not have",
        ),
        (
            '<a href="other.html#C-1">A</a>',
            "index.html:1: the link 'other.html#C-1' points at '#C-1', "
            "which other.html does not have",
        ),
        (
            '<a href="other.html/">A</a>',
            "index.html:1: the link 'other.html/' leads to nothing: there is no other.html/",
        ),
        (
            '<a href="empty/">A</a>',
            "index.html:1: the link 'empty/' leads to nothing: there is no empty/index.html",
        ),
        (
            '<a href="//example.org">A</a>',
            "index.html:1: the link '//example.org' names a host without saying how to reach it",
        ),
        (
            '<img src="//example.org/a.png">',
            "index.html:1: <img> fetches '//example.org/a.png' from another host",
        ),
        (
            '<script src="https://example.org/a.js"></script>',
            "index.html:1: <script> fetches 'https://example.org/a.js' from another host",
        ),
        (
            "<style>@import 'https://example.org/a.css';</style>",
            "index.html:1: <css> fetches 'https://example.org/a.css' from another host",
        ),
        (
            '<link rel="stylesheet" href="gone.css">',
            "index.html:1: the resource 'gone.css' leads to nothing: there is no gone.css",
        ),
        (
            '<p id="a">A</p><p id="a">B</p>',
            "index.html: the id 'a' stands on more than one element",
        ),
    ],
)
def test_each_fault_of_a_page_is_told_with_its_place(tmp_path: Path, body: str, words: str) -> None:
    tree = {"index.html": body, "other.html": '<p id="c-1">', "empty/note.txt": ""}
    assert check_site(write_files(tmp_path, tree)) == [words]


def test_a_fragment_that_tells_a_script_what_to_show_is_no_place(tmp_path: Path) -> None:
    tree = {"index.html": '<a href="other.html#councils=a,b">A</a>', "other.html": ""}
    assert check_site(write_files(tmp_path, tree)) == []


def test_a_style_sheet_is_read_too(tmp_path: Path) -> None:
    css = "p { background: url(gone.png) }\n@font-face { src: url('https://example.org/a') }\n"
    assert check_site(write_files(tmp_path, {"assets/a.css": css})) == [
        "assets/a.css:1: the resource 'gone.png' leads to nothing: there is no assets/gone.png",
        "assets/a.css:2: <css> fetches 'https://example.org/a' from another host",
    ]


def test_the_same_fault_on_several_lines_is_told_for_each_and_sorted(tmp_path: Path) -> None:
    tree = {"b.html": "<a href=x>\n<a href=x>", "a.html": "<a href=y>"}
    messages = check_site(write_files(tmp_path, tree))
    assert [words.split(": ")[0] for words in messages] == ["a.html:1", "b.html:1", "b.html:2"]


def test_links_from_the_root_must_stay_below_the_path_of_the_site(tmp_path: Path) -> None:
    tree = """
    index.html
      | <a href="/handbook/a.html">a</a> <a href="/handbook/">good</a> <a href="/handbook">good</a>
      | <a href="/a.html">bad</a> <a href="/handbook-two/a.html">bad</a> <a href="../a.html">bad</a>
    a.html
    """
    assert check(tmp_path, tree, "/handbook/") == [
        "index.html:2: the link '../a.html' leaves the site",
        "index.html:2: the link '/a.html' leaves the site",
        "index.html:2: the link '/handbook-two/a.html' leaves the site",
    ]


def test_a_site_meant_for_the_disk_links_files_not_folders(tmp_path: Path) -> None:
    tree = """
    index.html
      | <a href="a/">bad</a> <a href="/a/index.html">bad</a> <a href="a/index.html">good</a>
    404.html
      | <a href="/a/">served at any depth, so from the root</a>
    a/
      index.html
        | <a href="../index.html">good</a> <a href="..">bad</a>
    """
    assert check(tmp_path, tree) == []
    assert check(tmp_path, tree, from_disk=True) == [
        "a/index.html:1: the link '..' names a folder, which opens only on a server",
        "index.html:1: the link '/a/index.html' starts at the root, which a disk has not",
        "index.html:1: the link 'a/' names a folder, which opens only on a server",
    ]


PLAIN = {
    "mkdocs.yml": "site_name: Plain\nplugins: [search]\n",
    "docs/index.md": "# Hello\n\n[A](a/b.md#deep)\n",
    "docs/a/b.md": "# B\n\n## Deep\n\n[Home](../index.md)\n",
}


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_plain_sites_of_all_themes_are_good(
    project: Callable[..., Path], theme: str, use_directory_urls: bool
) -> None:
    site = build(
        project(files=PLAIN),
        theme=theme,
        use_directory_urls=use_directory_urls,
        site_url="https://example.org/handbook/",
    )
    assert check_site(site.path, "/handbook/", from_disk=not use_directory_urls) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.css",
        "HTTP://example.org",
        "//example.org/a.css",
        " //example.org",
        r"\\example.org",
        "/\t/example.org",
        "wss://example.org",
        "http://[",
    ],
)
def test_an_address_may_name_another_host(address: str) -> None:
    assert names_a_host(address)


@pytest.mark.parametrize(
    "address", ["a.css", "/a.css", "../a//b.css", "#a", "data:,a", "", "?a=//b"]
)
def test_an_address_of_the_site_itself_names_no_host(address: str) -> None:
    assert not names_a_host(address)
