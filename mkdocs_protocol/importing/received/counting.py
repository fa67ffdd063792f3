"""Numbers as lists write them: letters, roman figures, words. Written for this reader alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_HIGHEST = 100_000


def letters(value: int) -> str:
    """Return a, b, … z, aa, bb, …, as word processors count on."""
    times, at = divmod(max(value, 1) - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[at] * (min(times, 30) + 1)


def letters_in_columns(value: int) -> str:
    """Return a, b, … z, aa, ab, …, as web pages count on."""
    made = ""
    while value > 0:
        value, at = divmod(value - 1, 26)
        made = "abcdefghijklmnopqrstuvwxyz"[at] + made
    return made or "0"


def roman(value: int) -> str:
    """Return i, ii, iii, iv, …; figures where the Romans had none."""
    if not 0 < value < 4000:
        return str(value)
    signs = ("ivx", "xlc", "cdm", "m  ")
    made = ""
    for place, figure in enumerate(reversed(str(value))):
        made = _ROMAN[int(figure)].translate(str.maketrans("ivx", signs[place])) + made
    return made


def ordinal(value: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, …."""
    last = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{last}"


def in_words(value: int) -> str:
    """Return one, two, … twenty-one, …; figures from a thousand on."""
    if not 0 <= value < 1000:
        return str(value)
    if value >= 100:
        rest = f" {in_words(value % 100)}" if value % 100 else ""
        return f"{_ONES[value // 100]} hundred{rest}"
    if value < 20:
        return _ONES[value]
    return _TENS[value // 10 - 2] + (f"-{_ONES[value % 10]}" if value % 10 else "")


def ordinal_in_words(value: int) -> str:
    """Return first, second, … twenty-first, …."""
    start, cut, last = in_words(value).replace("-", "- ").rpartition(" ")
    last = _ORDINAL.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (start + cut + last).replace("- ", "-")


def written(value: int, form: str) -> str:
    """Return a number in one of the forms that Word names (ISO/IEC 29500-1, 17.18.59)."""
    value = min(value, _HIGHEST)
    if form.isdigit():  # A form of one's own: "001".
        return f"{value:0{min(len(form), 9)}}"
    return _FORMS.get(form, str)(value)


def _circled(value: int) -> str:
    return chr(ord("①") + value - 1) if 0 < value <= 20 else str(value)


def _chicago(value: int) -> str:
    return "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 % 30 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "lowerLetter": letters,
    "upperLetter": lambda value: letters(value).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda value: roman(value).upper(),
    "ordinal": ordinal,
    "cardinalText": lambda value: in_words(value).capitalize(),
    "ordinalText": lambda value: ordinal_in_words(value).capitalize(),
    "decimalZero": lambda value: f"{value:02}",
    "numberInDash": lambda value: f"- {value} -",
    "decimalEnclosedCircle": _circled,
    "chicago": _chicago,
}
