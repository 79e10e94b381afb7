"""What every analysis promises, whatever it computes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import numpy as np
import pytest

from algorithms.analyses.clusters import clusters
from algorithms.analyses.coverage import coverage
from algorithms.analyses.forecast import forecast, surges
from algorithms.analyses.labelled import Method
from algorithms.analyses.place_classes import place_classes
from algorithms.analyses.points import Scope
from algorithms.analyses.regression import regression
from algorithms.analyses.rules import rules
from algorithms.analyses.text_classes import text_classes
from examples.analyses.alarms import alarms
from examples.analyses.burglaries import burglaries
from examples.analyses.fires import fires
from examples.analyses.flow import flow
from examples.analyses.night_places import asked, places
from examples.analyses.reports import ASKED, reports

FIRES, BURGLARIES, ALARMS, REPORTS, PLACES = (
    fires(1, 80, 2),
    burglaries(1, 200),
    alarms(1, 80, 1),
    reports(1, 80),
    places(1, 80),
)
FLOW = flow(1).counted()
ANALYSES: dict[str, Callable[[int], Any]] = {
    "regression": lambda seed: regression(*FIRES.table, seed=seed),
    "rules": lambda seed: rules(BURGLARIES.ids, BURGLARIES.case, BURGLARIES.offender),
    "st-dbscan": lambda seed: clusters(*ALARMS.points, worlds=9, resamples=3, seed=seed),
    "hdbscan": lambda seed: clusters(
        *ALARMS.points, scope=Scope.SPACE, method=Method.HDBSCAN, worlds=9, resamples=3, seed=seed
    ),
    "texts": lambda seed: text_classes(
        REPORTS.ids, REPORTS.texts, REPORTS.labels, (list(ASKED), list(ASKED.values())), seed=seed
    ),
    "places": lambda seed: place_classes(PLACES.past, PLACES.labels, asked(), target=0.7, seed=seed),
    "forecast": lambda seed: forecast(FLOW),
    "surges": lambda seed: surges(FLOW),
    "coverage": lambda seed: coverage(["a", "b"], np.array([1, 2]), np.array([3.0, 9.0]), np.array([4, 5])),
}


@pytest.fixture(autouse=True)
def unwritable() -> None:
    """An analysis that wrote into its arrays would fail."""
    for column in (FIRES.values, FIRES.levels, ALARMS.latitudes, ALARMS.longitudes, ALARMS.at, FLOW.counts):
        column.flags.writeable = False
    for column in (PLACES.past.latitudes, PLACES.past.longitudes, PLACES.past.at):
        column.flags.writeable = False


@pytest.mark.parametrize("analysis", ANALYSES)
def test_the_same_seed_gives_the_same_bytes_in_whatever_thread_and_nothing_is_written_to(analysis: str) -> None:
    answers: list[tuple[int, str]] = []
    threads = [
        Thread(target=lambda seed: answers.append((seed, repr(ANALYSES[analysis](seed)))), args=(n % 2,))
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {(seed, repr(ANALYSES[analysis](seed))) for seed in (0, 1)}
    assert len(answers) == 2
