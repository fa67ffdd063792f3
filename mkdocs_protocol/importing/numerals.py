"""Numbers as lists print them: figures, letters, Roman numbers, words. One place for every kind of file and both readers.

The kinds are called as ECMA-376 (part 1, 17.18.59) calls them in Word files; other readers translate theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAT, _HIGH = "0123456789ivxlcdm", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ"
_RAISED, _LOWERED = str.maketrans(_FLAT, _HIGH), str.maketrans(_HIGH, _FLAT)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 32_767
_MOST_LETTERS = 30
"""How often Word repeats a letter before it begins again."""
_UNITS = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
]  # fmt: skip
_TENS = [
    "Zero", "Ten", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
]  # fmt: skip
_ORDINALS = {
    "One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth",
    "Twelve": "Twelfth",
}  # fmt: skip
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_STYLES = {
    "decimal-leading-zero": "decimalZero", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_CHICAGO = "*†‡§"
_WORDS_UP_TO = 1000


def printed(value: int, kind: str) -> str:
    """Return a number as a list of some kind prints it; "" for kinds that print none.

    A kind that is not known here is printed in figures, as programs do that do not know it.
    """
    if kind.isdigit():  # One of the file's own: "001".
        return f"{value:0{min(len(kind), 9)}}"
    return _KINDS.get(kind, str)(value)


def counted(value: int, style: str) -> str:
    """Return a number as a web page's style of counters shows it (CSS Counter Styles 3, 6); figures for unknown styles."""
    if style in {"lower-alpha", "lower-latin", "upper-alpha", "upper-latin"}:
        letters = in_columns(value)
        return letters.upper() if style.startswith("upper") else letters
    if style == "lower-greek":
        return _GREEK[value - 1] if 0 < value <= len(_GREEK) else str(value)
    return printed(value, _STYLES.get(style, "decimal"))


def in_columns(value: int) -> str:
    """Return a, b … z, aa, ab: as the columns of a spreadsheet are called, not with a letter repeated."""
    made, left = "", value
    while left > 0:
        left, rest = divmod(left - 1, 26)
        made = chr(ord("a") + rest) + made
    return made or str(value)


def raised(mark: str) -> str:
    """Return the mark of a note as it stands in a text: a number raised, other marks as they are."""
    is_number = mark.isdecimal() or not {*mark} - {*"ivxlcdm"}
    return mark.translate(_RAISED) if is_number else mark


def unraised(mark: str) -> str:
    """Return a mark with figures that are not raised."""
    return mark.translate(_LOWERED)


def is_known(kind: str) -> bool:
    """Return whether `printed` knows a kind."""
    return kind in _KINDS


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    made = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        made += sign * count
    return made


def _letter(value: int) -> str:
    """Return a to z, then aa to zz: a letter repeated, not two different ones."""
    if value < 1:
        return str(value)
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times % _MOST_LETTERS + 1)


def _ordinal(value: int) -> str:
    tail = (
        "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{tail}"


def _words(value: int) -> str:
    if not 0 <= value < _WORDS_UP_TO:
        return str(value)
    if value >= 100:
        hundreds, rest = divmod(value, 100)
        return f"{_UNITS[hundreds]} Hundred" + (f" {_words(rest)}" if rest else "")
    if value < 20:
        return _UNITS[value]
    tens, rest = divmod(value, 10)
    return _TENS[tens] + (f"-{_UNITS[rest].lower()}" if rest else "")


def _sentence_case(words: str) -> str:
    return words[:1] + words[1:].lower()


def _ordinal_words(value: int) -> str:
    words = _words(value)
    if words.isdigit():
        return _ordinal(value)
    before, sign, last = words.rpartition("-") if "-" in words else words.rpartition(" ")
    last = last.capitalize()
    made = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return _sentence_case(f"{before}{sign}{made}")


_KINDS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda n: _letter(n).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda n: _sentence_case(_words(n)),
    "ordinalText": _ordinal_words,
    "hex": lambda n: f"{n:X}",
    "chicago": lambda n: _CHICAGO[(n - 1) % 4] * ((n - 1) // 4 + 1) if n > 0 else str(n),
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if 0 < n <= 20 else str(n),
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": lambda n: "".join(chr(0xFF10 + int(d)) if d.isdigit() else d for d in str(n)),
    "none": lambda _: "",
    "bullet": lambda _: "",
}  # fmt: skip
