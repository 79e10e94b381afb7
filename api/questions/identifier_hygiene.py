"""identifierHygiene: which identifiers look misread or worn twice?"""

from __future__ import annotations

import strawberry

from algorithms.movement import identifier_hygiene as movement
from api.connections import PageInfo, encode, page_size, paged
from api.types.entity import Entity, Info, entity_of
from api.types.evidence import Evidence, evidence
from api.types.filter import FactFilter, chosen
from api.types.lead import captioned
from api.types.sighting import SightingConnection
from graph_model.errors import BadArgument
from stores.graph.reads.entities import entities


@strawberry.type(description="A verdict that is proposed, never made.")
class Suspicion:
    kind: str
    subjects: list[Entity] = strawberry.field(description="The misread one and the one meant, or the cloned one alone.")
    count: int = strawberry.field(description="Impossible hops, or how often the misread one was read.")
    sentence: str
    record_count: int
    evidence: strawberry.Private[Evidence]

    @strawberry.field(description="The sightings behind it, in the order of time.")
    def records(self, info: Info, first: int = 50, after: str | None = None) -> SightingConnection:
        return self.evidence.page(info.context, first, after)


@strawberry.type(description="By kind, then those with most readings behind them.")
class Suspicions:
    suspicions: list[Suspicion]
    page_info: PageInfo
    total: int
    omitted: int = strawberry.field(description="Suspicions that are not given.")
    kinds: list[str]
    hidden_by_filter: int = strawberry.field(description="Sightings that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the archive of sightings was read.")


@strawberry.type
class Query:
    @strawberry.field(
        description="""Plates that cameras probably misread, and plates that two cars seem to wear, as nobody goes so
fast. Each is proposed to a person; nothing is changed."""
    )
    def identifier_hygiene(
        self,
        info: Info,
        filter: FactFilter,
        kinds: list[str] | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Suspicions:
        asking, given, size = info.context, chosen(filter), page_size(first)
        known = [kind.value for kind in movement.Kind]
        unknown = sorted(set(kinds or ()) - set(known))
        if unknown:
            raise BadArgument("kinds", f"There is no kind {unknown[0][:60]!r}.", expected=", ".join(known))
        asked = [kind for kind in movement.Kind if kinds is None or kind.value in kinds]
        sightings = asking.sightings(given)
        page, total = paged(
            movement.identifier_hygiene(sightings, asked, None), size, after, _key, [str, int, str, str]
        )
        found = page[:size]
        seen = asking.seen(given)
        known_as = entities(seen, {one for suspicion in found for one in suspicion.subjects})
        named = {one: known_as[seen.clusters.of(one)] for suspicion in found for one in suspicion.subjects}
        return Suspicions(
            suspicions=[
                Suspicion(
                    kind=one.kind.value,
                    subjects=[entity_of(asking, named[subject]) for subject in one.subjects],
                    count=one.count,
                    sentence=captioned(one.sentence, {subject: named[subject].caption for subject in one.subjects}),
                    record_count=len(one.records),
                    evidence=evidence(asking, given, one.subjects, one.records),
                )
                for one in found
            ],
            page_info=PageInfo(has_next_page=len(page) > size, end_cursor=encode(_key(found[-1])) if found else None),
            total=total,
            omitted=total - len(found),
            kinds=[kind.value for kind in asked],
            hidden_by_filter=sightings.hidden,
            snapshot_age=sightings.age,
        )


def _key(one: movement.Suspicion) -> tuple[str, int, str, str]:
    return one.kind.value, -one.count, one.subjects[0], one.subjects[-1]
