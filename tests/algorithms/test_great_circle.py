from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.great_circle import RADIUS, box, in_box, metres
from tests.algorithms.test_pole import rows

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def straight(point: tuple[float, float]) -> tuple[float, float, float]:
    latitude, longitude = map(math.radians, point)
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)


@given(POINTS, POINTS)
def test_the_way_over_the_sphere_fits_the_straight_way_through_it(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    chord = math.dist(straight(one), straight(other))
    assert metres(one, other) == pytest.approx(2 * RADIUS * math.asin(min(chord / 2, 1)), abs=0.5)


@given(POINTS, POINTS, st.floats(0, 30_000_000))
def test_the_box_holds_every_point_within_the_distance(
    centre: tuple[float, float], point: tuple[float, float], distance: float
) -> None:
    if metres(centre, point) <= distance * (1 - 1e-9) - 0.01:
        assert in_box(point, box(centre, distance))


def test_within_500_m_of_1_coronation_street_are_25_places_of_the_pole_set() -> None:
    places = [row for row in rows("nodes.Location") if row["latitude:double"]]
    points = {row[":ID"]: (float(row["latitude:double"]), float(row["longitude:double"])) for row in places}
    (centre,) = (
        points[row[":ID"]] for row in places if row["address"] == "1 Coronation Street" and row["postcode"] == "M5 3RW"
    )
    near = {place for place, point in points.items() if metres(centre, point) < 500}
    assert len(near) == 25
    assert sum(row[":END_ID"] in near for row in rows("relationships.OCCURRED_AT")) == 56
    assert near == {place for place in near if in_box(points[place], box(centre, 500))}
