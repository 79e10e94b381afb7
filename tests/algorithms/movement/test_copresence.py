"""Pairs that were together, against counting each two readings by hand."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.copresence import copresence
from algorithms.movement.drawn import Reading, of_readings, seen
from tests.algorithms.movement.readings import POSITIONS, READINGS, close
from tests.tries import tries


@settings(max_examples=tries(60), deadline=None)
@given(
    readings=READINGS,
    seconds=st.sampled_from([0, 20, 60, 300]),
    within=st.sampled_from([0.0, 50.0, 400.0]),
    least=st.integers(1, 3),
    most=st.sampled_from([1, 7, 1_000_000]),
)
def test_every_two_readings_are_counted_in_however_many_parts(
    readings: list[Reading], seconds: int, within: float, least: int, most: int
) -> None:
    sightings = of_readings(readings, positions=POSITIONS)
    expected = Counter[tuple[str, str]]()
    for number, (one, place, at) in enumerate(readings):
        for other, there, then in readings[number + 1 :]:
            if one != other and abs(at - then) <= seconds * 1000 and close(place, there, within):
                expected[min(one, other), max(one, other)] += 1
    found = copresence(sightings, seconds, within, least, most)
    names = sightings.subject_ids
    columns = zip(found.left.tolist(), found.right.tolist(), found.counts.tolist(), strict=True)
    pairs = [((names[a], names[b]), count) for a, b, count in columns]
    assert pairs == sorted((pair, count) for pair, count in expected.items() if count >= least)


def test_the_window_holds_both_its_ends() -> None:
    sightings = seen("car1 A 08:00:00", "car2 A 08:01:00", "car3 A 08:02:00.001")
    assert copresence(sightings, 60).counts.tolist() == [1]


@pytest.mark.parametrize("least", [1, 2])
def test_nothing_seen_is_no_pair(least: int) -> None:
    assert len(copresence(seen(), least=least).left) == 0


def test_readings_that_may_not_be_written_to_are_read() -> None:
    sightings = seen("car1 A 08:00", "car2 A 08:00")
    for column in (sightings.at, sightings.places, sightings.subjects):
        column.flags.writeable = False
    assert np.array_equal(copresence(sightings).counts, [1])
