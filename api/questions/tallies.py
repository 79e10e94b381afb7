"""tallies: which entities reach the most others over a pattern of steps?"""

from __future__ import annotations

import strawberry

from algorithms import reach
from algorithms.reach import Tally
from api.connections import Connection, Edge, PageInfo, connection, page_size, paged
from api.context import Asking
from api.scalars import JSON
from api.types.attribute import attribute_of
from api.types.direction import Direction
from api.types.entity import Entity, Info, load
from api.types.filter import FactFilter, chosen
from api.types.network import MOST_AMONG
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.values.base import Context, Refused
from stores.graph.reads.entities import resolve
from stores.graph.reads.value_counts import bearers_of
from stores.graph.seen import SeenGraph

MOST_STEPS = 6
MOST_VALUES = 5
"""Values that one step may ask for."""


@strawberry.input(description="A working value that an entity has, written as a source may write it.")
class HasValue:
    attribute: str
    value: JSON


@strawberry.input(description="One step of a pattern; what is left out is not asked for.")
class TallyStep:
    link_types: list[str] | None = strawberry.field(default=None, description="Over these links, any by default.")
    direction: Direction = Direction.BOTH
    types: list[str] | None = strawberry.field(default=None, description="To entities of these types.")
    having: list[str] | None = strawberry.field(default=None, description="Who have a link of each of these types.")
    lacking: list[str] | None = strawberry.field(default=None, description="Who have no link of these types.")
    sharing: list[str] | None = strawberry.field(
        default=None,
        description="""Who share with the first entity what both reach over these link types in turn: [LIVES_AT] an
address, [LIVES_AT, PART_OF] an area.""",
    )
    where: list[HasValue] | None = strawberry.field(
        default=None, description="Who have all of these working values; `types` must name one type."
    )


@strawberry.type(name="Tally", description="One entity and the distinct entities that it reaches.")
class FoundTally:
    found: strawberry.Private[Tally]
    entity: Entity
    count: int
    rank: int = strawberry.field(description="1 is the highest count; equal counts share a rank.")

    @strawberry.field(description="Whom it reaches, by id.")
    def reached(self, info: Info, first: int = 20, after: str | None = None) -> Connection[Entity]:
        size = page_size(first)
        page, total = paged(self.found.reached, size, after, lambda member: (member,), [str])
        return connection(page, size, lambda member: (member,), load(info.context, page).__getitem__, total)


@strawberry.type(description="Entities that reach any, most first, then by id.")
class Tallies:
    edges: list[Edge[FoundTally]]
    page_info: PageInfo
    total: int
    at_least: bool
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""Entities of type `of` ranked by how many distinct entities they reach over all `steps` in turn.
having, lacking: link types that the entity itself must have, or must not have. among: only these entities are ranked.
No step leads back to the entity itself."""
    )
    def tallies(
        self,
        info: Info,
        of: str,
        steps: list[TallyStep],
        having: list[str] | None = None,
        lacking: list[str] | None = None,
        among: list[strawberry.ID] | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Tallies:
        size = page_size(first)
        asking = info.context
        if not 1 <= len(steps) <= MOST_STEPS:
            raise BadArgument("steps", f"There are {len(steps)} steps.", expected=f"1 to {MOST_STEPS}")
        if among is not None and len(among) > MOST_AMONG:
            raise LimitExceeded("among", len(among), MOST_AMONG)
        asking.types([of], "of")
        walk = [_step(asking, step, asking.seen(chosen(filter))) for step in steps]
        own = {"having": _links(asking, having, "having"), "lacking": _links(asking, lacking, "lacking")}
        view = asking.view(chosen(filter))
        only = None if among is None else set(resolve(asking.seen(chosen(filter)), among).values())
        found = reach.tallies(view, of, walk, **own, among=only)
        page, total = paged(found, size, after, _key, [int, str])
        loaded = load(asking, [tally.id for tally in page])
        shown = connection(page, size, _key, lambda tally: _tally(tally, loaded[tally.id]), total)
        return Tallies(
            edges=shown.edges,
            page_info=shown.page_info,
            total=shown.total,
            at_least=shown.at_least,
            hidden_by_filter=view.hidden,
            snapshot_age=view.age,
        )


def _step(asking: Asking, step: TallyStep, seen: SeenGraph) -> reach.Step:
    return reach.Step(
        link_types=_links(asking, step.link_types, "steps.linkTypes"),
        direction=step.direction,
        types=tuple(asking.types(step.types, "steps.types") or ()),
        having=_links(asking, step.having, "steps.having"),
        lacking=_links(asking, step.lacking, "steps.lacking"),
        sharing=_in_turn(asking, step.sharing),
        among=_with_values(seen, step),
    )


def _with_values(seen: SeenGraph, step: TallyStep) -> frozenset[str] | None:
    """Who have the values that the step asks for; None where it asks for none. Raises BadArgument, LimitExceeded."""
    if not step.where:
        return None
    if len(step.where) > MOST_VALUES:
        raise LimitExceeded("steps.where", len(step.where), MOST_VALUES)
    if step.types is None or len(step.types) != 1:
        raise BadArgument("steps.types", "Whose values are asked for is not clear.", expected="one type beside `where`")
    declared = seen.registry.entities[step.types[0]]
    found = []
    for wanted in step.where:
        attribute = attribute_of(declared, wanted.attribute, "steps.where.attribute")
        try:
            value = attribute.type.clean(wanted.value, Context())
        except Refused as refused:
            raise BadArgument("steps.where.value", f"{refused}.", expected=f"{attribute.type.name}") from refused
        found.append(bearers_of(seen, declared, attribute, value))
    return frozenset.intersection(*map(frozenset, found))


def _links(asking: Asking, names: list[str] | None, argument: str) -> tuple[str, ...]:
    return tuple(asking.link_types(names, argument) or ())


def _in_turn(asking: Asking, names: list[str] | None) -> tuple[str, ...]:
    """Declared link types in the order given."""
    asking.link_types(names, "steps.sharing")
    return tuple(names or ())


def _key(tally: Tally) -> tuple[int, str]:
    return -tally.count, tally.id


def _tally(tally: Tally, entity: Entity) -> FoundTally:
    return FoundTally(found=tally, entity=entity, count=tally.count, rank=tally.rank)
