"""trackRelations: which relations do tracks suggest: one home, one place of work, one way with another identifier?"""

from __future__ import annotations

import strawberry

from algorithms.movement import track_relations as movement
from algorithms.movement.together import Together
from api.connections import page_size
from api.types.borne import identifiers, moved
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.lead import Leads, after_list, leads_of
from api.types.network import checked_seed
from api.types.tries import tried
from graph_model.errors import BadArgument, LimitExceeded

MOST_EXCLUDED = 10_000
MOST_LEADS = 200


@strawberry.type(description="Relations that tracks suggest: leads to look into, and no facts.")
class TrackRelations:
    shared_night_place: Leads = strawberry.field(description="Read at one place by night, on half of their nights.")
    shared_work_place: Leads = strawberry.field(description="The same from 9 to 17 on working days.")
    joint_journeys: Leads = strawberry.field(
        description="Regular joint journeys of identifiers of different types: which phone rides in which car."
    )


@strawberry.type
class Query:
    @strawberry.field(
        description="""Relations that the tracks of a subject, or of all, suggest; null where the subject is unknown. A
place that many have as theirs says nothing of any two of them. A cursor goes on with the list that gave it; the others
begin with their first."""
    )
    def track_relations(
        self,
        info: Info,
        filter: FactFilter,
        subject: strawberry.ID | None = None,
        subject_types: list[str] | None = None,
        within_metres: float = 0,
        least_days: int = 5,
        most_at_place: int = 20,
        exclude: list[strawberry.ID] | None = None,
        seed: int = 1,
        first: int = 50,
        after: str | None = None,
        case: strawberry.ID | None = None,
    ) -> TrackRelations | None:
        asking, given = info.context, chosen(filter)
        size, page = page_size(first, MOST_LEADS), after_list(after, movement.LISTS)
        together = Together(within_metres=within_metres, holidays=asking.service.holidays)
        if exclude is not None and len(exclude) > MOST_EXCLUDED:
            raise LimitExceeded("exclude", len(exclude), MOST_EXCLUDED)
        what = moved(asking, given, [] if subject is None else [subject])
        if subject is not None and not what.subjects:
            return None
        about = next(iter(what.subjects), None)
        left_out = set(identifiers(asking.seen(given), exclude)) if exclude else set[str]()
        if about in left_out:
            raise BadArgument("exclude", "The subject itself is left out.", expected="others than the subject")
        found = movement.track_relations(
            what.sightings,
            about,
            together,
            subject_types=asking.types(subject_types, "subjectTypes"),
            exclude=left_out,
            least_days=least_days,
            most_at_place=most_at_place,
            seed=checked_seed(seed),
            first=size,
            after=page,
        )
        tries = tried(info, case)
        return TrackRelations(
            **{
                name: leads_of(asking, given, getattr(found, name), what.sightings, what.borne, tries, (name,))
                for name in movement.LISTS
            }
        )
