"""Leads: what was found, what chance alone would give, what else explains it and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from enum import Enum

import strawberry

from algorithms.movement import lead as found
from algorithms.movement.companions import After
from api.connections import PageInfo, decode, encode
from api.context import Asking
from api.types.entity import Entity, Info, entity_of
from api.types.evidence import Evidence, evidence
from api.types.sighting import SightingConnection
from api.types.tries import Tries
from graph_model.errors import BadArgument
from graph_model.reader import FactFilter
from graph_model.sightings import Sightings
from stores.graph.reads.entities import entities


@strawberry.enum(description="Not seen is not absent.")
class Coverage(Enum):
    SEEN = "SEEN"
    NOT_SEEN_WHILE_WATCHED = "NOT_SEEN_WHILE_WATCHED"
    NOT_WATCHED = "NOT_WATCHED"


@strawberry.type(description="Another reason for what was seen, or something that speaks against it.")
class OtherReason:
    code: str
    explains: int = strawberry.field(description="How many of the observed it would explain, or how often it was seen.")
    sentence: str
    evidence: strawberry.Private[Evidence]

    @strawberry.field(description="Ids of the sightings that say so.")
    def facts(self) -> list[strawberry.ID]:
        return [strawberry.ID(id) for id in self.evidence.ids()]


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
    evidence: strawberry.Private[Evidence]

    @strawberry.field(description="The sightings behind it, in the order of time.")
    def records(self, info: Info, first: int = 50, after: str | None = None) -> SightingConnection:
        return self.evidence.page(info.context, first, after)


@strawberry.type(description="Leads, best first, and what the whole search rests on.")
class Leads:
    leads: list[Lead]
    page_info: PageInfo
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
    tries: Tries | None = strawberry.field(description="How often the case asked this; null where no case was named.")


def leads_of(
    asking: Asking,
    filter: FactFilter,
    several: found.Leads,
    sightings: Sightings,
    borne: Mapping[str, Collection[str]] | None = None,
    tries: Tries | None = None,
    within: tuple[str, ...] = (),
) -> Leads:
    """Leads for GraphQL. sightings: that they rest on. borne: by bearer the identifiers whose readings were theirs.
    within: what a cursor begins with, where an answer has several lists."""
    told = _Telling(asking, filter, several.leads, sightings, borne or {})
    return Leads(
        leads=[told.lead(lead) for lead in several.leads],
        page_info=PageInfo(
            has_next_page=several.more,
            end_cursor=encode((*within, *several.leads[-1].subjects)) if several.leads else None,
        ),
        compared=several.compared,
        expected_by_chance=several.expected_by_chance,
        method=several.method,
        parameters=strawberry.scalars.JSON(dict(several.parameters)),
        total=several.total,
        omitted=several.omitted,
        hidden_by_filter=sightings.hidden,
        snapshot_age=sightings.age,
        tries=tries,
    )


def after_lead(after: str | None, parts: int) -> tuple[str, ...] | None:
    """What a cursor of leads holds, so many texts: the subjects of the last lead. Raises BadArgument."""
    found: tuple[str, ...] | None = decode(after, [str] * parts)
    return found


def after_list(after: str | None, lists: Sequence[str]) -> After | None:
    """The same of an answer with several lists of pairs, and which of them goes on. Raises BadArgument."""
    page = after_lead(after, 3)
    if page is not None and page[0] not in lists:
        raise BadArgument("after", "This is no cursor of this list.", expected="endCursor of the page before")
    return None if page is None else After(page[0], page[1:])


class _Telling:
    """Captions for all leads of an answer, in one read."""

    def __init__(
        self,
        asking: Asking,
        filter: FactFilter,
        leads: Sequence[found.Lead],
        sightings: Sightings,
        borne: Mapping[str, Collection[str]],
    ) -> None:
        self.asking, self.filter, self.borne = asking, filter, borne
        texts = [lead.sentence for lead in leads]
        texts += [one.sentence for lead in leads for one in (*lead.other_reasons, *lead.against)]
        places = {
            one for one in sightings.where.ids if one.startswith("Sensor:") and any(one in text for text in texts)
        }
        subjects = {one for lead in leads for one in lead.subjects}
        seen = asking.seen(filter)
        named = entities(seen, subjects | places)
        self.named = {one: named[seen.clusters.of(one)] for one in subjects | places}
        self.captions = {one: entity.caption for one, entity in self.named.items()}

    def lead(self, lead: found.Lead) -> Lead:
        subjects = [name for one in lead.subjects for name in (one, *self.borne.get(one, ()))]
        return Lead(
            subjects=[entity_of(self.asking, self.named[one]) for one in lead.subjects],
            unit=lead.unit,
            observed=lead.observed,
            expected=lead.expected,
            p_value=lead.p,
            q_value=lead.q,
            places=lead.places,
            days=lead.days,
            coverage=[Coverage(one.value) for one in lead.coverage],
            record_count=len(lead.records),
            other_reasons=[self.reason(one, subjects) for one in lead.other_reasons],
            against=[self.reason(one, subjects) for one in lead.against],
            lag_seconds=lead.lag[0] if lead.lag else None,
            lag_spread_seconds=lead.lag[1] if lead.lag else None,
            stayed=list(lead.stayed),
            sentence=captioned(lead.sentence, self.captions),
            evidence=evidence(self.asking, self.filter, subjects, lead.records),
        )

    def reason(self, one: found.OtherReason, subjects: Sequence[str]) -> OtherReason:
        rests_on = evidence(self.asking, self.filter, subjects, one.records)
        sentence = captioned(one.sentence, self.captions)
        return OtherReason(code=one.code, explains=one.explains, sentence=sentence, evidence=rests_on)


def captioned(sentence: str, captions: Mapping[str, str]) -> str:
    """The sentence with captions in place of ids, in one pass, so that a caption is never read as an id."""
    ids = sorted(captions, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, ids)), lambda match: captions[match[0]], sentence) if ids else sentence
