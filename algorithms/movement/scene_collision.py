"""Who was at several scenes, or at one and not at another though somebody watched there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.lead import Coverage, Lead, Leads, OtherReason, behind
from algorithms.movement.scenes import AtScene, Scene, at_scene
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.sightings import Sightings

DAY = 86_400_000
MOST_SCENES = 32
METHOD = (
    "Present: read at one of the scene's places within its window; for a recurring scene on at least so many days. "
    "Expected: among all who were read in the scenes' places in the whole search, if being at one scene said nothing "
    "about being at another. Ranked by how many scenes, then by how few were at those scenes."
)


def scene_collision(
    sightings: Sightings,
    scenes: Sequence[Scene],
    at_least: int | None = None,
    *,
    subject_types: Collection[str] | None = None,
    include: Collection[str] | None = None,
    exclude: Collection[str] = (),
    marked: Mapping[str, Collection[str]] | None = None,
    first: int = 50,
    after: tuple[str, ...] | None = None,
) -> Leads:
    """Subjects that fit `at_least` of the scenes (all, where it is None), with their coverage at each.

    subject_types: of these types alone. include: only these subjects. exclude: not these. marked: lists of subjects by
    name, such as residents, staff, responders: who stands on one is told so, not taken out. after: subjects of the
    lead before the first that is given. The measure is the number of scenes; a scene of the kind `present=False` is
    fitted by those not seen there while it was watched.

    >>> from algorithms.movement.drawn import seen
    >>> sightings = seen("thief A 23:10", "guard A 23:20", "thief B 11:00", "guest B 11:05")
    >>> night, day = Scene(("A",), hours=(23,)), Scene(("B",), hours=(11,))
    >>> [lead.subjects for lead in scene_collision(sightings, [night, day]).leads]
    [('thief',)]
    """
    from algorithms.movement.grouped_kernel import occurrences

    if not scenes:
        raise BadArgument("scenes", "No scene is given.", expected="at least one")
    if len(scenes) > MOST_SCENES:
        raise LimitExceeded("scenes", len(scenes), MOST_SCENES)
    least = len(scenes) if at_least is None else at_least
    if not 1 <= least <= len(scenes):
        raise BadArgument("atLeast", f"atLeast is {least}.", expected=f"1 to {len(scenes)}, the number of scenes")
    if not any(scene.present for scene in scenes):
        raise BadArgument("scenes", "Nobody is asked to be present.", expected="at least one scene with present: true")
    found = [at_scene(sightings, scene) for scene in scenes]
    fits = np.array(
        [
            (one.days >= scene.least_days) if scene.present else (one.watched & (one.days == 0))
            for scene, one in zip(scenes, found, strict=True)
        ]
    )
    anywhere = np.zeros(len(sightings.subject_ids), dtype=np.bool_)
    for scene, one in zip(scenes, found, strict=True):
        if scene.present:
            anywhere |= one.days > 0
    asked = asked_about(sightings, subject_types, include, exclude)
    compared = int(np.count_nonzero(anywhere & asked))
    counts = np.where(anywhere & asked, fits.sum(axis=0), 0)
    share = fits[:, anywhere & asked].mean(axis=1) if compared else np.zeros(len(scenes))
    by_chance = compared * _at_least(share, least)
    rows = np.flatnonzero(counts >= least)
    rarity = np.log(np.maximum(share, 1e-12)) @ fits[:, rows]
    order = rows[np.lexsort((rows, rarity, -counts[rows]))] if len(rows) else rows
    chance = {fitted: compared * _at_least(share, fitted) for fitted in set(counts[rows].tolist())}
    shown = np.zeros(len(sightings.subject_ids), dtype=np.bool_)
    rest = behind(order.tolist(), lambda row: (sightings.subject_ids[row],), after)
    shown[rest[:first]] = True
    readings = occurrences(sightings.subjects, shown)
    leads = tuple(
        _lead(sightings, scenes, found, fits, row, compared, chance[int(counts[row])], marked or {}, readings)
        for row in rest[:first]
    )
    parameters = {"scenes": len(scenes), "at_least": least, "exclude": len(exclude), "marked": sorted(marked or {})}
    return Leads(leads, len(order), compared, by_chance, METHOD, parameters, len(rest) > first)


def asked_about(
    sightings: Sightings,
    subject_types: Collection[str] | None,
    include: Collection[str] | None,
    exclude: Collection[str],
) -> NDArray[np.bool_]:
    """s: whether a subject is of the types asked for, on the list where there is one, and not left out."""
    types = np.array([subject_types is None or name in subject_types for name in sightings.type_names], dtype=np.bool_)
    asked = types[sightings.subject_types].copy() if len(types) else np.zeros(0, dtype=np.bool_)
    if include is not None:
        listed = np.zeros(len(asked), dtype=np.bool_)
        listed[[found for entity in include if (found := sightings.subject(entity)) is not None]] = True
        asked &= listed
    asked[[found for entity in exclude if (found := sightings.subject(entity)) is not None]] = False
    return asked


def _at_least(shares: NDArray[np.float64], least: int) -> float:
    """The chance that at least so many of independent events happen."""
    chances = np.ones(1)
    for share in shares:
        chances = np.convolve(chances, [1 - share, share])
    return float(chances[least:].sum())


def _coverage(scene: Scene, one: AtScene, subject: int) -> Coverage:
    if one.days[subject] >= scene.least_days or (not scene.present and one.days[subject]):
        return Coverage.SEEN
    return Coverage.NOT_SEEN_WHILE_WATCHED if one.watched else Coverage.NOT_WATCHED


def _lead(
    sightings: Sightings,
    scenes: Sequence[Scene],
    found: Sequence[AtScene],
    fits: NDArray[np.bool_],
    subject: int,
    compared: int,
    expected: float,
    marked: Mapping[str, Collection[str]],
    readings: NDArray[np.int64],
) -> Lead:
    name = sightings.subject_ids[subject]
    mine = [one.rows[sightings.subjects[one.rows] == subject] for one in found]
    rows = np.unique(np.concatenate(mine))
    coverage = tuple(_coverage(scene, one, subject) for scene, one in zip(scenes, found, strict=True))
    fitted = int(fits[:, subject].sum())
    cells = [_only_in_cells(sightings, one, seen) for one, seen in zip(found, mine, strict=True)]
    told = "; ".join(
        f"scene {number}: {_said(scene, one, subject, coverage[number - 1], cells[number - 1])}"
        for number, (scene, one) in enumerate(zip(scenes, found, strict=True), 1)
    )
    against = [
        OtherReason("NOT_SEEN", 1, f"At scene {number} it was not seen while somebody watched.")
        for number, (scene, what) in enumerate(zip(scenes, coverage, strict=True), 1)
        if scene.present and what is Coverage.NOT_SEEN_WHILE_WATCHED
    ]
    against += [
        OtherReason(
            "COMPATIBLE_ONLY",
            others,
            f"At scene {number} only a sensor read it that covers a cell: this is compatible with being there. "
            f"{others:,} others were read in the same cells.",
            tuple(int(key) for key in sightings.keys[mine[number - 1]]),
        )
        for number, others in enumerate(cells, 1)
        if others is not None
    ]
    reasons = [
        OtherReason("LISTED", fitted, f"It stands on the list: {list_name}.")
        for list_name, members in sorted(marked.items())
        if name in members
    ]
    usual = int(readings[subject]) - len(rows)
    if usual > len(rows):
        reasons.append(OtherReason("OFTEN_SEEN", fitted, f"It was read {usual:,} times outside the scenes as well."))
    return Lead(
        subjects=(name,),
        unit="scene",
        observed=fitted,
        expected=expected,
        p=None,
        q=None,
        places=len(np.unique(sightings.places[rows])),
        days=len(np.unique(sightings.at[rows] // DAY)),
        coverage=coverage,
        records=tuple(int(key) for key in sightings.keys[rows]),
        sentence=(
            f"{name} fits {fitted} of {len(scenes)} scenes: {told}. {compared:,} subjects were compared; if being at "
            f"one scene said nothing about another, {expected:.2g} of them would fit as many."
        ),
        other_reasons=tuple(reasons),
        against=tuple(against),
    )


def _only_in_cells(sightings: Sightings, one: AtScene, seen: NDArray[np.int64]) -> int | None:
    """How many others were read at the scene's places with a cell, where only such ones read the subject; else None."""
    radii = sightings.where.radii
    if not len(seen) or radii[sightings.places[seen]].min() <= 0:
        return None
    beside = np.isin(sightings.places[one.rows], sightings.places[seen])
    return len(np.unique(sightings.subjects[one.rows][beside])) - 1


def _said(scene: Scene, one: AtScene, subject: int, coverage: Coverage, others: int | None) -> str:
    if coverage is Coverage.SEEN:
        days = int(one.days[subject])
        how = "seen" if others is None else "compatible with being there"
        return f"{how} on {days} day{'' if days == 1 else 's'}" if scene.hours or scene.weekdays else how
    return "not seen while watched" if coverage is Coverage.NOT_SEEN_WHILE_WATCHED else "not watched"
