"""Dates that a text prints after a word that says what they are: "Adopted 3 May 2024", "Review date: May 2027"."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from mkdocs_protocol.core.cycle import how_often
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.printed_dates import Readings, printed_dates

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class LabelledDate:
    """A date and the words in front of it."""

    kind: DateKind
    printed: str
    readings: tuple[Readings, ...]
    """() if the label is left blank, or what follows it is not a day of the calendar."""
    start: int
    """Where it begins in the text."""
    others: tuple[tuple[str, Readings], ...] = ()
    """Further dates of the same kind, after the first one: as printed, and as read."""
    is_blank: bool = False
    words: str = ""
    """What follows the label if no date can be read in it."""
    by: str = ""
    """Who adopted, approved, reviewed or amended the text, as printed beside the first date; "" if nobody is named."""

    @property
    def line(self) -> str:
        """The line of the facts that gives it, as YAML; for several dates a list, the earliest first."""
        printed = json.dumps(self.printed, ensure_ascii=False)
        if self.is_blank:
            return f"{self.kind}: {{blank: true, printed: {printed}}}"
        if not self.readings:
            return f"{self.kind}: {{words: {json.dumps(self.words, ensure_ascii=False)}}}"
        each = sorted(
            ((self.printed, self.readings[0]), *self.others), key=lambda one: one[1][0].last
        )
        by = f", by: {json.dumps(self.by, ensure_ascii=False)}" if self.by else ""
        facts = [
            f"{{value: {readings[0].written}, printed: {json.dumps(words, ensure_ascii=False)}{by if words == self.printed else ''}}}"
            for words, readings in each
        ]
        value = ", ".join(facts)
        return f"{self.kind}: {value if len(facts) == 1 else f'[{value}]'}"


@lru_cache(maxsize=1024)  # Several rules ask for each sentence of an edition.
def labelled_dates(text: str) -> tuple[LabelledDate, ...]:
    """Return each date of one line or sentence that has such a word in front of it, and each such word left blank.

    Where a line begins with a date, as in a table of versions, the word after it counts: "v1 May 2021 Adopted".
    """
    words = [*_WORDS.finditer(text)]
    return (*_behind_words(text, words),) or (*_before_words(text, words),)


def _before_words(text: str, words: list[re.Match[str]]) -> Iterator[LabelledDate]:
    """Yield the date that a short line begins with, before a word that says what it is."""
    if not words or len(text.split()) > _ROW:  # Most sentences have no such word.
        return
    for date in printed_dates(text):
        word = _WORDS.search(text, date.end)
        is_first = len(text[: date.start].split()) <= _FEW
        if word and is_first and date.readings and date.readings[0].precision in ("day", "month"):
            kind = _kind(word[0])
            if kind in _DONE_BY_SOMEBODY:
                yield LabelledDate(kind, text[date.start : date.end], (date.readings,), date.start)
            return


def _behind_words(text: str, words: list[re.Match[str]]) -> Iterator[LabelledDate]:
    words = [each for each in words if not _NOT.search(text, 0, each.start())]
    for word, following in zip_longest(words, words[1:]):
        end = following.start() if following else len(text)
        window = text[word.end() : min(end, word.end() + _FARTHEST)]
        found = _dated(word, window)
        if (
            found is None
            and (blank := _BLANK.match(window))
            and not text[: word.start()].strip(_AROUND)
        ):
            label = text[word.start() : word.end()]
            if blank["words"]:
                said = f"{label}{blank[0].rstrip()}"
                found = LabelledDate(_kind(word[0]), said, (), word.start(), words=blank["words"])
            else:
                found = LabelledDate(_kind(word[0]), label, (), word.start(), is_blank=True)
        if following and _OF_VERSION.match(word[0]):
            continue  # What happened to that version comes after it.
        if found is None and _is_next_of_document(word):
            found = _when(word, window)
        elif found is None and _is_label(word, window):
            # In "within a year of adoption" the word is not a label.
            is_within = following is not None and following[0] == "adoption"
            found = _said(word, text[word.end() :] if is_within else window)
        if found:
            yield found


def _is_label(word: re.Match[str], window: str) -> bool:
    """Return whether a word begins its line or sentence and labels what follows it, though no date can be read there.

    The label of the next review may be followed by any words, another one by words that mean a day: "Trinity 2023",
    "the 12th inst.".
    """
    before = word.string[: word.start()].strip(_AROUND)
    if before and not (before.endswith((".", ";")) and window.startswith(":")):
        return False
    if _kind(word[0]) is not DateKind.NEXT_REVIEW:
        return bool(_DAY_SAID.match(_ENDS.split(window)[0]))
    return (
        ":" in window[:8]
        or _SOME_TIME.match(window) is not None
        or word[0].lower()
        in (
            "next review",
            "review due",
        )
        or word[0].lower().startswith("to be")
    )


def _is_next_of_document(word: re.Match[str]) -> bool:
    """Return whether a word says that the document itself is still to be reviewed."""
    is_next = word[0].lower().startswith(("will", "shall", "must", "should", "to be"))
    begins = max(word.start() - _FARTHEST, 0)
    return is_next and _SUBJECT.search(word.string, begins, word.start()) is not None


def _when(word: re.Match[str], window: str) -> LabelledDate | None:
    """Return the words for the event upon which the document is to be reviewed; None for a cycle, or without any."""
    found = _WHEN.match(window)
    if not found or how_often(f"{word[0]}{found[0]}"):
        return None
    printed = " ".join(f"{word[0]}{found[0]}".split())
    words = " ".join(found["words"].split())
    return LabelledDate(DateKind.NEXT_REVIEW, printed, (), word.start(), words=words)


def _said(word: re.Match[str], window: str) -> LabelledDate | None:
    """Return the words after a label, which give neither date nor cycle; None if there are none."""
    found = _SAID.match(window)
    if not found or how_often(f"{word[0]}{found[0]}"):
        return None
    printed = " ".join(f"{word[0]}{found[0]}".split())
    words = " ".join(found["words"].split())
    return LabelledDate(_kind(word[0]), printed, (), word.start(), words=words)


def _dated(word: re.Match[str], window: str) -> LabelledDate | None:
    """Return the dates that follow a word; None if there are none."""
    dates = sorted(printed_dates(window), key=lambda date: date.start)
    first = dates[0] if dates else None
    if first is None or _ENDS.search(window[: first.start]):
        return None
    between, kind = window[: first.start], _kind(word[0])
    if kind is DateKind.NEXT_REVIEW and _AFTER.search(between):
        return None
    if kind is DateKind.REVIEWED and _NEXT.search(between):
        kind = DateKind.NEXT_REVIEW
    printed = " ".join(f"{word[0]}{window[: first.end]}".split())
    is_next = _NEXT_TO.fullmatch(between) is not None
    if not first.readings:  # As printed, though the calendar has no such day.
        words = window[first.start : first.end].strip()
        return LabelledDate(kind, printed, (), word.start(), words=words) if is_next else None
    is_fine = first.readings[0].precision in ("day", "month") and word[0].lower() != "review"
    if not is_next and not is_fine:
        return None
    others, end = [], first.end
    for date in dates[1:]:
        if not date.readings or not _BETWEEN.fullmatch(window[end : date.start]):
            break
        others.append((window[date.start : date.end], date.readings))
        end = date.end
    by = _BY.search(between) or _BY_BEHIND.match(window[end:])
    body = " ".join(by["by"].split()) if by and kind in _DONE_BY_SOMEBODY else ""
    return LabelledDate(kind, printed, (first.readings,), word.start(), tuple(others), by=body)


def _kind(word: str) -> DateKind:
    return next(kind for words, kind in _KINDS if re.match(words, word, re.IGNORECASE))


_KINDS = (
    (
        r"next|for review|(?:(?:to|will|shall|must|should) )?(?:next )?be |due for|renewal|review\b|refresh|re-?visit|"
        r"date (?:of|for) (?:next )?re(?!vis)",
        DateKind.NEXT_REVIEW,
    ),
    (r"adolygiad nesaf|dyddiad (?:yr )?adolyg|i'?w adolygu", DateKind.NEXT_REVIEW),
    (r"(?:date )?(?:last )?(?:review|rev['’]d|considered)|re-?(?:confirmed|affirmed)|adolygwyd", DateKind.REVIEWED),
    (r"(?:date (?:of )?)?(?:re-?)?adopt|(?:dyddiad )?mabwysiad", DateKind.ADOPTED),
    (
        r"(?:date (?:of )?)?approv|ratified|accepted|agreed|endorsed|passed|confirmed|resolved|(?:dyddiad )?cymeradwy|cytunwyd",
        DateKind.APPROVED,
    ),
    (
        r"(?:date (?:of )?)?(?:last )?(?:amended|revis|updated|modified|edited|saved)|diwygiwyd|diweddarwyd",
        DateKind.AMENDED,
    ),
    (r"expire|expiry|lapses|valid (?:un)?t", DateKind.EXPIRES),
    (r"(?:date (?:of )?)?(?:issue|publi)", DateKind.ISSUED),
    (
        r"daw i rym|mewn grym|in force|effective|takes? effect|com(?:e|es|ing) into|came into|with effect|w\.?e\.?f\.?|"
        r"commenc|implement|operative|valid from|start date|live from|applies from",
        DateKind.IN_FORCE_FROM,
    ),
    (
        r"dated|signed|(?:date )?(?:created|written|drafted|prepared|produced)|(?:correct )?as (?:at|of)|made|sealed|version|issue|edition|rev",
        DateKind.UNLABELLED,
    ),
)  # fmt: skip
"""The kind of date that each word in front of it means, the longer words first."""
_WORDS = re.compile(
    r"\b(?:next (?:be )?review(?:ed)?|next (?:due|update|revision|renewal)|for review|due for (?:review|renewal)|review (?:date|due)|"
    r"(?:(?:to|will|shall|must|should) )?(?:next )?be (?:next )?(?:re-?examined|reviewed|rev['’]d|re-?visited|reconsidered|renewed|refreshed|looked at again)|re-?visit(?= (?:in|by|on)\b)|refresh (?:due|by)|"
    r"date (?:of|for) (?:next )?(?:review|renewal)|renewal date|"
    r"(?:date )?(?:last )?(?:reviewed|rev['’]d|amended|revised|updated|modified|edited)|last (?:review|revision|considered|saved)|"
    r"re-?(?:confirmed|affirmed)|revision date|date of (?:revision|adoption|approval)|"
    r"(?:date )?(?:re-?)?adopted|(?:date )?approved|adoption|approval date|ratified|accepted|agreed|endorsed|passed|confirmed|resolved(?= (?:on )?\d)|"
    r"signed and dated|date created|(?:created|written|drafted|prepared|produced)|(?:correct )?as (?:at|of)(?= \d)|made(?= (?:the|this|on)\b)|sealed|"
    r"(?:version|issue|edition|revision|rev\.?) ?(?:no\.? ?)?(?:\d[\d.]*|(?-i:[A-H]))(?=[\s,:(–-])|start date|(?:live|applies) from|"
    r"expires?|expiry|lapses|valid (?:until|till|to|from)|(?:date )?(?:issued|published)|(?:issue|publication) date|date of (?:issue|publication)|"
    r"in force|effective(?: date| from)?|takes? effect|(?:com(?:es?|ing)|came) into (?:force|effect|operation)|"
    r"with effect from|wef|operative from|implementation date|(?<!week )commenc(?:ing|es|ed|ement)|(?<!\w )dated|"
    r"(?:dyddiad )?mabwysiad(?:wyd|u)|cymeradwywyd|dyddiad cymeradwyo|cytunwyd|adolygiad nesaf|dyddiad (?:yr )?adolyg(?:u|iad)(?: nesaf)?|i['’]?w adolygu|adolygwyd|"
    r"diwygiwyd|diweddarwyd|daw i rym|mewn grym|review)\b|\bw\.e\.f\.(?=\s)",
    re.IGNORECASE,
)
_OF_VERSION = re.compile(
    r"(?:version|issue|edition|revision|rev\.?) ?(?:no\b|\d|(?-i:[A-H])\b)", re.IGNORECASE
)
_ROW, _FEW = 12, 2
"""The most words that such a row has, and the most before its date."""
_FARTHEST = 100
"""The most characters from such a word to the end of its date."""
_ENDS = re.compile(r"[.;\n]")
_NEXT_TO = re.compile(
    r"[\W_]*(?:(?:date|due|on|in|by|for|is|from|of|the|not later than|no later than|at|its|our|this|early|late|mid|end|start|"
    r"beginning|before|annual|general|full|town|parish|community|council|meeting|agm|ar|yn|ym|gan|y|cyngor)\b[\W_]*){0,8}",
    re.IGNORECASE,
)
"""What may precede a date without day and month, so that no other year is taken for the document's."""
_BY = re.compile(
    r"\bby (?:the )?(?P<by>[A-Z][^\d,;:.()]{2,60}?)(?=\s*(?:\b(?:on|at|in)\b|[,;:(–-]|$))"
)
_BY_BEHIND = re.compile(
    r"\s*,?\s*by (?:the )?(?P<by>[A-Z][^\d,;:.()\n]{2,60}?)(?=\s*(?:[,;:.(\n–-]|$))"
)
"""Who did it, before the date ("Adopted by Full Council on …") or after it."""
_DONE_BY_SOMEBODY = frozenset(
    {DateKind.ADOPTED, DateKind.APPROVED, DateKind.AMENDED, DateKind.REVIEWED}
)
_NOT = re.compile(r"\b(?:not|never)(?: yet| been)* $", re.IGNORECASE)
"""Before a word that then says what is not so: "not to be reviewed before May 2027"."""
_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|since)\b", re.IGNORECASE)
"""In "after the elections of May 2027" nobody knows when."""
_BETWEEN = re.compile(
    r"\s*(?:[,;/&]|\band\b|\bac?\b)\s*(?:(?:and|ac?|then)\b\s*)?(?:(?:by|at|full|the|town|parish|community|council|cabinet|"
    r"committee|board|on)\b\s*|\w+&\w+\s+)*",
    re.IGNORECASE,
)
"""What separates dates of the same kind."""
_BOX = r"(?:\s*(?:[☐□]|\[\s?\]|\((?:\s|tick|yes/no)?\)|\b(?:yes|no|y|n)\b|/))"
_BLANK = re.compile(
    rf"(?=[^\n]*[☐□\[(_/])\s*:?{_BOX}+\s*(?:(?:on|date)\b\s*:?)?[\s_.…/]*$|"
    r"(?: date| on)?\s*:?\s*[_.…]{3,}[\s_.…/]*(?:[A-Z][a-z]+ )?(?:20)?[\s_.…/]*$|"
    r"(?: date)?(?:\s*:[\s_.…-]*|\s*[_…][\s_…./]*)$|"
    r"(?: date)?\s*:?\s*(?:\w+ )?(?:20|19)?_{2,}[\s_./]*$|"
    r"(?: date)?\s*[:–-]\s*(?P<words>tbc|tba|to be (?:confirmed|agreed|decided|determined)|n/?a|not applicable|as required|"
    r"when (?:required|necessary)|none)\.?\s*$",
    re.IGNORECASE,
)
"""What follows a label that is left blank, or that gives no date."""
_SAID = re.compile(
    r"(?: date)?[\s:–-]{1,4}(?P<words>(?:[^\W\d_]|\d+(?:st|nd|rd|th)?[\s/-])[^.;\n_…]{1,80})"
)
"""Words after a label in which no date can be read: "Michaelmas 2025", "within a year of adoption", "1st Monday in May"."""
_SOME_TIME = re.compile(
    r" (?:(?:in|by|before|at|on|within|after|following|between|due)\b[^.;\n]{0,40}?|\d{1,2} |)\b"
    r"(?:agm|meeting|elections?|adoption|years?|months?|terms?|quarter|spring|summer|autumn|winter|easter|michaelmas|w/[bce]|q[1-4]|20\d\d)\b"
    r"[^.;\n]{0,30}$",
    re.IGNORECASE,
)
"""Words that mean some time, up to the end of the line: "Review by the AGM", "Review Easter 2027"."""
_SUBJECT = re.compile(
    r"(?:^|\b(?:this|these|the above|the|our|it) ?(?:[\w/-]+ ){0,4}?)(?:protocol|polic(?:y|ies)|procedures?|code|document|guidance|orders|"
    r"regulations|terms of reference|rules|statement|scheme|paper)?,? $",
    re.IGNORECASE,
)
"""The document, just before what is said of it."""
_WHEN = re.compile(
    r" (?:again )?(?:by [^.;:]{2,60}? )?(?P<words>(?:no(?:t)? later than|within|after|following|before|whenever|upon|when|if|as and when|periodically|"
    r"regularly|from time to time|as (?:required|necessary)|in due course|in (?:\w+[ -]){1,3}(?:years?|months?)[’\x27]?|"
    r"at (?:regular|the (?:next|first|end))|on (?:an? [\w ]+ basis|any))(?![\w])[^.;\n]{0,80})",
    re.IGNORECASE,
)
"""The event upon which a document is to be reviewed."""
_DAY_SAID = re.compile(
    r"(?: date)?(?:\s*[:–-]|\s+(?:on|in|at|from|this|the)\b)?\s+(?:(?:the|this)\s+)?"
    r"(?=[^a-z\W]|(?:first|second|third|\w+(?:th|ieth|first|second|third))\b)"
    r".*\b(?:(?:18|19|20|21)\d\d|MM[XVI]+|two thousand|\d{1,2}(?:st|nd|rd|th)|(?:0?[1-9]|1[0-2])[/-]\d\d|inst|ult|prox|reign)\b"
)
"""Words after a label that mean a day: a year, a day of the month or a reign after a name or a number."""
_AROUND = " \t|*•-–"
