"""The handbook in MkDocs: the only package that knows MkDocs."""

from __future__ import annotations

from mkdocs_protocol.plugin.plugin import ProtocolPlugin

__all__ = ["ProtocolPlugin"]
