"""What the questions about the whole network have in common: which part of it, and how old."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from algorithms.pairs import among as part_of
from api.context import Asking
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.view import View
from stores.graph.reads.entities import resolve

MOST_AMONG = 20_000
"""Entities among which may be asked."""
MOST_SEED = 2**31 - 1
"""The largest `seed`."""


@strawberry.type(description="What an answer rests on.")
class Basis:
    entities: int
    pairs: int = strawberry.field(description="Distinct pairs of entities that any record links.")
    records: int = strawberry.field(description="Links behind these pairs.")
    hidden_by_filter: int = strawberry.field(description="Links that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the graph was read.")


def network(
    asking: Asking,
    among: Sequence[str] | None,
    link_types: Sequence[str] | None,
    types: Sequence[str] | None,
    filter: FactFilter | None,
) -> View:
    """The network of a question: the links that paths walk unless others are named; among given entities or all."""
    links = asking.link_types(link_types)
    view = asking.view(chosen(filter), asking.registry.walkable() if links is None else links, asking.types(types))
    if among is None:
        return view
    if len(among) > MOST_AMONG:
        raise LimitExceeded("among", len(among), MOST_AMONG)
    return part_of(view, resolve(asking.seen(chosen(filter)), among).values())


def checked_seed(seed: int) -> int:
    """Raises BadArgument."""
    if not 0 <= seed <= MOST_SEED:
        raise BadArgument("seed", f"seed is {seed}.", expected=f"0 to {MOST_SEED}")
    return seed
