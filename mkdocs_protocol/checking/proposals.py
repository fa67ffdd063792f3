"""What a text may show about itself, proposed by a program and settled by a person.

A proposal is not a finding: "Mayor/Chairman" may be left over from a model, or be what the council calls its
chair. Whoever writes the source enters it under `findings`, or under `dismissed` with the reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.checking.dates_left_out import given_otherwise, left_out, line_to_give
from mkdocs_protocol.checking.page_lines import page_lines
from mkdocs_protocol.checking.sequences import number_faults, numbers_within
from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.printed_dates import dates_in
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.protocol import Frame, walk
from mkdocs_protocol.core.text import Table, plain, plain_inline, unwrapped
from mkdocs_protocol.core.vocabulary import FindingKind, FrameKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """A finding that a program proposes."""

    at: Location
    kind: FindingKind
    clauses: tuple[str, ...]
    """The clauses that show it; none if it is outside the clauses."""
    text: str
    fact: str = ""
    """The line of the facts that is proposed, where what was left out is not a finding but a fact."""

    def __str__(self) -> str:
        if self.fact:
            return (
                f"{self.at}: perhaps a fact left out: {self.text}; give it in the facts as {self.fact}, or enter it "
                f"under dismissed as {{kind: {self.kind}, clauses: {json.dumps([*self.clauses])}, why: …}} if it is "
                "not this document's"
            )
        return (
            f"{self.at}: perhaps a finding ({self.kind}): {self.text}; enter it under findings, or under dismissed "
            "with why it is not one"
        )


Proposed: TypeAlias = "tuple[tuple[Proposal, ...], ...]"
"""What every rule proposes for each edition of a council, in their order, including what has been settled."""


def proposed_for(council: Council) -> Proposed:
    """Return what every rule proposes for a council's editions."""
    return tuple(
        tuple(found for rule in RULES for found in rule(council, edition))
        for edition in council.every_edition
    )


def proposals(council: Council, proposed: Proposed | None = None) -> Iterator[Proposal]:
    """Yield what every rule proposes for a council's editions and nobody has settled."""
    every = proposed_for(council) if proposed is None else proposed
    for edition, found_here in zip(council.every_edition, every, strict=True):
        settled = {(found.kind, clause) for found in edition.findings for clause in found.clauses}
        settled |= {
            (none.kind, clause) for none in edition.dismissed for clause in none.clauses or ("",)
        }
        # What is reported as a warning is not proposed as well.
        warned = line_to_give(edition)
        counted = Counter(one for one in found_here if not (warned and one.fact == warned))
        for proposal, times in counted.items():
            if not any((proposal.kind, clause) in settled for clause in proposal.clauses or ("",)):
                yield (
                    replace(proposal, text=f"{proposal.text} ({times} times)")
                    if times > 1
                    else proposal
                )


def dismissed_in_vain(council: Council, proposed: Proposed) -> Iterator[Problem]:
    """Yield a problem for each dismissal of something that no rule proposes."""
    for edition, found in zip(council.every_edition, proposed, strict=True):
        known = {(p.kind, c) for p in found for c in p.clauses or ("",)}
        for dismissal in edition.dismissed:
            for clause in dismissal.clauses or ("",):
                if (dismissal.kind, clause) not in known:
                    yield Problem(
                        dismissal.at,
                        f"nothing of the kind {dismissal.kind} is proposed for clause '{clause}'; remove this, or "
                        "correct its kind or clauses",
                        "dismissed-not-proposed",
                    )


def numbers_in_order(_: Council, edition: Edition) -> Iterator[Proposal]:
    """A number that is missing between two others, or appears twice; of clauses, sections and items."""
    if edition.incomplete:
        return
    for clause, text in number_faults(edition):
        yield Proposal(clause.at, FindingKind.STRUCTURE, (clause.id,), text)


def numbers_in_cells(_: Council, edition: Edition) -> Iterator[Proposal]:
    """Numbers that clauses would have, in the cells of a table, where no clause can begin."""
    for clause in edition.clauses:
        for block in unwrapped(clause.blocks):
            if isinstance(block, Table) and len(found := _numbers_of_cells(block)) > 1:
                yield Proposal(
                    clause.at,
                    FindingKind.STRUCTURE,
                    (clause.id,),
                    f"a table of clause {clause.label} has {joined([f'“{one}”' for one in found[:3]])} in its cells, "
                    "which nobody can cite there; to have them cited, write each as a paragraph that begins with its number",
                )


def numbers_in_a_line(_: Council, edition: Edition) -> Iterator[Proposal]:
    """Steps or numbers that go on inside a paragraph, where none of them but the first begins a clause or an item."""
    for clause in edition.clauses:
        for line in f"{clause.printed} {plain(clause.blocks)}".strip().split("\n"):
            for first, *others in numbers_within(line):
                yield Proposal(
                    clause.at,
                    FindingKind.STRUCTURE,
                    (clause.id,),
                    f"clause {clause.label} has {joined([f'“{one}”' for one in others[:3]])} after “{first}” in one "
                    "paragraph, which nobody can cite there; to have them cited, begin a paragraph or an item with each",
                )


def lines_of_pages(_: Council, edition: Edition) -> Iterator[Proposal]:
    """A page's number, head or foot that was pasted into a clause."""
    for clause, line in page_lines(edition):
        yield Proposal(
            clause.at,
            FindingKind.CONVERSION,
            (clause.id,),
            f"clause {clause.label} has “{_short(line)}”, which looks like the head or foot of a page; if it is, delete "
            f"it there and write under differences: - {{reason: conversion artefact, received: {json.dumps(line, ensure_ascii=False)}}}",
        )


def other_councils(council: Council, edition: Edition) -> Iterator[Proposal]:
    """The name of a council that is neither this one nor in its own list of names, in a clause or on the title page."""
    named = (n for _, names in council.role_names for n in names if _COUNCIL.search(n))
    known = [name.casefold() for name in (council.name, council.short_name, *named) if name]
    texts = (clause.text for each in council.every_edition for clause in each.clauses)
    above = (name.casefold() for text in texts for name, is_above in _councils_in(text) if is_above)
    known += islice(above, _MOST_COUNCILS)
    for clause in edition.clauses:
        for name, _ in _councils_in(clause.text):
            if (
                name.split()[0] in _KINDS
                or _ITSELF.search(name)
                or any(name.casefold() in one or one in name.casefold() for one in known)
            ):
                continue
            yield _residue(
                clause, f"clause {clause.label} names “{name}”, which is not this council"
            )
    for frame in walk(edition.body):
        if isinstance(frame, Frame) and frame.kind is FrameKind.TITLE:
            for line in plain(frame.blocks).split("\n"):
                name = line.strip().title() if line.isupper() else line.strip()
                is_own = any(one in name.casefold() or name.casefold() in one for one in known)
                if _COUNCIL.fullmatch(name) and not _ITSELF.search(name) and not is_own:
                    yield Proposal(
                        frame.at,
                        FindingKind.TEMPLATE_RESIDUE,
                        (),
                        f"the title page names “{line.strip()}”, which is not this council",
                    )


def _councils_in(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each council that a text names, and whether by its Monitoring Officer, who is a parish's or a town's as well."""
    for found in _COUNCIL.finditer(text):
        own = _OFFICERS.sub("", found[0])
        name = _DETERMINERS.sub("", _OF_SENTENCE.sub("", own))
        is_above = own != found[0] or _OFFICER_OF.search(*_before(text, found))
        yield name, bool(is_above or _ITS_OFFICER.match(text, found.end()))


def drafting_notes(_: Council, edition: Edition) -> Iterator[Proposal]:
    """A note to whoever fills in a model text."""
    for clause in edition.clauses:
        for found in _NOTE.finditer(clause.text):
            if found[0] != "[name withheld]":
                yield _residue(
                    clause,
                    f"clause {clause.label} has “{_short(found[0])}”, which looks like a drafting note",
                )


def open_alternatives(_: Council, edition: Edition) -> Iterator[Proposal]:
    """Alternatives from which one was to be chosen; "and/or", "he/she" and the same in two languages do not count."""
    is_in_two = any(clause.language for clause in edition.clauses)
    for clause in edition.clauses:
        for found in _ALTERNATIVES.finditer(clause.text):
            if " / " in found[0] and is_in_two:
                continue
            if not _NO_ALTERNATIVE.search(clause.text, found.start(), found.end() + 20):
                yield _residue(
                    clause,
                    f"clause {clause.label} has “{_DETERMINERS.sub('', found[0])}”, which looks like a choice left open",
                )


def references(_: Council, edition: Edition) -> Iterator[Proposal]:
    """A reference to a clause, section or appendix of the text that the text does not have."""
    if edition.incomplete:
        return
    numbers = {
        _folded(node.number)
        for node in walk(edition.body)
        if not isinstance(node, Frame) and node.number
    }
    numbers |= {
        number[:at]
        for number in numbers
        for at, sign in enumerate(number[:_LONGEST_NUMBER])
        if sign == "."
    }
    named_in_body = Counter(map(_named, _ANNEXED.finditer(edition.running_text)))
    for clause in edition.clauses:
        for found in _REFERENCE.finditer(clause.text):
            named = _named(found)
            elsewhere = _ELSEWHERE.match(clause.text, found.end()) or _OF_AN_ACT.search(
                *_before(clause.text, found)
            )
            if elsewhere or _folded(found[2]) in numbers or _folded(named) in numbers:
                continue
            if named_in_body[named] > (found[1].casefold() not in _IN_FULL):
                continue  # It has a heading of its own somewhere.
            yield Proposal(
                clause.at,
                FindingKind.DANGLING,
                (clause.id,),
                f"clause {clause.label} refers to “{found[0]}”, which this text does not have",
            )


def facts_left_out(_: Council, edition: Edition) -> Iterator[Proposal]:
    """A date or a cycle of the document itself that the facts do not give."""
    for found in left_out(edition):
        where = f"clause {edition.clause_by_id[found.clause].label}" if found.clause else "the text"
        yield Proposal(
            found.at,
            FindingKind.MISSING,
            (found.clause,) if found.clause else (),
            f"{where} prints “{_short(found.printed)}”, but the facts have no {found.key}{_so_pages_say(edition)}",
            found.line,
        )


def facts_that_differ(_: Council, edition: Edition) -> Iterator[Proposal]:
    """A date of the document itself, where the facts give another one for the same thing."""
    for found in given_otherwise(edition):
        where = f"clause {edition.clause_by_id[found.clause].label}" if found.clause else "the text"
        yield Proposal(
            found.at,
            FindingKind.CONFLICT,
            (found.clause,) if found.clause else (),
            f"{where} prints “{_short(found.printed)}”, but the facts give another date as {found.key}",
        )


def _so_pages_say(edition: Edition) -> str:
    """Return the consequence of a missing fact: where no dates are given at all, pages do not say which are not stated."""
    if "dates" in edition.places:
        return ", so pages say the document does not state it"
    return "; no dates are given at all, so pages say they have not been entered yet"


RULES: tuple[Callable[[Council, Edition], Iterator[Proposal]], ...] = (
    numbers_in_order,
    numbers_in_cells,
    numbers_in_a_line,
    lines_of_pages,
    other_councils,
    drafting_notes,
    open_alternatives,
    references,
    facts_left_out,
    facts_that_differ,
)
"""Every rule; `check` prints what they propose in the order of places."""

_KINDS = (
    "Parish",
    "Town",
    "City",
    "Community",
    "Village",
    "District",
    "County",
    "Borough",
    "Neighbourhood",
)
_WORD = r"[A-Z][\w’\x27-]{0,40}+"
"""A name's word, never given back in parts: “A-A-A-…” would be tried in as many ways as it has places to part it."""
_COUNCIL = re.compile(
    rf"{_WORD}(?: (?:{_WORD}|of|on|in|the|and|upon|under|with|by|le|super|cum|next)){{0,6}}? "
    rf"(?:{'|'.join(_KINDS)}) Council\b"
)
_DETERMINERS = re.compile(
    r"^(?:(?:The|A|An|Any|Each|Every|This|That|Your|Our|Another|Local|Principal|All|If|When) )+"
)
_ITSELF = re.compile(rf"\b(?:the|this|our|any|each) (?:{'|'.join(_KINDS)}) Council$")
"""A council without a name: “Chairman of the Parish Council”."""
_OF_SENTENCE = re.compile(r"^.*\b(?:With|To|By|From|For|Between|And|Or|At|Than) ")
"""What comes before a name where words that belong to no name have capitals, as in a heading."""
_OFFICER_OF = re.compile(
    r"\b(?:Monitoring Officer|Standards Committee)\W{1,3}(?:(?:at|of|for|to|with|from)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_OFFICERS = re.compile(
    r"^.*\b(?:Monitoring Officer|Standards Committee)\W{1,3}(?:(?:at|of|for|to|with|from)\s+)?(?:the\s+)?"
)
"""The same inside what looks like a name, as its words have capitals too."""
_ITS_OFFICER = re.compile(
    r"(?:[’']s?)?\s+(?:Monitoring Officer|Standards Committee)\b", re.IGNORECASE
)
"""Another council's Monitoring Officer is a parish's or a town's as well: its name is no residue."""
_NOTE = re.compile(
    r"\[[^\[\]]{0,200}\b(?:insert|delete|optional|enter|amend|add|replace|tbc|tba|complete|select|choose|"
    r"name of|date|check|confirm|discuss|clerk to|note to|not sure|your council|council name|if applicable)\b[^\[\]]{0,200}\]"
    r"|(?<!\A)(?<!\n)\[[\s._…x-]{1,40}\]|<[a-z][^<>\n]{2,60}>"
    r"|\b(?:delete|amend|insert) (?:as|if|where) (?:appropriate|applicable|necessary|required)\b"
    r"|\b(?:TBC|TBA|X{2,}|to be inserted)\b|\?{3,}",
    re.IGNORECASE,
)
_NAME = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_MODAL = r"(?:shall|will|must|may|should|can)"
_ALTERNATIVES = re.compile(
    rf"\b{_NAME}(?: ?/ ?{_NAME})+\b|\b[A-Z]{{2,5}} ?/ ?{_NAME}\b|\b{_MODAL}/{_MODAL}\b"
    r"|\b(?:has|is|was|does) \((?:have|are|were|do)\)|\b\d{1,3}/\d{1,3} (?:days|weeks|months)\b"
)
_NO_ALTERNATIVE = re.compile(
    r"\b(?:He/She|His/Her|Him/Her|She/He|And/Or)\b"
    r"|\b(?:Member|Councillor|Officer|Employee)s?/(?:Member|Councillor|Officer|Clerk|Employee)s?\s+"
    r"(?:[Rr]elation|[Pp]rotocol)"
)
_ANNEXED = re.compile(
    r"\b(appendix|annex|schedule|step|stage|table) (\d{1,3}(?:\.\d{1,3})*[A-Z]?|[A-Z](?:\.?\d{1,3}){0,4})\b",
    re.IGNORECASE,
)
"""What may have a heading of its own somewhere, without being a number of the text."""
_IN_FULL = {
    "para": "paragraph",
    "appx": "appendix",
    "app": "appendix",
    "appendices": "appendix",
    "sch": "schedule",
}
_REFERENCE = re.compile(
    r"\b([Pp]ara(?:graph)?|[Cc]lause|[Ss]ection|[Aa]rticle|[Rr]ule|[Aa]pp(?:endix|endices|x)?|[Aa]nnex|"
    r"[Ss]ch(?:edule)?|(?<=[a-z] )(?:Step|Stage|Table))s?\.? "
    r"(\d{1,3}(?:\.\d{1,3})*[A-Z]?|[A-Z](?:\.?\d{1,3}){0,4})\b"
)
_ELSEWHERE = re.compile(
    r"(?:\s?\(\w{1,4}\))*(?:(?:,|,? and|,? or|,? to) \d[\d.()\w]{0,8}){0,8}(?:,? (?:and|or|to) [\d.()\w]{1,8})?,?\s*(?:(?:of|to|in|under) (?!this\b)|Officer|Act\b|[A-Z]\w+ [A-Z])"
)

_OF_AN_ACT = re.compile(r"\b(?:Acts?|Regulations|Orders?|Measure) \d{4}(?:,| \()?\s?$")


def _numbers_of_cells(table: Table) -> list[str]:
    """Return the dotted numbers before words in a table's cells; versions, which have dates beside them, are none."""
    found: list[str] = []
    for row in (table.head, *table.rows):
        cells = [plain_inline(cell).strip() for cell in row]
        for cell, beside in zip(cells, (*cells[1:], ""), strict=False):
            number = _IN_CELL.match(cell)
            words = cell[number.end() :] or beside if number else ""
            if number and len(words.split()) > 2 and not any(map(dates_in, cells)):
                found.append(number[1])
    return found


_IN_CELL = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)[.:)]?(?:\s|$)")


def _named(found: re.Match[str]) -> str:
    """Return what a reference names, however it is written: “Appendix A”, “APPENDIX A”."""
    word = found[1].casefold()
    return f"{_IN_FULL.get(word, word)} {found[2].casefold()}"


def _before(text: str, found: re.Match[str]) -> tuple[str, int, int]:
    """Return where to search for the words just before a place, not for all that the text has before it."""
    return text, max(0, found.start() - _NEAR), found.start()


_NEAR = 100
_LONGEST_NUMBER = 100
"""Characters: of a longer one nobody refers to a part."""
_MOST_COUNCILS = 100
"""How many other councils' names each name is compared with; no text has as many."""


def _residue(clause: Clause, text: str) -> Proposal:
    return Proposal(clause.at, FindingKind.TEMPLATE_RESIDUE, (clause.id,), text)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60].rsplit(' ', 1)[0]} …"


def _folded(number: str) -> str:
    return re.sub(r"[^\w.]", "", number).strip(".").casefold()
