"""Try the handbook beside other plugins and in other versions of its hosts: `make compat`.

Each set of packages has an environment of its own below `.compat/`. What came of it is written into
docs/other-plugins.md, between two marks.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from support.projects import minimal_council_files, write_files

from compat.companions import COMPANIONS, HOSTS, THEMES, Companion, after

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/other-plugins.md"
PLACE = ROOT / ".compat"
SENTENCE = "Everyone may ask for help."
ADDRESS = "site/councils/little-example/2024-05/index.html"
CONFIG = "site_name: T\nsite_url: https://example.org/\ntheme: {{name: material, font: false}}\nplugins:\n{plugins}{extra}"


def environment(name: str, *packages: str) -> Path:
    """Return the interpreter of an environment that holds the plugin and some packages."""
    python = PLACE / name / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PLACE / name], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--editable", str(ROOT), *packages], check=True)
    return python


def fault(python: Path, one: Companion, *, module: str = "mkdocs") -> str:
    """Return what is wrong with a small site in which a companion stands beside ours; "" where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        config = CONFIG.format(plugins=one.plugins, extra=one.extra)
        files = {"docs/index.md": "# Home\n", **minimal_council_files(), **one.files}
        write_files(root, {**files, "mkdocs.yml": config})
        who = {
            f"GIT_{role}_{key}": "a@example.org"
            for role in ("AUTHOR", "COMMITTER")
            for key in ("NAME", "EMAIL")
        }
        settings = {
            **os.environ,
            **who,
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        }
        for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
            subprocess.run(["git", *command], cwd=root, env=settings, check=True)
        done = subprocess.run(
            [python, "-m", module, "build", "--strict", "-f", "mkdocs.yml"],
            cwd=root,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            lines = [
                line for line in done.stderr.splitlines() if re.match("ERROR|WARNING|.*Error", line)
            ]
            return (lines or ["it ended with an error"])[0][:160]
        return _fault_of_site(root, one)


def _fault_of_site(root: Path, one: Companion) -> str:
    in_clear = [
        path
        for path in root.joinpath("site").rglob("*")
        if path.is_file() and SENTENCE.encode() in path.read_bytes()
    ]
    if one.hides:
        return f"{in_clear[0].name} is published in clear" if in_clear else ""
    page = root / (
        ADDRESS if one.name != "offline" else "site/councils/little-example/2024-05.html"
    )
    if page not in in_clear:
        return "the text of the edition is not on its page"
    return next(_untrue(root / "site", one), "")


def _untrue(site: Path, one: Companion) -> Iterator[str]:
    """Yield what is not so of what the page says that a companion does."""
    for name, pattern in one.shows:
        path = site / name
        if not path.exists() or not re.search(pattern, path.read_text("utf-8")):
            yield f"{name} does not have {pattern}"
    for name, pattern in one.lacks:
        path = site / name
        if path.exists() and (not pattern or re.search(pattern, path.read_text("utf-8"))):
            yield f"{name} has {pattern or 'a place in the site'}"


def main() -> int:
    """Try everything, write the table, and return how much failed."""
    rows, failed = [], 0
    packages = [one.package for one in COMPANIONS if one.package]
    packages += [package for package, _ in THEMES if package]
    python = environment("companions", *packages)
    for one in COMPANIONS:
        wrong = fault(python, one)
        failed += bool(wrong)
        version = _version(python, one.package or "mkdocs-material")
        rows.append(
            f"| `{one.name}` | {version} | {f'**fails**: {wrong}' if wrong else one.does} |"
        )
        print(rows[-1], flush=True)
    bare = Companion("", "none", after("tags"), "")
    themes = []
    for package, name in THEMES:
        alone = Companion("", name, "  - search\n  - protocol\n", "", extra=f"theme: {name}\n")
        wrong = fault(python, alone)
        failed += bool(wrong)
        themes.append(
            f"| `{name}` | {_version(python, package or 'mkdocs')} | {wrong or 'works'} |"
        )
        print(themes[-1], flush=True)
    hosts = []
    for number, host in enumerate(HOSTS):
        python = environment(f"host-{number}", *host)
        wrong = fault(python, bare)
        failed += bool(wrong)
        versions = [_version(python, package.split("==", maxsplit=1)[0]) for package in host]
        hosts.append(f"| MkDocs {versions[0]} | {versions[1]} | {wrong or 'works'} |")
        print(hosts[-1], flush=True)
    wrong = fault(environment("properdocs", "properdocs"), bare, module="properdocs")
    failed += bool(wrong)
    hosts.append(f"| ProperDocs | newest | {wrong or 'works'} |")
    _write("companions", ["| plugin | version tried | what it does |", "|---|---|---|", *rows])
    _write("themes", ["| theme | version tried | strict build |", "|---|---|---|", *themes])
    _write("hosts", ["| host | Material | strict build |", "|---|---|---|", *hosts])
    return failed


def _version(python: Path, package: str) -> str:
    name = package.split("[", maxsplit=1)[0]
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    return subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def _write(mark: str, lines: list[str]) -> None:
    text = PAGE.read_text("utf-8")
    table = "\n".join(lines)
    begun, ended = f"<!-- {mark}: written by make compat -->\n", f"\n<!-- end of {mark} -->"
    found = re.compile(re.escape(begun) + ".*?" + re.escape(ended), re.DOTALL)
    PAGE.write_text(found.sub(lambda _: f"{begun}\n{table}\n{ended}", text), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
