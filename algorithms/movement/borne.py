"""Readings of the identifiers that somebody bore as the readings of that somebody, each only while they bore it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from graph_model.keys import type_of
from graph_model.sightings import Sightings

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""By identifier the times (milliseconds UTC, half open) in which it was borne."""


def as_bearer(sightings: Sightings, bearer: str, borne: Spans) -> Sightings:
    """The same readings with one subject more, the bearer, whose are those of the identifiers in their times.

    bearer: an entity id that was read as little as a person is. An identifier keeps its other readings.

    >>> from algorithms.movement.drawn import seen
    >>> found = as_bearer(seen("van A 08:00", "van B 09:00"), "Person:case:ada", {"van": [(0, 1 << 60)]})
    >>> list(found.subject_ids), found.subjects.tolist()
    (['Person:case:ada', 'van'], [0, 0])
    """
    names = sorted({*sightings.subject_ids, bearer})
    place = {name: number for number, name in enumerate(names)}
    moved = np.array([place[name] for name in sightings.subject_ids], dtype=np.int32)
    subjects = moved[sightings.subjects] if len(moved) else np.zeros(0, dtype=np.int32)
    for identifier, times in borne.items():
        before = sightings.subject(identifier)
        if before is None:
            continue
        own = sightings.subjects == before
        for since, until in times:
            subjects[own & (sightings.at >= since) & (sightings.at < until)] = place[bearer]
    types = tuple(sorted({*sightings.type_names, type_of(bearer)}))
    of_old = {
        name: types.index(sightings.type_names[kind])
        for name, kind in zip(sightings.subject_ids, sightings.subject_types.tolist(), strict=True)
    }
    order = np.lexsort((sightings.keys, subjects, sightings.places, sightings.at))
    return replace(
        sightings,
        subject_ids=names,
        subject_types=np.array([of_old.get(name, types.index(type_of(bearer))) for name in names], dtype=np.int16),
        type_names=types,
        subjects=subjects[order],
        places=sightings.places[order],
        at=sightings.at[order],
        keys=sightings.keys[order],
    )
