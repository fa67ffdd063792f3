"""A file beside the pages, and the few things that every kind of it shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.site.addresses import Address

_NAMES = UUID("4c1b1d0e-6a1f-5c53-9a77-3f0c3d0f5a10")
"""What every identifier of the handbook is made from. It never changes: a calendar recognises an event that it has
imported only by its identifier."""

_NOT_FOR_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site that is not a page."""

    address: Address
    content: bytes


def size_shown(content: bytes) -> str:
    """Return the size of a file in words for a link to it: "84 kB"."""
    thousands = len(content) / 1000
    if thousands >= 1000:
        return _("{number} MB").format(number=f"{thousands / 1000:.1f}")
    return _("{number} kB").format(number=max(1, round(thousands)))


def identifier(*names: str) -> UUID:
    """Return an identifier for what some names mean, the same in every build and on every host."""
    return uuid5(_NAMES, "/".join(names))


def one_line(text: str) -> str:
    """Return words in a form for a calendar or feed: one line, without control characters."""
    return " ".join(_NOT_FOR_A_LINE.sub(" ", text).split())


def absolute(site_url: str, url: str) -> str:
    """Return the complete address of something at `url`, from the root of the site at `site_url`."""
    return f"{site_url.rstrip('/')}/{url}"
