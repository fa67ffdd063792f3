"""Whom a clause binds and whom it benefits, by its own words: who comes before the verb, and who after it.

"Members may expect from officers" binds officers and is for
members; in "Members must not instruct officers" it is members who are bound; in "The report is made by the
Clerk" it is the Clerk. What somebody may do, or has a right to, benefits who may.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import folded
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.proposing.modal_words import kind_of, without_months
from mkdocs_protocol.proposing.subjects import (
    APPLIES,
    CASE,
    JOINS,
    MODAL,
    WHO,
    WHOSE,
    case_of,
    done_to,
    had_of,
    other_side,
    roles_in,
    subject_of,
    verb_end,
)

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.folding import Names

_EXPECTS = re.compile(
    r"(?<!not )\b(?:expect|entitled|(?:have|has) (?:a|the) right)\b", re.IGNORECASE
)
_ITSELF = re.compile(
    r"^\s*(?:the (?:\w+ ){0,2}(?:purpose|aim|intention|objective)s?\b|this (?:\w+ )?(?:protocol|policy|document|code|guide|charter|agreement)\b)"
    r"(?:.*?\b(?:assist|help|guide|support|enable)\b(?P<whom>[^.;]*))?",
    re.IGNORECASE,
)
"""What the document itself is for binds nobody; it is for those whom it helps."""
_DEFINES = re.compile(r"[“\"‘'][\w ]+[”\"’'] (?:means|includes|refers to|is)\b", re.IGNORECASE)
"""What a word means binds nobody."""
_PRONOUN = re.compile(
    r"\s*(?:\w+, |however |therefore )?(?:they|he|she|he or she|he/she|s/he)\b", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:(?:made|put|send|sent|submit(?:ted)?|give|given|report(?:ed)?|refer(?:red)?|rais(?:e|ed)|declared?|disclosed?|"
    r"returned?|address(?:ed)?|direct(?:ed)?|speak|talk|write|go|apply|complain|discuss(?:ed)?|tak(?:e|en) up|agreed?)"
    r"\b(?: (?!to\b|with\b|through\b|via\b)[\w’'-]+){0,8}? (?:to|with|through|via)"
    r"|inform|tell|ask|notify|consult|contact|approach|(?:advice|guidance|agreement|consent|permission|help|assistance) (?:of|from)|appointment with)"
    r" (?:their |the |an? |his |her )?(?:[\w’'-]+ ){0,2}?(?:[\w’'-]+)",
    re.IGNORECASE,
)
"""Whoever is told, asked or approached receives a matter, and is not the one for whom that is done."""
_EACH_OTHER = re.compile(
    r"\b(?:each other|one another|the other(?= (?:party|side)|[’']|\W*$))", re.IGNORECASE
)
_OTHER_PEOPLE = re.compile(r"\b(?:others|the other|other people|colleagues)\b", re.IGNORECASE)
_NEEDS = re.compile(
    r"\b(?:complain\w*|concern\w*|grievances?|allegations?|unhappy|dissatisfied|aggrieved|questions?|wish\w*|wants?|needs?|requires?|requests?|"
    r"help|advice|information|believ\w*|feels?|considers?|quarrel|disput\w*)\b",
    re.IGNORECASE,
)
"""Words of somebody for whom a procedure is there."""
_ASKS = frozenset({ClauseKind.DUTY, ClauseKind.PROHIBITION, ClauseKind.EXPECTATION})
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s|\n")
_SERVES = re.compile(
    r"\b(?:(?:responsible|accountable|answerable|answer|report) to|(?:serve|advise|represent)s?|(?:advice|support) to|elected by)\b([^.;]*)",
    re.IGNORECASE,
)
"""For whom somebody is there, where a text only describes."""
_VERB_FIRST = re.compile(
    r"^\W*(?:(?:must|shall|should|will|may|can|is|are|has|have|do|does)\b|\(?[a-z]\)\s)",
    re.IGNORECASE,
)
_OF_POSTS = frozenset(
    {"role", "duti", "respon", "of", "what", "do", "does", "must", "shall", "should", "will", "may"}
)


def bearers(
    heading: str, text: str, names: Names, kind: ClauseKind | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles that a clause binds and those that it benefits, as far as its words show it."""
    text = without_months(text)
    expected = _expected(heading, text, names)
    if expected:
        return expected
    if kind is ClauseKind.DESCRIPTION and _DEFINES.search(text):
        return (), ()
    itself = _ITSELF.match(text)
    if itself and kind is ClauseKind.DESCRIPTION and not APPLIES.search(text):
        return (), roles_in(itself["whom"] or "", names)
    if kind is ClauseKind.PROCEDURE and (case := case_of(text, names)):
        acts = tuple(filter(None, case[:1])) or other_side(case[1:2])
        if acts and _NEEDS.search(text):
            return acts, acts
    return _of_sentences(heading, text, names, kind)


def _expected(
    heading: str, text: str, names: Names
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return of whom and by whom something is expected, if a sentence or the heading says so."""
    for passage in (*_SENTENCE_END.split(text), heading):
        expecting = _EXPECTS.search(passage)
        before = passage[: expecting.start()] if expecting else ""
        who = WHO.search(before)
        for_whom = roles_in(before[: who.start()], names) if who else ()
        for_whom = for_whom or roles_in(before, names)
        if expecting and for_whom:
            of_whom = roles_in(passage[expecting.end() :], names)
            bound = tuple(role for role in of_whom if role not in for_whom)
            if not bound and expecting[0].casefold() == "expect":
                bound = other_side(for_whom[:1])
            return bound, for_whom
    return None


def _of_sentences(
    heading: str, text: str, names: Names, kind: ClauseKind | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whom the sentence binds and benefits that makes the clause what it is; "they" are those of the one before."""
    before: tuple[str, ...] = ()
    found: list[tuple[str, tuple[str, ...]]] = []
    of_heading = _of_heading(heading, names)
    for sentence in _SENTENCE_END.split(text):
        whole = f"{of_heading} {sentence}" if _VERB_FIRST.match(sentence) else sentence
        bound = subject_of(whole, names) or (before if _PRONOUN.match(sentence) else ())
        before = bound or before
        found.append((sentence, bound))
    found.sort(key=lambda one: (kind_of(one[0]) is not kind, not MODAL.search(one[0])))
    for sentence, bound in found:
        patient = done_to(sentence, names) if kind in _ASKS else ()
        if patient:
            return tuple(role for role in bound if role not in patient), patient
        if bound and kind is ClauseKind.PERMISSION:
            return (), bound
        if bound:
            for_whom = _for_whom(sentence, bound, names, kind)
            # What one side has a right to, the other owes.
            return (for_whom, bound) if kind is ClauseKind.RIGHT else (bound, for_whom)
    return (), had_of(text, names) if kind in _ASKS else ()


def _for_whom(
    sentence: str, bound: tuple[str, ...], names: Names, kind: ClauseKind | None
) -> tuple[str, ...]:
    """Return whom a sentence names after its verb, beside those whom it binds."""
    if kind is ClauseKind.PROCEDURE:  # It names whom to go to; it is for whoever goes there.
        whose = CASE.match(sentence) or WHOSE.match(sentence)
        return bound if whose and _NEEDS.search(whose[0]) else ()
    behind = _TOLD.sub(" ", sentence[verb_end(sentence) :])
    if kind is not ClauseKind.DESCRIPTION and len(bound) > 1 and _EACH_OTHER.search(sentence):
        return bound
    if kind is ClauseKind.DESCRIPTION:
        serves = _SERVES.search(sentence)
        return roles_in(serves[1], names, every=True) if serves else ()
    named = roles_in(behind, names, every=kind is ClauseKind.DUTY)
    if not named and _OTHER_PEOPLE.search(behind):
        return other_side(bound) or bound
    return tuple(role for role in named if role not in bound)


def _of_heading(heading: str, names: Names) -> str:
    """Return a heading that names roles and nothing else: a sentence below it that begins with its verb is about them."""
    said = [*folded(heading, names)]
    only = said and all(word.startswith("@") or word in JOINS or word in _OF_POSTS for word in said)
    return heading if only else ""
