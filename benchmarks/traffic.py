"""Made-up months of traffic of any size: commuters on shared routes, others who drive now and then, planted pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Places, Sightings

DAY, HOUR, LEGS, DAYS = 86_400_000, 3_600_000, 5, 30
MONDAY = 20_514 * DAY
"""2026-03-02, UTC."""
Array = NDArray[np.int64]


def traffic(n: int, seed: int, planted: int = 20, journeys: int = 8) -> tuple[Sightings, frozenset[tuple[int, int]]]:
    """n readings of about n / 150 cars at a thousand cameras, or fewer where n is small; and the pairs that drive
    together, each on `journeys` days at hours and on roads of their own."""
    random = np.random.default_rng(seed)
    cars, cameras = max(n // 150, 200), min(max(n // 10_000, 60), 1_000)
    side = int(np.ceil(np.sqrt(cameras)))
    roads = _roads(random, max(cars // 12, 10), side, cameras)
    pairs = random.permutation(cars)[: 2 * planted].reshape(-1, 2)
    parts = list(_daily(random, cars, roads))
    for one, other in pairs:
        depart = random.integers(6 * HOUR, 22 * HOUR, journeys) + DAY * random.choice(DAYS, journeys, replace=False)
        way = _roads(random, journeys, side, cameras)
        behind = random.integers(5_000, 40_000, journeys)
        parts.append(_driven(np.full(journeys, one), depart, way, 0, random))
        parts.append(_driven(np.full(journeys, other), depart + behind, way, 0, random))
    who, places, at = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = np.arange(len(who))
    if len(who) > n:  # what is too much is taken from the daily drives, not from the planted ones
        many = 2 * planted * journeys * LEGS
        kept = np.concatenate([random.permutation(len(who) - many)[: n - many], kept[len(who) - many :]])
    found = arranged(who[kept], places[kept], at[kept], cars, cameras)
    return found, frozenset((int(min(pair)), int(max(pair))) for pair in pairs)


def crowded(n: int, seed: int, cars: int = 100_000, cameras: int = 8) -> Sightings:
    """n readings at few places, at any time: the worst case for pairs."""
    random = np.random.default_rng(seed)
    who, places = random.integers(cars, size=n), random.integers(cameras, size=n)
    return arranged(who, places, MONDAY + random.integers(DAYS * DAY, size=n), cars, cameras)


def arranged(who: Array, places: Array, at: Array, cars: int, cameras: int) -> Sightings:
    """Columns as sightings in their order."""
    order = np.lexsort((who, places, at))
    nothing = np.zeros(cameras, dtype=np.int16)
    side = int(np.ceil(np.sqrt(cameras)))
    where = Places(
        ids=[f"Sensor:made:{number:05}" for number in range(cameras)],
        kinds=nothing,
        kind_names=("plate-camera",),
        latitudes=(53.4 + np.arange(cameras) // side * 0.0081).astype(np.float64),
        longitudes=(-2.3 + np.arange(cameras) % side * 0.0136).astype(np.float64),
        radii=np.zeros(cameras, dtype=np.float32),
        zones=nothing,
        zone_names=("UTC",),
        watch_places=np.zeros(0, dtype=np.int32),
        watch_since=np.zeros(0, dtype=np.int64),
        watch_until=np.zeros(0, dtype=np.int64),
    )
    return Sightings(
        subject_ids=[f"Plate:GB:{number:07}" for number in range(cars)],
        subject_types=np.zeros(cars, dtype=np.int16),
        type_names=("Plate",),
        where=where,
        subjects=who[order].astype(np.int32),
        places=places[order].astype(np.int32),
        at=at[order],
        keys=np.arange(1, len(order) + 1, dtype=np.int64),
    )


def _daily(random: np.random.Generator, cars: int, roads: Array) -> list[tuple[Array, Array, Array]]:
    """Two thirds commute there and back on working days, a third drives at any hour on most days."""
    who = random.permutation(cars)
    commuters, others = who[: cars * 2 // 3], who[cars * 2 // 3 :]
    mine = roads[random.integers(len(roads), size=len(commuters))]
    start = random.normal(7.75, 0.8, len(commuters)).clip(5, 11) * HOUR
    spread = random.uniform(1, 15, len(commuters)) * 60_000
    parts = []
    for day in range(DAYS):
        if day % 7 < 5:
            goes = random.random(len(commuters)) < 0.9
            for shift, way in ((0, mine), (9 * HOUR, mine[:, ::-1])):
                depart = day * DAY + (start + shift + random.normal(0, spread)).astype(np.int64)
                parts.append(_driven(commuters[goes], depart[goes], way[goes], 20_000, random))
        for _ in range(2):
            out = others[random.random(len(others)) < 0.8]
            depart = day * DAY + random.integers(6 * HOUR, 22 * HOUR, len(out))
            parts.append(_driven(out, depart, roads[random.integers(len(roads), size=len(out))], 20_000, random))
    return parts


def _driven(
    who: Array, depart: Array, roads: Array, noise: int, random: np.random.Generator
) -> tuple[Array, Array, Array]:
    legs = MONDAY + depart[:, None] + np.arange(LEGS) * 150_000
    if noise:
        legs = legs + random.normal(0, noise, roads.shape).astype(np.int64)
    return np.repeat(who, LEGS), roads.ravel(), legs.ravel()


def _roads(random: np.random.Generator, count: int, side: int, cameras: int) -> Array:
    """(count, LEGS) cameras, each beside the one before."""
    at = random.integers(side, size=(count, 2))
    heading = random.choice(np.array([[0, 1], [1, 0], [0, -1], [-1, 0]]), size=count)
    found = []
    for _ in range(LEGS):
        found.append((at[:, 0] * side + at[:, 1]) % cameras)
        turn = random.random(count) < 0.3
        heading[turn] = heading[turn][:, ::-1]
        at = (at + heading) % side
    return np.column_stack(found)
