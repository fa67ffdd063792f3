"""Who acts in a sentence, to whom something is done in it, and in whose case it holds: by who stands where.

Who acts is who stands before the verb and not behind a preposition, or is named behind "by". In "Officers must not be
asked to …" something is done to them, and it is the other side that is bound.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.comparing.two_documents.folding import Names

_VERB = re.compile(
    r"\b(?:must|shall|should|will|may|can|cannot|do not|does not|are|is|has|have|acknowledge)\b",
    re.IGNORECASE,
)
MODAL = re.compile(
    r"\b(?:must|shall|should|will|may|can|cannot|(?:is|are)(?: (?:not|never|always|only))? (?:expected|required|requested|asked|entitled)? ?to|(?:is|are) (?:not|never)(?= \w+ed\b))\b",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\bby (?=(?:both |either |all |any |an? |the |their |\w+ )?)", re.IGNORECASE)
_BEGINS = r"^\s*(?:if|when|where|whenever|whilst|while|unless|should|in the case of)\b"
CASE = re.compile(
    _BEGINS
    + r"(?:[^,]*?\s(?=(?<!that )(?:it|they|he|she) (?:must|shall|should|will|may|can|cannot)\b)|.*?,\s*(?:then\s+)?(?=[\w’' ]+\b(?:must|shall|should|will|may|can|cannot)\b)|[^,]*,\s*)",
    re.IGNORECASE,
)
"""In which case a sentence holds, up to the comma before the words that say what then holds."""
_ABOUT_WHOM = re.compile(
    r"\b(?:(?:complaint|concern|grievance|allegation|matter|problem|issue|it)s?|worr(?:y|ies)|difficult(?:y|ies)) (?:made |is |are )?"
    r"(?:about|against|concerning|regarding|involving) ([^,.;’']{1,40})",
    re.IGNORECASE,
)
MATTER = re.compile(
    r"\b(?:complain\w*|concerns?|grievances?|allegations?|unhappy|dissatisfied|aggrieved)\b",
    re.IGNORECASE,
)
"""Words of a matter that somebody raises."""
_WHOSE_MATTER = re.compile(
    r"\b(?:complaint|concern|grievance|allegation|quarrel)s? (?:made |raised |brought )?(?:by|of|from) (?P<by>[^,.;]{1,40}?)(?: (?:about|against|concerning|regarding) (?P<of>[^,.;]{1,40}))?(?= (?:is|are|must|shall|should|will|may|can)\b|[,.;]|$)"
    r"|(?P<own>(?:\w+ ){0,3}?\w+)(?:[’']s|s[’']) (?:\w+ )?(?:complaint|concern|grievance|allegation)s?\b(?: (?:about|against|concerning|regarding) (?P<against>[^,.;]{1,40}))?",
    re.IGNORECASE,
)
"""Whose a matter is, and about whom: "Complaints by staff about a councillor", "An officer's grievance"."""
_INVERTED = re.compile(
    r"^\s*(?:neither|nor|under no circumstances) (?:must|shall|should|will|may|can|do|does)\b",
    re.IGNORECASE,
)
APPLIES = re.compile(r"\b(?:applies|apply) to\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|fellow|each other)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:about|against|concerning|regarding|involving) (?:the |an? |any |another )?[\w’'-]+(?: [\w’'-]+)?",
    re.IGNORECASE,
)
"""Whom something is about is not who acts: "A complaint about the Clerk is made to …"."""
WHOSE = re.compile(
    r"^\s*(?:an?|any|the|all|each)?\s*[^,.;:]{0,60}?\b(?:who|with (?:a |any )?(?:concerns?|complaints?|grievances?|questions?)|wishing to)\b.*?\b(?:should|must|may|shall|can|will"
    r"|tells|asks|takes|speaks|talks|goes|sends|writes|brings|raises|reports|informs|contacts|puts|refers|turns|applies)\b",
    re.IGNORECASE,
)
WHO = re.compile(r"\b(?:who|that|with|wishing|believing|aggrieved|concerned) ", re.IGNORECASE)
_NO_PARTY = frozenset({"council", "public"})
"""Roles that are spoken of far more often than they are bound."""
BOTH_SIDES = ("councillors", "officers")
"""Who is meant if nobody is named."""
_BOTH = re.compile(
    r"\b(?:(?:neither|either|each|both|all|every) (?:part(?:y|ies)|sides?|of them)|the (?:two|parties)(?! \w+ed\b)|each (?:to|of) the other|"
    r"no one|nobody|everyone|everybody|any(?:one|body)|all concerned)\b|^\s*(?:both|neither)\b(?! (?:of )?(?:the |an? )?@)",
    re.IGNORECASE,
)
"""Words for both sides, where nobody is named."""
_FALLS_TO = re.compile(
    r"^\s*(?:it (?:is|shall be|will be|remains|falls) (?:solely |only |always )?(?:the \w+ )?(?:for|of|to|up to)|.*\b(?:rests?|lies?|sits?|remains?) (?:solely |only )?with|"
    r".*\b(?:falls?|left) to|.*\bis (?:not )?(?:solely |only )?(?:a matter |a task )?for|.*\bis the (?:\w+ )?(?:responsibility|duty|job|task|function|business) of)"
    r" (?=(?P<whom>.*))",
    re.IGNORECASE,
)
"""How a text gives something to somebody without an auxiliary verb: "It is for the Clerk to decide"."""
_PARTICIPLE = r"(?:\w+ly )?(?:\w{2,}ed|\w+en|given|told|kept|made|sent|shown|paid|put|left|held|heard|taught|brought|told|led|found|set)\b"
_DONE_TO = re.compile(
    rf"\b(?:(?:must|shall|should|will|may|can)(?: (?:not|never|always|also|normally|only))*|cannot|(?:is|are)(?: (?:not|never|always))? to) be "
    rf"(?!(?:\w+ly )?(?:required|obliged|bound|prepared|committed|satisfied|guided|concerned|engaged|involved|permitted|allowed|entitled|"
    rf"authorised|associated|tempted|perceived|related|represented|based|limited|excluded)\b)"
    rf"(?!(?<!not be )(?<!never be )(?:expected|asked|requested|encouraged|reminded) to\b){_PARTICIPLE}"
    r"|\b(?:is|are) (?:not|never) (?!(?:elected|employed|paid|concerned|involved|expected|required|entitled|allowed|permitted)\b)\w+ed\b"
    r"|\b(?:must|shall|should|will) receive\b",
    re.IGNORECASE,
)
"""What is done to somebody, who is then not the one bound: "Officers must not be asked to …"."""
_NOT_MADE_TO = re.compile(
    r"\W*no \w+(?: \w+){0,3} (?:must|shall|should|will|may|can) be (?:\w+ly )?(?:required|asked|expected|obliged) to\b",
    re.IGNORECASE,
)
"""The same, where "not" stands at the beginning: "No officer shall be required to …"."""
_GOVERNING = frozenset({
    "of", "with", "for", "to", "from", "in", "on", "about", "agains", "concer", "regard", "toward", "befor", "after",
    "under", "withou", "within", "as", "into", "over", "upon", "includ",
})  # fmt: skip
"""Prepositions, as they are folded: who stands behind one does not act."""
_BETWEEN = "betwe"
_CHARGES = frozenset({"role", "duti", "respon", "job", "functi", "task", "right"})
"""Nouns of what belongs to whoever acts, as they are folded: "the role of the Clerk is to"."""
_POSSESSIVE = re.compile(
    r"\b\w+s[’'](?=\s)(?!(?: \w+){0,4} (?:role|dut|responsib|job|function|task))"
)
_HELD = re.compile(
    r"@[\w-]+ (?!and\b|or\b|@|who\b|themse|also|of\b|in\b|with\b|on\b|at\b|for\b|under\b)\w"
)
"""A role before a noun, as in "Officer advice": who has something is not to whom something is done."""
OTHER_SIDE: Mapping[str, tuple[str, ...]] = {
    "councillors": ("officers",), "committee-chairs": ("officers",), "chair": ("officers",), "mayor": ("officers",),
    "officers": ("councillors",), "clerk": ("councillors",),
}  # fmt: skip
"""Who is meant by the other side of a role, where a text names one side only."""
_FIRST = 4
"""Among how many words at the beginning of a sentence without an auxiliary verb its subject is named."""
_MOST = 3
JOINS = frozenset({"and", "or", "the", "a", "an", "both", "their", "his", "her", "its"})
_BEFORE_FIRST = 2
"""How many other words may stand before the first of those who are listed: "by the relevant, named officer"."""


def subject_of(sentence: str, names: Names) -> tuple[str, ...]:
    """Return who acts in a sentence: who is named behind "by" in it, or who stands before its verb."""
    case = CASE.match(sentence)
    return _of_main(sentence[case.end() :] if case else sentence, names) or (
        # "If an officer believes that a member …, they should": who acts is who is named first.
        roles_in(_BESIDE.sub("", case[0]), names)[:1] if case else ()
    )


def _of_main(main: str, names: Names) -> tuple[str, ...]:
    """Return who acts in what a sentence says, without the case in which it holds."""
    if (applies := APPLIES.search(main)) is not None:
        return roles_in(main[applies.end() :], names)
    if (inverted := _INVERTED.match(main)) is not None:
        return roles_in(main[inverted.end() :], names)[:1]
    if (falls := _FALLS_TO.match(main)) is not None and (whom := _listed(falls["whom"], names)):
        return whom
    verb = MODAL.search(main) or _VERB.search(main)
    if not verb:
        return _first_words(main, names)
    behind = main[agent.end() :] if (agent := _AGENT.search(main, verb.end())) else ""
    if by_whom := _listed(behind, names) or _both(behind):
        return by_whom
    said = main[: verb.start()]
    if [*folded(said, names, {"the", "this"})] == ["@council"]:
        return ("council",)
    acting = _acting(said, names)
    if acting and done_to(main, names):
        return other_side(acting)
    return acting or _both(said)


def other_side(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other side of a role; () of several, or of one that has none."""
    return OTHER_SIDE.get(roles[0], ()) if len(roles) == 1 else ()


def done_to(sentence: str, names: Names) -> tuple[str, ...]:
    """Return to whom something is done in a sentence: "Officers must not be asked to …"."""
    case = CASE.match(sentence)
    main = sentence[case.end() :] if case else sentence
    verb = MODAL.search(main)
    if not verb or not (_DONE_TO.match(main, verb.start()) or _NOT_MADE_TO.match(main)):
        return ()
    before = main[: verb.start()]
    said = [*folded(before.rpartition(",")[2], names)]
    first = next((at for at, word in enumerate(said) if word.startswith("@")), None)
    if first is None:
        return _both(before)
    is_of = any(word in _GOVERNING or word == _BETWEEN for word in said[:first])
    return () if is_of or _HELD.search(" ".join(said)) else _acting(before, names)


def had_of(sentence: str, names: Names) -> tuple[str, ...]:
    """Return whose that is to which something is done: "The name of an officer shall not be given"."""
    verb = MODAL.search(sentence)
    if not verb or not _DONE_TO.match(sentence, verb.start()):
        return ()
    of = re.search(r"\b(?:of|about) (?P<whom>.*)", sentence[: verb.start()], re.IGNORECASE)
    return roles_in(of["whom"], names)[:1] if of else ()


def _both(words: str) -> tuple[str, ...]:
    return BOTH_SIDES if _BOTH.search(words) else ()


def _acting(before: str, names: Names) -> tuple[str, ...]:
    """Return who acts, of the words before a verb: not who stands behind a preposition, or only has something."""
    found: list[str] = []
    last: tuple[str, ...] = ()
    for part in _POSSESSIVE.sub(" ", before).split(","):
        said = [*folded(part, names)]
        governed = False
        for at, word in enumerate(said):
            governed = word != _BETWEEN and (
                governed or (word in _GOVERNING and said[at - 1] not in _CHARGES)
            )
            if word.startswith("@") and not governed:
                found.append(word[1:])
        if said and said[0] in _GOVERNING:  # "In doing so officers must": only the last of it acts.
            last = tuple(word[1:] for word in said if word.startswith("@"))[-1:]
    acting = tuple(role for role in dict.fromkeys(found or last) if role not in _NO_PARTY)
    # "A member who is unhappy with an officer should": it is the member who acts.
    return acting[:1] if WHO.search(before) else acting[:_MOST]


def _listed(words: str, names: Names) -> tuple[str, ...]:
    """Return the roles that words begin with, one after another: "the Clerk or the Chair, who …"."""
    found: list[str] = []
    since = 0
    for word in folded(words, names):
        if word.startswith("@"):
            found.append(word[1:])
            since = 0
        elif word not in JOINS:
            since += 1
            if since > (_BEFORE_FIRST if not found else 0):
                break
    return tuple(role for role in dict.fromkeys(found) if role not in _NO_PARTY)[:_MOST]


def _first_words(main: str, names: Names) -> tuple[str, ...]:
    """Return the role with which a sentence begins: "Employees serve the whole council"."""
    begins = [*folded(main, names)]
    if _BOTH.match(main):
        return BOTH_SIDES
    if len(begins) <= _FIRST:  # A line such as "Signed: Town Clerk" states nothing.
        return ()
    role = next((word[1:] for word in begins[:_FIRST] if word.startswith("@")), "")
    return _listed(main, names)[:_MOST] or ((role,) if role and role not in _NO_PARTY else ())


def case_of(text: str, names: Names) -> tuple[str, ...]:
    """Return the roles that a text names where it says in which case it holds, who acts first; () where it says none.

    "If a councillor is dissatisfied with the clerk, …"; "An officer who is unhappy with a member should …". In "A complaint
    about the clerk is …" nobody acts, "", and it is about the clerk.
    """
    case = CASE.match(text)
    if not case or not roles_in(case[0], names):  # "If that fails, a member who is unhappy with …"
        case = WHOSE.match(text[case.end() :] if case else text) or case
    if not case:
        if (whose := _WHOSE_MATTER.search(text)) is not None:
            by, of = whose["by"] or whose["own"] or "", whose["of"] or whose["against"] or ""
            if acts := roles_in(by, names)[-1:]:
                return (*acts, *roles_in(of, names)[:1])
        about = _ABOUT_WHOM.search(text)
        return ("", *roles_in(about[1], names)[:1]) if about else ()
    found = roles_in(case[0], names)
    about = _ABOUT_WHOM.search(case[0])
    if (
        about and roles_in(about[1], names)[:1] == found[:1]
    ):  # "If the complaint is about the Clerk"
        return ("", *found[:1])
    return (*found, *found) if len(found) == 1 and _ANOTHER.search(case[0]) else found


def verb_end(sentence: str) -> int:
    """Return where the verb of a sentence ends, 0 if it has none that is known."""
    verb = MODAL.search(sentence) or _VERB.search(sentence)
    return verb.end() if verb else 0


def roles_in(words: str, names: Names, *, every: bool = False) -> tuple[str, ...]:
    """Return the first roles that words name, each once; `every` one, and not only those of somebody who acts."""
    found = (word[1:] for word in folded(words, names) if word.startswith("@"))
    return tuple(role for role in dict.fromkeys(found) if every or role not in _NO_PARTY)[:_MOST]
