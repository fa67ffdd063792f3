"""Whom a clause binds and whom it benefits, by its own words: who stands before the verb, and who behind it.

"Members may expect from officers" binds officers and is for
members; in "Members must not instruct officers" it is members who are bound; in "The report is made by the
Clerk" it is the Clerk. What somebody may do, or has a right to, benefits who may.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import folded
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.proposing.modal_words import without_months

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.folding import Names

_EXPECTS = re.compile(r"\b(?:expect|entitled|(?:have|has) (?:a|the) right)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:must|shall|should|will|may|can|cannot|do not|does not|are|is|has|have|acknowledge)\b", re.IGNORECASE)  # fmt: skip
_MODAL = re.compile(r"\b(?:must|shall|should|will|may|can|cannot)\b", re.IGNORECASE)
_AGENT = re.compile(r"\bby (?=(?:both |either |all |any |an? |the |their |\w+ )?)", re.IGNORECASE)
_BEGINS = r"^\s*(?:if|when|where|whenever|whilst|while|unless|should|in the case of)\b"
_CASE = re.compile(
    _BEGINS
    + r"(?:.*?,\s*(?:then\s+)?(?=[\w’' ]+\b(?:must|shall|should|will|may|can|cannot)\b)|[^,]*,\s*)",
    re.IGNORECASE,
)
"""In which case a sentence holds, up to the comma before the words that say what then holds."""
_ABOUT_WHOM = re.compile(
    r"\b(?:complaint|concern|grievance|allegation)s? (?:made )?(?:about|against|concerning|regarding|involving) ([^,.;]{1,40})",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:another|fellow|each other)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:about|against|concerning|regarding|involving) (?:the |an? |any |another )?[\w’'-]+(?: [\w’'-]+)?",
    re.IGNORECASE,
)
"""Whom something is about is not who acts: "A complaint about the Clerk is made to …"."""
_WHOSE = re.compile(
    r"^\s*(?:an?|any|the|all|each)?\s*[^,.;:]{0,60}?\b(?:who|with (?:a |any )?(?:concerns?|complaints?|grievances?|questions?)|wishing to)\b.*?\b(?:should|must|may|shall|can|will)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|that|with|wishing|believing) ", re.IGNORECASE)
_NO_PARTY = frozenset({"council", "public"})
"""Roles that are spoken of far more often than they are bound."""
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s|\n")
_OTHERS = {"councillors": ("officers",), "officers": ("councillors",), "clerk": ("councillors",)}
"""Of whom something is expected where the text only says by whom."""
_MOST = 2
_AGENT_REACH = 45
"""How many characters behind "by" whoever acts is named."""


def bearers(
    heading: str, text: str, names: Names, kind: ClauseKind | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles that a clause binds and those that it benefits, as far as its words show it."""
    text = without_months(text)
    for passage in (*_SENTENCE_END.split(text), heading):
        expecting = _EXPECTS.search(passage)
        for_whom = _roles(passage[: expecting.start()], names) if expecting else ()
        if expecting and for_whom:
            of_whom = _roles(passage[expecting.end() :], names)
            bound = tuple(role for role in of_whom if role not in for_whom)
            if not bound and expecting[0].casefold() == "expect":
                bound = _OTHERS.get(for_whom[0], ())
            return bound, for_whom
    sentences = sorted(_SENTENCE_END.split(text), key=lambda one: not _MODAL.search(one))
    for sentence in sentences:
        bound = subject_of(sentence, names)
        if bound:
            behind = sentence[_verb_end(sentence) :]
            for_whom = tuple(role for role in _roles(behind, names) if role not in bound)
            if kind in (ClauseKind.PERMISSION, ClauseKind.RIGHT):
                return (), bound
            return bound, for_whom
    return (), ()


def subject_of(sentence: str, names: Names) -> tuple[str, ...]:
    """Return who acts in a sentence: who is named behind "by" in it, or who stands before its verb."""
    case = _CASE.match(sentence)
    main = sentence[case.end() :] if case else sentence
    verb = _MODAL.search(main) or _VERB.search(main)
    if not verb:
        return ()
    agent = _AGENT.search(main, verb.end())
    by_whom = _roles(main[agent.end() : agent.end() + _AGENT_REACH], names) if agent else ()
    before = _roles(_BESIDE.sub("", main[: verb.start()]), names)
    if _WHO.search(main[: verb.start()]):
        before = before[
            :1
        ]  # "A member who is unhappy with an officer should": it is the member who acts.
    if before and not by_whom:
        return before
    # "If an officer believes that a member …, they should": who acts is who is named first.
    return by_whom or (_roles(case[0], names)[:1] if case else ())


def case_of(text: str, names: Names) -> tuple[str, ...]:
    """Return the roles that a text names where it says in which case it holds, who acts first; () where it says none.

    "If a councillor is dissatisfied with the clerk, …"; "An officer who is unhappy with a member should …". In "A complaint
    about the clerk is …" nobody acts, "", and it is about the clerk.
    """
    case = _CASE.match(text) or _WHOSE.match(text)
    if not case:
        about = _ABOUT_WHOM.search(text)
        return ("", *_roles(about[1], names)[:1]) if about else ()
    found = _roles(case[0], names)
    return (*found, *found) if len(found) == 1 and _ANOTHER.search(case[0]) else found


def _verb_end(sentence: str) -> int:
    verb = _MODAL.search(sentence) or _VERB.search(sentence)
    return verb.end() if verb else 0


def _roles(words: str, names: Names) -> tuple[str, ...]:
    """Return the first roles that words name, each once."""
    found = (word[1:] for word in folded(words, names) if word.startswith("@"))
    return tuple(role for role in dict.fromkeys(found) if role not in _NO_PARTY)[:_MOST]
