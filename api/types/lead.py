"""Leads: what was found, what chance alone would give, what else explains it and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import strawberry

from algorithms.movement import lead as found
from api.connections import Edge, PageInfo, decode, encode, page_size
from api.context import Asking
from api.types.entity import Entity, Info, entity_of
from api.types.sighting import Sighting, SightingConnection, sightings_of
from graph_model.keys import sighting_keys
from graph_model.reader import FactFilter
from graph_model.sightings import Sightings
from stores.graph.reads.entities import SeenEntity, entities
from stores.graph.reads.sightings_by_key import sightings_by_key
from stores.graph.seen import SeenGraph


@strawberry.enum(description="Not seen is not absent.")
class Coverage(Enum):
    SEEN = "SEEN"
    NOT_SEEN_WHILE_WATCHED = "NOT_SEEN_WHILE_WATCHED"
    NOT_WATCHED = "NOT_WATCHED"


@dataclass(frozen=True, slots=True)
class Behind:
    """Where the sightings behind a lead are found: by the reader, whatever the time, of these identifiers."""

    seen: SeenGraph
    subjects: tuple[str, ...]

    def sightings(self, asking: Asking, keys: Sequence[int]) -> list[Sighting]:
        """The sightings with these keys, in the order of time."""
        return sightings_of(asking, self.seen, sightings_by_key(self.seen, keys, self.subjects))


@strawberry.type(description="Another reason for what was seen, or something that speaks against it.")
class OtherReason:
    code: str
    explains: int = strawberry.field(description="How many of the observed it would explain, or how often it was seen.")
    sentence: str
    keys: strawberry.Private[tuple[int, ...]]
    behind: strawberry.Private[Behind]

    @strawberry.field(description="Ids of the sightings that say so.")
    def facts(self) -> list[strawberry.ID]:
        return [strawberry.ID(one.id) for one in sightings_by_key(self.behind.seen, self.keys, self.behind.subjects)]


@strawberry.type(description="A finding with its evidence; never a score alone, and never stored as a fact.")
class Lead:
    subjects: list[Entity]
    unit: str = strawberry.field(description="What is counted.")
    observed: int
    expected: float = strawberry.field(description="How many chance alone would give.")
    p_value: float | None = strawberry.field(description="Null where the days are too few to say.")
    q_value: float | None = strawberry.field(description="Share of false leads among those as good as this one.")
    places: int
    days: int
    coverage: list[Coverage]
    record_count: int
    other_reasons: list[OtherReason]
    against: list[OtherReason]
    lag_seconds: float | None = strawberry.field(description="Median by which the second is behind the first.")
    lag_spread_seconds: float | None = strawberry.field(description="Width of the middle half of these.")
    stayed: list[int] = strawberry.field(description="Of those at the first place, how many were at each next one.")
    sentence: str
    keys: strawberry.Private[tuple[int, ...]]
    behind: strawberry.Private[Behind]

    @strawberry.field(description="The sightings behind it, in the order of time.")
    def records(self, info: Info, first: int = 50, after: str | None = None) -> SightingConnection:
        size, begin = page_size(first), max((decode(after, [int]) or (0,))[0], 0)
        shown = self.keys[begin : begin + size]
        number = {key: begin + place for place, key in enumerate(shown, 1)}
        found = [(number[sighting_keys(one.id)[0]], one) for one in self.behind.sightings(info.context, shown)]
        return SightingConnection(
            edges=[
                Edge(cursor=encode((place,)), node=one)
                for place, one in sorted(found, key=lambda row: (row[0], row[1].id))
            ],
            page_info=PageInfo(
                has_next_page=begin + size < len(self.keys),
                end_cursor=encode((begin + len(shown),)) if shown else None,
            ),
            total=len(self.keys),
            hidden=lambda: 0,
        )


@strawberry.type(description="Leads, best first, and what the whole search rests on.")
class Leads:
    leads: list[Lead]
    compared: int = strawberry.field(description="How many were compared in all.")
    expected_by_chance: float | None = strawberry.field(
        description="How many such leads the search gives where chance alone is at work; null where that was not tried."
    )
    method: str
    parameters: strawberry.scalars.JSON
    total: int
    omitted: int = strawberry.field(description="Leads that are not given.")
    hidden_by_filter: int = strawberry.field(description="Sightings that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the archive of sightings was read.")


def leads_of(
    asking: Asking,
    filter: FactFilter,
    several: found.Leads,
    sightings: Sightings,
    borne: Mapping[str, Collection[str]] | None = None,
) -> Leads:
    """Leads for GraphQL. sightings: that they rest on. borne: by bearer the identifiers whose readings were theirs."""
    seen = asking.seen(replace(filter, since=None, until=None))
    texts = [text for lead in several.leads for text in _texts(lead)]
    places = {one for one in sightings.where.ids if one.startswith("Sensor:") and any(one in text for text in texts)}
    subjects = {one for lead in several.leads for one in lead.subjects}
    named = entities(asking.seen(filter), subjects | places)
    captions = {one: named[seen.clusters.of(one)].caption for one in subjects | places}
    return Leads(
        leads=[_lead(asking, seen, named, lead, captions, borne or {}) for lead in several.leads],
        compared=several.compared,
        expected_by_chance=several.expected_by_chance,
        method=several.method,
        parameters=strawberry.scalars.JSON(dict(several.parameters)),
        total=several.total,
        omitted=several.omitted,
        hidden_by_filter=sightings.hidden,
        snapshot_age=sightings.age,
    )


def _lead(
    asking: Asking,
    seen: SeenGraph,
    named: Mapping[str, SeenEntity],
    lead: found.Lead,
    captions: Mapping[str, str],
    borne: Mapping[str, Collection[str]],
) -> Lead:
    shown = [named[seen.clusters.of(one)] for one in lead.subjects]
    behind = Behind(seen, tuple(sorted({name for one in lead.subjects for name in (one, *borne.get(one, ()))})))
    return Lead(
        subjects=[entity_of(asking, entity) for entity in shown],
        unit=lead.unit,
        observed=lead.observed,
        expected=lead.expected,
        p_value=lead.p,
        q_value=lead.q,
        places=lead.places,
        days=lead.days,
        coverage=[Coverage(one.value) for one in lead.coverage],
        record_count=len(lead.records),
        other_reasons=[_reason(one, captions, behind) for one in lead.other_reasons],
        against=[_reason(one, captions, behind) for one in lead.against],
        lag_seconds=lead.lag[0] if lead.lag else None,
        lag_spread_seconds=lead.lag[1] if lead.lag else None,
        stayed=list(lead.stayed),
        sentence=_said(lead.sentence, captions),
        keys=lead.records,
        behind=behind,
    )


def _texts(lead: found.Lead) -> list[str]:
    return [lead.sentence, *(one.sentence for one in (*lead.other_reasons, *lead.against))]


def _reason(one: found.OtherReason, captions: Mapping[str, str], behind: Behind) -> OtherReason:
    return OtherReason(
        code=one.code,
        explains=one.explains,
        sentence=_said(one.sentence, captions),
        keys=one.records,
        behind=behind,
    )


def _said(sentence: str, captions: Mapping[str, str]) -> str:
    """The sentence with captions in place of ids, in one pass, so that a caption is never read as an id."""
    ids = sorted(captions, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, ids)), lambda match: captions[match[0]], sentence) if ids else sentence
