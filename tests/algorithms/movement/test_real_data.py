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
    return of_readings(
        (row["car-id"], row["gate-name"], _at(row["Timestamp"])) for row in rows if row["car-type"] != "2P"
    )


def _at(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(("minutes", "pairs"), [(2, 4), (5, 12), (10, 32), (30, 145)])
def test_vehicles_that_crossed_the_preserve_together(preserve: Sightings, minutes: int, pairs: int) -> None:
    assert len(same_whole_tracks(preserve, minutes * 60, 5).left) == pairs


@pytest.mark.parametrize(("name", "metres", "f1"), [("zara01", 2.0, 0.89), ("zara02", 1.5, 0.92)])
def test_who_walks_together_by_positions_on_a_grid(shared_data: Path, name: str, metres: float, f1: float) -> None:
    """Seen together at least half of the shorter track and five samples, closer than this in 80 % of them. F1 of the
    set's README, which has the exact positions."""
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
    assert 2 * len(together & truth) / (len(together) + len(truth)) >= f1


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
    groups = nx.community.louvain_communities(graph, seed=1)
    group_of = {person: number for number, group in enumerate(groups) for person in group}
    lines = (folder / "workplace_InVS15_metadata.txt").read_text(encoding="utf-8").splitlines()
    department = dict(line.split()[:2] for line in lines)
    people = sorted(group_of)
    score = normalized_mutual_info_score([department[p] for p in people], [group_of[p] for p in people])
    assert score >= 0.75


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
