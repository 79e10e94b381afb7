"""Cells that reach into an area, against points strewn over each of them."""

from __future__ import annotations

import h3
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.areas import Area, within
from algorithms.movement.cells import METRES, reaching
from algorithms.movement.drawn import of_readings
from tests.tries import tries

MAST = (53.48, -2.24)
EAST = np.cos(np.radians(MAST[0]))


def moved(north: float, east: float) -> tuple[float, float]:
    """A point so many metres from the mast."""
    return MAST[0] + north / METRES, MAST[1] + east / METRES / EAST


def reaches(area: Area, radius: float, sector: tuple[float, float] | None) -> bool:
    sectors = {} if sector is None else {"M": sector}
    where = of_readings([("a", "M", 0)], positions={"M": MAST}, radii={"M": radius}, sectors=sectors).where
    return bool(reaching(where, area)[0])


def strewn(radius: float, sector: tuple[float, float] | None) -> tuple[np.ndarray, np.ndarray]:
    azimuth, width = sector or (0.0, 360.0)
    out, turn = np.meshgrid(np.linspace(0, 1, 60) ** 0.5, np.linspace(-0.5, 0.5, 121))
    angle = np.radians(azimuth + turn.ravel() * width)
    metres = out.ravel() * radius
    return MAST[0] + metres * np.cos(angle) / METRES, MAST[1] + metres * np.sin(angle) / METRES / EAST


SECTORS = st.none() | st.tuples(st.floats(0, 359), st.floats(10, 350))
FAR = st.floats(-2_500, 2_500)


@settings(max_examples=tries(100), deadline=None)
@given(
    north=FAR, east=FAR, size=st.floats(60, 600), sector=SECTORS, shape=st.sampled_from(["circle", "square", "cell"])
)
def test_a_cell_reaches_into_an_area_where_a_point_of_it_lies_in_it(
    north: float, east: float, size: float, sector: tuple[float, float] | None, shape: str
) -> None:
    def area(much: float) -> Area:
        if shape == "circle":
            return Area(circle=(*moved(north, east), much))
        ends = ((-much, -much), (much, -much), (much, much), (-much, much))
        return Area(polygon=tuple(moved(north + up, east + aside) for up, aside in ends))

    if shape == "cell":
        cells = Area(cells=(h3.latlng_to_cell(*moved(north, east), 9),))
        assert reaches(cells, 1_500, sector) or not within(*strewn(1_500, sector), cells).any()
        return
    points = strewn(1_500, sector)
    if within(*points, area(size)).any():
        assert reaches(area(size), 1_500, sector)
    # Points stand at most 60 m from one another.
    elif not within(*points, area(size + 60)).any():
        assert not reaches(area(size), 1_500, sector)


LOOKS = (
    (0.0, None, False),
    (900.0, None, False),
    (1_100.0, None, True),
    (1_100.0, (90.0, 60.0), True),
    (1_100.0, (270.0, 60.0), False),
    (1_100.0, (270.0, float("nan")), True),
)


@pytest.mark.parametrize(("radius", "sector", "found"), LOOKS)
def test_a_sector_reaches_where_it_looks_and_without_a_width_all_around(
    radius: float, sector: tuple[float, float] | None, found: bool
) -> None:
    assert reaches(Area(circle=(*moved(0, 1_200), 150.0)), radius, sector) is found
