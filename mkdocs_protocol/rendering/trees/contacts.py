"""The people whom a document names, in words: a role, and what the document calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.core.grammar import with_article
from mkdocs_protocol.core.route_answers import answers_with_contact
from mkdocs_protocol.core.route_words import ways_in_words
from mkdocs_protocol.core.routes import (
    are_alternatives,
    clauses_differ,
    contacts,
    decided_outcomes,
    deciders_differ,
    first_ways,
    is_asker,
    is_excepted,
    is_only_asker,
    is_subject,
    read_either_way,
)
from mkdocs_protocol.core.trees import Joining, RouteFindingKind
from mkdocs_protocol.site.labels import named
from mkdocs_protocol.site.languages import in_language
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Contact, Tree, TreeNode
    from mkdocs_protocol.core.vocabulary import Vocabulary


def contact_words(contact: Contact, vocabulary: Vocabulary) -> Markup:
    """Return a role with the document's own name for it: "the clerk (this document: “Town Clerk”)"."""
    return Markup(
        _('{role} (this document: “<span class="protocol-quoted">{name}</span>”)')
    ).format(role=named(vocabulary.role_by_id[contact.role]), name=contact.name)


def contacts_words(
    contacts: Iterable[Contact], vocabulary: Vocabulary, last: str = Joining.AND
) -> Markup:
    """Return several roles with the document's own names for them, with a word before the last."""
    return listed([contact_words(contact, vocabulary) for contact in contacts], last)


def own_name(name: str) -> Markup:
    """Return the document's name for a role within a sentence of ours: "the Town Clerk"."""
    article = with_article(name).removesuffix(name)
    return Markup('{}<span class="protocol-quoted">{}</span>').format(article, name)


def own_names(contacts: Iterable[Contact], last: str = Joining.OR) -> Markup:
    """Return the document's names for several roles, without repeats, with a word before the last."""
    names = dict.fromkeys(own_name(contact.name) for contact in contacts)
    return listed(names, last)


def names_of(steps: Sequence[tuple[Contact, ...]]) -> Markup:
    """Return whom some steps name: the people of one step together, those of several as a choice."""
    named = (contact for step in steps for contact in step)
    return own_names(named, Joining.AND if len(steps) == 1 else Joining.OR)


def who_decides(tree: Tree, steps: Sequence[TreeNode], at: Callable[[TreeNode], Markup]) -> Markup:
    """Return who decides or acts at some steps; if that differs, each with their steps.

    `at` links to a step; it is "" for one that the page does not number. People on different paths are a choice.
    """
    if deciders_differ(steps):
        named = each_alone_if_fewer(steps, lambda step: own_names(step.decides, Joining.AND))
    else:  # The first step leads to the others.
        named = [names_of([step.decides for step in steps])]
        steps = steps[:1]
    where: dict[Markup, list[Markup]] = {}
    for step, whom in zip(steps, named, strict=True):
        where.setdefault(whom, []).append(at(step))
    with_steps = [
        Markup(_("{whom} ({steps})")).format(whom=whom, steps=listed(links, Joining.AND))
        if all(links)
        else whom
        for whom, links in where.items()
    ]
    return listed(with_steps, Joining.OR if are_alternatives(tree, steps) else Joining.AND)


def each_alone_if_fewer(
    steps: Iterable[TreeNode], named: Callable[[TreeNode], Markup]
) -> list[Markup]:
    """Return who decides or acts at each step: "alone", if others join them at another step."""
    steps = tuple(steps)
    roles = {step.id: {one.role for one in step.decides} for step in steps}
    return [
        Markup(_("{whom} alone")).format(whom=named(step))
        if any(roles[step.id] < others for others in roles.values())
        else named(step)
        for step in steps
    ]


def first_contact(tree: Tree, situation: Situation, vocabulary: Vocabulary) -> Markup:
    """Return whom a document sends the reader to first; "" if it names nobody.

    The people whom one step names are joined by "and" or "or", as the step means them; those of different steps are
    different paths ("or"). If it sends the reader to nobody else, a sentence says so.
    """
    ways = () if tree.is_silent else first_ways(tree)
    if ways and is_only_asker(tree, situation, vocabulary):
        named = listed([own_name(c.name) for c in contacts(way.step for way in ways)], "and")
        return Markup(
            _("The document names nobody to take it to but {whom}, who is the one asking.")
        ).format(whom=named)
    words = ways_in_words(
        ways,
        lambda step, contact: called_at(tree, step, contact, situation, vocabulary),
        plain=lambda said: Markup("{}").format(said),
    )
    # Each name is markup, and so is what is between them.
    whom = Markup(words)
    if not whom:
        return whom
    if answers := answers_with_contact(tree):
        whom += Markup(_(", for {answers}")).format(answers=said_answers(answers))
    if tree.by_reading:
        whom += Markup(_(", if {reading}")).format(reading=tree.by_reading)
    if read_either_way(tree):
        whom += escape(_("; the text can be read in more than one way"))
    elif clauses_differ(tree):
        whom += escape(_("; clauses differ"))
    return whom


def first_in_a_line(
    tree: Tree, situation: Situation, vocabulary: Vocabulary, council: Council
) -> Markup:
    """Return whom a council's document sends the reader to first, or what it says instead, for a line of a list."""
    first = first_contact(tree, situation, vocabulary)
    if first.endswith("."):  # A sentence already: it names only the one who asks.
        return first
    if not first:
        return nobody_first(tree)
    whom = in_language(first, council.leading_edition)
    return Markup(_("First contact: {whom}")).format(whom=whom)


def nobody_first(tree: Tree, *, with_deciders: bool = True) -> Markup:
    """Return a sentence about a document that names nobody to go to first: what it says instead, if anything.

    Without the deciders, its caller names who decides.
    """
    if tree.is_silent:
        return escape(_("The document does not say."))
    for finding in tree.findings:
        if finding.kind is RouteFindingKind.NO_FIRST_CONTACT:
            return Markup("{}").format(finding.text)
    deciding = [contact for step in decided_outcomes(tree) for contact in step.decides]
    if deciding and not with_deciders:
        return escape(_("The document names nobody to go to."))
    if deciding:
        names = dict.fromkeys(own_name(contact.name) for contact in deciding)
        return Markup(_("Nobody is named to go to. The document says who decides: {whom}.")).format(
            whom=listed(names, "or")
        )
    return escape(_("The document does not say whom to go to."))


def called_at(
    tree: Tree, step: TreeNode, contact: Contact, situation: Situation, vocabulary: Vocabulary
) -> Markup:
    """Return whom a step names, with a remark as `called` has it, unless the text makes an exception for that."""
    if is_excepted(tree, step, contact.role):
        return own_name(contact.name)
    return called(contact, situation, vocabulary)


def called(contact: Contact, situation: Situation, vocabulary: Vocabulary) -> Markup:
    """Return the document's name for somebody, with a remark if it is the person complained of, or the one who asks."""
    name = own_name(contact.name)
    if is_subject(contact, situation, vocabulary):
        return Markup(_("{contact} (the person it is about)")).format(contact=name)
    if is_asker(contact, situation, vocabulary):
        return Markup(_("{contact} (the person who asks)")).format(contact=name)
    return name


def said_answers(answers: Iterable[str]) -> Markup:
    """Return answers to a question as a choice: "“A grievance” or “Both”"."""
    return listed([Markup(_("“{words}”")).format(words=answer) for answer in answers], Joining.OR)


def listed(words: Iterable[Markup], last: str) -> Markup:
    """Return markup in a list, with a word before the last."""
    *most, end = [*words] or [Markup()]
    if not most:
        return end
    pattern = _("{words} or {last}") if last == Joining.OR else _("{words} and {last}")
    return Markup(pattern).format(words=Markup(_(", ")).join(most), last=end)
