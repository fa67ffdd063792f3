"""The style sheet of a self-contained text, as a file of its own or inside somebody else's page."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_END = re.compile(r"\s*;")
_PARTS = ("first-letter", "first-line", "marker")
"""Parts of an element that a page may have its own rules for, such as a large first letter."""
_APART = """
ROOT, ROOT *, ROOT::before, ROOT::after, ROOT *::before, ROOT *::after { all: revert !important; }
ROOT::before, ROOT::after, ROOT *::before, ROOT *::after { content: none !important; }
ROOT { all: initial !important; color-scheme: inherit !important; }
ROOT, ROOT [dir="ltr"] { direction: ltr !important; unicode-bidi: isolate !important; }
ROOT * { direction: inherit !important; unicode-bidi: revert !important; }
ROOT [dir="rtl"] { direction: rtl !important; unicode-bidi: isolate !important; }
ROOT::selection, ROOT *::selection { background-color: Highlight !important; color: HighlightText !important; }
"""
"""Undoes every rule of the surrounding page for everything inside, before ours apply.

`all` does not include the direction of text, and an attribute alone would lose against a rule.
"""
_APART += "".join(
    f"ROOT::{part}, ROOT *::{part} {{ all: revert !important; }}\n" for part in _PARTS
)


def own_styles(root: str) -> str:
    """Return the style sheet for a page of its own; `root` selects the element that it applies to."""
    return _compact(_source().replace("ROOT", root))


def guarded_styles(id_: str) -> str:
    """Return the style sheet for the element with an id in a foreign page.

    It affects nothing outside that element, since every rule begins with it. Every declaration is important and every
    rule names the id three times, so that rules of the page for all elements, or all links, have less weight.
    """
    important = _END.sub(" !important;", _source())
    return _compact(f"{_APART}{important}".replace("ROOT", f"#{id_}" * 3))


@cache
def _source() -> str:
    text = (files("mkdocs_protocol") / "rendering/takeaway/taken.css").read_text("utf-8")
    return _COMMENT.sub("", text)


def _compact(styles: str) -> str:
    """Return a style sheet on one line: editors turn empty lines into paragraphs."""
    return " ".join(styles.split())
