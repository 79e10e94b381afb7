"""identifierHygiene: which identifiers look misread, worn twice, or swapped?"""

from __future__ import annotations

import numpy as np
import strawberry

from algorithms.movement import identifier_hygiene as movement
from algorithms.movement.suspicion import Kind
from algorithms.movement.suspicion import Suspicion as Found
from algorithms.movement.swapped_devices import Inserted
from api.calls import facts_at
from api.connections import PageInfo, encode, page_size, paged
from api.types.entity import Entity, Info, entity_of
from api.types.evidence import Evidence, evidence
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from api.types.lead import OtherReason, captioned
from api.types.sighting import SightingConnection
from graph_model.errors import BadArgument
from graph_model.view import UNDATED, View
from stores.graph.reads.entities import entities
from stores.graph.seen import SeenGraph

_INSERTED, _CARRIED = "INSERTED_IN", "CARRIED_BY"


@strawberry.type(description="A verdict that is proposed, never made.")
class Suspicion:
    kind: str
    subjects: list[Entity] = strawberry.field(
        description="""The misread one and the one meant; the cloned one alone; a handset and its two cards; a card and
its two handsets, the earlier one first."""
    )
    count: int = strawberry.field(description="Impossible hops, readings of the misread one, or changes.")
    sentence: str
    against: list[OtherReason] = strawberry.field(description="What speaks against it.")
    record_count: int
    evidence: strawberry.Private[Evidence]
    links: strawberry.Private[tuple[SeenGraph, View, tuple[int, ...]]]

    @strawberry.field(description="The sightings behind it, in the order of time.")
    def records(self, info: Info, first: int = 50, after: str | None = None) -> SightingConnection:
        return self.evidence.page(info.context, first, after)

    @strawberry.field(description="Records that say which card was in which handset.")
    def facts(self) -> list[Fact]:
        seen, view, rows = self.links
        return facts_of(seen, facts_at(seen, view, rows)) if rows else []


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
        description="""Plates that cameras probably misread, plates that two cars seem to wear, as nobody goes so fast,
cards that appear in another handset and handsets that appear with another card. Each is proposed to a person; nothing
is changed."""
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
        known = [kind.value for kind in Kind]
        unknown = sorted(set(kinds or ()) - set(known))
        if unknown:
            raise BadArgument("kinds", f"There is no kind {unknown[0][:60]!r}.", expected=", ".join(known))
        asked = [kind for kind in Kind if kinds is None or kind.value in kinds]
        sightings, view = asking.sightings(given), asking.view(given, (_INSERTED, _CARRIED))
        alike = {name: kind.confusions for name, kind in asking.registry.sensors.items()}
        suspicions = movement.identifier_hygiene(sightings, asked, None, _inserted(view), _carried(view), alike)
        page, total = paged(suspicions, size, after, _key, [str, int, str, str, str])
        found = page[:size]
        seen = asking.seen(given)
        texts = [reason.sentence for one in found for reason in one.against]
        sensors = {
            one for one in sightings.where.ids if one.startswith("Sensor:") and any(one in text for text in texts)
        }
        known_as = entities(seen, {one for suspicion in found for one in suspicion.subjects} | sensors)
        named = {one: known_as[seen.clusters.of(one)] for suspicion in found for one in suspicion.subjects}
        captions = {one: known_as[seen.clusters.of(one)].caption for one in {*named, *sensors}}

        def told(one: Found) -> Suspicion:
            def reason(code: str, explains: int, sentence: str) -> OtherReason:
                rests_on = evidence(asking, given, one.subjects, ())
                return OtherReason(
                    code=code, explains=explains, sentence=captioned(sentence, captions), evidence=rests_on
                )

            return Suspicion(
                kind=one.kind.value,
                subjects=[entity_of(asking, named[subject]) for subject in one.subjects],
                count=one.count,
                sentence=captioned(one.sentence, captions),
                against=[reason(each.code, each.explains, each.sentence) for each in one.against],
                record_count=len(one.records),
                evidence=evidence(asking, given, one.subjects, one.records),
                links=(seen, view, one.links),
            )

        return Suspicions(
            suspicions=[told(one) for one in found],
            page_info=PageInfo(has_next_page=len(page) > size, end_cursor=encode(_key(found[-1])) if found else None),
            total=total,
            omitted=total - len(found),
            kinds=[kind.value for kind in asked],
            hidden_by_filter=sightings.hidden,
            snapshot_age=sightings.age,
        )


def _inserted(view: View) -> list[Inserted]:
    """What records say of cards in handsets."""

    def known(at: int) -> int | None:
        return None if at == UNDATED else at

    return [
        Inserted(
            view.ids[view.starts[row]],
            view.ids[view.ends[row]],
            known(int(view.since[row])),
            known(int(view.until[row])),
            row,
        )
        for row in _rows(view, _INSERTED)
    ]


def _carried(view: View) -> set[str]:
    """What a record says of that something bears it."""
    return {view.ids[view.starts[row]] for row in _rows(view, _CARRIED)}


def _rows(view: View, name: str) -> list[int]:
    kind = view.link_names.index(name) if name in view.link_names else -1
    rows: list[int] = np.flatnonzero(view.link_types == kind).tolist()
    return rows


def _key(one: Found) -> tuple[str, int, str, str, str]:
    """Suspicions of one kind have as many subjects each."""
    return one.kind.value, -one.count, one.subjects[0], "".join(one.subjects[1:2]), one.subjects[-1]
