"""What the questions about the whole network have in common: which part of it, and how old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import strawberry
from numpy.typing import NDArray

from algorithms.pairs import among as part_of
from algorithms.projection import Projection, projection
from api.context import Asking
from api.copresent import copresent
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.keys import type_of
from graph_model.reader import FactFilter as Chosen
from graph_model.view import View
from stores.graph.reads.entities import resolve

MOST_AMONG = 20_000
"""Entities among which may be asked."""
MOST_HUBS = 100
"""Hubs of a projection that are named; all are counted."""
MOST_SEED = 2**31 - 1
"""The largest `seed`."""


@strawberry.input(
    description="""Entities of the type `of` alone, tied through what they share: people through addresses, vehicles,
accounts, journeys, meetings. What d of them share gives each pair 1 / (d - 1): hubs count less (Newman 2001)."""
)
class ProjectionInput:
    of: str
    through: list[str] | None = strawberry.field(default=None, description="Types of what is shared; all by default.")
    hub_limit: int = strawberry.field(default=100, description="What more of them share ties nobody, and is named.")
    at_one_time: bool = strawberry.field(
        default=True, description="Only over facts that may have held at one moment; undated ones always may."
    )
    direct: bool = strawberry.field(default=False, description="Links between two of the type tie them too, by 1.")
    met_within_seconds: int | None = strawberry.field(
        default=None,
        description="""Whoever was read by one sensor within so many seconds is tied too, by what they bore then. A
reading around which d of them were gives each pair with it 1 / (d - 1), once for each sensor and hour.""",
    )


@strawberry.type(description="Ties through things of one type, or `direct` ones, or by `copresence` at sensors.")
class ProjectedThrough:
    type: str
    shared: int = strawberry.field(description="Things that tie anybody.")
    pairs: int
    facts: int = strawberry.field(description="Links that these ties rest on; readings, where they are by copresence.")
    weight: float = strawberry.field(description="Sum over all these ties.")


@strawberry.type(description="The projection written out: how many pairs are tied through what.")
class Projected:
    of: str
    through: list[ProjectedThrough]
    hub_count: int
    hubs_not_walked: list[strawberry.ID] = strawberry.field(description="The first by id of what too many share.")
    apart: int = strawberry.field(description="Shared by two who never had it at one time: left out.")


@strawberry.type(description="What an answer rests on.")
class Basis:
    entities: int
    pairs: int = strawberry.field(description="Distinct pairs of entities that any record links.")
    records: int = strawberry.field(description="Links behind these pairs; after a projection, things that they share.")
    hidden_by_filter: int = strawberry.field(description="Links that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the graph was read.")
    projection: Projected | None = strawberry.field(default=None, description="Null without `project`.")


class Counted(Protocol):
    """An answer that says what it looked at."""

    @property
    def entities(self) -> int: ...
    @property
    def pairs(self) -> int: ...
    @property
    def records(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Network:
    """The network of a question. weights: of the view's links after a projection, else None."""

    view: View
    weights: NDArray[np.float64] | None = None
    projected: Projected | None = None

    def basis(self, found: Counted) -> Basis:
        """What an answer about it rests on."""
        return Basis(
            entities=found.entities,
            pairs=found.pairs,
            records=found.records,
            hidden_by_filter=self.view.hidden,
            snapshot_age=self.view.age,
            projection=self.projected,
        )


def network(
    asking: Asking,
    among: Sequence[str] | None,
    link_types: Sequence[str] | None,
    types: Sequence[str] | None,
    filter: FactFilter | None,
    project: ProjectionInput | None = None,
) -> Network:
    """The network of a question: the links that paths walk unless others are named; among given entities or all.
    project: its entities of one type, through what they share; `among` then names some of these."""
    whole = unprojected(asking, among, link_types, types, filter, project)
    return projected(asking, whole, project, chosen(filter))


def unprojected(
    asking: Asking,
    among: Sequence[str] | None,
    link_types: Sequence[str] | None,
    types: Sequence[str] | None,
    filter: FactFilter | None,
    project: ProjectionInput | None,
) -> Network:
    """The same before it is projected: with a projection to come, `among` leaves what is shared in it."""
    links, facts = asking.link_types(link_types), chosen(filter)
    view = asking.view(facts, asking.registry.walkable() if links is None else links, asking.types(types))
    if among is not None and len(among) > MOST_AMONG:
        raise LimitExceeded("among", len(among), MOST_AMONG)
    if among is not None:
        kept = set(resolve(asking.seen(facts), among).values())
        if project is not None:
            kept |= {entity for entity in view.ids if type_of(entity) != project.of}
        view = part_of(view, kept)
    return Network(view)


def projected(asking: Asking, whole: Network, project: ProjectionInput | None, facts: Chosen) -> Network:
    """The network after a projection, or as it is without one. facts: which readings of sensors count. Raises
    BadArgument, LimitExceeded."""
    if project is None:
        return whole
    asking.types([project.of], "project.of")
    checked_hub_limit(project.hub_limit, "project.hubLimit")
    found = projection(
        whole.view,
        project.of,
        asking.types(project.through, "project.through"),
        hub_limit=project.hub_limit,
        at_one_time=project.at_one_time,
        direct=project.direct,
        copresent=copresent(asking, whole.view, project.of, project.met_within_seconds, project.hub_limit, facts),
    )
    return Network(found.view, found.weights, _told(project.of, found))


def _told(of: str, found: Projection) -> Projected:
    return Projected(
        of=of,
        through=[
            ProjectedThrough(type=row.type, shared=row.shared, pairs=row.pairs, facts=row.facts, weight=row.weight)
            for row in found.through
        ],
        hub_count=len(found.hubs),
        hubs_not_walked=[strawberry.ID(hub) for hub in found.hubs[:MOST_HUBS]],
        apart=found.apart,
    )


def checked_hub_limit(hub_limit: int, argument: str = "hubLimit") -> int:
    """Raises BadArgument."""
    if hub_limit < 1:
        raise BadArgument(argument, f"hubLimit is {hub_limit}.", expected="1 or more")
    return hub_limit


def checked_seed(seed: int) -> int:
    """Raises BadArgument."""
    if not 0 <= seed <= MOST_SEED:
        raise BadArgument("seed", f"seed is {seed}.", expected=f"0 to {MOST_SEED}")
    return seed
