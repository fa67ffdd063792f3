"""How well the program finds what answers what, held to what people decided by reading.

    python tests/benchmark/alignment_quality.py

Of items: the rows of `councils/expectations.yml`, declared before the program was written; a pair counts as found
wrongly if either of its items is an expectation and no row puts them together. Of clauses:
`tests/golden/clause-pairs.tsv`, where by the same reading a list answers a list, or a clause that says several of its
items. Of both, what a row puts side by side without that (prose beside an item; two clauses of which a sentence of each
says it) counts neither as right nor as wrong: a person has said that they have to do with each other. Nothing that a
person declared is given to the program here.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))


from support.handbook import real_site

from mkdocs_protocol.comparing.two_documents import matching
from mkdocs_protocol.comparing.two_documents.comparison import Side
from mkdocs_protocol.comparing.two_documents.declarations import declarations, declared_of
from mkdocs_protocol.comparing.two_documents.documents import matches
from mkdocs_protocol.comparing.two_documents.passages import prepared

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.comparing.two_documents.passages import Document, Prepared

HANDBOOK = real_site().handbook
CLAUSE_PAIRS = Path(__file__).parents[1] / "golden/clause-pairs.tsv"

PAIRS = (
    ("wellingborough", "barrow"),
    ("wellingborough", "unnamed"),
    ("wellingborough", "weston-super-mare"),
    ("barrow", "unnamed"),
    ("barrow", "weston-super-mare"),
    ("unnamed", "weston-super-mare"),
    ("wellingborough", "halstead"),
    ("barrow", "halstead"),
    ("unnamed", "halstead"),
    ("halstead", "weston-super-mare"),
)
"""All of these were looked at while the weights were chosen: `with_one_left_out` gives the honest figure."""


@dataclass(frozen=True)
class Count:
    """How many pairs were found rightly, found at all, and to be found."""

    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was to be found that was."""
        return self.right / self.true

    def __str__(self) -> str:
        return f"{self.right:4} of {self.found:3} found, of {self.true:3} true: P {self.precision:.3f} R {self.recall:.3f}"


def of_items(left: str, right: str) -> Count:
    """Count the pairs of items of two councils."""
    expectations = [row for row in HANDBOOK.expectations if row.is_expectation]
    true = {(a.ref, b.ref) for row in expectations for a in row.of(left) for b in row.of(right)}
    listed = (
        {item.ref for row in expectations for item in row.of(left)},
        {item.ref for row in expectations for item in row.of(right)},
    )
    one, other = _document(left), _document(right)
    items, _, _ = matches(one, other)
    pairs = {(_ref(items.left[i]), _ref(items.right[j])) for i, j in items.pairs}
    beside = _beside(one, other)
    found = {(a, b) for a, b in pairs - (beside - true) if a in listed[0] or b in listed[1]}
    return Count(len(true & found), len(found), len(true))


def of_clauses(left: str, right: str) -> Count:
    """Count the pairs of clauses of two councils."""
    with CLAUSE_PAIRS.open(encoding="utf-8", newline="") as file:
        lines = [*csv.DictReader(file, delimiter="\t")]
    true = {
        (line["left_clause"], line["right_clause"])
        for line in lines
        if (line["left"], line["right"]) == (left, right)
    }
    one, other = _document(left), _document(right)
    _, clauses, _ = matches(one, other)
    found = {(_clause(clauses.left[i]), _clause(clauses.right[j])) for i, j in clauses.pairs}
    clause_of = [
        {_ref(each): _clause(each) for each in (*d.clauses, *d.items)} for d in (one, other)
    ]
    beside = {
        (clause_of[0].get(a, a), clause_of[1].get(b, b)) for a, b in _beside(one, other)
    } - true
    return Count(len(true & found), len(found - beside), len(true))


def with_one_left_out(name: str, count: Callable[[str, str], Count]) -> Count:
    """Count the pairs with each council, if what is enough was chosen by the pairs without it, for 19 of 20 to be right.

    This is the honest figure for `enough`; the other weights were chosen by all pairs.
    """
    weights = getattr(matching, name)
    by_enough = {}
    for hundredths in range(80, 141, 2):
        changed = replace(weights, enough=hundredths / 100)
        with patch.object(matching, name, changed):
            by_enough[hundredths] = {pair: count(*pair) for pair in PAIRS}
    found = []
    for council in sorted({council for pair in PAIRS for council in pair}):
        chosen = next(
            counts
            for counts in by_enough.values()
            if pooled([c for pair, c in counts.items() if council not in pair]).precision >= 0.95
        )
        found += [one for pair, one in chosen.items() if council in pair]
    return pooled(found)


def pooled(counts: list[Count]) -> Count:
    """Return several counts as one."""
    return sum(counts, Count())


def main() -> None:
    """Print a line a pair, and what they come to together."""
    for name, weights, count in (
        ("items of expectation lists", "ITEMS", of_items),
        ("clauses of whole documents", "CLAUSES", of_clauses),
    ):
        print(name)
        counts = [count(*pair) for pair in PAIRS]
        for pair, one in zip(PAIRS, counts, strict=True):
            print(f"  {' - '.join(pair):34} {one}")
        print(f"  {'all ten':34} {pooled(counts)}")
        print(f"  {'one council left out, each twice':34} {with_one_left_out(weights, count)}")


@cache
def _document(council: str) -> Document:
    found = HANDBOOK.council_by_id[council]
    return prepared(Side(found, found.leading_edition), HANDBOOK.vocabulary)


def _beside(one: Document, other: Document) -> frozenset[tuple[str, str]]:
    rows = HANDBOOK.expectations
    return declarations(one, other, declared_of(one, rows), declared_of(other, rows)).beside


def _ref(found: Prepared) -> str:
    return found.passage.ref


def _clause(found: Prepared) -> str:
    return found.passage.clause.id


if __name__ == "__main__":
    main()
