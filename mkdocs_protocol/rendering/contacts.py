"""Whom a document names, in words: a role, and what the document calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.phrases import with_article
from mkdocs_protocol.core.routes import decided_outcomes, first_steps, is_asker, is_subject
from mkdocs_protocol.core.trees import RouteFindingKind
from mkdocs_protocol.rendering.sentences import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.trees import Contact, Tree, TreeNode
    from mkdocs_protocol.core.vocabulary import Situation, Vocabulary


def contact_words(contact: Contact, vocabulary: Vocabulary) -> Markup:
    """Return a role with the document's own name for it: "the clerk (this document: “Town Clerk”)"."""
    return Markup('{} (this document: “<span class="protocol-quoted">{}</span>”)').format(
        named(vocabulary.role[contact.role]), contact.name
    )


def contacts_words(contacts: Iterable[Contact], vocabulary: Vocabulary) -> Markup:
    """Return several roles with the document's own names for them."""
    return _listed([contact_words(contact, vocabulary) for contact in contacts], "and")


def own_name(name: str) -> Markup:
    """Return the document's name for a role within a sentence of ours: "the Town Clerk"."""
    article = with_article(name).removesuffix(name)
    return Markup('{}<span class="protocol-quoted">{}</span>').format(article, name)


def first_contact(tree: Tree, situation: Situation, vocabulary: Vocabulary) -> Markup:
    """Return whom a document sends the reader to first; "" where it names nobody.

    Those whom one step names go together ("and"); those of different steps are different ways ("or").
    """
    steps = () if tree.is_silent else first_steps(tree)
    return _listed(dict.fromkeys(_way(step, situation, vocabulary) for step in steps), "or")


def nobody_first(tree: Tree) -> Markup:
    """Return a sentence on a document that names nobody to go to first: what it says instead, if anything."""
    if tree.is_silent:
        return Markup("The document does not say.")
    for finding in tree.findings:
        if finding.kind is RouteFindingKind.NO_FIRST_CONTACT:
            return Markup("{}").format(finding.text)
    deciding = [contact for step in decided_outcomes(tree) for contact in step.decides]
    if deciding:
        names = dict.fromkeys(own_name(contact.name) for contact in deciding)
        return Markup("Nobody is named to go to. The document says who decides: {}.").format(
            _listed(names, "or")
        )
    return Markup("The document does not say whom to go to.")


def _way(step: TreeNode, situation: Situation, vocabulary: Vocabulary) -> Markup:
    names = []
    for contact in step.who:
        name = own_name(contact.name)
        if is_subject(contact, situation, vocabulary):
            name += " (the person it is about)"
        elif is_asker(contact, situation, vocabulary):
            name += " (the person who asks)"
        names.append(name)
    return _listed(names, "and")


def _listed(words: Iterable[Markup], last: str) -> Markup:
    *most, end = [*words] or [Markup()]
    return Markup(", ").join(most) + Markup(" {} ").format(last) + end if most else end
