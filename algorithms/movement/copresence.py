"""Which pairs of subjects were read at one place, or at near ones, within a window, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.by_place import ByPlace
from algorithms.movement.near_places import near
from graph_model.sightings import Sightings

MOST_PAIRS = 64_000_000
"""Pairs of readings that are held at once: half a gigabyte. Beyond that the subjects are taken in parts."""


@dataclass(frozen=True, slots=True)
class CoPresence:
    """left < right: subject indexes of the pairs, sorted. counts: in how many pairs of readings each was together."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    counts: NDArray[np.int64]


def copresence(
    sightings: Sightings,
    within_seconds: float = 60,
    within_metres: float = 0,
    least: int = 1,
    most_pairs: int = MOST_PAIRS,
) -> CoPresence:
    """All pairs that were together in `least` pairs of readings or more.

    >>> from algorithms.movement.drawn import seen
    >>> found = copresence(seen("car1 A 08:00:00", "car2 A 08:00:20", "car3 A 08:02:00"))
    >>> found.left.tolist(), found.right.tolist(), found.counts.tolist()
    ([0], [1], [1])
    """
    from algorithms.movement.grouped_kernel import runs

    size = max(len(sightings.subject_ids), 1)
    parts = []
    for begun, packed in packed_pairs(sightings, within_seconds, within_metres, None, 1, None, most_pairs):
        packed.sort()
        values, counts = runs(packed, least)
        parts.append((values // size + begun, values % size, counts))
    if not parts:
        empty = np.zeros(0, dtype=np.int64)
        return CoPresence(empty, empty, empty)
    left, right, counts = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return CoPresence(left, right, counts)


def packed_pairs(
    sightings: Sightings,
    within_seconds: float,
    within_metres: float,
    marks: NDArray[np.int64] | None,
    of_marks: int,
    days: NDArray[np.int32] | None,
    most_pairs: int = MOST_PAIRS,
    by_place: ByPlace | None = None,
) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Pairs of readings in parts: the part's first subject, and ((smaller - first) * s + larger) * of_marks + mark.

    marks: n numbers below of_marks (None: 0), of which a pair bears that of its smaller subject's reading. days: n;
    readings of different days make no pair (None: all are of one).
    """
    from algorithms.movement import copresence_kernel

    size = max(len(sightings.subject_ids), 1)
    window = round(within_seconds * 1000)
    around = near(sightings.where, within_metres)
    begins, rows, at = by_place or ByPlace.of(sightings)
    subjects = sightings.subjects.take(rows)
    tallied = copresence_kernel.tally(at, subjects, begins, around.begins, around.beside, window, size)
    marks = np.zeros(len(rows), dtype=np.int64) if marks is None else marks.take(rows)
    days = np.zeros(len(rows), dtype=np.int32) if days is None else days.take(rows)
    del rows
    ends = np.cumsum(tallied)
    widest = max((2**63 - 1) // (size * of_marks), 1)
    begun = 0
    while begun < size:
        before = int(ends[begun - 1]) if begun else 0
        if before == int(ends[-1]):
            return
        end = int(np.searchsorted(ends, before + most_pairs, side="right"))
        end = min(max(end, begun + 1), begun + widest, size)
        expected = int(ends[end - 1]) - before
        if expected:
            yield (
                begun,
                copresence_kernel.collect(
                    at,
                    subjects,
                    begins,
                    around.begins,
                    around.beside,
                    window,
                    (begun, end),
                    (size, of_marks),
                    marks,
                    days,
                    expected,
                ),
            )
        begun = end
