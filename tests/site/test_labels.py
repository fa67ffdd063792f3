"""What stands above findings, and that one clause by itself is not said to disagree with others."""

from __future__ import annotations

from mkdocs_protocol.core.protocol import Finding
from mkdocs_protocol.core.vocabulary import FindingKind
from mkdocs_protocol.site.labels import conflicts_label, labelled


def conflict(*clauses: str) -> Finding:
    return Finding(FindingKind.CONFLICT, "About it.", clauses)


def test_one_clause_and_several_are_not_under_one_heading() -> None:
    alone, apart, missing = (
        conflict("4.4"),
        conflict("4.2", "4.4"),
        Finding(FindingKind.MISSING, "Not there."),
    )
    assert [*labelled([missing, alone, apart])] == [
        ("Clauses that do not agree", (apart,)),
        ("Not said", (missing,)),
        ("Can be read in more than one way", (alone,)),
    ]


def test_conflicts_are_called_by_whether_any_is_between_clauses() -> None:
    assert conflicts_label([("4.4",)]) == "Can be read in more than one way"
    assert conflicts_label([("4.2", "4.4"), ("1", "2")]) == "Clauses that do not agree"
    both = "Clauses that do not agree, or can be read in more than one way"
    assert conflicts_label([("4.4",), ("4.2", "4.4")]) == both
