"""Whom a decision tree sends a matter to first, in words, with what the text adds to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.trees import Joining
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_protocol.core.routes import Way
    from mkdocs_protocol.core.trees import Contact, TreeNode

_HEDGE = re.compile(
    r"\b(?:normally|ordinarily|usually|generally|in general|as a rule|preferably"
    r"|(?:where|wherever|if|when) (?:possible|practicable|appropriate))\b",
    re.IGNORECASE,
)
"""A word of a document that lets a step be left undone: "should normally"."""


def ways_in_words(
    ways: Iterable[Way],
    called: Callable[[TreeNode, Contact], str],
    plain: Callable[[str], str] = str,
) -> str:
    """Return whom some paths go to first, in words: "the chair, then the clerk".

    `called` names a role at a step, and `plain` turns the handbook's own words into something that can be put beside
    such a name. The people whom one step names go together or are a choice, as the step means them; different paths are
    a choice. Anybody who can be chosen alone is named once. How far the text means it ("normally"), and any exception
    that it makes, follow those they apply to; what different steps add is a choice. Without any paths it is "".
    """
    alone: dict[str, str] = {}
    units: dict[str, dict[tuple[str, ...], None]] = {}
    has_lists = False
    for way in ways:
        step, after = way.step, way.then
        names = [called(step, contact) for contact in step.who]
        limits = tuple(_limits_in_words(step, called, plain))
        if after is None and (len(names) == 1 or (step.who_joined is Joining.OR and not limits)):
            for contact, name in zip(step.who, names, strict=True):
                # Clauses that send a reader to the same person may limit this in different ways.
                whom = name if step.unless else alone.setdefault(contact.role, name)
                units.setdefault(whom, {}).setdefault(limits)
            has_lists |= bool(step.unless)
            continue
        said = f"{joined(names, step.who_joined)}{_in_brackets(limits)}"
        if after:
            then = joined([called(after, c) for c in after.who], after.who_joined)
            others = _in_brackets(_limits_in_words(after, called, plain))
            said = _("{first}, then {next}").format(first=said, next=f"{then}{others}")
        units[said] = {}
        has_lists = True
    said_of_all = [f"{whom}{_alternatives_in_brackets(limits)}" for whom, limits in units.items()]
    if not has_lists:
        return joined(said_of_all, "or")
    # "the line manager and the Clerk, or the Chair": the comma separates those who go together from the choice.
    # For translators: it stands between several ways to go.
    return _(", or ").join(said_of_all)


def _limits_in_words(
    step: TreeNode, called: Callable[[TreeNode, Contact], str], plain: Callable[[str], str]
) -> Iterator[str]:
    """Yield how far the text means a step, in its own word, and its exceptions, as they follow the people named."""
    if hedged := _HEDGE.search(step.modal):
        yield _("“{word}”").format(word=plain(hedged[0]))
    for one in step.unless:
        if one.who:
            yield _("unless {exception}: then {whom}").format(
                exception=plain(one.text), whom=joined(called(step, contact) for contact in one.who)
            )
        else:
            yield _("unless {exception}").format(exception=plain(one.text))


def _in_brackets(limits: Iterable[str]) -> str:
    said = "; ".join(limits)
    return f" ({said})" if said else ""


def _alternatives_in_brackets(limits: Iterable[tuple[str, ...]]) -> str:
    """Return what the limits of different steps come to: alternatives, since no step need have them all."""
    # For translators: it stands between what different clauses say of the same person to go to.
    return _in_brackets(filter(None, [_(", or ").join("; ".join(each) for each in limits if each)]))
