"""What `search.yml` calls silent, checked against the documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council, Handbook


def search_problems(handbook: Handbook, council: Council) -> Iterator[Problem]:
    """Yield each subject whose words are in a council's document that was read for it."""
    for subject in handbook.vocabulary.search.subjects:
        if council.id not in subject.read:
            continue
        # The words as they are, or with an ending; "pay" is not in "repay".
        words = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, subject.words))})(?:s|es|'s|’s)?\b", re.IGNORECASE
        )
        for clause in council.leading_edition.clauses:
            if found := words.search(f"{clause.heading}\n{clause.text}"):
                yield Problem(
                    subject.at,
                    f"'{subject.id}' is called a subject that no document covers, but {council.short_name} "
                    f"{clause.label} has '{found.group()}'; take the word out, or the subject",
                    "search-subject-not-silent",
                )
                break
