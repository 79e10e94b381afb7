"""Which relations do tracks suggest: one home, one place of work, one way with another kind of identifier?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass

import numpy as np

from algorithms.movement.anchors import Part, anchors
from algorithms.movement.companions import After
from algorithms.movement.explained import explained
from algorithms.movement.lead import Leads, behind
from algorithms.movement.narrowed import narrowed
from algorithms.movement.near_places import near
from algorithms.movement.search import Searched, search
from algorithms.movement.shared_anchors import shared_anchors
from algorithms.movement.together import Together
from graph_model.errors import BadArgument
from graph_model.sightings import Sightings

LISTS = ("shared_night_place", "shared_work_place", "joint_journeys")
RODE = (
    "Pairs of identifiers of different types with joint journeys on many days: a phone that rides in a car. Observed, "
    "expected, p and q as for companions. Ranked by p, then by days. By chance: how many of these pairs would have as "
    "many joint days between different days alike."
)


@dataclass(frozen=True, slots=True)
class TrackRelations:
    """Leads, never facts: on most nights at one place; on most working days at one place; regular joint journeys of
    identifiers of different types."""

    shared_night_place: Leads
    shared_work_place: Leads
    joint_journeys: Leads


def track_relations(
    sightings: Sightings,
    subject: str | None = None,
    together: Together | None = None,
    *,
    subject_types: Collection[str] | None = None,
    exclude: Collection[str] = (),
    least_days: int = 5,
    most_at_place: int = 20,
    seed: int = 1,
    first: int = 50,
    after: After | None = None,
) -> TrackRelations:
    """Relations that the tracks of one subject, or of all, suggest, with what chance gives and what speaks against.

    subject, subject_types, exclude, seed, first, after: as for `companions`. together: when two are together; places
    within its metres are one place. least_days: joint nights, days or journey days that a lead needs. most_at_place: a
    place that more than so many have as theirs says nothing of any two.

    >>> from algorithms.movement.drawn import seen
    >>> nights = [f"2026-03-{day:02}T23:1" for day in range(2, 12)]
    >>> home = seen(*(f"{one} A {night}{n}" for n, one in enumerate(("ada", "bo")) for night in nights))
    >>> [(lead.subjects, lead.observed) for lead in track_relations(home).shared_night_place.leads]
    [(('ada', 'bo'), 10)]
    """
    together = together or Together()
    for argument, value, most in (("leastDays", least_days, 366), ("mostAtPlace", most_at_place, 200)):
        if not 2 <= value <= most:
            raise BadArgument(argument, f"{argument} is {value}.", expected=f"2 to {most}")
    kept = narrowed(sightings, subject, subject_types, exclude)
    asked = None if subject is None else kept.subject(subject)
    around = near(kept.where, together.within_metres)
    searched = search(kept, together, asked)
    present = len(np.unique(kept.subjects))
    compared = max(present - 1, 0) if subject is not None else present * (present - 1) // 2
    parameters = {
        **asdict(together),
        "subject": subject,
        "subject_types": sorted(subject_types) if subject_types is not None else None,
        "exclude": len(exclude),
        "least_days": least_days,
        "most_at_place": most_at_place,
        "seed": seed,
        "zone": searched.tracks.days.zone,
    }
    behind_of = {name: after.subjects if after and after.list == name else None for name in LISTS}

    def shared(part: Part, name: str) -> Leads:
        found = anchors(kept, around, part, least_days, together.holidays)
        return shared_anchors(
            kept, around, found, asked, most_at_place, least_days, compared, first, behind_of[name], parameters
        )

    return TrackRelations(
        shared(Part.NIGHT, "shared_night_place"),
        shared(Part.WORK, "shared_work_place"),
        _rode(searched, least_days, seed, first, behind_of["joint_journeys"], compared, parameters),
    )


def _rode(
    searched: Searched,
    least_days: int,
    seed: int,
    first: int,
    after: tuple[str, ...] | None,
    compared: int,
    parameters: dict[str, object],
) -> Leads:
    pairs, types = searched.pairs, searched.sightings.subject_types
    rows = np.flatnonzero((pairs.days >= least_days) & (types[pairs.left] != types[pairs.right]))
    tails = np.nan_to_num(searched.log_tails[rows], nan=0.0)
    order = np.lexsort((pairs.right[rows], pairs.left[rows], -pairs.days[rows], tails))
    rest = behind(rows[order].tolist(), searched.names, after)
    leads = tuple(explained(searched, row, seed) for row in rest[:first])
    return Leads(leads, len(rows), compared, float(np.sum(10**tails)), RODE, parameters, len(rest) > first)
