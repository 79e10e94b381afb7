"""Whether a subject was at a scene, or only within the reach of a sensor there, which may be somewhere else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.reach import NEARBY, masts, phones_among, reaches, told
from algorithms.movement.scenes import AtScene, Scene
from graph_model.sightings import Places, Sightings


@dataclass(frozen=True, slots=True)
class OnlyInReach:
    """by: the sensor that alone read the subject. others: how many others the same sensors read; at masts, phones.
    beside: that in words."""

    by: str
    others: int
    beside: str


def telling(where: Places, scene: Scene, stands: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """p: whether whom a place reads at a scene was there: it stands there and reaches no farther than the circle that
    is asked about, else a hundred metres. A mast never does."""
    near_enough = scene.area.circle[2] if scene.area is not None and scene.area.circle else NEARBY
    return stands & ~masts(where) & (reaches(where) <= near_enough)


def only_in_reach(
    sightings: Sightings, one: AtScene, tells: NDArray[np.bool_], mine: NDArray[np.int64]
) -> OnlyInReach | None:
    """None where the subject was not read, or by a place that tells. mine: the subject's readings at the scene."""
    where, rows = sightings.where, one.rows
    places = np.unique(sightings.places[mine])
    if not len(places) or tells[places].any():
        return None
    is_mast, reach = masts(where), reaches(where)
    beside = sightings.subjects[rows][np.isin(sightings.places[rows], places)]
    if is_mast[places].all():
        others = max(phones_among(sightings, np.unique(beside).tolist()) - 1, 0)
        said = f"{others:,} other {'phone was' if others == 1 else 'phones were'} read in the same cells."
        return OnlyInReach("a phone mast", others, said)
    best = min(places[~is_mast[places]].tolist(), key=lambda one: (reach[one], one))
    others = len(np.unique(beside)) - 1
    said = f"{others:,} {'other was' if others == 1 else 'others were'} read by the same sensors."
    return OnlyInReach(told(where, best), others, said)
