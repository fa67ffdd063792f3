"""Numbers in few signs, as the files of an index have them: documented in docs/data.md."""

from __future__ import annotations

from itertools import chain
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_TWO, _THREE = 60 * 64, 3 * 64 * 64
"""Codes below the first number take two digits, those below the second three."""


class _Numbers(dict[int, str]):
    """Numbers in base 64 with a variable length: five bits a digit, and a sixth that says whether more follow."""

    def __missing__(self, value: int) -> str:
        rest, written = value, ""
        while rest > 31:
            written += _DIGITS[32 + rest % 32]
            rest //= 32
        self[value] = written + _DIGITS[rest]
        return self[value]


class _Codes(dict[int, str]):
    """Codes in base 64, the highest digit first: two digits, or one more if the first is 60 to 62, or three more after 63."""

    def __missing__(self, value: int) -> str:
        length, start = (
            (2, 0) if value < _TWO else (3, _TWO * 64) if value < _THREE else (5, 63 << 24)
        )
        rest = value + start
        self[value] = "".join(_DIGITS[rest >> 6 * n & 63] for n in reversed(range(length)))
        return self[value]


_NUMBERS, _CODES = _Numbers(), _Codes()


def packed_numbers(numbers: Iterable[int]) -> str:
    """Write numbers, none of them negative, one after another."""
    return "".join(map(_NUMBERS.__getitem__, numbers))


def packed_places(numbers: Sequence[int]) -> str:
    """Write numbers that rise, each as its distance from the one before."""
    return packed_numbers(map(sub, numbers, chain((0,), numbers)))


def packed_codes(codes: Iterable[int]) -> str:
    """Write the codes of postings, most of which are below four thousand."""
    return "".join(map(_CODES.__getitem__, codes))


def packed_bits(numbers: Iterable[int], length: int) -> bytes:
    """Return a bit for each of so many numbers that says whether it is given, eight to a byte from the lowest."""
    flags = bytearray(b"0" * length)
    for number in numbers:
        flags[number] = _ONE
    return int(flags[::-1], 2).to_bytes((length + 7) // 8, "little")


_ONE = ord("1")
