"""communities: which groups does the network fall into?"""

from __future__ import annotations

import strawberry

from algorithms import communities as algorithm
from algorithms.communities import Community
from algorithms.partition import Method
from api.connections import Connection, connection, page_size, paged
from api.types.community import (
    CommunityParameters,
    FoundCommunity,
    checked_resolution,
    checked_runs,
    community,
    parameters,
)
from api.types.entity import Info
from api.types.filter import FactFilter
from api.types.network import Basis, ProjectionInput, checked_seed, network
from graph_model.errors import BadArgument


@strawberry.type(description="Communities, the largest first, then by smallest id.")
class Communities(Connection[FoundCommunity]):
    modularity: float = strawberry.field(
        description="Of the whole division: the share of pairs within communities less what chance gives; up to 1."
    )
    outside: int = strawberry.field(description="Entities in no community; only K_CORE leaves any out.")
    parameters: CommunityParameters
    basis: Basis


@strawberry.type
class Query:
    @strawberry.field(
        description="""Communities of the network, or among given entities. Each pair counts once, however many records
link it. K_CORE: groups in which everybody has `k` others, by default as many as possible. `runs`: with other
seeds, to see how surely each member belongs."""
    )
    def communities(
        self,
        info: Info,
        among: list[strawberry.ID] | None = None,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        project: ProjectionInput | None = None,
        method: Method = Method.LEIDEN,
        resolution: float = 1.0,
        seed: int = 1,
        k: int | None = None,
        runs: int = 0,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Communities:
        size = page_size(first)
        if k is not None and k < 0:
            raise BadArgument("k", f"k is {k}.", expected="0 or more")
        within = network(info.context, among, link_types, types, filter, project)
        found = algorithm.communities(
            within.view,
            method,
            checked_resolution(resolution),
            checked_seed(seed),
            k,
            runs=checked_runs(runs),
            weights=within.weights,
        )
        page, total = paged(found.communities, size, after, _key, [int])
        shown = connection(page, size, _key, community, total)
        return Communities(
            **vars(shown),
            modularity=found.modularity,
            outside=found.outside,
            parameters=parameters(found),
            basis=within.basis(found),
        )


def _key(found: Community) -> tuple[int]:
    return (found.number,)
