"""expand: the neighbourhood of one entity, counts first, then its neighbours page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum

import strawberry

from algorithms.most_linked import most_linked
from api.at_once import at_once
from api.connections import Connection, connection, decode, page_size
from api.scalars import DateTime
from api.types.direction import Direction
from api.types.entity import Entity, Info, LinkCount, counts_of, load
from api.types.filter import FactFilter, chosen
from graph_model.grade import Grade
from stores.graph.reads.entities import resolve
from stores.graph.reads.neighbours import FoldedLink, Neighbour, Shape, folded_links, neighbour_total, neighbours

MOST = 1_000
"""Neighbours on one page."""


@strawberry.enum
class ExpandOrder(Enum):
    """STRONGEST: facts shared with the centre. LATEST: the last fact. MOST_LINKED: visible degree."""

    STRONGEST = "STRONGEST"
    LATEST = "LATEST"
    MOST_LINKED = "MOST_LINKED"


@strawberry.type(description="Parallel facts of one type with the centre, folded.")
class FoldedFacts:
    link_type: str
    direction: Direction
    count: int
    first: DateTime | None
    last: DateTime | None
    best_grade: str
    worst_grade: str


@strawberry.type(description="An entity beside the centre.")
class NeighbourNode:
    folded: strawberry.Private[list[FoldedLink]]
    centre: strawberry.Private[str]
    entity: Entity
    facts: int
    last: DateTime | None

    @strawberry.field
    def links(self) -> list[FoldedFacts]:
        return [_told(link, self.centre) for link in self.folded]


@strawberry.type(description="An entity, how many links of each type it has, and one page of its neighbours.")
class Expansion:
    entity: Entity
    counts: list[LinkCount]
    neighbours: Connection[NeighbourNode]


@strawberry.type
class Query:
    @strawberry.field(description="The neighbourhood of an entity; null if there is no such entity.")
    def expand(
        self,
        info: Info,
        id: strawberry.ID,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        direction: Direction = Direction.BOTH,
        order: ExpandOrder = ExpandOrder.STRONGEST,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Expansion | None:
        asking, size = info.context, page_size(first, MOST)
        key = decode(after, [int, str])
        seen = asking.seen(chosen(filter))
        shape = Shape(asking.link_types(link_types), asking.types(types), direction.value)
        low = resolve(seen, [id]).get(id)
        if low is None:
            return None
        if order is ExpandOrder.MOST_LINKED:
            view = asking.view(chosen(filter))
            ranked, total = most_linked(view, low, shape.link_types, shape.types, direction, key, size + 1)
            found, at_least = [Neighbour(*one) for one in ranked], False
            counts = counts_of(info, low, filter)
        else:
            latest = order is ExpandOrder.LATEST
            found, (total, at_least), counts = at_once(
                lambda: neighbours(seen, low, shape, latest=latest, after=key, limit=size + 1),
                lambda: neighbour_total(seen, low, shape),
                lambda: counts_of(info, low, filter),
            )
        shown = [low, *(neighbour.id for neighbour in found[:size])]
        loaded, folded = at_once(
            lambda: load(asking, shown),
            lambda: folded_links(seen, low, shown[1:], shape),
        )
        links = _by_neighbour(low, folded)
        return Expansion(
            entity=loaded[low],
            counts=counts,
            neighbours=connection(
                found, size, lambda n: (n.rank, n.id), lambda n: _node(loaded[n.id], low, links[n.id]), total, at_least
            ),
        )


def _node(entity: Entity, centre: str, links: list[FoldedLink]) -> NeighbourNode:
    last = max((link.last for link in links if link.last is not None), default=None)
    return NeighbourNode(
        folded=links,
        centre=centre,
        entity=entity,
        facts=sum(link.count for link in links),
        last=None if last is None else DateTime(last),
    )


def _by_neighbour(centre: str, links: Sequence[FoldedLink]) -> dict[str, list[FoldedLink]]:
    found: dict[str, list[FoldedLink]] = defaultdict(list)
    for link in links:
        found[link.end if link.start == centre else link.start].append(link)
    return found


def _told(link: FoldedLink, centre: str) -> FoldedFacts:
    return FoldedFacts(
        link_type=link.link_type,
        direction=Direction.OUT if link.start == centre else Direction.IN,
        count=link.count,
        first=None if link.first is None else DateTime(link.first),
        last=None if link.last is None else DateTime(link.last),
        best_grade=str(Grade(*divmod(link.best, 10))),
        worst_grade=str(Grade(*divmod(link.worst, 10))),
    )
