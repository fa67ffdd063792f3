"""The end of a build: every problem is reported, and the site is left as it was."""

from __future__ import annotations

from typing import NoReturn

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_protocol.core.visible import visible

log = get_plugin_logger("protocol")


def fail(messages: list[str]) -> NoReturn:
    """Report every problem and raise PluginError; nothing has been written yet."""
    for message in messages:
        log.error("%s", visible(message))
    count = f"{len(messages)} problem{'s' if len(messages) > 1 else ''}"
    raise PluginError(f"The handbook has {count}; the site was left as it was.")
