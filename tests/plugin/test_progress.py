"""How far a long build is."""

from __future__ import annotations

import io
from itertools import count

import pytest

from mkdocs_protocol.plugin.progress import FEW, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_now_and_then(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    seconds = count(step=0.1)

    assert [*told(range(400), "councils read", to=io.StringIO(), now=lambda: next(seconds))] == [
        *range(400)
    ]
    lines = [record.getMessage() for record in caplog.records]
    assert lines[0].endswith(" of 400 councils read")
    assert 1 <= len(lines) < 5


def test_a_terminal_gets_a_bar(caplog: pytest.LogCaptureFixture) -> None:
    terminal = Terminal()

    assert [*told(range(400), "councils read", to=terminal)] == [*range(400)]
    assert "Councils read" in terminal.getvalue()
    assert "100%" in terminal.getvalue()
    assert not caplog.records


def test_of_few_nothing_is_said() -> None:
    terminal = Terminal()

    assert len([*told(range(FEW), "councils read", to=terminal)]) == FEW
    assert terminal.getvalue() == ""
