"""placeClasses: what sort of thing happens at a place and an hour, and on which past events does that rest?"""

from __future__ import annotations

import numpy as np
import strawberry

from algorithms.analyses import place_classes as analysis
from api.connections import page_size
from api.happenings import Happenings, happenings
from api.scalars import DateTime
from api.types.analysed import TextLabel
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.happening import Happening, enough
from api.types.trial import Tried, Weighed, check_trial, tried, weighed
from graph_model.errors import BadArgument

MOST = 500
"""Events without a label that are told in one answer."""
MOST_ASKED = 100
"""Places and times that are asked about."""
_TOO_LITTLE = frozenset({"labels"})


@strawberry.input(description="A place and a time to ask about. name: under which it comes back.")
class AskedPlace:
    name: str
    latitude: float
    longitude: float
    at: DateTime


@strawberry.type(description="What sort of thing happens at a place and a time.")
class ToldPlace:
    id: strawberry.ID | None = strawberry.field(description="The event without a label; null for one of `asked`.")
    name: str | None = strawberry.field(description="The name under which it was asked; null for an event.")
    label: str | None = strawberry.field(description='Null is "can\'t tell".')
    likeliest: list[Weighed] = strawberry.field(description="Three labels with calibrated probabilities.")
    nearest_ids: list[strawberry.ID] = strawberry.field(
        description="The ten past events nearest in place, hour and weekday."
    )
    alike: int = strawberry.field(description="How many of these are of the likeliest label.")


@strawberry.type(description="How well events are told that were left out, and what places and times are told as.")
class PlaceClasses(Tried):
    places: list[ToldPlace] = strawberry.field(description="What was asked, in its order; then events, by id.")
    labelled: int
    unlabelled: int
    untimed: int = strawberry.field(description="Left out: without a place, or a time known to a day.")
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""What sort of thing happens at places and times, by past events that have a `label`; never what a
person does. Of events without one the `first` are told, beside what is `asked`. zone: whose hours and weekdays count.
target: the share of what is told that must be right."""
    )
    def place_classes(
        self,
        info: Info,
        asked: list[AskedPlace] | None = None,
        of: Happening = Happening.EVENT,
        label: TextLabel = TextLabel.KIND,
        zone: str = "UTC",
        target: float = 0.9,
        first: int = 100,
        seed: int = 0,
        filter: FactFilter | None = None,
    ) -> PlaceClasses:
        size, new = page_size(first, MOST), asked or []
        page_size(len(new) + 1, MOST_ASKED + 1, "asked")
        check_trial(target, seed)
        if any(not abs(one.latitude) <= 90 or not abs(one.longitude) <= 180 for one in new):
            raise BadArgument("asked", "A place is none.", expected="degrees in WGS 84")
        if of is Happening.DETECTION and label is not TextLabel.KIND:
            raise BadArgument("label", "A detection has no such attribute.", expected="KIND")
        found = happenings(info.context, chosen(filter), of.value)
        labels = np.array([bool(one) for one in found.text(label.value)], dtype=np.bool_)
        texts, usable = found.text(label.value), found.timed & found.placed
        have, lack = np.flatnonzero(usable & labels).tolist(), np.flatnonzero(usable & ~labels).tolist()
        told = lack[:size]

        def work() -> analysis.PlaceClasses:
            return analysis.place_classes(
                _when(found, have), [texts[row] for row in have], _asked(new, found, told), zone=zone, target=target,
                seed=seed,
            )  # fmt: skip

        answer, lacking = enough(work, _TOO_LITTLE)
        return PlaceClasses(
            **tried(answer.trial if answer else None, lacking),
            places=[
                _told(one, new, [found.entities[row].id for row in told]) for one in (answer.asked if answer else ())
            ],
            labelled=len(have),
            unlabelled=len(lack),
            untimed=int(np.count_nonzero(~usable)),
            hidden_by_filter=found.hidden,
            snapshot_age=found.age,
        )


def _when(found: Happenings, rows: list[int]) -> analysis.When:
    ids = [found.entities[row].id for row in rows]
    return analysis.When(ids, found.latitudes[rows], found.longitudes[rows], found.at[rows])


def _asked(new: list[AskedPlace], found: Happenings, rows: list[int]) -> analysis.When:
    """What was asked and then the events, named by their numbers, as names are hostile and may be alike."""
    return analysis.When(
        [f"{number:06}" for number in range(len(new) + len(rows))],
        np.concatenate([np.array([one.latitude for one in new], dtype=np.float64), found.latitudes[rows]]),
        np.concatenate([np.array([one.longitude for one in new], dtype=np.float64), found.longitudes[rows]]),
        np.concatenate([np.array([int(one.at) for one in new], dtype=np.int64), found.at[rows]]),
    )


def _told(one: analysis.PlaceAndTime, new: list[AskedPlace], events: list[str]) -> ToldPlace:
    number = int(one.id)
    return ToldPlace(
        id=None if number < len(new) else strawberry.ID(events[number - len(new)]),
        name=new[number].name if number < len(new) else None,
        label=one.label,
        likeliest=weighed(one.likeliest),
        nearest_ids=[strawberry.ID(near) for near in one.nearest],
        alike=one.alike,
    )
