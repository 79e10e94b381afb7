"""cutPoints: where does the network come apart?"""

from __future__ import annotations

import strawberry

from algorithms import cut_points as algorithm
from algorithms.cut_points import CutPair, CutPoint
from api.connections import Connection, connection, page_size, paged
from api.types.entity import Entity, Info, load
from api.types.filter import FactFilter
from api.types.network import Basis, ProjectionInput, network


@strawberry.type(
    description="An entity without which its part of this network falls apart; it says nothing else about it."
)
class CutEntity:
    entity: Entity
    parts: int = strawberry.field(description="Into how many its part falls without it.")
    cut_off: int = strawberry.field(description="Entities that are then in none but the largest of these.")
    neighbours: int
    records: int = strawberry.field(description="Links that tie it.")


@strawberry.type(description="A linked pair without which its part of this network falls into two.")
class CutLink:
    a: Entity
    b: Entity
    cut_off: int = strawberry.field(description="Entities in the smaller of the two.")
    records: int = strawberry.field(description="Links between the two; where there is one, all hangs on that record.")


@strawberry.type(description="Cut points, those that cut off most first, then by id.")
class CutPoints(Connection[CutEntity]):
    pairs: list[CutLink] = strawberry.field(description="Bridges: the first pairs, as many as of the page.")
    pair_count: int = strawberry.field(description="How many such pairs there are.")
    basis: Basis


@strawberry.type
class Query:
    @strawberry.field(
        description="""Positions over which alone parts of the network hang together: articulation points, and bridges
in `pairs`. Each pair counts once, whatever its direction. What comes apart here may hang together over facts that
nobody recorded, that the filter leaves out, or that the reader may not see."""
    )
    def cut_points(
        self,
        info: Info,
        among: list[strawberry.ID] | None = None,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        project: ProjectionInput | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> CutPoints:
        size = page_size(first)
        within = network(info.context, among, link_types, types, filter, project)
        found = algorithm.cut_points(within.view)
        page, total = paged(found.points, size, after, _key, [int, str])
        pairs = found.bridges[:size]
        ids = {point.id for point in page} | {end for pair in pairs for end in (pair.a, pair.b)}
        loaded = load(info.context, sorted(ids))
        shown = connection(page, size, _key, lambda point: _entity(point, loaded[point.id]), total)
        return CutPoints(
            **vars(shown),
            pairs=[_link(pair, loaded[pair.a], loaded[pair.b]) for pair in pairs],
            pair_count=len(found.bridges),
            basis=within.basis(found),
        )


def _key(point: CutPoint) -> tuple[int, str]:
    return -point.cut_off, point.id


def _entity(point: CutPoint, entity: Entity) -> CutEntity:
    return CutEntity(
        entity=entity,
        parts=point.parts,
        cut_off=point.cut_off,
        neighbours=point.neighbours,
        records=point.records,
    )


def _link(pair: CutPair, a: Entity, b: Entity) -> CutLink:
    return CutLink(a=a, b=b, cut_off=pair.cut_off, records=pair.records)
