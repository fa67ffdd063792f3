"""Answers and rows of expectations as changes of lines: existing lines stay, and nothing is written twice."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.proposing.editing import NoPlaceError
from mkdocs_protocol.proposing.yaml_text import block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.proposing.proposal import Value

_QUESTION = re.compile(r"  ['\"]?([^'\":]+)['\"]?:.*")
_OF_ONE_KEY = 2
_NOT_READ = re.compile(r"    state:\s*[\"']?not read yet[\"']?\s*")


class AnswersFile:
    """The lines of answers.yml, to which answers are added. It is indexed once, however many are added."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines as they are. Raises NoPlaceError if the file has another form."""
        kept = list(lines)
        while kept and not kept[-1].strip():
            kept.pop()
        kept = kept or ["answers:"]
        start = _line(kept, r"answers:\s*(?:#.*)?", 0, len(kept))
        if start is None:
            raise NoPlaceError(
                "answers.yml has no line 'answers:' with the answers below it; write it there by hand"
            )
        end = next(
            (at for at in range(start + 1, len(kept)) if re.match(r"[^\s#]", kept[at])), len(kept)
        )
        begins = [at for at in range(start + 1, end) if re.match(r"  \S", kept[at])]
        self._given = list(lines)
        self._parts = [kept[start + 1 : begins[0] if begins else end]]
        self._parts += (kept[at:behind] for at, behind in pairwise([*begins, end]))
        self._head, self._tail = kept[: start + 1], kept[end:]
        self._places: dict[str, int] = {}
        for place, part in enumerate(self._parts):
            if part and (found := _QUESTION.fullmatch(part[0])):
                self._places.setdefault(found[1], place)
        self._is_changed = False

    def add(self, question: str, value: tuple[tuple[str, Value], ...]) -> None:
        """Add an answer after the others, or in place of one that says it is not read yet.

        Raises NoPlaceError if the question has another answer.
        """
        entry = [f"  {question}:", *block(value, 4)]
        place = self._places.get(question)
        if place is None:
            self._places[question] = len(self._parts)
            self._parts.append(entry)
        elif self._parts[place] == entry:
            return
        elif len(own := self._parts[place]) == _OF_ONE_KEY and _NOT_READ.fullmatch(own[1]):
            self._parts[place] = entry
        else:
            raise NoPlaceError("answers.yml answers this question already; change the answer there")
        self._is_changed = True

    @property
    def lines(self) -> list[str]:
        """The lines with every answer."""
        if not self._is_changed:
            return self._given
        return [*self._head, *(line for part in self._parts for line in part), *self._tail, ""]


def with_row_item(lines: Sequence[str], row: str, council: str, ref: str) -> list[str]:
    """Return the lines of expectations.yml with a passage of a council added to a row; unchanged if it is there already.

    Raises NoPlaceError if there is no such row, or it has another form.
    """
    entry = json.dumps(ref, ensure_ascii=False)
    start = _line(lines, rf"- id:\s*['\"]?{re.escape(row)}['\"]?\s*(?:#.*)?", 0, len(lines))
    if start is None:
        raise NoPlaceError(f"expectations.yml has no row '{row}'")
    end = next(
        (at for at in range(start + 1, len(lines)) if re.match(r"[^\s#]", lines[at])), len(lines)
    )
    by_hand = NoPlaceError(
        f"write it by hand into the row '{row}' of expectations.yml, under items: {council}: [{entry}]"
    )
    items = _line(lines, r"  items:\s*(?:#.*)?", start + 1, end)
    if items is None:
        raise by_hand
    last = items
    while last + 1 < end and re.match(r"    +\S", lines[last + 1]):
        last += 1
    own = _line(lines, rf"    ['\"]?{re.escape(council)}['\"]?:.*", items + 1, last + 1)
    if own is None:
        return [*lines[: last + 1], f"    {council}: [{entry}]", *lines[last + 1 :]]
    on_one = re.fullmatch(r"(    [^:]+:\s*\[)(.*)(\]\s*(?:#.*)?)", lines[own])
    if on_one:
        if entry in on_one[2] or f"'{ref}'" in on_one[2]:
            return list(lines)
        given = ", ".join(one for one in (on_one[2].strip(), entry) if one)
        return [*lines[:own], f"{on_one[1]}{given}{on_one[3]}", *lines[own + 1 :]]
    if not re.fullmatch(r"    [^:]+:\s*(?:#.*)?", lines[own]):
        raise by_hand
    behind = own + 1
    while behind <= last and re.match(r"      +\S", lines[behind]):
        behind += 1
    held = [line.strip().removeprefix("- ") for line in lines[own + 1 : behind]]
    if entry in held or ref in held:
        return list(lines)
    return [*lines[:behind], f"      - {entry}", *lines[behind:]]


def _line(lines: Sequence[str], pattern: str, start: int, end: int) -> int | None:
    """Return the first line between two that matches a pattern entirely."""
    return next((at for at in range(start, end) if re.fullmatch(pattern, lines[at])), None)
