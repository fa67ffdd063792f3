"""What the document says to do, all at once: straight runs of steps, and only the document's own questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.rendering.parts.notes import ShownNote, shown_notes
from mkdocs_protocol.rendering.trees.steps import see_step
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.site.step_titles import heading_of
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
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
    number: int
    """Its place in the list; 0 if the text stops there."""
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
    """Return the steps of a tree for one screen, each before those that it leads to.

    A question that the text asks only in order to continue ("if not, …") is not a step: it becomes a line above the
    step that follows. `notes` are those on formal steps.
    """
    by_anchor = {step.anchor: step for step in steps}
    shown = [
        (node, by_anchor[a]) for node in tree.in_order if (a := f"step-{node.id}") in by_anchor
    ]
    folded = {
        node.id: way for node, _step in shown if (way := _only_way_on(tree, node)) is not None
    }
    ended = {edge.to for id_ in folded for edge in tree.onward[id_] if edge is not folded[id_]}
    left_out = {*folded, *(id_ for id_ in ended if _is_only_reached_from(tree, id_, {*folded}))}
    taken = [(node, step) for node, step in shown if node.id not in left_out]
    numbers: dict[str, int] = {}
    for node, _step in taken:
        if node.kind is not NodeKind.SILENCE:
            numbers[node.id] = len(numbers) + 1
    listed = {step.number: numbers.get(node.id, 0) for node, step in shown}
    beside = [*notes]
    first = {
        note: node.id
        for note in beside
        for node, _step in reversed(taken)
        if node.is_changed_by(note)
    }
    return _each_said_once(
        ToDo(
            step=_with_numbers_of_the_list(step, listed),
            anchor=do_anchor(node.id),
            number=numbers.get(node.id, 0),
            lead=_lead(tree, node, folded.values()),
            notes=shown_notes((n for n in beside if first.get(n) == node.id), (council,), today),
            warning=next((n.title for n in beside if node.is_changed_by(n)), ""),
            warned_at="".join(do_anchor(first[n]) for n in beside[:1] if node.is_changed_by(n)),
            onward=tuple(_onward(tree, node, left_out)),
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
            said.setdefault(_said_of(remark), one.number)
        if one.number:
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
                Link(label.format(clause=quote.label, number=there.number), f"#{there.anchor}")
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


def _with_numbers_of_the_list(step: ShownStep, listed: Mapping[int, int]) -> ShownStep:
    """Return a step whose remarks refer to the list's own numbers; or have the whole text if there are none."""
    remarks = (
        replace(one, on_paper=see_step(listed.get(one.told_at, 0))) if one.told_at else one
        for one in step.remarks
    )
    return replace(step, remarks=tuple(remarks))


def _only_way_on(tree: Tree, node: TreeNode) -> Edge | None:
    """Return the answer that leads on from a question that the text asks only in order to continue, or None.

    Its other answer ends the matter, which the text does not say in words.
    """
    ways = tree.onward[node.id]
    if node.kind is not NodeKind.QUESTION or len(ways) != 2:
        return None
    ends = [edge for edge in ways if _is_plain_end(tree.node_by_id[edge.to])]
    on = [edge for edge in ways if edge not in ends]
    return on[0] if len(ends) == 1 and len(on) == 1 else None


def _is_plain_end(node: TreeNode) -> bool:
    return node.kind is NodeKind.OUTCOME and not node.quotes


def _is_only_reached_from(tree: Tree, id_: str, origins: set[str]) -> bool:
    return all(edge.origin in origins for edge in tree.edges if edge.to == id_)


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


def _onward(tree: Tree, node: TreeNode, left_out: set[str]) -> Iterator[Onward]:
    if node.kind is not NodeKind.QUESTION:
        return
    for edge in tree.onward[node.id]:
        to = tree.node_by_id[edge.to]
        while to.id in left_out:  # A question that is shown as a line above its step.
            way = _only_way_on(tree, to)
            if way is None:
                break
            to = tree.node_by_id[way.to]
        anchor = do_anchor(to.id) if to.id not in left_out else f"step-{to.id}"
        yield Onward(edge.label, f"#{anchor}", heading_of(to))
