"""Readings of the identifiers that somebody bore as the readings of that somebody, each only while they bore it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from algorithms.ranges import ranges
from graph_model.keys import type_of
from graph_model.sightings import Sightings

Times = Sequence[tuple[int, int]]
"""Milliseconds UTC, half open."""
Spans = Mapping[str, Times]
"""By identifier the times in which it was borne."""
ALWAYS: Times = ((-(1 << 62), 1 << 62),)
"""The times of an identifier that is meant by itself, whoever bore it."""


def as_bearer(sightings: Sightings, bearer: str, borne: Spans) -> Sightings:
    """The same readings with one subject more, the bearer, whose are those of the identifiers in their times.

    bearer: an entity id that was read as little as a person is. An identifier keeps its other readings.

    >>> from algorithms.movement.drawn import seen
    >>> found = as_bearer(seen("van A 08:00", "van B 09:00"), "Person:case:ada", {"van": [(0, 1 << 60)]})
    >>> list(found.subject_ids), found.subjects.tolist()
    (['Person:case:ada', 'van'], [0, 0])
    """
    ids = sightings.subject_ids
    place = bisect_left(ids, bearer)
    is_new = place == len(ids) or ids[place] != bearer
    subjects = sightings.subjects + (sightings.subjects >= place) if is_new else sightings.subjects.copy()
    moved = [np.zeros(0, dtype=np.int64)]
    for identifier, times in borne.items():
        before = sightings.subject(identifier)
        if before is None:
            continue
        own = np.flatnonzero(sightings.subjects == before)
        for since, until in times:
            moved.append(own[(sightings.at[own] >= since) & (sightings.at[own] < until)])
    rows = np.unique(np.concatenate(moved))
    subjects[rows] = place
    made = replace(sightings, subjects=subjects.astype(np.int32))
    if is_new:
        types = tuple(sorted({*sightings.type_names, type_of(bearer)}))
        again = np.array([types.index(name) for name in sightings.type_names], dtype=np.int16)
        known = again[sightings.subject_types] if len(again) else again
        made = replace(
            made,
            subject_ids=[*ids[:place], bearer, *ids[place:]],
            subject_types=np.insert(known, place, types.index(type_of(bearer))).astype(np.int16),
            type_names=types,
        )
    return _in_order(made, rows)


def _in_order(made: Sightings, rows: NDArray[np.int64]) -> Sightings:
    """Sorted again where the subject changed: among what was read at the same moment and place as one of `rows`."""
    tied = (np.diff(made.at) == 0) & (np.diff(made.places) == 0)
    if not (np.append(False, tied)[rows] | np.append(tied, False)[rows]).any():
        return made
    begins = np.append(0, np.flatnonzero(~tied) + 1)
    group = np.unique(np.searchsorted(begins, rows, side="right") - 1)
    lengths = np.append(begins, len(made.at))[group + 1] - begins[group]
    together = ranges(begins[group], lengths)
    order = np.arange(len(made.at))
    order[together] = together[np.lexsort((made.keys[together], made.subjects[together], np.repeat(group, lengths)))]
    return replace(made, subjects=made.subjects[order], keys=made.keys[order])
