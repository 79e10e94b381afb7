"""Scenes as they are asked for: a place in a window, again and again, or around an event."""

from __future__ import annotations

from dataclasses import replace

import strawberry

from algorithms.movement.scenes import Scene as Asked
from api.context import Asking
from api.scalars import DateTime
from api.types.area import Area, Circle, area_of
from graph_model.errors import BadArgument
from graph_model.reader import FactFilter
from stores.graph.reads.entities import resolve
from stores.graph.reads.facts import members_of
from stores.graph.reads.happened import happened

MINUTE = 60_000
MOST_MINUTES = 7 * 24 * 60


@strawberry.input(description="A place with a window, a recurring window, or the surroundings of an event.")
class Scene:
    sensors: list[strawberry.ID] | None = None
    area: Area | None = None
    since: DateTime | None = None
    until: DateTime | None = None
    hours: list[int] | None = strawberry.field(default=None, description="0 to 23, by the sensor's own clock.")
    weekdays: list[int] | None = strawberry.field(default=None, description="0 is Monday.")
    least_days: int = strawberry.field(default=1, description="Days of a recurring scene that are needed.")
    event: strawberry.ID | None = strawberry.field(default=None, description="Its place and time, in place of both.")
    minutes_before: int = 30
    minutes_after: int = 30
    metres: float = 250
    present: bool = strawberry.field(default=True, description="False: not seen there while somebody watched.")


def scene_of(asking: Asking, scene: Scene, filter: FactFilter) -> Asked:
    """The same for the algorithm. Raises BadArgument."""
    if scene.event is not None:
        return _around(asking, scene, filter)
    return Asked(
        sensors=_sensors(asking, scene, filter),
        area=area_of(scene.area, "scenes") if scene.area is not None else None,
        since=scene.since,
        until=scene.until,
        hours=tuple(scene.hours or ()),
        weekdays=tuple(scene.weekdays or ()),
        least_days=scene.least_days,
        present=scene.present,
    )


def _sensors(asking: Asking, scene: Scene, filter: FactFilter) -> tuple[str, ...]:
    """Readings stand under the name by which each sensor read, so all names of one sensor are asked about."""
    seen = asking.seen(filter)
    known = members_of(seen, resolve(seen, scene.sensors or ()).values())
    return tuple(sorted({*known, *(scene.sensors or ())}))


def _around(asking: Asking, scene: Scene, filter: FactFilter) -> Asked:
    """The surroundings of an event. Raises BadArgument."""
    if scene.sensors is not None or scene.area is not None or scene.since is not None or scene.until is not None:
        raise BadArgument(
            "scenes", "An event has its own place and time.", expected="event, or sensors, area and times"
        )
    for argument, minutes in (("minutesBefore", scene.minutes_before), ("minutesAfter", scene.minutes_after)):
        if not 0 <= minutes <= MOST_MINUTES:
            raise BadArgument("scenes", f"{argument} is {minutes}.", expected=f"0 to {MOST_MINUTES}")
    # What happened is looked up whatever the time filter: it says where to look, not what counts.
    seen = asking.seen(replace(filter, since=None, until=None))
    event = resolve(seen, [str(scene.event)]).get(str(scene.event))
    if event is None:
        raise BadArgument("scenes", "There is no such event.", expected="the id of an event")
    found = happened(seen, event)
    if found.since is None or found.until is None or not found.places:
        raise BadArgument("scenes", "Of the event no time or no position is known.", expected="an event with both")
    if len(found.places) > 1:
        raise BadArgument("scenes", "The event has several places.", expected="an area and times in place of it")
    latitude, longitude = found.places[0]
    return Asked(
        area=area_of(Area(circle=Circle(latitude=latitude, longitude=longitude, metres=scene.metres)), "scenes"),
        since=found.since - scene.minutes_before * MINUTE,
        until=max(found.until, found.since + 1) + scene.minutes_after * MINUTE,
        hours=tuple(scene.hours or ()),
        weekdays=tuple(scene.weekdays or ()),
        least_days=scene.least_days,
        present=scene.present,
    )
