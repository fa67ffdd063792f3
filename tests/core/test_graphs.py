"""Questions about graphs, held against brute force on graphs made at random."""

from __future__ import annotations

from itertools import islice, pairwise, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_protocol.core.graphs import cycle, in_order, paths, reachable

Graph = dict[str, list[str]]

POINTS = "abcde"


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    points = POINTS[: draw(st.integers(1, len(POINTS)))]
    return {point: draw(st.lists(st.sampled_from(points), max_size=4)) for point in points}


@st.composite
def trees(draw: st.DrawFn) -> Graph:
    """Draw a graph whose points lead only to later ones, so that it has no cycle."""
    points = POINTS[: draw(st.integers(1, len(POINTS)))]
    return {
        point: draw(st.lists(st.sampled_from(later), max_size=4)) if later else []
        for point, later in ((point, points[i + 1 :]) for i, point in enumerate(points))
    }


def walks(graph: Graph, length: int) -> set[tuple[str, ...]]:
    """Return every sequence of so many points in which each leads to the next."""
    return {
        points
        for points in product(graph, repeat=length)
        if all(b in graph[a] for a, b in pairwise(points))
    }


@given(graphs())
def test_what_is_reachable_is_where_some_walk_ends(graph: Graph) -> None:
    expected = {"a"}
    for _ in graph:
        expected |= {after for point in expected for after in graph[point]}

    found = reachable(graph, "a")

    assert {*found} == expected
    assert len(found) == len(expected)


@given(graphs())
def test_reachable_points_come_nearest_first(graph: Graph) -> None:
    steps = {"a": 0}
    for distance in range(1, len(graph) + 1):
        for point in [point for point in steps if steps[point] == distance - 1]:
            for after in graph[point]:
                steps.setdefault(after, distance)

    found = [steps[point] for point in reachable(graph, "a")]

    assert found == sorted(found)


@given(graphs())
def test_a_cycle_is_found_where_a_walk_comes_back_to_a_point(graph: Graph) -> None:
    longer_than_the_graph = walks(graph, len(graph) + 1)

    assert bool(cycle(graph)) == bool(longer_than_the_graph)


@given(graphs())
def test_the_points_of_a_cycle_lead_round(graph: Graph) -> None:
    points = cycle(graph)

    assert all(after in graph[point] for point, after in pairwise((*points, *points[:1])))
    assert len({*points}) == len(points)


@given(trees())
def test_paths_are_all_walks_from_the_start_to_a_dead_end(graph: Graph) -> None:
    expected = {
        points
        for length in range(1, len(graph) + 1)
        for points in walks(graph, length)
        if points[0] == "a" and not graph[points[-1]]
    }

    found = list(paths(graph, "a"))

    assert {*found} == expected
    assert len(found) == len(expected)


@given(graphs(), st.integers(0, 5))
def test_paths_end_even_in_a_circle_and_are_never_more_than_asked_for(
    graph: Graph, most: int
) -> None:
    every = list(paths(graph, "a"))

    assert all(len({*path}) == len(path) for path in every)
    assert list(paths(graph, "a", at_most=most)) == every[:most]


def test_paths_are_not_worked_out_before_they_are_asked_for() -> None:
    ladder = {str(i): [str(i + 1), f"{i}b"] for i in range(200)}
    ladder |= {f"{i}b": [str(i + 1)] for i in range(200)}

    assert len(list(islice(paths(ladder, "0"), 3))) == 3


@given(trees())
def test_in_order_each_point_stands_before_those_it_leads_to(graph: Graph) -> None:
    found = in_order(graph, "a")

    assert {*found} == {*reachable(graph, "a")}
    assert found[0] == "a"
    assert all(found.index(point) < found.index(after) for point in found for after in graph[point])


@given(graphs())
def test_in_order_a_circle_that_is_reached_is_refused(graph: Graph) -> None:
    part = {point: graph[point] for point in reachable(graph, "a")}
    sortable = any(
        all(order.index(a) < order.index(b) for a in part for b in part[a])
        for order in permutations(part)
    )

    if sortable:
        assert {*in_order(graph, "a")} == {*part}
    else:
        with pytest.raises(ValueError, match="lead in a circle"):
            in_order(graph, "a")


def test_in_order_the_first_answer_comes_first() -> None:
    graph = {"a": ["b", "c"], "b": ["e"], "c": ["d"], "d": ["e"], "e": []}

    assert in_order(graph, "a") == ("a", "b", "c", "d", "e")
