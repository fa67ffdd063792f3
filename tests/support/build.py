"""Real builds of MkDocs projects, in this process or as the command a person types."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.__main__ import cli as mkdocs_command
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme

BUILD_MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""The day that a built test site takes for today, unless a test says otherwise."""

THEMES: dict[str, dict[str, Any]] = {
    "material": {"name": "material", "font": False},
    "mkdocs": {"name": "mkdocs", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
}
"""Each theme as far as it can be kept from asking other hosts for things."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site on disk and what was said while it was built."""

    path: Path
    log_messages: tuple[str, ...] = ()
    """As ``WARNING: words``, in order, from INFO upwards."""

    def pages(self) -> list[str]:
        """Return the HTML files below the site's folder, as sorted relative paths."""
        return sorted(page.relative_to(self.path).as_posix() for page in self.path.rglob("*.html"))

    def read(self, address: str) -> str:
        """Return the text of a file of the site; ``halstead/`` means its ``index.html``."""
        name = f"{address}index.html" if address == "" or address.endswith("/") else address
        return (self.path / name).read_text(encoding="utf-8")

    def problems(self) -> list[str]:
        """Return the messages that are warnings or worse."""
        return [words for words in self.log_messages if words.startswith(("WARNING", "ERROR"))]


class BuildFailed(Exception):
    """MkDocs gave the build up; the messages say why."""

    def __init__(self, log_messages: tuple[str, ...]) -> None:
        super().__init__("\n".join(log_messages))
        self.log_messages = log_messages


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What a command said and how it ended."""

    exit_code: int
    stdout: str
    stderr: str


def build(
    project: Path,
    *,
    theme: str | None = None,
    use_directory_urls: bool = True,
    strict: bool = True,
    today: datetime = BUILD_MOMENT,
    site_dir: Path | None = None,
    **config_overrides: Any,
) -> BuiltSite:
    """Build ``project`` (a folder with a ``mkdocs.yml``) in this process into its ``site/``.

    ``theme`` names one of :data:`THEMES` to build with instead of the project's own;
    ``config_overrides`` replace whole settings of ``mkdocs.yml``. Raises :exc:`BuildFailed`.
    """
    target = site_dir or project / "site"
    if theme is not None:
        config_overrides["theme"] = THEMES[theme]
    with source_date(today), captured_log() as messages:
        try:
            config = load_config(
                str(project / "mkdocs.yml"),
                strict=strict,
                site_dir=str(target),
                use_directory_urls=use_directory_urls,
                **config_overrides,
            )
            _keep_known(config.theme)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise BuildFailed((*messages, f"ABORT: {error.format_message()}")) from error
    return BuiltSite(target, tuple(messages))


def run_mkdocs(
    project: Path, *arguments: str, today: datetime = BUILD_MOMENT, timeout: float = 600
) -> CommandResult:
    """Run ``mkdocs`` with ``arguments`` in the folder ``project``, as a person would."""
    with TemporaryDirectory() as folder:
        stdout, stderr = Path(folder, "stdout"), Path(folder, "stderr")
        running = start_mkdocs(project, *arguments, today=today, said=(stdout, stderr))
        running.join(timeout)
        assert running.exitcode is not None, f"mkdocs was not done after {timeout} seconds"
        return CommandResult(running.exitcode, stdout.read_text("utf-8"), stderr.read_text("utf-8"))


def start_mkdocs(
    project: Path,
    *arguments: str,
    today: datetime = BUILD_MOMENT,
    said: tuple[Path, Path] = (Path(os.devnull), Path(os.devnull)),
) -> ForkServerProcess:
    """Start ``mkdocs`` in the folder ``project``; what it says goes into two files.

    It is a process of its own, a copy of one that has imported the program and done nothing else: a new one takes
    four times as long to come to a small build.
    """
    given = (project, arguments, {**os.environ, "SOURCE_DATE_EPOCH": _epoch(today)}, said)
    running = _copies().Process(target=_be_mkdocs, args=given)
    running.start()
    return running


@cache
def _copies() -> ForkServerContext:
    copies = get_context("forkserver")
    ours = [name for name in sys.modules if name.startswith("mkdocs_protocol.")]
    copies.set_forkserver_preload(["mkdocs.__main__", "typst", *ours])
    return copies


def _be_mkdocs(
    project: Path, arguments: Sequence[str], environment: dict[str, str], said: tuple[Path, Path]
) -> None:
    os.chdir(project)
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate((Path(os.devnull), *said)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    mkdocs_command(arguments, prog_name="mkdocs")


def run_module(
    folder: Path,
    module: str,
    *arguments: str,
    today: datetime = BUILD_MOMENT,
    environment: Mapping[str, str] | None = None,
    timeout: float = 600,
) -> CommandResult:
    """Run ``python -m module`` in ``folder``; ``environment`` is laid over that of the tests."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": _epoch(today), **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    return CommandResult(done.returncode, done.stdout, done.stderr)


@contextmanager
def source_date(moment: datetime) -> Iterator[None]:
    """Let ``SOURCE_DATE_EPOCH`` say ``moment`` for the length of the block."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _epoch(moment)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def captured_log() -> Iterator[list[str]]:
    """Give the list that fills with what MkDocs and its plugins log, as ``WARNING: words``."""
    messages: list[str] = []
    handler = _Listing(messages)
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield messages
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)


class _Compiled(BytecodeCache):
    """The templates of themes as Python, compiled once in a process: that takes a third of a small build."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get(self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[self._key(bucket)] = bucket.code

    def _key(self, bucket: Bucket) -> tuple[object, ...]:
        made_by = bucket.environment
        return bucket.key, bucket.checksum, *made_by.extensions, made_by.autoescape


_COMPILED = _Compiled()


class _Listed(FileSystemLoader):
    """Finds templates; those of installed themes are listed once: Material has twelve thousand icons.

    What begins with a dot, as the folder of the icons does, is none of a site's files.
    """

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            is_installed = "site-packages" in Path(folder).parts
            found |= (
                _listed(folder) if is_installed else {*FileSystemLoader(folder).list_templates()}
            )
        return sorted(found)


@cache
def _listed(folder: str) -> frozenset[str]:
    return frozenset(
        name for name in FileSystemLoader(folder).list_templates() if not name.startswith(".")
    )


def _keep_known(theme: Theme) -> None:
    """Let a theme keep what is the same in every build of a process."""
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.bytecode_cache = _COMPILED
        if type(environment.loader) is FileSystemLoader:
            environment.loader = _Listed(environment.loader.searchpath)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


class _Listing(logging.Handler):
    """Writes each record into a list."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.INFO)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(f"{record.levelname}: {record.getMessage()}")


def _epoch(moment: datetime) -> str:
    return str(int(moment.timestamp()))
