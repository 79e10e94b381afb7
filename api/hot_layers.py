"""The layers of a hot map that no sensor watches: what occurred at a place, and the readings behind leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.areas import Area, inside, within
from algorithms.movement.companions import companions
from algorithms.movement.hot_map import HotMap
from algorithms.movement.hot_points import hot_points
from algorithms.movement.local_time import local_time
from algorithms.movement.together import Together
from api.context import Asking
from graph_model.errors import BadArgument
from graph_model.reader import FactFilter
from graph_model.sightings import Sightings
from stores.graph.reads.occurred import FOREVER, occurred

MOST_LEADS = 200
"""Pairs whose readings make the layer of findings."""
AT = "OCCURRED_AT"


@dataclass(frozen=True, slots=True)
class HotAsked:
    """What a hot map is asked for, but for its layer and filter. types: of subjects or events. kinds: of sensors, or
    the events' own."""

    resolution: int
    area: Area | None
    types: Sequence[str] | None
    kinds: Sequence[str] | None
    hours: Sequence[int]
    weekdays: Sequence[int]


def hot_events(asking: Asking, given: FactFilter, asked: HotAsked) -> tuple[HotMap, int, float]:
    """What may have occurred in the filter's window, with how many links the filter hides and how old they are. Raises
    BadArgument, LimitExceeded."""
    starts = asking.registry.links[AT].starts
    wrong = sorted(set(asked.types or ()) - set(starts))
    if wrong:
        raise BadArgument("types", f"{wrong[0]} does not occur at a place.", expected=", ".join(sorted(starts)))
    # Where it occurred has no time of its own: the time filter holds for when it happened.
    facts = replace(given, since=None, until=None)
    view = asking.view(facts, [AT])
    found = occurred(asking.seen(facts), view, sorted(asked.types or starts), asked.kinds)
    kept = np.ones(len(found.at), dtype=np.bool_)
    if given.since is not None or given.until is not None:
        since = -FOREVER if given.since is None else given.since
        until = FOREVER if given.until is None else given.until
        dated = (found.at + np.maximum(found.lasting, 1) > since) & (found.at < until)
        kept = np.where(found.lasting == FOREVER, given.undated, dated)
    if asked.area is not None:
        kept &= within(found.latitudes, found.longitudes, asked.area)
    rows = np.flatnonzero(kept)
    hot = hot_points(
        found.latitudes[rows],
        found.longitudes[rows],
        _on_the_wall(found.at[rows], [found.zones[row] for row in rows.tolist()]),
        "UTC",
        asked.resolution,
        lasting=found.lasting[rows],
        subjects=np.unique([found.events[row] for row in rows.tolist()], return_inverse=True)[1].astype(np.int64),
        hours=asked.hours,
        weekdays=asked.weekdays,
    )
    return hot, view.hidden, view.age


def hot_findings(asking: Asking, sightings: Sightings, asked: HotAsked) -> HotMap:
    """The readings behind the leads of all pairs that move together beyond routine; a subject is a pair."""
    together = Together(holidays=asking.service.holidays)
    found = companions(sightings, together=together, subject_types=asked.types, permuted_worlds=0, first=MOST_LEADS)
    order = np.argsort(sightings.keys, kind="stable")
    ordered, where = sightings.keys[order], sightings.where
    pairs, rows = [], []
    for number, lead in enumerate(found.beyond_routine.leads):
        for row in order[np.searchsorted(ordered, np.array(lead.records, dtype=np.int64))].tolist():
            pairs.append(number)
            rows.append(row)
    seen, whose = np.array(rows, dtype=np.int64), np.array(pairs, dtype=np.int64)
    places = sightings.places[seen]
    kept = np.ones(len(seen), dtype=np.bool_)
    if asked.area is not None:
        kept &= inside(where, asked.area)[places]
    if asked.kinds is not None:
        kept &= np.array([name in asked.kinds for name in where.kind_names], dtype=np.bool_)[where.kinds[places]]
    seen, whose, places = seen[kept], whose[kept], places[kept]
    zones = [where.zone_names[zone] for zone in where.zones[places].tolist()]
    return hot_points(
        where.latitudes[places],
        where.longitudes[places],
        _on_the_wall(sightings.at[seen], zones),
        "UTC",
        asked.resolution,
        "finding",
        subjects=whose,
        hours=asked.hours,
        weekdays=asked.weekdays,
    )


def _on_the_wall(at: NDArray[np.int64], zones: Sequence[str]) -> NDArray[np.int64]:
    """Each time as the clock of its zone showed it."""
    moved = at.copy()
    names = np.array(zones, dtype=object)
    for zone in sorted(set(zones)):
        rows = np.flatnonzero(names == zone)
        moved[rows] = local_time(at[rows], zone)
    return moved
