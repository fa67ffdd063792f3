"""Signs of the symbol fonts that word processors use for bullets and ticks, as signs that every font has."""

from __future__ import annotations

_PRIVATE = 0xF000
_GREEK = {
    **{0x61 + at: sign for at, sign in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    **{0x41 + at: sign for at, sign in enumerate("ΑΒΧΔΕΦΓΗΙ") },
    **{0x4B + at: sign for at, sign in enumerate("ΚΛΜΝΟΠΘΡΣΤΥ")},
    0x57: "Ω", 0x58: "Ξ", 0x59: "Ψ", 0x5A: "Ζ",
    **{ord(each): each for each in "0123456789.,;:!?()[]{}/+=<>%&|_#"},
}  # fmt: skip
_FONTS = {
    "symbol": {
        **_GREEK, 0x2D: "−", 0xA3: "≤", 0xA7: "♣", 0xA8: "♦", 0xD7: "·", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xA2: "′", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xB2: "″", 0xBB: "≈", 0xBC: "…", 0xD6: "√",
        0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒", 0xE2: "®", 0xE3: "©",
        0xE4: "™",
    },
    "wingdings": {
        0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4C: "☹", 0x80: "⓪", 0xAB: "★", 0xDF: "←", 0xE1: "↑", 0xE2: "↓",
        **{0x81 + at: sign for at, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")}, 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x73: "⬧", 0x74: "⧫", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
        0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→",
        0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐", 0x97: "●"},
    "webdings": {0x61: "✓", 0x63: "☐", 0x72: "✗"},
}  # fmt: skip
LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\uf001": "fi", "\uf002": "fl",
    "Ɵ": "ti", "Ʃ": "tt", "ƫ": "tti", "ƞ": "tf",
}  # fmt: skip
"""Two letters drawn as one, as a PDF's own table of letters names them; the last four are those of Word's Calibri."""
_UNKNOWN = {**_FONTS["symbol"], **_FONTS["wingdings"], 0xB7: "•"}
FALLBACK = "•"
"""What replaces an unknown sign."""


def is_symbol_font(font: str) -> bool:
    """Return whether a font's characters are signs, whatever letters they are typed as."""
    return _named(font) in _FONTS


def shown(text: str, font: str = "") -> tuple[str, bool]:
    """Return text in a font as its reader sees it, and whether every sign of it was known.

    A sign of a symbol font may be typed as itself, as a letter, or in the private area of Unicode.
    """
    table = _FONTS.get(_named(font))
    if table is None and text.isascii():
        return text, True
    made, known = [], True
    for each in text:
        code = ord(each)
        is_private = 0xE000 <= code <= 0xF8FF
        if each.isspace() or (table is None and not is_private):
            made.append(each)
            continue
        at = code - _PRIVATE if 0 <= code - _PRIVATE <= 0xFF else code
        # Without its font a sign is the common bullet, or else most likely one of Wingdings.
        found = (_UNKNOWN if table is None else table).get(at)
        if found is None and not is_private and not ("!" <= each <= "ÿ"):
            found = each
        known = known and found is not None
        made.append(found or FALLBACK)
    return "".join(made), known


def as_seen(text: str, font: str = "") -> str:
    """Return text in a font as its reader sees it, with a bullet for an unknown sign."""
    return shown(text, font)[0]


def _named(font: str) -> str:
    return font.strip().strip("'\"").casefold()
