"""The sightings of those who are asked about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Sightings


def narrowed(
    sightings: Sightings, subject: str | None, subject_types: Collection[str] | None, exclude: Collection[str]
) -> Sightings:
    """The sightings of the subjects that are asked about; the same object where these are all."""
    return only(sightings, asked_about(sightings, subject, subject_types, exclude))


def asked_about(
    sightings: Sightings, subject: str | None, subject_types: Collection[str] | None, exclude: Collection[str]
) -> NDArray[np.bool_]:
    """Which of the subjects are asked about. None of them where the one subject was never read: the pairs of others are
    no answer about it."""
    names = np.array([subject_types is None or name in subject_types for name in sightings.type_names], dtype=np.bool_)
    keep = names[sightings.subject_types] if len(names) else np.zeros(0, dtype=np.bool_)
    keep = keep.copy()
    if "RadioDevice" in sightings.type_names:
        devices = sightings.subject_types == sightings.type_names.index("RadioDevice")
        ids = sightings.subject_ids
        keep[[number for number in np.flatnonzero(devices).tolist() if _is_random(ids[number])]] = False
    for entity in exclude:
        if (found := sightings.subject(entity)) is not None:
            keep[found] = False
    if subject is not None:
        found = sightings.subject(subject)
        if found is None:
            keep[:] = False
        else:
            keep[found] = True
    return keep


def _is_random(entity: str) -> bool:
    """Whether a hardware address was made up by the device: the second lowest bit of its first byte says so."""
    return entity.partition(":")[2][1:2].lower() in set("2367abef")


def only(sightings: Sightings, keep: NDArray[np.bool_]) -> Sightings:
    """The readings of the subjects in `keep`; the same object where these are all."""
    if keep.all():
        return sightings
    rows = keep[sightings.subjects]
    return replace(
        sightings,
        subjects=sightings.subjects[rows],
        places=sightings.places[rows],
        at=sightings.at[rows],
        keys=sightings.keys[rows],
    )
