"""Two small documents to compare, written as their clauses stand on paper, and rows as lines to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents import documents
from mkdocs_protocol.comparing.two_documents.comparison import Side
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.documents import Document
from mkdocs_protocol.core.edition_dates import Dates
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Classification, Clause, Edition
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.terms import Role, RoleSide
from mkdocs_protocol.core.text import Item, ItemList, Paragraph, Words
from mkdocs_protocol.core.vocabulary import ClauseKind, CouncilKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Comparison, Passage, Row
    from mkdocs_protocol.core.expectations import ExpectationRow
    from mkdocs_protocol.core.text import Block

AT = Location("councils/example/editions/undated.md")


def side(text: str, council: str = "one", **names: Sequence[str]) -> Side:
    """Return a document from lines such as `1.1 Everyone is civil.`, with `- an item` below them.

    In front of a number may stand, in brackets, who owes the clause and its topic: `[officers trust] 1.1 …`.
    `names` are the council's own for roles.
    """
    clauses = [_clause(lines) for lines in _paragraphs(text)]
    return side_of(clauses, council, **names)


def side_of(clauses: Iterable[Clause], council: str = "one", **names: Sequence[str]) -> Side:
    """Return a document of these clauses."""
    edition = Edition(
        id="undated",
        title="Protocol",
        other_titles=(),
        status=Status.IN_FORCE,
        dates=Dates(),
        body=tuple(clauses),
        at=AT,
    )
    own = tuple((role, tuple(said)) for role, said in names.items())
    whose = Council(
        council,
        council.title(),
        council.title(),
        CouncilKind.PARISH,
        (Document(PROTOCOL, (edition,)),),
        AT,
        role_names=own,
    )
    return Side(whose, edition)


def clause(
    id_: str,
    text: str,
    items: Sequence[str] = (),
    *,
    topic: str = "respect",
    binds: Sequence[str] = (),
) -> Clause:
    """Return a clause with these words, and below them a list."""
    blocks: list[Block] = [Paragraph((Words(text),))] if text else []
    if items:
        listed = tuple(Item("", (Paragraph((Words(item),)),)) for item in items)
        blocks.append(ItemList(listed))
    kind = ClauseKind.EXPECTATION if binds else ClauseKind.DESCRIPTION
    return Clause(
        id=id_,
        number=id_,
        printed=id_,
        heading="",
        is_heading=False,
        label=id_,
        blocks=tuple(blocks),
        parts=(),
        classification=Classification(topic=topic, kind=kind, binds=tuple(binds)),
        divided=False,
        at=AT,
    )


ROLES = (
    Role("clerk", "Clerk", side=RoleSide.STAFF, also_called=("clerk",)),
    Role("officers", "Officers", side=RoleSide.STAFF, also_called=("officer", "officers", "staff")),
    Role("councillors", "Councillors", side=RoleSide.MEMBERS, also_called=("councillor", "councillors", "member", "members")),
    Role("chair", "Chair", side=RoleSide.MEMBERS, also_called=("chair", "chairman", "chairmen")),
)  # fmt: skip
LITTLE_WORDS = frozenset(["a", "and", "any", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "their", "to", "which", "who", "will", "with"])  # fmt: skip
VOCABULARY = Vocabulary(roles=ROLES, little_words=LITTLE_WORDS)


def compare(left: Side, right: Side, declared: Sequence[ExpectationRow] = ()) -> Comparison:
    """Return two documents compared, with a few roles."""
    return documents.compare(left, right, VOCABULARY, declared)


def said(comparison: Comparison) -> list[str]:
    """Return what a comparison says, a line a row: `1.1 = 2.1: reworded, moved`; an item's begins with two spaces."""
    return [line for row in comparison.rows for line in _lines(row)]


def _lines(row: Row, indent: str = "") -> list[str]:
    what = f"{row.wording}, {row.place}" if row.place else str(row.wording)
    but = f", but see {_refs(row.elsewhere)}" if row.elsewhere else ""
    own = f"{indent}{_refs(row.left)} = {_refs(row.right)}: {what}{but}"
    return [own, *(line for item in row.items for line in _lines(item, f"{indent}  "))]


def _refs(passages: Sequence[Passage]) -> str:
    return " + ".join(passage.ref for passage in passages) or "--"


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("- "):
            found[-1].append(line.removeprefix("- "))
        else:
            found.append([line])
    return found


def _clause(lines: list[str]) -> Clause:
    first, *items = lines
    binds: list[str] = []
    topic = "respect"
    if first.startswith("["):
        given, _, first = first[1:].partition("] ")
        for word in given.split():
            if word in ("officers", "councillors", "clerk"):
                binds.append(word)
            else:
                topic = word
    number, _, words = first.partition(" ")
    return clause(number, words, items, topic=topic, binds=binds)
