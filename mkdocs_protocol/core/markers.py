"""The number, letter or bullet that begins a line which is an item or a clause of its own.

One rule for everything that has to know: the reader, which lets no such line vanish into the paragraph above;
`verify`, for which a marker and its words may be in one cell or two; the pages, where a printed marker needs no
second one.
"""

from __future__ import annotations

import re
import unicodedata

_INSIDE = r"(?:\d{1,3}|[a-z]{1,2}|[ivxlcdm]{1,7}|[A-Z]{1,2})"
_IN_BRACKETS = rf"\({_INSIDE}\)"
_CLOSED = r"\(?(?:\d{1,3}[a-zA-Z]?|[a-zA-Z]|[ivxlcdm]{1,7}|[IVXLCDM]{1,7}|(?:[a-z]{2}|[A-Z]{2})(?=\)))[.)]"
_DOTTED = r"\d{1,3}(?:\.\d{1,3})+[A-Za-z]?[.):]?"
_COMPOUND = (
    r"\d{1,3}(?:[A-Z]|AA|BB|CC|bis|ter)[.):]?"
    rf"|\d{{1,3}}(?:\.\d{{1,3}})+[A-Za-z]?(?:{_IN_BRACKETS})+[.:]?"  # 3.1(a)(ii)
    rf"|\d{{1,3}}[A-Za-z]?\.?[–—-]?{_IN_BRACKETS}"  # 14.—(1), as in a statutory instrument
    rf"|\d{{1,3}}[A-Za-z]?\s?{_IN_BRACKETS}(?:\s?{_IN_BRACKETS})*[.:]?"
    r"|[IVXLC]{2,5}(?:\.\d{1,3})+[.:)]?"  # II.1
    rf"|[A-Z]{{1,2}}\s?{_IN_BRACKETS}(?:\s?{_IN_BRACKETS})*[.:]?"
    rf"|{_IN_BRACKETS}(?:\s?{_IN_BRACKETS})+[.:]?"
    rf"|[A-Z][.-]?\d{{1,2}}(?:\.\d{{1,3}})*(?:{_IN_BRACKETS})*[.):]?(?!\s\d[A-Z]{{2}}\b)"  # A1, B.2(a); not a postcode
    r"|[¹²³⁰⁴-⁹]{1,3}[.)]?|[Ⅰ-ⅿ]{1,4}[.):]?|\d️?⃣"  # a footnote's mark, Ⅱ, a keycap
)
_NAMES = (
    "Article|Art\\.|Art|Rule|By-?law|Bye-?law|Order|Section|Sect\\.|Part|Appendix|App\\.|Annex|Schedule|Sch\\.|Paragraph|Para|Clause|Cl\\.?|"
    "Chapter|Ch\\.|Regulation|Reg\\.|Principle|Point|Level|Tier|Duty|Aim|Objective|Commitment|Outcome|"
    "Standing Order|Step|Stage|Phase|Note|Footnote|Item|Question|Minute|Resolution|Res\\.|"
    "Erthygl|Rheol|Adran|Rhan|Atodiad|Atodlen|Paragraff|Cymal|Cam|Cyfnod|Pwynt"
)
_IN_WORDS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
_IN_ORDER = "First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
_NAME = rf"(?:{_NAMES}|{_NAMES.upper()}|{_NAMES.lower()})\.?(?:\sNo\.?)?"
_VALUE = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})*[A-Za-z]?(?:{_IN_BRACKETS})*(?:\sof\s\d{{4}})?|[A-Z]|[IVX]{{1,5}}|[ivx]{{1,5}}"
    rf"|{_IN_WORDS}|{_IN_WORDS.upper()}|(?:the\s)?(?:{_IN_ORDER}))"
)
_BEFORE_WORDS = r"(?:\s?[.:)–—-](?=\s|$)|(?=\s[A-Z“‘\"]|\s*$))"
_NAMED = rf"{_NAME}\s{_VALUE}(?:,?\s{_NAME}\s{_VALUE})?{_BEFORE_WORDS}"
_SHORTENED = rf"(?:[Ss]|[Rr]|[Ss]\.[Oo])\.\s\d{{1,3}}[A-Za-z]?(?:{_IN_BRACKETS})*{_BEFORE_WORDS}"
"""S. 4, r. 12, S.O. 3(a): figures only, as "R. A Smith" is a name."""
_MONTHS = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
_SIGNED = (
    r"(?:(?:No|Nr)\.\s?|№\s?|[#§¶]\s?)\d{1,3}(?:[.-]\d{1,4})*[A-Za-z]?"  # No. 7, #13, § 15, § 10-105
    rf"|[\[<](?:\d{{1,3}}(?:\.\d{{1,3}})*[A-Za-z]?|{_INSIDE})[\]>]|\((?:\d{{1,3}}(?:\.\d{{1,3}})+|[A-Z]\d{{1,2}})\)"  # [5], [a], (3.1)
    rf"|(?:\d{{1,3}}(?:-\d{{1,3}}){{1,3}}|\d{{1,3}}/\d{{1,4}}|\d{{4}}/\d{{3}})(?!\s(?:{_MONTHS}))(?:{_IN_BRACKETS})*"  # 8-1, 23/114(b); not 3-5 June
    rf"|(?:[A-Z]{{2,4}}(?:[.\-/]|(?=\d+[./]))|SO\s?)\d{{1,3}}(?:[./-]\d{{1,4}})*(?:{_IN_BRACKETS})*(?!\s(?:{_MONTHS}))"  # HR-01, FC/23/12
    rf"|\d{{1,3}}\s\.(?:\s\d{{1,3}})*|[a-z]{{1,2}}\.\s?\d{{1,3}}(?:{_IN_BRACKETS})*|[IVX]{{2,5}}"  # 1 . 1, s.12, II
    rf"|(?:{_IN_ORDER})(?:ly(?:[,:]|\s[–—-])|[.:)])|\((?:{_IN_WORDS}|{_IN_WORDS.lower()})\)"  # Firstly, First. (one)
    rf"|(?:{_IN_WORDS}|{_IN_WORDS.upper()})(?:[.:)]|\s[–—-])"
    r"|[IVXLC]{1,5}(?:\.\d{1,3})+(?:\.[a-z])?|[IVXLC]{1,5}\.[a-z]"  # II.3, IV.2.a
    r"|\d{1,2}(?:st|nd|rd|th)(?=[.:)])|\d{1,2}[/°º]|\d{1,2}-[a-z]|\d{1,2}[,·]\d{1,2}"  # 1st., 1/, 1-a, 1·1
    r"|(?:[IVX]{1,5}|[A-Za-z]|\(?\d{1,3}(?:\.\d{1,3})*[A-Za-z]?[.)]?)\s?[:;–—-]|[①-⓿❶-➓]"  # II –, a:, 7-, ①
    r"|\d{1,3}(?:\.\d{1,3})*\.[a-z]|\d{1,3}\.\)|(?:\d{1,3}|[a-z])[\]}]|\{(?:\d{1,3}|[a-z])\}"  # 1.a, 1.), a], {a}
    rf"|(?!{_MONTHS}|Version|Issue|Page|Revision|Edition)[A-Z][a-z]{{2,11}}\s(?:(?:\d{{1,2}}|{_IN_WORDS})\s?[:–—.]|[A-Z]\s?[:–—])"  # Standard 2:
)
_LETTER = r"[a-np-z](?=\s+(?:[A-Z“‘\"\[]|\(\s))|[b-df-hj-np-xz](?=\s[a-z]{2})|[ivx]{2,4}(?=\s)|(?:[a-np-wz]|[ivx]{1,5})(?=\s*$)"
"""A letter alone, as in many standing orders: a sentence would begin with a capital, and a, e, i, o and y are words of
English or Welsh. `o` is a bullet."""
_GLUED = rf"\({_INSIDE}\)(?=[A-Z])|(?:\d{{1,3}}|[a-z])\)(?=[A-Z])|\((?:\d{{1,3}}|[a-rt-z]|[ivx]{{2,5}})\)(?=[a-z]+[\s,])|(?:[a-z]|[ivx]{{2,5}})\.(?=[a-z]{{2,}}\s)"
_GLUED_FIGURES = r"\d{1,3}(?:\.\d{1,3})*\.(?=[A-Z][a-z])|\d{1,3}(?:\.\d{1,3})+(?=[A-Z][a-z])"
"""A number without a space after it; `(s)he` is a word."""
BOXES = frozenset("☐☑☒✓✔✗✘") | {"[ ]", "( )"}
"""What begins a line as a bullet does and says something: a box to tick, a tick."""
_NUMBER = re.compile(
    rf"(?:{_NAMED}|{_SHORTENED}|{_DOTTED}|{_COMPOUND}|{_CLOSED})(?=\s|$)|(?:{_SIGNED})[.:)]?(?=\s[A-Z“‘\"])|(?:{_IN_ORDER})ly,(?=\s)|{_LETTER}|{_GLUED}|{_GLUED_FIGURES}"
)
_FIGURE = re.compile(r"(\d{1,2})\s+[A-Z“‘]")
_COUNT = re.compile(r"(\d{1,2})\s+[^\W\d_]")
_BULLET = re.compile(
    # Any character that no sentence begins with, before a space; `o` is a word processor's hollow bullet.
    # A web page that LibreOffice saved has some bullets twice.
    r"(?![§¶]\s?\d)(?:[^\w\s\"'“”‘’«»(\[{<£$€…&@#_`\\|~!?.,;:%)\]}>=/]|•{2,3}|o|[-=–]+>|[\[(]\s{1,3}[\])])(?=\s|$)"
    r"|[•●▪■◦○‣∙·➢➤►❖☐☑☒✓✔✗✘](?=[^\W\d_])"  # With no space after it.
)
AFTER_LETTER = {"a": "b", "i": "ii"}
"""Letters that begin a list and are words elsewhere, with the number that comes after each in the list."""


def number_of(line: str) -> str:
    """Return the number, letter or the like that a line begins with, as printed, or "".

    "(a)", "iv.", "12 (1)", "1A", "A(iii)", "Article 3", "Step One:", "[5]", "8-1", "No. 7", "S. 4", "II.3", "Firstly,"; not a
    figure alone, which begins many a sentence.
    """
    found = _NUMBER.match(plain_figures(line))
    return line[: found.end()] if found else ""


def plain_figures(line: str) -> str:
    """Return a line in which the digits and full-width characters that begin it are in ASCII, one for one."""
    return plain_digits(line[:_LONGEST]) + line[_LONGEST:]


def plain_digits(text: str) -> str:
    """Return a text with its digits and full-width characters in ASCII, one for one."""
    return text if text.isascii() else "".join(map(_plain, text))


def letter_before(line: str, below: str) -> str:
    """Return the letter that a line begins with if it is a number, though elsewhere a word: the next one stands below.

    "i inspect" begins with one if "ii appeal" is below it.
    """
    following = AFTER_LETTER.get(line[:1]) if line[1:2] == " " else None
    return line[0] if following and marker_of(below.lstrip()).strip("().") == following else ""


def roman_value(letters: str) -> int:
    """Return the value of a Roman number in small letters; 0 if it is none."""
    if not letters or not _ROMAN.fullmatch(letters):
        return 0
    values = [_VALUES[each] for each in letters]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def figures_going_on(lines: list[str]) -> dict[int, str]:
    """Return which lines begin with a figure alone that continues the numbering of another line, and the figure.

    "2 Notice" below "1 Aims" is numbered, though a figure alone begins many a line: "1 High Street". So is "2 by
    letter" if the line just above it is "1 by hand".
    """
    found = {index: match[1] for index, line in enumerate(lines) if (match := _FIGURE.match(line))}
    counts = [int(match[1]) if (match := _COUNT.match(line)) else 0 for line in lines]
    for index in range(1, len(lines)):
        above, count = counts[index - 1 : index + 1]
        if count == above + 1 and (above == 1 or index - 1 in found) and above:
            found |= {index - 1: str(above), index: str(count)}
    values = {int(figure) for figure in found.values()}
    return {
        index: figure
        for index, figure in found.items()
        if values & {int(figure) - 1, int(figure) + 1}
    }


def bullet_of(line: str) -> str:
    """Return the bullet that a line begins with ("•", "–", "o" before a space), or ""."""
    found = _BULLET.match(line)
    return found[0] if found else ""


def marker_of(line: str) -> str:
    """Return the number or bullet that a line begins with, or ""."""
    return number_of(line) or bullet_of(line)


def awaits_number(line: str) -> bool:
    """Return whether a line ends in a word that a number follows ("as set out in paragraph"): that begins no item."""
    return _AWAITING.search(line) is not None


_AWAITING = re.compile(
    r"\b(?:in|of|to|see|under|with|by|per|from|and|or|at|than|on|standing|financial) "
    r"(?:paragraph|para|clause|section|regulation|article|rule|order|schedule|appendix|annex|part|stage|step|point|item|chapter|"
    r"minute|number|paragraff|cymal|adran)s?\s*\(?$",
    re.IGNORECASE,
)
_LONGEST = 40
"""The most characters that a number has."""
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _plain(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char
