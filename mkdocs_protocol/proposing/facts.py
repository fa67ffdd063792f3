"""What the facts of a source could say: dates, and the council's own names for roles."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.dates_left_out import left_out
from mkdocs_protocol.checking.proposals import proposals
from mkdocs_protocol.core.phrases import words
from mkdocs_protocol.proposing.proposal import Fields, Proposal, What, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.vocabulary import Vocabulary

_FEWEST = 2
"""How often a text must use a name before it is proposed as the text's name for a role."""


def proposed_dates(council: Council) -> Iterator[Proposal]:
    """Yield each date or cycle that a text of any of its documents prints and its facts do not give."""
    for document in council.documents:
        for edition in document.editions:
            for found in left_out(edition):
                yield Proposal(
                    What.DATE,
                    council.id,
                    place_of(edition),
                    found.key,
                    (("line", found.line),),
                    words=textwrap.shorten(found.printed, 90, placeholder=" …"),
                    score=1.0,
                )


def proposed_findings(council: Council) -> Iterator[Proposal]:
    """Yield what the texts of a council may show about themselves: references that lead nowhere, remains of a template.

    Missing facts are not findings: they are proposed as dates.
    """
    by_path = {edition.at.path: edition for edition in council.every_edition}
    seen: Counter[str] = Counter()
    for found in sorted(proposals(council)):
        if found.fact or found.at.path not in by_path:
            continue
        subject = "/".join([found.kind, *found.clauses])
        seen[subject] += 1
        times = seen[subject]
        edition = by_path[found.at.path]
        text = f"{found.text[0].upper()}{found.text[1:]}."
        yield Proposal(
            What.FINDING,
            council.id,
            place_of(edition),
            subject if times == 1 else f"{subject}/{times}",
            Fields.given(kind=str(found.kind), clauses=found.clauses, text=text).of,
            words=_words_of(edition, found.clauses),
        )


def _words_of(edition: Edition, clauses: tuple[str, ...]) -> str:
    said = " ".join(
        edition.clause_by_id[id_].text for id_ in clauses if id_ in edition.clause_by_id
    )
    # Cut first: a clause without end would be gone through for each of its findings.
    return textwrap.shorten(said[: 9 * _SHOWN], _SHOWN, placeholder=" …")


_SHOWN = 240
"""How many characters of the clauses a proposal shows."""


def proposed_role_names(council: Council, vocabulary: Vocabulary) -> Iterator[Proposal]:
    """Yield, for each role without names in council.yml, the common names that the text uses more than once.

    Each is given as the text prints it most often, so that a page says "Members" where the document does. A role that the
    text calls only what pages call it anyway needs none.
    """
    given = {role for role, _ in council.role_names}
    text = " ".join(clause.text for clause in council.leading_edition.clauses)
    for role in vocabulary.roles:
        common = {words(name): name for name in (role.label, *role.also_called)}
        found = (as_printed(text, name) for name in common.values())
        names = tuple(dict.fromkeys(name for name in found if name))
        own = {name.casefold() for name in names} - {role.label.casefold()}
        if own and role.id not in given:
            yield Proposal(
                What.ROLE_NAME,
                council.id,
                "",
                role.id,
                (("names", names),),
                words=", ".join(names),
            )


def as_printed(text: str, name: str) -> str:
    """Return a name as a text prints it most often, or "" if it is printed too seldom to be a name."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    found = [" ".join(one.split()) for one in re.findall(rf"\b{pattern}\b", text, re.IGNORECASE)]
    return Counter(found).most_common(1)[0][0] if len(found) >= _FEWEST else ""
