"""Public sets whose answers are known: the preserve's sensors, walking groups, and a workplace."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import h3
import networkx as nx
import numpy as np
import pytest
from sklearn.metrics import normalized_mutual_info_score

from algorithms.movement.copresence import copresence
from algorithms.movement.drawn import of_readings
from algorithms.movement.hot_points import hot_points
from algorithms.movement.scene_collision import scene_collision
from algorithms.movement.scenes import Scene
from algorithms.movement.similar_tracks import same_whole_tracks
from graph_model.sightings import Sightings


@pytest.fixture(scope="module")
def preserve(shared_data: Path) -> Sightings:
    """The sightings of all but the rangers."""
    with gzip.open(shared_data / "vast2017-sensors" / "sensor_data.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 171_477
    assert len({row["car-id"] for row in rows}) == 18_708
    assert len({row["gate-name"] for row in rows}) == 40
    assert (min(rows, key=_when)["Timestamp"][:10], max(rows, key=_when)["Timestamp"][:10]) == (
        "2015-05-01",
        "2016-05-31",
    )
    return of_readings(
        (row["car-id"], row["gate-name"], _at(row["Timestamp"])) for row in rows if row["car-type"] != "2P"
    )


def _when(row: dict[str, str]) -> str:
    return row["Timestamp"]


def _at(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(("minutes", "pairs"), [(2, 4), (5, 12), (10, 32), (30, 145)])
def test_vehicles_that_crossed_the_preserve_together(preserve: Sightings, minutes: int, pairs: int) -> None:
    assert len(same_whole_tracks(preserve, minutes * 60, 5).left) == pairs


def test_23_lorries_were_at_gates_that_are_closed_to_all_but_rangers_and_only_by_night(
    preserve: Sightings, shared_data: Path
) -> None:
    gates = tuple(place for place in preserve.where.ids if place.startswith("gate"))
    found = scene_collision(preserve, [Scene(gates)], first=100)
    with gzip.open(shared_data / "vast2017-sensors" / "sensor_data.csv.gz", "rt", encoding="utf-8") as file:
        there = [row for row in csv.DictReader(file) if row["gate-name"] in gates and row["car-type"] != "2P"]
    assert {lead.subjects[0] for lead in found.leads} == {row["car-id"] for row in there}
    assert (found.total, len(there), {row["car-type"] for row in there}) == (23, 138, {"4"})
    by_night = scene_collision(preserve, [Scene(gates, hours=(2, 3, 4, 5))], first=100)
    by_day = scene_collision(preserve, [Scene(gates, hours=(*range(2), *range(6, 24)))], first=100)
    assert (by_night.total, by_day.total) == (23, 0)


@pytest.mark.parametrize(
    ("name", "metres", "precision", "recall"),
    [
        ("zara01", 1.5, 1.00, 0.74),
        ("zara01", 2.0, 0.95, 0.85),
        ("zara02", 1.5, 0.89, 0.96),
        ("zara02", 2.0, 0.75, 0.97),
    ],
)
def test_who_walks_together_by_positions_on_a_grid(
    shared_data: Path, name: str, metres: float, precision: float, recall: float
) -> None:
    """Seen together at least half of the shorter track and five samples, closer than this in 80 % of them. The figures
    are those of the set's README, which has the exact positions; a grid of 10 cm moves a pair or two."""
    folder, cell, degree = shared_data / "ucy-walking-groups", 0.1, 111_195.0
    frames: dict[str, set[int]] = {}
    readings, positions = [], {}
    for line in (folder / f"{name}_obsmat.txt").read_text(encoding="utf-8").splitlines():
        frame, person, x, _, y, *_ = (float(word) for word in line.split())
        place = f"{round(x / cell)}/{round(y / cell)}"
        positions[place] = (round(y / cell) * cell / degree, round(x / cell) * cell / degree)
        readings.append((f"p{person:04.0f}", place, round(frame * 40)))
        frames.setdefault(f"p{person:04.0f}", set()).add(round(frame))
    sightings = of_readings(readings, positions=positions)
    found = copresence(sightings, 0, metres, least=4)
    names = sightings.subject_ids
    together = set()
    for a, b, count in zip(found.left.tolist(), found.right.tolist(), found.counts.tolist(), strict=True):
        one, other = frames[names[a]], frames[names[b]]
        both = len(one & other)
        if both >= 5 and both >= min(len(one), len(other)) / 2 and count >= 0.8 * both:
            together.add((names[a], names[b]))
    truth = {
        pair
        for line in (folder / f"{name}_groups.txt").read_text(encoding="utf-8").splitlines()
        for pair in combinations(sorted(f"p{int(person):04}" for person in line.split()), 2)
    }
    sizes = {"zara01": (148, 45, 73), "zara02": (204, 58, 70)}
    groups = [line for line in (folder / f"{name}_groups.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    assert (len(frames), len(groups), len(truth)) == sizes[name]
    assert all(person in frames for pair in truth for person in pair)
    right = len(together & truth)
    assert right / len(together) == pytest.approx(precision, abs=0.025)
    assert right / len(truth) == pytest.approx(recall, abs=0.025)
    whole = 2 * precision * recall / (precision + recall)
    assert 2 * right / (len(together) + len(truth)) >= whole - 0.005


def test_departments_of_a_workplace_from_who_is_beside_whom(shared_data: Path) -> None:
    folder = shared_data / "sociopatterns-workplace"
    with gzip.open(folder / "workplace_InVS15_tij.dat.gz", "rt", encoding="utf-8") as file:
        contacts = [tuple(line.split()) for line in file]
    assert len(contacts) == 78_249
    readings = [(person, f"{one}+{other}", int(at) * 1000) for at, one, other in contacts for person in (one, other)]
    sightings = of_readings(readings)
    found = copresence(sightings, 0)
    names = sightings.subject_ids
    times = {
        (names[a], names[b]): count
        for a, b, count in zip(found.left.tolist(), found.right.tolist(), found.counts.tolist(), strict=True)
    }
    assert times == Counter((min(a, b), max(a, b)) for _, a, b in contacts)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((a, b, count) for (a, b), count in sorted(times.items()))
    lines = (folder / "workplace_InVS15_metadata.txt").read_text(encoding="utf-8").splitlines()
    department = dict(line.split()[:2] for line in lines)
    people = sorted(set(graph))
    assert (len(people), len({department[person] for person in people})) == (217, 12)
    for seed in range(1, 6):
        groups = nx.community.louvain_communities(graph, seed=seed)
        group_of = {person: number for number, group in enumerate(groups) for person in group}
        score = normalized_mutual_info_score([department[p] for p in people], [group_of[p] for p in people])
        assert 0.775 <= score <= 0.825
        assert 8 <= len(groups) <= 9


def test_the_hot_map_of_manchesters_crimes_holds_each_of_them(shared_data: Path) -> None:
    with zipfile.ZipFile(shared_data / "pole-manchester" / "pole-data-importer.zip") as archive:
        nodes, crimes, where = (
            list(csv.DictReader(io.StringIO(archive.read(f"crime-investigation.{name}.csv").decode("utf-8"))))
            for name in ("nodes.Location", "nodes.Crime", "relationships.OCCURRED_AT")
        )
    points = {row[":ID"]: (float(row["latitude:double"]), float(row["longitude:double"])) for row in nodes}
    dates = {row[":ID"]: datetime.strptime(row["date"], "%d/%m/%Y").replace(tzinfo=UTC) for row in crimes}
    place = np.array([points[row[":END_ID"]] for row in where])
    at = np.array([round(dates[row[":START_ID"]].timestamp() * 1000) for row in where])
    for resolution in (5, 8):
        found = hot_points(place[:, 0], place[:, 1], at, "UTC", resolution)
        assert sum(hot.count for hot in found.cells) == 28_762
        expected = Counter(h3.latlng_to_cell(*points[row[":END_ID"]], resolution) for row in where)
        assert {hot.cell: hot.count for hot in found.cells} == expected
        days = Counter(dates[row[":START_ID"]].weekday() for row in where)
        assert [sum(hot.weekdays[day] for hot in found.cells) for day in range(7)] == [days[day] for day in range(7)]
