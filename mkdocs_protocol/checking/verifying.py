"""Nothing lost: every character of an edition, in order, and its shape, compared with the document as received."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.aligning import Stretch, align
from mkdocs_protocol.checking.declared import Declared, is_covered, notes_left_out
from mkdocs_protocol.checking.lines import LineFault, line_faults
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.layout import Layout, layout_of
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.visible import name_of
from mkdocs_protocol.core.vocabulary import DifferenceReason, ReceivedAs
from mkdocs_protocol.reading.files import SourceFolder, fault_of_marks
from mkdocs_protocol.reading.received import first_mark, received_layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.protocol import Edition

_LONGEST_SHOWN = 12
_LEADERS = frozenset(".…․‥·")


def verify(root: Path, handbook: Handbook, *, name: str = "") -> Iterator[Problem]:
    """Yield a problem for each difference that is not declared, and for each declared one that does not occur."""
    folder = SourceFolder(root, name)
    for council in handbook.councils:
        for edition in council.every_edition:
            own = () if edition.kind == PROTOCOL else (edition.kind.id,)
            path = root.joinpath(council.id, *own, "as-received", edition.as_received)
            if not edition.as_received:
                yield Problem(
                    edition.at,
                    "no document as received is named; put it into as-received/ as a "
                    "text file and name it with as_received",
                    "nothing-received",
                )
                continue
            source = folder.read(
                path,
                if_missing=f"put the document there, or name under as_received in {edition.at.path} the file that is",
            )
            if source is not None:
                yield from compare(edition, source.text, source.path)
    yield from folder.problems


def compare(edition: Edition, received: str, path: str) -> Iterator[Problem]:
    """Compare one edition with the text of its document, which problems call `path`, and yield the problems."""
    mark = None if edition.received_as else first_mark(received)
    if mark:
        yield Problem(
            edition.places.get("as_received", edition.at),
            f"the document has “{mark[0]}” on line {mark[1]}, and nothing says whether it prints it; write received_as: "
            "text below this line if every character is printed, received_as: markdown or html if the file is "
            "written in one of these",
            "received-as-missing",
        )
        return
    if edition.received_as is ReceivedAs.MARKDOWN:
        fault = fault_of_marks(received, lambda line, column: Location(path, line, column))
        if fault:
            yield fault
            return
    document = received_layout(received, edition.received_as or ReceivedAs.TEXT)
    here = layout_of(edition)
    words = frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", edition.running_text))
    for difference in edition.differences:
        if not is_covered(difference, words):
            yield Problem(
                difference.at,
                f"‘{difference.reason}’ does not cover this difference; give the reason that does, or correct "
                "the edition",
                "difference-reason",
            )
    declared = Declared(edition, document, here)
    stretches = list(
        align(document.characters, here.characters, declared=declared.at, bullets=document.bullets)
    )
    report = _Reporter(edition, document, here, path)
    yield from report.changes([s for s in stretches if not s.is_same and s.declared is None])
    yield from report.lines(line_faults(stretches, document, here, edition.differences, declared))
    for at in notes_left_out(stretches, document, edition):
        sign = document.characters[at]
        yield Problem(
            Location(path, document.line_at(at)),
            f"“{sign}” begins this line and stands behind a word above: it is the mark of a note, not a bullet; write "
            f"“\\{sign}” before its words in the edition, and declare one bullet fewer",
            "difference-reason",
        )
    for difference in declared.not_met():
        yield Problem(
            difference.at,
            f"this difference ({difference.reason}) is declared but not there; remove it, or correct "
            "its words or how many times it occurs",
            "difference-not-there",
        )


class _Reporter:
    """Reports what differs in one edition."""

    def __init__(self, edition: Edition, document: Layout, here: Layout, path: str) -> None:
        self._edition, self._path = edition, path
        self._document, self._here = document, here

    def changes(self, changes: list[Stretch]) -> Iterator[Problem]:
        """Yield a problem for each change; bullets of one kind, and leaders, are reported together."""
        counted: Counter[tuple[DifferenceReason, str]] = Counter()
        first: dict[tuple[DifferenceReason, str], int] = {}
        for change in changes:
            received = self._shown(self._document, change.start, change.end)
            edition = self._shown(self._here, change.other_start, change.other_end)
            reason = self._counted(change, received, edition)
            if reason:
                counted[reason, received] += 1
                first.setdefault((reason, received), change.start)
                continue
            wide = self._widened(change)
            yield self._problem(
                change.start,
                _in_words(
                    self._shown(self._document, wide.start, wide.end),
                    self._shown(self._here, wide.other_start, wide.other_end),
                ),
                "undeclared-difference",
            )
        for (reason, received), times in counted.items():
            known = sum(
                d.times
                for d in self._edition.differences
                if (d.reason, d.received, d.edition) == (reason, received, "")
            )
            again = f" (in place of the {known} declared now)" if known else ""
            many = "once" if times == 1 else f"{times} times"
            yield self._problem(
                first[reason, received],
                f"the document has “{received}” here, {many} in all, which the edition leaves out; copy this line into "
                f"differences{again}, or write the signs into the edition: - {{reason: {reason}, received: "
                f"{json.dumps(received, ensure_ascii=False)}, times: {times + known}}}",
                "undeclared-difference",
            )

    def lines(self, faults: list[LineFault]) -> Iterator[Problem]:
        """Yield a problem for each line that is missing here, and for each that is only here."""
        full = [fault for fault in faults if fault.is_wrapped]
        for fault in faults:
            if fault.is_wrapped:
                continue
            words = self._words_from(fault)
            line = (
                f"- {{reason: {fault.reason}, received: {json.dumps(words, ensure_ascii=False)}}}"
            )
            yield self._problem(
                fault.position,
                f"“{words}” begins a line, an item or a cell of its own in the document, but not in the edition; "
                f"put it on a line of its own (a hyphen before it makes an item), or declare it under differences: {line}"
                if fault.reason is DifferenceReason.LINES_JOINED
                else f"“{words}” continues its line in the document, but begins a line, an item or a cell of its "
                f"own in the edition; join it to what stands before it, or declare it under differences: {line}",
                "lines-differ",
            )
        if full:
            yield self._problem(
                full[0].position,
                f"a line of the document ends here because it is full, and so {len(full)} times in all, where the edition "
                "goes on; if these are the ends of its lines on paper, copy this line into differences: - {reason: "
                f"{DifferenceReason.LINES_JOINED}, times: {len(full) + self._declared_wraps()}}}",
                "lines-differ",
            )

    def _declared_wraps(self) -> int:
        return sum(
            d.times
            for d in self._edition.differences
            if d.reason is DifferenceReason.LINES_JOINED and not d.received
        )

    def _counted(self, change: Stretch, received: str, edition: str) -> DifferenceReason | None:
        if edition:
            return None
        if self._document.bullets.get(change.start) == change.end - change.start:
            return DifferenceReason.LIST_BULLET
        is_leader = bool(received) and not {*received} - _LEADERS
        return DifferenceReason.DOTTED_LEADER if is_leader else None

    def _problem(self, position: int, message: str, code: str) -> Problem:
        return Problem(Location(self._path, self._document.line_at(position)), message, code)

    def _widened(self, change: Stretch) -> Stretch:
        """Return a change widened to whole words at both ends."""
        start, end = change.start, change.end
        other_start, other_end = change.other_start, change.other_end
        left, right = self._document.characters, self._here.characters
        while (
            start
            and other_start
            and left[start - 1] == right[other_start - 1]
            and not (_is_apart(self._document, start) and _is_apart(self._here, other_start))
            and change.start - start < _LONGEST_WORD
        ):
            start, other_start = start - 1, other_start - 1
        while (
            end < len(left)
            and other_end < len(right)
            and left[end] == right[other_end]
            and not (_is_apart(self._document, end) and _is_apart(self._here, other_end))
            and end - change.end < _LONGEST_WORD
        ):
            end, other_end = end + 1, other_end + 1
        return Stretch(start, end, other_start, other_end)

    def _words_from(self, fault: LineFault) -> str:
        """Return the first words of a line: enough to recognise it by, and no more than it has."""
        limit = fault.position + _LONGEST_WORD
        ends = (at for at in range(fault.position + 1, limit) if at in self._document.begins)
        end = next(ends, min(limit, self._document.length))
        words = self._shown(self._document, fault.position, end)
        is_cut = end == limit and end not in self._document.words
        return words.rsplit(" ", 1)[0] if is_cut and " " in words else words

    def _shown(self, layout: Layout, start: int, end: int) -> str:
        text = layout.characters
        cuts = sorted(
            {
                start,
                *(at for at in range(start + 1, min(end, start + 4000)) if at in layout.words),
                end,
            }
        )
        return " ".join(text[a:b] for a, b in pairwise(cuts))


_LONGEST_WORD = 40


def _is_apart(layout: Layout, position: int) -> bool:
    """Return whether a word begins, or the text ends, at a place."""
    return position in layout.words or position == layout.length


def _in_words(received: str, edition: str) -> str:
    if not edition:
        return (
            f"the document has {_short(received)} here, which the edition leaves out; copy it into the edition, or "
            "declare it under differences"
        )
    if not received:
        return (
            f"the edition has {_short(edition)}, which the document does not have here; take it out of the "
            "edition, or declare it under differences"
        )
    if (signs := _unlike(received, edition)) is not None:
        received, edition = f"{received} ({signs[0]})", f"{edition} ({signs[1]})"
    return (
        f"the document has {_short(received)} where the edition has {_short(edition)}; correct the edition, or declare "
        "it under differences"
    )


def _unlike(received: str, edition: str) -> tuple[str, str] | None:
    """Return the names of the first characters that differ, if nobody can see that they do.

    A Cyrillic "а" in a Latin word, the Greek question mark for a semicolon, and the like: one character each, of which
    one at least is not ASCII.
    """
    if len(received) != len(edition):
        return None
    unlike = [(a, b) for a, b in zip(received, edition, strict=True) if a != b]
    if not unlike or any(a.isascii() and b.isascii() for a, b in unlike):
        return None
    one, other = unlike[0]
    return f"{name_of(one)} {unicodedata.name(one, '')}".strip(), (
        f"{name_of(other)} {unicodedata.name(other, '')}".strip()
    )


def _short(words: str) -> str:
    found = words.split()
    if len(found) > _LONGEST_SHOWN:
        return f"“{' '.join(found[:_LONGEST_SHOWN])} …” ({len(found)} words)"
    return f"“{words}”"
