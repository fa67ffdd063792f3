"""What the one who asks can expect: in one sentence, as quotations, and how soon."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.at_a_glance import how_soon
from mkdocs_protocol.core.items import led_in
from mkdocs_protocol.core.quoting import is_advice
from mkdocs_protocol.rendering.trees.quotations import ShownQuote, quoted_clauses
from mkdocs_protocol.site.languages import in_language
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.at_a_glance import HowSoon
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Expect
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_MOST_IN_SHORT = 100
"""How many characters an expectation may have to be said in short; a longer one is shown only below."""
_NO_SUBJECT = re.compile(r"[a-z]|(?:Not to|To) (?!be\b|have\b)")
"""The beginning of an item that does not say who acts: "not to bully them", "To comply with the Code"."""


@dataclass(frozen=True, slots=True)
class ShownExpect:
    """What the person who asks can expect."""

    quote: ShownQuote
    verb: str
    """The document's own words for how far it goes, or ""."""
    advised: bool
    """Whether the clause only advises councils."""


class Expected:
    """Puts into words what one council's document lets somebody expect in a situation."""

    def __init__(
        self,
        site: Site,
        council: Council,
        edition: Edition,
        expect: tuple[Expect, ...],
        situation: Situation,
        here: Address,
    ) -> None:
        self._site, self._council, self._edition, self._here = site, council, edition, here
        self._expect, self._situation = expect, situation

    def in_short(self) -> Markup:
        """Return a sentence of the first thing that is owed and can be said in a line; "" if there is none."""
        for one in self._expect:
            if _is_owed(one, self._expect) and (said := self._shortly(one)):
                return self._sentence(one, said)
        return Markup()

    def shown(self) -> tuple[ShownExpect, ...]:
        """Return all of it, each as a quotation."""
        return tuple(
            ShownExpect(
                replace(quote, words=(self._with_who(one, quote.words[0]), *quote.words[1:])),
                one.verb,
                is_advice(one.quote, self._edition.clause_by_id[one.quote.clause]),
            )
            for one in self._expect
            for quote in quoted_clauses(
                self._site, self._council, self._edition, (one.quote,), self._here
            )
        )

    def how_soon(self, one: HowSoon) -> str:
        """Return words about time, with the line that says whose they are if another could be meant."""
        if not self._is_of_another():
            return one.words
        for expect in self._expect:
            lead, colon, items = expect.quote.words.partition(":")
            if colon and one.words in items:
                return f"{lead}: … {one.words}"
        return led_in(self._edition.clause_by_id[one.clause].blocks, one.words)

    def _sentence(self, one: Expect, said: str) -> Markup:
        """Return a sentence of what can be expected; words such as "Officers can expect" say so themselves."""
        says_so = "expect" in one.verb and one.verb.casefold() in said.casefold()
        pattern = _("“{words}”{stop}") if says_so else _("You can expect: “{words}”{stop}")
        words = Markup('<span class="protocol-quoted">{}</span>').format(said)
        stop = "" if said.endswith(".") else "."
        return in_language(Markup(pattern).format(words=words, stop=stop), self._edition)

    def _shortly(self, one: Expect) -> str:
        """Return what can be expected if it can be said in a line; "" if it cannot.

        Of a list in one sentence it is the item that says how soon, or else the first.
        """
        words = one.quote.words
        if is_advice(one.quote, self._edition.clause_by_id[one.quote.clause]):
            return ""
        if len(words) <= _MOST_IN_SHORT:
            return self._with_who(one)
        lead, colon, items = words.partition(":")
        if not colon or ";" not in items:
            return ""
        first, *others = (item.strip(" .") for item in items.split(";"))
        soon = next((item for item in others if any(how_soon([_only(one, item)]))), "")
        said = soon or first
        if len(said) > _MOST_IN_SHORT:
            return ""
        return f"{lead}: … {said}" if soon else f"{lead}: {said}"

    def _with_who(self, one: Expect, shown: str = "") -> str:
        """Return what can be expected, with the line that says of whom if an item alone does not."""
        words = one.quote.words
        if not (_NO_SUBJECT.match(words) or self._is_of_another()):
            return shown or words
        led = led_in(self._edition.clause_by_id[one.quote.clause].blocks, words)
        return led if led != words else shown or words  # A sentence is read with what it points to.

    def _is_of_another(self) -> bool:
        """Return whether an item in a list for one side could be misunderstood here as what another owes or is owed.

        That is so if both sides ask, or if the matter is about the side that asks: an officer with a grievance about
        the Clerk can expect respect from councillors.
        """
        role, situation = self._site.handbook.vocabulary.role_by_id, self._situation
        asking = {role[one].side for one in situation.asked_by}
        return len(asking) > 1 or bool(asking & {role[one].side for one in situation.about})


def _is_owed(one: Expect, among: tuple[Expect, ...]) -> bool:
    """Return whether the other side owes it, by the document's own word.

    A duty counts only if it comes first, or says how soon: further ones may be on other matters.
    """
    return "expect" in one.verb or (
        one.verb == "must" and (one is among[0] or any(how_soon([one])))
    )


def _only(one: Expect, words: str) -> Expect:
    return replace(one, quote=replace(one.quote, words=words))
