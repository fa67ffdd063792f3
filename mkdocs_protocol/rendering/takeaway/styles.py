"""The style sheet of a text that stands by itself, as a file of its own or inside somebody else's page."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_END = re.compile(r"\s*;")
_APART = """
ROOT, ROOT *, ROOT::before, ROOT::after, ROOT *::before, ROOT *::after { all: revert !important; }
ROOT::before, ROOT::after, ROOT *::before, ROOT *::after { content: none !important; }
ROOT { all: initial !important; color-scheme: inherit !important; }
ROOT, ROOT [dir="ltr"] { direction: ltr !important; unicode-bidi: isolate !important; }
ROOT * { direction: inherit !important; unicode-bidi: revert !important; }
ROOT [dir="rtl"] { direction: rtl !important; unicode-bidi: isolate !important; }
"""
"""What undoes every rule of the page around, for all that stands inside, before ours are said.

`all` leaves out in which direction words run, and an attribute alone would lose against a rule.
"""


def own_styles(root: str) -> str:
    """Return the style sheet for a page of its own, whose element `root` selects."""
    return _compact(_source().replace("ROOT", root))


def guarded_styles(id_: str) -> str:
    """Return the style sheet for the element with an id in a foreign page.

    It reaches nothing outside of that element, since every rule begins with it. Every declaration is important
    and every rule names the id three times: what a page says of all elements, or of all links, in whatever
    words, has less weight.
    """
    important = _END.sub(" !important;", _source())
    return _compact(f"{_APART}{important}".replace("ROOT", f"#{id_}" * 3))


@cache
def _source() -> str:
    text = (files("mkdocs_protocol") / "rendering/takeaway/taken.css").read_text("utf-8")
    return _COMMENT.sub("", text)


def _compact(styles: str) -> str:
    """Return a style sheet on one line: editors make paragraphs of empty ones."""
    return " ".join(styles.split())
