"""What sort of thing happens at a place and an hour, how sure is that, and on which past events does it rest?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.clock import on_clock
from algorithms.analyses.points import Column
from algorithms.analyses.told import FOLDS, Trial, trial, usable
from algorithms.great_circle import RADIUS
from algorithms.movement.local_time import DAY
from graph_model.errors import BadArgument, LimitExceeded

NEAREST = 10
MOST_ASKED = 10_000


@dataclass(frozen=True, slots=True)
class PlaceAndTime:
    """label: None is "can't tell". likeliest: the three likeliest sorts with their calibrated probabilities. nearest:
    ids of the ten past events that are nearest in place, hour and weekday; alike: how many of them are of the likeliest
    sort."""

    id: str
    label: str | None
    likeliest: tuple[tuple[str, float], ...]
    nearest: tuple[str, ...]
    alike: int


@dataclass(frozen=True, slots=True)
class PlaceClasses:
    """trial: on events that were left out. asked: by id."""

    trial: Trial
    asked: tuple[PlaceAndTime, ...]


@dataclass(frozen=True, slots=True)
class When:
    """n places and times. ids: different names. latitudes, longitudes: degrees. at: milliseconds UTC."""

    ids: Sequence[str]
    latitudes: Column
    longitudes: Column
    at: NDArray[np.int64]


NOBODY = When((), np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))


def place_classes(
    past: When, labels: Sequence[str], asked: When = NOBODY, *, zone: str = "UTC", target: float = 0.9, seed: int = 0
) -> PlaceClasses:
    """past: n events. labels: n, what sort each was; of a place and a time, never of a person.
    asked: places and times to tell. zone: whose hours and weekdays count. target: the share of what is told that must
    be right.

    A forest on place, hour, weekday; its probabilities calibrated on events left out. Raises BadArgument,
    LimitExceeded.
    """
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.ensemble import ExtraTreesClassifier
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    if not 0.5 <= target < 1:
        raise BadArgument("target", f"target is {target}.", expected="0.5 or more and below 1")
    if len(asked.ids) > MOST_ASKED:
        raise LimitExceeded("asked", len(asked.ids), MOST_ASKED)
    for one in (past, asked):
        if len(set(one.ids)) != len(one.ids) or {len(one.latitudes), len(one.longitudes), len(one.at)} != {
            len(one.ids)
        }:
            raise BadArgument("ids", "An id comes twice, or a column is not as long.", expected=f"{len(one.ids)}")
        if not np.all(np.abs(one.latitudes) <= 90) or not np.all(np.abs(one.longitudes) <= 180):
            raise BadArgument("latitudes", "A place is none.", expected="degrees in WGS 84")
    rows, left_out = usable(past.ids, labels)
    names = tuple(sorted({labels[row] for row in rows}))
    truth = np.array([names.index(labels[row]) for row in rows], dtype=np.int64)
    middle = float(np.median(past.latitudes[rows])), float(np.median(past.longitudes[rows]))
    features = _features(past, zone, middle)[rows]

    def model() -> Any:
        forest = ExtraTreesClassifier(n_estimators=60, min_samples_leaf=4, random_state=seed)
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
        return CalibratedClassifierCV(forest, cv=folds, ensemble=False)

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed + 1)
    unseen = cross_val_predict(model(), features, truth, cv=folds, method="predict_proba")
    tried = trial(names, truth, unseen, target, left_out)
    order = sorted(range(len(asked.ids)), key=lambda row: asked.ids[row])
    told = []
    if order:
        new = _features(asked, zone, middle)[order]
        probabilities = model().fit(features, truth).predict_proba(new)
        for place, row in enumerate(order):
            ranked = sorted(range(len(names)), key=lambda one: (-probabilities[place, one], names[one]))
            away = np.linalg.norm(features - new[place], axis=1)
            near = np.lexsort((np.arange(len(away)), away.round(9)))[:NEAREST]
            tells = tried.threshold is not None and probabilities[place, ranked[0]] >= tried.threshold
            told.append(
                PlaceAndTime(
                    id=asked.ids[row],
                    label=names[ranked[0]] if tells else None,
                    likeliest=tuple((names[i], float(probabilities[place, i])) for i in ranked[:3]),
                    nearest=tuple(past.ids[rows[one]] for one in near.tolist()),
                    alike=int(np.count_nonzero(truth[near] == ranked[0])),
                )
            )
    return PlaceClasses(tried, tuple(told))


def _features(when: When, zone: str, middle: tuple[float, float]) -> Column:
    """Kilometres from the middle, the hour on a circle (an hour weighs as half a kilometre), the weekday, weekend."""
    local = on_clock(when.at, zone)
    turn = local % DAY / DAY * 2 * np.pi
    weekday = (local // DAY + 3) % 7
    aside = (when.longitudes - middle[1] + 180) % 360 - 180
    east = RADIUS / 1000 * np.radians(aside) * np.cos(np.radians(middle[0]))
    north = RADIUS / 1000 * np.radians(when.latitudes - middle[0])
    around = 12 / np.pi / 2
    return np.column_stack([east, north, around * np.cos(turn), around * np.sin(turn), weekday / 7, weekday >= 5])
