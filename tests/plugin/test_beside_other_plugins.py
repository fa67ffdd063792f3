"""The handbook beside other plugins and under its owner's settings. A hook stands in for each kind of plugin."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.build import BuildFailed, build
from support.projects import minimal_council_files
from support.site import check_site

from mkdocs_protocol.plugin.theme import is_its_turn

Project = Callable[..., Path]
CONFIG = "site_name: T\ntheme: {name: material, font: false}\n"
PLUGINS = "plugins: [search, protocol]\n"
EDITION = "councils/little-example/editions/2024-05.md"
SOURCES_TOLD = """\
from pathlib import Path

def on_page_markdown(markdown, page, **_):
    source = Path(page.file.abs_src_path)
    with Path("told.txt").open("a") as out:
        print(page.file.src_uri, source.name, source.is_file(), page.file.generated_by, page.edit_url, file=out)
"""


def files(config: str = "", **more: str) -> dict[str, str]:
    return {**minimal_council_files(), "mkdocs.yml": CONFIG + (config or PLUGINS), **more}


def commit(root: Path, *paths: str, day: str) -> None:
    who = {"NAME": "A", "EMAIL": "a@example.org", "DATE": f"{day}T10:00:00Z"}
    environment = {
        f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()
    }
    for command in (["init", "-q"], ["add", *paths], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=root, env={**os.environ, **environment}, check=True)


def told_sources(root: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, tuple[str, ...]]:
    monkeypatch.chdir(root)
    build(root)
    lines = [line.split() for line in (root / "told.txt").read_text("utf-8").splitlines()]
    return {line[0]: tuple(line[1:]) for line in lines}


def test_a_plugin_that_asks_for_the_file_of_a_page_is_told_the_one_it_is_made_from(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = f"{PLUGINS}hooks: [tell.py]\nrepo_url: https://example.org/x\nedit_uri: edit/\n"
    root = project("", files(config, **{"tell.py": SOURCES_TOLD}))

    told = told_sources(root, monkeypatch)

    own = ("2024-05.md", "True", "None", "None")
    assert told["councils/little-example/2024-05.md"] == own
    assert told["councils/little-example/index.md"] == own
    assert told["councils/little-example/review.md"] == own
    assert all(is_file == "True" for _, is_file, *_ in told.values())


def test_a_page_made_from_many_files_names_the_one_that_changed_last_in_git(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project("", files(f"{PLUGINS}hooks: [tell.py]\n", **{"tell.py": SOURCES_TOLD}))
    roles = root / "councils/roles.yml"
    commit(root, ".", day="2025-01-01")
    roles.write_text(roles.read_text("utf-8") + "\n", "utf-8")
    commit(root, ".", day="2025-03-03")
    (root / "councils/topics.yml").touch()

    told = told_sources(root, monkeypatch)

    assert {told[page][0] for page in ("topics/index.md", "review.md")} == {"roles.yml"}


def test_what_the_owner_excludes_is_not_published_and_what_is_not_for_the_nav_is_not_in_it(
    project: Project,
) -> None:
    settings = "exclude_docs: |\n  /topics/\n  /data/*.csv\nnot_in_nav: |\n  /review.md\n"
    root = project("", files(PLUGINS + settings))

    site = build(root)

    assert not (site.path / "topics").exists()
    assert not [*(site.path / "data").glob("*.csv")]
    assert (site.path / "data/handbook.json").exists()
    assert "review/index.html" in site.pages()
    assert "Review register" not in site.read("")
    assert ">Councils<" in site.read("").replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    "settings",
    ["exclude_docs: /topics.md\n", "exclude_docs: /topics/index.md\n"],
    ids=["theirs is excluded", "ours is excluded"],
)
def test_a_page_that_is_not_published_is_in_nobodys_way(project: Project, settings: str) -> None:
    root = project(
        "", files(PLUGINS + settings, **{"docs/index.md": "# Home\n", "docs/topics.md": "# Mine\n"})
    )

    site = build(root)

    assert ("Mine" in site.read("topics/")) is ("topics/index.md" in settings)


def test_no_page_leads_to_one_that_is_left_out(project: Project) -> None:
    hook = """\
def on_files(files, config):
    for file in [*files]:
        if file.src_uri.startswith("search/"):
            files.remove(file)
"""
    config = f"{PLUGINS}exclude_docs: topics/\ndraft_docs: review.ics\nhooks: [take.py]\n"
    built = build(project("", files(config, **{"take.py": hook})))

    assert check_site(built.path) == []
    assert not re.search(r"(topics|search)/", built.read("councils/little-example/2024-05/"))


def test_an_own_navigation_leaves_out_what_the_owner_leaves_out(project: Project) -> None:
    settings = "nav:\n  - Home: index.md\nexclude_docs: /topics/\nnot_in_nav: /review.md\n"
    root = project("", files(PLUGINS + settings))

    site = build(root)

    assert site.problems() == []
    assert "Review register" not in site.read("")


@pytest.mark.parametrize("event", ["on_files", "on_nav"])
def test_a_page_that_another_plugin_puts_in_the_place_of_ours_ends_the_build(
    project: Project, event: str
) -> None:
    hook = f"""\
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

@event_priority(-500)
def {event}(given, files=None, *, config, **_):
    files = files if files is not None else given
    files.remove(files.get_file_from_path("review.md"))
    files.append(File.generated(config, "review/index.md", content="# Mine", inclusion=InclusionLevel.NOT_IN_NAV))
    return given
"""
    if event == "on_files":
        hook = hook.replace("given, files=None, *, config", "given, *, config").replace(
            "    files = files if files is not None else given\n", "    files = given\n"
        )
    root = project("", files(f"{PLUGINS}hooks: [take.py]\n", **{"take.py": hook}))

    with pytest.raises(BuildFailed) as failed:
        build(root)

    assert any(
        "review/index.md:1:1: this is put" in message
        and "in the place of a page of the handbook" in message
        for message in failed.value.log_messages
    )


def test_a_plugin_that_gathers_pages_from_everywhere_publishes_no_source(project: Project) -> None:
    hook = f"""\
from pathlib import Path
from mkdocs.structure.files import File

def on_files(files, config):
    root = Path(config.config_file_path).parent
    files.append(File("{EDITION}", root, config.site_dir, True))
"""
    root = project("", files(f"{PLUGINS}hooks: [gather.py]\n", **{"gather.py": hook}))

    with pytest.raises(BuildFailed) as failed:
        build(root)

    told = "2024-05.md:1:1: another plugin publishes this from councils_dir ("
    assert any(told in line for line in failed.value.log_messages)


def test_a_page_that_another_plugin_takes_out_is_out(project: Project) -> None:
    hook = "def on_files(files, **_):\n    files.remove(files.get_file_from_path('review.md'))\n    return files\n"
    root = project("", files(f"{PLUGINS}hooks: [out.py]\n", **{"out.py": hook}))

    assert "review/index.html" not in build(root, strict=False).pages()


@pytest.mark.parametrize("event", ["on_page_content", "on_page_context", "on_post_page"])
@pytest.mark.parametrize("priority", [-5000, 0, 5000])
def test_what_another_plugin_makes_of_a_page_stays(
    project: Project, event: str, priority: int
) -> None:
    change = {
        "on_page_content": "def change(html, page, **_):\n    return html.replace('Respect', 'CHANGED')\n",
        "on_page_context": "def change(context, page, **_):\n    page.content = (page.content or '').replace('Respect', 'CHANGED')\n",
        "on_post_page": "def change(output, page, **_):\n    return output.replace('Respect', 'CHANGED')\n",
    }[event]
    hook = f"from mkdocs.plugins import event_priority\n{change}{event} = event_priority({priority})(change)\n"
    root = project("", files(f"{PLUGINS}hooks: [change.py]\n", **{"change.py": hook}))

    page = build(root).read("councils/little-example/2024-05/")

    assert "CHANGED" in page


HIDES = """\
from mkdocs.plugins import event_priority

@event_priority({priority})
def {event}({first}, page, **_):
    if page.file.src_uri.startswith("{below}"):
        {hide}
    return {first}
"""
ON_CONTEXT = ("on_page_context", "context", "page.content = '<p>Password?</p>'")
ON_POST_PAGE = ("on_post_page", "output", "output = '<html><title>T</title>Password?</html>'")


@pytest.mark.parametrize("priority", [-900, 900])
@pytest.mark.parametrize(("event", "first", "hide"), [ON_CONTEXT, ON_POST_PAGE])
def test_where_pages_are_hidden_nothing_of_them_is_published_in_clear(
    project: Project, event: str, first: str, hide: str, priority: int
) -> None:
    hook = HIDES.format(event=event, first=first, hide=hide, priority=priority, below="")
    root = project("", files(f"{PLUGINS}hooks: [hide.py]\n", **{"hide.py": hook}))

    site = build(root)

    for path in (path for path in site.path.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert b"Everyone may ask" not in content, path
        assert b"2027-05" not in content, path
    assert not (site.path / "review.ics").exists()
    assert not (site.path / "data/search").exists()
    assert any("none of its files" in message for message in site.log_messages)


def test_pages_in_clear_beside_hidden_ones_are_told(project: Project) -> None:
    event, first, hide = ON_CONTEXT
    hook = HIDES.format(
        event=event, first=first, hide=hide, priority=0, below="councils/little-example/"
    )
    root = project("", files(f"{PLUGINS}hooks: [hide.py]\n", **{"hide.py": hook}))

    told = build(root, strict=False).problems()

    assert any("published in clear beside the hidden ones" in message for message in told)
    assert any("councils/index.md" in message for message in told)


def test_the_configuration_may_be_handed_round_twice(project: Project) -> None:
    hook = """\
def on_pre_build(config, **_):
    config.plugins.on_config(config)
    scripts = [str(one) for one in config.extra_javascript]
    assert len(scripts) == len(set(scripts)), scripts
    assert len(config.extra_css) == len(set(config.extra_css))
    assert len(config.watch) == len(set(config.watch))
"""
    root = project("", files(f"{PLUGINS}hooks: [again.py]\n", **{"again.py": hook}))

    assert check_site(build(root).path) == []


def test_a_plugin_that_builds_the_site_once_more_within_a_build_gets_a_whole_site(
    project: Project,
) -> None:
    hook = """\
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority
running = []

@event_priority(-100)
def on_post_build(config, **_):
    if not running:
        running.append(1)
        build(config)
"""
    root = project("", files(f"{PLUGINS}hooks: [again.py]\n", **{"again.py": hook}))

    site = build(root)

    assert check_site(site.path) == []
    assert not [*root.glob(".site*")]


@pytest.mark.parametrize(
    ("features", "option", "is_shown"),
    [
        ("", "", True),
        ("navigation.tabs", "", False),
        ("navigation.tabs", "show", True),
        ("", "hide", False),
    ],
)
def test_a_site_without_tabs_keeps_its_navigation_beside_the_handbooks_pages(
    project: Project, features: str, option: str, *, is_shown: bool
) -> None:
    config = (
        f"site_name: T\ntheme: {{name: material, font: false, features: [{features}]}}\nplugins:\n  - search\n"
        f"  - protocol: {{{f'sidebar: {option}' if option else ''}}}\n"
    )
    root = project(
        "", {**minimal_council_files(), "mkdocs.yml": config, "docs/guide.md": "# Guide\n"}
    )

    site = build(root)

    for page in ("councils/", "councils/little-example/2024-05/", "topics/respect/"):
        sidebar = re.search(r'<div class="md-sidebar md-sidebar--primary"[^>]*>', site.read(page))
        assert sidebar is not None
        assert (" hidden" not in sidebar[0]) is is_shown
        assert "Guide" in site.read(page)


def test_the_plugin_listed_twice_alike_is_refused(project: Project) -> None:
    root = project("", files("plugins:\n  - search\n  - protocol\n  - protocol\n"))

    with pytest.raises(BuildFailed) as failed:
        build(root)

    assert any(
        "lists the plugin 'protocol' more than once for the root of the site" in message
        for message in failed.value.log_messages
    )


def test_two_handbooks_stand_in_one_site(project: Project) -> None:
    other = {
        path.replace("councils/", "others/", 1): text
        for path, text in minimal_council_files("elsewhere", "Elsewhere Council").items()
    }
    plugins = (
        "plugins:\n  - search\n  - protocol: {search: both}\n"
        "  - protocol: {councils_dir: others, folder: others, nav_title: Others, search: both}\n"
    )
    welcome = "# Home\n\n/// handbook | councils\n///\n\n/// handbook | others/councils\n///\n"
    root = project("", {**files(plugins), **other, "docs/index.md": welcome})

    site = build(root)

    assert check_site(site.path) == []
    assert {"councils/little-example/index.html", "others/councils/elsewhere/index.html"} <= {
        *site.pages()
    }
    assert site.read("").count("assets/protocol/handbook.js") == 1
    assert 'href="others/councils/elsewhere/"' in site.read("")
    assert 'href="councils/little-example/"' in site.read("")
    assert "elsewhere" not in site.read("councils/")


def test_a_live_piece_in_an_excerpt_of_a_blog_is_filled(project: Project) -> None:
    post = "---\ndate: 2025-01-01\n---\n# News\n\n/// handbook | councils\n///\n\n<!-- more -->\nMore.\n"
    root = project(
        "",
        files(
            "plugins: [search, blog, protocol]\n",
            **{
                "docs/index.md": "# Home\n",
                "docs/blog/index.md": "# Blog\n",
                "docs/blog/posts/a.md": post,
            },
        ),
    )

    site = build(root)

    for page in ("blog/", "blog/2025/01/01/news/"):
        assert "data-protocol-piece" not in site.read(page)
        assert "councils/little-example/" in site.read(page)
    assert check_site(site.path) == []


@pytest.mark.parametrize(
    ("language", "built", "is_written"),
    [("en-GB", "en", True), ("en-GB", "cy", False), ("cy", "cy", True), ("cy", "en", False),
     ("fr", "en", True), ("fr", "cy", False)],
)  # fmt: skip
def test_a_handbook_is_written_with_the_site_in_its_own_language(
    language: str, built: str, is_written: bool
) -> None:
    i18n: Any = SimpleNamespace(
        build_languages=["en", "cy"], default_language="en", current_language=built
    )
    config: Any = SimpleNamespace(plugins={"i18n": i18n})
    assert is_its_turn(language, config) == is_written


def test_every_file_of_a_site_names_a_source_that_is_there(project: Project) -> None:
    asks = """\
from pathlib import Path

def on_env(env, files, **_):
    lacking = [file.src_uri for file in files if not (file.abs_src_path and Path(file.abs_src_path).exists())]
    assert lacking == [], lacking
"""
    build(project("", files(f"{PLUGINS}hooks: [asks.py]\n", **{"asks.py": asks})))
