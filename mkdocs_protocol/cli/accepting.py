"""`suggest` and `accept`: proposals for a person to decide on, and what they accepted written down."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.cli.printing import PlainError, say, say_json
from mkdocs_protocol.cli.where import councils_folder, shown
from mkdocs_protocol.proposing.accepting import Accepted, accept
from mkdocs_protocol.proposing.everything import every_proposal, with_decisions
from mkdocs_protocol.proposing.proposal import Decision, What
from mkdocs_protocol.proposing.proposals_file import (
    proposals_text,
    read_proposals,
    record_of,
    row_record,
)
from mkdocs_protocol.proposing.rows import new_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.proposing.proposal import Proposal


_NOTHING = (
    "Nothing to propose: clauses, lists, questions and situations have what a person gave them, and the facts all that the "
    "text prints."
)


def print_proposals(handbook: Handbook, only: tuple[str, ...], *, as_json: bool) -> None:
    """Print every proposal: the file that `--write` would begin, or for programs its entries and the new rows."""
    proposals = [*every_proposal(handbook, only)]
    rows = [*new_rows(handbook, only)]
    if as_json:
        say_json({"proposals": [*map(record_of, proposals)], "rows": [*map(row_record, rows)]})
    elif proposals or rows:
        say(proposals_text(proposals, "proposals.yml", rows))
    else:
        say(_NOTHING)


def write_proposals(handbook: Handbook, path: Path, only: tuple[str, ...]) -> None:
    """Write every proposal into a file; what a person has decided in it before stays as decided."""
    decided, problems = read_proposals(path, shown(path.parent)) if path.exists() else ((), ())
    if problems:
        raise PlainError(f"{problems[0]}; correct it, or name another file")
    proposals = with_decisions(every_proposal(handbook, only), decided)
    if not proposals:
        say(_NOTHING)
        return
    _write(path, proposals_text(proposals, shown(path), new_rows(handbook, only)))
    counts = Counter(str(one.what) for one in proposals)
    counted = ", ".join(f"{number} {what}" for what, number in counts.items())
    say(f"wrote {shown(path)}: {counted}")
    say(f"Next: decide after each `decide:`, then run: mkdocs-protocol accept {shown(path)}")


def accept_proposals(handbook: Handbook, path: Path, folder: Path) -> Accepted:
    """Write what was accepted into the sources, and take it out of the file. Return what came of it."""
    decided, problems = read_proposals(path, shown(path.parent))
    root, _ = councils_folder(folder)
    made = accept(root, handbook, decided, handbook.as_of, is_trial=bool(problems))
    if problems:  # The rest of the file is tried, so that one run reports everything.
        return Accepted((), (), (*problems, *made.problems))
    if made.written:
        done = {one.key for one in made.written}
        left = [one for one in decided if one.key not in done]
        _write(path, proposals_text(left, shown(path)))
    for file in made.files:
        say(f"wrote {shown(file)}")
    counts = Counter(one.decision for one in decided)
    written = [one for one in made.written if one.decision is Decision.ACCEPT]
    say(f"{len(written)} written, {counts[Decision.STRIKE]} struck, {counts[Decision.OPEN]} open")
    if made.written and not made.problems:
        say(f"Next: {_next(written, path)}")
    return made


def _next(written: Sequence[Proposal], path: Path) -> str:
    councils = [*dict.fromkeys(one.council for one in written if one.what is What.MARGIN)]
    if not councils:
        return "mkdocs-protocol check"
    only = " ".join(f"--only {council}" for council in councils)
    return (
        "answers, rows and trees rest on the topics that you accepted, so have them proposed again: "
        f"mkdocs-protocol suggest {only} --write {shown(path)}"
    )


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise PlainError(
            f"{shown(path)} cannot be written ({error.strerror}); name another file"
        ) from None
