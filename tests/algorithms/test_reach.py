from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import algorithms.reach
from algorithms.drawn import drawn
from algorithms.reach import Direction, Step, tallies
from graph_model.errors import LimitExceeded
from graph_model.view import View
from tests.algorithms.graphs import VIEWS

TYPES = st.lists(st.sampled_from(["KNOWS", "OWES", "ABSENT"]), max_size=2, unique=True).map(tuple)
STEPS = st.lists(
    st.builds(Step, link_types=TYPES, direction=st.sampled_from(Direction), having=TYPES, lacking=TYPES, sharing=TYPES),
    min_size=1,
    max_size=3,
)


def neighbours(view: View, node: int, link_types: tuple[str, ...], direction: Direction) -> set[int]:
    """The slow way: one link after the other."""
    found = set()
    for a, b, kind in zip(view.starts.tolist(), view.ends.tolist(), view.link_types, strict=True):
        if not link_types or view.link_names[kind] in link_types:
            if a == node and direction is not Direction.IN:
                found.add(b)
            if b == node and direction is not Direction.OUT:
                found.add(a)
    return found


def shared_by(view: View, node: int, sharing: tuple[str, ...]) -> set[int]:
    now = {node}
    for name in sharing:
        now = {n for one in now for n in neighbours(view, one, (name,), Direction.BOTH)}
    return now


def slowly(view: View, steps: list[Step], having: tuple[str, ...], lacking: tuple[str, ...]) -> dict[str, set[str]]:
    def has(node: int, name: str) -> bool:
        return bool(neighbours(view, node, (name,), Direction.BOTH))

    def fits(node: int, having: tuple[str, ...], lacking: tuple[str, ...]) -> bool:
        return all(has(node, name) for name in having) and not any(has(node, name) for name in lacking)

    answer = {}
    for first in range(len(view.ids)):
        now = {first} if fits(first, having, lacking) else set()
        for step in steps:
            now = {n for node in now for n in neighbours(view, node, step.link_types, step.direction)} - {first}
            now = {n for n in now if fits(n, step.having, step.lacking)}
            if step.sharing:
                now = {n for n in now if shared_by(view, first, step.sharing) & shared_by(view, n, step.sharing)}
        if now:
            answer[view.ids[first]] = {view.ids[n] for n in now}
    return answer


@given(VIEWS, STEPS, TYPES, TYPES)
def test_each_entity_reaches_what_a_walk_by_hand_reaches(
    view: View, steps: list[Step], having: tuple[str, ...], lacking: tuple[str, ...]
) -> None:
    found = tallies(view, "Person", steps, having, lacking)
    assert {tally.id: set(tally.reached) for tally in found} == slowly(view, steps, having, lacking)
    some = set(view.ids[::2])
    ranked = tallies(view, "Person", steps, having, lacking, among=some)
    assert [t.id for t in ranked] == [t.id for t in found if t.id in some]
    assert [t.id for t in found] == [t.id for t in sorted(found, key=lambda t: (-t.count, t.id))]
    assert all(t.rank == [other.count for other in found].index(t.count) + 1 for t in found)


def test_areas_are_ranked_by_the_crimes_at_their_addresses() -> None:
    view = drawn(
        *("Address:a1 -PART_OF-> Location:north", "Address:a2 -PART_OF-> Location:north"),
        *("Address:a3 -PART_OF-> Location:south", "Event:e1 -OCCURRED_AT-> Address:a1"),
        *("Event:e2 -OCCURRED_AT-> Address:a2", "Event:e3 -OCCURRED_AT-> Address:a3", "Event:e3 -SEEN-> Person:ada"),
    )
    steps = [Step(("PART_OF",), Direction.IN), Step(("OCCURRED_AT",), Direction.IN, ("Event",))]
    assert [(t.id, t.reached, t.rank) for t in tallies(view, "Location", steps)] == [
        ("Location:north", ("Event:e1", "Event:e2"), 1),
        ("Location:south", ("Event:e3",), 2),
    ]


def test_a_type_or_link_that_the_view_does_not_hold_reaches_nothing() -> None:
    view = drawn("ada -KNOWS- bo")
    assert tallies(view, "Weapon", [Step()]) == ()
    assert tallies(view, "Person", [Step(("OWNS",))]) == ()
    assert tallies(view, "Person", [Step(types=("Weapon",))]) == ()


def test_too_many_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(algorithms.reach, "REACHED", 5)
    with pytest.raises(LimitExceeded, match="entities reached"):
        tallies(drawn(*(f"hub -KNOWS- p{n}" for n in range(9))), "Person", [Step(), Step()])
