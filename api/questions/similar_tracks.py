"""similarTracks: who went the same way, on whatever day?"""

from __future__ import annotations

import strawberry

from algorithms.movement import similar_tracks as movement
from api.connections import page_size
from api.types.borne import moved
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.lead import Leads, leads_of

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
    ) -> Leads:
        asking, given, size = info.context, chosen(filter), page_size(first, MOST_LEADS)
        what = moved(asking, given, [subject])
        about = next(iter(what.subjects), str(subject))
        found = movement.similar_tracks(what.sightings, about, least_places, size)
        return leads_of(asking, given, found, what.sightings, what.borne)
