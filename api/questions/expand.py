"""expand: the neighbourhood of one entity, counts first, then its neighbours page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import strawberry

from algorithms.beside import Order
from api.around import InArrays, InStore
from api.at_once import at_once
from api.connections import Connection, connection, decode, page_size
from api.scalars import DateTime
from api.types.direction import Direction
from api.types.entity import Entity, Info, LinkCount, load, told_count
from api.types.filter import FactFilter, chosen
from graph_model.grade import Grade
from graph_model.neighbours import FoldedLink, Shape
from stores.graph.reads.entities import resolve

MOST = 1_000
"""Neighbours on one page."""


strawberry.enum(
    Order,
    name="ExpandOrder",
    description="STRONGEST: facts shared with the centre. LATEST: the last fact. MOST_LINKED: visible degree.",
)


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
        order: Order = Order.STRONGEST,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Expansion | None:
        asking, size = info.context, page_size(first, MOST)
        key, seen = decode(after, [int, str]), asking.seen(chosen(filter))
        shape = Shape(asking.link_types(link_types), asking.types(types), direction.value)
        view = asking.view(chosen(filter)) if order is Order.MOST_LINKED else asking.at_hand(chosen(filter))
        located = resolve(seen, [id]) if view is None else asking.located(view, seen, [id])
        low = located.get(id)
        if low is None:
            return None
        around = InStore(seen, low, shape) if view is None else InArrays(view, low, shape)
        found = around.page(order, key, size + 1)
        shown = [low, *(neighbour.id for neighbour in found.neighbours[:size])]
        loaded, folded = at_once(lambda: load(asking, shown), lambda: around.folded(shown[1:]))
        links = _by_neighbour(low, folded)
        return Expansion(
            entity=loaded[low],
            counts=[told_count(count) for count in found.counts],
            neighbours=connection(
                found.neighbours,
                size,
                lambda n: (n.rank, n.id),
                lambda n: _node(loaded[n.id], low, links[n.id]),
                found.total,
                found.at_least,
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
