"""How many events an hour is expected in each cell, by the hour of the week and by holidays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.clock import on_clock
from algorithms.movement.local_time import DAY, HOUR
from graph_model.errors import BadArgument

HOLIDAY, SLOTS = 7, 8 * 24
HALF_LIFE = 8 * 168
"""Hours after which an hour counts half."""
STRENGTHS = (1.0, 4.0, 16.0, 64.0)
"""How many weeks of its own a cell needs until its own weeks count as much as what all cells have in common."""
Counts = NDArray[np.int32]
Rates = NDArray[np.float64]


def slots(begin: int, hours: int, zone: str, holidays: Collection[str]) -> NDArray[np.int64]:
    """Of each hour its weekday (0 is Monday, HOLIDAY is a holiday) times 24 and its hour, by the clock of the zone.

    begin: milliseconds UTC. holidays: days as 2026-12-25. Raises BadArgument.
    """
    try:
        days = {date.fromisoformat(one).toordinal() - date(1970, 1, 1).toordinal() for one in holidays}
    except ValueError as error:
        raise BadArgument("holidays", f"A day is none: {error}.", expected="as 2026-12-25") from None
    local = on_clock(begin + np.arange(hours, dtype=np.int64) * HOUR, zone)
    day = local // DAY
    kind = np.where(np.isin(day, sorted(days)), HOLIDAY, (day + 3) % 7)
    return kind * 24 + local // HOUR % 24


@dataclass(frozen=True, slots=True)
class Fitted:
    """rates: c x SLOTS expected events in an hour. spread: how much more than chance hours of a slot differ (the alpha
    of a negative binomial distribution, whose variance is m + alpha m squared); 0 where they do not."""

    rates: Rates
    spread: float

    def at(self, slot: NDArray[np.int64]) -> Rates:
        """c x h expected."""
        found: Rates = self.rates[:, slot]
        return found


def fitted(counts: Counts, slot: NDArray[np.int64]) -> Fitted:
    """counts: c x h. slot: h. Two weeks or more; the last quarter tells how far cells go by themselves.

    A cell's rate in a slot lies between its own mean there and its level times what all cells have in common, as the
    mean of a gamma distribution does (Clayton and Kaldor, Biometrics 43, 1987). Recent weeks count more.
    """
    if counts.shape[1] < 336:
        raise BadArgument("counts", f"There are {counts.shape[1]} hours.", expected="336 or more: two weeks")
    held = max(counts.shape[1] // 4 // 168, 1) * 168
    early, late, then = counts[:, :-held], counts[:, -held:], slot[-held:]
    losses = {}
    for strength in STRENGTHS:
        expected = _rates(early, slot[:-held], strength)[:, then]
        losses[strength] = float((expected - late * np.log(np.maximum(expected, 1e-9))).sum())
    strength = min(STRENGTHS, key=lambda one: (losses[one], one))
    expected = _rates(early, slot[:-held], strength)[:, then]
    level = late.sum() / max(float(expected.sum()), 1e-9)  # the level of the quarter is not what differs by hour
    expected = expected * level
    over = float(((late - expected) ** 2 - expected).sum()) / max(float((expected**2).sum()), 1e-9)
    return Fitted(_rates(counts, slot, strength), max(over, 0.0))


def _rates(counts: Counts, slot: NDArray[np.int64], strength: float) -> Rates:
    weights = 0.5 ** (np.arange(counts.shape[1])[::-1] / HALF_LIFE)
    seen = np.zeros((SLOTS, counts.shape[0]))
    np.add.at(seen, slot, (counts * weights).T)
    own = seen.T
    exposed = np.bincount(slot, weights=weights, minlength=SLOTS).astype(np.float64)
    weeks = float(weights.sum())
    level = _towards(own.sum(axis=1), np.full(len(own), weeks), np.full(len(own), own.sum() / weeks / len(own)), 24.0)
    together = own.sum(axis=0)
    usual = float(together.sum()) / weeks or 1.0
    by_hour = together.reshape(8, 24).sum(axis=0) / np.maximum(exposed.reshape(8, 24).sum(axis=0), 1e-9) / usual
    prior = np.tile(by_hour, 8)
    profile = _towards(together / usual, exposed, prior, 2.0)
    profile[HOLIDAY * 24 :] = _towards(together / usual, exposed, np.roll(profile, 24), 1.0)[HOLIDAY * 24 :]
    return np.asarray((own + strength * level[:, None] * profile) / (exposed + strength), dtype=np.float64)


def _towards(seen: Rates, exposed: Rates, prior: Rates, strength: float) -> Rates:
    return np.asarray((seen + strength * prior) / (exposed + strength), dtype=np.float64)


def quantile(share: float, expected: Rates, spread: float) -> Rates:
    """The count below or at which so many of the hours end, where so many are expected."""
    from scipy import stats

    if spread < 1e-6:
        return np.asarray(stats.poisson.ppf(share, expected), dtype=np.float64)
    return np.asarray(stats.nbinom.ppf(share, 1 / spread, 1 / (1 + spread * expected)), dtype=np.float64)


def tails(counts: Counts, expected: Rates, spread: float) -> tuple[Rates, Rates]:
    """The chance of as many or fewer, and of as many or more."""
    from scipy import stats

    if spread < 1e-6:
        return stats.poisson.cdf(counts, expected), stats.poisson.sf(counts - 1, expected)
    shape = 1 / spread, 1 / (1 + spread * expected)
    return stats.nbinom.cdf(counts, *shape), stats.nbinom.sf(counts - 1, *shape)
