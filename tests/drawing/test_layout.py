from __future__ import annotations

import math
import time
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drawing.layout import Spot, layout
from drawing.marks import CENTRE, MARK, Point, room_of
from drawing.things import Line, Thing
from tests.drawing.scenes import CAPTIONS, NOUNS, THINGS, line, scenes
from tests.tries import tries


def spots(things: list[Thing]) -> list[Spot]:
    return [Spot(t.id, t.type, NOUNS[t.type], t.caption, t.ring) for t in things]


def overlapping(things: list[Thing], places: dict[str, Point]) -> list[tuple[str, str]]:
    rooms = {thing.id: room_of(thing.caption, centre=thing.ring == 0).at(places[thing.id]) for thing in things}
    return [
        (one, other)
        for (one, a), (other, b) in combinations(rooms.items(), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@settings(max_examples=tries(30))
@given(THINGS)
def test_in_a_first_diagram_no_two_marks_overlap_and_the_order_given_does_not_matter(
    things: list[Thing],
) -> None:
    places = layout(spots(things), [], {})
    assert overlapping(things, places) == []
    assert places.keys() == {thing.id for thing in things}
    assert layout(spots(sorted(things, key=lambda thing: thing.id, reverse=True)), [], {}) == places


@settings(max_examples=tries(30))
@given(scenes(), st.data())
def test_new_marks_overlap_nothing_and_what_is_placed_stays_to_the_bit(
    scene: tuple[list[Thing], list[Line]], data: st.DataObject
) -> None:
    things, lines = scene
    coordinates = st.floats(-500, 500, allow_nan=False)
    names = [thing.id for thing in things]
    count = data.draw(st.integers(0, min(8, len(things))))
    placed = {name: (data.draw(coordinates), data.draw(coordinates)) for name in names[:count]}
    places = layout(spots(things), lines, placed)
    assert {name: places[name] for name in placed} == placed
    new = set(names) - placed.keys()
    assert [pair for pair in overlapping(things, places) if new & set(pair)] == []
    assert layout(spots(things[::-1]), lines[::-1], placed) == places


@given(THINGS)
def test_rings_stand_around_the_centre_in_their_order(things: list[Thing]) -> None:
    things = [Thing("Person:centre", "Person", "Ada", 0), *(t for t in things if t.ring)]
    places = layout(spots(things), [], {})
    assert places["Person:centre"] == (0.0, 0.0)
    distances = [sorted(math.hypot(*places[t.id]) for t in things if t.ring == ring) for ring in range(4)]
    occupied = [found for found in distances if found]
    for inner, outer in pairwise(occupied):
        assert inner[-1] + MARK < outer[0]
    for found in occupied:
        assert found[-1] - found[0] < 2  # rounding to whole pixels


@given(st.lists(CAPTIONS, min_size=12, max_size=40))
def test_each_side_has_its_sector_with_people_around_the_top(captions: list[str]) -> None:
    kinds = ["Person", "Vehicle", "Phone"]
    things = [Thing(f"{kinds[n % 3]}:{n:02}", kinds[n % 3], caption) for n, caption in enumerate(captions)]
    places = layout(spots([Thing("Person:0", "Person", "Ada", 0), *things]), [], {})

    def turn(thing: Thing) -> float:
        x, y = places[thing.id]
        return (math.degrees(math.atan2(y, x)) + 90 + 180) % 360 - 180

    turns = {kind: [turn(t) for t in things if t.type == kind] for kind in kinds}
    middle = sum(turns["Person"]) / len(turns["Person"])
    assert abs(middle) < 30
    assert turns["Person"] == sorted(turns["Person"])
    clockwise = sorted(things, key=lambda t: (turn(t) - min(turns["Person"])) % 360)
    order = [t.type for t in clockwise]
    assert sum(a != b for a, b in pairwise(order)) == 2


def test_an_expansion_fans_out_beyond_its_parent() -> None:
    things = [Thing("Person:a", "Person", "Ada", 0), Thing("Person:b", "Person", "Bo")]
    new = [Thing(f"Phone:{n}", "Phone", f"+44 {n}", 2) for n in range(5)]
    lines = [line("Person:a", "Person:b"), *(line("Person:b", phone.id) for phone in new)]
    placed = {"Person:a": (0.0, 0.0), "Person:b": (300.0, 0.0)}
    places = layout(spots([*things, *new]), lines, placed)
    for phone in new:
        x, y = places[phone.id]
        assert x > 300
        assert math.hypot(x - 300, y) < 300


def test_a_mark_that_stands_there_and_is_not_asked_for_keeps_its_room() -> None:
    things = [Thing("Person:a", "Person", "Ada", 0), Thing("Person:b", "Person", "Bo")]
    lines = [line("Person:a", "Person:b")]
    free = layout(spots(things), lines, {"Person:a": (0.0, 0.0)})
    fold = free["Person:b"]
    places = layout(spots(things), lines, {"Person:a": (0.0, 0.0), "fold:Phone:Person:a": fold})
    assert places.keys() == free.keys()
    assert math.dist(places["Person:b"], fold) > MARK


def test_what_hangs_from_a_new_mark_stands_beyond_that_one() -> None:
    things = [Thing(f"Person:{n}", "Person", n, ring) for ring, n in enumerate("abcd")]
    lines = [line("Person:a", "Person:b"), line("Person:b", "Person:c"), line("Person:c", "Person:d")]
    places = layout(spots(things), lines, {"Person:a": (0.0, 0.0), "Person:b": (100.0, 0.0)})
    assert 100 < places["Person:c"][0] < places["Person:d"][0]


def test_two_thousand_marks_are_placed_in_seconds() -> None:
    things = [Thing("Person:centre", "Person", "Ada", 0)]
    things += [
        Thing(f"{kind}:{n:04}", kind, f"Caption number {n}", 1 + n % 2) for n, kind in enumerate(sorted(NOUNS) * 500)
    ]
    begun = time.perf_counter()
    places = layout(spots(things), [], {})
    assert time.perf_counter() - begun < 20
    assert len(set(places.values())) == len(things)


def run_through(things: list[Thing], lines: list[Line], places: dict[str, Point]) -> list[tuple[str, str, str]]:
    """Lines that run through a mark that is not their end."""
    found = []
    for tie in lines:
        (ax, ay), (bx, by) = places[tie.start], places[tie.end]
        for thing in {thing.id: thing for thing in things if thing.id not in (tie.start, tie.end)}.values():
            x, y = places[thing.id]
            square = (bx - ax) ** 2 + (by - ay) ** 2
            part = min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square)) if square else 0.0
            size = CENTRE if thing.ring == 0 else MARK
            if math.dist((x, y), (ax + part * (bx - ax), ay + part * (by - ay))) < size / 2:
                found.append((tie.start, tie.end, thing.id))
    return found


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Thing], list[Line]]:
    """A centre with what hangs from it, up to three hops away."""
    things = [Thing("Person:000", "Person", "Ada", 0)]
    lines = []
    for number in range(1, draw(st.integers(2, 25))):
        parent = draw(st.sampled_from([thing for thing in things if thing.ring < 3]))
        kind = draw(st.sampled_from(sorted(NOUNS)))
        things.append(Thing(f"{kind}:{number:03}", kind, draw(CAPTIONS), parent.ring + 1))
        lines.append(line(parent.id, things[-1].id))
    return things, lines


@settings(max_examples=tries(30))
@given(trees())
def test_no_line_of_a_tree_runs_through_a_mark_and_nothing_overlaps(tree: tuple[list[Thing], list[Line]]) -> None:
    things, lines = tree
    places = layout(spots(things), lines, {})
    assert run_through(things, lines, places) == []
    assert overlapping(things, places) == []
    assert layout(spots(things[::-1]), lines[::-1], {}) == places


@given(st.integers(2, 8))
def test_a_path_between_two_centres_lies_along_the_page_in_its_order(hops: int) -> None:
    names = [f"Person:{number}" for number in range(hops + 1)]
    things = [Thing(name, "Person", name, min(n, hops - n)) for n, name in enumerate(names)]
    lines = [line(one, other) for one, other in pairwise(names)]
    places = layout(spots(things), lines, {})
    across = [places[name][0] for name in names]
    assert across in (sorted(across), sorted(across, reverse=True))
    assert places[names[0]][1] == places[names[-1]][1]
    assert run_through(things, lines, places) == []


def test_what_ties_two_marks_that_stand_comes_between_them_where_its_lines_run_clear() -> None:
    names = [f"Person:{number}" for number in range(5)]
    placed = {name: (170.0 * number, 0.0) for number, name in enumerate(names)}
    things = [Thing(name, "Person", name, number) for number, name in enumerate(names)]
    hub = Thing("Phone:0", "Phone", "+44 1", 1)
    lines = [line(one, other) for one, other in pairwise(names)]
    lines += [line(names[0], hub.id), line(names[-1], hub.id)]
    places = layout(spots([*things, hub]), lines, placed)
    assert 170 < places[hub.id][0] < 510
    assert run_through([*things, hub], lines, places) == []
    assert {name: places[name] for name in names} == placed
