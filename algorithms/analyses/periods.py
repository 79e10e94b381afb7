"""Which periods do counts follow: the hour, the weekday, holidays, and a slow rise or fall?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.rates import HOLIDAY


@dataclass(frozen=True, slots=True)
class Period:
    """name: hour, weekday, holiday or trend. strength: share of the variance of the square roots of the counts that it
    explains (of days for all but hour). p: chance of as much where days and hours are all alike. high, low: where the
    most and the fewest are, as an hour, a weekday (0 is Monday) or, for holiday and trend, the ratio and nothing."""

    name: str
    strength: float
    p: float
    high: float
    low: float | None


def periods(counts: NDArray[np.int64], slot: NDArray[np.int64]) -> tuple[Period, ...]:
    """counts: of all cells, by hour. slot: as `slots` gives them. The strongest first, then by name."""
    roots, hour = np.sqrt(counts + 0.375), slot % 24
    days = len(counts) // 24
    totals = counts[: days * 24].reshape(days, 24).sum(axis=1)
    kind = slot[12 : days * 24 : 24] // 24  # at noon of each stretch of 24 hours
    found = [_groups("hour", roots, hour)]
    usual, holiday = kind != HOLIDAY, kind == HOLIDAY
    of_days = np.sqrt(totals + 0.375)
    found.append(_groups("weekday", of_days[usual], kind[usual]))
    if np.count_nonzero(holiday) >= 2:
        found.append(_holiday(of_days, totals, kind))
    found.append(_trend(of_days, totals))
    return tuple(sorted(found, key=lambda one: (-one.strength, one.name)))


def _groups(name: str, values: NDArray[np.float64], group: NDArray[np.int64]) -> Period:
    from scipy import stats

    names = [one for one in np.unique(group).tolist() if np.count_nonzero(group == one) > 1]
    several = [values[group == one] for one in names]
    kept = np.concatenate(several) if several else np.empty(0)
    between = sum(len(one) * (one.mean() - kept.mean()) ** 2 for one in several)
    total = float(((kept - kept.mean()) ** 2).sum()) if len(kept) else 0.0
    strength = float(between) / total if total else 0.0
    free = len(names) - 1, len(kept) - len(names)
    ratio = (strength / free[0]) / max((1 - strength) / free[1], 1e-12) if min(free) > 0 else 0.0
    means = [float(one.mean()) for one in several] or [0.0]
    high, low = int(np.argmax(means)), int(np.argmin(means))
    p = float(stats.f.sf(ratio, *free)) if min(free) > 0 else 1.0
    return Period(name, strength, p, float((names or [0])[high]), float((names or [0])[low]))


def _holiday(values: NDArray[np.float64], totals: NDArray[np.int64], kind: NDArray[np.int64]) -> Period:
    holiday = kind == HOLIDAY
    other = _groups("holiday", values, holiday.astype(np.int64))
    ratio = float(totals[holiday].mean()) / max(float(totals[~holiday].mean()), 1e-9)
    return Period("holiday", other.strength, other.p, ratio, None)


def _trend(values: NDArray[np.float64], totals: NDArray[np.int64]) -> Period:
    from scipy import stats

    if len(values) < 3 or not np.ptp(values):
        return Period("trend", 0.0, 1.0, 1.0, None)
    r, p = stats.pearsonr(np.arange(len(values)), values)
    half = len(totals) // 2
    return Period(
        "trend", float(r) ** 2, float(p), float(totals[-half:].mean()) / max(float(totals[:half].mean()), 1e-9), None
    )
