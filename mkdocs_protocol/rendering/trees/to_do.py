"""What the document says to do, all at once: straight runs of steps, and only the document's own questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.routes import listing
from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.rendering.parts.notes import ShownNote, shown_notes
from mkdocs_protocol.rendering.trees.steps import see_step
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.site.step_titles import heading_of
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.routes import Listing
    from mkdocs_protocol.core.trees import Edge, Tree, TreeNode
    from mkdocs_protocol.rendering.trees.quotations import ShownQuote
    from mkdocs_protocol.rendering.trees.steps import Remark, ShownStep


@dataclass(frozen=True, slots=True)
class Onward:
    """An answer to a question, with where it leads."""

    label: str
    href: str
    to: str
    """What follows, in words."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """A step of the list, with everything a reader needs to take it."""

    step: ShownStep
    anchor: str
    lead: str
    """When it is taken, if the text says so: "Can the matter be resolved informally? If “No”:"."""
    notes: tuple[ShownNote, ...]
    """The notes on the law that change it."""
    warning: str
    """Their warning in its heading, or ""."""
    warned_at: str
    """The anchor of the step with the note that warns; or ""."""
    onward: tuple[Onward, ...]
    """For a question, its answers."""
    quoted_before: tuple[Link, ...] = ()
    """Where an earlier step of the list has the words that this one rests on."""


def to_do(
    tree: Tree, steps: Iterable[ShownStep], notes: Iterable[Note], council: Council, today: date
) -> tuple[ToDo, ...]:
    """Return the steps of a tree for one screen, as `listing` has them; `notes` are those on formal steps."""
    by_anchor = {step.anchor: step for step in steps}
    found = listing(tree)
    taken = [(node, by_anchor[step_anchor(node.id)]) for node in found.steps]
    beside = [*notes]
    first = {
        note: node.id
        for note in beside
        for node, _step in reversed(taken)
        if node.is_changed_by(note)
    }
    return _each_said_once(
        ToDo(
            step=step,
            anchor=do_anchor(node.id),
            lead=_lead(tree, node, found.folded.values()),
            notes=shown_notes((n for n in beside if first.get(n) == node.id), (council,), today),
            warning=next((n.title for n in beside if node.is_changed_by(n)), ""),
            warned_at="".join(do_anchor(first[n]) for n in beside[:1] if node.is_changed_by(n)),
            onward=tuple(_onward(tree, node, found)),
        )
        for node, step in taken
    )


def _each_said_once(listed: Iterable[ToDo]) -> tuple[ToDo, ...]:
    """Return the steps with each remark and each quoted passage at the first that has it; later ones refer to that."""
    said: dict[Remark, int] = {}
    quoted: dict[tuple[str, str], ToDo] = {}
    shown = []
    for one in listed:
        step = one.step
        remarks = tuple(_in_short(remark, said.get(_said_of(remark), 0)) for remark in step.remarks)
        excepted = {quote for each in step.unless for quote in each.quotes}
        left = [_not_yet(quote, quoted) for quote in step.quotes if quote not in excepted]
        for remark in step.remarks:
            said.setdefault(_said_of(remark), step.number)
        if step.number:
            for quote in (*step.quotes, *excepted):
                for words in quote.words:
                    quoted.setdefault((quote.href, words), one)
        shown.append(
            replace(
                one,
                step=replace(
                    step,
                    remarks=remarks,
                    quotes=tuple(quote for quote, _ways in left if quote.words),
                ),
                quoted_before=tuple(dict.fromkeys(way for _quote, ways in left for way in ways)),
            )
        )
    return tuple(shown)


def _not_yet(
    quote: ShownQuote, quoted: Mapping[tuple[str, str], ToDo]
) -> tuple[ShownQuote, list[Link]]:
    """Return what of a quotation no earlier step has, and the ways to those that have the rest.

    That is a whole passage, or the sentences before the step's own: each step of a paragraph would repeat all before it.
    """
    words, ways = [], []
    for passage in quote.words:
        earlier = (text for href, text in quoted if href == quote.href)
        begun = max(
            (text for text in earlier if f"{passage} ".startswith(f"{text} ")), key=len, default=""
        )
        if rest := passage.removeprefix(begun).lstrip():
            words.append(rest)
        if begun:
            there = quoted[quote.href, begun]
            label = (
                _("The words before these are in step {number}")
                if rest
                else _("{clause}, quoted at step {number}")
            )
            ways.append(
                Link(label.format(clause=quote.label, number=there.step.number), f"#{there.anchor}")
            )
    return replace(quote, words=tuple(words)), ways


def _said_of(remark: Remark) -> Remark:
    """Return what a remark says, whatever step it is at."""
    return replace(remark, on_paper="", told_at=0)


def _in_short(remark: Remark, told_at: int) -> Remark:
    """Return a remark that refers to the earlier step that has it; the remark itself if there is none."""
    see = see_step(told_at)
    if not see:
        return remark
    return replace(remark, text=see, on_paper="" if remark.on_paper == see else remark.on_paper)


def do_anchor(node: str) -> str:
    """Return the fragment of a step in the list of what to do."""
    return f"protocol-do-{node}"


def _lead(tree: Tree, node: TreeNode, folded: Iterable[Edge]) -> str:
    for edge in folded:
        if edge.to == node.id:
            question = tree.node_by_id[edge.origin]
            words = (
                _("{question} If “{answer}” (the text does not ask this):")
                if question.inferred
                else _("{question} If “{answer}”:")
            )
            return words.format(question=question.text, answer=edge.label)
    return ""


def _onward(tree: Tree, node: TreeNode, found: Listing) -> Iterator[Onward]:
    if node.kind is not NodeKind.QUESTION:
        return
    for edge in tree.onward[node.id]:
        to = tree.node_by_id[edge.to]
        while to.id in found.folded:  # A question that is shown as a line above its step.
            to = tree.node_by_id[found.folded[to.id].to]
        anchor = step_anchor(to.id) if to.id in found.left_out else do_anchor(to.id)
        yield Onward(edge.label, f"#{anchor}", heading_of(to))
