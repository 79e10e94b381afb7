"""Pairs with the same night place, or the same place of work, as leads."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.anchor_pairs import AnchorPair, anchor_pair
from algorithms.movement.anchor_reasons import against_anchor, read_once
from algorithms.movement.anchors import Anchors
from algorithms.movement.chance import benjamini_hochberg, in_cases
from algorithms.movement.explained import counted
from algorithms.movement.lead import Coverage, Lead, Leads, behind
from algorithms.movement.near_places import Near
from algorithms.movement.same_days import expected_days
from graph_model.sightings import Sightings

SHARED = (
    "Pairs of which each is read at one place on half of its {noun}s or more. Expected: the {noun}s on which both "
    "would be there if each chose its own among {noun}s alike (Fisher's exact test); p is empty where one was always "
    "there, for then no {noun} can say. q by Benjamini and Hochberg over all pairs compared. Ranked by how few others "
    "have their place there, then by p. By chance: how many of these pairs would have as many {noun}s together, each "
    "by its own habit."
)


def shared_anchors(
    sightings: Sightings,
    around: Near,
    found: Anchors,
    subject: int | None,
    most_at_place: int,
    least_days: int,
    compared: int,
    first: int,
    after: tuple[str, ...] | None,
    parameters: dict[str, object],
) -> Leads:
    """Leads of pairs with one anchor and `least_days` joint days or more, behind the subjects `after`. A place that
    more than `most_at_place` have for an anchor says nothing of any two of them: its pairs are left out."""
    members: dict[int, list[int]] = defaultdict(list)
    for position, spot in enumerate(found.spots.tolist()):
        members[spot].append(position)
    pairs = [
        pair
        for here in members.values()
        if len(here) <= most_at_place
        for left, right in combinations(here, 2)
        if subject is None or subject in (found.subjects[left], found.subjects[right])
        if (pair := anchor_pair(found, left, right, len(here) - 2)).both >= least_days
    ]
    # Where no day can tell it from habit it is certain by habit.
    tails = np.array([math.log10(max(1.0 if pair.tail is None else pair.tail, 1e-300)) for pair in pairs])
    q = benjamini_hochberg(tails, compared)
    ranked = sorted(
        range(len(pairs)), key=lambda n: (pairs[n].others, tails[n], -pairs[n].both, pairs[n].left, pairs[n].right)
    )
    rest = behind(ranked, lambda n: _names(sightings, found, pairs[n]), after)
    leads = tuple(_lead(sightings, around, found, pairs[n], float(q[n]), compared) for n in rest[:first])
    crowded = sum(len(here) > most_at_place for here in members.values())
    told = {**parameters, "places_of_too_many": crowded, "with_a_place": len(found.subjects)}
    method = SHARED.format(noun=found.part.noun)
    return Leads(leads, len(pairs), compared, float(np.sum(10**tails)), method, told, len(rest) > first)


def _names(sightings: Sightings, found: Anchors, pair: AnchorPair) -> tuple[str, str]:
    ids = sightings.subject_ids
    return ids[found.subjects[pair.left]], ids[found.subjects[pair.right]]


def _lead(sightings: Sightings, around: Near, found: Anchors, pair: AnchorPair, q: float, compared: int) -> Lead:
    noun = found.part.noun
    here = around.spots[sightings.places[found.rows]] == pair.spot
    rows, day_of = found.rows[here], found.of_rows[here]
    mine, yours = (sightings.subjects[rows] == found.subjects[one] for one in (pair.left, pair.right))
    one, other = (np.intersect1d(found.there[position], pair.span) for position in (pair.left, pair.right))
    joint = np.intersect1d(one, other)
    apart = np.setxor1d(one, other)
    behind_it = rows[(mine | yours) & np.isin(day_of, joint)]
    alone = rows[(mine | yours) & np.isin(day_of, apart)]
    once = sum(
        np.count_nonzero(mine & (day_of == day)) == np.count_nonzero(yours & (day_of == day)) == 1
        for day in joint.tolist()
    )
    return Lead(
        subjects=_names(sightings, found, pair),
        unit=f"{noun} at one place",
        observed=len(joint),
        expected=expected_days(pair.groups),
        p=pair.tail,
        q=None if pair.tail is None else q,
        places=len(np.unique(sightings.places[behind_it])),
        days=len(joint),
        coverage=tuple(_coverage(found, pair.spot, day, joint) for day in range(len(found.days))),
        records=tuple(int(key) for key in sightings.keys[behind_it]),
        sentence=_sentence(sightings, found, pair, (len(one), len(other)), q, compared),
        other_reasons=read_once(noun, once, len(joint)),
        against=against_anchor(sightings, noun, pair.others, len(apart), alone, behind_it),
    )


def _sentence(
    sightings: Sightings, found: Anchors, pair: AnchorPair, each: tuple[int, int], q: float, compared: int
) -> str:
    noun, names = found.part.noun, _names(sightings, found, pair)
    said = (
        f"{names[0]} and {names[1]} were each read at {sightings.where.ids[pair.spot]} on half of their {noun}s or "
        f"more: of {counted(len(pair.span), noun)} on which it was watched and both were about, the first on "
        f"{each[0]}, the second on {each[1]}, both on {pair.both}."
    )
    if pair.tail is None:
        said = f"{said} As one of them was always there, no {noun} can say whether they keep the same ones."
        return f"{said} {compared:,} pairs were compared."
    expected = expected_days(pair.groups)
    return (
        f"{said} If each chose its {noun}s without the other, {expected:.2g} would be expected, and as many or more "
        f"{in_cases(pair.tail)}. {compared:,} pairs were compared; of leads such as this or better the "
        f"share that is false is expected to be at most {q:.2g}."
    )


def _coverage(found: Anchors, spot: int, day: int, joint: NDArray[np.int32]) -> Coverage:
    if day in joint:
        return Coverage.SEEN
    watched = found.watched[spot, day] and found.days.strata[day] in found.part.strata
    return Coverage.NOT_SEEN_WHILE_WATCHED if watched else Coverage.NOT_WATCHED
