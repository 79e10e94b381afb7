"""Rings drawn anew: what is kept stays, nothing new overlaps, and the centre stands where it stood."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drawing.things import Line, Thing
from drawing.tidy import tidy
from tests.drawing.scenes import scenes
from tests.drawing.test_layout import overlapping, spots
from tests.tries import tries


@settings(max_examples=tries(30))
@given(scenes(), st.data())
def test_the_centre_and_what_is_kept_stay_and_nothing_else_overlaps(
    scene: tuple[list[Thing], list[Line]], data: st.DataObject
) -> None:
    things, lines = scene
    things = [
        Thing("Person:centre", "Person", "Ada", 0),
        *(replace(thing, ring=max(thing.ring, 1)) for thing in things),
    ]
    coordinates = st.integers(-500, 500).map(float)
    at = data.draw(coordinates), data.draw(coordinates)
    names = [thing.id for thing in things[1:]]
    keep = {name: (data.draw(coordinates), data.draw(coordinates)) for name in names[:3]}
    places = tidy(spots(things), lines, "Person:centre", at, keep)
    assert places.keys() == {thing.id for thing in things}
    assert places["Person:centre"] == at
    assert {name: places[name] for name in keep} == keep
    still = {"Person:centre", *keep}
    assert [pair for pair in overlapping(things, places) if not set(pair) <= still] == []
    assert tidy(spots(things[::-1]), lines[::-1], "Person:centre", at, keep) == places
