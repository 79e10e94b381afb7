"""At which mast was the caller of each call: the mast that read the number at that moment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from algorithms.movement.calls import Calls
from graph_model.sightings import Sightings

MAST = "phone-mast"


def with_masts(calls: Calls, sightings: Sightings) -> Calls:
    """The calls with their masts, as indexes of the sightings' places; -1 where none read the caller at the moment of
    the call, as the call's record tells both. Of several the first by id.

    >>> from algorithms.movement.calls import calls_of
    >>> from algorithms.movement.drawn import of_readings
    >>> masts = of_readings([("ada", "M2", 5), ("bo", "M1", 5)], kinds={"M1": "phone-mast", "M2": "phone-mast"})
    >>> with_masts(calls_of([("ada", "bo", 5), ("ada", "bo", 6)]), masts).masts.tolist()
    [1, -1]
    """
    where = sightings.where
    masts = np.array([name == MAST for name in where.kind_names], dtype=np.bool_)[where.kinds]
    subject_of = [sightings.subject(phone) for phone in calls.phones]
    phone_of = np.full(len(sightings.subject_ids), -1, dtype=np.int64)
    for phone, subject in enumerate(subject_of):
        if subject is not None:
            phone_of[subject] = phone
    rows = np.flatnonzero(masts[sightings.places])
    rows = rows[phone_of[sightings.subjects[rows]] >= 0]
    order = np.lexsort((sightings.places[rows], sightings.at[rows], phone_of[sightings.subjects[rows]]))
    rows = rows[order]
    read = [*zip(phone_of[sightings.subjects[rows]].tolist(), sightings.at[rows].tolist(), strict=True)]
    first = dict(reversed([*zip(read, sightings.places[rows].tolist(), strict=True)]))
    moments = zip(calls.callers.tolist(), calls.at.tolist(), strict=True)
    return replace(calls, masts=np.array([first.get(moment, -1) for moment in moments], dtype=np.int32))
