"""How a word that a page shows is written in the code.

`_("…")` looks a whole sentence up and returns it; what varies is named, and put in afterwards::

    _("Review due {due}").format(due=due)
    ngettext("{count} council", "{count} councils", number).format(count=number)
    pgettext("month", "May")                # where one English word stands for two things
    Markup(_("See <a href='{href}'>{title}</a>")).format(href=href, title=title)

Nothing is put in before: an f-string or a sum of words is not in the catalogue (ruff's rules INT say so). A constant is
marked with `N_`, and looked up where it is shown, never when its module is imported: `_(TITLE)`. A table of words does
that by itself: `LABELS = Labels({Kind.DUTY: N_("Duty")})`. No function that is cached beyond one build may return what
these return.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from mkdocs_protocol.words.catalogue import in_force

K = TypeVar("K")


def _(message: str) -> str:
    """Return a sentence of ours in the language of the build."""
    # To gettext, "" is the head of a catalogue.
    return in_force().words.gettext(message) if message else ""


def N_(message: str) -> str:
    """Mark a sentence that is looked up later, where it is shown."""
    return message


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that goes with a number; English has two, Welsh six."""
    return in_force().words.ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """Return our words; a context says what they mean here."""
    return in_force().words.pgettext(context, message)


def npgettext(context: str, one: str, many: str, number: int) -> str:
    """Return the form of some words that goes with a number; a context says what they mean here."""
    return in_force().words.npgettext(context, one, many, number)


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark both forms of a sentence that is looked up later: `ngettext(*FORMS, number)`."""
    return one, many


def NP_(context: str, message: str) -> str:
    """Mark words with a context that are looked up later, with `pgettext` and the same context."""
    return message


class Labels(Mapping[K, str]):
    """A table of marked words, each looked up when it is asked for: a constant that speaks the language of the build."""

    def __init__(self, marked: Mapping[K, str]) -> None:
        self._marked = dict(marked)

    def __getitem__(self, key: K) -> str:
        return _(self._marked[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._marked)

    def __len__(self) -> int:
        return len(self._marked)
