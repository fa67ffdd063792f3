"""A site's own templates: `protocol/` in the theme's `custom_dir`, each replacing ours of the same name."""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import PluginError

from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

FOLDER = "protocol"


def own_templates(config: MkDocsConfig) -> Path | None:
    """Return the folder of the site's own templates, or None if there is none."""
    custom = config.theme.custom_dir
    folder = Path(custom) / FOLDER if custom else None
    return folder if folder and folder.is_dir() else None


def files_of(folder: Path | None) -> list[Path]:
    """Return the templates in a folder, in the order of their names."""
    return sorted(folder.rglob("*.html")) if folder else []


@contextmanager
def template_faults(folder: Path | None) -> Iterator[None]:
    """Turn what is wrong with a template of the site into a PluginError that names its place."""
    try:
        yield
    except TemplateError as error:
        if folder is None:
            raise
        file, line = _place(error, folder)
        fault = str(error.message).replace("\n", " ")
        raise PluginError(
            visible(
                f"{file}:{line}:1: {fault}; write it as in the packaged template of the same name, or remove the file"
            )
        ) from None


def _place(error: TemplateError, folder: Path) -> tuple[str, int]:
    """Return the template and the line: for a syntax error as Jinja gives it, otherwise where rendering failed."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or str(folder), error.lineno
    own = [
        (frame.filename, frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(folder)
    ]
    return own[-1] if own else (str(folder), 1)
