"""What is done while `mkdocs serve` waits for a change."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from mkdocs_protocol.plugin import building, waiting


class Value:
    """A value that refers to itself, as parts of a handbook refer to one another."""

    def __init__(self) -> None:
        self.itself = self


def _done(before: set[threading.Thread]) -> None:
    for thread in {*threading.enumerate()} - before:
        thread.join()


def test_what_is_left_of_the_last_handbook_is_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_PAUSE", 0)
    threads = {*threading.enumerate()}
    gc.disable()
    try:
        left = weakref.ref(Value())
        assert left() is not None
        waiting.free_later()
        _done(threads)
        assert left() is None
    finally:
        gc.enable()


def test_what_makes_a_handbook_is_imported_before_anything_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    imported: list[str] = []
    threads = {*threading.enumerate()}
    monkeypatch.setattr(waiting, "import_module", imported.append)
    waiting.import_ahead()
    _done(threads)
    assert imported == [building.__name__]
