"""similarTracks: who went the same way, on whatever day?"""

from __future__ import annotations

import strawberry

from algorithms.movement import similar_tracks as movement
from api.connections import page_size
from api.types.borne import moved
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.lead import Leads, after_lead, leads_of
from api.types.tries import tried

MOST_LEADS = 200


@strawberry.type
class Query:
    @strawberry.field(
        description="""Subjects that share a run of places with one day of this one, on whatever day. Nothing is found
of a subject that does not exist for the reader."""
    )
    def similar_tracks(
        self,
        info: Info,
        subject: strawberry.ID,
        filter: FactFilter,
        least_places: int = 4,
        first: int = 50,
        after: str | None = None,
        case: strawberry.ID | None = None,
    ) -> Leads:
        asking, given, size = info.context, chosen(filter), page_size(first, MOST_LEADS)
        page = after_lead(after, 2)
        what = moved(asking, given, [subject])
        about = next(iter(what.subjects), str(subject))
        found = movement.similar_tracks(what.sightings, about, least_places, size, page)
        return leads_of(asking, given, found, what.sightings, what.borne, tried(info, case))
