"""companions: who moves together, and would chance have done it?"""

from __future__ import annotations

import strawberry

from algorithms.movement import companions as movement
from algorithms.movement.lead import Leads as Found
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


@strawberry.type(description="Three lists, as one list by count would put commuters before a gang.")
class CompanionLeads:
    beyond_routine: Leads = strawberry.field(description="More often together than their habits explain.")
    shared_routine: Leads = strawberry.field(description="Together by habit, those with the steadiest lag first.")
    single_journeys: Leads = strawberry.field(description="Together once or a few times: days too few for more.")


@strawberry.type
class Query:
    @strawberry.field(
        description="""Who moves together with a subject, or which pairs of all do; null where the subject is unknown.
A person, vehicle or thing is seen by the identifiers that it bore, while it bore them. What is compared is joint
journeys, not meetings, against what days alike would give by chance. A cursor goes on with the list that gave it; the
others begin with their first."""
    )
    def companions(
        self,
        info: Info,
        filter: FactFilter,
        subject: strawberry.ID | None = None,
        subject_types: list[str] | None = None,
        within_seconds: int = 60,
        within_metres: float = 0,
        least_places: int = 2,
        exclude: list[strawberry.ID] | None = None,
        most_q: float = 0.05,
        seed: int = 1,
        first: int = 50,
        after: str | None = None,
        case: strawberry.ID | None = None,
    ) -> CompanionLeads | None:
        asking, given = info.context, chosen(filter)
        size, page = page_size(first, MOST_LEADS), after_list(after, movement.LISTS)
        together = Together(within_seconds, within_metres, least_places, holidays=asking.service.holidays)
        if exclude is not None and len(exclude) > MOST_EXCLUDED:
            raise LimitExceeded("exclude", len(exclude), MOST_EXCLUDED)
        what = moved(asking, given, [] if subject is None else [subject])
        if subject is not None and not what.subjects:
            return None
        about, sightings = next(iter(what.subjects), None), what.sightings
        left_out = set(identifiers(asking.seen(given), exclude)) if exclude else set[str]()
        if about in left_out:
            raise BadArgument("exclude", "The subject itself is left out.", expected="others than the subject")
        found = movement.companions(
            sightings,
            about,
            together,
            subject_types=asking.types(subject_types, "subjectTypes"),
            exclude=left_out,
            most_q=most_q,
            seed=checked_seed(seed),
            first=size,
            after=page,
            tracks=asking.service.tracks,
        )
        tries = tried(info, case)

        def told(name: str) -> Leads:
            leads: Found = getattr(found, name)
            return leads_of(asking, given, leads, sightings, what.borne, tries, (name,))

        return CompanionLeads(**{name: told(name) for name in movement.LISTS})
