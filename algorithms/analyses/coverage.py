"""How unevenly do sensors cover areas, and what does that do to a count?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_model.errors import BadArgument


@dataclass(frozen=True, slots=True)
class Covered:
    """cell: H3. sensors: in it. watched_hours: summed over them. count: what was recorded. rate: in a watched hour of
    one sensor; None where nobody watched. rank, rank_by_rate: by count and by rate, 1 is the most; a cell whose rank by
    rate is much lower stands high because it is watched much."""

    cell: str
    sensors: int
    watched_hours: float
    count: int
    rate: float | None
    rank: int
    rank_by_rate: int | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """cells: by rank. gini: of watched hours over the cells: 0 is even, near 1 all in one. top_tenth: share of the
    watched hours in the tenth of the cells that is watched most. unwatched: cells where something was recorded though
    nobody watched. follows: how far counts follow watched hours (Spearman, -1 to 1); p: the chance of as much by
    itself. moved: mean change of rank when rates stand in for counts, as a share of the ranks. says: what that means
    for the counts, in one sentence."""

    cells: tuple[Covered, ...]
    gini: float
    top_tenth: float
    unwatched: int
    follows: float | None
    p: float | None
    moved: float
    says: str


def coverage(
    cells: Sequence[str],
    sensors: NDArray[np.int64],
    watched_hours: NDArray[np.float64],
    counts: NDArray[np.int64],
) -> Coverage:
    """One entry of each for each cell. Raises BadArgument.

    >>> hours, counts = np.array([100.0, 10.0, 1.0]), np.array([200, 20, 2])
    >>> found = coverage(["a", "b", "c"], np.array([1, 1, 1]), hours, counts)
    >>> round(found.gini, 2), found.follows, [one.rate for one in found.cells]
    (0.59, 1.0, [2.0, 2.0, 2.0])
    """
    from scipy import stats

    if len({len(cells), len(sensors), len(watched_hours), len(counts)}) != 1 or len(set(cells)) != len(cells):
        raise BadArgument("cells", "Cells are not each there once, or a column is not as long.", expected="one of each")
    if not np.isfinite(watched_hours).all() or any(np.any(one < 0) for one in (sensors, watched_hours, counts)):
        raise BadArgument("watched_hours", "Sensors, hours or counts are below zero or endless.", expected="0 or more")
    order = sorted(range(len(cells)), key=lambda one: cells[one])
    hours, number = watched_hours[order], counts[order]
    names, several = [cells[one] for one in order], sensors[order]
    seen = hours > 0
    rates = np.divide(number, hours, out=np.zeros(len(names)), where=seen)
    rank, by_rate = _ranks(number.astype(np.float64)), _ranks(np.where(seen, rates, -1.0))
    both = np.flatnonzero(seen)
    follows = p = None
    if len(both) >= 4 and np.ptp(hours[both]) and np.ptp(number[both]):
        found = stats.spearmanr(hours[both], number[both])
        follows, p = float(found.statistic), float(found.pvalue)
    elif len(both) >= 2 and np.ptp(hours[both]) and np.ptp(number[both]):
        follows = float(stats.spearmanr(hours[both], number[both]).statistic)
    moved = float(np.abs(rank - by_rate)[both].mean() / max(len(names) - 1, 1)) if len(both) else 0.0
    rows = [
        Covered(
            cell=names[one],
            sensors=int(several[one]),
            watched_hours=float(hours[one]),
            count=int(number[one]),
            rate=float(rates[one]) if seen[one] else None,
            rank=int(rank[one]),
            rank_by_rate=int(by_rate[one]) if seen[one] else None,
        )
        for one in range(len(names))
    ]
    rows.sort(key=lambda row: (row.rank, row.cell))
    tenth = max(-(-len(names) // 10), 1)
    total = float(hours.sum())
    return Coverage(
        cells=tuple(rows),
        gini=_gini(hours),
        top_tenth=float(np.sort(hours)[::-1][:tenth].sum()) / total if total else 0.0,
        unwatched=int(np.count_nonzero(~seen & (number > 0))),
        follows=follows,
        p=p,
        moved=moved,
        says=_says(_gini(hours), follows, p),
    )


def _says(gini: float, follows: float | None, p: float | None) -> str:
    if follows is None or p is None:
        return "Too few cells were watched to say what uneven watching does to the counts."
    if follows > 0.5 and p < 0.05:
        return "Counts follow where is watched: compare rates, and do not send more watching where counts are high."
    if gini > 0.4:
        return "Watching is uneven, but counts do not follow it clearly; compare rates beside counts."
    return "Watching is even enough that counts and rates tell much the same."


def _ranks(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """1 is the largest; equal values share the first of their ranks."""
    return 1 + np.searchsorted(np.sort(-values), -values, side="left").astype(np.int64)


def _gini(values: NDArray[np.float64]) -> float:
    if not len(values) or not values.sum():
        return 0.0
    ordered = np.sort(values)
    places = np.arange(1, len(ordered) + 1)
    return float((2 * places - len(ordered) - 1) @ ordered / (len(ordered) * ordered.sum()))
