"""The search cut into days and blocks of subjects gives what it gives in one piece."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from algorithms.movement.divided import Part, Terms, days_of, pairs_of_day, weighed
from algorithms.movement.drawn import Reading, of_readings
from algorithms.movement.search import search
from algorithms.movement.together import Together
from algorithms.movement.tracks import readings_of_days
from graph_model.sightings import Sightings
from tests.algorithms.movement.readings import POSITIONS, READINGS
from tests.algorithms.movement.worlds import Size, world
from tests.tries import tries


@settings(max_examples=tries(60), deadline=None)
@given(readings=READINGS.filter(bool), within=st.sampled_from([0.0, 50.0, 400.0]), least=st.integers(1, 3))
def test_days_and_blocks_find_and_weigh_what_the_whole_does(readings: list[Reading], within: float, least: int) -> None:
    together = Together(within_metres=within, least_places=least)
    hold(of_readings(readings, positions=POSITIONS), together)


def test_a_month_with_an_outage_and_planted_pairs_is_the_same_in_parts() -> None:
    small = Size(commuters=60, strangers=30, taxis=2, households=6, cameras=25, fans=20)
    assert hold(world(5, planted=3, size=small).sightings, Together()) > 100


def terms_of(sightings: Sightings, together: Together) -> Terms:
    where = sightings.where
    by_place = np.bincount(sightings.places, minlength=len(where.ids)).astype(np.int64)
    days = days_of(where, by_place, int(sightings.at[0]), int(sightings.at[-1]), together)
    read = readings_of_days(sightings.places, days.of(sightings.at), len(where.ids), len(days))
    return Terms.of(where, read, days, together)


def part_of(sightings: Sightings, rows: NDArray[np.int64]) -> Part:
    """Handed over in an order of its own, as a cluster would."""
    rows = rows[::-1]
    return Part.of(sightings.subjects[rows], sightings.places[rows], sightings.at[rows], sightings.keys[rows])


def hold(sightings: Sightings, together: Together) -> int:
    """How many pairs there were. Each day by itself, then each pair of blocks."""
    whole, terms = search(sightings, together), terms_of(sightings, together)
    of_rows = terms.days.of(sightings.at)
    found: dict[tuple[int, int], list[int]] = {}
    for day in np.unique(of_rows):
        part = pairs_of_day(terms, part_of(sightings, np.flatnonzero(of_rows == day)))
        for left, right, journeys, days, spots in zip(
            part.left, part.right, part.journeys, part.days, part.spots, strict=True
        ):
            sums = found.setdefault((int(left), int(right)), [0, 0, 0])
            sums[:] = sums[0] + int(journeys), sums[1] + int(days), max(sums[2], int(spots))
    pairs = whole.pairs
    columns = (pairs.left, pairs.right, pairs.journeys, pairs.days, pairs.spots)
    assert [((a, b), [j, d, s]) for a, b, j, d, s in zip(*(c.tolist() for c in columns), strict=True)] == sorted(
        found.items()
    )
    worth = np.flatnonzero(whole.compared > 0)
    for one in range(3):
        for other in range(3):
            chosen = worth[(pairs.left[worth] % 3 == one) & (pairs.right[worth] % 3 == other)]
            rows = np.flatnonzero(np.isin(sightings.subjects % 3, (one, other)))
            if not len(chosen):
                continue
            counts, weights = weighed(terms, part_of(sightings, rows), pairs.left[chosen], pairs.right[chosen])
            assert counts.tolist() == np.column_stack([whole.compared_days, whole.compared])[chosen].tolist()
            known = ~np.isnan(whole.log_tails[chosen])
            assert weights[known, 0].tolist() == whole.expected[chosen][known].tolist()
            assert weights[known, 1].tolist() == whole.log_tails[chosen][known].tolist()
    return len(pairs.left)
