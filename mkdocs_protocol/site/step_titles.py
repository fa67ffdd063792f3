"""What the steps of a decision tree are called wherever they are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.grammar import joined, with_article
from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.words.gettext import N_, Labels, _

if TYPE_CHECKING:
    from mkdocs_protocol.core.trees import TreeNode

CONDITION = N_("Always")
"""What a rule that applies whatever step is taken is called."""

KINDS = Labels(
    {
        NodeKind.QUESTION: N_("Question"),
        NodeKind.ACTION: N_("Action"),
        NodeKind.OUTCOME: N_("Outcome"),
        NodeKind.SILENCE: N_("The document does not say"),
    }
)
"""What a step is, in words."""

_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z“])")
_ASKING = (
    "how",
    "to whom",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "whom",
    "whose",
    "why",
    "with whom",
)


def in_full(node: TreeNode) -> str:
    """Return a step's text with the document's exceptions, as one line of plain words."""
    said = [
        _("unless {exception}: then {whom}").format(
            exception=one.text, whom=joined(with_article(contact.name) for contact in one.who)
        )
        if one.who
        else _("unless {exception}").format(exception=one.text)
        for one in node.unless
    ]
    return f"{node.text} ({'; '.join(said)})" if said else node.text


def title_of(node: TreeNode) -> tuple[str, str]:
    """Return a step's text as a heading, and the rest of it: a question is a heading as a whole.

    A silence follows the words "The document does not say".
    """
    if node.kind is NodeKind.QUESTION:
        return node.text, ""
    first, *others = _SENTENCE_END.split(node.text, maxsplit=1)
    more = others[0] if others else ""
    title = first.rstrip(".")
    if node.kind is NodeKind.SILENCE and title.casefold().startswith(_ASKING):
        title = f"{title[:1].lower()}{title[1:]}"
    return title, more


def heading_of(node: TreeNode) -> str:
    """Return a step's heading by itself: a silence with its first words."""
    title, _ = title_of(node)
    label = kind_label(node, title)
    return f"{label} {title}" if label.startswith(KINDS[NodeKind.SILENCE]) else title


def kind_label(node: TreeNode, title: str) -> str:
    """Return the words before a step's heading; "" if the heading says it."""
    if node.condition:
        return _(CONDITION)
    label = KINDS[node.kind]
    if says_itself(node):
        return ""
    return f"{label}:" if node.kind is NodeKind.SILENCE and not title[:1].islower() else label


def says_itself(node: TreeNode) -> bool:
    """Return whether a silence's own words say that the document does not say, so that a page need not."""
    return node.kind is NodeKind.SILENCE and node.text.casefold().startswith(
        ("the document", "this document")
    )
