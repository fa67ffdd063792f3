"""Questions about a directed graph, as pure functions; a step of a decision tree is one of its points.

A graph maps each point to the points that follow it, in order. Nothing leads on from a point that is not a key of the
mapping.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from typing import TypeAlias

Graph: TypeAlias = Mapping[str, Sequence[str]]

MOST_PATHS = 10_000
"""Nobody can read a tree with more paths through it than this."""


def reachable(graph: Graph, start: str) -> tuple[str, ...]:
    """Return the points that some path from the start reaches, beginning with the start, the nearest first."""
    found = {start: None}
    waiting = [start]
    for point in waiting:
        for following in graph.get(point, ()):
            if following not in found:
                found[following] = None
                waiting.append(following)
    return tuple(found)


def cycle(graph: Graph) -> tuple[str, ...]:
    """Return points that lead from one to the next and from the last to the first, or ()."""
    try:
        _sorter(graph).prepare()
    except CycleError as error:
        # graphlib hands out predecessors, the first point being the last one again.
        points: list[str] = error.args[1]
        return tuple(reversed(points[1:]))
    return ()


def paths(graph: Graph, start: str, *, at_most: int = MOST_PATHS) -> Iterator[tuple[str, ...]]:
    """Yield every path from the start to a point from which nothing leads on, in the order of the answers.

    Two answers that lead to the same point make one path. Yields no more paths than `at_most`; a path ends before it
    would come to a point a second time, so it ends even in a graph with a cycle.
    """
    return islice(_paths(graph, (start,)), at_most)


def in_order(graph: Graph, start: str) -> tuple[str, ...]:
    """Return what the start reaches, each point before those that follow it, first answers first.

    Raises ValueError if there is a cycle, since nothing then comes first.
    """
    reached = reachable(graph, start)
    part = {point: graph.get(point, ()) for point in reached}
    if cycle(part):
        raise ValueError(f"these lead in a circle: {' → '.join(cycle(part))}")
    done: dict[str, None] = {}
    waiting = [(start, False)]
    while waiting:
        point, is_left = waiting.pop()
        if is_left:
            done.setdefault(point)
        elif point not in done:
            waiting.append((point, True))
            # What is finished first comes last, so the first answer must be finished last.
            waiting.extend((following, False) for following in part[point])
    return tuple(reversed(done))


def _sorter(graph: Graph) -> TopologicalSorter[str]:
    """Return a sorter, which reports a cycle; the graph goes in backwards, which keeps its cycles."""
    return TopologicalSorter(graph)


def _paths(graph: Graph, so_far: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    onward = [point for point in dict.fromkeys(graph.get(so_far[-1], ())) if point not in so_far]
    if not onward:
        yield so_far
    for point in onward:
        yield from _paths(graph, (*so_far, point))
