"""How every command begins and ends: in UTF-8, and with a plain sentence if the system refuses something."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from mkdocs_protocol.cli.printing import CannotPrint
from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

C = TypeVar("C", bound="Callable[..., Any]")


class Commands(click.Group):
    """Our commands.

    Whatever the locale says, they write UTF-8: what they print is read by people on any machine and by programs. A
    full disk, or a folder that has gone or may not be read, ends them with a sentence and exit status 1.
    """

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command as a person or a program typed it."""
        for stream in (sys.stdout, sys.stderr):
            _in_utf_8(stream)
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()  # What is still to be written is part of the command.
        except CannotPrint as refusal:
            _end(refusal.error)
        except OSError as error:
            _end(error)


def councils_argument(command: C) -> C:
    """Let a command take the councils' folder as its argument or, as other commands do, after `--folder`."""

    def named(context: click.Context, _param: click.Parameter, value: Path | None) -> None:
        if value is not None:
            context.default_map = {"folder": value}

    kind = click.Path(path_type=Path)
    command = click.argument("folder", type=kind, default="councils")(command)
    return click.option(
        "--folder",
        "named",
        type=kind,
        callback=named,
        expose_value=False,
        is_eager=True,
        hidden=True,
    )(command)


def _in_utf_8(stream: TextIO) -> None:
    encoding = (getattr(stream, "encoding", "") or "").lower().replace("-", "").replace("_", "")
    if encoding != "utf8" and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _end(error: OSError) -> NoReturn:
    """End with a sentence; silently, if whoever was reading has stopped.

    What cannot be written is dropped, so that Python does not try again when it ends.
    """
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        with suppress(OSError):
            click.echo(f"Error: {_message(error)}", err=True)
    raise SystemExit(1) from None


def _message(error: OSError) -> str:
    where = f": {error.filename}" if error.filename else ""
    return visible(f"the system refused it ({error.strerror or error}{where})")
