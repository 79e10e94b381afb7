"""All of a diagram comes into view: marks with what stands round them, and no farther away than it must be."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from api.page import PAGE
from tests.tries import tries
from tests.ui.node import value_of

SCRIPT = (PAGE / "js" / "chart" / "fit.js").as_uri()
STYLE = (PAGE / "js" / "chart" / "style.js").as_uri()
LEAST, NEAREST = 0.08, 1.25
PLACE = st.floats(-3_000, 3_000).map(lambda at: round(at, 1))
MARK = st.fixed_dictionaries({"x": PLACE, "y": PLACE, "centre": st.sampled_from([False, False, False, True])})
ROOM = st.fixed_dictionaries(
    {"left": st.integers(0, 200), "top": st.integers(0, 100)},
) | st.just({"left": 0, "top": 46})
CASE = st.tuples(
    st.lists(MARK, min_size=1, max_size=30), ROOM, st.integers(300, 2_000), st.integers(300, 1_200), st.booleans()
)


@settings(max_examples=tries(5))
@given(st.lists(CASE, min_size=30, max_size=30))
def test_marks_lie_in_the_room_and_fill_it_one_way_or_are_as_near_or_far_as_may_be(cases: list[Any]) -> None:
    given_ = [
        [marks, {**room, "width": width, "height": height}, grouped] for marks, room, width, height, grouped in cases
    ]
    found = value_of(
        f"""{{ const [{{ fitting }}, {{ growthAt, sizeOf }}] = [await import("{SCRIPT}"), await import("{STYLE}")];
        return {json.dumps(given_)}.map(([marks, room, grouped]) => {{
          const {{ zoom, pan }} = fitting(marks, room, {LEAST}, grouped);
          const on = marks.map(({{ x, y, centre }}) =>
            ({{ x: x * zoom + pan.x, y: y * zoom + pan.y, r: (sizeOf(centre, growthAt(zoom)) / 2) * zoom }}));
          return {{ zoom, on }};
        }}); }}"""
    )
    for (_, room, _), one in zip(given_, found, strict=True):
        assert LEAST <= one["zoom"] <= NEAREST
        left, right = (side(mark["x"] for mark in one["on"]) for side in (min, max))
        upper = min(mark["y"] - mark["r"] for mark in one["on"])
        lower = max(mark["y"] + mark["r"] for mark in one["on"])
        if one["zoom"] > LEAST:
            # As far as a mark that hangs over does not take it: no more than two fifths of a room are left round marks.
            assert room["left"] - 0.01 <= left
            assert right <= room["left"] + room["width"] + 0.01
            assert room["top"] - 0.01 <= upper
            assert lower <= room["top"] + room["height"] + 0.01
        if LEAST < one["zoom"] < NEAREST:
            across, high = (right - left) / room["width"], (lower - upper) / room["height"]
            assert max(across, high) > 0.5


def test_a_single_mark_is_drawn_hardly_larger_than_life_in_the_middle() -> None:
    room = {"left": 100, "top": 50, "width": 800, "height": 500}
    found = value_of(
        f"""{{ const {{ fitting }} = await import("{SCRIPT}");
        return fitting([{{ x: 10, y: 20, centre: true }}], {json.dumps(room)}, {LEAST}, false); }}"""
    )
    assert found["zoom"] == NEAREST
    assert found["pan"]["x"] + 10 * found["zoom"] == 500
    # Its caption stands below it, so it stands a little above the middle.
    assert 50 + 250 - 20 < found["pan"]["y"] + 20 * found["zoom"] < 50 + 250
