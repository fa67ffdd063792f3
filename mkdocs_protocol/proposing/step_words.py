"""What a statement says about a step: whom to go to, who hears or decides it, by when, how binding it is, with what exception.

Everything is found in the statement's own words, and nothing that is not there is made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.trees import Contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Role

_NOT_GONE_TO = frozenset({"councillors", "officers", "council", "public", "groups"})
"""Roles that nobody can be sent to: too many people have them."""
_DETERMINER = r"(?:(?:the|town|parish|city|their|his/her|his|her|its|an?|another|appropriate|relevant|council['’]s|own|district|principal|county|borough|unitary|authority['’]s)\s+){0,4}"
_LEAD = re.compile(_DETERMINER, re.IGNORECASE)
"""What comes before a name, perhaps as part of it; it may be nothing."""
_TO = re.compile(
    r"\b(?:inform(?:ing|ed|s)?|contact(?:ing|ed|s)?|notify(?:ing)?|notifie[ds]|tells?|asks?|approach(?:ing|es)?|consult(?:ing|s)?|see|"
    r"(?:to|with|via|through|from|of|by contacting))\s+(?=" + _DETERMINER + r")",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:rais|report|refer|direct|inform|contact|notif|tell|ask|approach|consult|guidance|brought|bring|address|submit|"
    r"made|make|put|pass|take|discuss|write|written|complain|seek|request|channel|apply|speak|go|addressed|lodg|sent|send)",
    re.IGNORECASE,
)
"""Verbs for a matter that goes to somebody."""
_AND_ON = re.compile(r"\s*(?:,\s*(?:and|or)?|/|and/or|and|or)\s*" + _DETERMINER, re.IGNORECASE)
_VERBS = (
    r"(?:hear|heard|decide|decided|determine|determined|consider|considered|investigate|investigated|resolve|deal|dealt|seek|"
    r"appoint|assess|agree|mediate|arrange|respond|reply|review|reviewed|approve|answer|answered|try|attempt to resolve|handle|handled|refer)\b"
)
_ACTS = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:who\s+)?(?:will|shall|must|should|may|can|has (?:delegated )?(?:authority|power) to|have delegated authority to)\s+"
    r"(?:(?:then|first|normally|solely|also|\w+ly)\s+){0,2}"
    + _VERBS
    + r"|\s+(?:(?:then|first|normally|also)\s+)?(?:hears?|decides?|determines?|considers?|investigates?|mediates?|meets?)\b(?! (?:to|that)\b)",
    re.IGNORECASE,
)
"""What whoever decides or acts does, after the name: in plain words also without "will"."""
_DECIDED_BY = re.compile(
    r"\b(?:be|is|are)\s+(?:\w+ly\s+)?" + _VERBS + r"(?:\s+with)?\s+by\s+", re.IGNORECASE
)
_HANDS_ON = re.compile(
    r"\b(?:refer|pass|report|send|forward|bring|take)\b(?: \w+){0,3}? to\b", re.IGNORECASE
)
_WHO_DECIDES = re.compile(
    r",? who (?:will|shall|must|may) (?:\w+ )?(?:hear|decide|determine|consider)\b", re.IGNORECASE
)
_MODAL = re.compile(
    r"\b(?:must not|shall not|should not|may not|will not|cannot|may be necessary|always be preferable|always preferable|"
    r"can expect|must|shall|should|may|will)\b"
)
_FORMAL = re.compile(
    r"\bformal(?!ity)\b|\bgrievance|\bdisciplinary|\bmonitoring officer|\bstandards (?:committee|board)|\bformally\b",
    re.IGNORECASE,
)
_INFORMAL = re.compile(
    r"\binformal|\bconciliat|\bmediat|\bamicabl|\bdiscuss\w* (?:it |this |the matter )?(?:first|directly)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:as soon as (?:\w+ )?possible|as soon as practicable|at the earliest opportunity|immediately|forthwith|without delay|"
    r"promptly|in a timely manner|(?:normally )?(?:within|(?:no|not) (?:later|more) than|in no more than) (?:\w+[ -]){0,2}?\w+ (?:working |clear |calendar )?"
    r"(?:hours?|days?|weeks?|months?)(?: (?:of|after|from|before) (?:\w+ ){0,4}?(?:receipt|receiving it|it|request|complaint|event|decision|meeting|hearing))?"
    r"|at least (?:\w+ )?\w+ (?:working |clear |calendar )?days before (?:the |a |any )?\w+)\b",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:right of appeal|right to appeal|may appeal|appeal (?:to|against)[^.;]*)", re.IGNORECASE
)
NOT_SETTLED = re.compile(
    r"^\s*(?:if|where|should)\b[^,.;]*\b(?:not|cannot|fails?|unsuccessful|unresolved|unable|does not|is not)\b[^,.;]*?"
    r"(?:,|(?= (?:(?:it|they|he|she|this)|(?:the|an?)(?: (?!(?:it|they|he|she)\b)\w+){1,3}?) (?:will|shall|must|should|may|can)\b)|(?=[.;]|$))"
    r"|^\s*(?:if not|failing (?:this|that|which))\b"
    r"|\bif (?:this|it|the matter) (?:is not|cannot)\b|\bthere are formal procedures if this is not possible\b",
    re.IGNORECASE,
)
"""How a text says what follows if a matter is not settled."""
_CASE = re.compile(r"^\s*(?:if|when|where|should|in the case of)\b[^,.;]*,", re.IGNORECASE)
_UNLESS = re.compile(
    r"\b(?:unless|except (?:where|when|if)|save (?:where|when))\s+(?P<case>[^.;]*?\b(?:about|against|concerns?|involves?|concerning|relates? to|regarding)\s+"
    + _DETERMINER + r"(?P<whom>[^,.;]+?))(?=,|\.|;|$)",
    re.IGNORECASE,
)  # fmt: skip
_OR_IF = re.compile(
    r"\bor,? (?:if|where|when) (?P<case>[^,.;]+),? (?:(?:it (?:is|should be|shall be) \w+ )?(?:to|with)) (?P<then>[^,.;]+)"
    r"|,? or (?:to|with) (?P<first>[^,.;]{1,60}?) (?:if|where|when) (?P<after>[^,.;]+)"
    r"|[;,] (?:if|where|when) (?P<where>(?:it|that|the (?:matter|complaint|concern|grievance)) (?:is|concerns|involves|relates)[^,.;]*),? (?:to|with) (?P<whom>[^,.;]+)",
    re.IGNORECASE,
)
"""The same without "unless": "to the Clerk or, if the Clerk is involved, to the Chairman"."""
_IS_TOLD = re.compile(r" (?:is|must be|should be|will be) (?:told|asked|informed|approached)\b")
_INSTEAD = re.compile(r"\b(?:in which case|when|then|where)\b(?P<then>[^.;]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatedException:
    """The exception that a statement makes: "unless it is about the Clerk, in which case it goes to the Chairman"."""

    text: str
    concerns: tuple[str, ...]
    who: tuple[Contact, ...]


class Names:
    """What a document may call each role that somebody can be sent to."""

    def __init__(self, council: Council, roles: tuple[Role, ...]) -> None:
        """Take a council's own names and the common ones."""
        found: dict[str, str] = {}
        for role in roles:
            for name in (role.label, *role.also_called):
                found.setdefault(name.casefold(), role.id)
        for role_id, names in council.role_names:
            for name in names:
                found[name.casefold()] = role_id
        self._roles = found
        longest = sorted(found, key=len, reverse=True)
        either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
        self._at = re.compile(rf"(?:{either})(?![\w])", re.IGNORECASE) if either else None

    def at(self, text: str, start: int) -> tuple[Contact, int] | None:
        """Return who is named at a place of a text, and where the name ends."""
        found = self._at.match(text, start) if self._at else None
        if not found:
            return None
        role = self._roles[" ".join(found[0].casefold().split())]
        return Contact(role, " ".join(found[0].split())), found.end()

    def all_in(self, text: str) -> Iterator[tuple[Contact, int]]:
        """Yield everybody who is named in a text, with the place."""
        for found in self._at.finditer(text) if self._at else ():
            if not re.match(r"\w", text[found.start() - 1 : found.start()] or " "):
                role = self._roles[" ".join(found[0].casefold().split())]
                yield Contact(role, " ".join(found[0].split())), found.start()


def gone_to(words: str, names: Names) -> tuple[tuple[Contact, ...], bool]:
    """Return whom a statement sends a matter to, and whether to one of them only."""
    main = _OR_IF.split(_UNLESS.split(words)[0])[0]
    for to in _TO.finditer(main):
        if not _SENT.search(main[: to.end()]):
            continue
        whom, is_one = _listed(main, to.end(), names)
        if whom:
            return whom, is_one
    return (), False


def decided_by(words: str, names: Names) -> tuple[Contact, ...]:
    """Return who hears, decides or acts according to a statement: whoever is named before such a verb, or after "by"."""
    main = _UNLESS.split(words)[0]
    for contact, place in names.all_in(main):
        if contact.role not in _NOT_GONE_TO and _ACTS.match(main, place + len(contact.name)):
            return (contact,)
    for by in _DECIDED_BY.finditer(main):
        whom, _ = _listed(main, by.end(), names)
        if whom:
            return whom
    return ()


def says_who_decides(words: str) -> bool:
    """Return whether a statement says who hears or decides a matter, even if it is somebody who is not in roles.yml."""
    return bool(_DECIDED_BY.search(words) or _WHO_DECIDES.search(words))


def hands_on(words: str) -> bool:
    """Return whether whoever decides or acts according to a statement passes the matter to somebody, or it says both."""
    return says_who_decides(words) or bool(_HANDS_ON.search(words))


def without_case(words: str) -> str:
    """Return a sentence without the opening words that say when it applies: a time limit there is not the step's."""
    found = NOT_SETTLED.match(words) or _CASE.match(words)
    return words[found.end() :] or words if found else words


def modal_of(words: str) -> str:
    """Return the first word that says how binding a statement is, as printed; "" where there is none."""
    found = _MODAL.search(words)
    return found[0] if found else ""


def time_limit_of(words: str) -> str:
    """Return the words that set a time limit, or ""."""
    found = _TIME.search(words)
    return found[0] if found else ""


def appeal_of(words: str) -> str:
    """Return the words that give a right of appeal, or ""."""
    found = _APPEAL.search(words)
    return found[0].strip() if found else ""


def is_formal(words: str) -> bool:
    """Return whether a statement is about a formal procedure."""
    return bool(_FORMAL.search(words)) and not (
        _INFORMAL.search(words)
        and not re.search(r"\bformal(?:ly)?\b|grievance proc|disciplinary", words, re.IGNORECASE)
    )


def is_informal(words: str) -> bool:
    """Return whether a statement is about settling a matter informally."""
    return bool(_INFORMAL.search(words))


def says_instead(words: str) -> bool:
    """Return whether a statement says whom to go to where a matter is about whom one would go to."""
    return bool(_UNLESS.search(words) or _OR_IF.search(words))


def exception_of(words: str, names: Names) -> StatedException | None:
    """Return the exception that a statement makes for a matter about somebody, or None."""
    if found := _UNLESS.search(words):
        case, about = found["case"], found["whom"]
        then = _INSTEAD.search(words[found.end() :])
        instead = then["then"] if then else ""
    elif found := _OR_IF.search(words):
        case = about = found["case"] or found["after"] or found["where"]
        instead = "to " + (found["then"] or found["first"] or found["whom"])
    else:
        return None
    concerns = tuple(dict.fromkeys(contact.role for contact, _ in names.all_in(about)))
    if not concerns:
        return None
    whom = gone_to(f"raised {instead}", names)[0]
    if not whom:  # "in which case the Chairman is told"
        named = (
            contact
            for contact, at in names.all_in(instead)
            if _IS_TOLD.match(instead, at + len(contact.name))
        )
        whom = tuple(named)[:1]
    return StatedException(" ".join(case.split()), concerns, whom)


def _listed(text: str, start: int, names: Names) -> tuple[tuple[Contact, ...], bool]:
    """Return those who are named one after another from a place in a text, and whether "or" joins them."""
    found: list[Contact] = []
    is_one = False
    lead = _LEAD.match(text, start)
    before = lead[0] if lead else ""
    # "their line manager", "the Town Clerk": what stands before a name may be part of it, so the longest name counts.
    begins = [start, *(start + space.end() for space in re.finditer(r"\s+", before))]
    place = next(filter(None, (names.at(text, at) for at in begins)), None)
    while place:
        contact, end = place
        if contact.role in _NOT_GONE_TO:
            break
        if contact.role not in {one.role for one in found}:
            found.append(contact)
        join = _AND_ON.match(text, end)
        if not join or not join[0].strip():
            break
        place = names.at(text, join.end())
        if place and place[0].role not in _NOT_GONE_TO:
            is_one = is_one or bool(re.search(r"\bor\b|/", join[0]))
    return tuple(found), is_one and len(found) > 1
