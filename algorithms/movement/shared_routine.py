"""Pairs with many joint days that habit explains, those with the steadiest lag first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.explained import explained, lag
from algorithms.movement.journeys import journeys
from algorithms.movement.lead import Leads, behind
from algorithms.movement.search import Searched

ROUTINE_DAYS = 5
"""With so many joint days that days alike explain two are a routine."""
BLOCK = 200
"""Pairs with most joint days whose lags are looked at together, then the next so many."""
ROUTINE = "Joint days that days alike explain, or nearly. Ranked by how little the lag between the two spreads."


def shared_routine(
    searched: Searched,
    rows: NDArray[np.int64],
    after: tuple[str, ...] | None,
    first: int,
    seed: int,
    parameters: dict[str, object],
) -> Leads:
    """Leads of the pairs `rows` of a search, behind the one of the subjects `after`.

    They are ranked by the spread of the lag within each block of those with most joint days: the lags of all would take
    too long.
    """
    pairs = searched.pairs
    most = rows[np.lexsort((pairs.right[rows], pairs.left[rows], -pairs.days[rows]))].tolist()
    passed = 0 if after is None else len(most) - len(behind(most, searched.names, after))
    begin = max(passed - 1, 0) // BLOCK * BLOCK
    shown: list[int] = []
    while begin < len(most) and len(shown) <= first:
        shown += behind(_by_lag(searched, most[begin : begin + BLOCK]), searched.names, after)
        begin, after = begin + BLOCK, None
    leads = tuple(explained(searched, row, seed) for row in shown[:first])
    expected = float(np.nansum(searched.expected[rows] >= ROUTINE_DAYS))
    return Leads(leads, len(rows), searched.of_all, expected, ROUTINE, parameters, len(shown) > first)


def _by_lag(searched: Searched, rows: list[int]) -> list[int]:
    """Those first whose lag spreads least, then those with most joint journeys."""
    ranked = []
    for row in rows:
        pair = int(searched.pairs.left[row]), int(searched.pairs.right[row])
        made = journeys(searched.sightings, searched.tracks, searched.around, searched.together, *pair)
        ranked.append((lag(made)[1], -len(made), searched.names(row), row))
    return [row for *_, row in sorted(ranked)]
