"""Characters of symbol fonts as the Unicode characters that look like them; a table of this reader's own."""

from __future__ import annotations

_BULLET = "•"
_SYMBOL = {
    "\xb7": "•", "\xa8": "♦", "\xae": "→", "\xb0": "°", "\xb1": "±", "\xb4": "×", "\xb8": "÷", "\xa3": "≤", "\xb3": "≥",
    "\xa2": "′", "\xa5": "∞", "\xab": "↔", "\xac": "←", "\xad": "↑", "\xaf": "↓", "\xb2": "″", "\xbb": "≈", "\xbc": "…", "\xd6": "√",
    "\xb9": "≠", "\xd7": "·", "\xa7": "♣", "-": "−", "\xde": "⇒", "\xe2": "®", "\xe3": "©", "\xe4": "™", "\xd2": "®", "\xd3": "©", "\xd4": "™",
    **{each: each for each in "0123456789 .,;:!?()[]{}/+=<>%&|_#"},
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip("ABCDEFGHIKLMNOPQRSTUWXYZ", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ", strict=True)),
}  # fmt: skip
_WINGDINGS = {
    "(": "☎", "*": "✉", "F": "☞", "L": "☹", "\x80": "⓪", "\xab": "★", "\xdf": "←", "\xe1": "↑", "\xe2": "↓",
    **{chr(0x81 + at): sign for at, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")}, "J": "☺", "l": "●", "m": "❍", "n": "■", "o": "□", "p": "❐", "q": "❑", "r": "❒", "s": "⬧", "t": "⧫", "u": "◆", "v": "❖",
    "w": "⬥", "\x9e": "·", "\x9f": "•", "\xa0": "▪", "\xa1": "○", "\xa7": "▪", "\xa8": "☐", "\xd8": "➢", "\xe0": "→",
    "\xe8": "➔", "\xf0": "⇨", "\xfb": "✗", "\xfc": "✓", "\xfd": "☒", "\xfe": "☑",
}  # fmt: skip
_WINGDINGS_2 = {"O": "✗", "P": "✓", "Q": "☒", "R": "☑", "\x97": "●", "\xa3": "☐"}
_WEBDINGS = {"a": "✓", "c": "☐", "r": "✗"}
_TABLES = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
}


def in_case(text: str, transform: str) -> str:
    """Return text as the `text-transform` of a style shows it; `capitalize` begins each word with a capital."""
    if transform == "uppercase":
        return text.upper()
    if transform == "lowercase":
        return text.lower()
    if transform != "capitalize":
        return text
    made, within = [], False
    for each in text:
        made.append(each if within else each.upper())
        within = each.isalnum() or each in "’'_"
    return "".join(made)


def as_seen(text: str, font: str = "") -> str:
    """Return text in a font as its reader sees it; a sign that the table lacks is a bullet."""
    table = _TABLES.get(font.strip().strip("'\"").casefold())
    if table is None and text.isascii():
        return text
    return "".join(_sign(each, table) for each in text)


def _sign(character: str, table: dict[str, str] | None) -> str:
    is_private = "\ue000" <= character <= "\uf8ff"
    if not is_private and (table is None or character.isspace() or character > "\xff"):
        return character
    plain = chr(ord(character) - 0xF000) if "\uf000" <= character <= "\uf0ff" else character
    if table is None:
        # Without its font a sign is most likely a bullet or tick of Wingdings.
        return _BULLET if plain == "\xb7" else _WINGDINGS.get(plain) or _SYMBOL.get(plain, _BULLET)
    return table.get(plain, _BULLET)
