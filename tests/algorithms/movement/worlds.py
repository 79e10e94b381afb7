"""Made-up months of traffic whose truth is known: commuters who share a route, a match day, taxis, households, a camera
that failed for a week, and pairs that drive together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Places, Sightings

DAY = 86_400_000
HOUR = 3_600_000
MONDAY = 20_514 * DAY
"""2026-03-02, UTC."""
Array = NDArray[np.int64]


@dataclass(frozen=True)
class Size:
    """commuters, taxis and households (of two cars) are counted in subjects; strangers drive now and then."""

    commuters: int = 420
    strangers: int = 130
    taxis: int = 10
    households: int = 40
    cameras: int = 60
    days: int = 28
    fans: int = 120
    journeys: int = 7


@dataclass(frozen=True)
class World:
    """pairs: the planted ones as subject indexes, smaller first."""

    sightings: Sightings
    pairs: frozenset[tuple[int, int]]


def world(seed: int, planted: int = 0, size: Size | None = None) -> World:
    """One month. planted: pairs who drive together on `size.journeys` days at hours of their own."""
    size, random = size or Size(), np.random.default_rng(seed)
    count = size.commuters + size.strangers + size.taxis + size.households + 2 * planted
    side = int(np.ceil(np.sqrt(size.cameras)))
    trips = _Trips(random, side, size.cameras)
    people = random.permutation(count)  # who is what stands in no id
    ends = np.cumsum([size.commuters, size.households, size.taxis, size.strangers])
    commuters, households, taxis, strangers, convoy = np.split(people, ends)
    _commute(trips, random, size, commuters)
    _commute(trips, random, size, households, shared_home=True)
    _now_and_then(trips, random, size, np.concatenate([strangers, convoy]))
    for taxi in taxis:
        for day in range(size.days):
            many = random.poisson(25)
            trips.add(np.full(many, taxi), day, random.integers(5 * HOUR, 24 * HOUR, many), trips.routes(many))
    for day in (5, 19):  # two Saturdays: fans come within an hour past the same cameras, and leave together
        if day < size.days:
            fans = random.choice(count, min(size.fans, count), replace=False)
            road = np.tile(trips.routes(1), (len(fans), 1))
            trips.add(fans, day, random.integers(13 * HOUR, 14 * HOUR, len(fans)), road)
            trips.add(fans, day, random.integers(17 * HOUR, 17 * HOUR + HOUR // 3, len(fans)), road[:, ::-1])
    pairs = [(int(a), int(b)) for a, b in convoy.reshape(-1, 2)]
    for one, other in pairs:
        for day in random.choice(size.days, size.journeys, replace=False):
            depart, road = random.integers(6 * HOUR, 23 * HOUR, 1), trips.routes(1)
            behind = random.integers(5_000, 40_000, 1)
            trips.add(np.array([one]), int(day), depart, road, exact=True)
            trips.add(np.array([other]), int(day), depart + behind, road, exact=True)
    broken, week = int(random.integers(size.cameras)), 7 * int(random.integers(max(size.days // 7, 1)))
    sightings = trips.sightings(count, broken, week)
    return World(sightings, frozenset((min(pair), max(pair)) for pair in pairs))


def _commute(trips: _Trips, random: np.random.Generator, size: Size, who: Array, shared_home: bool = False) -> None:
    """There and back on working days; many share a route, for there are fewer routes than people. Two of a household
    leave at about the same hour, each by a clock of its own."""
    if not len(who):
        return
    roads = trips.routes(max(len(who) // 8, 1))
    mine = random.integers(len(roads), size=len(who))
    start = random.normal(7.75, 0.6, len(who)).clip(5.5, 10)
    if shared_home:
        mine[1::2], start[1::2] = mine[::2], start[::2]
    spread = random.uniform(1, 15, len(who)) * 60_000
    for day in range(size.days):
        if day % 7 >= 5:
            continue
        goes = random.random(len(who)) < 0.88
        for hour, road in ((start, roads[mine]), (start + 9, roads[mine][:, ::-1])):
            depart = (hour * HOUR + random.normal(0, spread)).astype(np.int64)
            trips.add(who[goes], day, depart[goes], road[goes])


def _now_and_then(trips: _Trips, random: np.random.Generator, size: Size, who: Array) -> None:
    for day in range(size.days):
        goes = who[random.random(len(who)) < 0.6]
        trips.add(goes, day, random.integers(6 * HOUR, 23 * HOUR, len(goes)), trips.routes(len(goes)))


class _Trips:
    """Trips along rows of cameras, five to a route, as readings."""

    def __init__(self, random: np.random.Generator, side: int, cameras: int) -> None:
        self.random, self.side, self.cameras = random, side, cameras
        self.parts: list[tuple[Array, Array, Array]] = []

    def routes(self, count: int) -> Array:
        """(count, 5) cameras, each beside the one before, so that routes share streets."""
        at = self.random.integers(self.side, size=(count, 2))
        heading = self.random.choice(np.array([[0, 1], [1, 0], [0, -1], [-1, 0]]), size=count)
        found = []
        for _ in range(5):
            found.append((at[:, 0] * self.side + at[:, 1]) % self.cameras)
            turn = self.random.random(count) < 0.3
            heading[turn] = heading[turn][:, ::-1]
            at = (at + heading) % self.side
        return np.column_stack(found)

    def add(self, who: Array, day: int, depart: Array, roads: Array, exact: bool = False) -> None:
        """Two to four minutes from one camera to the next. exact: those who drive together keep their distance."""
        legs = np.cumsum(np.full(roads.shape, 180_000), axis=1)
        noise = 0 if exact else self.random.normal(0, 20_000, roads.shape).astype(np.int64)
        at = MONDAY + day * DAY + depart[:, None] + legs + noise
        self.parts.append((np.repeat(who, roads.shape[1]), roads.ravel(), at.ravel()))

    def sightings(self, count: int, broken: int, week: int) -> Sightings:
        """All of them, without those of a camera that failed for the week that begins on day `week`."""
        who, places, at = (np.concatenate(column) for column in zip(*self.parts, strict=True))
        out = (places == broken) & (at >= MONDAY + week * DAY) & (at < MONDAY + (week + 7) * DAY)
        return arranged(who[~out], places[~out], at[~out], count, self.cameras, self.side)


def arranged(who: Array, places: Array, at: Array, count: int, cameras: int, side: int) -> Sightings:
    """Columns as sightings, on a grid of streets 900 metres apart."""
    order = np.lexsort((who, places, at))
    rows, columns = np.divmod(np.arange(cameras), side)
    nothing = np.zeros(cameras, dtype=np.int16)
    return Sightings(
        subject_ids=[f"Plate:GB:{number:07}" for number in range(count)],
        subject_types=np.zeros(count, dtype=np.int16),
        type_names=("Plate",),
        where=Places(
            ids=[f"Sensor:made:{number:05}" for number in range(cameras)],
            kinds=nothing,
            kind_names=("plate-camera",),
            latitudes=53.4 + rows * 0.0081,
            longitudes=-2.3 + columns * 0.0136,
            radii=np.zeros(cameras, dtype=np.float32),
            zones=nothing,
            zone_names=("UTC",),
            watch_places=np.zeros(0, dtype=np.int32),
            watch_since=np.zeros(0, dtype=np.int64),
            watch_until=np.zeros(0, dtype=np.int64),
        ),
        subjects=who[order].astype(np.int32),
        places=places[order].astype(np.int32),
        at=at[order].astype(np.int64),
        keys=np.arange(1, len(order) + 1, dtype=np.int64),
    )
