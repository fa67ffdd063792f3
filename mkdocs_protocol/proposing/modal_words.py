"""What a clause does, according to its verbs: must, must not, may, can expect.

What counts is the first sentence that obliges, forbids, allows or promises. "Must not" forbids but obliges nothing,
and "may arise" allows nothing. A step to take is a procedure however it is worded.
"""

from __future__ import annotations

import re

from mkdocs_protocol.core.vocabulary import ClauseKind

_ROLE = r"(?:members?|councillors?|officers?|staff|employees?|clerk|mayor|chair(?:man|person)?|chairmen)"
_WHO_ACTS = rf"(?:(?:both|every|each|all|any|the|an?) )?(?:(?!(?:of|between|by|to|from|for|with)\b)[\w-]+ ){{0,2}}?{_ROLE}(?: (?:and|or) (?:the )?(?:\w+ )?{_ROLE})*"
_MODAL = r"(?:must|shall|should|may|can|could|will|would|need)"
_FORBIDDEN = (
    r"(?!(?:elected|employed|required|expected|intended|limited|bound|obliged|entitled|based|paid|aimed|affected|covered)\b)"
    r"(?:\w+ed|given|told|taken|shown|made|sent|brought|passed on|spoken|shouted)"
)
_STATES = (
    r"(?:is|are|was|were|has|have|had|do|does|who|whose|of|in|on|at|with|to|from|by|as|for|and|or|that|which|must|shall|should|will|would|"
    r"may|can|cannot|could|not|serves?|represents?|provides?|advises?|leads?|brings?|depends?|needs?|answers?|decides?|holds?|works?|bears?|"
    r"plays?|knows?|shares?|belongs?|remains?|becomes?|feels?|wants?|wish(?:es)?|comes?|appointed|elected|employed|meetings?|relations?\w*|protocol)"
)
"""Words after a role that state no rule about what it does: what somebody is, or is there for."""
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("forbids", rf"\b{_MODAL} ?(?:not|never)\b|\bcannot\b|\bnever\b|\bno (?:(?:individual|elected|single|other|serving) )?(?:member|councillor|officer|employee)s?\b"
                    r"|\bno (?:\w+ )?(?:right|authority|power)s? to\b|\bneither\b|\bnobody\b|\bno one\b|\bavoid(?:ed|ing|s)?\b|\bnot (?:be )?(?:recommended|acceptable|appropriate|permitted|allowed)\b"
                    rf"|^\W*(?:equally,? )?{_WHO_ACTS}(?: who [^,.;]*?,?)? (?:do|does) not\b|\bunder no circumstances\b|^(?:(?!\bthat\b)[^.;])*?\b(?:is|are) (?:not|never) (?:a matter for|{_FORBIDDEN})\b"
                    r"|\b(?:inappropriate|improper|unacceptable)\b|\brefrain\b|\bprohibited\b|\bprecluded\b|(?<!care )(?<!or )\bnot to\b(?! (?:the|an?|any|their|his|her|\w+ (?:staff|officers?|members?|councillors?|employees?))\b)"),
        ("expects", r"\b(?:can|may|are entitled to|should) expect\b|\bexpect(?:ations)? (?:from|of)\b|\bentitled to from\b|\b(?:owe|owed) (?:to|by)\b|\bowe \w+\b"),
        ("permits", r"\bmay\b(?! (?:arise|be (?!made|given|raised|referred|used|taken|invoked|asked|required)|become|break|have\b|"
                    r"appear|feel|think|need|seem|result|lead|affect|not\b))|\bfree to\b|\bpermitted to\b|\bcan (?:be )?(?:ask|raise|refer|provide|seek|contact)"),
        ("obliges", r"\b(?:must|shall)\b(?! ?(?:not|never))|\bdut(?:y|ies)\b|\brequired to\b|\bresponsible (?:for|to)\b|\bresponsibility (?:of|to|for|in)\b|\bobliged to\b"
                    r"|\bareas? of responsibility\b|\b(?:role|job|function|duty)\b(?! of this).{0,60}\bis to\b|\backnowledge\b"
                    r"|\b(?:is|are) to be \w+(?:ed|en|t|d)\b|^\W*it (?:is|falls) (?:for|to) \b"),
        ("advises", r"\bshould\b(?! ?(?:not|never))|\b(?:are|is) (?:asked|encouraged) to\b"),
        ("hopes", r"\b(?:are|is) (?:requested|expected) to\b"),
        ("counsels", r"\bit is (?:\w+ )?(?:important|good practice|advisable|recommended) that\b"
                     r"|\blaw requires all\b|\b(?:councils|employers) (?:should|are advised)\b"),
        ("promises", r"\bwill\b(?! ?(?:not|never))"),
        ("entitles", r"\bentitled to\b(?! expect)|\bright to\b|\b(?:have|has) (?:the|a) (?:\w+ )?rights?\b|\b(?:same|legal) rights?\b|\brights? of .{1,40}? to\b|\brecourse\b"),
        ("leads", r"\bfirst instance\b|\braised? (?:\w+ ){0,6}?with\b|\breport(?:ed)? (?:\w+ ){0,4}?to\b|\b(?:made|put|submitted|given|sent|raised|requests?|complain\w*|do so)\b[^.]{0,40}\bin writing\b|\bthrough the\b"
                  r"|\binform (?:the|their|his|her)\b|\brefer(?:red|ence)? (?:\w+ ){0,6}?to\b|\bseek (?:\w+ ){0,2}?(?:guidance|advice|redress|help|assistance)\b|\bmake an appointment\b|\b(?:talked over|sorted out)\b"
                  r"|\b(?:speaks?|talks?|writes?|go|turns?|apply|applies|complains?|takes?|brings?|declared?|disclosed?|sent?|put|refers?|addressed|notified) (?:(?!not\b)\w+ ){0,3}?to (?:the|their|his|her|an?)\b"
                  r"|\b(?:asks?|tells?|consults?|notif(?:y|ies)|contact|sends?) the\b(?! (?:agenda|minutes|papers))|\bdiscussed in private\b"
                  r"|\bdirected to\b|\bapproach(?:es)? the\b|(?<!and )(?<!and the )(?<!alongside the )(?<!, the )\b(?:grievance|disciplinary|complaints?) (?:procedure|policy)\b"
                  r"|\b(?:made|taken|brought|passed|goes|go|put) to (?:the|their|his|her|an?)\b|\b(?:settled|heard|decided|dealt with) by (?:the|an?)\b"
                  r"|\bunder the direction of\b|\bresolved? (?:\w+ ){0,3}?informally\b|\bvia the\b|\bcontact the\b|\bmade (?:\w+ )?by\b"),
        ("acts", rf"^\W*(?:equally,? |then,? )?{_WHO_ACTS}(?: who [^,.;]*?,?)? (?:also |always |then |normally )?(?:(?:is|are) (?:courteous|polite|civil|respectful|considerate|honest|open|fair)\b|(?!{_STATES}\b)[a-z]+\b(?! (?:is|are|must|shall|should|will|may|can)\b))"),
        ("says why", r"\b(?:purpose|aims?|intention|objective) (?:of|is)\b|\bintended to\b|\bthis (?:protocol|policy|document) (?:covers|applies|sets|reflects|is)\b"),
    )
)  # fmt: skip
_FIRST = re.compile(
    rf"\b(?:{_MODAL}|free to|permitted to|can (?:be )?(?:ask|raise|refer|provide|seek|contact))\b",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\s*(?:\w+ ){0,2}?(?:complaint|concern|grievance|request|allegation|question|quer(?:y|ie)|enquir(?:y|ie)|disagreement|motion|breache?)s?\b",
    re.IGNORECASE,
)
_WHOEVER = re.compile(rf"\W*(?:{_WHO_ACTS}|any(?:body|one)) who\b", re.IGNORECASE)
_CASE = re.compile(r"^\s*(?:if|where|when)\b[^,.;]*,", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?|in|of|by|each|every|during|until|before|after|from|next) (?:of |the )?May\b|\bMay,? (?:19|20)\d\d\b"
)
_MAY_OF_A_RELATIVE = re.compile(
    r"(?<=\bwhat )(?:\w+ ){1,3}?may\b|(?<=\bas )(?:\w+ ){1,2}?may\b|(?<=\bon which )(?:\w+ ){1,3}?may\b|(?<=\bto which )(?:\w+ ){1,3}?may\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"'(])|\n")
_DECISIVE = frozenset(
    {"forbids", "permits", "obliges", "advises", "hopes", "counsels", "promises", "entitles"}
)


def signs_of(text: str) -> frozenset[str]:
    """Return the signs that the verbs of a text give, by name."""
    said = without_months(text)
    found = frozenset(name for name, pattern in _SIGNS if pattern.search(said))
    first = _FIRST.search(said)
    if "permits" in found and first and first[0].casefold() == "may":  # "may respond, but should …"
        return found - {"advises"}
    # "can confuse these roles, so that somebody may gain by it" allows nothing.
    return found - {"permits"} if first and first[0].casefold() == "can" else found


def without_months(text: str) -> str:
    """Return a text without the month of May and without "what it may lawfully do", which allow nothing."""
    return _MAY_OF_A_RELATIVE.sub(" ", _MAY.sub(" ", text))


def kind_of(text: str) -> ClauseKind:
    """Return the kind of clause that the verbs of a text, heading included, suggest."""
    if "expects" in signs_of(text.split("\n", maxsplit=1)[0]):
        return ClauseKind.EXPECTATION
    sentences = [signs_of(sentence) for sentence in _SENTENCE.split(text)]
    if sentences and "says why" in sentences[0] and not sentences[0] & {"obliges", "forbids"}:
        return ClauseKind.DESCRIPTION
    decisive = next((signs for signs in sentences if signs & _DECISIVE), frozenset())
    if "says why" in decisive and "obliges" not in decisive:
        return ClauseKind.DESCRIPTION
    leads = "leads" in decisive and not decisive & {"entitles", "forbids"}
    if leads and decisive & {"obliges", "advises", "promises"}:
        return ClauseKind.PROCEDURE
    is_led = not decisive and any("leads" in signs for signs in sentences)
    if is_led and (_MATTER.match(_CASE.sub("", text)) or _WHOEVER.match(text)):
        return ClauseKind.PROCEDURE
    for sign, kind in _BY_SIGN:
        if sign in decisive:
            return kind
    # A rule may say what is done and need no "must": "The clerk replies within a week."
    return ClauseKind.DUTY if not is_led and "acts" in sentences[0] else ClauseKind.DESCRIPTION


_BY_SIGN = (
    ("counsels", ClauseKind.ADVICE),
    ("entitles", ClauseKind.RIGHT),
    ("forbids", ClauseKind.PROHIBITION),
    ("obliges", ClauseKind.DUTY),
    ("advises", ClauseKind.DUTY),
    ("promises", ClauseKind.DUTY),
    ("hopes", ClauseKind.EXPECTATION),
    ("permits", ClauseKind.PERMISSION),
)
"""The kind of clause that each sign in the deciding sentence suggests, the strongest sign first."""
