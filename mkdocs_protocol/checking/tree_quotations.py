"""What a tree quotes besides its steps, and quotations that leave out what governs them.

Each rule is a generator with codes of its own; the tests have a good and a bad example of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.graphs import reachable
from mkdocs_protocol.core.hints import Hints, did_you_mean
from mkdocs_protocol.core.problems import Problem, absent_council
from mkdocs_protocol.core.quoting import fault_of, left_out, stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.trees import Quote, Tree
    from mkdocs_protocol.core.vocabulary import Vocabulary

_CONDITION = re.compile(
    r"^should\b|\b(?:if|where|when|once|unless|until|except|provided|subject to|in the case of|as long as)\b",
    re.IGNORECASE,
)
"""How a condition is put: "if …", "subject to …", "Should such relationship break down …"."""
_POINTING = re.compile(r"(?:any |in )?(?:such|this|these|those|it|they|them)\b", re.IGNORECASE)
"""How words begin that point to words before them: "any such criticism", "they should"."""


def exceptions_are_quoted(
    tree: Tree, edition: Edition, vocabulary: Vocabulary
) -> Iterator[Problem]:
    """An exception rests on words of the document, and names roles that exist."""
    words = edition.running_text
    for node in tree.nodes:
        for index, one in enumerate(node.unless):
            path = f"nodes.{node.id}.unless.{index}"
            yield from _faults_of_quotes(tree, edition, one.quotes, f"{path}.quotes")
            yield from _unknown_roles(tree, one.concerns, f"{path}.concerns", vocabulary)
            for contact in one.who:
                at = f"{path}.who.{contact.role}"
                if contact.role not in vocabulary.role_by_id:
                    hint = did_you_mean(contact.role, vocabulary.role_by_id)
                    yield Problem(
                        tree.keys[at], f"unknown role '{contact.role}'{hint}", "unknown-role"
                    )
                if not stands_in(words, contact.name):
                    yield Problem(
                        tree.places[at],
                        f"the document does not have the name “{contact.name}”; "
                        "write what is there",
                        "tree-name-not-in-clause",
                    )
        for index, edge in enumerate(tree.onward[node.id]):
            path = f"nodes.{node.id}.answers.{index}.concerns"
            yield from _unknown_roles(tree, edge.concerns, path, vocabulary)


def what_can_be_expected_is_quoted(
    tree: Tree, edition: Edition, _: Vocabulary
) -> Iterator[Problem]:
    """What the person who asks can expect is in a clause, with its verb."""
    yield from _faults_of_quotes(tree, edition, [one.quote for one in tree.expect], "expect")
    for index, one in enumerate(tree.expect):
        clause = edition.clause_by_id.get(one.quote.clause)
        at = f"expect.{index}.verb"
        if clause is not None and at in tree.places and not stands_in(clause.text, one.verb):
            yield Problem(
                tree.places[at],
                f"clause {clause.id} does not have the words “{one.verb}”; write what "
                "is there, or leave 'verb' out",
                "tree-modal-not-in-clause",
            )


def readings_are_drawn(tree: Tree, _: Edition, __: Vocabulary) -> Iterator[Problem]:
    """The readings of a conflict are steps on different paths, and each clause is quoted on one of them."""
    for index, conflict in enumerate(tree.conflicts):
        path = f"conflicts.{index}.readings"
        if not conflict.readings or path not in tree.keys:
            continue
        unknown = [id_ for id_ in conflict.readings if id_ not in tree.node_by_id]
        for id_ in unknown:
            hint = did_you_mean(id_, tree.node_by_id)
            yield Problem(
                tree.keys[path], f"the tree has no step '{id_}'{hint}", "tree-unknown-step"
            )
        if unknown:
            continue
        after = {id_: {*reachable(tree.graph, id_)} for id_ in conflict.readings}
        same = any(a != b and b in after[a] for a in after for b in after)
        if len(after) < 2 or same:
            yield Problem(
                tree.keys[path],
                "the readings of a conflict are two steps or more, none of which leads "
                "to another; name the first step of each way",
                "tree-readings",
            )
        reached = {id_ for ids in after.values() for id_ in ids}
        cited = {clause for id_ in reached for clause in tree.node_by_id[id_].clauses}
        for clause in conflict.clauses:
            if clause not in cited:
                yield Problem(
                    tree.keys[path],
                    f"no step of these readings quotes clause {clause}; quote it "
                    "there, or leave 'readings' out",
                    "tree-readings",
                )


def tie_problems(handbook: Handbook, council: Council) -> Iterator[Problem]:
    """Yield what is wrong with the clauses of other councils that a council's trees tie to their silences.

    The handbook must hold every council: otherwise it is not known which exist.
    """
    for tree in council.trees:
        if not tree.same_as:
            yield from _faults_of_ties(handbook, council, tree)
        for id_, at in _named(tree):
            if id_ == council.id:
                message = "this is the council of the tree itself; name another"
                yield Problem(at, message, "tree-tie")
            elif id_ not in handbook.council_by_id:
                found, is_problem = absent_council(at, id_, handbook.council_by_id)
                yield from [found] if is_problem else ()


def absent_councils(handbook: Handbook, council: Council) -> Iterator[Problem]:
    """Yield a warning for each council that a council's trees name but this handbook does not hold.

    A council's folder that is taken into a handbook of its own brings such names along; no page shows them.
    """
    for tree in council.trees:
        for id_, at in _named(tree):
            if id_ not in handbook.council_by_id:
                found, is_problem = absent_council(at, id_, handbook.council_by_id)
                yield from () if is_problem else [found]


def condition_warnings(handbook: Handbook, council: Council) -> Iterator[Problem]:
    """Yield where a quotation leaves out, of its own sentence, the condition that governs it.

    A program sees only what a sentence shows: an "if" or the like that stands in the part left out, and a
    beginning that points to words before it. Where the same step quotes that part as well, nothing is lost.
    """
    editions = {edition.id: edition for edition in council.editions}
    for tree in council.trees:
        for path, edition, quote, beside in _quotations(handbook, tree, editions[tree.edition]):
            at = tree.places.get(f"{path}.words")
            clause = edition.clause_by_id.get(quote.clause)
            rest = cut_condition(clause.text, quote.words, beside) if at and clause else ""
            if at and rest:
                yield Problem(
                    at,
                    f"the sentence in clause {quote.clause} also has “{rest}”; quote that too, if the "
                    "words are true only with it",
                    "tree-condition-left-out",
                )


def cut_condition(clause_text: str, words: str, beside: Sequence[str] = ()) -> str:
    """Return what a quotation leaves out of its sentence that governs it; "" where nothing does.

    `beside` are words that are quoted with it.
    """
    before, after = left_out(clause_text, words)
    for rest in (before, after):
        found = _CONDITION.search(rest)
        if found and not _is_in(_folded(rest[found.start() :])[:24], beside):
            return rest
    if before and _POINTING.match(words) and not _is_in(_folded(before)[-24:], beside):
        return before
    return ""


def _quotations(
    handbook: Handbook, tree: Tree, edition: Edition
) -> Iterator[tuple[str, Edition, Quote, list[str]]]:
    """Yield every quotation of a tree: its path, the edition quoted, and what is quoted with it."""
    for node in tree.nodes:
        where = "" if tree.is_silent else f"nodes.{node.id}."
        beside = [*dict.fromkeys(quote.words for quote in node.quotes)]
        for index, quote in enumerate(node.quotes):
            yield f"{where}quotes.{index}", edition, quote, beside
        for index, tie in enumerate(node.ties):
            other = handbook.council_by_id.get(tie.council)
            if other:
                others = [one.quote.words for one in node.ties if one.council == tie.council]
                yield (
                    f"{where}answered_by.{index}",
                    _edition_for(other, tree.situation),
                    tie.quote,
                    others,
                )
        for outer, one in enumerate(node.unless):
            beside = [quote.words for quote in one.quotes]
            for index, quote in enumerate(one.quotes):
                yield f"{where}unless.{outer}.quotes.{index}", edition, quote, beside
    for index, expected in enumerate(tree.expect):
        yield f"expect.{index}", edition, expected.quote, []


def _edition_for(council: Council, situation: str) -> Edition:
    """Return the edition that a council's answer to a situation cites; without one, the leading edition."""
    answer = council.tree_by_situation.get(situation)
    if answer is None:
        return council.leading_edition
    return next(edition for edition in council.editions if edition.id == answer.edition)


def _faults_of_ties(handbook: Handbook, council: Council, tree: Tree) -> Iterator[Problem]:
    for node in tree.nodes:
        where = "" if tree.is_silent else f"nodes.{node.id}."
        for index, tie in enumerate(node.ties):
            path = f"{where}answered_by.{index}"
            if not {*tie.points} <= {*node.lacks}:
                extra = next(point for point in tie.points if point not in node.lacks)
                yield Problem(
                    tree.keys[f"{path}.on"],
                    f"'{extra}' is not among what the silence 'lacks'; "
                    "write it there too, or remove it here",
                    "tree-tie",
                )
            other = handbook.council_by_id.get(tie.council)
            if other is None or other is council:
                continue
            edition = _edition_for(other, tree.situation)
            yield from _faults_of_quotes(
                tree, edition, [tie.quote], path, of=f" of {other.id}", alone=True
            )


def _named(tree: Tree) -> Iterator[tuple[str, Location]]:
    """Yield each other council that a tree names, and where; of a tree that repeats another, its own names only."""
    for node in () if tree.same_as else tree.nodes:
        where = "" if tree.is_silent else f"nodes.{node.id}."
        for index, tie in enumerate(node.ties):
            yield tie.council, tree.places[f"{where}answered_by.{index}.council"]
    for index, id_ in enumerate(tree.searched):
        if at := tree.places.get(f"searched.{index}"):
            yield id_, at


def _faults_of_quotes(
    tree: Tree,
    edition: Edition,
    quotes: Iterable[Quote],
    path: str,
    *,
    of: str = "",
    alone: bool = False,
) -> Iterator[Problem]:
    hints = Hints()
    for index, quote in enumerate(quotes):
        where = path if alone else f"{path}.{index}"
        if f"{where}.clause" not in tree.places:
            continue  # It is in the tree that this one repeats, and is reported there.
        clause = edition.clause_by_id.get(quote.clause)
        if clause is None:
            hint = hints(quote.clause, edition.clause_by_id)
            yield Problem(
                tree.places[f"{where}.clause"],
                f"there is no clause '{quote.clause}'{of}{hint}",
                "unknown-clause",
            )
        elif fault := fault_of(clause, quote.words):
            yield Problem(
                tree.places[f"{where}.words"],
                f"clause {quote.clause}{of} {fault}",
                "tree-words-not-in-clause",
            )


def _unknown_roles(
    tree: Tree, roles: Iterable[str], path: str, vocabulary: Vocabulary
) -> Iterator[Problem]:
    for index, role in enumerate(roles):
        if role not in vocabulary.role_by_id:
            hint = did_you_mean(role, vocabulary.role_by_id)
            yield Problem(
                tree.places[f"{path}.{index}"], f"unknown role '{role}'{hint}", "unknown-role"
            )


def _is_in(words: str, beside: Sequence[str]) -> bool:
    return any(words in _folded(one) for one in beside)


def _folded(words: str) -> str:
    return " ".join(words.split())
