"""What every question about movement promises, whatever it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Thread
from typing import Any

import numba
import numpy as np
import pytest

from algorithms import compiled
from algorithms.movement.card_owners import card_owners
from algorithms.movement.companions import companions
from algorithms.movement.copresence import copresence
from algorithms.movement.drawn import seen
from algorithms.movement.habits import habits
from algorithms.movement.hot_map import hot_map
from algorithms.movement.identifier_hygiene import identifier_hygiene
from algorithms.movement.meetings import meetings
from algorithms.movement.scene_collision import scene_collision
from algorithms.movement.scenes import Scene
from algorithms.movement.shop_places import Purchases
from algorithms.movement.similar_tracks import same_whole_tracks, similar_tracks
from algorithms.movement.track_relations import track_relations
from algorithms.movement.worked import DAY, MONDAY, month
from graph_model.sightings import Sightings

BOUGHT = Purchases(
    ["card"], ["shop"], *(np.array(column) for column in ([0, 0, 0], [0, 0, 0], [MONDAY + n * DAY for n in (1, 2, 9)]))
)
QUESTIONS: dict[str, Callable[[Sightings], Any]] = {
    "card owners": lambda sightings: card_owners(sightings, BOUGHT, slack_seconds=3_600, least=2),
    "companions": lambda sightings: companions(sightings, permuted_worlds=1),
    "companions of one": lambda sightings: companions(sightings, "van", permuted_worlds=1),
    "copresence": lambda sightings: copresence(sightings, within_metres=10),
    "habits": lambda sightings: habits(sightings, "van"),
    "hot map": hot_map,
    "identifier hygiene": lambda s: identifier_hygiene(s, confusions={"plate-camera": ("01", "AB", "23")}),
    "meetings": lambda sightings: meetings(sightings, ["van", "wagon"]),
    "scene collision": lambda sightings: scene_collision(sightings, [Scene(("A",), hours=(20, 21), least_days=2)]),
    "similar tracks": lambda sightings: similar_tracks(sightings, "van"),
    "track relations": lambda sightings: track_relations(sightings, most_at_place=30),
    "whole tracks": lambda sightings: same_whole_tracks(sightings, 60),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_seen_has_an_answer(question: str) -> None:
    QUESTIONS[question](seen())
    QUESTIONS[question](seen("van A 08:00"))
    QUESTIONS[question](seen(positions={"A": (53.0, -2.0)}))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_sightings_give_the_same_bytes_in_whatever_thread_and_are_not_written_to(question: str) -> None:
    made = month()
    for column in (made.at, made.places, made.subjects, made.keys):
        column.flags.writeable = False
    answers = list[str]()
    threads = [Thread(target=lambda: answers.append(repr(QUESTIONS[question](made)))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 3
    assert set(answers) == {repr(QUESTIONS[question](month()))}


def test_subjects_and_places_that_were_never_read_change_nothing() -> None:
    """A filter leaves them in the columns of ids."""
    made = month()
    rows = made.subjects != made.subjects.max()
    fewer = replace(
        made, subjects=made.subjects[rows], places=made.places[rows], at=made.at[rows], keys=made.keys[rows]
    )
    left_out = {made.subject_ids[made.subjects.max()]}
    assert repr(companions(fewer, permuted_worlds=0).shared_routine.leads) == repr(
        companions(made, exclude=left_out, permuted_worlds=0).shared_routine.leads
    )
    assert companions(fewer, permuted_worlds=0).beyond_routine.compared == 23 * 22 // 2


def test_where_nothing_can_be_kept_a_kernel_is_compiled_in_each_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made = numba.njit

    def refusing(function: Callable[..., Any], **options: Any) -> Any:
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return made(function, **options)

    monkeypatch.setattr(numba, "njit", refusing)
    assert compiled.compiled(lambda number: number + 1)(41) == 42
