"""linkLeads: who may be linked though no record says so?"""

from __future__ import annotations

import strawberry

from algorithms.shared_leads import Score, shared_leads
from api.connections import page_size
from api.scalars import JSON
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.network import Basis, checked_hub_limit, network
from api.types.shared_lead import LinkLead, columns_of, link_leads
from stores.graph.reads.entities import resolve

MOST = 100
"""Leads of one answer."""
MOST_LEAST = 1_000
"""`least`."""
MOST_HUBS = 100
"""Hubs that are named; all are counted."""

strawberry.enum(
    Score,
    name="SharedScore",
    description="""How neighbours that both have count, each by its own number d of neighbours. ADAMIC_ADAR: 1 / ln d.
RESOURCE_ALLOCATION: 1 / d. What many share counts less in either.""",
)


@strawberry.type(description="Leads, the highest score first, then by ids.")
class LinkLeads:
    leads: list[LinkLead]
    total: int = strawberry.field(description="Pairs that share enough.")
    omitted: int = strawberry.field(description="Of these the ones that are not given.")
    compared: int = strawberry.field(description="Pairs of which it was asked.")
    method: str
    parameters: JSON
    hub_count: int = strawberry.field(description="Neighbours that count for nobody, as they have too many.")
    hubs_not_walked: list[strawberry.ID] = strawberry.field(description="The first of these by id.")
    columns: JSON = strawberry.field(
        description="The leads as lines: columns as under `links` of a Diagram, with `finding`, to be drawn dashed."
    )
    basis: Basis


@strawberry.type
class Query:
    @strawberry.field(
        description="""Pairs of one type that share at least `least` neighbours and that no link ties, of whatever type
and whatever the filter: leads with what they rest on and what speaks against them, for a person to look into. `id`:
only pairs with this entity; null where it is unknown. `between`: types of the two; `types`: of all that is looked at.
Never stored, and walked by nothing."""
    )
    def link_leads(
        self,
        info: Info,
        id: strawberry.ID | None = None,
        among: list[strawberry.ID] | None = None,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        between: list[str] | None = None,
        score: Score = Score.ADAMIC_ADAR,
        least: int = 2,
        hub_limit: int = 100,
        filter: FactFilter | None = None,
        first: int = 20,
    ) -> LinkLeads | None:
        asking, size = info.context, page_size(first, MOST)
        page_size(least, MOST_LEAST, "least")
        checked_hub_limit(hub_limit)
        kinds, seen = asking.types(between, "between"), asking.seen(chosen(filter))
        known = {} if id is None else resolve(seen, [id])
        if id is not None and not known:
            return None
        within = network(asking, among, link_types, types, filter)
        found = shared_leads(
            within.view,
            None if id is None else known[id],
            types=kinds,
            score=score,
            least=least,
            hub_limit=hub_limit,
            first=size,
            known=asking.view(),
        )
        walked = tuple(asking.link_types(link_types) or asking.registry.walkable())
        parameters = {
            "score": score.value,
            "least": least,
            "hubLimit": hub_limit,
            "between": kinds,
            "types": asking.types(types),
            "linkTypes": list(walked),
        }
        leads = link_leads(asking, seen, found.leads, walked, parameters)
        return LinkLeads(
            leads=leads,
            total=found.total,
            omitted=found.total - len(leads),
            compared=found.compared,
            method="shared neighbours",
            parameters=JSON(parameters),
            hub_count=len(found.hubs),
            hubs_not_walked=[strawberry.ID(hub) for hub in found.hubs[:MOST_HUBS]],
            columns=JSON({"links": columns_of(leads)}),
            basis=within.basis(found),
        )
