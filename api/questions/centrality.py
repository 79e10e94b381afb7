"""centrality: who stands where in this network?"""

from __future__ import annotations

import strawberry

from algorithms import centrality as algorithm
from algorithms.centrality import Measure, Position
from api.connections import Connection, connection, page_size, paged
from api.types.entity import Entity, Info, load
from api.types.filter import FactFilter
from api.types.network import Basis, ProjectionInput, checked_seed, network

strawberry.enum(
    Measure,
    name="CentralityMeasure",
    description="""DEGREE: distinct neighbours. BETWEENNESS: shortest paths between two others that run through it.
PAGERANK: well linked with the well linked; after a projection by the weights of its ties, which the others leave out.
CLOSENESS: near to all others. TRIANGLES: pairs of its neighbours that are linked themselves. EFFECTIVE_SIZE: of a
broker, neighbours less their ties among themselves. CORE: so many neighbours in a part where all have as many.""",
)


@strawberry.type(description="One entity's place in this network under this filter; it says nothing else about it.")
class Ranked:
    entity: Entity
    score: float
    rank: int = strawberry.field(description="1 is the highest score; equal scores share a rank.")
    neighbours: int
    records: int = strawberry.field(description="Links behind the score.")


@strawberry.type(description="Entities by score, highest first, then by id.")
class Ranking(Connection[Ranked]):
    measure: Measure
    seed: int
    sampled: int | None = strawberry.field(
        description="From how many entities the scores are estimated; null where they are exact."
    )
    basis: Basis


@strawberry.type
class Query:
    @strawberry.field(
        description="""Positions in the network, or among given entities. Each pair counts once, whatever its direction
and however many records link it."""
    )
    def centrality(
        self,
        info: Info,
        measure: Measure,
        among: list[strawberry.ID] | None = None,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        project: ProjectionInput | None = None,
        seed: int = 1,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Ranking:
        size = page_size(first)
        within = network(info.context, among, link_types, types, filter, project)
        found = algorithm.centrality(within.view, measure, checked_seed(seed), weights=within.weights)
        page, total = paged(found.positions, size, after, _key, [float, str])
        loaded = load(info.context, [position.id for position in page])
        shown = connection(page, size, _key, lambda position: _ranked(position, loaded[position.id]), total)
        return Ranking(
            **vars(shown),
            measure=found.measure,
            seed=found.seed,
            sampled=found.sampled,
            basis=within.basis(found),
        )


def _key(position: Position) -> tuple[float, str]:
    return -position.score, position.id


def _ranked(position: Position, entity: Entity) -> Ranked:
    return Ranked(
        entity=entity,
        score=position.score,
        rank=position.rank,
        neighbours=position.neighbours,
        records=position.records,
    )
