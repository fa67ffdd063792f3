"""The report of an import: every guess with its place in the file and in the edition, for a person to settle."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.importing.wording import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.importing.document import Document
    from mkdocs_protocol.importing.pieces import Piece

_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that a guess is about."""

    source: str
    """In the file: "paragraph 12"."""
    line: int
    """In the edition, counted from 1; 0 if it is in none."""
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What was guessed, or could not be carried, the same way at one or more places."""

    code: str
    what: str
    uncertain: bool
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of reading a file."""

    file: str
    sha256: str
    imported: str
    """The day."""
    council: str
    edition: str
    entries: tuple[Entry, ...]
    follows: str = ""
    """The edition whose ids and topics it follows, where the file was imported before."""

    @property
    def uncertain(self) -> tuple[Entry, ...]:
        """What has to be looked at."""
        return tuple(entry for entry in self.entries if entry.uncertain)

    @property
    def uncertain_lines(self) -> frozenset[int]:
        """The lines of the edition that have to be looked at."""
        return frozenset(spot.line for entry in self.uncertain for spot in entry.spots if spot.line)

    def record(self) -> dict[str, Any]:
        """Return the report as JSON and YAML have it."""
        made: dict[str, Any] = {
            "file": self.file,
            "sha256": self.sha256,
            "imported": self.imported,
            "edition": self.edition,
        }
        if self.follows:
            made["follows"] = self.follows
        made["guesses"] = [
            {
                "code": entry.code,
                "what": entry.what,
                "uncertain": entry.uncertain,
                "settled": False,
                "where": [
                    {"source": s.source, "line": s.line, "words": s.words} for s in entry.spots
                ],
            }
            for entry in self.entries
        ]
        return made


def entries_of(
    document: Document, pieces: Sequence[Piece], lines: dict[int, int], more: Iterable[Entry] = ()
) -> tuple[Entry, ...]:
    """Return what was guessed, the uncertain first; `lines` gives the line of the edition of each piece."""
    found: dict[tuple[str, str, bool], list[Spot]] = {}
    for at, piece in enumerate(pieces):
        words = cut(f"{piece.block.number} {_words(piece)}".strip())
        for guess in piece.guesses:
            key = (guess.code, guess.what, not guess.certain)
            found.setdefault(key, []).append(
                Spot(str(piece.block.place), lines.get(at, -1) + 1, words)
            )
    for remark in document.remarks:
        found.setdefault((remark.code, remark.what, False), []).append(
            Spot(str(remark.place), 0, "")
        )
    made = [
        Entry(code, what, is_uncertain, tuple(spots))
        for (code, what, is_uncertain), spots in found.items()
    ]
    return tuple(sorted([*more, *made], key=lambda entry: not entry.uncertain))


def _words(piece: Piece) -> str:
    block = piece.block
    return block.text or " ".join(
        inner.text for row in block.rows for cell in row for inner in cell.blocks
    )


def as_yaml(report: Report) -> str:
    """Return the report as the file in `imports/`, in which a person writes what is settled."""
    record = report.record()
    lines = [
        "# What the import of this file guessed, and what it could not carry. Look at each entry; where it is right, or you",
        "# have mended the edition, write settled: true. Until then `mkdocs-protocol check` repeats it.",
    ]
    lines += [f"{key}: {_scalar(value)}" for key, value in record.items() if key != "guesses"]
    lines.append("guesses:" if record["guesses"] else "guesses: []")
    for guess in record["guesses"]:
        lines.append(f"  - code: {guess['code']}")
        lines.append(f"    what: {_scalar(guess['what'])}")
        if guess["uncertain"]:
            lines.append("    uncertain: true")
        lines.append("    settled: false")
        if guess["where"]:
            lines.append("    where:")
        for spot in guess["where"][:_MOST_PLACES]:
            at = (
                f"{spot['source']}; line {spot['line']} of the edition"
                if spot["line"]
                else spot["source"]
            )
            lines.append(f"      - {_scalar(': '.join(filter(None, (at, spot['words']))))}")
    return "\n".join(lines) + "\n"


def as_markdown(report: Report) -> str:
    """Return the report as a page for a person to read; what is uncertain bears a mark."""
    lines = [f"# Import of {_plain(report.file)}", ""]
    lines.append(
        f"Council {report.council}, edition {report.edition}, imported on {report.imported}. SHA-256 of the file: {report.sha256}."
    )
    if report.follows:
        lines.append(f"Ids and topics follow the edition {report.follows}.")
    lines.append("")
    for title, entries in (
        ("Look at these", report.uncertain),
        ("Taken to be so", tuple(e for e in report.entries if not e.uncertain)),
    ):
        if not entries:
            continue
        lines += [f"## {title}", ""]
        for entry in entries:
            lines.append(
                f"- {'**?** ' if entry.uncertain else ''}{_plain(entry.what)} ({entry.code})"
            )
            for spot in entry.spots[:_MOST_PLACES]:
                at = f"{spot.source}; line {spot.line} of the edition" if spot.line else spot.source
                lines.append(f"    - {at}{f': {_plain(spot.words)}' if spot.words else ''}")
        lines.append("")
    if not report.entries:
        lines += ["Nothing was guessed.", ""]
    return "\n".join(lines)


def _scalar(value: object) -> str:
    return json.dumps(visible(str(value)), ensure_ascii=False)


def _plain(words: str) -> str:
    made = visible(words)
    for sign in "\\`*_[]<>|":
        made = made.replace(sign, f"\\{sign}")
    return made
