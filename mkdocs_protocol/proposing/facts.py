"""What the facts of a source could say: dates, and the council's own names for roles."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.dates_left_out import left_out
from mkdocs_protocol.comparing.two_documents.folding import words
from mkdocs_protocol.proposing.proposal import Proposal, What

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.vocabulary import Vocabulary

_FEWEST = 2
"""How often a text has a name before it is taken for its name of a role."""


def proposed_dates(council: Council) -> Iterator[Proposal]:
    """Yield each date or cycle that a text prints and its facts do not give."""
    for edition in council.editions:
        for found in left_out(edition):
            yield Proposal(
                What.DATE,
                council.id,
                edition.id,
                found.key,
                (("line", found.line),),
                words=textwrap.shorten(found.printed, 90, placeholder=" …"),
                score=1.0,
            )


def proposed_role_names(council: Council, vocabulary: Vocabulary) -> Iterator[Proposal]:
    """Yield the common names of each role that the text has more than once and council.yml names nobody for."""
    given = {role for role, _ in council.role_names}
    text = " ".join(clause.text for clause in council.leading_edition.clauses)
    padded = f" {' '.join(words(text))} "
    for role in vocabulary.roles:
        names = [
            name
            for name in dict.fromkeys((role.label, *role.also_called))
            if padded.count(f" {' '.join(words(name))} ") >= _FEWEST
        ]
        if names and role.id not in given:
            yield Proposal(
                What.ROLE_NAME,
                council.id,
                "",
                role.id,
                (("names", tuple(names)),),
                words=", ".join(names),
            )
