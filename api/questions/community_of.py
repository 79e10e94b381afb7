"""communityOf: who belongs together with one entity?"""

from __future__ import annotations

import strawberry

from algorithms.communities import community_of
from algorithms.partition import Method
from api.connections import page_size
from api.types.community import FoundCommunity, checked_resolution, checked_runs, community
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.network import ProjectionInput, checked_seed, network
from stores.graph.reads.entities import resolve


@strawberry.type
class Query:
    @strawberry.field(
        description="""The community of an entity, with its members by id; null if there is no such entity, or none of
these types. K_CORE gives the densest core that holds it."""
    )
    def community_of(
        self,
        info: Info,
        id: strawberry.ID,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        project: ProjectionInput | None = None,
        method: Method = Method.LEIDEN,
        resolution: float = 1.0,
        seed: int = 1,
        runs: int = 0,
        filter: FactFilter | None = None,
        first: int = 200,
        after: str | None = None,
    ) -> FoundCommunity | None:
        size = page_size(first)
        checked_resolution(resolution)
        checked_seed(seed)
        checked_runs(runs)
        asking = info.context
        within = network(asking, None, link_types, types, filter, project)
        known = resolve(asking.seen(chosen(filter)), [id])
        if not known:
            return None
        found = community_of(within.view, known[id], method, resolution, seed, runs=runs, weights=within.weights)
        return community(found[0], size, after) if found else None
