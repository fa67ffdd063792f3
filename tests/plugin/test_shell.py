"""The theme around pages, rendered once for each kind of them: the same bytes, and other plugins are heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import THEMES, build
from support.projects import make_project, minimal_council_files

from mkdocs_protocol.plugin.shell import Shells

Project = Callable[..., Path]
COUNCILS = 5


def sources() -> dict[str, str]:
    files: dict[str, str] = {}
    for number in range(COUNCILS):
        files |= minimal_council_files(f"council-{number}", f"Council {number}")
    odd = "councils/council-3/council.yml"
    files[odd] = files[odd].replace("name: Council 3", 'name: "Bath & O\'Neill <Council>"')
    edition = "councils/council-3/editions/2024-05.md"
    files[edition] = files[edition].replace("Council 3", "Bath &amp; O'Neill &lt;Council&gt;")
    return files


@pytest.fixture
def shells(monkeypatch: pytest.MonkeyPatch) -> list[Shells]:
    """Give the shells of each build, in order."""
    known: list[Shells] = []
    begin = Shells.__init__

    def noted(self: Shells) -> None:
        begin(self)
        known.append(self)

    monkeypatch.setattr(Shells, "__init__", noted)
    return known


def site_of(root: Path, **options: object) -> dict[str, str]:
    site = build(root, plugins=[{"protocol": {"most_paired": 0}}], **options)  # type: ignore[arg-type]
    return {page: site.read(page) for page in site.pages()}


def without_shells(
    monkeypatch: pytest.MonkeyPatch, root: Path, **options: object
) -> dict[str, str]:
    with monkeypatch.context() as patched:
        patched.setattr(Shells, "install", lambda *_: None)
        return site_of(root, **options)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_filled_pages_are_what_the_theme_makes_of_them(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    shells: list[Shells],
    theme: str,
    use_directory_urls: bool,
) -> None:
    root = project("", sources())
    options = {
        "theme": theme,
        "use_directory_urls": use_directory_urls,
        "site_url": "https://example.org/a/",
    }

    filled = site_of(root, **options)

    assert filled == without_shells(monkeypatch, root, **options)
    assert (
        shells[0].filled > COUNCILS or theme == "readthedocs"
    )  # Its pages ask where their source lies.


def test_the_theme_is_rendered_for_few_pages_of_many(
    project: Project, shells: list[Shells]
) -> None:
    pages = site_of(project("", sources()))

    assert shells[0].filled + shells[0].rendered >= len(pages) - 2
    assert shells[0].rendered < len(pages)


HOOKS = {
    "content": "    page.content = page.content.replace('respect', 'secret')",
    "title": "    page.title = f'{page.title}, told by a hook'",
    "description": "    page.meta['description'] = f'A hook on {page.url}'",
    "context": "    context['config'].extra['of_a_page'] = page.url",
    "contents": "    page.toc.items[1:] = []",
    "template": "    page.meta['hide'] = ['toc', 'footer']",
}


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the pages as they are without a hook."""
    return site_of(make_project(tmp_path_factory.mktemp("unchanged"), files=sources()))


@pytest.mark.parametrize("change", HOOKS)
def test_what_another_plugin_changes_in_a_page_is_in_the_page(
    project: Project, monkeypatch: pytest.MonkeyPatch, unchanged: dict[str, str], change: str
) -> None:
    hook = (
        f"def on_page_context(context, page, config, nav):\n{HOOKS[change]}\n    return context\n"
    )
    root = project("", {**sources(), "hook.py": hook})

    changed = site_of(root, hooks=["hook.py"])

    assert changed == without_shells(monkeypatch, root, hooks=["hook.py"])
    assert changed != unchanged or change == "context"


def test_a_theme_that_shows_something_of_its_own_for_each_page_is_left_to_itself(
    project: Project, monkeypatch: pytest.MonkeyPatch, shells: list[Shells]
) -> None:
    own = (
        '{% extends "base.html" %}{% block footer %}{{ page.file.src_uri if page }}{% endblock %}\n'
    )
    root = project("", {**sources(), "own/main.html": own})
    theme = {"name": "material", "font": False, "custom_dir": str(root / "own")}
    monkeypatch.setitem(THEMES, "own", theme)

    site = site_of(root, theme="own")

    assert "councils/council-1/2024-05.md" in site["councils/council-1/2024-05/index.html"]
    assert shells[0].filled == 0


def test_the_moment_of_the_build_is_never_another_pages(
    project: Project, monkeypatch: pytest.MonkeyPatch, shells: list[Shells]
) -> None:
    own = '{% extends "base.html" %}{% block footer %}{{ build_date_utc }}{% endblock %}\n'
    root = project("", {**sources(), "own/main.html": own})
    theme = {"name": "material", "font": False, "custom_dir": str(root / "own")}
    monkeypatch.setitem(THEMES, "own", theme)

    site_of(root, theme="own")

    assert shells[0].filled == 0
