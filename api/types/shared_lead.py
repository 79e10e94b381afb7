"""Leads from shared neighbours: a possible link with what it rests on, what chance gives and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import orjson
import strawberry

from algorithms.shared_leads import Shared, SharedLead
from api.context import Asking
from api.types.behind import Behind
from api.types.entity import Entity
from api.types.fact import Fact
from stores.graph.reads.steps import Pair
from stores.graph.seen import SeenGraph

MANY = 20
"""A shared neighbour that has more neighbours than this ties those it has loosely."""


@strawberry.type(description="A neighbour of both.")
class SharedBetween:
    shared: strawberry.Private[Shared]
    pairs: strawberry.Private[tuple[Pair, Pair]]
    behind: strawberry.Private[Behind]
    neighbours: int = strawberry.field(description="How many it has in all; the more, the less it counts.")
    weight: float = strawberry.field(description="What it adds to the score.")
    at_one_time: bool = strawberry.field(description="Whether facts with either may have held at one moment.")

    @strawberry.field
    def entity(self) -> Entity:
        return self.behind.entities[self.shared.id]

    @strawberry.field(description="The facts that tie both to it; up to five of each type.")
    def facts(self) -> list[Fact]:
        return [fact for pair in self.pairs for tie in self.behind.ties[pair] for fact in self.behind.told(tie)]

    @strawberry.field(description="How many such facts there are.")
    def fact_count(self) -> int:
        return sum(self.shared.links)


@strawberry.type(description="Something that speaks against a lead.")
class SpeaksAgainst:
    code: str = strawberry.field(
        description="NEVER_AT_ONE_TIME, MANY_SHARE_IT, ONE_THING, AS_MANY_BY_CHANCE; UNRECORDED stands with each."
    )
    sentence: str


@strawberry.type(
    name="LinkLead",
    description="A possible link that no record states: to be looked into. It is never stored, and no path walks it.",
)
class LinkLead:
    lead: strawberry.Private[SharedLead]
    link_types: strawberry.Private[tuple[str, ...]]
    behind: strawberry.Private[Behind]
    finding: strawberry.ID = strawberry.field(description="The same for the same pair and parameters; as in `columns`.")
    score: float
    observed: int = strawberry.field(description="Neighbours that both have.")
    expected: float = strawberry.field(
        description="How many they would share by chance, given how many neighbours everybody has."
    )
    by_chance: float = strawberry.field(
        description="How many of all pairs compared would share as many or more by chance alone."
    )

    @strawberry.field(description="The two, by id.")
    def subjects(self) -> list[Entity]:
        return [self.behind.entities[end] for end in (self.lead.a, self.lead.b)]

    @strawberry.field(description="What they share, what counts most first.")
    def through(self) -> list[SharedBetween]:
        return [
            SharedBetween(
                shared=one,
                pairs=_rests_on(self.lead, one, self.link_types),
                behind=self.behind,
                neighbours=one.neighbours,
                weight=one.weight,
                at_one_time=one.at_one_time,
            )
            for one in self.lead.shared
        ]

    @strawberry.field
    def against(self) -> list[SpeaksAgainst]:
        return [SpeaksAgainst(code=code, sentence=sentence) for code, sentence in speaks_against(self.lead)]

    @strawberry.field(description="The lead in words.")
    def sentence(self) -> str:
        first, second = (self.behind.entities[end].found.caption for end in (self.lead.a, self.lead.b))
        shared = [self.behind.entities[one.id].found.caption for one in self.lead.shared[:3]]
        more = f" and {len(self.lead.shared) - 3} more" if len(self.lead.shared) > 3 else ""
        return (
            f"No record links {first} and {second}; both are linked to {', '.join(shared)}{more}:"
            f" {len(self.lead.shared)} shared, {self.lead.expected:.2g} expected by chance; among the pairs compared"
            f" about {self.lead.by_chance:.2g} would share as many by chance."
        )


def link_leads(
    asking: Asking,
    seen: SeenGraph,
    leads: Sequence[SharedLead],
    link_types: tuple[str, ...],
    parameters: Mapping[str, Any],
) -> list[LinkLead]:
    """Leads for GraphQL. link_types: of the facts that they rest on."""
    ids = {end for lead in leads for end in (lead.a, lead.b, *(one.id for one in lead.shared))}
    pairs = [pair for lead in leads for one in lead.shared for pair in _rests_on(lead, one, link_types)]
    behind = Behind(asking, seen, ids, pairs)
    return [
        LinkLead(
            lead=lead,
            link_types=link_types,
            behind=behind,
            finding=strawberry.ID(finding_of(lead, parameters)),
            score=lead.score,
            observed=len(lead.shared),
            expected=lead.expected,
            by_chance=lead.by_chance,
        )
        for lead in leads
    ]


def _rests_on(lead: SharedLead, shared: Shared, link_types: tuple[str, ...]) -> tuple[Pair, Pair]:
    """Between whom the facts are that tie both to a neighbour."""
    return Pair(lead.a, shared.id, link_types), Pair(shared.id, lead.b, link_types)


def finding_of(lead: SharedLead, parameters: Mapping[str, Any]) -> str:
    """An id for what was found of a pair under these parameters."""
    text = orjson.dumps([lead.a, lead.b, dict(parameters)], option=orjson.OPT_SORT_KEYS)
    return f"finding-{blake2b(text, digest_size=9).hexdigest()}"


def speaks_against(lead: SharedLead) -> Iterator[tuple[str, str]]:
    """(code, sentence) of what speaks against a lead, the weightiest first."""
    apart = sum(not one.at_one_time for one in lead.shared)
    if apart:
        yield "NEVER_AT_ONE_TIME", f"Of {len(lead.shared)} that both are linked to, {apart} never were so at one time."
    loose = [one.neighbours for one in lead.shared if one.neighbours > MANY]
    if loose:
        yield "MANY_SHARE_IT", f"{len(loose)} of what they share has up to {max(loose)} neighbours."
    if len(lead.shared) == 1:
        yield "ONE_THING", "They share a single neighbour."
    if lead.by_chance >= 1:
        yield "AS_MANY_BY_CHANCE", f"Chance alone would give about {lead.by_chance:.3g} pairs that share as many."
    yield "UNRECORDED", "That no record links them may also mean that nothing does."


def columns_of(leads: Sequence[LinkLead]) -> dict[str, list[Any]]:
    """The leads as lines of a diagram: columns as under `links` of a Diagram, each with the id of its finding."""
    nothing: list[None] = [None] * len(leads)
    return {
        "from": [lead.lead.a for lead in leads],
        "to": [lead.lead.b for lead in leads],
        "type": ["LEAD"] * len(leads),
        "count": [lead.observed for lead in leads],
        "first": nothing,
        "last": nothing,
        "bestGrade": nothing,
        "worstGrade": nothing,
        "overlap": nothing,
        "finding": [lead.finding for lead in leads],
    }
