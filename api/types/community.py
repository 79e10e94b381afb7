"""Communities with what speaks for them."""

from __future__ import annotations

import strawberry

from algorithms.communities import Communities, Community
from algorithms.partition import Method
from api.connections import Connection, connection, page_size, paged
from api.types.entity import Entity, Info, load
from graph_model.errors import BadArgument

strawberry.enum(Method, name="CommunityMethod", description="How communities are found.")
MOST_RESOLUTION = 1_000.0
"""The largest `resolution`."""


@strawberry.type(description="How many of a community are of one type.")
class TypeCount:
    type: str
    entities: int


@strawberry.type(name="Community", description="Entities that are linked more among themselves than with others.")
class FoundCommunity:
    found: strawberry.Private[Community]
    first: strawberry.Private[int]
    after: strawberry.Private[str | None]
    number: int = strawberry.field(description="Place by size, then smallest id, from 1.")
    size: int
    types: list[TypeCount]
    inside: int = strawberry.field(description="Linked pairs within it.")
    leaving: int = strawberry.field(description="Linked pairs from it to others.")
    records: int = strawberry.field(description="Links within it.")

    @strawberry.field(description="Ids of all members, sorted; for hulls.")
    def member_ids(self) -> list[strawberry.ID]:
        return [strawberry.ID(member) for member in self.found.members]

    @strawberry.field(description="Members by id; first and after are the question's unless given here.")
    def members(self, info: Info, first: int | None = None, after: str | None = None) -> Connection[Entity]:
        size = page_size(self.first if first is None else first)
        page, total = paged(self.found.members, size, self.after if after is None else after, _key, [str])
        loaded = load(info.context, page)
        return connection(page, size, _key, loaded.__getitem__, total)


def community(found: Community, first: int = 20, after: str | None = None) -> FoundCommunity:
    """A community for GraphQL, with the page of members that its question asks for."""
    return FoundCommunity(
        found=found,
        first=first,
        after=after,
        number=found.number,
        size=len(found.members),
        types=[TypeCount(type=name, entities=count) for name, count in found.types],
        inside=found.inside,
        leaving=found.leaving,
        records=found.records,
    )


@strawberry.type(description="How communities were found; the same again gives the same bytes.")
class CommunityParameters:
    method: Method
    resolution: float
    seed: int
    k: int | None = strawberry.field(description="Of K_CORE: neighbours that each member has within.")


def parameters(found: Communities) -> CommunityParameters:
    """The parameters of an answer."""
    return CommunityParameters(method=found.method, resolution=found.resolution, seed=found.seed, k=found.k)


def checked_resolution(resolution: float) -> float:
    """Raises BadArgument."""
    if not 0 < resolution <= MOST_RESOLUTION:
        raise BadArgument("resolution", f"resolution is {resolution}.", expected=f"above 0, up to {MOST_RESOLUTION:g}")
    return resolution


def _key(member: str) -> tuple[str]:
    return (member,)
