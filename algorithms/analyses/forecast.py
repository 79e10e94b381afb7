"""How many events are to be expected in which cell and hour, between which bounds, and does that beat last week?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.counted import Counted
from algorithms.analyses.periods import Period, periods
from algorithms.analyses.rates import Rates, fitted, quantile, slots, tails
from algorithms.movement.local_time import HOUR
from graph_model.errors import BadArgument, LimitExceeded

MOST_AHEAD = 28 * 24


@dataclass(frozen=True, slots=True)
class Forecast:
    """cells: c. begin: milliseconds UTC of the first hour that is foreseen. slots: h, weekday (7 is a holiday) times 24
    and hour. expected, low, high: c x h; `level` of the hours are to end from low to high. periods: what the counts
    follow. error, naive_error: root of the mean squared error on the last weeks, left out, of this and of the same hour
    a week before. better: whether this is clearly less wrong, by two standard errors over days. covered: share of the
    hours left out between their bounds. held: hours left out. spread: see Fitted."""

    cells: tuple[str, ...]
    begin: int
    slots: NDArray[np.int64]
    expected: Rates
    low: Rates
    high: Rates
    level: float
    periods: tuple[Period, ...]
    error: float
    naive_error: float
    better: bool
    covered: float
    held: int
    spread: float


@dataclass(frozen=True, slots=True)
class Surge:
    """An hour in which the flow at a place left its band. hour: milliseconds UTC. low, high: the band that no hour of
    a whole look leaves in 19 of 20 looks where nothing is unusual. p: the chance of so many (or so few) in this hour;
    corrected: among all that were looked at."""

    cell: str
    hour: int
    observed: int
    expected: float
    low: float
    high: float
    p: float
    corrected: float


@dataclass(frozen=True, slots=True)
class Surges:
    """surges: the most surprising first. compared: cells times hours. begin, hours: the stretch that was looked at."""

    surges: tuple[Surge, ...]
    compared: int
    begin: int
    hours: int


def forecast(
    counted: Counted, zone: str = "UTC", holidays: Collection[str] = (), *, ahead: int = 168, level: float = 0.9
) -> Forecast:
    """The hours that follow the last counted. ahead: hours. level: share of hours between the bounds. holidays: days as
    2026-12-25, of the past and to come. Raises BadArgument, LimitExceeded."""
    if not 0 < level < 1:
        raise BadArgument("level", f"level is {level}.", expected="between 0 and 1")
    if not 1 <= ahead <= MOST_AHEAD:
        raise LimitExceeded("ahead", ahead, MOST_AHEAD)
    size = counted.counts.shape[1]
    slot = slots(counted.begin, size + ahead, zone, holidays)
    held = max(size // 5 // 168, 1) * 168
    if size < 336 + held:
        raise BadArgument("counts", f"There are {size} hours.", expected=f"{336 + held} or more: three weeks")
    early, late = counted.counts[:, :-held], counted.counts[:, -held:]
    before = fitted(early, slot[: size - held])
    foreseen = before.at(slot[size - held : size])
    naive = np.tile(early[:, -168:], held // 168)
    wrong, naive_wrong = ((late - one) ** 2 for one in (foreseen, naive))
    gains = (naive_wrong - wrong).sum(axis=0).reshape(-1, 24).sum(axis=1)
    low, high = _band(foreseen, before.spread, 1 - level)
    now = fitted(counted.counts, slot[:size])
    expected = now.at(slot[size:])
    bounds = _band(expected, now.spread, 1 - level)
    return Forecast(
        cells=counted.cells,
        begin=counted.begin + size * HOUR,
        slots=slot[size:],
        expected=expected,
        low=bounds[0],
        high=bounds[1],
        level=level,
        periods=periods(counted.counts.sum(axis=0), slot[:size]),
        error=float(np.sqrt(wrong.mean())),
        naive_error=float(np.sqrt(naive_wrong.mean())),
        better=bool(gains.mean() > 2 * gains.std(ddof=1) / np.sqrt(len(gains))),
        covered=float(((late >= low) & (late <= high)).mean()),
        held=held,
        spread=now.spread,
    )


def surges(
    counted: Counted, zone: str = "UTC", holidays: Collection[str] = (), *, hours: int = 24, alpha: float = 0.05
) -> Surges:
    """The last `hours` against what the hours before them foresee. alpha: the chance of any warning where nothing is
    unusual, over all cells and hours looked at. Raises BadArgument."""
    size = counted.counts.shape[1]
    if not 1 <= hours <= size - 336 or not 0 < alpha < 1:
        bounds = f"hours 1 to {max(size - 336, 0)}, for two weeks must lie before them; alpha between 0 and 1"
        raise BadArgument("hours", f"hours is {hours} of {size} counted.", expected=bounds)
    slot = slots(counted.begin, size, zone, holidays)
    model = fitted(counted.counts[:, :-hours], slot[:-hours])
    late, expected = counted.counts[:, -hours:], model.at(slot[-hours:])
    fewer, more = tails(late, expected, model.spread)
    chance = np.minimum(2 * np.minimum(fewer, more), 1.0)
    low, high = _band(expected, model.spread, alpha / late.size)
    begin = counted.begin + (size - hours) * HOUR
    found = [
        Surge(
            cell=counted.cells[cell],
            hour=begin + hour * HOUR,
            observed=int(late[cell, hour]),
            expected=float(expected[cell, hour]),
            low=float(low[cell, hour]),
            high=float(high[cell, hour]),
            p=float(chance[cell, hour]),
            corrected=float(chance[cell, hour] * late.size),
        )
        for cell, hour in np.argwhere(chance * late.size <= alpha).tolist()
    ]
    found.sort(key=lambda one: (one.p, one.cell, one.hour))
    return Surges(tuple(found), int(late.size), begin, hours)


def _band(expected: Rates, spread: float, outside: float) -> tuple[Rates, Rates]:
    return quantile(outside / 2, expected, spread), quantile(1 - outside / 2, expected, spread)
