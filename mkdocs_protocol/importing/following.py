"""A new edition follows the one before it: what prints the same keeps its ids, topics and parts."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import Guess
from mkdocs_protocol.importing.units import Unit, joined, units
from mkdocs_protocol.importing.wording import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_EDITOR = ("id", "topic", "also", "kind", "binds", "benefits", "label")
"""What an editor says of a text, which stays with it when its words change."""
_INHERITED = ("topic", "also", "kind", "binds", "benefits")
"""What a heading says for all that stands under it."""
_SHORTEST_PART = 20
"""Letters of a part of a clause, at least, to be recognised."""
_MOST_SEARCHED = 2_000
_ALIKE = 0.6
_FOR_NUMBER = 0.2
"""What the same number adds to the likeness of two clauses."""
_MOST_COMPARED = 40_000
"""Pairs of clauses that are looked at; where more have changed, it is another document."""
_LONGEST_COMPARED = 4_000


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one unit, told to the clerk."""

    guess: Guess
    words: str
    unit: int = -1
    """Of the new text; -1 for what is gone."""
    line: int = 0
    """Of the text before, from 0, for what is gone."""


@dataclass(slots=True)
class Followed:
    """A text that follows another."""

    text: str
    lines: dict[int, int]
    """The new line of each line, from 0, on which a unit of the text as it was given begins."""
    changes: list[Change]
    places: dict[int, int]
    """The line on which each unit begins."""
    unchanged: frozenset[str]
    """The ids and numbers of what prints the same as before."""
    renumbered: dict[str, str] = field(default_factory=dict)
    """Of what prints the same but for its number: the number before, and now."""


def followed(text: str, before: str) -> Followed:
    """Return the text of a new edition with what the edition before it says of the same words."""
    new, old = units(text), units(before)
    pairs, gone = _paired(new, old)
    made: list[Unit] = []
    changes: list[Change] = []
    unchanged: set[str] = set()
    renumbered: dict[str, str] = {}
    for at, unit in enumerate(new):
        was = pairs.get(at)
        parted = _holder(unit, old) if was is None else None
        guess: Guess | None = _CHANGED
        if parted:
            made.append(_of_a_part(unit, parted))
            guess = _about_part(f"these words stood in {_called(parted)} before")
        elif was is None:
            made.append(unit)
            guess = _NEW
        elif was.words == unit.words:
            made.append(replace(was, line=unit.line))
            unchanged.add(was.given.get("id") or was.number.rstrip(".)"))
            guess = None
        elif was.bare == unit.bare and was.number != unit.number:
            made.append(_carried(unit, was, with_words=True))
            renumbered[was.number.rstrip(".)")] = unit.number.rstrip(".)")
            guess = _RENUMBERED
        else:
            made.append(_carried(unit, was))
        said = (
            f"{was.number} before: {_shown(unit)}" if was and guess is _RENUMBERED else _shown(unit)
        )
        changes += [Change(guess, said, at)] if guess else []
    changes += (_of_gone(unit, new) for unit in gone)
    made = _with_inherited(made, pairs, old)
    made = _with_own_ids(made, {at for at, unit in enumerate(new) if pairs.get(at) is None})
    whole, places = joined(made)
    lines = {unit.line: places[at] for at, unit in enumerate(new)}
    return Followed(whole, lines, changes, places, frozenset(unchanged - {""}), renumbered)


def _of_gone(unit: Unit, new: Sequence[Unit]) -> Change:
    """Return what became of a unit that the new text does not have as one of its own."""
    if (holder := _holder(unit, new)) is None:
        return Change(_GONE, _shown(unit), line=unit.line)
    guess = _about_part(f"the words of {_called(unit)} are in this clause now")
    return Change(guess, _shown(holder), new.index(holder))


_RENUMBERED = Guess("clause-renumbered", "these words have another number than before; what was said about them is kept")  # fmt: skip
_NEW = Guess("clause-new", "these words were not in the edition before", certain=False)
_CHANGED = Guess("clause-changed", "the words here have changed; the topics and the like that were given to them before are kept", certain=False)  # fmt: skip
_GONE = Guess("clause-gone", "these words of the edition before are gone", certain=False)


def _about_part(what: str) -> Guess:
    return Guess("clause-changed", f"{what}; look at what was said about them", certain=False)


def _called(unit: Unit) -> str:
    return unit.number.rstrip(".)") or f"“{_shown(unit)}”"


def _holder(unit: Unit, others: Sequence[Unit]) -> Unit | None:
    """Return the clause that has all the words of another and more, as when one was divided or two were joined."""
    if unit.is_heading or len(unit.bare) < _SHORTEST_PART or len(others) > _MOST_SEARCHED:
        return None
    return next(
        (each for each in others if unit.bare in each.bare and unit.bare != each.bare), None
    )


def _of_a_part(unit: Unit, whole: Unit) -> Unit:
    """Return a part of a clause with what an editor said of the whole, but for its address."""
    words = {name: value for name, value in whole.given.items() if name in _INHERITED}
    return replace(unit, braces=_braces({**words, **unit.given}))


def _with_inherited(made: list[Unit], pairs: dict[int, Unit], old: Sequence[Unit]) -> list[Unit]:
    """Return units of which each says what it inherited before, where it stands under another heading now."""
    before = {id(unit): said for unit, said in zip(old, _inherited(old), strict=True)}
    whole = list(made)
    for at, now in enumerate(_inherited(made)):
        was, unit = pairs.get(at), made[at]
        if was is None or unit.is_heading or unit.is_item or "frame" in unit.given:
            continue
        lost = {
            name: value
            for name, value in before[id(was)].items()
            if name not in unit.given and now.get(name) != value
        }
        if lost:
            whole[at] = replace(unit, braces=_braces({**unit.given, **lost}))
    return whole


def _inherited(parts: Sequence[Unit]) -> list[dict[str, str]]:
    """Return what each unit takes over from the headings that it stands under."""
    made: list[dict[str, str]] = []
    open_: list[tuple[int, dict[str, str]]] = []
    for unit in parts:
        if unit.is_heading:
            depth = len(unit.lines[0]) - len(unit.lines[0].lstrip("#"))
            while open_ and open_[-1][0] >= depth:
                open_.pop()
            own = {name: value for name, value in unit.given.items() if name in _INHERITED}
            open_.append((depth, {**(open_[-1][1] if open_ else {}), **own}))
        made.append(open_[-1][1] if open_ else {})
    return made


def _paired(new: Sequence[Unit], old: Sequence[Unit]) -> tuple[dict[int, Unit], list[Unit]]:
    """Return the earlier unit of each new one that has one, and the units that are gone."""
    pairs: dict[int, Unit] = {}
    gone: list[Unit] = []
    matcher = difflib.SequenceMatcher(
        None, [unit.words for unit in old], [unit.words for unit in new], autojunk=False
    )
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            pairs |= {j1 + step: old[i1 + step] for step in range(i2 - i1)}
            continue
        left = list(old[i1:i2])
        # The same words first, whatever their numbers; then what is most alike.
        are_few = len(left) * (j2 - j1) <= _MOST_COMPARED
        for least in (1.0, _ALIKE) if are_few else (1.0,):
            for at in range(j1, j2):
                if at not in pairs and (found := _most_similar(left, new[at], least)):
                    pairs[at] = found
                    left.remove(found)
        gone += left
    # A unit that was moved is neither new nor gone.
    for printed in (lambda unit: unit.words, lambda unit: (unit.bare, unit.is_heading)):
        by_words = {printed(unit): unit for unit in gone if unit.bare}
        for at, unit in enumerate(new):
            if at not in pairs and (found := by_words.pop(printed(unit), None)):
                pairs[at] = found
                gone.remove(found)
    return pairs, gone


def _most_similar(left: list[Unit], unit: Unit, least: float) -> Unit | None:
    """Return the unit that is most like another, if they are alike enough."""
    best, likest = least, None
    for was in left:
        likeness = _likeness(was, unit, least)
        if likeness >= best and (likest is None or likeness > best):
            best, likest = likeness, was
    return likest


def _likeness(was: Unit, unit: Unit, least: float) -> float:
    if was.is_heading != unit.is_heading or was.words == "***" or unit.words == "***":
        return 0.0
    one, other = was.bare[:_LONGEST_COMPARED], unit.bare[:_LONGEST_COMPARED]
    if one == other or least >= 1:
        return float(one == other)
    same_number = was.number and was.number == unit.number
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    added = _FOR_NUMBER if same_number else 0.0
    if matcher.real_quick_ratio() + added < least or matcher.quick_ratio() + added < least:
        return 0.0
    return matcher.ratio() + added


def _carried(unit: Unit, was: Unit, *, with_words: bool = False) -> Unit:
    """Return a unit with what an editor said of the one before it; with its words too, where only the number differs."""
    before, now = was.given, unit.given
    if "frame" in now or "frame" in before:
        return unit
    words = {name: before[name] for name in _OF_EDITOR if name in before}
    words |= {name: value for name, value in now.items() if name not in words}
    lines = unit.lines
    if with_words and was.number and was.lines[0].count(was.number):
        lines = (was.lines[0].replace(was.number, unit.number, 1), *was.lines[1:])
        if before.get("id", "") == _id(was.number):
            words.pop("id")
    return replace(unit, braces=_braces(words), lines=lines)


def _with_own_ids(made: list[Unit], new: set[int]) -> list[Unit]:
    """Give new text ids that are not used by text that is kept."""
    taken = {unit.given.get("id", "") for at, unit in enumerate(made) if at not in new}
    taken |= {_id(unit.number) for unit in made if unit.number and "id" not in unit.given}
    for at in sorted(new):
        given = made[at].given
        key = wanted = given.get("id", "")
        count = 1
        while key and key in taken:
            count += 1
            base = re.sub(r"-\d+$", "", wanted)
            key = f"{base}-{count}"
        taken.add(key)
        if key != wanted:
            made[at] = replace(made[at], braces=_braces({**given, "id": key}))
    return made


def _braces(words: dict[str, str]) -> tuple[str, ...]:
    if not words:
        return ()
    shown = (
        f"{name}={value}"
        if re.fullmatch(r"[A-Za-z0-9.-]+", value)
        else f"{name}={json.dumps(value, ensure_ascii=False)}"
        for name, value in words.items()
    )
    return (f"{{{' '.join(shown)}}}",)


def _id(number: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", number.lower()).strip("-.")


def _shown(unit: Unit) -> str:
    return cut(" ".join(unit.lines))
