"""The one place where commands print: nothing that a source or a name holds reaches a terminal raw."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from mkdocs_protocol.core.visible import visible, visible_json


class PlainError(click.ClickException):
    """A sentence that ends a command with exit status 1."""

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))


def say(text: str, *, err: bool = False) -> None:
    """Print lines, each of them safe."""
    for line in text.split("\n"):
        click.echo(visible(line), err=err)


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(visible_json(json.dumps(value, ensure_ascii=False, indent=2)))


def say_as_it_is(text: str) -> None:
    """Print what a file or another program is to have, to the letter; on a terminal, each line safe."""
    if sys.stdout.isatty():
        say(text.rstrip("\n"))
    else:
        sys.stdout.buffer.write(text.encode())
