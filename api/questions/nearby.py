"""nearby: what lies within a circle on the map?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import strawberry

from algorithms.great_circle import box, metres
from api.connections import Connection, connection, page_size, paged
from api.types.area import Area, Circle, checked_circle
from api.types.entity import Entity, Info, entity_of
from api.types.filter import FactFilter, chosen
from stores.graph.reads.entities import SeenEntity, entities
from stores.graph.reads.in_box import in_box
from stores.graph.seen import SeenGraph

AT_ONCE = 500
"""Entities whose claims are read at once."""


@dataclass(frozen=True, slots=True)
class _Found:
    entity: SeenEntity
    latitude: float
    longitude: float
    metres: float

    def key(self) -> tuple[float, str]:
        return self.metres, self.entity.id


@strawberry.type(description="An entity, its working position and how far that is from the middle of the circle.")
class Nearby:
    entity: Entity
    latitude: float
    longitude: float
    metres: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""Entities whose working `position` lies within the circle, nearest first. The filter decides which
claims are looked at first; the working value is drawn from all that are visible."""
    )
    def nearby(
        self,
        info: Info,
        area: Area,
        types: list[str] | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Nearby]:
        size = page_size(first)
        asking = info.context
        wanted = asking.types(types)
        found = sorted(_within(asking.seen(chosen(filter)), checked_circle(area), wanted), key=_Found.key)
        page, total = paged(found, size, after, _Found.key, [float, str])
        return connection(
            page,
            size,
            _Found.key,
            lambda one: Nearby(
                entity=entity_of(asking, one.entity),
                latitude=one.latitude,
                longitude=one.longitude,
                metres=one.metres,
            ),
            total,
        )


def _within(seen: SeenGraph, circle: Circle, types: list[str] | None) -> Iterator[_Found]:
    middle = circle.latitude, circle.longitude
    ids = in_box(seen, box(middle, circle.metres), types)
    for begin in range(0, len(ids), AT_ONCE):
        for entity in entities(seen, ids[begin : begin + AT_ONCE]).values():
            position = entity.values.get("position")
            if position is None or not isinstance(position.value, tuple):
                continue
            latitude, longitude = (float(part) for part in position.value)
            distance = round(metres(middle, (latitude, longitude)), 1)
            if distance <= circle.metres and (types is None or entity.declared.name in types):
                yield _Found(entity, latitude, longitude, distance)
