"""Dates as documents print them, read from their words, so that a value can be checked against them.

What can be read two ways is read the British way ("3.4.21" is 3 April 2021); if even that leaves two readings
("Winter 2027", "2011-12"), both are kept, and a value may be either. Words in which no date can be read contradict no
value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import TypeAlias

from mkdocs_protocol.core.markers import plain_digits, roman_value
from mkdocs_protocol.core.partial_date import MONTHS, PartialDate
from mkdocs_protocol.core.periods import (
    financial_year,
    first_of_split,
    half,
    municipal_year,
    quarter,
    season,
    split_year,
    winter,
)

Readings: TypeAlias = tuple[PartialDate, ...]
"""What one printed date can mean: mostly one date, sometimes two."""

WELSH_MONTHS = {
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "fawrth": 3, "ebrill": 4, "mai": 5, "fai": 5,
    "mehefin": 6, "fehefin": 6, "gorffennaf": 7, "orffennaf": 7, "awst": 8, "medi": 9, "fedi": 9,
    "hydref": 10, "tachwedd": 11, "dachwedd": 11, "rhagfyr": 12, "ragfyr": 12,
}  # fmt: skip
"""The months in Welsh, with the soft mutations that follow "o" ("12 o Fai 2019")."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date printed in some words."""

    start: int
    end: int
    readings: Readings
    """() if it has the form of a date but is not in the calendar: "31 June 2026"."""


def dates_in(words: str) -> tuple[Readings, ...]:
    """Return what each date in some printed words can mean, the most precise first.

    The year of a full date is not a date of its own.
    """
    return tuple(each.readings for each in printed_dates(" ".join(words.split())) if each.readings)


def printed_dates(words: str) -> tuple[PrintedDate, ...]:
    """Return where each date is in some words with single spaces, and what it can mean, the most precise first."""
    rest = _NO_DATES.sub(
        lambda match: "\0" * len(match[0]), plain_digits(words).translate(_HYPHENS)
    )
    found: list[PrintedDate] = []
    for pattern, read in _READERS:
        # Blanked out, so that nothing is read twice, and no month is read from an impossible day.
        rest = pattern.sub(partial(_taken, words, read, found), rest)
    return tuple(found)


def _taken(words: str, read: _Reader, found: list[PrintedDate], match: re.Match[str]) -> str:
    """Note the date of a match; return as many characters as it has that belong to no date."""
    before = words[max(match.start() - _BEFORE, 0) : match.start()]
    readings = read(match)
    if week := _WEEK.search(before):
        readings = _months_of(week, readings)
    elif read is _plain_year and _ANNUAL_MEETING.search(before):
        readings = chain(readings, _date(_year(match["year"]), 5))
    found.append(PrintedDate(match.start(), match.end(), tuple(dict.fromkeys(readings))))
    return "\0" * len(match[0])


def _months_of(week: re.Match[str], days: Iterator[PartialDate]) -> Iterator[PartialDate]:
    """Yield the months in which a week lies, the later first, since a week is still due on its last day."""
    for day in days:
        later = day.first if week["ending"] else day.first + timedelta(days=6)
        for each in (later, day.first):
            yield PartialDate.parse(f"{each.year:04}-{each.month:02}")


def has_year_of(value: PartialDate, words: str) -> bool:
    """Return whether some words contain the year of a value, in figures, in words or in Roman numerals."""
    years = {value.first.year, value.last.year}
    figures = {int(each) for each in re.findall(r"\d+", words)}
    in_figures = any({year, year % 100} & figures for year in years)
    return in_figures or bool(_YEAR_IN_WORDS.search(words))


def contradicts(value: PartialDate, words: str) -> tuple[Readings, ...]:
    """Return the dates of some printed words if none of them is the value; () if one is, or none can be read."""
    found = dates_in(words)
    return () if any(_is(value, reading) for dates in found for reading in dates) else found


def _is(value: PartialDate, reading: PartialDate) -> bool:
    """Return whether a value is what is read; a year printed "2026/27" may be known to be the financial year."""
    if value == reading:
        return True
    return (
        reading.precision == "split-year"
        and value.precision in ("financial-year", "municipal-year")
        and value.first.year == reading.first.year
    )


_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        start=1,
    )
}
_MONTH_NUMBERS = {
    **{month.lower(): number for number, month in enumerate(MONTHS, start=1)},
    **{month.lower()[:3]: number for number, month in enumerate(MONTHS, start=1)},
    "sept": 9,
    **WELSH_MONTHS,
}


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_MONTH = rf"(?P<month>{_alternatives(_MONTH_NUMBERS)})(?![^\W\d_])\.?"
_MONTHS = rf"(?P<months>{_alternatives(_MONTH_NUMBERS)})(?![^\W\d_])\.?"
_DAY = (
    r"(?P<day>\d{1,2})\s?(?:st|nd|rd|th|af|ail|il|ydd|ed|fed|eg|ain)?"
    rf"|(?P<ordinal>{_alternatives(_ORDINALS).replace('-', '[- ]')})"
)
_YEAR_OF_ROME = r"(?-i:M(?:CM[XLVI]{1,9}|M[XLVI]{1,9}))\b"
_FULL_YEAR = rf"(?P<year>(?:18|19|20|21)\d\d|{_YEAR_OF_ROME})(?!\d)"
_YEAR = rf"(?P<year>(?:18|19|20|21)\d\d|['’‘]?\d\d|{_YEAR_OF_ROME})(?![\d/_…]|\.\.)"
_SPLIT = r"(?P<year>(?:19|20|21)\d\d ?[/–-] ?(?:(?:19|20|21)?\d\d))(?!\d)"
_EITHER_YEAR = r"(?P<year>(?:19|20|21)\d\d(?: ?[/–-] ?(?:(?:19|20|21)\d\d|\d\d)(?![\d/-]))?)(?!\d)"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_COUNT = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _in_words(match: re.Match[str]) -> Iterator[PartialDate]:
    if match["day"]:
        day = int(match["day"])
    else:
        day = _ORDINALS[match["ordinal"].lower().replace(" ", "-")]
    year = match["year"] or match.groupdict()["short"]
    yield from _date(_year(year), _MONTH_NUMBERS[match["month"].lower()], day)


def _in_numbers(match: re.Match[str]) -> Iterator[PartialDate]:
    year, one, two = _year(match["year"]), int(match["one"]), int(match["two"])
    british = list(_date(year, two, one))
    yield from british or _date(year, one, two)


def _roman_month(match: re.Match[str]) -> Iterator[PartialDate]:
    month = _ROMAN.index(match["roman"].lower()) + 1
    yield from _date(_year(match["year"]), month, _number(match["day"]))


def _year_first(match: re.Match[str]) -> Iterator[PartialDate]:
    yield from _date(int(match["year"]), int(match["one"]), int(match["two"]))


def _month_and_year(match: re.Match[str]) -> Iterator[PartialDate]:
    yield from _date(_year(match["year"]), _MONTH_NUMBERS[match["month"].lower()])


def _month_of_two_years(match: re.Match[str]) -> Iterator[PartialDate]:
    """A month with two years ("May 2024/25") belongs to either."""
    year, is_split = _split_or_not(match["year"])
    if year is not None and is_split:
        for each in (year, year + 1):
            yield from _date(each, _MONTH_NUMBERS[match["month"].lower()])


def _two_months(match: re.Match[str]) -> Iterator[PartialDate]:
    # What is due in May or June is due until the end of June.
    for month in (match["month"], match["months"]):
        yield from _date(_year(match["year"]), _MONTH_NUMBERS[month.lower()])


def _two_seasons(match: re.Match[str]) -> Iterator[PartialDate]:
    year, is_split = _split_or_not(match["year"])
    if year is not None:
        yield season(match["earlier"].lower().replace("fall", "autumn"), year)
        if match["season"].lower() == "winter":
            yield winter(year)
        elif not is_split:
            yield season(match["season"].lower().replace("fall", "autumn"), year)


def _apart(match: re.Match[str]) -> Iterator[PartialDate]:
    """Two years that do not follow one another are a beginning and an end: "2024–2027"."""
    if int(match["last"]) == int(match["year"]) + 1:
        yield split_year(int(match["year"]))
    else:
        yield PartialDate.parse(match["year"])
        yield PartialDate.parse(match["last"])


def _numbered_month(match: re.Match[str]) -> Iterator[PartialDate]:
    yield from _date(int(match["year"]), int(match["one"]))


def _season(match: re.Match[str]) -> Iterator[PartialDate]:
    name, (year, is_split) = match["season"].lower(), _split_or_not(match["year"])
    if year is None:
        return
    if name == "winter":
        yield winter(year)
        if not is_split:
            yield winter(year - 1)
    elif not is_split:
        yield season(name.replace("fall", "autumn"), year)


def _quarter(match: re.Match[str]) -> Iterator[PartialDate]:
    year, is_split = _split_or_not(match["year"])
    if year is not None:
        number = int(match["number"] or match["q"] or _COUNT[match["word"].lower()])
        yield quarter(number, year, is_financial=is_split)


def _half(match: re.Match[str]) -> Iterator[PartialDate]:
    year, is_split = _split_or_not(match["year"])
    if year is not None:
        yield half(
            int(match["number"] or _COUNT[match["word"].lower()]), year, is_financial=is_split
        )


def _two_years(match: re.Match[str]) -> Iterator[PartialDate]:
    written = match["year"]
    year, is_split = _split_or_not(written)
    if year is not None and is_split:
        sort = (match["sort"] or "").lower()
        made = {"financial": financial_year, "": split_year}
        yield made.get(sort, municipal_year)(year)
    month = re.fullmatch(r"(\d{4})-(\d\d)", written)
    if month:
        yield from _date(int(month[1]), int(month[2]))


def _plain_year(match: re.Match[str]) -> Iterator[PartialDate]:
    if 1800 <= (year := _year(match["year"])) < 2200:
        yield PartialDate.parse(f"{year}")


_Reader: TypeAlias = Callable[[re.Match[str]], Iterator[PartialDate]]

_HYPHENS = {0x2010: "-", 0x2011: "-"}
"""Hyphens that a word processor writes between figures so that a line does not break there."""
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b(?:{_DAY})(?: day)?(?:,? of| o)?[ ,.-]*{_MONTH}[ ,-]*(?:in the year )?{_YEAR}", _in_words),
        (rf"\b{_MONTH}[ -]?(?:the )?(?:{_DAY})(?:,| ,)? ?(?:{_FULL_YEAR}|(?P<short>['’‘]\d\d)\b)", _in_words),
        (r"(?<![\d./-])(?P<year>(?:19|20|21)\d\d)([./-])(?P<one>\d{1,2})\2(?P<two>\d{1,2})(?!\d)",
         _year_first),
        (r"(?<![\w./-])(?P<year>20\d\d)(?P<one>0[1-9]|1[0-2])(?P<two>[0-3]\d)(?![\w./-])", _year_first),
        (rf"(?<![\d./-])(?P<one>\d{{1,2}})( ?[./–·|-] ?)(?P<two>\d{{1,2}})\2{_YEAR}", _in_numbers),
        (rf"(?<![\w./-])(?P<day>\d{{1,2}}|(?-i:[XVI]{{1,6}}))(?P<sep> ?[./-] ?| )(?P<roman>{'|'.join(_ROMAN)})(?P=sep){_FULL_YEAR}", _roman_month),
        (rf"\b{_MONTHS} ?(?:[/–-]|to|and|or) ?{_MONTH}(?: of)?[ ,./-]*{_FULL_YEAR}", _two_months),
        (rf"\b{_MONTH}(?: of)?[ ,./-]*{_SPLIT}", _month_of_two_years),
        (rf"\b{_MONTH}(?: of)?[ ,./-]*{_FULL_YEAR}", _month_and_year),
        (rf"\b{_MONTH} ?[-–/’‘'](?P<year>\d\d)(?![\d/_…])", _month_and_year),
        (rf"\b{_MONTH} (?P<year>\d\d)(?![\d/:.]\d|\d|st|nd|rd|th|[_…/]|\.\.)", _month_and_year),
        (r"(?<![\d./-])(?P<one>0?[1-9]|1[0-2])[./-](?P<year>(?:19|20|21)\d\d)(?![\d/-])",
         _numbered_month),
        (rf"\b(?P<earlier>spring|summer|autumn|fall) ?[/–-] ?(?P<season>summer|autumn|fall|winter)(?: of)?,? {_EITHER_YEAR}",
         _two_seasons),
        (rf"\b(?P<season>spring|summer|autumn|fall|winter)(?: of)?,? {_EITHER_YEAR}", _season),
        (rf"\b(?:q(?P<q>[1-4])|quarter (?P<number>[1-4])|(?P<word>{_alternatives(_COUNT)}) quarter)"
         rf"(?: of)?,? {_EITHER_YEAR}", _quarter),
        (rf"\b(?:h(?P<number>[12])|(?P<word>first|second|1st|2nd) half)(?: of)?,? {_EITHER_YEAR}", _half),
        (r"(?<![\d./–-])(?P<year>(?:19|20|21)\d\d) ?(?:[–-]|to) ?(?P<last>(?:19|20|21)\d\d)(?![\d/–-])", _apart),
        (rf"(?:\b(?:(?P<sort>financial|municipal|civic|council) year:? )?|\bFY ?)(?<![\d./-]){_SPLIT}(?![/-])",
         _two_years),
        (rf"(?:\bmid-|(?<![\w./£,-])){_FULL_YEAR}(?![\w/-])", _plain_year),
    )
)  # fmt: skip
"""Each form of a printed date and what it means, the more precise before the less."""


_BEFORE = 60
"""How far before a date any words that say more about it can begin."""
_ANNUAL_MEETING = re.compile(
    r"\bannual (?:(?:general )?meeting(?: of the (?:\w+ )?council)?|(?:(?:town|parish|community) )?council(?: meeting)?),? "
    r"(?:in |of |for )?$",
    re.IGNORECASE,
)
"""A council's annual meeting, which the law puts in May (Local Government Act 1972, Schedule 12, paragraph 7, of parishes).

A parish or town meeting is another: any day from March to 1 June (paragraph 14).
"""
_WEEK = re.compile(
    r"\b(?:w/[cb]|(?P<ending>w/e|week ending)|week (?:commencing|beginning|of|from|starting))\b[:. ]*"
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?(?:the )?$",
    re.IGNORECASE,
)
"""What makes a day a week. A source gives its month, since there is no name for a week."""
_NO_DATES = re.compile(
    r"\b(?:min(?:ute)?s?|ref(?:erence)?|policy|doc(?:ument)?)\b\.?:? ?(?:(?:ref(?:erence)?|number|no|nr)\b\.?:? ?)?\d[\d./-]*"
    r"|\bversion:? \d+(?:\.\d+)+|\bv\.? ?\d{1,3}(?!\d)(?:\.\d+)*",
    re.IGNORECASE,
)
"""Numbers that look like dates but are not: of minutes, of versions, of the document."""
_YEAR_IN_WORDS = re.compile(
    r"\b(?:two thousand|twenty twenty|twenty ten|nineteen \w+)|\bMM?[CDXLVI]*\b"
)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else roman_value(written.lower())


def _year(written: str) -> int:
    """Return a year of four digits, of two (69 is 2069, 70 is 1970, as POSIX has it) or in Roman numerals."""
    digits = written.lstrip("'’‘")
    number = _number(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 70 else 1900)


def _split_or_not(written: str) -> tuple[int | None, bool]:
    """Return the year, or the first of two, and whether there are two; None if they do not follow one another."""
    digits = re.sub(r"[ –-]+", "/", written).replace("//", "/")
    if "/" not in digits:
        return int(digits), False
    return first_of_split(f"{digits[:4]}/{digits.split('/')[-1][-2:]}"), True


def _date(year: int, month: int, day: int = 0) -> Iterator[PartialDate]:
    """Yield a day, or a month if no day is given, if it exists."""
    try:
        date(year, month, day or 1)
    except ValueError:
        return
    yield PartialDate.parse(f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))
