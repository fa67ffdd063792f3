"""Asterisks, underscores and the like: whether they are Markdown, or printed by the document and about to be lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.reading.runs import Run

_LONGEST_RUN = 3
_SIGNS_OPEN = frozenset({"em_open", "strong_open", "s_open"})
_SIGNS_CLOSE = frozenset({"em_close", "strong_close", "s_close"})
_MAY_STAND_BEFORE = re.compile(r"[\s(\[{\"'“‘«*_~—–/-]")
_MAY_STAND_AFTER = re.compile(r"[\s.,;:!?)\]{}\"'”’»*_~…—–/-]")
_SIGN = re.compile(r"[*_~]|\[\^")
_SIGN_RUN = re.compile(r"\*+|_+|~+")
_STAR = re.compile(r"(?<!\\)(?:\\\\)*\*")
_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]{1,20}\]")


def report_signs(
    inline: Token, run: Run, report: Callable[[Location, str, str], None]
) -> set[Location]:
    """Report characters that Markdown takes for markup but a document more likely prints; return where."""
    lost: set[Location] = set()
    if not _SIGN.search(inline.content):
        return lost
    for opening, closing, words in _openings(inline.children or []):
        opened, closed = (_sign_run(inline.content, token) for token in (opening, closing))
        if opened is None or closed is None:
            continue
        before = inline.content[max(opened.start() - 1, 0) : opened.start()]
        after = inline.content[closed.end() : closed.end() + 1]
        if (
            max(len(opened[0]), len(closed[0])) > _LONGEST_RUN
            or not any(map(str.isalnum, words))
            or (before and not _MAY_STAND_BEFORE.match(before))
            or (after and not _MAY_STAND_AFTER.match(after))
        ):
            sign = opened[0][0]
            lost.add(run.at(opening))
            report(
                run.at(opening),
                f"“{sign}” is taken for Markdown here and would not be shown; write '\\{sign}' for each one "
                "that the document prints, or put whole words between the signs",
                "sign-lost",
            )
    for found in _FOOTNOTE.finditer(inline.content):
        report(
            run.at_offset(found.start()),
            f"“{found[0]}” is not a footnote here and would be shown as printed; write the mark as the document "
            "prints it, and the footnote as a text of its own with an id and a label",
            "footnote-mark",
        )
    return lost


class Stars:
    """What the asterisks of a text have been taken for: italics and bold type, or a printed character.

    If a text has both, an asterisk that marks a footnote may have been taken for italics.
    """

    def __init__(self) -> None:
        self._is_printed = False
        self._taken: list[Location] = []

    def take(self, inline: Token, run: Run, *, reported: set[Location]) -> None:
        """Note the asterisks of one run of text, except those already reported."""
        if "*" not in inline.content:
            return
        signs = [
            t
            for t in inline.children or []
            if t.type in {"em_open", "strong_open"} and t.markup[:1] == "*"
        ]
        places = (run.at(token) for token in signs if token.type == "em_open")
        self._taken += [at for at in places if at not in reported]
        used = 2 * sum(len(token.markup) for token in signs)
        if len(_STAR.findall(inline.content)) > used:
            self._is_printed = True

    def report_confused(self, report: Callable[[Location, str, str], None]) -> None:
        """Report each pair taken for italics in a text that prints an asterisk as well."""
        for at in self._taken if self._is_printed else ():
            report(
                at,
                "stars are taken for italics here, and elsewhere in this text a star is shown as printed; write "
                "'\\*' for each star that the document prints",
                "sign-lost",
            )


def _openings(tokens: list[Token]) -> Iterator[tuple[Token, Token, str]]:
    """Yield each pair of characters that is taken for markup, with the words between."""
    open_: list[tuple[Token, int]] = []
    words: list[str] = []
    for token in tokens:
        if token.type in _SIGNS_OPEN:
            open_.append((token, len(words)))
        elif token.type in _SIGNS_CLOSE and open_:
            opening, start = open_.pop()
            yield opening, token, "".join(words[start:])
        else:
            words.append(token.content)


def _sign_run(content: str, token: Token) -> re.Match[str] | None:
    """Return the characters that a token was made from, with those beside them."""
    return _SIGN_RUN.match(content, token.meta["offset"])
