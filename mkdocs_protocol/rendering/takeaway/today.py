"""What a self-contained text says about its review on the day it is read.

Unlike a page of the handbook it has none of the handbook's scripts beside it. So it carries the full words for each
case, and a few lines of script that choose. Without the script it gives the state on the day it was made, and names
that day.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.papers.takeaway.text import said_on
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_protocol.papers.takeaway.text import TakenText
    from mkdocs_protocol.site.html import Writer
    from mkdocs_protocol.site.wording import ReviewFacts, Wording


@cache
def script() -> str:
    """Return the script, on one line.

    It holds neither `<` nor `&`, which editors of content management systems change in what they are given.
    """
    source = (files("mkdocs_protocol") / "rendering/takeaway/today.js").read_text("utf-8")
    lines = (line.strip() for line in source.splitlines())
    return " ".join(line for line in lines if line and not line.startswith("//"))


def script_hash() -> str:
    """Return the script's name in a content security policy: `sha256-…`."""
    return f"sha256-{b64encode(sha256(script().encode()).digest()).decode()}"


def write_status(out: Writer, wording: Wording, taken: TakenText) -> None:
    """Write the state of a review with everything that the script needs."""
    data = _data(wording, taken.review, taken.day)
    out.open("div", {"class": "status", "role": "note", "aria-label": wording["banner"], **data})
    out.open("p", {"class": "state"})
    out.tag("strong", taken.state, {"data-say": "0"})
    out.close("p")
    if taken.explanation:
        out.tag("p", taken.explanation, {"data-say": "1"})
    if taken.dates:
        out.tag("p", _("Dates in the document: {dates}.").format(dates=taken.dates))
    changes = _("{as_of}; this may have changed since.").format(as_of=taken.as_of)
    as_of = changes if data else f"{taken.as_of}."
    out.tag("p", as_of, {"data-say": "as-of"})
    out.close("div")


def _data(wording: Wording, review: ReviewFacts, today: date) -> dict[str, str]:
    """Return the period that decides, and the words for each case; nothing if no day changes the words."""
    state, due = review.state(today), review.next_review.value
    if state is ReviewState.CYCLE and review.worked_out:
        due = review.worked_out.due
    elif not state.is_dated:
        due = None
    if due is None:
        return {}
    before, after = due.first - timedelta(1), due.last + timedelta(1)
    days = {"past": after, "now": due.first, "ahead": before}
    if state.is_dated:
        days["far"] = before - timedelta(review.soon_days)
    said = {
        "due": due.first.isoformat(),
        "last": due.last.isoformat(),
        "soon": str(review.soon_days),
        "as-of": wording["as-of-today"],
    }
    for case, day in days.items():
        said[case], said[f"{case}-why"] = said_on(wording, review, day)
    return {f"data-protocol-{name}": words for name, words in said.items()}
