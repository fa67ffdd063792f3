"""What a council's own handbook looks like: its crest, and the colour of its links."""

from __future__ import annotations

from dataclasses import dataclass

ENOUGH = 4.5
"""The least contrast of text with its background: WCAG 2.2, success criterion 1.4.3 (AA). It is more than the 3 that
lines and icons need (1.4.11), so a colour that is good for words is good for those."""
LIGHT_PAPER, DARK_PAPER = "#fcfbf7", "#14181d"
"""The backgrounds of the handbook's pages; a test compares them with the style sheet."""

_BLACK, _WHITE = "#000000", "#ffffff"
_STEPS = 200
_TINT = 12
"""How many hundredths of a colour tint the background of a box."""


@dataclass(frozen=True, slots=True)
class Crest:
    """A council's crest or logo."""

    kind: str
    """What kind of picture its bytes are, as a file's name ends: `svg`, `png`, `jpg` or `webp`."""
    content: bytes
    text: str
    """What readers who cannot see it are told."""


@dataclass(frozen=True, slots=True)
class Accent:
    """The colour of links and of boxes, as `#rrggbb`."""

    light: str
    """On light paper."""
    dark: str
    """On dark paper."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def nearest_readable(colour: str, paper: str) -> str:
    """Return the colour, or the first one between it and black or white that can be read on a background."""
    end = _BLACK if _luminance(paper) > _luminance(DARK_PAPER) * 4 else _WHITE
    mixed = (mixture(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in mixed if contrast(one, paper) >= ENOUGH)


def tinted(paper: str, colour: str) -> str:
    """Return a background tinted with as much of a colour as leaves words in that colour readable."""
    mixed = (mixture(paper, colour, part / 100) for part in range(_TINT, 0, -1))
    return next((one for one in mixed if contrast(one, colour) >= ENOUGH), paper)


def mixture(colour: str, other: str, part: float) -> str:
    """Return a colour with some part, from 0 to 1, of another."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Return how bright a colour is: WCAG 2.2, "relative luminance"."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
