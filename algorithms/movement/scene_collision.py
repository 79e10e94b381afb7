"""Who was at several scenes, or at one and not at another though somebody watched there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.lead import Coverage, Lead, Leads, OtherReason, behind
from algorithms.movement.listed import Listed, asked_about, on_list
from algorithms.movement.only_in_reach import OnlyInReach, only_in_reach, telling
from algorithms.movement.scenes import AtScene, Scene, at_scene
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.sightings import Sightings

DAY = 86_400_000
MOST_SCENES = 32
METHOD = (
    "Present: read at one of the scene's places within its window; for a recurring scene on at least so many days. "
    "Expected: among all who were read in the scenes' places in the whole search, if being at one scene said nothing "
    "about being at another. Ranked by how many scenes, then by at how few of them it is only compatible, then by how "
    "few were at those scenes."
)


def scene_collision(
    sightings: Sightings,
    scenes: Sequence[Scene],
    at_least: int | None = None,
    *,
    subject_types: Collection[str] | None = None,
    include: Listed | None = None,
    exclude: Listed = (),
    marked: Mapping[str, Listed] | None = None,
    first: int = 50,
    after: tuple[str, ...] | None = None,
) -> Leads:
    """Subjects that fit `at_least` of the scenes (all, where it is None), with their coverage at each.

    subject_types: of these types alone. include, exclude: subjects, or the times in which each is meant: only those
    read at a scene in such a time; not those read at scenes in such times alone. marked: lists of these by name, such
    as residents, staff, responders: who stands on one is told so, not taken out. after: subjects of the lead before the
    first that is given. The measure is the number of scenes; a scene of the kind `present=False` is fitted by those not
    seen there while it was watched.

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
    there = present_rows(scenes, found)
    asked = asked_about(sightings, there, subject_types, include, exclude)
    compared = int(np.count_nonzero(anywhere & asked))
    counts = np.where(anywhere & asked, fits.sum(axis=0), 0)
    share = fits[:, anywhere & asked].mean(axis=1) if compared else np.zeros(len(scenes))
    by_chance = compared * _at_least(share, least)
    rows = np.flatnonzero(counts >= least)
    rarity = np.log(np.maximum(share, 1e-12)) @ fits[:, rows]
    tells = [telling(sightings.where, scene, one.stands) for scene, one in zip(scenes, found, strict=True)]
    unsure = _unsure(sightings, scenes, found, fits, tells)
    order = rows[np.lexsort((rows, rarity, unsure[rows], -counts[rows]))] if len(rows) else rows
    chance = {fitted: compared * _at_least(share, fitted) for fitted in set(counts[rows].tolist())}
    shown = np.zeros(len(sightings.subject_ids), dtype=np.bool_)
    rest = behind(order.tolist(), lambda row: (sightings.subject_ids[row],), after)
    shown[rest[:first]] = True
    readings = occurrences(sightings.subjects, shown)
    lists = {name: there[on_list(sightings, there, listed)] for name, listed in sorted((marked or {}).items())}
    leads = tuple(
        _lead(sightings, scenes, found, tells, fits, row, compared, chance[int(counts[row])], lists, readings)
        for row in rest[:first]
    )
    parameters = {
        "scenes": len(scenes),
        "at_least": least,
        "exclude": len(exclude),
        "marked": sorted(marked or {}),
    }
    return Leads(leads, len(order), compared, by_chance, METHOD, parameters, len(rest) > first)


def present_rows(scenes: Sequence[Scene], found: Sequence[AtScene]) -> NDArray[np.int64]:
    """The readings at the scenes where somebody is asked to be present, each once, in the order of time."""
    rows = [one.rows for scene, one in zip(scenes, found, strict=True) if scene.present]
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *rows]))


def _unsure(
    sightings: Sightings,
    scenes: Sequence[Scene],
    found: Sequence[AtScene],
    fits: NDArray[np.bool_],
    tells: Sequence[NDArray[np.bool_]],
) -> NDArray[np.int64]:
    """s: at how many of the scenes that a subject fits it may have been somewhere else."""
    unsure = np.zeros(len(sightings.subject_ids), dtype=np.int64)
    for scene, one, fit, tell in zip(scenes, found, fits, tells, strict=True):
        if scene.present:
            sure = np.bincount(sightings.subjects[one.rows[tell[sightings.places[one.rows]]]], minlength=len(unsure))
            unsure += fit & (sure == 0)
    return unsure


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
    tells: Sequence[NDArray[np.bool_]],
    fits: NDArray[np.bool_],
    subject: int,
    compared: int,
    expected: float,
    lists: Mapping[str, NDArray[np.int64]],
    readings: NDArray[np.int64],
) -> Lead:
    name = sightings.subject_ids[subject]
    mine = [one.rows[sightings.subjects[one.rows] == subject] for one in found]
    rows = np.unique(np.concatenate(mine))
    coverage = tuple(_coverage(scene, one, subject) for scene, one in zip(scenes, found, strict=True))
    fitted = int(fits[:, subject].sum())
    cells = [only_in_reach(sightings, *each) for each in zip(found, tells, mine, strict=True)]
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
            only.others,
            f"At scene {number} only {only.by} read it: this is compatible with being there. {only.beside}",
            tuple(int(key) for key in sightings.keys[mine[number - 1]]),
        )
        for number, only in enumerate(cells, 1)
        if only is not None
    ]
    reasons = [reason for list_name, listed in lists.items() if (reason := _listed(sightings, list_name, listed, mine))]
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


def _listed(
    sightings: Sightings, name: str, listed: NDArray[np.int64], mine: Sequence[NDArray[np.int64]]
) -> OtherReason | None:
    """That the subject stood on a list when it was read, at all scenes or at some of them."""
    seen = [rows for rows in mine if len(rows)]
    then = [rows[np.isin(rows, listed)] for rows in seen]
    scenes = sum(len(rows) > 0 for rows in then)
    if not scenes:
        return None
    some = "" if scenes == len(seen) else f", when it was read at {scenes} of {len(seen)} scenes"
    keys = tuple(int(key) for key in sightings.keys[np.unique(np.concatenate(then))])
    return OtherReason("LISTED", scenes, f"It stands on the list: {name}{some}.", keys)


def _said(scene: Scene, one: AtScene, subject: int, coverage: Coverage, only: OnlyInReach | None) -> str:
    if coverage is Coverage.SEEN:
        days = int(one.days[subject])
        how = "seen" if only is None else "compatible with being there"
        return f"{how} on {days} day{'' if days == 1 else 's'}" if scene.hours or scene.weekdays else how
    return "not seen while watched" if coverage is Coverage.NOT_SEEN_WHILE_WATCHED else "not watched"
