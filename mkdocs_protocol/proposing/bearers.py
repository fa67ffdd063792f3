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

_EXPECTS = re.compile(
    r"(?<!not )\b(?:expect|entitled|(?:have|has) (?:a|the) right)\b", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:must|shall|should|will|may|can|cannot|do not|does not|are|is|has|have|acknowledge)\b", re.IGNORECASE)  # fmt: skip
_MODAL = re.compile(r"\b(?:must|shall|should|will|may|can|cannot|(?:is|are) (?:expected|required|requested|asked|entitled)? ?to)\b", re.IGNORECASE)  # fmt: skip
_AGENT = re.compile(r"\bby (?=(?:both |either |all |any |an? |the |their |\w+ )?)", re.IGNORECASE)
_BEGINS = r"^\s*(?:if|when|where|whenever|whilst|while|unless|should|in the case of)\b"
_CASE = re.compile(
    _BEGINS
    + r"(?:.*?,\s*(?:then\s+)?(?=[\w’' ]+\b(?:must|shall|should|will|may|can|cannot)\b)|[^,]*,\s*)",
    re.IGNORECASE,
)
"""In which case a sentence holds, up to the comma before the words that say what then holds."""
_ABOUT_WHOM = re.compile(
    r"\b(?:complaint|concern|grievance|allegation|matter)s? (?:made |is |are )?(?:about|against|concerning|regarding|involving) ([^,.;]{1,40})",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"^\s*(?:the (?:\w+ ){0,2}(?:purpose|aim|intention|objective)s?\b|this (?:\w+ )?(?:protocol|policy|document|code)\b)"
    r"(?:.*?\b(?:assist|help|guide|support|enable)\b(?P<whom>[^.;]*))?",
    re.IGNORECASE,
)
"""What the document itself is for binds nobody; it is for those whom it helps."""
_INVERTED = re.compile(
    r"^\s*(?:neither|nor) (?:must|shall|should|will|may|can|do|does)\b", re.IGNORECASE
)
_APPLIES = re.compile(r"\b(?:applies|apply) to\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\s*(?:\w+, |however |therefore )?(?:they|he|she|he or she|he/she|s/he)\b", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:(?:made|put|send|sent|submit(?:ted)?|give|given|report(?:ed)?|refer(?:red)?|rais(?:e|ed)|declared?|disclosed?|"
    r"returned?|address(?:ed)?|direct(?:ed)?|speak|talk|write|go|apply|complain|discuss(?:ed)?|tak(?:e|en) up|agreed?)"
    r"\b(?: (?!to\b|with\b|through\b|via\b)[\w’'-]+){0,8}? (?:to|with|through|via)"
    r"|inform|tell|ask|notify|consult|contact|approach|(?:advice|guidance|agreement|consent|permission) (?:of|from))"
    r" (?:their |the |an? |his |her )?(?:[\w’'-]+ ){0,2}?(?:[\w’'-]+)",
    re.IGNORECASE,
)
"""Whoever is told, asked or gone to receives a matter, and is not the one whom that is for."""
_ANOTHER = re.compile(r"\b(?:another|fellow|each other)\b", re.IGNORECASE)
_EACH_OTHER = re.compile(r"\b(?:each other|one another)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:about|against|concerning|regarding|involving) (?:the |an? |any |another )?[\w’'-]+(?: [\w’'-]+)?",
    re.IGNORECASE,
)
"""Whom something is about is not who acts: "A complaint about the Clerk is made to …"."""
_WHOSE = re.compile(
    r"^\s*(?:an?|any|the|all|each)?\s*[^,.;:]{0,60}?\b(?:who|with (?:a |any )?(?:concerns?|complaints?|grievances?|questions?)|wishing to)\b.*?\b(?:should|must|may|shall|can|will)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|that|with|wishing|believing|aggrieved|concerned) ", re.IGNORECASE)
_NO_PARTY = frozenset({"council", "public"})
"""Roles that are spoken of far more often than they are bound."""
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s|\n")
_OTHERS = {"councillors": ("officers",), "officers": ("councillors",), "clerk": ("councillors",)}
"""Of whom something is expected where the text only says by whom."""
_SERVES = re.compile(
    r"\b(?:(?:responsible|accountable|answerable|answer|report) to|(?:serve|advise|represent)s?|(?:advice|support) to|elected by)\b([^.;]*)",
    re.IGNORECASE,
)
"""For whom somebody is there, where a text only describes."""
_FIRST = 4
"""Among how many words at the beginning of a sentence without an auxiliary verb its subject is named."""
_MOST = 3
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
    itself = _ITSELF.match(text)
    if itself and kind is ClauseKind.DESCRIPTION and not _APPLIES.search(text):
        return (), _roles(itself["whom"] or "", names)
    said = _SENTENCE_END.split(text)
    before: tuple[str, ...] = ()
    found: list[tuple[str, tuple[str, ...]]] = []
    for sentence in said:
        bound = subject_of(sentence, names)
        if not bound and _PRONOUN.match(sentence):
            bound = before
        before = bound or before
        found.append((sentence, bound))
    for sentence, bound in sorted(found, key=lambda one: not _MODAL.search(one[0])):
        if bound:
            if kind is ClauseKind.PERMISSION:
                return (), bound
            if kind is ClauseKind.RIGHT:  # What one side has a right to, the other owes.
                return _for_whom(sentence, bound, names, kind), bound
            return bound, _for_whom(sentence, bound, names, kind)
    return (), ()


def _for_whom(
    sentence: str, bound: tuple[str, ...], names: Names, kind: ClauseKind | None
) -> tuple[str, ...]:
    """Return whom a sentence names behind its verb, beside those whom it binds."""
    if kind is ClauseKind.PROCEDURE:  # It names whom to go to; it is for whoever goes there.
        return bound if _CASE.match(sentence) or _WHOSE.match(sentence) else ()
    behind = _TOLD.sub(" ", sentence[_verb_end(sentence) :])
    if kind is not ClauseKind.DESCRIPTION and len(bound) > 1 and _EACH_OTHER.search(sentence):
        return bound
    if kind is ClauseKind.DESCRIPTION:
        serves = _SERVES.search(sentence)
        return _roles(serves[1], names, every=True) if serves else ()
    return tuple(
        role for role in _roles(behind, names, every=kind is ClauseKind.DUTY) if role not in bound
    )


def subject_of(sentence: str, names: Names) -> tuple[str, ...]:
    """Return who acts in a sentence: who is named behind "by" in it, or who stands before its verb."""
    case = _CASE.match(sentence)
    main = sentence[case.end() :] if case else sentence
    if (applies := _APPLIES.search(main)) is not None:
        return _roles(main[applies.end() :], names)
    if (inverted := _INVERTED.match(main)) is not None:
        return _roles(main[inverted.end() :], names)[:1]
    verb = _MODAL.search(main) or _VERB.search(main)
    if not verb:
        return _first_words(main, names)
    agent = _AGENT.search(main, verb.end())
    by_whom = _roles(main[agent.end() : agent.end() + _AGENT_REACH], names) if agent else ()
    before = _roles(_BESIDE.sub("", main[: verb.start()]), names)
    if _WHO.search(main[: verb.start()]):
        # "A member who is unhappy with an officer should": it is the member who acts.
        before = before[:1]
    if before and not by_whom:
        return before
    # "If an officer believes that a member …, they should": who acts is who is named first.
    return by_whom or (_roles(_BESIDE.sub("", case[0]), names)[:1] if case else ())


def _first_words(main: str, names: Names) -> tuple[str, ...]:
    """Return the role with which a sentence begins: "Employees serve the whole council"."""
    begins = [*folded(main, names)]
    if len(begins) <= _FIRST:  # A line such as "Signed: Town Clerk" states nothing.
        return ()
    role = next((word[1:] for word in begins[:_FIRST] if word.startswith("@")), "")
    return (role,) if role and role not in _NO_PARTY else ()


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
    about = _ABOUT_WHOM.search(case[0])
    if about and _roles(about[1], names)[:1] == found[:1]:  # "If the complaint is about the Clerk"
        return ("", *found[:1])
    return (*found, *found) if len(found) == 1 and _ANOTHER.search(case[0]) else found


def _verb_end(sentence: str) -> int:
    verb = _MODAL.search(sentence) or _VERB.search(sentence)
    return verb.end() if verb else 0


def _roles(words: str, names: Names, *, every: bool = False) -> tuple[str, ...]:
    """Return the first roles that words name, each once; `every` one, and not only those of somebody who acts."""
    found = (word[1:] for word in folded(words, names) if word.startswith("@"))
    return tuple(role for role in dict.fromkeys(found) if every or role not in _NO_PARTY)[:_MOST]
