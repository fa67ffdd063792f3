"""Rules for editions whose source can be read, yet says something that it must not.

Each rule is a generator with codes of its own; the tests have a good and a bad example of each.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_protocol.checking.dates import (
    cycles_agree,
    dates_follow_one_another,
    lists_of_dates_are_in_order,
    printed_dates_agree,
    qualifiers_stand_beside_their_dates,
)
from mkdocs_protocol.core.edition_dates import FactState
from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.problems import Location, Problem, unknown_clause
from mkdocs_protocol.core.protocol import Section, walk
from mkdocs_protocol.core.quoting import stands_in
from mkdocs_protocol.core.text import WITHHELD, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.vocabulary import Vocabulary

    Rule: TypeAlias = Callable[[Edition, Vocabulary], Iterator[Problem]]


def problems(edition: Edition, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield the problems that every rule finds in an edition."""
    for rule in RULES:
        yield from rule(edition, vocabulary)


def printed_words_stand_in_the_text(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """Words given as printed must be found in the body, letter by letter, whatever the line breaks."""
    body = edition.running_text
    for path, words in _printed(edition):
        if not stands_in(body, words):
            yield Problem(
                _place(edition, path),
                f"the text below does not have the words “{words}”; write them as they are printed, or "
                "put them where they are in the document",
                "words-not-in-text",
            )


def silence_is_true(edition: Edition, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A topic declared silent is a known one, named once, and no clause is about it."""
    used = {
        topic
        for clause in edition.clauses
        for given in clause.classifications
        for topic in (given.topic, *given.also)
    }
    hints = Hints()
    met: set[str] = set()
    for index, topic in enumerate(edition.silent):
        at = _place(edition, f"silent.{index}")
        if not vocabulary.topics:
            return  # The list itself cannot be read, which has been reported.
        if topic not in vocabulary.topic_by_id:
            hint = hints(topic, vocabulary.topic_by_id, listed_in="topics.yml")
            yield Problem(at, f"unknown topic '{topic}'{hint}", "unknown-topic")
        elif topic in met:
            yield Problem(at, f"'{topic}' is in this list twice; keep one", "silent-twice")
        elif edition.incomplete:
            yield Problem(
                at,
                "the document is incomplete, so nothing of it can be called silent; take "
                f"'{topic}' out of this list",
                "silent-but-incomplete",
            )
        elif topic in used:
            yield Problem(
                at,
                f"a clause has the topic '{topic}', so the document is not silent on it; "
                "take it out of this list, or off the clause",
                "silent-but-covered",
            )
        met.add(topic)


def cited_clauses_exist(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """A finding or note names clauses that exist."""
    named = [
        (f"findings.{i}.clauses.{j}", clause)
        for i, finding in enumerate(edition.findings)
        for j, clause in enumerate(finding.clauses)
    ]
    named += [
        (f"dismissed.{i}.clauses.{j}", clause)
        for i, dismissal in enumerate(edition.dismissed)
        for j, clause in enumerate(dismissal.clauses)
    ]
    named += [(f"notes.{i}.clause", note.clause) for i, note in enumerate(edition.notes)]
    hints = Hints()
    for path, clause in named:
        if clause not in edition.clause_by_id:
            yield unknown_clause(_place(edition, path), clause, edition.clause_by_id, hints)


def linked_clauses_exist(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """A link `#c-2.3` names a clause or a part that exists."""
    known = {
        *edition.clause_by_id,
        *(part.id for clause in edition.clauses for part in clause.parts),
    }
    hints = Hints()
    for node in walk(edition.body):
        for link in _links(node.title if isinstance(node, Section) else node.blocks):
            target = link.href.removeprefix("#c-")
            if target != link.href and target not in known:
                hint = hints(target, known)
                yield Problem(
                    link.at,
                    f"the link '{link.href}' does not lead to a clause{hint}",
                    "unknown-clause",
                )


def withheld_names_are_declared(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """Each “[name withheld]” of the text is declared among the differences."""
    standing = edition.running_text.count(WITHHELD)
    declared = sum(d.times for d in edition.differences if d.reason == "personal name withheld")
    if standing != declared:
        yield Problem(
            edition.places.get("differences", edition.at),
            f"the text withholds {standing} name(s) but {declared} are declared; list each “{WITHHELD}” "
            "under differences with the reason 'personal name withheld'",
            "withheld-name-undeclared",
        )


RULES: tuple[Rule, ...] = (
    printed_words_stand_in_the_text,
    silence_is_true,
    cited_clauses_exist,
    linked_clauses_exist,
    dates_follow_one_another,
    lists_of_dates_are_in_order,
    printed_dates_agree,
    cycles_agree,
    qualifiers_stand_beside_their_dates,
    withheld_names_are_declared,
)
"""Every rule, in the order in which problems at the same place are reported."""


def _links(text: object) -> Iterator[Link]:
    """Yield each link in some text; every shape of text holds others in its fields."""
    if isinstance(text, Link):
        yield text
    if isinstance(text, tuple):
        for inner in text:
            yield from _links(inner)
    else:
        shape: Any = type(text)
        for name in _field_names(shape):
            yield from _links(getattr(text, name))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def _printed(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each fact that claims to be printed: where it is given, and its words."""
    if not edition.untitled:
        yield "title", edition.title
    for index, title in enumerate(edition.other_titles):
        yield f"other_titles.{index}", title
    for fact in edition.dates.recorded:
        key = "words" if fact.state is FactState.WORDED else "printed"
        given = {
            key: fact.printed,
            "by": fact.by,
            "qualifier": fact.qualifier,
            "version": fact.version,
            "minute": fact.minute,
        }
        for name, words in given.items():
            if words:
                yield f"{fact.path}.{name}", words
    if edition.version:
        yield "version", edition.version
    if edition.cycle and edition.cycle.printed:
        yield "cycle.printed", edition.cycle.printed
    if edition.sign_off:
        yield "signed_by.printed", edition.sign_off.printed


def _place(edition: Edition, path: str) -> Location:
    """Return where a fact is given in the source."""
    return edition.places.get(path, edition.at)
