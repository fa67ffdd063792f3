"""A whole decision tree at once: as a drawing, and as a nested list that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.trees import Edge, NodeKind, Tree, TreeNode
from mkdocs_protocol.drawing.layout import Box, Link, Point, Route, Size, lay_out
from mkdocs_protocol.drawing.lettering import width, wrapped
from mkdocs_protocol.rendering.trees.outline import OWN_WAY, THEN, kind_of, nested_list
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.html import Writer, markup_of
from mkdocs_protocol.site.step_titles import in_full
from mkdocs_protocol.words.gettext import NN_, _, ngettext

__all__ = ["diagram", "nested_list"]

_TEXT = 15.0
_SMALL = 14.0
_LINE = 20.0
_SMALL_LINE = 18.0
_STEP_WIDTH = 232.0
_PADDING = 14.0
_LABEL_WIDTH = 196.0
_POINT = 12.0
"""How far a question's sides project."""
_ROUND = 18.0
_CORNER = 9.0
_ARROW = 9.0
_FREE = 10.0
"""The margin around the drawing, so that the outline of the focused element is visible whole."""
_PAPER = Size(1020, 1360)
"""Up to this size, a drawing fits an A4 page with usual margins in letters of 7 pt or more."""

_FRAME = Markup(
    '<div class="protocol-diagram{large}" role="region" tabindex="0" aria-label="{label}">\n'
    '<svg class="protocol-diagram-drawing" role="group" viewBox="{left} {left} {width} {height}"'
    ' width="{wide}em" height="{tall}em" fill="none" stroke="none">\n'
    "<title>{title}</title>\n<desc>{description}</desc>\n"
    "{drawn}</svg>\n</div>"
)
_LINED = {"fill": "none", "stroke": "currentColor"}
_FILLED = {"fill": "currentColor"}
_DOTTED = " protocol-diagram-dotted"


class _Role(StrEnum):
    """What a line of words is; the style sheet uses this name."""

    KIND = "kind"
    TEXT = "text"
    ANSWER = "answer"
    THEN = "then"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class _Lettered:
    """A step or a label: its lines, and the room they take."""

    lines: tuple[tuple[_Role, str], ...]
    size: Size


def diagram(tree: Tree, *, title: str) -> Markup:
    """Return a tree as a drawing in a box that scrolls; each step is a link to `#step-<id>`.

    `title` names the drawing: "Barrow: a councillor is unhappy with the Clerk". Raises ValueError if the tree leads
    in a circle.
    """
    nodes = tree.in_order
    number = {node.id: at for at, node in enumerate(nodes)}
    edges = [edge for node in nodes for edge in tree.onward[node.id]]
    steps = [_step(node) for node in nodes]
    labels = [_label(edge) for edge in edges]
    layout = lay_out(
        [step.size for step in steps],
        [
            Link(number[edge.origin], number[edge.to], label.size)
            for edge, label in zip(edges, labels, strict=True)
        ],
    )
    whole = Size(layout.width + 2 * _FREE, layout.height + 2 * _FREE)
    drawn = Writer()
    drawn.open("g", {"class": "protocol-diagram-edges", "aria-hidden": "true"})
    drawn.text("\n")
    for edge, label, route in zip(edges, labels, layout.routes, strict=True):
        _write_edge(drawn, edge, label, route)
    drawn.line("g")
    for node, step, box in zip(nodes, steps, layout.boxes, strict=True):
        _write_step(drawn, node, step, box)
    return _FRAME.format(
        title=title,
        label=_("{title}: diagram").format(title=title),
        large="" if _fits_paper(whole) else " protocol-diagram-large",
        description=_description(nodes),
        left=_number(-_FREE),
        width=_number(whole.width),
        height=_number(whole.height),
        wide=_number(whole.width / 16, 3),
        tall=_number(whole.height / 16, 3),
        drawn=markup_of(drawn.done()),
    )


def _fits_paper(whole: Size) -> bool:
    return whole.width <= _PAPER.width and whole.height <= _PAPER.height


def _description(nodes: Sequence[TreeNode]) -> str:
    found = Counter(node.kind for node in nodes)
    kinds = joined(
        ngettext(*_COUNTS[kind], found[kind]).format(number=f"{found[kind]:,}")
        for kind in NodeKind
        if found[kind]
    )
    return _(
        "A decision tree of {steps}, from top to bottom. The nested list on this page says the same."
    ).format(steps=kinds)


_COUNTS = {
    NodeKind.QUESTION: NN_("{number} question", "{number} questions"),
    NodeKind.ACTION: NN_("{number} action", "{number} actions"),
    NodeKind.OUTCOME: NN_("{number} outcome", "{number} outcomes"),
    NodeKind.SILENCE: NN_("{number} silence", "{number} silences"),
}


def _step(node: TreeNode) -> _Lettered:
    texts = wrapped(in_full(node), _TEXT, _STEP_WIDTH - 2 * _inset(node))
    kinds = wrapped(kind_of(node), _SMALL, _STEP_WIDTH - 2 * _inset(node), bold=True)
    lines = (*((_Role.KIND, kind) for kind in kinds), *((_Role.TEXT, text) for text in texts))
    return _Lettered(lines, Size(_STEP_WIDTH, len(lines) * _LINE + 2 * _PADDING - 4))


def _inset(node: TreeNode) -> float:
    return _PADDING + (_POINT - 4 if node.kind is NodeKind.QUESTION else 0)


def _label(edge: Edge) -> _Lettered:
    if edge.label:
        answer = wrapped(edge.label, _SMALL, _LABEL_WIDTH, bold=True)
        lines = [(_Role.ANSWER, line) for line in answer]
        if edge.inferred:
            lines.append((_Role.INFERRED, _(OWN_WAY)))
    else:
        lines = [(_Role.THEN, _("then, added by the handbook") if edge.inferred else _(THEN))]
    widest = max(width(words, _SMALL, bold=role is _Role.ANSWER) for role, words in lines)
    return _Lettered(tuple(lines), Size(round(widest) + 8, len(lines) * _SMALL_LINE + 6))


def _write_step(out: Writer, node: TreeNode, step: _Lettered, box: Box) -> None:
    x = box.x + _inset(node)
    out.open(
        "a",
        {
            "class": f"protocol-diagram-step protocol-diagram-{node.kind.value}{_DOTTED if node.inferred else ''}",
            "xlink:href": f"#{step_anchor(node.id)}",
            "role": "link",
            "aria-label": _("{kind}: {step}").format(kind=kind_of(node), step=in_full(node)),
            "data-step": node.id,
        },
    )
    out.empty("path", {"d": _shape(node, box), **_LINED})
    place = {"x": _number(x), "y": _number(box.y + _PADDING + 13), "font-size": _number(_TEXT)}
    out.open("text", {**place, **_FILLED})
    _write_words(out, step, x, _LINE)
    out.close("text")
    out.line("a")


def _write_edge(out: Writer, edge: Edge, label: _Lettered, route: Route) -> None:
    x = route.label.x + route.label.width / 2
    end = route.after[-1]
    stop = Point(end.x, end.y - _ARROW + 1)
    kind = f"protocol-diagram-edge{_DOTTED if edge.inferred else ''}"
    out.open("g", {"class": kind, "data-from": edge.origin, "data-to": edge.to})
    way = f"{_rounded(route.before)} {_rounded((*route.after[:-1], stop))}"
    out.empty("path", {"d": way, **_LINED})
    out.empty("path", {"d": _arrow(end), **_FILLED})
    out.open(
        "text",
        {
            "x": _number(x),
            "y": _number(route.label.y + 16),
            "text-anchor": "middle",
            "font-size": _number(_SMALL),
            **_FILLED,
        },
    )
    _write_words(out, label, x, _SMALL_LINE)
    out.close("text")
    out.line("g")


def _write_words(out: Writer, lettered: _Lettered, x: float, height: float) -> None:
    for at, (role, words) in enumerate(lettered.lines):
        if at:
            out.text(" ")
        place = {"x": _number(x), "dy": _number(height if at else 0)}
        out.tag("tspan", words, {"class": f"protocol-diagram-{role.value}", **place})


def _shape(node: TreeNode, box: Box) -> str:
    """Return a step's outline: a question has pointed sides, an end round corners, an action square ones."""
    if node.kind is NodeKind.QUESTION:
        left, right = box.x + _POINT, box.right - _POINT
        middle = box.y + box.height / 2
        corners = [
            Point(left, box.y),
            Point(right, box.y),
            Point(box.right, middle),
            Point(right, box.bottom),
            Point(left, box.bottom),
            Point(box.x, middle),
        ]
        return f"M{'L'.join(_at(corner) for corner in corners)}Z"
    radius = _ROUND if node.kind.is_end else 3
    wide, tall, r = box.width - 2 * radius, box.height - 2 * radius, _number(radius)
    arc = f"a{r} {r} 0 0 1 "
    return (
        f"M{_at(Point(box.x + radius, box.y))}h{_number(wide)}{arc}{r} {r}v{_number(tall)}"
        f"{arc}-{r} {r}h-{_number(wide)}{arc}-{r} -{r}v-{_number(tall)}{arc}{r} -{r}Z"
    )


def _rounded(points: Sequence[Point]) -> str:
    """Return a line through points as path data, its corners rounded."""
    drawn = [f"M{_at(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        drawn.append(f"L{_at(start)}Q{_at(corner)} {_at(end)}")
    return f"{''.join(drawn)}L{_at(points[-1])}"


def _arrow(tip: Point) -> str:
    half = _number(_ARROW / 2)
    return f"M{_at(tip)}l-{half} -{_number(_ARROW)}h{_number(_ARROW)}Z"


def _towards(point: Point, other: Point, by: float) -> Point:
    """Return the point on an upright or level line at a distance from the first of two points."""
    length = _length(point, other)
    return Point(
        point.x + (other.x - point.x) / length * by, point.y + (other.y - point.y) / length * by
    )


def _length(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _at(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float, digits: int = 1) -> str:
    return f"{round(value, digits):.10g}"
