"""Who of those read at scenes stands on a list, by which readings: a bearer on it bore an identifier for a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.borne import ALWAYS, Spans
from graph_model.sightings import Sightings

Listed = Spans | Collection[str]
"""Identifiers with the times in which they are meant, or alone: then always."""


def on_list(sightings: Sightings, rows: NDArray[np.int64], listed: Listed) -> NDArray[np.bool_]:
    """For each of these readings whether it is of an identifier on the list, in one of the identifier's times.

    >>> from algorithms.movement.drawn import seen
    >>> found = seen("van A 08:00", "car A 08:30", "van A 09:00")
    >>> on_list(found, np.arange(3), {"van": [(0, int(found.at[1]))]}).tolist()
    [True, False, False]
    """
    spans_of = listed if isinstance(listed, Mapping) else dict.fromkeys(listed, ALWAYS)
    times = {index: spans for one, spans in spans_of.items() if (index := sightings.subject(one)) is not None}
    kept = np.zeros(len(rows), dtype=np.bool_)
    named = np.zeros(len(sightings.subject_ids), dtype=np.bool_)
    named[list(times)] = True
    theirs = np.flatnonzero(named[sightings.subjects[rows]])
    theirs = theirs[np.argsort(sightings.subjects[rows[theirs]], kind="stable")]
    whose, at = sightings.subjects[rows[theirs]], sightings.at[rows[theirs]]
    for index, spans in times.items():
        low, high = np.searchsorted(whose, [index, index + 1])
        for since, until in spans:
            kept[theirs[low:high][(at[low:high] >= since) & (at[low:high] < until)]] = True
    return kept


def asked_about(
    sightings: Sightings,
    rows: NDArray[np.int64],
    subject_types: Collection[str] | None,
    include: Listed | None,
    exclude: Listed,
) -> NDArray[np.bool_]:
    """s: whether a subject is of the types asked for, of those to include by one of these readings at least, and not of
    those to leave out by every one: where another may have borne it at one of the scenes, it stays."""
    size = len(sightings.subject_ids)
    types = np.array([subject_types is None or name in subject_types for name in sightings.type_names], dtype=np.bool_)
    asked = types[sightings.subject_types].copy() if len(types) else np.zeros(0, dtype=np.bool_)
    whose = sightings.subjects[rows]
    if include is not None:
        asked &= np.bincount(whose[on_list(sightings, rows, include)], minlength=size) > 0
    if exclude:
        others = np.bincount(whose[~on_list(sightings, rows, exclude)], minlength=size)
        asked &= (others > 0) | (np.bincount(whose, minlength=size) == 0)
    return asked
