"""The published findings of the criminal networks, on views drawn straight from their files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from algorithms.centrality import Measure, centrality
from algorithms.communities_over_time import communities_over_time
from algorithms.cut_points import cut_points
from algorithms.drawn import drawn
from algorithms.pairs import pairs_of
from algorithms.shared_leads import shared_leads
from graph_model.view import View
from tests.algorithms.graphs import twin

PHASES = [str(number) for number in range(1, 12)]
PERSONS = [15, 24, 33, 33, 32, 27, 34, 42, 34, 42, 41]


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    return shared_data / "criminal-networks"


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def montagna(folder: Path, layer: str) -> View:
    return drawn(*(f"p{row['a']} -MET- p{row['b']}" for row in rows(folder / f"montagna_{layer}.csv")))


def caviar(folder: Path, phase: str, everybody: bool = False) -> View:
    whole = list(rows(folder / "caviar_phases.csv"))
    alone = {f"p{row[end]}" for row in whole for end in ("from", "to")} if everybody else set[str]()
    return drawn(*(f"p{row['from']} -CALLED- p{row['to']}" for row in whole if row["phase"] == phase), *sorted(alone))


def noordin(folder: Path) -> View:
    return drawn(*(f"{row['a']} -TIED- {row['b']}" for row in rows(folder / "noordin_ties.csv")))


def first(view: View, measure: Measure, count: int = 1) -> list[str]:
    return [position.id.removeprefix("Person:") for position in centrality(view, measure).positions[:count]]


@pytest.mark.parametrize(("layer", "persons", "pairs"), [("meetings", 101, 256), ("phonecalls", 100, 124)])
def test_person_18_of_montagna_is_first_by_degree_and_by_betweenness_in_either_layer(
    folder: Path, layer: str, persons: int, pairs: int
) -> None:
    view = montagna(folder, layer)
    assert (len(view.ids), len(pairs_of(view).left)) == (persons, pairs)
    for measure in (Measure.DEGREE, Measure.BETWEENNESS):
        assert first(view, measure) == ["p18"]


def test_the_five_leaders_of_caviar_are_the_five_first_by_betweenness(folder: Path) -> None:
    view = caviar(folder, "all")
    assert len(view.ids) == 110
    assert set(first(view, Measure.BETWEENNESS, 5)) == {"p1", "p3", "p12", "p76", "p87"}


def test_nt59_is_first_by_degree_and_by_betweenness_among_noordin_tops_people(folder: Path) -> None:
    view = noordin(folder)
    pairs = pairs_of(view)
    assert (int((pairs.degrees() > 0).sum()), len(pairs.left)) == (78, 623)
    assert (first(view, Measure.DEGREE), first(view, Measure.BETWEENNESS)) == (["NT59"], ["NT59"])


def test_whoever_leads_caviar_is_also_where_it_comes_apart(folder: Path) -> None:
    view = caviar(folder, "all")
    points = cut_points(view).points
    assert {point.id for point in points} == {view.ids[node] for node in nx.articulation_points(twin(view))}
    assert {"Person:p1", "Person:p3", "Person:p12"} <= {point.id for point in points}


def test_every_phase_of_caviar_has_its_persons_and_every_match_enough_of_the_smaller_group(folder: Path) -> None:
    found = communities_over_time([(caviar(folder, phase, everybody=True), None) for phase in PHASES])
    assert [window.entities for window in found] == PERSONS
    assert all(window.communities for window in found)
    for one, other in pairwise(found):
        for group in one.communities:
            for onward in group.onward:
                next_one = other.communities[onward.number - 1]
                assert onward.shared == len({*group.members} & {*next_one.members})
                assert onward.shared >= 0.5 * min(len(group.members), len(next_one.members))


def test_groups_of_caviar_go_on_into_the_next_phase_far_more_often_than_where_names_are_dealt_anew(
    folder: Path,
) -> None:
    def going_on(views: list[View]) -> int:
        found = communities_over_time([(view, None) for view in views])
        return sum(bool(group.onward) for window in found for group in window.communities)

    views = [caviar(folder, phase, everybody=True) for phase in PHASES]
    rng, shuffled = np.random.default_rng(1), []
    for view in views:
        names = rng.permutation(len(view.ids)).astype(np.int32)
        shuffled.append(replace(view, starts=names[view.starts], ends=names[view.ends]))
    assert going_on(views) > 5 * going_on(shuffled)


def test_ties_of_montagna_that_are_hidden_come_back_more_often_than_by_chance(folder: Path) -> None:
    view = montagna(folder, "meetings")
    pairs = pairs_of(view)
    lines = [(view.ids[a], view.ids[b]) for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)]
    hidden, kept = set(lines[::5]), [line for number, line in enumerate(lines) if number % 5]
    found = shared_leads(drawn(*(f"{a} -MET- {b}" for a, b in kept), *view.ids), least=1, first=50)
    hits = sum((lead.a, lead.b) in hidden for lead in found.leads)
    by_chance = 50 * len(hidden) / (found.compared - len(kept))
    assert hits > 5 * by_chance
