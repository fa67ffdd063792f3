"""The handbook in a MkDocs site: what is built, what stops a build, and what never happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import THEMES, BuildFailed, build, run_mkdocs
from support.projects import minimal_council_files
from support.site import check_site

from mkdocs_protocol.plugin import building
from mkdocs_protocol.plugin.theme import named_search
from mkdocs_protocol.rendering.every_page import work_on_pages
from mkdocs_protocol.store.reuse import Work

Project = Callable[..., Path]
EDITION = "councils/little-example/editions/2024-05.md"


def files(**changes: str) -> dict[str, str]:
    return {**minimal_council_files(), **changes}


def with_option(options: str) -> str:
    return f"site_name: T\ntheme: {{name: material, font: false}}\nplugins:\n  - search\n  - protocol:\n      {options}\n"


def test_no_two_parts_of_a_page_are_called_search_alone(project: Project) -> None:
    config = with_option("downloads: 0")  # Without a navigation, a section of it is called Search.
    page = build(project("", {**files(), "mkdocs.yml": config})).read("")
    assert page.count('aria-label="Search: Clear"') == 1
    assert '<nav class="md-search__options" aria-label="Search">' not in page


def test_the_search_of_the_theme_is_named_in_the_language_of_the_theme() -> None:
    dialog = '<div class="md-search" data-md-component="search" role="dialog"'
    buttons = '<nav class="md-search__options" aria-label="Chwilio'
    reset = '"><button type="reset" aria-label="Clirio">'

    named = named_search(f"{dialog}>{buttons}{reset}")

    assert named == f'{dialog} aria-label="Chwilio">{buttons}: Clirio{reset}'


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_every_theme_and_form_of_address_makes_a_site_whose_links_hold(
    project: Project, theme: str, use_directory_urls: bool
) -> None:
    root = project("", files())

    site = build(
        root,
        theme=theme,
        use_directory_urls=use_directory_urls,
        site_url="https://example.org/a/b/",
    )

    assert (
        check_site(site.path, "/a/b/", from_disk=not use_directory_urls) == []
        or theme != "material"
    )
    ours = [message for message in check_site(site.path, "/a/b/") if "another host" not in message]
    assert ours == []


def test_a_mistake_is_told_and_the_last_good_site_still_stands(project: Project) -> None:
    root = project("", files())
    build(root)
    before = {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}
    path = root / EDITION
    path.write_text(path.read_text("utf-8").replace("topic=channels", "topic=chanels"), "utf-8")

    result = run_mkdocs(root, "build")

    assert result.exit_code == 1
    assert f"{EDITION}:22:2: unknown topic 'chanels'; did you mean 'channels'?" in result.stderr
    assert "Traceback" not in result.stderr
    assert "The handbook has 1 problem; the site was left as it was." in result.stderr
    assert {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()} == before


def test_all_problems_of_sources_and_wording_are_told_in_one_run(project: Project) -> None:
    changed = files(
        **{
            EDITION: files()[EDITION].replace("topic=channels", "topic=chanels"),
            "words.yml": "nonsense: x\n",
        }
    )
    root = project("", {**changed, "mkdocs.yml": with_option("wording: words.yml")})

    with pytest.raises(BuildFailed) as failed:
        build(root)

    told = "\n".join(failed.value.log_messages)
    assert "unknown topic 'chanels'" in told
    assert "words.yml:1:1: " in told


@pytest.mark.parametrize(
    ("page", "address"),
    [("docs/councils/index.md", "councils/index.md"), ("docs/councils.md", "councils.md"),
     ("docs/councils/little-example/README.md", "councils/little-example/README.md")],
)  # fmt: skip
def test_a_hand_written_page_at_an_address_of_ours_is_refused(
    project: Project, page: str, address: str
) -> None:
    root = project("", {**files(), "docs/index.md": "# Home", page: "# Mine"})

    with pytest.raises(BuildFailed) as failed:
        build(root)

    assert any(
        message.endswith(
            f"{address}:1:1: the handbook makes a page at this address; move this one, or set the option "
            "'folder' to keep the handbook in a folder of its own"
        )
        for message in failed.value.log_messages
    )


@pytest.mark.parametrize(
    ("file", "what"), [("docs/councils", "folder"), ("docs/review.ics/mine.txt", "file")]
)
def test_a_file_in_the_way_of_ours_is_refused(project: Project, file: str, what: str) -> None:
    root = project("", {**files(), "docs/index.md": "# Home", file: "Mine"})

    with pytest.raises(BuildFailed) as failed:
        build(root)

    assert any(
        f"{file}:1:1: the handbook makes a {what} of this name" in message
        for message in failed.value.log_messages
    )


def test_a_folder_of_its_own_keeps_the_handbook_apart(project: Project) -> None:
    root = project(
        "",
        {
            **files(),
            "docs/index.md": "# Home",
            "docs/councils.md": "# Mine",
            "mkdocs.yml": with_option("folder: handbook"),
        },
    )

    site = build(root)

    assert "handbook/councils/little-example/2024-05/index.html" in site.pages()
    assert check_site(site.path) == []
    text = site.read("handbook/councils/little-example/2024-05/")
    (name,) = re.findall(r'<a class="protocol-council-name"[^>]*>', text)
    assert "aria-current" not in name


@pytest.mark.parametrize("only", ["[second]", "second", "!ENV [NOT_SET_HERE, 'second, second']"])
def test_a_handbook_of_one_council_holds_no_other(project: Project, only: str) -> None:
    second = minimal_council_files("second", "Second Council")
    root = project("", {**files(), **second, "mkdocs.yml": with_option(f"only: {only}")})

    site = build(root)

    assert "councils/second/index.html" in site.pages()
    assert not [page for page in site.pages() if "little-example" in page]
    assert check_site(site.path) == []


def test_an_unknown_council_asked_for_is_told(project: Project) -> None:
    root = project("", {**files(), "mkdocs.yml": with_option("only: [litle-example]")})

    with pytest.raises(BuildFailed) as failed:
        build(root)

    assert "did you mean 'little-example'?" in "\n".join(failed.value.log_messages)


NAV = "nav:\n  - Home: index.md\n"


def test_index_pages_stand_at_the_end_of_a_sites_navigation(project: Project) -> None:
    root = project("", {**files(), "mkdocs.yml": with_option("nav_title: Protocols") + NAV})

    home = build(root).read("")

    assert "Protocols" in home
    assert 'href="councils/"' in home
    assert 'href="councils/little-example/"' not in home


def test_a_navigation_that_names_a_page_of_ours_is_left_as_it_is(project: Project) -> None:
    nav = f"{NAV}  - Everyone: councils/index.md\n"
    root = project("", {**files(), "mkdocs.yml": with_option("nav_title: Protocols") + nav})

    home = build(root).read("")

    assert "Everyone" in home
    assert "Protocols" not in home


def test_the_navigation_can_be_left_alone(project: Project) -> None:
    root = project("", {**files(), "mkdocs.yml": with_option("nav: false") + NAV})

    assert 'href="councils/"' not in build(root).read("")


def test_live_pieces_stand_in_hand_written_pages_with_links_from_there(project: Project) -> None:
    text = "# Here\n\n/// handbook | councils\n///\n"
    root = project("", {**files(), "docs/index.md": text, "docs/a/b.md": text})

    site = build(root)

    assert 'href="councils/little-example/"' in site.read("")
    assert 'href="../../councils/little-example/"' in site.read("a/b/")


def test_a_piece_that_there_is_not_is_told(project: Project) -> None:
    root = project("", {**files(), "docs/index.md": "# Here\n\n/// handbook | concils\n///\n"})

    site = build(root, strict=False)

    assert any(
        "index.md:3:1: there is no piece 'concils'; did you mean 'councils'?" in m
        for m in site.log_messages
    )


def test_a_council_text_is_never_read_as_a_template_or_markdown_extension(project: Project) -> None:
    text = files()[EDITION].replace(
        "Everyone may ask", '{{ 7 * 7 }} {% raw %} --8&lt;-- "x" :smile: [TOC] Everyone may ask'
    )
    config = (
        with_option("nav: true") + "markdown_extensions: [toc, pymdownx.snippets, pymdownx.emoji]\n"
    )
    root = project("", {**files(), EDITION: text, "mkdocs.yml": config})

    page = build(root).read("councils/little-example/2024-05/")

    assert "{{ 7 * 7 }} {% raw %} --8&lt;-- &#34;x&#34; :smile: [TOC] Everyone" in page


def test_a_second_build_of_the_same_day_is_the_same_byte_for_byte(project: Project) -> None:
    root = project("", files())

    first, second = (build(root, site_dir=root / name).path for name in ("one", "two"))

    names = {p.relative_to(first) for p in first.rglob("*") if p.is_file()}
    assert names == {p.relative_to(second) for p in second.rglob("*") if p.is_file()}
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_a_build_says_which_other_hosts_a_theme_asks(project: Project) -> None:
    config = "site_name: T\ntheme: {name: material}\nplugins: [protocol]\n"
    root = project("", {**files(), "mkdocs.yml": config})

    site = build(root)

    assert any(
        "makes the reader's browser ask other hosts" in message and "fonts.g" in message
        for message in site.log_messages
    )


def test_no_page_of_the_handbook_takes_the_place_of_another(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        building,
        "work_on_pages",
        lambda *given: [
            *work_on_pages(*given),
            Work(("again",), [*work_on_pages(*given)][-1].make),
        ],
    )

    with pytest.raises(BuildFailed) as failed:
        build(project("", files()))

    assert any("two pages of the handbook have the address" in m for m in failed.value.log_messages)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("folder: ../up", "cannot be part of an address"),
        ("due_soon_days: 0", "write a whole number from 1"),
        ("due_soon_days: 1000000", "write a whole number up to 3650"),
        ("councils_dir: nowhere", "nowhere:1:1: the councils' folder is missing"),
    ],
)
def test_an_option_that_cannot_be_is_told(project: Project, option: str, told: str) -> None:
    root = project("", {**files(), "mkdocs.yml": with_option(option)})

    result = run_mkdocs(root, "build")

    assert result.exit_code == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("theme", THEMES)
def test_a_hostile_council_name_is_no_markup_anywhere_in_a_page(
    project: Project, theme: str
) -> None:
    path = "councils/little-example/council.yml"
    hostile = "H\"><script>alert(1)</script>'>{{ 7*7 }}"
    changed = minimal_council_files(name=hostile)[EDITION].replace(hostile, "H")
    council = files()[path].replace(
        "Little Example Parish Council", "'" + hostile.replace("'", "''") + "'"
    )
    root = project("", {**files(), path: council, EDITION: changed})

    site = build(root, theme=theme)

    for page in site.pages():
        assert "<script>alert" not in site.read(page), page
