"""What an import guessed about a file, and how far a person has settled it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_protocol.core.problems import Location


@dataclass(frozen=True, slots=True)
class ImportGuess:
    """Something that was assumed, or could not be carried over, at one or more places."""

    code: str
    what: str
    uncertain: bool = False
    """Whether it has to be checked before the text can be relied on."""
    settled: bool = False
    where: tuple[str, ...] = ()
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """How an edition was made from a file."""

    edition: str
    file: str
    """The file's name."""
    sha256: str
    imported: str
    """The day of the import."""
    follows: str = ""
    """The edition whose ids and topics it took over, if any."""
    document: str = "protocol"
    """The kind of document that it is an edition of."""
    guesses: tuple[ImportGuess, ...] = ()
    at: Location = field(default=Location(""), compare=False)
