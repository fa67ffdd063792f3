"""A council's own handbook that is compared with others: these stand on the pages of comparison, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.build import BuildFailed, BuiltSite, build
from support.projects import write_files
from support.site import check_site

COUNCILS = Path(__file__).parents[2] / "councils"
CONFIG = """\
site_name: A town's website
site_url: https://town.example/
theme: {{name: material, font: false}}
plugins:
  - search
  - protocol:
      councils_dir: {councils}
      search: both
      {chosen}
"""
COMPARING = ("compare/", "topics/", "expectations/", "questions/")
OTHERS = re.compile("barrow|weston", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("compared")
    chosen = "only: [halstead]\n      compare_with: [barrow, weston-super-mare]"
    config = CONFIG.format(councils=COUNCILS, chosen=chosen)
    write_files(root, {"mkdocs.yml": config, "docs/robots.txt": ""})
    return build(root)


def test_other_councils_stand_on_pages_of_comparison_alone(site: BuiltSite) -> None:
    found = {
        path.relative_to(site.path).as_posix()
        for path in site.path.rglob("*")
        if path.is_file()
        and path.name not in ("sitemap.xml", "sitemap.xml.gz")  # It lists those pages' addresses.
        and OTHERS.search(path.read_bytes().decode("utf-8", "replace"))
    }
    assert {name for name in found if not name.startswith(COMPARING)} == set()
    assert all(name.endswith(".html") for name in found)
    assert "questions/index.html" not in found
    for page in ("compare/", "topics/", "topics/chairs/", "expectations/", "questions/gifts/"):
        assert f"{page}index.html" in found


def test_there_is_a_page_for_each_pair_with_the_councils_own_both_ways_round(
    site: BuiltSite,
) -> None:
    pairs = {
        page for page in site.pages() if re.fullmatch(r"compare/[^/]+/[^/]+/index\.html", page)
    }
    own = {("halstead", "barrow"), ("halstead", "weston-super-mare")}
    both = own | {(right, left) for left, right in own}
    assert pairs == {f"compare/{left}/{right}/index.html" for left, right in both}


def test_every_link_holds_and_none_leads_to_a_page_of_theirs(site: BuiltSite) -> None:
    assert check_site(site.path) == []
    page = site.read("compare/halstead/barrow/")
    assert '<a href="../../../councils/halstead/">Halstead</a>' in page
    assert "councils/barrow" not in page
    assert (
        "<script src"
        not in site.read("compare/").partition("protocol-compare")[2].partition("</article>")[0]
    )


def test_its_own_pages_lead_to_the_comparison_without_naming_anybody(site: BuiltSite) -> None:
    front = site.read("councils/halstead/")
    assert 'href="../../compare/">Compare it, clause by clause' in front


def test_the_own_council_comes_first(site: BuiltSite) -> None:
    names = re.findall(r'<h2 id="protocol-council-([a-z-]+)"', site.read("topics/chairs/"))
    assert names[0] == "halstead"
    assert len(names) > 1


def test_the_name_of_a_guest_leads_to_its_own_website_and_its_edition_to_the_document(
    tmp_path: Path,
) -> None:
    facts = "name: {0} Parish Council\nshort_name: {0}\nkind: parish\n"
    text = "---\ntitle: Protocol\n---\n\n# Protocol\n\n{{topic=chairs}}\n## 1. {0}\n\n1.1 The chair of {0} chairs.\n"
    shared = {
        "topics.yml": "- {id: chairs, label: Chairs, definition: Of chairs.}\n",
        "roles.yml": "[]\n",
    }
    files = {
        "mkdocs.yml": CONFIG.format(
            councils="councils", chosen="only: home\n      compare_with: guest"
        ),
        **{f"councils/{name}": words for name, words in shared.items()},
        "councils/home/council.yml": facts.format("Home"),
        "councils/home/editions/undated.md": text.format("Home"),
        "councils/guest/council.yml": facts.format("Guest")
        + "website: https://guest.example/\nsource_url: https://guest.example/text.pdf\n",
        "councils/guest/editions/undated.md": text.format("Guest"),
        "docs/robots.txt": "",
    }
    write_files(tmp_path, files)
    page = build(tmp_path).read("topics/chairs/")
    assert '<a href="https://guest.example/" rel="external">Guest</a>' in page
    assert '<a href="https://guest.example/text.pdf" rel="external">' in page


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("compare_with: [barrow]", "mkdocs.yml:9:21: 'compare_with' needs 'only' beside it"),
        ("only: [halstead]\n      compare_with: [barow]",
         "mkdocs.yml:10:22: there is no council 'barow'; did you mean 'barrow'?"),
        ("only: [halstead]\n      compare_with: [barrow, halstead]",
         "mkdocs.yml:10:30: 'halstead' is in both 'only' and 'compare_with'"),
    ],
)  # fmt: skip
def test_a_choice_that_cannot_be_is_told_where_it_stands(
    tmp_path: Path, chosen: str, told: str
) -> None:
    config = CONFIG.format(councils=COUNCILS, chosen=chosen)
    write_files(tmp_path, {"mkdocs.yml": config, "docs/index.md": "# Hello"})
    with pytest.raises(BuildFailed) as failed:
        build(tmp_path)
    assert told in str(failed.value)


def test_a_front_door_that_stands_twice_has_one_canonical_address(site: BuiltSite) -> None:
    for page in ("", "councils/", "councils/halstead/"):
        links = re.findall(r'<link rel="canonical" href="([^"]*)"', site.read(page))
        assert links == ["https://town.example/councils/halstead/"]
