"""Words quoted from a text: whether they are in it, are cut out of a sentence, or are only advice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_protocol.core.items import lead_of
from mkdocs_protocol.core.pointing import read_with
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.core.protocol import Clause
    from mkdocs_protocol.core.trees import Quote

_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*$")
_WITHIN = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[A-Z“‘\"'(\[])")
"""Where one sentence of a line ends and the next begins."""
_LETTER = re.compile(r"\w")
_GOVERNS = re.compile(
    r"\b(?:must|shall|should|may|cannot|will|expect|expected|required)\b", re.IGNORECASE
)
"""What a line that introduces a list says about its items."""
_MARKER = re.compile(r"\(?\w{1,4}[.)]")
"""What an item is marked with: "a)", "(iv)", "3."."""
_DASHES = " -–—"
_CLOSING = "”’\"')]"


def times_in(text: str, words: str) -> int:
    """Return how often a text has some words, letter by letter, whatever the line breaks.

    They begin and end where words of the text do: "14" is not in "2014".
    """
    wanted, folded = _folded(words), _folded(text)
    return sum(1 for _ in _places(wanted, folded)) if wanted else len(folded) + 1


def stands_in(text: str, words: str) -> bool:
    """Return whether a text has some words, as :func:`times_in` counts them."""
    wanted = _folded(words)
    return not wanted or any(True for _ in _places(wanted, _folded(text)))


def _places(wanted: str, folded: str) -> Iterator[int]:
    """Yield where words begin that are not torn out of longer ones."""
    # Only a letter or digit can be cut off a word; anything may precede a bracket.
    begins, ends = bool(_LETTER.match(wanted[0])), bool(_LETTER.match(wanted[-1]))
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        torn = (begins and start and _LETTER.match(folded[start - 1])) or (
            ends and end < len(folded) and _LETTER.match(folded[end])
        )
        if not torn:
            yield start
        start = folded.find(wanted, start + 1 if torn else end)


def as_quoted(quote: Quote, clause_text: str, beside: Iterable[Quote] = ()) -> str:
    """Return a quotation's words as they are shown, with "…" where they are cut out of a sentence.

    They follow the sentences that they point to ("It must be received …"), unless one of those is quoted `beside`
    them from the same clause. `clause_text` has a line for each paragraph and item, as a clause's `quotable` gives it; the
    beginning and the end of a line are not cuts. White space is collapsed. Words that are not in the text are
    returned unchanged.
    """
    words = _folded(quote.words)
    before, after = _around(quote.words, clause_text)
    others = [one.words for one in beside if one.clause == quote.clause and one != quote]
    begins = "…" if _is_cut_before(before, words) else pointed_to(words, clause_text, others)
    return f"{begins} {words}{' …' if _is_cut_after(words, after) else ''}".lstrip()


def quoted_in_full(quote: Quote, clause: Clause, beside: Sequence[Quote] = ()) -> str:
    """Return a quotation's words as they are shown where nothing around them says who does it, or how far it goes.

    This adds to :func:`as_quoted` the line that introduces the list whose item is quoted, if that line has the word
    that governs the items: "Officers can expect from councillors: … respect". It is left out if it is quoted with the
    item, or precedes another item quoted earlier; nor does it introduce a later sentence of an item: "Officers must:
    … Members should avoid …".
    """
    shown = as_quoted(quote, clause.quotable, beside)
    before, _after = _around(quote.words, clause.text)
    lead = lead_of(clause.blocks, quote.words)
    if not lead or not _GOVERNS.search(lead) or (before and not _MARKER.fullmatch(before)):
        return shown
    earlier = beside[: beside.index(quote)] if quote in beside else ()
    leads = (
        lead_of(clause.blocks, one.words) or one.words
        for one in earlier
        if one.clause == quote.clause
    )
    is_said = any(
        _folded(one.removesuffix("…")) == _folded(lead.removesuffix("…")) for one in leads
    )
    return shown if is_said else f"{lead} {shown}"


def passages(quotes: Sequence[Quote], clauses: Mapping[str, Clause]) -> Iterator[tuple[Quote, str]]:
    """Yield each of some quotations with its words as :func:`quoted_in_full` shows them.

    The opening of a list stands with the first item of it that is quoted, as one passage: alone it says nothing.
    """
    openings: dict[Quote, Quote] = {}
    for opening in quotes:
        items = (q for q in quotes if q not in openings and _opens(opening, q, clauses))
        if item := next(items, None):
            openings[item] = opening
    for quote in quotes:
        clause = clauses[quote.clause]
        if opened := openings.get(quote):
            yield quote, _joined(opened, quote, clause)
        elif quote not in openings.values():
            yield quote, quoted_in_full(quote, clause, quotes)


def pointed_to(words: str, clause_text: str, beside: Iterable[str] = ()) -> str:
    """Return the sentences of a clause that some of its words point to, so that they are read with them; or "".

    `beside` are other words quoted from it at the same time.
    """
    before, _after = _around(words, clause_text)
    return _folded(read_with(before, _folded(words), beside))


def left_out(clause_text: str, words: str) -> tuple[str, str]:
    """Return what a quotation leaves out of the sentence it is cut from, before and after it.

    The beginning and the end of a line of `clause_text` end a sentence. Both are "" for whole sentences, and for
    words that are not in the text.
    """
    before, after = _around(words, clause_text)
    ended = _folded(words).rstrip(_CLOSING).endswith((".", "!", "?"))
    before = _WITHIN.split(before)[-1] if before and not _SENTENCE_END.search(before) else ""
    after = "" if ended else _WITHIN.split(after)[0]
    return before.strip(), after.strip() if _LETTER.search(after) else ""


def fault_of(clause: Clause, words: str) -> str:
    """Return what is wrong with a quotation from a clause, to follow the clause's name in a message; "" if nothing is."""
    if not stands_in(clause.text, words):
        if (bare := words.strip('“”"')) != words and stands_in(clause.text, bare):
            return f"does not have the quotation marks of {_folded(words)}; write straight ones round the words, or none"
        return f"does not have the words “{_folded(words)}”; write them as printed there"
    if not stands_in(clause.quotable, words):
        return f"prints words of “{_folded(words)}” struck out; quote what it leaves standing"
    return ""


def is_advice(quote: Quote, clause: Clause) -> bool:
    """Return whether quoted words only advise councils in general, by the kind of the part or clause they are in."""
    for part in clause.parts:
        if part.classification.kind is not None and stands_in(part.text, quote.words):
            return part.classification.kind is ClauseKind.ADVICE
    return clause.classification.kind is ClauseKind.ADVICE


def _around(words: str, text: str) -> tuple[str, str]:
    """Return what precedes and follows some words in their own lines; "" if they are not there."""
    wanted, lines = _folded(words), _folded_lines(text)
    start = lines.replace("\n", " ").find(wanted)
    if start < 0 or not wanted:
        return "", ""
    before, after = lines[:start], lines[start + len(wanted) :]
    return before.rpartition("\n")[2].strip(), after.partition("\n")[0].strip()


def _opens(opening: Quote, item: Quote, clauses: Mapping[str, Clause]) -> bool:
    """Return whether words are the opening of the list, set out or in a sentence, in whose item others stand."""
    words = _folded(opening.words).rstrip(_DASHES)
    if opening.clause != item.clause or not words.endswith(":"):
        return False
    clause = clauses[item.clause]
    before, _after = _around(item.words, clause.quotable)
    _text, is_inside, between = before.rpartition(words)
    lead = _folded(lead_of(clause.blocks, item.words).removesuffix(" …")).rstrip(_DASHES)
    if not is_inside and not (lead and (lead.endswith(words) or words.endswith(lead))):
        return False
    # A later sentence of an item is not governed by the opening.
    said = between if is_inside else "" if _MARKER.fullmatch(before) else before
    return not (_SENTENCE_END.search(said.strip()) or _WITHIN.search(said))


def _joined(opening: Quote, item: Quote, clause: Clause) -> str:
    """Return the opening of a list and an item of it as one passage, with "…" where other items come between."""
    before, _after = _around(item.words, clause.quotable)
    begins = as_quoted(opening, clause.quotable).removesuffix(" …")
    ends = as_quoted(item, clause.quotable, (opening,)).removeprefix("… ")
    follows = before.endswith(_folded(opening.words)) or (
        (not before or _MARKER.fullmatch(before))
        and not lead_of(clause.blocks, item.words).endswith("…")
    )
    return f"{begins} {ends}" if follows else f"{begins} … {ends}"


def _is_cut_before(before: str, words: str) -> bool:
    # A small letter continues its sentence, even after "e.g.".
    if not before or _MARKER.fullmatch(before):
        return False
    return words[:1].islower() or not _SENTENCE_END.search(before)


def _is_cut_after(words: str, after: str) -> bool:
    # A reader does not miss a full stop or a bracket alone.
    return bool(_LETTER.search(after)) and not (
        _SENTENCE_END.search(words) or after.lstrip(_CLOSING).startswith((".", "!", "?"))
    )


@lru_cache(maxsize=256)  # A document is searched for many words.
def _folded(words: str) -> str:
    return " ".join(words.split())


@lru_cache(maxsize=256)
def _folded_lines(text: str) -> str:
    return "\n".join(filter(None, map(_folded, text.split("\n"))))
