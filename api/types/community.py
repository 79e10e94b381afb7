"""Communities with what speaks for them."""

from __future__ import annotations

import strawberry

from algorithms.belonging import MOST_RUNS
from algorithms.communities import Communities, Community
from algorithms.partition import Method
from api.connections import Edge, PageInfo, connection, page_size, paged
from api.types.entity import Entity, Info, load
from graph_model.errors import BadArgument

strawberry.enum(Method, name="CommunityMethod", description="How communities are found.")
MOST_RESOLUTION = 1_000.0
"""The largest `resolution`."""


@strawberry.type(description="How many of a community are of one type.")
class TypeCount:
    type: str
    entities: int


@strawberry.type(description="How many of a community's links are of one type.")
class CommunityLinks:
    link_type: str = strawberry.field(description="After a projection, the type of what is shared.")
    records: int


@strawberry.type(description="A member that is linked into other communities.")
class CommunityBridge:
    entity: Entity
    communities: list[int] = strawberry.field(description="Numbers of those it is linked into.")
    pairs: int = strawberry.field(description="Entities of them that it is linked to.")
    records: int


@strawberry.type(description="What ties a community to another one.")
class CommunityTie:
    number: int = strawberry.field(description="Of the other one.")
    pairs: int
    records: int


@strawberry.type(description="A member, and how surely it belongs.")
class MemberEdge(Edge[Entity]):
    sure: float | None = strawberry.field(
        description="Share of the runs with other seeds in which it is in this community again; null without `runs`."
    )


@strawberry.type(description="Members by id.")
class Members:
    edges: list[MemberEdge]
    page_info: PageInfo
    total: int
    at_least: bool


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

    @strawberry.field(
        description="How surely each of memberIds belongs: the share of the runs with other seeds, null without `runs`."
    )
    def sure(self) -> list[float] | None:
        return None if self.found.sure is None else list(self.found.sure)

    @strawberry.field(description="What it is made of, most first.")
    def links(self) -> list[CommunityLinks]:
        return [CommunityLinks(link_type=name, records=count) for name, count in self.found.links]

    @strawberry.field(description="Members that are linked into other communities, most first; at most 20.")
    def bridges(self, info: Info) -> list[CommunityBridge]:
        told = self.found.across.bridges
        loaded = load(info.context, [bridge.id for bridge in told])
        return [
            CommunityBridge(
                entity=loaded[bridge.id],
                communities=list(bridge.communities),
                pairs=bridge.pairs,
                records=bridge.records,
            )
            for bridge in told
        ]

    @strawberry.field(description="How many such members there are.")
    def bridge_count(self) -> int:
        return self.found.across.bridge_count

    @strawberry.field(description="What ties it to other communities, by most pairs first; at most 20.")
    def ties(self) -> list[CommunityTie]:
        return [CommunityTie(number=t.number, pairs=t.pairs, records=t.records) for t in self.found.across.ties]

    @strawberry.field(description="To how many other communities it is tied.")
    def tie_count(self) -> int:
        return self.found.across.tie_count

    @strawberry.field(description="Members by id; first and after are the question's unless given here.")
    def members(self, info: Info, first: int | None = None, after: str | None = None) -> Members:
        size = page_size(self.first if first is None else first)
        page, total = paged(self.found.members, size, self.after if after is None else after, _key, [str])
        loaded = load(info.context, page)
        shown = connection(page, size, _key, loaded.__getitem__, total)
        sure = dict(zip(self.found.members, self.found.sure or (), strict=False))
        edges = [
            MemberEdge(cursor=edge.cursor, node=edge.node, sure=sure.get(member))
            for edge, member in zip(shown.edges, page, strict=False)
        ]
        return Members(edges=edges, page_info=shown.page_info, total=total, at_least=False)


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
    runs: int = strawberry.field(
        description="Made with the seeds that follow, to see how surely members belong; 0 for methods without chance."
    )


def parameters(found: Communities) -> CommunityParameters:
    """The parameters of an answer."""
    return CommunityParameters(
        method=found.method, resolution=found.resolution, seed=found.seed, k=found.k, runs=found.runs
    )


def checked_resolution(resolution: float) -> float:
    """Raises BadArgument."""
    if not 0 < resolution <= MOST_RESOLUTION:
        raise BadArgument("resolution", f"resolution is {resolution}.", expected=f"above 0, up to {MOST_RESOLUTION:g}")
    return resolution


def checked_runs(runs: int) -> int:
    """Raises BadArgument, LimitExceeded."""
    if runs < 0:
        raise BadArgument("runs", f"runs is {runs}.", expected=f"0 to {MOST_RUNS}")
    return page_size(runs, MOST_RUNS, "runs") if runs else 0


def _key(member: str) -> tuple[str]:
    return (member,)
