"""What is done before the first question about the network is asked."""

from __future__ import annotations

from algorithms.best_paths import best_paths
from algorithms.both_ends import between
from algorithms.compiled import compiled
from algorithms.drawn import drawn
from algorithms.least_cost import least_ways, left_to_goal, reach
from algorithms.shortest_paths import shortest_paths
from algorithms.time_order import earliest
from algorithms.timed_paths import timed_paths
from algorithms.ways import ways
from algorithms.weighted import Weight
from sightline.warming import compile_ways

KERNELS = (between, left_to_goal, least_ways, ways, reach, earliest)


def _known() -> list[list[tuple[object, ...]]]:
    """For which kinds of arguments each kernel is machine code."""
    return [list(compiled(kernel).signatures) for kernel in KERNELS]  # type: ignore[attr-defined]


def test_the_first_questions_of_ways_find_all_kernels_compiled() -> None:
    compile_ways()
    known = _known()
    assert all(known)
    other = drawn(
        "ada -OWNS-> Vehicle:car", "bo -USES-> Vehicle:car", "bo -KNOWS- cy", "ada -KNOWS- di", "di -KNOWS- bo"
    )
    for hub_limit in (1, 100):
        _ = shortest_paths(other, "Person:ada", "Person:cy", hub_limit=hub_limit).hubs
        for weight in Weight:
            _ = best_paths(other, "Person:ada", "Person:cy", weight=weight, hub_limit=hub_limit).hubs
        timed_paths(other, "Person:ada", "Person:cy")
    assert _known() == known
