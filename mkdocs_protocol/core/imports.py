"""What the import of a file guessed, and how far a person has settled it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_protocol.core.problems import Location


@dataclass(frozen=True, slots=True)
class ImportGuess:
    """Something that was taken to be so, or could not be carried, at one or more places."""

    code: str
    what: str
    uncertain: bool = False
    """Whether it has to be looked at before the text is believed."""
    settled: bool = False
    where: tuple[str, ...] = ()
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """How an edition came out of a file."""

    edition: str
    file: str
    """The file's name."""
    sha256: str
    imported: str
    """The day."""
    follows: str = ""
    """The edition whose ids and topics it took over, if any."""
    document: str = "protocol"
    """The kind of document that it is an edition of."""
    guesses: tuple[ImportGuess, ...] = ()
    at: Location = field(default=Location(""), compare=False)
