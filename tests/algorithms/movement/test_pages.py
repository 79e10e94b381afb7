"""Leads come page by page: the pages joined are the whole list, however long a page is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from algorithms.movement import companions as movement
from algorithms.movement import shared_routine
from algorithms.movement.companions import LISTS, After, Companions, companions
from algorithms.movement.lead import Lead, Leads
from algorithms.movement.scene_collision import scene_collision
from algorithms.movement.scenes import Scene
from algorithms.movement.similar_tracks import similar_tracks
from algorithms.movement.together import Together
from algorithms.movement.worked import month
from graph_model.errors import BadArgument

LOOSE = Together(within_seconds=600, least_places=1)
FEWER = {f"car{n:02}" for n in range(8, 20)}
MOST = 1_000
Page = Callable[[int, tuple[str, ...] | None], Leads]


@cache
def of_companions(first: int, after: After | None, most_q: float = 1e-9) -> Companions:
    return companions(
        month(), together=LOOSE, exclude=FEWER, permuted_worlds=0, most_q=most_q, first=first, after=after
    )


def of_list(name: str) -> Page:
    """With a q of one, whatever can be weighed is beyond routine; with a small one nothing is."""
    most_q = 1.0 if name == "beyond_routine" else 1e-9
    return lambda first, after: getattr(
        of_companions(first, None if after is None else After(name, after), most_q), name
    )


QUESTIONS: dict[str, Page] = {
    **{name: of_list(name) for name in LISTS},
    "scenes": lambda first, after: scene_collision(
        month(), [Scene(("A",)), Scene(("B",))], 1, first=first, after=after
    ),
    "tracks": lambda first, after: similar_tracks(month(), "van", 2, first, after),
}


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_routine, "BLOCK", 4)
    monkeypatch.setattr(movement, "ROUTINE_DAYS", 2)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("size", [3, 4])
def test_the_pages_of_a_list_joined_are_the_list(question: str, size: int) -> None:
    asked = QUESTIONS[question]
    whole = asked(MOST, None)
    assert not whole.more
    assert len(whole.leads) > size
    found: list[Lead] = []
    after = None
    while len(found) <= len(whole.leads):
        page = asked(size, after)
        assert (page.total, page.compared) == (whole.total, whole.compared)
        found += page.leads
        if not page.more:
            break
        after = page.leads[-1].subjects
    assert repr(found) == repr(list(whole.leads))


def test_another_list_begins_with_its_first_where_one_goes_on() -> None:
    first = of_companions(3, None)
    after = After("shared_routine", first.shared_routine.leads[-1].subjects)
    later = of_companions(3, after)
    assert repr(later.single_journeys) == repr(first.single_journeys)
    assert later.shared_routine.leads[0] != first.shared_routine.leads[0]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_behind_what_is_not_in_the_list_is_refused(question: str) -> None:
    with pytest.raises(BadArgument, match="not in the list"):
        QUESTIONS[question](3, ("nobody", "nothing"))
