"""meetings: when and where were some of these near one another for a while?"""

from __future__ import annotations

import strawberry

from algorithms.movement import meetings as movement
from api.connections import PageInfo, encode, page_size, paged
from api.scalars import DateTime
from api.types.borne import moved
from api.types.entity import Entity, Info, load
from api.types.evidence import Evidence, evidence
from api.types.filter import FactFilter, chosen
from api.types.sensor_place import SensorPlace, sensor_places
from api.types.sighting import SightingConnection
from api.types.tries import Tries, tried
from graph_model.errors import BadArgument, LimitExceeded

MOST_SUBJECTS = 200


@strawberry.type(description="Two were read near one another again and again; they may have met for longer.")
class Meeting:
    subjects: list[Entity]
    place: SensorPlace = strawberry.field(description="Where the first was read first.")
    since: DateTime
    until: DateTime
    others: int = strawberry.field(description="Others who were read there meanwhile.")
    record_count: int
    evidence: strawberry.Private[Evidence]

    @strawberry.field(description="The sightings of the two, in the order of time.")
    def records(self, info: Info, first: int = 50, after: str | None = None) -> SightingConnection:
        return self.evidence.page(info.context, first, after)


@strawberry.type(description="Meetings, earliest first.")
class Meetings:
    meetings: list[Meeting]
    page_info: PageInfo
    total: int
    omitted: int = strawberry.field(description="Meetings that are not given.")
    hidden_by_filter: int = strawberry.field(description="Sightings that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the archive of sightings was read.")
    tries: Tries | None = strawberry.field(description="How often the case asked this; null where no case was named.")


@strawberry.type
class Query:
    @strawberry.field(
        description="""Meetings of any two of these: read near one another, again and again, for at least so long. A
person, vehicle or thing is seen by the identifiers that it bore, while it bore them."""
    )
    def meetings(
        self,
        info: Info,
        subjects: list[strawberry.ID],
        filter: FactFilter,
        least_minutes: int = 10,
        within_metres: float = 50,
        first: int = 50,
        after: str | None = None,
        case: strawberry.ID | None = None,
    ) -> Meetings:
        asking, given, size = info.context, chosen(filter), page_size(first)
        if len(subjects) > MOST_SUBJECTS:
            raise LimitExceeded("subjects", len(subjects), MOST_SUBJECTS)
        if len(set(subjects)) < 2:
            raise BadArgument("subjects", "One alone meets nobody.", expected="two subjects or more")
        what = moved(asking, given, subjects)
        found = movement.meetings(what.sightings, what.subjects, least_minutes, within_metres)
        page, total = paged(found, size, after, _key, [int, str, str, int, str])
        shown = page[:size]
        named = load(asking, sorted({one for meeting in shown for one in meeting.subjects}))
        places = sensor_places(asking, given, what.sightings, {meeting.place for meeting in shown})
        return Meetings(
            meetings=[
                Meeting(
                    subjects=[named[one] for one in meeting.subjects],
                    place=places[meeting.place],
                    since=DateTime(meeting.since),
                    until=DateTime(meeting.until),
                    others=meeting.others,
                    record_count=len(meeting.records),
                    evidence=evidence(
                        asking,
                        given,
                        [name for one in meeting.subjects for name in (one, *what.borne.get(one, ()))],
                        meeting.records,
                    ),
                )
                for meeting in shown
            ],
            page_info=PageInfo(has_next_page=len(page) > size, end_cursor=encode(_key(shown[-1])) if shown else None),
            total=total,
            omitted=total - len(shown),
            hidden_by_filter=what.sightings.hidden,
            snapshot_age=what.sightings.age,
            tries=tried(info, case),
        )


def _key(meeting: movement.Meeting) -> tuple[int, str, str, int, str]:
    return meeting.since, *meeting.subjects, meeting.until, meeting.place
