"""The one place where commands print: nothing that a source or a name holds reaches a terminal raw."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from mkdocs_protocol.core.visible import visible, visible_json


class CannotPrint(Exception):
    """Standard output cannot be written to; the files that the command writes are not affected."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


class PlainError(click.ClickException):
    """A sentence that ends a command with exit status 1."""

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))


def say(text: str, *, err: bool = False) -> None:
    """Print lines, each of them safe."""
    for line in text.split("\n"):
        say_safe(visible(line), err=err)


def say_safe(line: str, *, err: bool = False) -> None:
    """Print a line that is already safe. Raises CannotPrint if that is refused."""
    try:
        click.echo(line, err=err)
    except OSError as error:
        raise CannotPrint(error) from None


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    say_safe(visible_json(json.dumps(value, ensure_ascii=False, indent=2)))


def say_as_it_is(text: str) -> None:
    """Print text for a file or another program exactly as it is; on a terminal, make each line safe."""
    if sys.stdout.isatty():
        say(text.rstrip("\n"))
    else:
        try:
            sys.stdout.buffer.write(text.encode())
        except OSError as error:
            raise CannotPrint(error) from None
