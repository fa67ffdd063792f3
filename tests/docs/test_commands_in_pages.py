"""Every command that a page tells people to type exists, with the options shown."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import click
import mkdocs.__main__
import pytest
from click.testing import CliRunner
from support.pages import all_pages, blocks, codes, part

from mkdocs_protocol.cli import main
from mkdocs_protocol.core.vocabulary import CouncilKind

PROGRAMS: dict[str, click.Group] = {"mkdocs-protocol": main, "mkdocs": mkdocs.__main__.cli}
OURS: Mapping[str, click.Command] = main.commands


def lines() -> list[str]:
    """Return every line of every block to copy, on every page."""
    texts = (page.read_text("utf-8") for page in all_pages())
    return [line for text in texts for block in blocks(text) for line in block.text.splitlines()]


def mentioned() -> list[str]:
    """Return everything in code type that begins with one of the programs."""
    found = [code for page in all_pages() for code in codes(page.read_text("utf-8"))]
    return sorted({code for code in found if code.split()[0] in PROGRAMS})


def typed() -> list[str]:
    """Return every command that stands in a block to copy, without settings before it."""
    bare = (re.sub(r"^(?:[A-Z_]+=\S+ )+", "", line) for line in lines())
    return sorted({line for line in bare if line.split(" ")[0] in PROGRAMS})


def options(command: click.Command) -> set[str]:
    return {
        name for param in command.params if isinstance(param, click.Option) for name in param.opts
    }


@pytest.mark.parametrize("line", typed())
def test_a_command_to_copy_can_be_typed_as_it_stands(line: str) -> None:
    program, name, *words = shlex.split(line)
    command = PROGRAMS[program].commands[name]
    command.make_context(name, words, resilient_parsing=False)


@pytest.mark.parametrize("line", mentioned())
def test_a_command_that_is_mentioned_exists(line: str) -> None:
    program, *words = shlex.split(line)
    if words and not words[0].startswith("-"):
        command: click.Command = PROGRAMS[program].commands[words[0]]
        known = options(command) | {"--help"}
    else:
        known = options(PROGRAMS[program]) | {"--help"}
    assert {word for word in words if word.startswith("--")} <= known


def test_every_command_of_ours_is_explained_with_its_argument() -> None:
    shown = [
        shlex.split(row[0].strip("`"))
        for row in part("own-handbook", "commands").rows
        if "mkdocs-protocol" in row[0]
    ]
    arguments = {
        name: [param.name.upper() for param in command.params if isinstance(param, click.Argument)]
        for name, command in OURS.items()
    }
    assert {words[1]: words[2:] for words in shown} == arguments


def test_every_option_of_ours_is_explained_beside_its_commands() -> None:
    shown = {
        row[0].strip("`"): codes(row[1])
        for row in part("own-handbook", "commands").rows
        if row[0].startswith("`--")
    }
    theirs: dict[str, list[str]] = {}
    for name, command in OURS.items():
        hidden = {
            name
            for param in command.params
            if getattr(param, "hidden", False)
            for name in param.opts
        }
        for option in options(command) - hidden:
            theirs.setdefault(option, []).append(name)
    assert {name: sorted(commands) for name, commands in shown.items()} == {
        name: sorted(commands) for name, commands in theirs.items()
    }
    kinds = next(row[2] for row in part("own-handbook", "commands").rows if "`--kind`" in row[0])
    assert codes(kinds) == [kind.value for kind in CouncilKind if kind != "other"]


def test_the_steps_of_the_page_make_a_council_that_is_without_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    new, check, verify = (
        next(line for line in typed() if line.startswith(f"mkdocs-protocol {name}"))
        for name in ("new", "check", "verify")
    )
    for line in (new, check, verify):
        result = CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False)
        assert (result.exit_code, line) == (0, line)
    begun = sorted(path.as_posix() for path in Path("councils").rglob("*.*"))
    text = part("own-handbook", "Begin").text
    for path in begun:
        assert f"`{path.removeprefix('councils/').removeprefix('my-council/')}`" in text


def test_the_forms_for_an_editor_are_where_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (line,) = [line for line in typed() if line.startswith("mkdocs-protocol schema")]
    CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False)
    written = {path.as_posix() for path in Path("schemas").iterdir()}

    told = part("own-handbook", "let-your-editor-help")
    named = {
        (Path(file.strip("`")).parent / form.strip("`")).as_posix() for file, form in told.rows
    }
    found = {str((tmp_path / path).resolve().relative_to(tmp_path.resolve())) for path in named}
    # An editor does not look into the facts at the head of an edition.
    assert found | {"schemas/edition.schema.json"} == written
    (modeline,) = re.findall(r"\$schema=(\S+)", told.blocks[1].text)
    assert modeline == told.rows[0][1].strip("`")
