"""How many events each day brought, with what is known of the day: a table for a regression."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.clock import on_clock
from algorithms.analyses.models import Matrix
from algorithms.movement.local_time import DAY
from graph_model.errors import BadArgument, LimitExceeded

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
FACTORS = ("weekday", "weekend", "holiday", "month", "trend")
MOST_DAYS, MOST_AHEAD = 1_500, 92


@dataclass(frozen=True, slots=True)
class ByDay:
    """days: d as 2026-12-25, counted by the zone's clock, the first and the last event's among them. counts: d. of: of
    each event the place of its day in days, -1 where it lies before them. names: f factors. values: d x f. ahead: the
    days that follow, with their factors (a x f)."""

    days: tuple[str, ...]
    counts: NDArray[np.float64]
    of: NDArray[np.int64]
    names: tuple[str, ...]
    values: Matrix
    ahead: tuple[tuple[str, ...], Matrix]


def by_day(
    at: NDArray[np.int64],
    factors: Collection[str],
    zone: str = "UTC",
    holidays: Collection[str] = (),
    *,
    days: int = 365,
    ahead: int = 7,
) -> ByDay:
    """at: milliseconds UTC of n events. factors: of FACTORS. days: at most so many, the last. Of weekdays and months
    each but the first that comes is a factor of 0 and 1; trend is the number of the day. Raises BadArgument,
    LimitExceeded.

    >>> found = by_day(np.array([0, 1, 3 * 86_400_000]), ["weekend"], ahead=1)
    >>> found.days, found.counts.tolist(), found.names, found.values.ravel().tolist()
    (('1970-01-01', '1970-01-02', '1970-01-03', '1970-01-04'), [2.0, 0.0, 0.0, 1.0], ('weekend',), [0.0, 0.0, 1.0, 1.0])
    """
    for name, value, most in (("days", days, MOST_DAYS), ("ahead", ahead, MOST_AHEAD)):
        if not 0 <= value <= most:
            raise LimitExceeded(name, value, most)
    unknown = sorted(set(factors) - set(FACTORS))
    if unknown or not factors:
        raise BadArgument("factors", f"{unknown[:1] or 'Nothing'} is no factor of a day.", expected=", ".join(FACTORS))
    feasts = {_day(one) for one in holidays}
    numbers = on_clock(at, zone) // DAY
    last = int(numbers.max(initial=0))
    first = max(int(numbers.min(initial=last)), last - days + 1) if len(at) else last + 1
    size = last - first + 1
    place = np.where(numbers >= first, numbers - first, -1)
    counts = np.bincount(place[place >= 0], minlength=size).astype(np.float64)
    dates = [date(1970, 1, 1) + timedelta(days=first + number) for number in range(size + ahead)]
    columns: dict[str, list[float]] = {}
    for name in sorted(set(factors)):
        columns |= _columns(name, dates, size, feasts)
    names = tuple(columns)
    values = np.array(list(columns.values()), dtype=np.float64).reshape(len(names), size + ahead).T
    texts = tuple(one.isoformat() for one in dates)
    return ByDay(texts[:size], counts, place, names, values[:size], (texts[size:], values[size:]))


def _columns(name: str, dates: list[date], size: int, feasts: set[date]) -> dict[str, list[float]]:
    if name == "trend":
        return {name: [float(number) for number in range(len(dates))]}
    if name == "weekend":
        return {name: [float(one.weekday() >= 5) for one in dates]}
    if name == "holiday":
        return {name: [float(one in feasts) for one in dates]}
    words = WEEKDAYS if name == "weekday" else MONTHS
    of = [one.weekday() if name == "weekday" else one.month - 1 for one in dates]
    return {f"{name}={words[which]}": [float(one == which) for one in of] for which in sorted(set(of[:size]))[1:]}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadArgument("holidays", f"A day is none: {error}.", expected="as 2026-12-25") from None


@dataclass(frozen=True, slots=True)
class FarOff:
    """A day far off. place: in the days. distance: in deviations of such a count, negative where there were fewer.
    q: the share of false ones among all days named up to this one."""

    place: int
    distance: float
    q: float


def far_off_days(counts: NDArray[np.float64], expected: NDArray[np.float64], q: float = 0.05) -> tuple[FarOff, ...]:
    """Days whose count surprises at a false discovery rate of q among all, the farthest first. counts, expected: d.

    Counts are small and uneven, so that distances on a line would name each single event of a quiet time. A count is
    held against a Poisson distribution, or a negative binomial one where counts differ more than that; how much they
    do is told by the days that are not named.

    >>> [(one.place, round(one.distance, 1)) for one in far_off_days(np.array([1.0, 0, 2, 30, 1]), np.full(5, 1.2))]
    [(3, 26.3)]
    """
    from algorithms.analyses.rates import tails
    from algorithms.movement.chance import benjamini_hochberg

    least = np.maximum(expected, 1 / (1 + len(counts)))
    # At first without the hundredth that is farthest off, which would hide itself.
    away = np.abs(counts - least) / np.sqrt(least)
    named = np.zeros(len(counts), dtype=np.bool_)
    named[np.lexsort((np.arange(len(counts)), -away))[: -(-len(counts) // 100)]] = True
    chances, spread = np.ones(len(counts)), 0.0
    for _ in range(5):
        here, there = counts[~named], least[~named]
        spread = max(float(((here - there) ** 2 - there).sum()) / max(float((there**2).sum()), 1e-9), 0.0)
        fewer, more = tails(counts.astype(np.int32), least, spread)
        both = np.minimum(2 * np.minimum(fewer, more), 1.0)
        chances = benjamini_hochberg(np.log10(np.maximum(both, 1e-300)), len(counts))
        before, named = named, chances <= q
        if (before == named).all():
            break
    distances = (counts - least) / np.sqrt(least + spread * least**2)
    order = sorted(
        np.flatnonzero(named).tolist(), key=lambda place: (float(chances[place]), -abs(float(distances[place])), place)
    )
    return tuple(FarOff(place, float(distances[place]), float(chances[place])) for place in order)
