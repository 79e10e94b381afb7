"""deviceChain: which cards were in which handsets, with which numbers, one after the other?"""

from __future__ import annotations

import strawberry

from algorithms.movement import device_chain as movement
from api.calls import facts_at
from api.connections import page_size
from api.types.borne import identifiers
from api.types.entity import Entity, Info, load
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from stores.graph.reads.entities import resolve

MOST_LEVELS = 8
MOST_LINKS = 500
MOST_HUB = 10_000


@strawberry.type(description="A handset with several cards, or a card with several handsets or numbers.")
class DeviceChange:
    device: Entity
    others: int


@strawberry.type(description="Numbers, cards and handsets, and when each was in or with which.")
class DeviceChain:
    facts: list[Fact] = strawberry.field(description="The records, in the order of time; undated ones last.")
    entities: list[Entity] = strawberry.field(description="All that are named, by id.")
    changes: list[DeviceChange] = strawberry.field(description="Where something was changed, most first.")
    hubs_not_walked: list[strawberry.ID]
    omitted: int = strawberry.field(description="Links that are not told.")
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""The chain of numbers, cards and handsets around one of them, or around what a person bore, up to
`levels` links away. Null for an unknown entity."""
    )
    def device_chain(
        self,
        info: Info,
        id: strawberry.ID,
        levels: int = 4,
        hub_limit: int = 100,
        filter: FactFilter | None = None,
    ) -> DeviceChain | None:
        asking, given = info.context, chosen(filter)
        page_size(levels, MOST_LEVELS, "levels")
        page_size(hub_limit, MOST_HUB, "hubLimit")
        seen = asking.seen(given)
        known = resolve(seen, [id])
        if id not in known:
            return None
        view = asking.view(given, movement.LINKS)
        found = movement.device_chain(view, sorted({known[id], *identifiers(seen, [id])}), levels, hub_limit)
        told = found.worn[:MOST_LINKS]
        named = load(asking, sorted({end for one in told for end in (one.start, one.end)} | {known[id]}))
        return DeviceChain(
            facts=facts_of(seen, facts_at(seen, view, [one.link for one in told])),
            entities=[named[one] for one in sorted(named)],
            changes=[DeviceChange(device=named[one], others=others) for one, others in found.changes if one in named],
            hubs_not_walked=[strawberry.ID(one) for one in found.hubs],
            omitted=len(found.worn) - len(told),
            hidden_by_filter=view.hidden,
            snapshot_age=view.age,
        )
