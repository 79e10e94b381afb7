"""Readings of what somebody bore become theirs, and stay in the order that sightings promise."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.borne import as_bearer
from algorithms.movement.drawn import of_readings
from graph_model.sightings import Sightings
from tests.tries import tries

# Few moments and places, so that many readings tie.
READINGS = st.lists(
    st.tuples(st.sampled_from(["Phone:b", "Phone:z", "Vehicle:c"]), st.sampled_from("AB"), st.integers(0, 5)),
    max_size=30,
)
SPANS = st.lists(st.tuples(st.integers(-1, 5), st.integers(0, 7)), max_size=3)
BORNE = st.dictionaries(st.sampled_from(["Phone:b", "Phone:z", "Vehicle:c", "Phone:none"]), SPANS)
BEARER = st.sampled_from(["Person:a", "Phone:m", "Zebra:z", "Phone:b"])


def readings(sightings: Sightings) -> list[tuple[int, int, int, int]]:
    columns = sightings.at, sightings.places, sightings.subjects, sightings.keys
    return list(zip(*(column.tolist() for column in columns), strict=True))


@settings(max_examples=tries(200), deadline=None)
@given(made=READINGS, bearer=BEARER, borne=BORNE)
def test_a_bearer_has_the_readings_of_what_it_bore_in_these_times_and_no_others(
    made: list[tuple[str, str, int]], bearer: str, borne: dict[str, list[tuple[int, int]]]
) -> None:
    before = of_readings(made)
    after = as_bearer(before, bearer, borne)
    assert list(after.subject_ids) == sorted({*before.subject_ids, bearer})
    kinds = {name: after.type_names[kind] for name, kind in zip(after.subject_ids, after.subject_types, strict=True)}
    assert kinds == {name: name.partition(":")[0] for name in after.subject_ids}
    assert list(after.type_names) == sorted({*before.type_names, bearer.partition(":")[0]})

    def whose(name: str, at: int) -> str:
        return bearer if any(since <= at < until for since, until in borne.get(name, ())) else name

    number = {name: index for index, name in enumerate(after.subject_ids)}
    expected = [
        (at, place, number[whose(before.subject_ids[subject], at)], key) for at, place, subject, key in readings(before)
    ]
    assert readings(after) == sorted(expected)
    assert after.subjects.dtype == np.int32
    assert after.subject_types.dtype == np.int16
