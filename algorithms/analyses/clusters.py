"""What lies together in space, in time or in both, how stable that is, and what chance alone would give?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.by_chance import Region, region, world
from algorithms.analyses.labelled import Labels, Method, labelled
from algorithms.analyses.points import Column, Points, Scope, points
from graph_model.errors import BadArgument, LimitExceeded

_Label = Callable[[Points], Labels]
MOST_POINTS = 20_000
KEPT = 0.8
"""The share of the points that a resample keeps."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """members: ids, sorted. belongs: of each the share of resamples with it in which it was in this cluster again.
    stability: mean overlap (Jaccard) with the likest cluster of resamples; from 0.75 on a cluster counts as stable,
    below 0.6 not (Hennig, Computational Statistics & Data Analysis 52, 2007). latitude, longitude, metres: the circle
    around it; None without places. since, until: of its members, milliseconds UTC; for HOUR of the local day. inside:
    points in that circle and time; expected: how many chance alone puts there. p: how often the strongest cluster of a
    world of chance is as strong. stands: p of alpha or less."""

    members: tuple[str, ...]
    belongs: tuple[float, ...]
    stability: float
    latitude: float | None
    longitude: float | None
    metres: float | None
    since: int | None
    until: int | None
    inside: int
    expected: float
    p: float
    stands: bool


@dataclass(frozen=True, slots=True)
class Clusters:
    """clusters: the strongest first. apart: ids in none. worlds: of chance that p rests on. total: points."""

    clusters: tuple[Cluster, ...]
    apart: tuple[str, ...]
    worlds: int
    resamples: int
    total: int


def clusters(
    ids: Sequence[str],
    latitudes: Column,
    longitudes: Column,
    at: NDArray[np.int64],
    scope: Scope = Scope.BOTH,
    method: Method = Method.ST_DBSCAN,
    *,
    least: int = 5,
    metres: float = 300.0,
    seconds: float = 3600.0,
    zone: str = "UTC",
    worlds: int = 39,
    resamples: int = 20,
    alpha: float = 0.05,
    seed: int = 0,
) -> Clusters:
    """ids: n different names of points. latitudes, longitudes: n degrees. at: n milliseconds UTC. least: of a cluster.
    metres, seconds: within which ST_DBSCAN takes two points as near; for HDBSCAN, how much of the one weighs as much as
    the other. zone: whose hours HOUR takes.

    The search is repeated in `worlds` of chance; p is (worlds with a cluster as strong, and 1) / (worlds + 1), so 39
    can give 0.025 at the least. Raises BadArgument, LimitExceeded.

    >>> n = np.arange(40)
    >>> at = np.where(n < 10, 1000 * n, 3_600_000 * 3 * n)
    >>> found = clusters([f"a{k:02}" for k in n], 53 + 0.1 * (n % 5), np.full(40, -2.0), at, Scope.TIME)
    >>> [(len(one.members), one.stands) for one in found.clusters]
    [(10, True)]
    """
    _check(ids, (latitudes, longitudes, at), least, metres, seconds, worlds, resamples)
    order = np.array(sorted(range(len(ids)), key=lambda row: ids[row]), dtype=np.intp)
    names = [ids[row] for row in order.tolist()]
    when = np.asarray(at, dtype=np.int64)[order]
    where = np.asarray(latitudes, dtype=np.float64)[order], np.asarray(longitudes, dtype=np.float64)[order]
    drawn = points(*where, when, scope, zone)
    random = np.random.default_rng(seed)

    def label(some: Points) -> Labels:
        return labelled(some.features(metres, seconds), some.plane, method, least)

    found = label(drawn)
    groups = [np.flatnonzero(found == number) for number in range(int(found.max(initial=-1)) + 1)]
    regions = [region(drawn, group, metres, seconds) for group in groups]
    strongest = [_strongest(world(drawn, random), label, metres, seconds) for _ in range(worlds if groups else 0)]
    stability, belongs = _stable(drawn, groups, label, resamples if groups else 0, random)
    told = []
    for number, (group, around) in enumerate(zip(groups, regions, strict=True)):
        p = (1 + sum(score >= around.score for score in strongest)) / (len(strongest) + 1)
        told.append(
            Cluster(
                members=tuple(names[row] for row in group.tolist()),
                belongs=tuple(belongs[group].tolist()),
                stability=stability[number],
                latitude=float(np.median(where[0][group])) if scope.places else None,
                longitude=_middle(where[1][group]) if scope.places else None,
                metres=around.radius if scope.places else None,
                since=_moments(around, when[group], scope)[0],
                until=_moments(around, when[group], scope)[1],
                inside=around.inside,
                expected=around.expected,
                p=p,
                stands=p <= alpha,
            )
        )
    ranks = sorted(range(len(told)), key=lambda one: (-regions[one].score, told[one].members))
    apart = tuple(name for name, number in zip(names, found.tolist(), strict=True) if number < 0)
    return Clusters(tuple(told[one] for one in ranks), apart, worlds, resamples, len(ids))


def _strongest(points: Points, label: _Label, metres: float, seconds: float) -> float:
    found = label(points)
    several = [np.flatnonzero(found == number) for number in range(int(found.max(initial=-1)) + 1)]
    return max((region(points, group, metres, seconds).score for group in several), default=0.0)


def _stable(
    points: Points, groups: list[NDArray[np.intp]], label: _Label, resamples: int, random: np.random.Generator
) -> tuple[list[float], Column]:
    """The mean overlap of each group with the likest cluster of each resample, and how often each point was in it."""
    total = len(points.seconds)
    overlaps = np.zeros((len(groups), max(resamples, 1)))
    again, drawn = np.zeros(total), np.zeros(total)
    for turn in range(resamples):
        rows = np.sort(random.permutation(total)[: round(KEPT * total)])
        found = np.full(total, -2, dtype=np.int64)
        found[rows] = label(points.at(rows))
        drawn[rows] += 1
        for number, group in enumerate(groups):
            kept = group[found[group] > -2]
            names, counts = np.unique(found[kept][found[kept] >= 0], return_counts=True)
            best = (0.0, -1)
            for name, both in zip(names.tolist(), counts.tolist(), strict=True):
                best = max(best, (both / (len(kept) + int(np.count_nonzero(found == name)) - both), -name))
            overlaps[number, turn] = best[0]
            if best[0]:
                again[kept] += found[kept] == -best[1]
    return overlaps.mean(axis=1).tolist(), np.divide(again, drawn, out=np.zeros(total), where=drawn > 0)


def _moments(around: Region, at: NDArray[np.int64], scope: Scope) -> tuple[int | None, int | None]:
    if scope is Scope.SPACE:
        return None, None
    if scope is Scope.HOUR:
        return round(around.since * 1000), round(around.until * 1000)
    return int(at.min()), int(at.max())


def _middle(longitudes: Column) -> float:
    first = float(longitudes[0])
    return (first + float(np.median((longitudes - first + 180) % 360 - 180)) + 180) % 360 - 180


def _check(
    ids: Sequence[str],
    columns: tuple[Column, Column, NDArray[np.int64]],
    least: int,
    metres: float,
    seconds: float,
    worlds: int,
    resamples: int,
) -> None:
    if len(ids) > MOST_POINTS:
        raise LimitExceeded("points", len(ids), MOST_POINTS, do="ask about a shorter time or a smaller area")
    if len(set(ids)) != len(ids) or any(len(one) != len(ids) for one in columns):
        raise BadArgument("ids", "Ids are not each there once, or a column is not as long.", expected=f"{len(ids)}")
    if not (np.all(np.abs(columns[0]) <= 90) and np.all(np.abs(columns[1]) <= 360)):
        raise BadArgument("latitudes", "A place is none.", expected="degrees, -90 to 90 and -180 to 180")
    if least < 2 or not metres > 0 or not seconds > 0 or not 0 <= worlds <= 999 or not 0 <= resamples <= 200:
        raise BadArgument(
            "least",
            "A bound does not exist.",
            expected="least 2 or more; metres and seconds above 0; worlds 0 to 999, resamples 0 to 200",
        )
