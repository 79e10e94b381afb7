from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing.association import Around, Asked, Association, associate
from drawing.things import Line
from graph_model.keys import type_of
from tests.drawing.scenes import line
from tests.tries import tries

CENTRE = "Person:00"
NAMES = st.builds("{}:{:02}".format, st.sampled_from(["Person", "Phone"]), st.integers(0, 14))
TIES = st.lists(st.tuples(NAMES, NAMES), max_size=60, unique=True)


def store(lines: Sequence[Line], cap: int = 10_000) -> Asked:
    """Answers as a store would, with at most `cap` neighbours of each type around an entity."""

    def others(entity: str) -> list[str]:
        met = Counter[str]()
        for one in lines:
            if entity in (one.start, one.end) and one.start != one.end:
                met[one.end if one.start == entity else one.start] += one.count
        return sorted(met, key=lambda other: (-met[other], other))

    def neighbours(entities: Sequence[str]) -> Mapping[str, int]:
        return {entity: len(others(entity)) for entity in entities}

    def around(entities: Sequence[str]) -> Mapping[str, Around]:
        answer = {}
        for entity in entities:
            by_type: dict[str, list[str]] = {}
            for other in others(entity):
                by_type.setdefault(type_of(other), []).append(other)
            kept = {entity} | {other for found in by_type.values() for other in found[:cap]}
            cut = {kind: max(len(found) - cap, 0) for kind, found in by_type.items()}
            here = [one for one in lines if entity in (one.start, one.end) and {one.start, one.end} <= kept]
            answer[entity] = Around(tuple(here), cut)
        return answer

    return Asked(neighbours, around)


def star(count: int, kind: str = "Phone") -> list[Line]:
    return [line(CENTRE, f"{kind}:{n:03}") for n in range(count)]


def shown(found: Association) -> set[str]:
    return set(found.rings) | {member for fold in found.folds for member in fold.members}


@settings(max_examples=tries(30))
@given(TIES, st.integers(1, 3), st.integers(1, 20))
def test_without_a_limit_everything_within_the_rings_is_shown_at_its_distance(
    ties: list[tuple[str, str]], rings: int, hub_limit: int
) -> None:
    lines = [line(a, b) for a, b in ties]
    found = associate([CENTRE], rings, store(lines), hub_limit=100, limit=1000, keep=1000)
    graph = nx.Graph(ties)
    graph.add_node(CENTRE)
    assert found.rings == nx.single_source_shortest_path_length(graph, CENTRE, rings)
    assert (found.folds, found.omitted, found.hubs) == ([], 0, [])
    few = associate([CENTRE], rings, store(lines), hub_limit, limit=1000, keep=1000)
    degrees = {node: len(set(graph[node]) - {node}) for node in graph}
    walked = [node for node, ring in few.rings.items() if 0 < ring < rings]
    assert few.hubs == sorted(node for node in walked if degrees[node] > hub_limit)


@settings(max_examples=tries(30))
@given(TIES, st.integers(1, 2), st.integers(1, 12), st.integers(2, 6))
def test_a_limit_is_kept_and_what_one_hop_meets_is_shown_or_counted(
    ties: list[tuple[str, str]], rings: int, limit: int, keep: int
) -> None:
    lines = [line(a, b) for a, b in ties]
    found = associate([CENTRE], rings, store(lines), limit=limit, keep=keep)
    assert found.marks() <= max(limit, 1)
    if rings == 1:
        graph = nx.Graph(ties)
        graph.add_node(CENTRE)
        met = set(graph[CENTRE]) - {CENTRE}
        assert len(met) == len(shown(found)) - 1 + found.omitted


def test_a_centre_with_many_phones_shows_seven_and_one_fold_with_the_exact_count() -> None:
    found = associate([CENTRE], 1, store(star(45)))
    (fold,) = found.folds
    assert (len(found.rings), fold.count, fold.beyond, found.omitted) == (8, 38, 0, 0)


def test_what_the_cap_of_one_entity_cuts_off_is_counted_in_its_fold() -> None:
    found = associate([CENTRE], 1, store(star(45), cap=20))
    (fold,) = found.folds
    assert (fold.count, fold.beyond, len(fold.members)) == (38, 25, 13)
    assert (found.omitted, found.at_least) == (0, False)


def test_two_centres_that_share_an_associate_stand_in_the_middle_with_it_between() -> None:
    lines = [line("Person:a", "Person:x"), line("Person:b", "Person:x"), line("Person:b", "Person:y")]
    found = associate(["Person:b", "Person:a"], 1, store(lines), limit=3)
    assert found.rings == {"Person:a": 0, "Person:b": 0, "Person:x": 1}
    assert found.omitted == 1


def test_a_hub_is_shown_and_not_walked_but_a_centre_always_is() -> None:
    tower = [line(f"Person:{n:03}", "Address:tower") for n in range(300)]
    found = associate(["Person:000"], 2, store(tower))
    assert found.rings == {"Person:000": 0, "Address:tower": 1}
    assert found.hubs == ["Address:tower"]
    assert sum(fold.count for fold in associate(["Address:tower"], 1, store(tower)).folds) == 293
