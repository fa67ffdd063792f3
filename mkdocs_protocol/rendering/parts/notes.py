"""The handbook's own notes, for pages on which a reader acts: whose words they are, and are not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.notes import NOT_STATED
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.site.html import Writer, markup_of
from mkdocs_protocol.site.labels import COUNTRIES
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note with its days in words."""

    text: str
    dated: str
    source: str
    country: str
    """A sentence on the country it is for, and on whether a council's own country is not known; or ""."""
    stale: Markup
    """The line that says when it was last checked; hidden until the day to check it again has passed."""


def shown_notes(
    notes: Iterable[Note], councils: Iterable[Council], today: date
) -> tuple[ShownNote, ...]:
    """Return notes for a page, in order and without repeats; the councils are those that they are shown with."""
    everywhere = tuple(councils)
    return tuple(
        ShownNote(
            note.text,
            show_day(date.fromisoformat(note.dated)),
            note.source,
            country_line(note, everywhere),
            stale_line(note, today),
        )
        for note in dict.fromkeys(notes)
    )


def notes_html(notes: Sequence[Note], council: Council, today: date) -> Markup:
    """Return the handbook's notes on a council's text, dated and sourced."""
    out = Writer()
    write_notes(out, notes, council, today)
    return markup_of(out.done())


def write_notes(out: Writer, notes: Sequence[Note], council: Council, today: date) -> None:
    """Write the handbook's notes on a council's text, dated and sourced."""
    for note in notes:
        dated = show_day(date.fromisoformat(note.dated))
        name = _("A note from the handbook")
        out.open("div", {"class": "protocol-note", "role": "note", "aria-label": name})
        out.tag(
            "p",
            _("Note, {date}. Not adopted text.").format(date=dated),
            {"class": "protocol-note-head"},
        )
        out.tag("p", note.text)
        if country := country_line(note, (council,)):
            out.tag("p", country)
        _write_stale(out, note, today)
        source = _("Source: {source}").format(source=note.source)
        out.tag("p", source, {"class": "protocol-small"})
        out.close("div")


def country_line(note: Note, councils: Iterable[Council]) -> str:
    """Return which country a note is about, and for which councils it is not known whether they are there."""
    if not note.country:
        return ""
    country = COUNTRIES.get(note.country, note.country)
    about = _("This note is about councils in {country}.").format(country=country)
    unknown = [council for council in councils if council.country == NOT_STATED]
    if not unknown:
        return about
    if len(unknown) == 1:
        name = unknown[0].name or unknown[0].said
        unsaid = _("This handbook does not know which country {council} is in.").format(
            council=name
        )
    else:
        unsaid = _(
            "This handbook does not know which country some of the councils on this page are in."
        )
    return f"{about} {unsaid}"


def stale_line(note: Note, today: date) -> Markup:
    """Return the line with the day on which a note was last checked, for the script to show once that is too long ago."""
    out = Writer()
    _write_stale(out, note, today)
    return markup_of(out.done())


def _write_stale(out: Writer, note: Note, today: date) -> None:
    if not note.check_again:
        return
    last = show_day(date.fromisoformat(note.last_checked))
    again = show_day(date.fromisoformat(note.check_again))
    line = {"data-protocol-check-again": note.check_again}
    if not note.is_stale(today):
        line["hidden"] = ""
    out.tag(
        "p",
        _(
            "Last checked {last}. It was to be checked again by {again}, so it may be out of date."
        ).format(last=last, again=again),
        line,
    )
