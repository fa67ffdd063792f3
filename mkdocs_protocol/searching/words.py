"""How a text is split into words, and which forms are one word; `search-words.js` splits a query in the same way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SMALL_WORDS = frozenset({
    "a", "about", "above", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do",
    "does", "doing", "done", "down", "during", "each", "either", "else", "ever", "few", "for", "from", "further",
    "get", "gets", "getting", "give", "given", "gives", "go", "goes", "going", "got", "had", "has", "have",
    "having", "he", "her", "here", "heres", "hers", "hes", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "itself", "just", "let", "like", "made", "make", "makes", "may", "me", "might", "mine", "more", "most",
    "much", "must", "my", "neither", "no", "nor", "not", "of", "off", "on", "once", "one", "only", "or",
    "other", "our", "ours", "out", "over", "own", "please", "put", "she", "shes", "should", "so", "some", "such",
    "than", "that", "thats", "the", "their", "theirs", "them", "then", "there", "theres", "these", "they", "this", "those",
    "to", "too", "toward", "towards", "under", "until", "up", "upon", "us", "very", "was", "we", "were", "what", "whats", "when",
    "where", "whether", "which", "while", "who", "whom", "whos", "whose", "why", "will", "with", "within",
    "without", "would", "you", "your", "yours",
})  # fmt: skip
"""Words that every text has: they never count alone, in a text or in a query."""
RIGHT_WORDS = frozenset(Path(__file__).with_name("right_words.txt").read_text("utf-8").split())
"""Ordinary English words that look like a misspelt word of the trade and are not: "heating" is not "hearing". They are
the more frequent ones that `search-understand.js` took for another word of the vocabulary, except those that are more
likely to be slips: words in no British dictionary ("talkin"), and rare ones ("trough")."""
SKIPPED_WORDS = frozenset(
    {"a", "an", "another", "any", "her", "his", "its", "my", "other", "our", "the", "their", "your"}
)
"""Of these, the ones that come before a noun: "a complaint about the clerk" is near "complaint about another clerk"."""
BETWEEN_WORDS = frozenset({
    "actually", "even", "ever", "exactly", "her", "him", "it", "just", "me", "really", "them", "us", "you",
})  # fmt: skip
"""Words that may stand within a phrase: "told me off", "sign it off", "what is it even for"."""
JOINING_WORDS = frozenset({
    "a", "after", "an", "another", "any", "at", "before", "during", "for", "from", "in", "into", "of", "on", "other", "the", "to",
    "towards", "upon", "within",
})  # fmt: skip
"""Words that join what is one name, and make no sentence: "prayers before meetings"."""
AGENT_WORDS = frozenset({"by", "from"})
"""Words before who does something, where it is said after to whom: "bullied by a councillor"."""
CLAUSE_WORDS = frozenset({
    "and", "because", "between", "both", "if", "nor", "or", "than", "unless", "when", "where", "whether", "while",
})  # fmt: skip
"""Words between two who do nothing to each other: "an officer if a councillor", "members and officers"."""

SMALL_FORMS = {
    form: own
    for own, forms in {
        "be": "am are been being is was were", "do": "did does doing done", "get": "gets getting got",
        "give": "given gives", "go": "goes going", "have": "had has having", "make": "made makes",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Forms of verbs among the small words: "has a go at" is "have a go at"."""

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)+[a-z]?|(?:[^\W\d_]-)?[^\W_]+(?:&[^\W_]+)*(?:['’][^\W\d_]+)*"
)
END = "\1"
"""What follows the words of each text, where those of several are together."""
_MORE = "\0"
_PLAIN = bytearray(b" " * 128 + _MORE.encode() * 128)
"""What each byte of a text becomes: a figure, hyphen or apostrophe needs a closer look."""
for _sign in map(chr, range(128)):
    if _sign.isalpha() or _sign == END:
        _PLAIN[ord(_sign)] = ord(_sign.lower())
    elif _sign in "0123456789'-&":
        _PLAIN[ord(_sign)] = ord(_MORE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*[a-z]?")
_STEMMER = snowballstemmer.stemmer("english")


class _Folded(dict[int, str]):
    """What each character becomes in a folded text: without accents, and without invisible characters."""

    def __missing__(self, sign: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(sign))
        kept = (
            c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
        )
        self[sign] = folded_ = "".join(kept)
        return folded_


_FOLDED = _Folded()


def folded(text: str) -> str:
    """Return a text in small letters without accents and invisible characters."""
    return (text if text.isascii() else text.translate(_FOLDED)).lower()


def tokens(text: str) -> list[str]:
    """Return the words of a text in order, folded: "the Council's e-mail" is the, council, email."""
    return [*_tokens(text)]


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> tuple[str, ...]:
    # Each phrase of a vocabulary is asked for four times.
    return tuple(_split(text, _plain(text.replace(END, " "))))


def tokens_of_all(texts: Sequence[str]) -> list[str]:
    """Return the words of many texts in order, with `END` after each text: twice as quickly as one by one."""
    joined = f" {END} ".join(texts)
    if joined.count(END) >= len(texts):
        return tokens_of_all([text.replace(END, " ") for text in texts]) if texts else []
    plain = _plain(joined)
    if _MORE not in plain:
        return [*plain.split(), END]
    lines = zip(texts, plain.split(END), strict=True)
    return [token for text, line in lines for token in (*_split(text, line), END)]


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").translate(_PLAIN).decode("ascii")


def _split(text: str, plain: str) -> list[str]:
    return _cut(folded(text)) if _MORE in plain else plain.split()


def _cut(small: str) -> list[str]:
    cut = _TOKEN.findall(small)
    is_plain = not any(sign in small for sign in "'’-,&")
    return cut if is_plain else [_bare(token) for token in cut]


def is_number(token: str) -> bool:
    """Return whether a word is a number of the kind that clauses have."""
    return _NUMBER.fullmatch(token) is not None


_APART = {
    form: own
    for own, forms in {
        "polite": "polite politely politeness",
        "reporter": "reporter reporters",
        "important": "important importance importantly",
        "positive": "positive positively",
        "accountab": "accountable accountability accountabilities",
        "accountant": "accountant accountants",
        "election": "election elections",
        "office": "office offices",
        "developer": "developer developers",
        "personal": "personal personally",
        "relative": "relative relatives",
        "cleaner": "cleaner cleaners",
        "gardener": "gardener gardeners",
        "ranger": "ranger rangers",
        "informal": "informal informally informality",
        "respective": "respective respectively",
        "respond": "response responses responsive",
        "timely": "timely",
        "objective": "objective objectively objectivity",
        "opposition": "opposition oppositions",
        "authority": "authority authorities",
        "business": "business businesses",
        "candidate": "candidate candidates candidacy",
        "customer": "customer customers",
        "department": "department departments",
        "edition": "edition editions",
        "executive": "executive executives",
        "experiment": "experiment experiments",
        "hospitality": "hospitality hospitable",
        "initiative": "initiative initiatives",
        "integrity": "integrity",
        "kindness": "kindness",
        "majority": "majority majorities",
        "minority": "minority minorities",
        "morale": "morale",
        "officious": "officious officiously",
        "probation": "probation probationary",
        "publication": "publication publications",
        "publicity": "publicity",
        "quite": "quite",
        "reasonable": "reasonable reasonably reasonableness",
        "route": "route routes",
        "severance": "severance",
        "several": "several",
        "treasurer": "treasurer treasurers",
        "vacation": "vacation vacations",
    }.items()
    for form in forms.split()
}
"""Words that the stemmer takes for forms of others with a different meaning: political, report, account, elected, officer, person,
relation, information, respect, responsible, time, object, opposite, author, busy, candid, custom, depart, edit, execute, and the like."""
_IRREGULAR = {
    form: own
    for own, forms in {
        "begin": "began begun", "break": "broke broken", "bring": "brought", "build": "built", "buy": "bought",
        "catch": "caught", "choose": "chose chosen", "deal": "dealt", "drink": "drank drunk", "drive": "drove driven",
        "eat": "ate eaten", "fall": "fell fallen", "fight": "fought", "find": "found", "forbid": "forbade forbidden",
        "forget": "forgot forgotten", "give": "gave", "go": "gone went", "hear": "heard", "hide": "hid hidden", "hold": "held", "keep": "kept",
        "know": "knew known", "lead": "led", "lend": "lent", "lose": "lost", "meet": "met", "pay": "paid",
        "ring": "rang rung", "say": "said", "see": "saw seen", "sell": "sold", "send": "sent", "shake": "shook shaken",
        "show": "shown", "speak": "spoke spoken", "spend": "spent", "stand": "stood", "steal": "stole stolen",
        "stick": "stuck", "swear": "swore sworn", "take": "took taken", "teach": "taught", "tell": "told",
        "think": "thought", "throw": "threw thrown", "understand": "understood", "withhold": "withheld",
        "write": "wrote written", "undertake": "undertook undertaken", "withdraw": "withdrew withdrawn",
    }.items()
    for form in (own, *forms.split())
}  # fmt: skip
"""Forms of verbs that no stemmer brings together; "left", "felt" and the like are words of their own."""
_FORMS: dict[str, list[str]] = {}
for _form, _own in _IRREGULAR.items():
    _FORMS.setdefault(_own, []).append(_form)


class Stems(dict[str, str]):
    """The stems of the words that were asked for. The stemmer takes long: a build puts in what the one before it found."""

    def __missing__(self, token: str) -> str:
        if token in _APART:
            found = _APART[token]
        else:
            known = _IRREGULAR.get(token, token)
            found = token if is_number(token) else str(_STEMMER.stemWord(known))
        self[token] = found
        return found


STEMS = Stems()


def halved(token: str) -> set[str]:
    """Return the spellings of a word with one letter of a double left out: "pres" for "press"."""
    return {
        token[:at] + token[at + 1 :] for at in range(1, len(token)) if token[at] == token[at - 1]
    }


def stem(token: str) -> str:
    """Return what the forms of a word have in common; a number is its own stem."""
    return STEMS[token]


def stems(text: str) -> list[str]:
    """Return the stems of the words that count in a text, in order."""
    return [stem(token) for token in tokens(text) if token not in SMALL_WORDS]


def heard(text: str) -> list[str]:
    """Return all words of a text in order, small words but for forms of verbs unchanged and the others as stems."""
    found = tokens(text)
    return [SMALL_FORMS.get(one, one) if one in SMALL_WORDS else stem(one) for one in found]


def forms_of(token: str) -> list[str]:
    """Return other forms that a word may have, right or not: those that share its stem are forms of it."""
    found = {form for base in _bases(token) for form in (*_forms(base), *_FORMS.get(base, ()))}
    found.update(_FORMS.get(_IRREGULAR.get(token, ""), ()))
    return sorted({form for form in found if len(form) > 2} | {token})


class _Forms(dict[str, tuple[str, ...]]):
    """Forms of the words that were asked for, kept as their stems are: working them out takes as long as all postings."""

    def __init__(self, make: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, token: str) -> tuple[str, ...]:
        self[token] = found = self._make(token)
        return found


def inflections(token: str) -> tuple[str, ...]:
    """Return a word's plural and its other tenses, but not, as a stemmer would, "allowed" for "allowance", nor who does it."""
    return _INFLECTIONS[token]


def alike(token: str) -> tuple[str, ...]:
    """Return the forms of a word that share its stem."""
    return _ALIKE[token]


def _inflections(token: str) -> tuple[str, ...]:
    if token in SMALL_WORDS or is_number(token):
        return (token,)
    bases, own = _bases(token), STEMS[token]
    doers = {re.sub("y$", "i", base.removesuffix("e")) + "er" for base in bases}
    regular = {f"{base}ed" for base in bases if base in _IRREGULAR}
    wrong = (doers | regular) - {token}
    return tuple(form for form in forms_of(token) if form not in wrong and STEMS[form] == own)


def _alike(token: str) -> tuple[str, ...]:
    return tuple(form for form in forms_of(token) if STEMS[form] == STEMS[token])


_INFLECTIONS, _ALIKE = _Forms(_inflections), _Forms(_alike)
FOUND: tuple[dict[str, Any], ...] = (STEMS, _INFLECTIONS, _ALIKE)
"""What has been found out about words; a build keeps it for the next."""


def _bases(token: str) -> set[str]:
    bases = {token}
    for end in ("s", "es", "ed", "ing"):
        if token.endswith(end):
            base = token.removesuffix(end)
            # No English word ends in v: "leaving" is a form of "leave".
            bases |= {f"{base}e"} if base.endswith("v") else {base, f"{base}e"}
    if token.endswith(("ied", "ies")):
        bases.add(f"{token[:-3]}y")
    return bases


def _forms(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing", f"{base}r"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing", f"{base[:-1]}ier"
    many = f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh")) else f"{base}s"
    return base, many, f"{base}ed", f"{base}ing", f"{base}er"


_JOINED = dict.fromkeys(map(ord, "-,&"))


def _bare(token: str) -> str:
    if "'" in token or "’" in token:
        head, _, tail = token.replace("’", "'").partition("'")
        token = head if tail in ("", "s", "d") else head + tail.replace("'", "")
    return token.translate(_JOINED)
