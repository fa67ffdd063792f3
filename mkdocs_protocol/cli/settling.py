"""`settle`: records, for many guesses of an import at once, that a person has looked at them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.cli.printing import PlainError, say
from mkdocs_protocol.cli.today import today
from mkdocs_protocol.cli.where import councils_folder, shown
from mkdocs_protocol.cli.writing import write_whole
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.imports import ImportGuess, ImportRecord

_FALSE = re.compile(r"^(\s*(?:- )?settled:\s*)false(?=\s*(?:#.*)?$)")
_CODE = re.compile(r"^(\s*)- code:")


@click.command("settle", short_help="Write that you have looked at what an import guessed.")
@click.argument("council")
@click.argument("codes", nargs=-1)
@click.option("--certain", is_flag=True, help="Everything that is not marked uncertain.")
@click.option("--all", "everything", is_flag=True, help="Everything, the uncertain too.")
@click.option("--edition", help="Only this edition's import.")
@click.option("--document", help="Only this document: protocol, grievance and so on; all unless named.")  # fmt: skip
@click.option(
    "--folder", type=click.Path(path_type=Path), default="councils", show_default=True,
    help="The folder with the councils.",
)  # fmt: skip
def settle_command(
    council: str,
    codes: tuple[str, ...],
    *,
    certain: bool,
    everything: bool,
    edition: str | None,
    document: str | None,
    folder: Path,
) -> None:
    """Write that you have looked at what imports of a council guessed: of some kinds, or of all; of every document.

    Without a kind or an option it lists what is not settled.
    """
    folder, _ = councils_folder(folder)
    every = _records(folder, council)
    records = _of(every, document, edition)
    if not records:
        there = ", ".join(f"--document {one.document} --edition {one.edition}" for one in every)
        raise PlainError(
            f"{council} has no import of that document and edition; give {there.replace(', ', ' or ')}"
            if there
            else f"{council} has no import, so there is nothing to settle"
        )
    known = {guess.code for record in records for guess in record.guesses}
    for code in codes:
        if code not in known:
            raise PlainError(f"nothing of the kind '{code}' was guessed{did_you_mean(code, known)}")
    if not (codes or certain or everything):
        _list(records, council)
        return
    for record in records:
        chosen = [
            guess
            for guess in record.guesses
            if not guess.settled
            and (everything or guess.code in codes or (certain and not guess.uncertain))
        ]
        if chosen:
            place = "" if record.document == PROTOCOL.id else record.document
            _settle(folder / council / place / "imports" / f"{record.edition}.yml", record, chosen)
    after = _of(_records(folder, council), document, edition)
    left = sum(not guess.settled for record in after for guess in record.guesses)
    say(f"{left} not settled" if left else "everything is settled")


def _records(folder: Path, council: str) -> tuple[ImportRecord, ...]:
    loaded = load(folder, as_of=today(), only=(council,), name=shown(folder))
    if any(problem.code == "unknown-council" for problem in loaded.problems):
        raise PlainError(loaded.problems[0].message)
    if loaded.problems:
        raise PlainError(
            f"{council} has faults (the first: {loaded.problems[0]}); first correct what mkdocs-protocol check reports"
        )
    return tuple(loaded.handbook.council_by_id[council].imports)


def _of(
    records: Sequence[ImportRecord], document: str | None, edition: str | None
) -> list[ImportRecord]:
    return [
        record
        for record in records
        if document in (None, record.document) and edition in (None, record.edition)
    ]


def _list(records: Sequence[ImportRecord], council: str) -> None:
    several = len({record.document for record in records}) > 1
    waiting = [
        (record, guess) for record in records for guess in record.guesses if not guess.settled
    ]
    for record, guess in sorted(waiting, key=lambda one: not one[1].uncertain):
        places = f" ({len(guess.where)} places)" if len(guess.where) > 1 else ""
        doubt = "uncertain: " if guess.uncertain else ""
        of = f"{record.document}: " if several else ""
        say(visible(f"{of}{guess.code}: {doubt}{guess.what}{places}"))
    say(
        "look at them; then name the kinds that are right, or give --certain or --all: "
        f"mkdocs-protocol settle {council} {waiting[0][1].code}"
        if waiting
        else "everything is settled"
    )


def _settle(path: Path, record: ImportRecord, chosen: Sequence[ImportGuess]) -> None:
    """Write `settled: true` into the entries of a record, and leave the rest as it is."""
    text = path.read_text("utf-8-sig")
    lines = text.split("\n")
    starts = sorted(guess.at.line for guess in record.guesses)
    for guess in sorted(chosen, key=lambda guess: -guess.at.line):
        first = guess.at.line - 1
        end = next((line - 1 for line in starts if line > guess.at.line), len(lines))
        for at in range(first, end):
            if _FALSE.match(lines[at]):
                lines[at] = _FALSE.sub(r"\1true", lines[at])
                break
        else:
            found = _CODE.match(lines[first])
            if not found:
                raise PlainError(
                    f"{guess.at}: this entry is written in a way that cannot be settled from here; write settled: true there"
                )
            lines.insert(first + 1, f"{found[1]}  settled: true")
        say(f"settled: {guess.code}")
    try:
        write_whole(path, "\n".join(lines).encode())
    except OSError as error:
        raise PlainError(
            f"{shown(path)} cannot be written ({error.strerror}); make room there"
        ) from None
