"""What an import guessed and nobody has settled yet: reported until a person has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.imports import ImportGuess


@dataclass(frozen=True, slots=True, order=True)
class Unsettled:
    """A guess made by an import that waits for a person; it does not stop anything from being published."""

    at: Location
    """In the record, where it is settled."""
    what: str
    uncertain: bool

    def __str__(self) -> str:
        return visible(f"{self.at}: {self.what}; look at it, then write settled: true there")


def unsettled(council: Council) -> Iterator[Unsettled]:
    """Yield what is not yet settled in a council's imports."""
    for record in council.imports:
        for guess in record.guesses:
            if not guess.settled:
                yield Unsettled(guess.at, _in_words(guess), guess.uncertain)


def _in_words(guess: ImportGuess) -> str:
    kind = "uncertain" if guess.uncertain else "taken to be so"
    places = len(guess.where)
    where = (
        f" ({guess.where[0]})"
        if places == 1
        else f" ({places} places, the first: {guess.where[0]})"
        if places
        else ""
    )
    return f"{kind}: {guess.what}{where}"
