"""proposals: pairs that may be the same, for a person to decide."""

from __future__ import annotations

import strawberry

from algorithms.same_proposals import Proposal, same_proposals
from api.connections import Connection, connection, page_size, paged
from api.types.entity import Entity, Info, load
from api.types.filter import FactFilter, chosen
from stores.graph.reads.entities import resolve


@strawberry.type(description="Two entities that share an identifier such as an ID number. A lead, never more.")
class SameProposal:
    a: Entity
    b: Entity
    shared: list[Entity] = strawberry.field(description="The identifiers that both bear.")
    rule: str


@strawberry.type
class Query:
    @strawberry.field(
        description="Pairs that a rule proposes as the same, those with most shared identifiers first; without those "
        "on which a verdict stands. of: only pairs of this entity."
    )
    def proposals(
        self,
        info: Info,
        of: strawberry.ID | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[SameProposal]:
        asking, size = info.context, page_size(first)
        seen = asking.seen(chosen(filter))
        identifying = [link.name for link in asking.registry.links.values() if link.identifies]
        never = {
            (min(pair), max(pair))
            for row in seen.read("never_pairs")
            for pair in [(seen.clusters.of(row["a"]), seen.clusters.of(row["b"]))]
        }
        found = same_proposals(asking.view(chosen(filter), identifying), identifying, never)
        # A decision may have come between the two reads: what it joined is proposed no more.
        found = tuple(p for p in found if all(seen.clusters.of(e) == e for e in (p.a, p.b, *p.shared)))
        if of is not None:
            low = resolve(seen, [of]).get(of)
            found = tuple(proposal for proposal in found if low in (proposal.a, proposal.b))
        shown, total = paged(found, size, after, _key, [int, str, str])
        loaded = load(asking, sorted({e for p in shown[:size] for e in (p.a, p.b, *p.shared)}))
        return connection(shown, size, _key, lambda proposal: _node(proposal, loaded), total)


def _key(proposal: Proposal) -> tuple[int, str, str]:
    return -len(proposal.shared), proposal.a, proposal.b


def _node(proposal: Proposal, loaded: dict[str, Entity]) -> SameProposal:
    shared = [loaded[entity] for entity in proposal.shared]
    return SameProposal(a=loaded[proposal.a], b=loaded[proposal.b], shared=shared, rule="one identifier, two records")
