"""Whether the handbook's own notes are for the right councils, and have been checked recently."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.notes import Note


def misplaced_notes(council: Council) -> Iterator[Problem]:
    """Yield each note on a council, its texts or its trees that is about a country other than its own."""
    for note in _notes_of(council):
        if not note.may_stand_beside(council.country):
            yield Problem(
                note.at,
                f"the note is about {note.country}, but the council is in {council.country}; take the "
                "note out, or correct the country that is wrong",
                "note-of-another-country",
            )


def own_notes(handbook: Handbook, council: Council) -> Iterator[Note]:
    """Yield each note on a council, its texts or its trees that is to be checked again and no situation has."""
    shared = {note.at for note in _shared_notes(handbook)}  # a tree also has those of its situation
    for note in _notes_of(council):
        if note.check_again and note.at not in shared:
            yield note


def stale_notes(handbook: Handbook, own: Iterable[Note], today: date) -> Iterator[Problem]:
    """Yield a warning for each note that was to be checked again by a day that has passed; `own` are councils' notes."""
    for note in {note.at: note for note in (*_shared_notes(handbook), *own)}.values():
        if note.is_stale(today):
            yield Problem(note.at, _stale(note), "note-to-be-checked")


def _shared_notes(handbook: Handbook) -> Iterator[Note]:
    for situation in handbook.vocabulary.situations:
        yield from situation.notes
        yield from situation.step_notes


def stale_outside(handbook: Handbook, today: date) -> Iterator[Problem]:
    """Yield a warning for each outside body that was to be checked again by a day that has passed."""
    for one in handbook.vocabulary.outside:
        if one.is_stale(today):
            yield Problem(
                one.at,
                _to_be_checked("what is said of this body", one.checked, one.check_again),
                "note-to-be-checked",
            )


def _stale(note: Note) -> str:
    return _to_be_checked("this note", note.last_checked, note.check_again)


def _to_be_checked(what: str, checked: str, check_again: str) -> str:
    last = show_day(date.fromisoformat(checked))
    again = show_day(date.fromisoformat(check_again))
    return (
        f"{what} was last checked on {last} and was to be checked again by {again}; check it against its "
        "source, then write the day as 'checked' and a new 'check_again'"
    )


def _notes_of(council: Council) -> Iterator[Note]:
    yield from council.notes
    for edition in council.every_edition:
        yield from edition.notes
    for tree in council.trees:
        yield from tree.notes
