"""What else may explain that two are read at one place day by day, and what speaks against a relation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.explained import counted
from algorithms.movement.lead import OtherReason
from algorithms.movement.reach import reaches, told
from algorithms.movement.reasons import MOST_RECORDS
from graph_model.sightings import Sightings


def read_once(noun: str, once: int, joint: int) -> tuple[OtherReason, ...]:
    """Who is read once only may pass by and stay nowhere near. once: of `joint` days those on which both were."""
    if 2 * once < joint:
        return ()
    said = f"On {counted(once, noun)} each of them was read once only: they may just have passed by."
    return (OtherReason("READ_ONCE", once, said),)


def against_anchor(
    sightings: Sightings, noun: str, others: int, apart: int, alone: NDArray[np.int64], behind: NDArray[np.int64]
) -> tuple[OtherReason, ...]:
    """others: how many more have the place as theirs. apart: days on which one was there without the other; alone:
    indexes of the readings of these. behind: of those on which the lead rests."""
    found = []
    if others:
        said = f"It is the place of {counted(others, 'other')} as well, on half of their {noun}s or more."
        found.append(OtherReason("PLACE_OF_MANY", others, said))
    if apart:
        keys = tuple(int(key) for key in sightings.keys[alone[:MOST_RECORDS]])
        said = f"On {counted(apart, noun)} one was read there and the other was not."
        found.append(OtherReason("APART", apart, said, keys))
    reach = reaches(sightings.where)
    closest = min(np.unique(sightings.places[behind]).tolist(), key=lambda place: (reach[place], place))
    if reach[closest] > 0:
        said = f"They were read by {told(sightings.where, closest)}: this is compatible with many places."
        found.append(OtherReason("COMPATIBLE_ONLY", 1, said))
    return tuple(found)
