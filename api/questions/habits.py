"""habits: when and where is somebody usually read, and has that changed?"""

from __future__ import annotations

import strawberry

from algorithms.movement import habits as movement
from api.types.borne import moved
from api.types.entity import Entity, Info, load
from api.types.filter import FactFilter, chosen
from api.types.sensor_place import SensorPlace, sensor_places


@strawberry.type(description="A place where the subject is often read.")
class UsualPlace:
    place: SensorPlace
    count: int = strawberry.field(description="Readings there.")
    days: int = strawberry.field(description="Different local days.")
    share: float = strawberry.field(description="Of all readings of the subject.")


@strawberry.type(description="When and where the subject is read, with what was watched.")
class Habits:
    subject: Entity
    hours: list[list[int]] = strawberry.field(description="Readings by weekday, Monday first, and local hour.")
    watched_hours: list[list[float]] = strawberry.field(
        description="How many hours the sensors that ever read the subject were watched, the same way; where it is 0 "
        "the readings say nothing."
    )
    usual: list[UsualPlace]
    night: UsualPlace | None = strawberry.field(description="The place of most days between 22 and 6.")
    record_count: int
    days: int
    change: float | None = strawberry.field(
        description="Between the earlier and the later half: 0 the same places in the same shares, 1 no place in "
        "common; null where a half holds fewer than 10 readings."
    )
    gone: list[SensorPlace] = strawberry.field(description="Usual places of the earlier half that the later one lacks.")
    new: list[SensorPlace]
    hidden_by_filter: int = strawberry.field(description="Sightings that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the archive of sightings was read.")


@strawberry.type
class Query:
    @strawberry.field(
        description="""Hour by weekday, usual places, the place at night, and what changed; null for a subject that does
not exist for the reader or was never read."""
    )
    def habits(self, info: Info, subject: strawberry.ID, filter: FactFilter) -> Habits | None:
        asking, given = info.context, chosen(filter)
        what = moved(asking, given, [subject])
        found = movement.habits(what.sightings, what.subjects[0]) if what.subjects else None
        if found is None:
            return None
        several = [*found.usual, *([found.night] if found.night else [])]
        named = {one.place for one in several} | set(found.gone) | set(found.new)
        places = sensor_places(asking, given, what.sightings, named)

        def usual(one: movement.UsualPlace) -> UsualPlace:
            return UsualPlace(place=places[one.place], count=one.count, days=one.days, share=one.share)

        return Habits(
            subject=load(asking, [found.subject])[found.subject],
            hours=[list(row) for row in found.hours],
            watched_hours=[list(row) for row in found.watched_hours],
            usual=[usual(one) for one in found.usual],
            night=usual(found.night) if found.night else None,
            record_count=found.records,
            days=found.days,
            change=found.change,
            gone=[places[one] for one in found.gone],
            new=[places[one] for one in found.new],
            hidden_by_filter=what.sightings.hidden,
            snapshot_age=what.sightings.age,
        )
