"""Pairs with few joint journeys: of those at the first shared place, how many stayed together past the next ones."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.explained import counted, explained
from algorithms.movement.journeys import Journey, journeys
from algorithms.movement.lead import Lead, behind
from algorithms.movement.reasons import company
from algorithms.movement.search import Searched

NEXT = 3
"""Places after the first shared one past which a pair has to stay together."""
LOOKED_AT = 500
"""Pairs whose company on the way is looked at: those together past most places."""
JUNCTIONS = (
    f"Of those at the first shared place within the window, how many stayed past the next {NEXT} places or more. "
    "Expected: the share of the others that did, by the rule of succession. Ranked by that share, over all joint "
    "journeys of the pair."
)


def single_journeys(
    searched: Searched, among: NDArray[np.bool_], first: int, seed: int, after: tuple[str, ...] | None = None
) -> tuple[tuple[Lead, ...], int, float, bool]:
    """The leads behind the subjects `after`, how many there are in all, how many of those looked at the others' rates
    would give, and whether more of these stand behind those given."""
    pairs = searched.pairs
    rows = np.flatnonzero(among & (pairs.spots > NEXT))
    order = np.lexsort((pairs.right[rows], pairs.left[rows], -pairs.journeys[rows], -pairs.spots[rows]))
    ranked: list[tuple[float, int, list[tuple[Journey, tuple[int, ...]]]]] = []
    for row in rows[order][:LOOKED_AT].tolist():
        a, b = int(pairs.left[row]), int(pairs.right[row])
        made = [
            (journey, tuple(len(left) for left in company(searched, journey, a)))
            for journey in journeys(searched.sightings, searched.tracks, searched.around, searched.together, a, b)
            if len({int(searched.around.spots[place]) for place in journey.places}) > NEXT
        ]
        if made:
            ranked.append((sum(math.log(_rate(stayed)) for _, stayed in made), row, made))
    ranked.sort(key=lambda found: (found[0], found[1]))
    by_chance = sum(math.exp(share) for share, _, _ in ranked)
    rest = behind(ranked, lambda found: searched.names(found[1]), after)
    leads = tuple(_lead(searched, row, made, seed) for _, row, made in rest[:first])
    return leads, len(rows), by_chance, len(rest) > first


def _rate(stayed: tuple[int, ...]) -> float:
    """Of the others at the first place the share that stayed to the end; the second of the pair is none of them."""
    return (max(stayed[-1] - 1, 0) + 1) / (max(stayed[0] - 1, 0) + 2)


def _lead(searched: Searched, row: int, made: list[tuple[Journey, tuple[int, ...]]], seed: int) -> Lead:
    lead = explained(searched, row, seed)
    rates = [_rate(stayed) for _, stayed in made]
    journey, stayed = min(made, key=lambda found: (_rate(found[1]), found[0].day))
    where = searched.sightings.where.ids[journey.places[0]]
    told = ", then ".join(str(count) for count in stayed[1:])
    others = f"{counted(stayed[0], 'other')} {'was' if stayed[0] == 1 else 'were'}"
    return replace(
        lead,
        expected=sum(rates),
        stayed=stayed,
        sentence=(
            f"{lead.sentence} On {searched.tracks.days.dates[journey.day].isoformat()} {others} read beside "
            f"{lead.subjects[0]} at {where}; past the next places {told} of them were still there, {lead.subjects[1]} "
            f"among them. By the share of the others who stayed, {sum(rates):.2g} of "
            f"{counted(len(rates), 'such journey')} would be expected."
        ),
    )
