"""Topics on which a document may be silent, each with the clause that comes nearest: a person reads it and decides.

Similar wording cannot distinguish a silence from a topic in other words: in the five documents here, topics on which
they are silent and topics that they cover both fall below the limit. So nothing here is more than a question.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.likeness import Scale
from mkdocs_protocol.proposing.margins import bag_of
from mkdocs_protocol.proposing.proposal import Proposal, What

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council, Handbook

_NEAR = 0.22
"""The likeness from which a clause is taken to be about a topic: of the topics on which one of the five is silent, only
one has more."""


def proposed_silences(
    handbook: Handbook, council: Council, margins: Iterable[Proposal]
) -> Iterator[Proposal]:
    """Yield each topic that no clause of a council's document comes close to.

    Topics that a clause has, or that `margins` proposes for one, are left out. If a document is known only in part,
    nothing is called silent.
    """
    edition = council.leading_edition
    if edition.incomplete or not edition.clauses:
        return
    used = {
        topic
        for clause in edition.clauses
        for given in clause.classifications
        for topic in (given.topic, *given.also)
    }
    used |= {str(dict(one.value)["topic"]) for one in margins if one.edition == edition.id}
    roles = handbook.vocabulary.roles
    about = _topics_of_others(handbook, council)
    bags = [bag_of(council, clause.heading, clause.text, roles) for clause in edition.clauses]
    scale = Scale([*about.values(), *bags])
    own = [scale.weighed(bag) for bag in bags]
    for topic in handbook.vocabulary.topics:
        if topic.id in used or topic.id in edition.silent or not about[topic.id]:
            continue
        asked = scale.weighed(about[topic.id])
        likeness, place = max((scale.likeness(asked, words), -at) for at, words in enumerate(own))
        if likeness < _NEAR:
            nearest = edition.clauses[-place]
            text = textwrap.shorten(nearest.text, 70, placeholder=" …")
            yield Proposal(
                What.SILENT,
                council.id,
                edition.id,
                topic.id,
                (("topic", topic.id),),
                words=f"{topic.label}: the closest is {nearest.label}, “{text}”",
                score=round(likeness, 2),
            )


def _topics_of_others(handbook: Handbook, council: Council) -> dict[str, Bag]:
    about: dict[str, Bag] = {topic.id: Counter() for topic in handbook.vocabulary.topics}
    for other in handbook.councils:
        if other.id == council.id:
            continue
        for clause in other.leading_edition.clauses:
            topics = {given.topic for given in clause.classifications if given.topic}
            for topic in topics & about.keys():
                about[topic].update(
                    bag_of(other, clause.heading, clause.text, handbook.vocabulary.roles)
                )
    return about
