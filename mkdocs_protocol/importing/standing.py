"""Facts of the edition before that still stand in a new one: dates and the like as printed, and silences.

A fact goes along where the words that it gives as printed stand in the new text. Where the line they stand on has
changed, and for every silence, a person has to look: said in the report, not decided here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.importing.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_protocol.importing.units import Unit

_PRINTED = ("printed", "words", "qualifier", "version", "minute", "by")
"""The keys of a fact that are letter for letter in the text."""
_FEWEST = 2
"""Words of a topic's definition that speak of it; one alone may be there by chance."""
_IN_MANY = 3
"""A word that so many topics have says nothing about one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is carried of the facts of an edition, and what is not."""

    lines: tuple[str, ...] = ()
    """For the facts of the new edition."""
    kept: tuple[str, ...] = ()
    """What stands in a line that is the same."""
    doubtful: tuple[str, ...] = ()
    """What stands in a line that has changed."""
    silent: tuple[str, ...] = ()
    """The topics of the silences that are carried."""
    left: tuple[str, ...] = ()
    """What is not carried: the key, and why."""
    title: str = ""
    """What the edition before is called, where the new text prints it too."""


@dataclass(frozen=True, slots=True)
class _Text:
    before: Sequence[Unit]
    now: Sequence[Unit]

    def holds(self, printed: str) -> tuple[bool, bool]:
        """Return whether words are in the new text, and whether in a line that was in the one before."""
        words = "".join(printed.split())
        lines = [unit.bare for unit in self.now if words in unit.words]
        if not lines and words in "".join(unit.words for unit in self.now):
            return True, False
        return bool(lines), not self._same.isdisjoint(lines)

    def carries(self, fact: object) -> tuple[bool, bool]:
        """Return whether all that a fact gives as printed is in the new text, and in a line that was in the one before."""
        printed = list(_printed(fact))
        there, same = self.holds(printed[0]) if printed and printed[0] else (False, False)
        # What was blank and stands on another line now has been filled in, as far as anybody can see.
        is_blank = isinstance(fact, dict) and bool(fact.get("blank"))
        there = there and all(self.holds(words)[0] for words in printed)
        return there and (same or not is_blank), same

    @property
    def new_words(self) -> frozenset[str]:
        """The words that stand in lines which the text before did not have."""
        return _words(" ".join(" ".join(u.lines) for u in self.now if u.bare not in self._same))

    @property
    def _same(self) -> frozenset[str]:
        """What lines print in the text before; a line with another number is the same line."""
        return frozenset(unit.bare for unit in self.before)


def standing(
    facts: Mapping[str, Any], before: str, now: str, topics: Mapping[str, str]
) -> Standing:
    """Return what still stands of facts, with the text that they were given for and the new one.

    `topics` gives the words that tell what each topic is.
    """
    text = _Text(units(before), units(now))
    lines: list[str] = []
    kept: list[str] = []
    doubtful: list[str] = []
    left = [f"{key} (whether it is still so)" for key in ("incomplete",) if facts.get(key)]

    def carries(name: str, fact: object) -> bool:
        there, same = text.carries(fact)
        told = (
            f"{name} ({_shortest(fact)})"
            if there
            else f"{name} ({_shortest(fact)}, which is not printed any more)"
        )
        (left if not there else kept if same else doubtful).append(told)
        return there

    dates = facts.get("dates")
    found = []
    for kind, given in dates.items() if isinstance(dates, dict) else ():
        listed = given if isinstance(given, list) else [given]
        if own := [each for each in listed if carries(kind, each)]:
            found.append(f"  {kind}: {_flow(own[0] if len(own) == 1 else own)}")
    lines += ["dates:", *found] if found else []
    lines += [
        f"{key}: {_flow(facts[key])}"
        for key in ("cycle", "version", "signed_by")
        if facts.get(key) and carries(key, facts[key])
    ]
    titles = [each for each in _listed(facts, "other_titles") if carries("other_titles", each)]
    lines += [f"other_titles: {_flow(titles)}"] if titles else []
    silent = _silent(_listed(facts, "silent"), text.new_words, topics)
    lines += [f"silent: {_flow(silent)}"] if silent else []
    left += [
        f"silent: {topic} (new words may speak of it)"
        for topic in _listed(facts, "silent")
        if topic not in silent
    ]
    title = str(facts.get("title", ""))
    return Standing(
        tuple(lines),
        tuple(kept),
        tuple(doubtful),
        tuple(silent),
        tuple(left),
        title if title and text.holds(title)[1] else "",
    )


def _silent(topics: Sequence[str], new: frozenset[str], told: Mapping[str, str]) -> list[str]:
    """Return the topics of which no new word speaks."""
    times = Counter(word for words in told.values() for word in _words(words))
    made = []
    for topic in topics:
        label, _, definition = told.get(topic, "").partition("\n")
        own = {word for word in _words(label) if times[word] < _IN_MANY}
        others = {word for word in _words(definition) if times[word] < _IN_MANY}
        if not own & new and len(others & new) < _FEWEST:
            made.append(topic)
    return made


def _words(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say what a text is about."""
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{5,}", text.casefold()))


def _listed(facts: Mapping[str, Any], key: str) -> list[str]:
    found = facts.get(key)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _printed(fact: object) -> Iterator[str]:
    """Yield what a fact says that the text prints."""
    if isinstance(fact, str):
        yield fact
    elif isinstance(fact, dict):
        yield from (fact[key] for key in _PRINTED if isinstance(fact.get(key), str))


def _shortest(fact: object) -> str:
    """Return the words by which a fact is known in the text."""
    return next(_printed(fact), "")


def _flow(value: object) -> str:
    """Return a value as YAML has it on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    text = str(value)
    is_plain = re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9 ./’'–-]*[A-Za-z0-9.])?", text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)
