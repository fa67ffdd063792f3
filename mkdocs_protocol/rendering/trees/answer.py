"""The answer before the steps: in short, what to expect, who hears the matter, by when, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.comparing.at_a_glance import at_a_glance, is_counted
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.route_answers import answers_with_decider, answers_without_contact
from mkdocs_protocol.core.routes import (
    are_alternatives,
    decided_outcomes,
    deciders_differ,
    deciders_read_either_way,
    is_only_asker,
)
from mkdocs_protocol.core.trees import Joining
from mkdocs_protocol.rendering.trees.contacts import (
    called_at,
    each_alone_if_fewer,
    first_contact,
    listed,
    names_of,
    nobody_first,
    own_names,
    said_answers,
    who_decides,
)
from mkdocs_protocol.rendering.trees.expected import Expected
from mkdocs_protocol.rendering.trees.quotations import edition_of
from mkdocs_protocol.rendering.trees.to_do import do_anchor
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.facts import quoted
from mkdocs_protocol.site.languages import in_language
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.site.step_titles import heading_of
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.comparing.at_a_glance import AtAGlance, Told
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Tree, TreeNode
    from mkdocs_protocol.rendering.trees.expected import ShownExpect
    from mkdocs_protocol.rendering.trees.to_do import ToDo
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_ADOPTING = (DateKind.ADOPTED, DateKind.APPROVED, DateKind.IN_FORCE_FROM)
"""The dates that show that a council has adopted its document."""

MOST_EXPECTED = 3
"""How many expectations are shown at once; the others are folded."""
_FORMALLY = N_("Formally: {whom}")
_FORMALLY_ADVISED = N_("Formally: {whom} (only as advice)")
_DECIDES = N_("Decides or acts: {whom}")
_DECIDES_ADVISED = N_("Decides or acts: {whom} (only as advice)")
_SETTLES = N_("To settle it informally: {whom}")
_SETTLES_ADVISED = N_("To settle it informally: {whom} (only as advice)")
_SETTLE_IT = N_("It names {whom} to settle it informally.")
_SETTLE_IT_UNDECIDED = N_("It names {whom} to settle it informally, and nobody to decide.")
_SETTLE_IT_ADVISED = N_("It names {whom} to settle it informally, but only as advice.")
_DECIDE = N_("It names {whom} to decide or act.")
_DECIDE_FORMALLY = N_("For a formal step it names {whom} to decide or act.")
_DECIDE_ADVISED = N_("It names {whom} to decide or act, but only as advice.")
_DECIDE_FOR_SOME = N_("For {answers} it names {whom} to decide or act.")
_DECIDE_FOR_SOME_ADVISED = N_("For {answers} it names {whom} to decide or act, but only as advice.")


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing that the document says about a point, with the clauses that say so."""

    words: Markup
    clauses: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A point that a reader wants to know at once."""

    label: str
    lines: tuple[FactLine, ...]
    """What it says; () if it does not say."""
    unsaid: str
    """What else it leaves open, in a sentence; or ""."""


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """The answer on one screen."""

    in_short: tuple[Markup, ...]
    """Sentences of the handbook's own, each supported by the clauses of the facts and steps."""
    expect: tuple[ShownExpect, ...]
    not_adopted: str
    """A sentence that the document does not say that its council has adopted it; or ""."""
    facts: tuple[ShownFact, ...]

    @property
    def shared_verb(self) -> str:
        """The document's word for all that is shown at once, to be said only once; "" if the words differ or there is only one."""
        shown = self.expect[:MOST_EXPECTED]
        words = {"" if one.advised else one.verb for one in shown}
        return words.pop() if len(words) == 1 and len(shown) > 1 else ""


class Answers:
    """Makes the answer of one council's tree for its page."""

    def __init__(
        self, site: Site, council: Council, tree: Tree, situation: Situation, here: Address
    ) -> None:
        self._site, self._council, self._tree, self._here = site, council, tree, here
        self._situation = situation
        self._edition = edition_of(council, tree)
        self._at_a_glance: AtAGlance = at_a_glance(tree, situation, site.handbook.vocabulary)
        self._expected = Expected(
            site, council, self._edition, self._at_a_glance.expect, situation, here
        )

    def shown(self, to_do: Iterable[ToDo]) -> ShownAnswer:
        """Return the answer; `to_do` are the steps of the page, which contain notes on the law."""
        return ShownAnswer(
            in_short=tuple(self._in_short([*to_do])),
            expect=self._expected.shown(),
            not_adopted=_not_adopted(self._edition),
            facts=tuple(self._facts()),
        )

    def _in_short(self, to_do: list[ToDo]) -> Iterator[Markup]:
        found = self._at_a_glance
        if expected := self._expected.in_short():
            yield expected
        if self._tree.is_silent:
            yield escape(_("This document does not say what to do."))
            return
        yield self._first()
        if not_all := self._not_on_every_way():
            yield not_all
        hearer = found.if_it_is_the_hearer
        if hearer and not hearer.steps and not self._names_only_the_asker:
            for silence in hearer.silences[:1]:
                yield Markup(_('It names <a href="#{anchor}">nobody else</a>.')).format(
                    anchor=do_anchor(silence.id)
                )
        undecided = not (found.decides.steps or found.receives.steps)
        at_once = undecided and bool(found.settles.steps) and not _is_advised(found.settles)
        for told, plainly, advised in (
            (found.settles, _SETTLE_IT_UNDECIDED if at_once else _SETTLE_IT, _SETTLE_IT_ADVISED),
            (found.decides, *self._deciding(found.decides)),
        ):
            if told.steps:
                pattern = _(advised if _is_advised(told) else plainly)
                whom = self._decide(told, to_do)
                answers = said_answers(answers_with_decider(self._tree))
                yield self._council_words(Markup(pattern).format(whom=whom, answers=answers))
        if undecided and not at_once:
            yield escape(_("It names nobody to decide."))
        for todo in to_do:
            if todo.warning:
                yield Markup(_('{warning}: see <a href="#{anchor}">step {number}</a>.')).format(
                    warning=todo.warning, anchor=todo.anchor, number=todo.step.number
                )
                break

    def _deciding(self, told: Told) -> tuple[str, str]:
        """Return how to say who decides or acts: plainly, and as advice."""
        if answers_with_decider(self._tree):
            return _DECIDE_FOR_SOME, _DECIDE_FOR_SOME_ADVISED
        formally = all(step.formal for step in told.steps)
        return _DECIDE_FORMALLY if formally else _DECIDE, _DECIDE_ADVISED

    def _decide(self, told: Told, to_do: list[ToDo]) -> Markup:
        """Return who decides or acts; if that differs from step to step, each with their steps."""
        by_anchor = {one.anchor: one for one in to_do if one.step.number}
        return who_decides(
            self._tree,
            told.steps,
            lambda step: self._at_step(by_anchor.get(do_anchor(step.id))),
        )

    def _at_step(self, one: ToDo | None) -> Markup:
        """Return a link to a step in the list; "" if it is not there."""
        if one is None:
            return Markup()
        return Markup(_('<a href="#{anchor}">step {number}</a>')).format(
            anchor=one.anchor, number=one.step.number
        )

    def _first(self) -> Markup:
        vocabulary = self._site.handbook.vocabulary
        first = first_contact(self._tree, self._situation, vocabulary)
        if not first:
            if decided_outcomes(self._tree):  # Who decides is the next sentence.
                return self._council_words(nobody_first(self._tree, with_deciders=False))
            return self._council_words(nobody_first(self._tree))
        if first.endswith("."):  # A sentence already: it names only the one who asks.
            return self._council_words(first)
        return self._council_words(
            Markup(_("This document says to go first to {whom}.")).format(whom=first)
        )

    @property
    def _names_only_the_asker(self) -> bool:
        return is_only_asker(self._tree, self._situation, self._site.handbook.vocabulary)

    def _not_on_every_way(self) -> Markup:
        """Return a sentence that some answers in the text name nobody to go to although others do; or ""."""
        answers = answers_without_contact(self._tree) if self._at_a_glance.first.steps else ()
        if not answers:
            return Markup()
        return Markup(_("For {answers} it names nobody to go to.")).format(
            answers=said_answers(answers)
        )

    def _facts(self) -> Iterator[ShownFact]:
        found = self._at_a_glance
        yield self._who_hears_it()
        if found.formal.steps:
            lines = (FactLine(self._step(s), self._clauses(s)) for s in found.formal.steps)
            yield ShownFact(_("Formal steps"), tuple(lines), "")
        yield self._by_when()
        yield ShownFact(
            _("If it is refused or not settled"),
            tuple(
                FactLine(self._step(step), self._clauses(step))
                for step in found.if_not_settled.steps
            ),
            ""
            if any(step.appeal for step in found.if_not_settled.steps)
            else _("No appeal is named."),
        )
        yield ShownFact(
            _("If it is about the person who hears it"),
            tuple(self._instead(found.if_it_is_the_hearer)),
            "",
        )

    def _by_when(self) -> ShownFact:
        found = self._at_a_glance
        said = [(step.time_limit, _saying(step)) for step in found.by_when.steps]
        said += [(self._expected.how_soon(one), (one.clause,)) for one in found.how_soon]
        lines = (
            FactLine(self._council_words(quoted(words)), self._links(clauses))
            for words, clauses in said
            # "responses to enquiries" is said by "responses to enquiries and complaints" of the same clause.
            if not any(words != more and words in more and clauses == at for more, at in said)
        )
        has_number = any(is_counted(words) for words, _clauses in said)
        unsaid = "" if has_number or not found.how_soon else _("No number of days is given.")
        return ShownFact(_("By when"), tuple(dict.fromkeys(lines)), unsaid)

    def _who_hears_it(self) -> ShownFact:
        found, lines = self._at_a_glance, list[FactLine]()
        vocabulary = self._site.handbook.vocabulary
        first = first_contact(self._tree, self._situation, vocabulary)
        if first:
            words = first if first.endswith(".") else Markup(_("First: {whom}")).format(whom=first)
            lines.append(self._line(words, found.first.steps))
        for pattern, advised, told in (
            (_FORMALLY, _FORMALLY_ADVISED, found.receives),
            (_SETTLES, _SETTLES_ADVISED, found.settles),
            (_DECIDES, _DECIDES_ADVISED, found.decides),
        ):
            act = told is not found.receives
            if told is found.settles and self._settles_either_way(told):
                words = Markup(_(pattern)).format(whom=self._either(told.steps))
                lines.append(self._line(words, told.steps))
            elif act and deciders_differ(told.steps):
                lines += self._who_does_what(told, pattern, advised)
            elif told.steps:
                whom = self._deciders(told.steps) if act else names_of([s.who for s in told.steps])
                words = Markup(_(advised if _is_advised(told) else pattern)).format(whom=whom)
                if told is found.decides and (answers := answers_with_decider(self._tree)):
                    words += Markup(_(", for {answers}")).format(answers=said_answers(answers))
                lines.append(self._line(words, told.steps))
        unsaid = (
            _("The document does not say whom to go to first.")
            if lines and not first
            else str(self._not_on_every_way())
        )
        return ShownFact(_("Who hears it"), tuple(lines), unsaid)

    def _settles_either_way(self, told: Told) -> bool:
        """Return whether readings of one clause differ only in who tries to settle the matter."""
        return (
            deciders_differ(told.steps)
            and not _is_advised(told)
            and are_alternatives(self._tree, told.steps)
            and deciders_read_either_way(self._tree)
        )

    def _either(self, steps: Iterable[TreeNode]) -> Markup:
        """Return who acts in one reading or another: "the line manager and the Clerk, or the Clerk alone; …"."""
        whom = each_alone_if_fewer(steps, lambda step: self._deciders([step]))
        # The comma separates those who go together from the choice, as in `ways_in_words`.
        said = Markup(_(", or ")).join(whom)
        return said + escape(_("; the text can be read in more than one way"))

    def _who_does_what(self, told: Told, pattern: str, advised: str) -> Iterator[FactLine]:
        for step in told.steps:
            said = Markup(_(advised if step.advised else pattern))
            whom = self._deciders([step])
            words = Markup("{}. {}").format(said.format(whom=whom), self._step(step))
            yield self._line(words, (step,))

    def _deciders(self, steps: Iterable[TreeNode]) -> Markup:
        """Return who decides or acts at steps that name the same people."""
        vocabulary = self._site.handbook.vocabulary
        named = (
            [called_at(self._tree, s, one, self._situation, vocabulary) for one in s.decides]
            for s in steps
        )
        return listed(dict.fromkeys(listed(names, Joining.AND) for names in named), Joining.OR)

    def _instead(self, told: Told | None) -> Iterator[FactLine]:
        """Yield what the document says for a matter about the person who would hear it."""
        for step in self._tree.in_order:
            for one in step.unless:
                if one.concerns:
                    pattern = (
                        _("Unless {exception}: then {whom}") if one.who else _("Unless {exception}")
                    )
                    words = Markup(pattern).format(exception=one.text, whom=own_names(one.who))
                    clauses = (quote.clause for quote in one.quotes)
                    yield FactLine(self._council_words(words), self._links(clauses))
        for edge in self._tree.edges:
            if edge.concerns:
                to = self._tree.node_by_id[edge.to]
                words = Markup("{}: {}").format(edge.label, self._step(to))
                yield FactLine(words, self._clauses(to))
        others = [step for step in told.steps if not step.unless] if told else []
        named = [step for step in others if not self._is_reached_by_concern(step)]
        if named:
            words = Markup(_("It also names {whom}.")).format(
                whom=own_names(c for s in named for c in s.who)
            )
            yield self._line(words, named)

    def _is_reached_by_concern(self, step: TreeNode) -> bool:
        return any(edge.concerns and edge.to == step.id for edge in self._tree.edges)

    def _line(self, words: Markup, steps: Iterable[TreeNode]) -> FactLine:
        clauses = (clause for step in steps for clause in step.clauses)
        return FactLine(self._council_words(words), self._links(clauses))

    def _step(self, step: TreeNode) -> Markup:
        words = heading_of(step)
        statement, stop, asked = words.rpartition(". ")
        # Only what the text states is said here; what a reader is then asked is at the step.
        if stop and asked.endswith("?"):
            words = statement
        return Markup("{}").format(f"{words}{'' if words.endswith(('.', '?')) else '.'}")

    def _clauses(self, step: TreeNode) -> tuple[Link, ...]:
        return self._links(step.clauses)

    def _links(self, clauses: Iterable[str]) -> tuple[Link, ...]:
        found = (self._edition.clause_by_id[clause] for clause in dict.fromkeys(clauses))
        return tuple(
            Link(
                clause_name(clause),
                self._site.clause_link(self._council, self._edition, clause, self._here),
            )
            for clause in found
        )

    def _council_words(self, words: Markup) -> Markup:
        return in_language(words, self._edition)


def _saying(step: TreeNode) -> tuple[str, ...]:
    """Return the clauses of a step that give its time limit; all of them if no quotation shows which."""
    saying = (quote.clause for quote in step.quotes if step.time_limit in quote.words)
    return tuple(dict.fromkeys(saying)) or step.clauses


def _is_advised(told: Told) -> bool:
    """Return whether everything that says so is advice to councils, which this one may not have followed."""
    return bool(told.steps) and all(step.advised for step in told.steps)


def _not_adopted(edition: Edition) -> str:
    if edition.dates_to_give or any(edition.dates[kind].value for kind in _ADOPTING):
        return ""
    return _("Nothing in the document says that the council has adopted it.")
