"""Which plates are in two places at once: read so soon after they were far away that two vehicles may bear them?"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.lead import OtherReason
from algorithms.movement.misread_plates import plates
from algorithms.movement.near_places import metres_between
from algorithms.movement.suspicion import Kind, Suspicion
from graph_model.sightings import Sightings

FASTEST = 70.0
"""Metres a second as the crow flies, 250 km/h: nobody drives so on a road."""
SLACK = 1_000.0
"""Metres by which positions, and seconds (a minute) by which clocks, may be off before a hop is called impossible."""
Rows = NDArray[np.int64]


def cloned_plates(sightings: Sightings) -> list[Suspicion]:
    """Plates with at least two hops faster than 250 km/h between places more than a kilometre apart, with a minute of
    clock error allowed for."""
    earlier, later = impossible_hops(sightings)
    between = np.sort(np.column_stack([sightings.places[earlier], sightings.places[later]]), axis=1)
    whose, whom = sightings.subjects[earlier], defaultdict[tuple[int, int], set[int]](set)
    for subject, way in zip(whose.tolist(), between.tolist(), strict=True):
        whom[way[0], way[1]].add(subject)
    found, plate = [], plates(sightings)
    for subject in np.unique(whose).tolist():
        here = whose == subject
        count = int(np.count_nonzero(here))
        if not plate[subject] or count < 2:
            continue
        rows = np.unique(np.concatenate([earlier[here], later[here]]))
        name, ways = sightings.subject_ids[subject], between[here]
        others = set[int]().union(*(whom[a, b] for a, b in ways.tolist())) - {subject}
        found.append(
            Suspicion(
                Kind.CLONED,
                (name,),
                count,
                tuple(int(key) for key in sightings.keys[rows]),
                f"{name} was read {count} times so soon after it was far away that it would have had to travel faster "
                "than 250 km/h: two vehicles may bear this plate, or a sensor's clock or position is wrong.",
                against=_against(sightings, ways, len(others)),
            )
        )
    return found


def impossible_hops(sightings: Sightings) -> tuple[Rows, Rows]:
    """Rows of consecutive readings of one subject between which nobody can have travelled: (earlier, later)."""
    where = sightings.where
    order = np.argsort(sightings.subjects, kind="stable")
    earlier, later = order[:-1], order[1:]
    kept = (sightings.subjects[earlier] == sightings.subjects[later]) & (
        sightings.places[earlier] != sightings.places[later]
    )
    earlier, later = earlier[kept], later[kept]
    hops = np.unique(np.column_stack([sightings.places[earlier], sightings.places[later]]), axis=0)
    metres = {
        (a, b): float(
            metres_between(
                where.latitudes[a : a + 1], where.longitudes[a : a + 1], where.latitudes[b], where.longitudes[b]
            )[0]
        )
        for a, b in hops.tolist()
    }
    ways = zip(sightings.places[earlier].tolist(), sightings.places[later].tolist(), strict=True)
    far = np.array([metres[way] for way in ways], dtype=np.float64)
    far = far - where.radii[sightings.places[earlier]] - where.radii[sightings.places[later]] - SLACK
    seconds = (sightings.at[later] - sightings.at[earlier]) / 1000 + 60
    too_fast = far > FASTEST * seconds  # a place without a position is NaN, which is not
    return earlier[too_fast], later[too_fast]


def _against(sightings: Sightings, ways: NDArray[np.int32], others: int) -> tuple[OtherReason, ...]:
    """ways: the two places of each impossible hop. others: how many other subjects made one of them."""
    found = []
    common = set(ways[0].tolist()).intersection(*map(set, ways.tolist()))
    if len(common) == 1 and len(np.unique(ways)) > 2:
        said = (
            f"Each of these hops has {sightings.where.ids[common.pop()]} at one end: its clock or position may be off."
        )
        found.append(OtherReason("ONE_SENSOR", len(ways), said))
    if others:
        said = f"Between the same sensors {others:,} other {'subject' if others == 1 else 'subjects'} would have been "
        said += "as fast: then a clock or a position is wrong."
        found.append(OtherReason("OTHERS_AS_FAST", others, said))
    return tuple(found)
