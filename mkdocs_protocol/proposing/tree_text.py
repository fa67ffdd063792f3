"""A tree's file from the steps that a person has accepted: whatever led to a struck step leads on to what follows it.

If nothing follows, because the silence at the end was struck, the step before it ends the matter: it is an outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.proposing.editing import NoPlaceError
from mkdocs_protocol.proposing.proposal import Decision, Fields
from mkdocs_protocol.proposing.yaml_text import block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_protocol.proposing.proposal import Proposal, Value

_Fields: TypeAlias = "tuple[tuple[str, Value], ...]"
_WHOLE = {"same": "same_as", "silent": "silent"}
"""Proposals that are a whole tree by themselves, and the key that makes them one."""

_BESIDE = ("expect", "gaps")
"""Proposals that are no steps, and stand in a tree beside them."""


def tree_lines(decided: Sequence[Proposal]) -> list[str]:
    """Return the lines of a tree's file; `decided` are all proposals for it, in order.

    Raises NoPlaceError if there is a step that nobody has decided on, or if what was accepted does not make a tree.
    """
    open_ones = [step_of(one) for one in decided if one.decision is Decision.OPEN]
    if open_ones:
        raise NoPlaceError(
            f"a tree is written once every step of it is decided on; accept or strike {', '.join(open_ones)}, too"
        )
    accepted = {step_of(one): one.value for one in decided if one.decision is Decision.ACCEPT}
    for id_, key in _WHOLE.items():
        if id_ in accepted:
            if key not in dict(accepted[id_]):
                raise NoPlaceError(f"the key '{key}' is missing under value; write it there")
            return [*block(accepted[id_], 0), ""]
    beside = [line for id_ in _BESIDE for line in block(accepted.pop(id_, ()), 0)]
    if not accepted:
        raise NoPlaceError("every step of the tree was struck; strike this, too")
    steps = {step_of(one): one.value for one in decided if step_of(one) not in _BESIDE}
    nodes = {id_: _led_on(value, accepted, steps) for id_, value in accepted.items()}
    reached = _reached(nodes)
    lines = [f"start: {next(iter(nodes))}", "nodes:"]
    for id_, value in nodes.items():
        # A step that only a struck question led to is left out; `check` reports any other that nothing leads to.
        if id_ in reached or "inferred" not in dict(value):
            lines += [f"  {id_}:", *block(value, 4)]
    return [*lines, *beside, ""]


def step_of(one: Proposal) -> str:
    """Return the id of the step that a proposal is about."""
    return one.subject.partition("/")[2]


def _led_on(
    value: _Fields, accepted: Mapping[str, _Fields], steps: Mapping[str, _Fields]
) -> _Fields:
    """Return a step that does not lead to struck ones; one that then leads nowhere ends the matter."""
    given = dict(value)
    for key in ("next", "answers"):
        if key not in given:
            continue
        held = given[key]
        if key == "answers":
            answers = held if isinstance(held, tuple) else ()
            kept = tuple(led for one in answers if (led := _target(one, accepted, steps)))
            if len(kept) > 1:
                given[key] = kept
                continue
            # A single answer is not a question: what was asked becomes a step on the way.
            held = dict(kept[0].of)["to"] if kept and isinstance(kept[0], Fields) else ""
            del given["answers"]
            given["kind"] = "action"
            given["next"] = Fields((("to", held), ("inferred", "true"))) if held else ""
        else:
            given["next"] = _target(held, accepted, steps) or ""
        if not given["next"]:
            del given["next"]
            given["kind"] = "outcome"
    return tuple(given.items())


def _target(
    onward: Value, accepted: Mapping[str, _Fields], steps: Mapping[str, _Fields]
) -> Value | None:
    """Return where a step leads, past those that were struck; None if that is nowhere."""
    fields = dict(onward.of) if isinstance(onward, Fields) else {"to": onward}
    to, seen = str(fields.get("to", "")), set[str]()
    while to in steps and to not in accepted and to not in seen:
        seen.add(to)
        to = _next_of(steps[to])
    if not to:
        return None
    if not seen:
        return onward
    return Fields(tuple({**fields, "to": to, "inferred": "true"}.items()))


def _next_of(value: _Fields) -> str:
    """Return the step that follows one: for a question, what its last answer leads to."""
    given = dict(value)
    onward: Value = given.get("next", "")
    answers = given.get("answers", ())
    if isinstance(answers, tuple) and answers:
        onward = answers[-1]
    return str(dict(onward.of).get("to", "")) if isinstance(onward, Fields) else str(onward)


def _reached(nodes: Mapping[str, _Fields]) -> set[str]:
    """Return the steps that the first one leads to: those that only a struck question led to are left out."""
    reached: set[str] = set()
    waiting = [next(iter(nodes))]
    while waiting:
        id_ = waiting.pop()
        if id_ in reached:
            continue
        reached.add(id_)
        given = dict(nodes.get(id_, ()))
        answers = given.get("answers", ())
        onward = [given.get("next", ""), *(answers if isinstance(answers, tuple) else ())]
        for one in onward:
            to = dict(one.of).get("to", "") if isinstance(one, Fields) else one
            if to in nodes:
                waiting.append(str(to))
    return reached
