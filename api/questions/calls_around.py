"""callsAround: who called whom about the time of an event, and of those who were near?"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import strawberry

from algorithms.movement.areas import Area, inside
from algorithms.movement.cells import reaching
from algorithms.movement.device_chain import LINKS, device_chain
from algorithms.movement.local_time import HOUR
from api.calls import CALL, PHONE, calls_between, facts_at
from api.connections import Connection, Edge, PageInfo, decode, encode, page_size
from api.context import Asking
from api.types.entity import Info
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument
from graph_model.keys import type_of
from graph_model.reader import FactFilter as Chosen
from stores.graph.reads.entities import resolve
from stores.graph.reads.happened import happened

MOST_HOURS = 7 * 24.0
MOST_METRES = 100_000.0


@strawberry.type(description="Calls, earliest first.")
class CallConnection(Connection[Fact]):
    near: list[strawberry.ID] | None = strawberry.field(
        description="The numbers that were read near the event meanwhile, by themselves or in their card or handset."
    )
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""Calls from so many hours before an event begins to so many after it ends. metres: only calls of
numbers that sensors read within so many metres of it meanwhile, themselves, or the card or handset that they were in; a
mast counts with its reach, or its sector. Null for an unknown event."""
    )
    def calls_around(
        self,
        info: Info,
        event: strawberry.ID,
        hours_before: float = 2,
        hours_after: float = 2,
        metres: float | None = None,
        filter: FactFilter | None = None,
        first: int = 100,
        after: str | None = None,
    ) -> CallConnection | None:
        asking, given, size = info.context, chosen(filter), page_size(first)
        for argument, hours in (("hoursBefore", hours_before), ("hoursAfter", hours_after)):
            if not (math.isfinite(hours) and 0 <= hours <= MOST_HOURS):
                raise BadArgument(argument, f"{argument} is {hours:g}.", expected=f"0 to {MOST_HOURS:g}")
        if metres is not None and not (math.isfinite(metres) and 0 <= metres <= MOST_METRES):
            raise BadArgument("metres", f"metres is {metres:g}.", expected=f"0 to {MOST_METRES:g}")
        # What happened is looked up whatever the time filter: it says where to look, not what counts.
        seen = asking.seen(replace(given, since=None, until=None))
        known = resolve(seen, [event])
        if event not in known:
            return None
        found = happened(seen, known[event])
        if found.since is None or found.until is None:
            raise BadArgument("event", "Of the event no time is known.", expected="an event with a time")
        since = found.since - round(hours_before * HOUR)
        until = max(found.until, found.since + 1) + round(hours_after * HOUR)
        near = None if metres is None else _near(asking, given, found.places, (since, until), metres)
        view = asking.view(given, [CALL])
        rows = calls_between(view, since, until, near)
        begin = max((decode(after, [int]) or (0,))[0], 0)
        shown = rows[begin : begin + size].tolist()
        # One reading of the snapshot may stand for several records of one moment: a page tells all of them.
        facts = facts_of(asking.seen(given), facts_at(asking.seen(given), view, shown))
        end = encode((begin + len(shown),)) if shown else None
        return CallConnection(
            edges=[Edge(cursor=end or "", node=fact) for fact in facts],
            page_info=PageInfo(has_next_page=begin + size < len(rows), end_cursor=end),
            total=len(rows),
            near=None if near is None else [strawberry.ID(one) for one in near],
            hidden_by_filter=view.hidden,
            snapshot_age=view.age,
        )


def _near(
    asking: Asking, given: Chosen, places: tuple[tuple[float, float], ...], window: tuple[int, int], metres: float
) -> list[str]:
    """The numbers that were read near, themselves or the card or handset that they were in, at that time."""
    if not places:
        raise BadArgument("metres", "Of the event no position is known.", expected="no metres, or an event with one")
    sightings = asking.sightings(given)
    where = sightings.where
    close = np.zeros(len(where.ids), dtype=np.bool_)
    for latitude, longitude in places:
        around = Area(circle=(latitude, longitude, metres))
        close |= inside(where, around) | reaching(where, around)
    low, high = np.searchsorted(sightings.at, window)
    read = np.unique(sightings.subjects[low:high][close[sightings.places[low:high]]])
    subjects = [sightings.subject_ids[one] for one in read.tolist()]
    meanwhile = replace(given, since=window[0], until=window[1], undated=True)
    chain = device_chain(asking.view(meanwhile, LINKS), subjects, levels=2)
    named = {end for one in chain.worn for end in (one.start, one.end)} | set(subjects)
    return sorted(one for one in named if type_of(one) == PHONE)
