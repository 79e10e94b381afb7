"""Misread and cloned plates as they were planted; cards and handsets that were swapped, against going through them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.cloned_plates import impossible_hops
from algorithms.movement.device_pairs import Inserted, device_pairs
from algorithms.movement.drawn import Reading, of_readings, seen
from algorithms.movement.identifier_hygiene import identifier_hygiene
from algorithms.movement.suspicion import Kind, Suspicion
from graph_model.sensors.plate_camera import PLATE_CAMERA
from tests.algorithms.movement.worlds import DAY, HOUR, MONDAY
from tests.tries import tries

ALIKE = {PLATE_CAMERA.name: PLATE_CAMERA.confusions}
SWAPS = (Kind.CARD_SWAP, Kind.HANDSET_SWAP)


def test_a_plate_in_two_places_at_once_is_proposed_as_cloned() -> None:
    far = {"A": (53.0, -2.0), "B": (54.0, -2.0), "C": (53.001, -2.0)}
    hops = [f"Plate:GB:CL0NE {place} 08:{10 * n:02}" for n, place in enumerate("ABAB")]
    honest = [f"Plate:GB:HONEST {place} 08:0{n}" for n, place in enumerate("ACAC")]
    slow = ["Plate:GB:SLOW A 08:00", "Plate:GB:SLOW B 10:00"]
    found = identifier_hygiene(seen(*hops, *honest, *slow, positions=far))
    assert [(one.kind, one.subjects, one.count) for one in found] == [(Kind.CLONED, ("Plate:GB:CL0NE",), 3)]
    assert len(found[0].records) == 4
    assert len(impossible_hops(seen(*hops, *honest))[0]) == 0  # nobody knows how far it is


@pytest.mark.parametrize(
    ("rare", "proposed"),
    [
        ("Plate:GB:ABI2CDE B 08:07", True),
        ("Plate:GB:AB12CDE B 20:00", False),
        ("Plate:GB:ABI2CDE B 23:30", False),
        ("Plate:GB:ABX2CDE B 08:07", False),
        ("Plate:GB:ABI2CDE A 08:00", False),
    ],
)
def test_a_misreading_differs_by_a_likely_character_and_is_on_the_road_of_the_other(rare: str, proposed: bool) -> None:
    often = [f"Plate:GB:AB12CDE A {hour:02}:00" for hour in range(8, 14)]
    found = identifier_hygiene(seen(*often, rare), [Kind.MISREAD], confusions=ALIKE)
    assert [one.subjects for one in found] == [("Plate:GB:ABI2CDE", "Plate:GB:AB12CDE")] * proposed


def test_what_a_kind_of_sensor_confuses_is_what_its_declaration_says() -> None:
    often = [("Plate:GB:AB12CDE", "A", MONDAY + hour * HOUR) for hour in range(8, 14)]
    readings = [*often, ("Plate:GB:ABI2CDE", "B", MONDAY + 8 * HOUR + 420_000)]

    def proposed(confusions: dict[str, tuple[str, ...]], kind: str = "plate-camera") -> int:
        sightings = of_readings(readings, kinds={"B": kind})
        return len(identifier_hygiene(sightings, [Kind.MISREAD], confusions=confusions))

    assert proposed({"plate-camera": ("1I",)}) == 1
    assert proposed({"plate-camera": ("0O",)}) == 0
    assert proposed({"plate-camera": ("1I",)}, "gps-tracker") == 0
    assert proposed({}) == 0


def codes(one: Suspicion) -> list[tuple[str, int]]:
    return [(reason.code, reason.explains) for reason in one.against]


def test_a_misreading_says_what_speaks_against_it() -> None:
    often = [f"Plate:GB:{text} A {hour:02}:00" for text in ("AB12CDE", "AB17CDE") for hour in range(8, 18)]
    rare = ["Plate:GB:ABI2CDE B 08:07", "Plate:GB:ABI2CDE C 09:07", "Plate:GB:AB1ZCDE B 08:08"]
    found = identifier_hygiene(seen(*often, *rare), [Kind.MISREAD], registered={"Plate:GB:ABI2CDE"}, confusions=ALIKE)
    assert [(one.subjects, codes(one)) for one in found] == [
        (("Plate:GB:ABI2CDE", "Plate:GB:AB12CDE"), [("REGISTERED", 2), ("SEVERAL_SENSORS", 2)]),
        (("Plate:GB:AB1ZCDE", "Plate:GB:AB12CDE"), [("OTHER_PLATES", 1)]),
        (("Plate:GB:AB1ZCDE", "Plate:GB:AB17CDE"), [("OTHER_PLATES", 1)]),
    ]


def test_a_clone_says_that_a_sensor_may_be_wrong_where_all_hops_end_at_it_or_others_are_as_fast() -> None:
    far = {"A": (53.0, -2.0), "B": (54.0, -2.0), "C": (53.001, -2.0)}
    hops = [f"Plate:GB:CL0NE {place} 08:{10 * n:02}" for n, place in enumerate("ABCB")]
    assert [codes(one) for one in identifier_hygiene(seen(*hops, positions=far))] == [[("ONE_SENSOR", 3)]]
    other = ["Plate:GB:ELSE A 09:00", "Plate:GB:ELSE B 09:05"]
    (found,) = identifier_hygiene(seen(*hops, *other, positions=far))
    assert codes(found) == [("ONE_SENSOR", 3), ("OTHERS_AS_FAST", 1)]
    two = [line for line in hops if " C " not in line] + ["Plate:GB:CL0NE A 08:40"]
    assert [codes(one) for one in identifier_hygiene(seen(*two, positions=far))] == [[]]


CARDS, HANDSETS = ("Sim:1", "Sim:2", "PhoneNumber:+1", "PhoneNumber:+2"), ("Handset:8", "Handset:9")
NAMED = st.sets(st.sampled_from([*CARDS, *HANDSETS]), min_size=1, max_size=3)
READ = st.lists(st.tuples(NAMED, st.sampled_from("AB"), st.integers(0, 9)), max_size=25)
HELD = st.lists(
    st.tuples(
        st.sampled_from(CARDS[:2]),
        st.sampled_from(HANDSETS),
        st.one_of(st.none(), st.integers(10, 14)),
        st.one_of(st.none(), st.integers(15, 19)),
    ),
    max_size=4,
)


def one_of(named: set[str], kind: str) -> str | None:
    """The only one of a type, None where there is none or several."""
    several = [name for name in named if name.startswith(kind + ":")]
    return several[0] if len(several) == 1 else None


@settings(max_examples=tries(150), deadline=None)
@given(read=READ, held=HELD)
def test_swaps_are_what_follows_on_one_another_in_the_chain_of_a_device(
    read: list[tuple[set[str], str, int]], held: list[tuple[str, str, int | None, int | None]]
) -> None:
    read = list({(place, hour): (named, place, hour) for named, place, hour in read}.values())
    readings: list[Reading] = [("&".join(sorted(named)), place, MONDAY + hour * HOUR) for named, place, hour in read]
    inserted = [Inserted(card, handset, since, until, n) for n, (card, handset, since, until) in enumerate(held)]
    chain = list[tuple[int, str, str]]()
    for named, _, hour in read:
        card = one_of(named, "Sim" if any(name.startswith("Sim:") for name in named) else "PhoneNumber")
        if card and (handset := one_of(named, "Handset")):
            chain.append((MONDAY + hour * HOUR, card, handset))
    for card, handset, since, until in held:
        ends = {since, None if until is None else until - 1} - {None}
        chain += [(at, card, handset) for at in ends if at is not None]
    chain.sort()
    assert [pair[:3] for pair in device_pairs(of_readings(readings), inserted)] == chain
    expected = Counter[tuple[Kind, str, frozenset[str]]]()
    for kind, whose, what in ((Kind.CARD_SWAP, 2, 1), (Kind.HANDSET_SWAP, 1, 2)):
        for device in {row[whose] for row in chain}:
            for sort in ("Sim", "PhoneNumber", "Handset"):
                own = [row[what] for row in chain if row[whose] == device and str(row[what]).startswith(sort + ":")]
                for before, after in pairwise(own):
                    if before != after:
                        expected[kind, str(device), frozenset((str(before), str(after)))] += 1
    found = identifier_hygiene(of_readings(readings), SWAPS, None, inserted)
    assert {(one.kind, one.subjects[0], frozenset(one.subjects[1:])): one.count for one in found} == expected
    assert len(found) == len(expected)


def test_a_card_that_appears_in_another_handset_is_told_with_when_and_on_what_it_rests() -> None:
    lines = ["Sim:1&Handset:8 A 08:00", "Sim:1&Handset:8 A 09:00", "Sim:1&Handset:9 B 10:00", "Sim:1&Handset:9 B 11:00"]
    (found,) = identifier_hygiene(seen(*lines, "Sim:3&Handset:7 A 08:30", "Sim:1 A 10:30"))
    assert (found.kind, found.subjects) == (Kind.HANDSET_SWAP, ("Sim:1", "Handset:8", "Handset:9"))
    assert found.sentence.startswith(
        "Sim:1 was together with Handset:8 until 2026-03-02 09:00 UTC and with Handset:9 from 2026-03-02 10:00 UTC: "
    )
    readings = seen(*lines, "Sim:3&Handset:7 A 08:30", "Sim:1 A 10:30")
    rows = [list(readings.keys).index(key) for key in found.records]
    assert [datetime.fromtimestamp(int(readings.at[row]) / 1000, UTC).hour for row in rows] == [9, 10]
    assert codes(found) == [("ONE_CHARACTER", 1)]


def test_what_speaks_against_a_swap_is_said() -> None:
    lines = ["Sim:100&Handset:8 A 08:00", "Sim:245&Handset:8 A 09:00", "Sim:100&Handset:8 A 10:00"]
    (found,) = identifier_hygiene(seen(*lines))
    assert codes(found) == [("TOOK_TURNS", 1), ("PAIRED_ONCE", 1)]
    on = [line.replace("Handset:8", "Handset:900") for line in lines[2:]]
    first = identifier_hygiene(seen(*lines[:2], *on), [Kind.CARD_SWAP])
    assert [codes(one) for one in first] == [[("PAIRED_ONCE", 1), ("PAIRED_ONCE", 1), ("PASSED_ON", 1)]]
    shop = [f"Sim:{n}00{n}&Handset:8 A {n:02}:00" for n in range(1, 8)]
    assert {dict(codes(one))["MANY_OTHERS"] for one in identifier_hygiene(seen(*shop))} == {7}


def test_records_of_who_holds_which_card_count_beside_readings_and_are_named() -> None:
    inserted = [Inserted("Sim:100", "Handset:8", MONDAY - 90 * DAY, MONDAY - 60 * DAY, 4)]
    undated = Inserted("Sim:777", "Handset:8", None, None, 5)
    (found,) = identifier_hygiene(seen("Sim:245&Handset:8 A 09:00"), inserted=[*inserted, undated])
    assert (found.kind, found.subjects) == (Kind.CARD_SWAP, ("Handset:8", "Sim:100", "Sim:245"))
    assert (found.links, len(found.records)) == ((4,), 1)
    assert codes(found) == [("PAIRED_ONCE", 1), ("LONG_GAP", 60)]
