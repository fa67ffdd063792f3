"""A council whose parts are in the store: each is taken from there on request, and noted as read.

The text of an edition is a part by itself, and so is each clause that is asked for by its id: most pages show what an
edition is, and a clause or two of it, and need not be made again when another clause changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.phrases import Phrases
from mkdocs_protocol.core.protocol import Clause, Edition, walk
from mkdocs_protocol.store.digests import digest, digest_of_bytes
from mkdocs_protocol.store.packing import comparable, packed, unpacked
from mkdocs_protocol.store.reads import COUNCIL, EVERY, noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.protocol import Node
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.store.reads import Dependency, Reads

T = TypeVar("T")

SHORT = (
    "id", "name", "short_name", "kind", "kind_called", "at", "unnamed", "ambiguous", "country", "country_ground",
    "website", "published",
)  # fmt: skip
"""Short fields, which every page may show for any council."""
PARTS = tuple(field.name for field in fields(Council) if field.name not in SHORT)
"""Everything else: read only if a page needs it."""
_DOCUMENTS = "documents"
"""The part with the editions: who takes it has read all that they say but for their texts."""
_TEXT = "text"
"""The texts of all editions, whole."""
_CLAUSE = "clause"
"""One clause, named by its edition and its id besides."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A council as it is kept: short fields unchanged, the parts as bytes, with a name for each."""

    short: Mapping[str, object]
    parts: Mapping[str, bytes]
    names: Mapping[str, str]
    clauses: bytes
    """A name for each clause of each edition, packed."""
    leading: str
    """The names of those of its leading edition, in the order of the text."""
    phrases: Phrases
    """The phrases of that edition: so it can be compared without being unpacked."""

    @staticmethod
    def of(council: Council) -> Packed:
        """Return a council as it is kept."""
        parts = {name: packed(getattr(council, name)) for name in PARTS}
        short = {name: getattr(council, name) for name in SHORT}
        names = {name: digest_of_bytes(part) for name, part in parts.items()}
        bare = council.with_each_edition(lambda edition: replace(edition, body=()))
        names |= {_TEXT: names[_DOCUMENTS], _DOCUMENTS: digest_of_bytes(comparable(bare.documents))}
        clauses = {
            (_place(edition), clause.id): digest_of_bytes(comparable(clause))[:_LENGTH]
            for edition in council.every_edition
            for clause in edition.clauses
        }
        edition = council.leading_edition
        leading = "".join(clauses[_place(edition), clause.id] for clause in edition.clauses)
        phrases = Phrases.of(clause.text for clause in edition.clauses)
        return Packed(short, parts, names, packed(clauses), leading, phrases)


_LENGTH = 16
"""How many characters the name of a clause has: there are a hundred thousand clauses."""


class _Part:
    """A part of a kept council."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, council: KeptCouncil | None, kind: type | None = None) -> Any:
        return self if council is None else council.part(self._name)


class KeptCouncil(Council):
    """A council that is read part by part, and notes which parts were read.

    It can be used like the council that was packed, except for two things that make it quick: it is equal only to
    itself, since a handbook has one of each, and its hash does not go through everything it holds.
    """

    reads: Reads
    short: Mapping[str, object]
    """What is not a part, by name."""

    def __init__(self, kept: Packed, reads: Reads, whole: Council | None = None) -> None:
        """`whole` is the council itself, if it has just been read."""
        known = {name: getattr(whole, name) for name in PARTS} if whole else {}
        still_packed = {} if whole else dict(kept.parts)  # Each is dropped when it is unpacked.
        self.__dict__.update(kept.short)
        self.__dict__.update(
            short=kept.short,
            reads=reads,
            _names=kept.names,
            _clauses=kept.clauses,
            _leading=kept.leading,
            _phrases=kept.phrases,
            _packed=still_packed,
            _known=known,
        )
        if whole:
            known[_DOCUMENTS] = self._noting(whole.documents)

    def part(self, name: str) -> object:
        """Return a part, and note it as read."""
        known: dict[str, object] = self.__dict__["_known"]
        if name not in known:
            found: Any = unpacked(self.__dict__["_packed"].pop(name))
            known[name] = self._noting(found) if name == _DOCUMENTS else found
        self.reads.note((self.dependency(name),))
        return known[name]

    def named_clauses(self) -> Iterator[tuple[Clause, str]]:
        """Yield each clause of editions that have been unpacked, with its name; nothing is noted."""
        documents: Any = self.__dict__["_known"].get(_DOCUMENTS, ())
        for edition in (each for one in documents for each in one.editions):
            for id_, clause in edition.every_clause.items():
                yield clause, self.name_of(_CLAUSE, _place(edition), id_)

    def clause_names(self) -> list[str]:
        """Return a name for what each clause of its leading edition says, in order; its text is read."""
        self.reads.note((self.dependency(_DOCUMENTS), self.dependency(_TEXT)))
        names: str = self.__dict__["_leading"]
        return [names[at : at + _LENGTH] for at in range(0, len(names), _LENGTH)]

    def phrases(self) -> Phrases | None:
        """Return the phrases of its leading edition, whose text is read; None if they have been asked for before.

        They are asked for once in a build, and would take much memory to keep.
        """
        self.reads.note((self.dependency(_DOCUMENTS), self.dependency(_TEXT)))
        found: Phrases | None = self.__dict__.pop("_phrases", None)
        return found

    def _noting(self, documents: tuple[Document, ...]) -> tuple[Document, ...]:
        """Return documents whose texts are noted as read where they are."""
        return tuple(
            replace(one, editions=tuple(KeptEdition.of(each, self) for each in one.editions))
            for one in documents
        )

    def dependency(self, *part: str) -> Dependency:
        """Return the name under which it is noted that a part was read."""
        return (COUNCIL, self.id, *part)

    def name_of(self, part: str, *clause: str) -> str:
        """Return a name for what a part holds; "" for a clause that is not there."""
        if part != _CLAUSE:
            names: Mapping[str, str] = self.__dict__["_names"]
            return names[part]
        known = self.__dict__["_clauses"]
        if isinstance(known, bytes):
            known = self.__dict__["_clauses"] = unpacked(known)
        return str(known.get(clause, ""))

    @noted
    def protocol(self) -> Document:
        """Its protocol."""
        found: Document = Council.__dict__["protocol"].func(self)
        return found

    @noted
    def tree_by_situation(self) -> dict[str, Tree]:
        """Its answers by the situations' ids."""
        found: dict[str, Tree] = Council.__dict__["tree_by_situation"].func(self)
        return found

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return hash(self.id)


class KeptEdition(Edition):
    """An edition of a kept council, whose text is noted as read where it is: all of it, or a clause by its id."""

    def __init__(self, council: KeptCouncil | None = None, **said: Any) -> None:
        """`said` is what an edition is made of. Without a council, as `replace` makes it, nothing is noted."""
        self.__dict__.update(said, _council=council)

    @classmethod
    def of(cls, edition: Edition, council: KeptCouncil) -> KeptEdition:
        """Return an edition of a council."""
        return cls(
            council, **{field.name: getattr(edition, field.name) for field in fields(Edition)}
        )

    @property
    def body(self) -> tuple[Node, ...]:
        """Its text."""
        self.note(_TEXT)
        body: tuple[Node, ...] = self.__dict__["body"]
        return body

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, in the order of the text."""
        self.note(_TEXT)
        return self._once("clauses", lambda: tuple(self.every_clause.values()))

    @property
    def clause_by_id(self) -> Mapping[str, Clause]:  # type: ignore[override]
        """Every clause by its id; whoever asks for one has read that one."""
        return _Clauses(self)

    @property
    def running_text(self) -> str:
        """Every word of the adopted text in one line."""
        self.note(_TEXT)
        return self._once("running text", lambda: " ".join(self.words))

    @property
    def every_clause(self) -> dict[str, Clause]:
        """Every clause by its id, for callers that note for themselves what they read."""

        def make() -> dict[str, Clause]:
            found = (node for node in walk(self.__dict__["body"]) if isinstance(node, Clause))
            return {clause.id: clause for clause in found}

        return self._once("clause by id", make)

    def _once(self, name: str, make: Callable[[], T]) -> T:
        known = self.__dict__.get(f"_{name}")
        if known is None:
            known = self.__dict__[f"_{name}"] = make()
        found: T = known
        return found

    @property
    def name(self) -> str:
        """A name for all that it says, which also changes with the council's other documents; "" without a council."""
        council: KeptCouncil | None = self.__dict__["_council"]
        return f"{council.name_of(_TEXT)} {_place(self)}" if council is not None else ""

    def note(self, part: str, *clause: str) -> None:
        """Note that its text has been read, or one clause of it."""
        council: KeptCouncil | None = self.__dict__["_council"]
        if council is not None:
            place = (_place(self), *clause) if clause else ()
            council.reads.note((council.dependency(part, *place),))

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return hash(self.id)


class _Clauses(Mapping[str, Clause]):
    """The clauses of a kept edition by their ids."""

    def __init__(self, edition: KeptEdition) -> None:
        self._edition = edition

    def __getitem__(self, id_: str) -> Clause:
        self._edition.note(_CLAUSE, id_)
        return self._edition.every_clause[id_]

    def __iter__(self) -> Iterator[str]:
        self._edition.note(_TEXT)
        return iter(self._edition.every_clause)

    def __len__(self) -> int:
        self._edition.note(_TEXT)
        return len(self._edition.every_clause)


def _place(edition: Edition) -> str:
    """Return what distinguishes an edition of a council from all of its others."""
    return f"{edition.kind.id} {edition.id}"


def clause_names(council: Council) -> list[str]:
    """Return a name for what each clause of a council's leading edition says; "" where nothing is kept of the council."""
    if isinstance(council, KeptCouncil):
        return council.clause_names()
    return [""] * len(council.leading_edition.clauses)


def phrases_of(council: Council) -> Phrases:
    """Return the phrases of a council's leading edition, which is not unpacked for that if it can be avoided."""
    kept = council.phrases() if isinstance(council, KeptCouncil) else None
    return kept or Phrases.of(clause.text for clause in council.leading_edition.clauses)


def part_digest(handbook: Handbook, dependency: Dependency) -> str:
    """Return a digest of what a council's part holds now. Raises LookupError where it is gone."""
    _, council, *part = dependency
    if council == EVERY:
        return digest(
            [part_digest(handbook, (COUNCIL, one.id, *part)) for one in handbook.councils]
        )
    found = handbook.council_by_id[council]
    if not isinstance(found, KeptCouncil):
        raise LookupError(council)
    return found.name_of(*part)


def name_of_short(handbook: Handbook) -> str:
    """Return a digest of everything that is not a noted dependency: what may be shown of any council anywhere, and their order."""
    short = (one.short for one in handbook.councils if isinstance(one, KeptCouncil))
    return digest([[repr(item) for item in each.items()] for each in short])


for _name in PARTS:
    setattr(KeptCouncil, _name, _Part(_name))
