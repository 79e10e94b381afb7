"""Who moves together with one subject, or which pairs of all do: beyond routine, in a shared routine, once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.explained import explained
from algorithms.movement.kept_tracks import KeptTracks
from algorithms.movement.lead import Leads, behind
from algorithms.movement.narrowed import asked_about
from algorithms.movement.search import Searched, search
from algorithms.movement.shared_routine import ROUTINE_DAYS, shared_routine
from algorithms.movement.shuffled_worlds import leads_by_chance
from algorithms.movement.single_journeys import JUNCTIONS, single_journeys
from algorithms.movement.together import Together
from graph_model.errors import BadArgument
from graph_model.sightings import Sightings

BEYOND = (
    "Joint journeys on one day against the same between different days alike (working day, weekend, holiday, with the "
    "same sensors out). Ranked by the chance of as many joint days (exact comparison of two Poisson rates); q by "
    "Benjamini and Hochberg over all pairs compared; p by shuffled days."
)
LISTS = ("beyond_routine", "shared_routine", "single_journeys")


@dataclass(frozen=True, slots=True)
class Companions:
    """Three lists: more often together than their habits explain; together by habit; together once or a few times,
    where days are too few for more than how many of the others stayed."""

    beyond_routine: Leads
    shared_routine: Leads
    single_journeys: Leads


class After(NamedTuple):
    """Where a page begins: behind the lead of these subjects in the list of this name, a field of `Companions`."""

    list: str
    subjects: tuple[str, ...]


def companions(
    sightings: Sightings,
    subject: str | None = None,
    together: Together | None = None,
    *,
    subject_types: Collection[str] | None = None,
    exclude: Collection[str] = (),
    most_q: float = 0.05,
    permuted_worlds: int = 3,
    seed: int = 1,
    first: int = 50,
    after: After | None = None,
    tracks: KeptTracks | None = None,
) -> Companions:
    """Who moves together, each with what chance gives, what else explains it and what speaks against it.

    subject: its entity id; None for all pairs. subject_types: types that companions have, and for all pairs both. A
    radio device whose address is random is left out, for it is another device tomorrow. exclude: entity ids left out.
    most_q: the share of false leads that is accepted in `beyond_routine`. permuted_worlds: how many shuffled worlds the
    search is repeated in, to say how many leads chance gives. first: leads in each list. after: where the list that it
    names goes on; the others begin with their first. tracks: those of earlier questions.

    >>> from algorithms.movement.worked import month
    >>> found = companions(month(), permuted_worlds=1)
    >>> [lead.subjects for lead in found.beyond_routine.leads]
    [('van', 'wagon')]
    """
    together = together or Together()
    if not 0 < most_q <= 1:
        raise BadArgument("mostQ", f"mostQ is {most_q}.", expected="more than 0, at most 1")
    keep = asked_about(sightings, subject, subject_types, exclude)
    kept, walked = (tracks or KeptTracks()).of(sightings, keep, together)
    asked = None if subject is None else kept.subject(subject)
    searched = search(kept, together, asked, walked, most_q)
    parameters = {
        **asdict(together),
        "subject": subject,
        "subject_types": sorted(subject_types) if subject_types is not None else None,
        "exclude": len(exclude),
        "most_q": most_q,
        "permuted_worlds": permuted_worlds,
        "seed": seed,
        "zone": searched.tracks.days.zone,
        "days": len(searched.tracks.days),
    }
    surprising = searched.q <= most_q
    routine = ~surprising & (searched.pairs.days >= ROUTINE_DAYS) & ~np.isnan(searched.log_tails)
    by_chance = leads_by_chance(searched, permuted_worlds, seed, most_q, asked)
    behind_of = {name: after.subjects if after and after.list == name else None for name in LISTS}
    single, total, expected, more = single_journeys(
        searched, ~surprising & ~routine, first, seed, behind_of["single_journeys"]
    )
    return Companions(
        _leads(
            searched, _ranked(searched, surprising), behind_of["beyond_routine"], first, seed, by_chance, parameters
        ),
        shared_routine(searched, np.flatnonzero(routine), behind_of["shared_routine"], first, seed, parameters),
        Leads(single, total, searched.of_all, expected, JUNCTIONS, parameters, more),
    )


def _ranked(searched: Searched, among: NDArray[np.bool_]) -> NDArray[np.int64]:
    """By the tail, then by how much more is seen than expected, then by id."""
    rows = np.flatnonzero(among)
    pairs = searched.pairs
    more = pairs.journeys[rows] - searched.expected[rows]
    return rows[np.lexsort((pairs.right[rows], pairs.left[rows], -more, searched.log_tails[rows]))]


def _leads(
    searched: Searched,
    rows: NDArray[np.int64],
    after: tuple[str, ...] | None,
    first: int,
    seed: int,
    by_chance: float | None,
    parameters: dict[str, object],
) -> Leads:
    rest = behind(rows.tolist(), searched.names, after)
    leads = tuple(explained(searched, row, seed) for row in rest[:first])
    return Leads(leads, len(rows), searched.of_all, by_chance, BEYOND, parameters, len(rest) > first)
