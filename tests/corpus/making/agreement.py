"""What a third reader makes of each file of the corpus: recorded, so that the texts rest on more than their maker."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ", "0123456789ivx")
_ALIKE = str.maketrans(
    {
        "\u2011": "-",
        "\xad": "",
        "◦": "o",
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0fc": "✓",
        "\uf0d8": "➢",
    }
)
LIMITS = {
    "capitals": "pdftotext reads small capitals as capitals; LibreOffice writes no capitals by look into a text",
    "signs-of-markup": "no typeface of the printing machine has this sign",
    "long-document": "these go over the end of a page, where heads and feet stand between",
    "running-heads": "these go over the end of a page, where heads and feet stand between",
    "notes-at-the-foot": "this goes over the end of a page, where a note stands between",
    "hyphens-and-ligatures": "whether a hyphen stays is asked of the words of the document",
    "columns-row-by-row": "pdftotext -raw reads across both columns",
    "ordered-lists": "Chromium draws bullets, and writes none; CSS Lists 3, 6.1",
    "untidy": "Chromium draws bullets, and writes none; CSS Lists 3, 6.1",
    "out-of-word": "the number hangs over the edge of the paper",
    "numbers-by-styles": "Chromium prints no panel that is closed, which a reader of the page can open, and an arrow behind a link",
    "marks-by-styles": "Chromium passes over the value of an item in counters; CSS Lists 3, 4.6",
    "word-web-page": "Chromium shows the mark of a comment that Word saves in a page",
    "text-of-pages": "a text is read whole, with the heads and numbers of its pages",
    "paragraphs-as-lists": "LibreOffice gives a list without a style of its own bullets; ISO/IEC 26300-1, 19.880",
    "formulas": "LibreOffice writes no formulas into a text",
    "signs-as-numbers": "LibreOffice shows no dashes round a number; ISO/IEC 29500-1, 17.18.59",
    "saved-page": "Chromium prints no closed details, which a reader of the page can open",
    "legal-numbers": "LibreOffice does not know w:isLgl; ISO/IEC 29500-1, 17.9.4",
    "clauses-through-parts": "LibreOffice does not know w:lvlRestart; ISO/IEC 29500-1, 17.9.10",
    "tracked-changes": "LibreOffice shows what was deleted, struck out; ISO/IEC 29500-1, 17.13.5",
    "comments-and-hidden-words": "LibreOffice numbers a paragraph whose words and end are hidden",
    "form-blanks": "LibreOffice writes no boxes of old forms into a text",
    "drawn-apart": "bullets are figures here, a first letter and the numbers are apart from their lines, for pdftotext as well",
    "bullets": "LibreOffice writes • for signs of symbol fonts",
}
"""Where a third reader cannot agree, and what the text rests on instead."""


def characters(text: str) -> str:
    """Return a text's characters, raised figures as plain ones, without white space."""
    return re.sub(
        r"\s", "", unicodedata.normalize("NFC", text.translate(_ALIKE).translate(_RAISED))
    )


def whole(truth: str, read: str) -> bool:
    """Return whether a reader has the very characters of a text, in order."""
    return characters(truth) == characters(read)


def lines_missing(truth: str, read: str) -> list[str]:
    """Return the lines and cells of a text that a reader does not have anywhere."""
    there = characters(read).replace("-", "")
    lines = [line for line in re.split(r"[\n\t]", truth) if line.strip()]
    return [line for line in lines if characters(line).replace("-", "") not in there]


def told(name: str, truth: str, read: dict[str, str], day: str) -> dict[str, object]:
    """Return a record of one file: which reader agrees, or how far."""
    stem = Path(name).stem
    for reader, text in read.items():
        if whole(truth, text):
            return {"reader": reader, "read": day, "agrees": "every character, in order"}
    reader = " / ".join(read)
    found = [lines_missing(truth, text) for text in read.values()]
    missing = [line for line in found[0] if all(line in each for each in found)]
    if not missing:
        return {"reader": reader, "read": day, "agrees": "every line, in its own order of the page"}
    return {
        "reader": reader,
        "read": day,
        "agrees": "all other lines",
        "not": missing,
        "because": LIMITS.get(stem, "?"),
    }
