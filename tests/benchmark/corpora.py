"""The sites that a benchmark builds: our handbook, and beside it the bare texts for plain MkDocs and for Hugo."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from support.projects import write_files
from support.synthetic import REPOSITORY, plain_pages, synthetic_councils

_THEME = "site_name: Benchmark\ntheme: {name: material, font: false}\nnav: [index.md]\n"
_QUIET = "validation: {nav: {omitted_files: ignore}}\n"
_REAL = ("barrow", "halstead", "unnamed", "wellingborough", "weston-super-mare")
_HUGO = {
    "hugo.toml": 'title = "Benchmark"\nbaseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
    "layouts/_default/baseof.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
        '<body>{{ block "main" . }}{{ end }}</body></html>\n'
    ),
    "layouts/_default/single.html": '{{ define "main" }}{{ .TableOfContents }}{{ .Content }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
}


@dataclass(frozen=True)
class Corpus:
    """Councils, any number of them."""

    name: str
    sources: Callable[[int], dict[str, str]]
    """Returns the files of `councils/` for so many councils, by their path in a project."""


def real_councils(count: int) -> dict[str, str]:
    """Return the five real councils, copied under other names until there are so many, trees included."""
    councils = REPOSITORY / "councils"
    files = {f"councils/{path.name}": path.read_text("utf-8") for path in councils.glob("*.yml")}
    # The rows of expectations name councils by their ids; the copies stand in no row.
    for number in range(count):
        original = _REAL[number % len(_REAL)]
        copy = f"{original}-{number:05}" if number >= len(_REAL) else original
        for path in sorted((councils / original).rglob("*")):
            if path.suffix not in (".yml", ".md"):
                continue
            text = path.read_text("utf-8")
            if path.name == "council.yml" and number >= len(_REAL):
                text = re.sub(r"^((?:short_)?name: .+)$", rf"\1 {number:05}", text, flags=re.M)
            if path.suffix == ".md":
                text = re.sub(r"^as_received: .*\n", "", text, flags=re.M)
            files[f"councils/{copy}/{path.relative_to(councils / original)}"] = text
    return files


SYNTHETIC = Corpus("synthetic", synthetic_councils)
REAL = Corpus("five real", real_councils)


def handbook_site(folder: Path, sources: dict[str, str]) -> Path:
    """Write the project of a handbook."""
    return write_files(
        folder,
        {
            **sources,
            "docs/index.md": "# Councils\n",
            "mkdocs.yml": f"{_THEME}{_QUIET}plugins: [search, {{protocol: {{nav: false}}}}]\n",
        },
    )


def plain_site(folder: Path, sources: dict[str, str]) -> Path:
    """Write the same texts as ordinary pages of plain MkDocs and Material, with a small navigation."""
    pages = plain_pages(sources)
    return write_files(folder, {**pages, "mkdocs.yml": f"{_THEME}{_QUIET}plugins: [search]\n"})


def hugo_site(folder: Path, sources: dict[str, str]) -> Path:
    """Write the same texts for Hugo, with the least of layouts."""
    pages = {
        path.replace("docs/", "content/", 1).replace("index.md", "_index.md"): text
        for path, text in plain_pages(sources).items()
    }
    return write_files(folder, {**pages, **_HUGO})


def change_one_clause(project: Path) -> tuple[str, str]:
    """Add a word to one clause of a handbook; return the address of its edition's page, and the word.

    Each call adds another word.
    """
    edition = min(project.glob("councils/*/editions/*.md"))
    lines = edition.read_text("utf-8").split("\n")
    word = f"afresh{edition.read_text('utf-8').count('afresh')}"
    place = max(
        i
        for i, line in enumerate(lines)
        if re.match(r"\d+\.\d+ \w|[A-Z]\w+ \w+ \w+", line) and i > 20
    )
    lines[place : place + 1] = [f"{lines[place]} {word}"]
    edition.write_text("\n".join(lines), "utf-8")
    return f"councils/{edition.parent.parent.name}/{edition.stem}/", word
