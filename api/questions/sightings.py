"""sightings: when and where was it read, and what they bore while they bore it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import strawberry

from algorithms.movement import areas
from api.connections import connection, decode, page_size
from api.types.area import Area, area_of
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.sighting import SightingConnection, sightings_of
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads import sightings as reads
from stores.graph.reads.entities import resolve
from stores.graph.reads.facts import members_of
from stores.graph.reads.sensors import SensorHistory, sensors
from stores.graph.reads.sightings import SeenSightings, Where, always
from stores.graph.seen import SeenGraph

MOST = 500
"""Subjects or sensors of one question."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""What sensors read: of these subjects, by these sensors, in this area; at least one of the three.
The sightings of a person, vehicle or thing are those of the identifiers that it bore, each only while the links held by
which it bore them. Unknown ids are left out."""
    )
    def sightings(
        self,
        info: Info,
        subjects: list[strawberry.ID] | None = None,
        sensors: list[strawberry.ID] | None = None,
        area: Area | None = None,
        filter: FactFilter | None = None,
        first: int = 100,
        after: str | None = None,
    ) -> SightingConnection:
        size, asking = page_size(first), info.context
        for name, given in (("subjects", subjects), ("sensors", sensors)):
            if given is not None and len(given) > MOST:
                raise LimitExceeded(name, len(given), MOST)
        if subjects is None and sensors is None and area is None:
            raise BadArgument("subjects", "Nothing says which sightings.", expected="subjects, sensors or area")
        seen = asking.seen(chosen(filter))
        about = None if subjects is None else sorted(set(resolve(seen, subjects).values()))
        whole = SeenSightings(seen, about, _where(seen, sensors, area))
        found = whole.page(decode(after, [int, str]), size + 1)
        shown = {one.id: one for one in sightings_of(asking, seen, found[:size])}
        page = connection(
            found,
            size,
            lambda one: (one.at, one.id),
            lambda one: shown[strawberry.ID(one.id)],
            whole.total,
            whole.at_least,
        )
        return SightingConnection(**vars(page), hidden=whole.hidden)


def _where(seen: SeenGraph, ids: list[strawberry.ID] | None, area: Area | None) -> Where | None:
    if area is None:
        return None if ids is None else always(members_of(seen, resolve(seen, ids).values()))
    asked = area_of(area)
    edges = tuple(areas.edges_of(asked))
    circle = None if asked.circle is None else reads.Circle(*asked.circle)
    given = None if ids is None else members_of(seen, resolve(seen, ids).values())
    known = sensors(seen, given)
    return Where(tuple(_inside(seen, list(known.values()), asked)), circle, edges)


def _inside(seen: SeenGraph, known: Sequence[SensorHistory], area: areas.Area) -> Iterator[tuple[str, bool, int, int]]:
    """The times in which each sensor stood in the area; where it moves, each of its readings says for itself."""
    for sensor in known:
        kinds = {str(spell.values.get("kind")) for spell in sensor.spells}
        declared = [seen.registry.sensors[kind] for kind in kinds if kind in seen.registry.sensors]
        if len(declared) < len(kinds) or any(kind.moves for kind in declared):
            yield sensor.id, True, sensor.spells[0].since, sensor.spells[-1].until
    stood = [
        (sensor.id, spell, at)
        for sensor in known
        for spell in sensor.spells
        if isinstance(at := spell.values.get("position"), tuple)
    ]
    points = np.array([at for _, _, at in stood], dtype=np.float64).reshape(-1, 2)
    for (sensor_id, spell, _), inside in zip(
        stood, areas.within(points[:, 0], points[:, 1], area).tolist(), strict=True
    ):
        if inside:
            yield sensor_id, False, spell.since, spell.until
