"""Numbers in few characters, as the files of an index have them: documented in docs/data.md."""

from __future__ import annotations

from array import array
from itertools import chain, repeat
from operator import sub
from sys import byteorder
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


def packed_codes(codes: array[int]) -> str:
    """Write the codes of postings, most of which are below four thousand."""
    # All at once, a byte of each: twenty times as quick as one after another.
    low, high, *more = (codes.tobytes()[n :: codes.itemsize] for n in _FROM_LOWEST)
    if high.translate(None, _TWO_DIGITS) or any(map(bytes.strip, more, repeat(b"\0"))):
        return "".join(map(_CODES.__getitem__, codes))
    first = int.from_bytes(low.translate(_LOW_SHARE), "little")
    first |= int.from_bytes(high.translate(_HIGH_SHARE), "little")
    digits = bytearray(2 * len(codes))
    digits[::2] = first.to_bytes(len(codes), "little").translate(_DIGIT)
    digits[1::2] = low.translate(_DIGIT)
    return digits.decode("ascii")


def packed_bits(numbers: Iterable[int], length: int) -> bytes:
    """Return a bit for each of so many numbers that says whether it is given, eight to a byte from the lowest."""
    flags = bytearray(b"0" * length)
    for number in numbers:
        flags[number] = _ONE
    return int(flags[::-1], 2).to_bytes((length + 7) // 8, "little")


_ONE = ord("1")
_FROM_LOWEST = range(4) if byteorder == "little" else range(3, -1, -1)
_TWO_DIGITS = bytes(range(_TWO >> 8))
"""The higher bytes of codes that have two digits."""
_LOW_SHARE = bytes(byte >> 6 for byte in range(256))
_HIGH_SHARE = bytes(byte << 2 & 63 for byte in range(256))
"""What each byte of a code gives to the first of its two digits."""
_DIGIT = bytes(ord(_DIGITS[byte & 63]) for byte in range(256))
