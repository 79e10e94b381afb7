"""Ties by copresence at sensors, against plain counting, reading by reading."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms import copresence_ties as module
from algorithms.bearing import HALF_DAY, bearing
from algorithms.copresence_ties import HOUR, copresence_ties
from algorithms.drawn import drawn
from algorithms.movement.drawn import of_readings
from algorithms.projection import projection
from algorithms.time_order import FOREVER
from graph_model.errors import LimitExceeded
from graph_model.view import UNDATED, View

WHO = [f"Person:p{n}" for n in range(5)]
PLATES = [f"Plate:{letter}" for letter in "abcd"]
ISSUED = ("Plate", "PhoneNumber")
BORNE = st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(PLATES)), max_size=8)
READINGS = st.lists(st.tuples(st.sampled_from(PLATES), st.sampled_from("AB"), st.integers(0, 900)), max_size=30)


def carrying(borne: list[tuple[str, str]]) -> View:
    return drawn(*WHO, *PLATES, *(f"{who} -USES-> {plate}" for who, plate in borne))


def counted(
    borne: list[tuple[str, str]], readings: list[tuple[str, str, int]], window: int, limit: int
) -> dict[tuple[str, str, str], float]:
    """By pair and place."""
    seen = sorted(
        {
            (place, at * 10_000, who, n)
            for n, (plate, place, at) in enumerate(sorted(readings, key=lambda r: (r[2], r[1], r[0])))
            for who, bears in borne
            if bears == plate
        }
    )
    ordered = sorted(seen, key=lambda one: (one[0], one[1], one[2], one[3]))
    best: dict[tuple[str, str, str, int], float] = defaultdict(float)
    for number, (place, at, who, _) in enumerate(ordered):
        others = {
            other for there, when, other, _ in ordered[number + 1 :] if there == place and when - at <= window * 1000
        } - {who}
        if 0 < len(others) < limit:
            for other in others:
                key = (min(who, other), max(who, other), place, at // HOUR)
                best[key] = max(best[key], 1 / len(others))
    summed: dict[tuple[str, str, str], float] = defaultdict(float)
    for (one, other, place, _), weight in best.items():
        summed[one, other, place] += weight
    return summed


@given(BORNE, READINGS, st.sampled_from([0, 30, 600]), st.sampled_from([2, 3, 100]), st.sampled_from([1, 7, 4_000_000]))
def test_ties_weigh_what_plain_counting_of_windows_gives(
    borne: list[tuple[str, str]], readings: list[tuple[str, str, int]], window: int, limit: int, part: int
) -> None:
    carried = carrying(borne)
    made = of_readings([(plate, place, at * 10_000) for plate, place, at in readings])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PART", part)
        found = copresence_ties(WHO, made, carried, bearing(carried, "Person", ISSUED), window, limit)
    ties = {
        (WHO[one], WHO[other], made.where.ids[place]): weight
        for one, other, place, weight in zip(
            found.one.tolist(), found.other.tolist(), found.places.tolist(), found.weights.tolist(), strict=True
        )
    }
    assert ties == pytest.approx(counted(borne, readings, window, limit))


def test_a_window_gives_away_one_in_all_and_a_crowd_ties_nobody_and_is_named() -> None:
    borne = [(who, f"Plate:{n}") for n, who in enumerate(WHO)]
    carried = drawn(*(f"{who} -USES-> {plate}" for who, plate in borne))
    bears = bearing(carried, "Person", ISSUED)
    made = of_readings([(plate, "A", 1_000 + n) for n, (_, plate) in enumerate(borne)])
    first = copresence_ties(WHO, made, carried, bears, 60, 100)
    assert first.weights[first.one == 0].sum() == pytest.approx(1)
    assert (first.readings, first.crowded) == (5, ())
    crowd = copresence_ties(WHO, made, carried, bears, 60, 3)
    assert crowd.crowded == ("A",)
    assert {(one, other) for one, other in zip(crowd.one.tolist(), crowd.other.tolist(), strict=True)} == {
        (2, 3), (2, 4), (3, 4)
    }  # fmt: skip
    with pytest.raises(LimitExceeded):
        copresence_ties(WHO, made, carried, bears, 60, 100, most_rows=3)


def test_readings_count_only_while_all_links_of_a_way_held() -> None:
    view = drawn(
        "ada -USES-> Vehicle:v", "Plate:p -CARRIED_BY-> Vehicle:v", "bo -USES-> Plate:q", "ada -HOLDS-> PhoneNumber:1"
    )
    since = {"USES": 100, "CARRIED_BY": 50, "HOLDS": 10**9}
    until = {"USES": 200, "CARRIED_BY": 150, "HOLDS": 10**9}
    kinds = [view.link_names[kind] for kind in view.link_types.tolist()]
    dated = replace(
        view,
        since=np.array([since[kind] for kind in kinds], dtype=np.int64),
        until=np.array([until[kind] for kind in kinds], dtype=np.int64),
    )
    found = bearing(dated, "Person", ISSUED)
    rows = {
        (dated.ids[one], dated.ids[who]): (begin, end)
        for one, who, begin, end in zip(
            *(column.tolist() for column in (found.identifiers, found.bearers, found.since, found.until)), strict=True
        )
    }
    assert rows["Plate:p", "Person:ada"] == (100, 150)
    assert rows["Plate:q", "Person:bo"] == (100, 200)
    assert rows["PhoneNumber:1", "Person:ada"] == (10**9 - HALF_DAY, 10**9 + HALF_DAY)
    assert rows["Person:ada", "Person:ada"] == (-FOREVER, FOREVER)
    assert UNDATED < -FOREVER
    assert not any(who == "Person:ada" and one == "Plate:q" for one, who in rows)


def test_a_projection_writes_out_copresence_beside_what_is_shared() -> None:
    carried = drawn("ada -USES-> Plate:p", "bo -USES-> Plate:q", "cy")
    view = drawn("ada -LIVES_AT-> Address:a", "cy -LIVES_AT-> Address:a", "bo", "Plate:p", "Plate:q")
    made = of_readings([("Plate:p", "A", 0), ("Plate:q", "A", 20_000), ("Plate:p", "B", HOUR), ("Plate:q", "B", HOUR)])
    met = copresence_ties(view.ids, made, carried, bearing(carried, "Person", ISSUED), 60, 100)
    found = projection(view, "Person", copresent=met)
    told = [(row.type, row.shared, row.pairs, row.facts, row.weight) for row in found.through]
    assert told == [("Address", 1, 1, 2, 1.0), ("copresence", 2, 1, 4, 2.0)]
    assert projection(view, "Person").through == found.through[:1]
