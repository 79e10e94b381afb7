"""Scene collisions, against going through the readings one by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.areas import Area, inside
from algorithms.movement.drawn import Reading, of_readings, seen
from algorithms.movement.lead import Coverage
from algorithms.movement.scene_collision import scene_collision
from algorithms.movement.scenes import Scene
from graph_model.errors import BadArgument, LimitExceeded
from tests.algorithms.movement.readings import PLACES, READINGS
from tests.algorithms.movement.worlds import DAY, HOUR, MONDAY
from tests.tries import tries

NIGHT = (22, 23, 0, 1, 2, 3)
SCENES = st.builds(
    Scene,
    sensors=st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True).map(tuple),
    since=st.sampled_from([None, MONDAY, MONDAY + 2 * DAY + 8 * HOUR]),
    until=st.sampled_from([None, MONDAY + 6 * DAY, MONDAY + 3 * DAY + 9 * HOUR]),
    hours=st.sampled_from([(), (8,), (9,), NIGHT, (7, 8)]),
    weekdays=st.sampled_from([(), (0, 1), (4, 5, 6)]),
    least_days=st.integers(1, 3),
    present=st.sampled_from([True, True, False]),
)


def days_of(scene: Scene, times: list[int], zone: str) -> set[int]:
    """The local days of the times that fit a scene, one night being one day."""
    found = set()
    for at in times:
        if (scene.since is None or scene.since <= at) and (scene.until is None or at < scene.until):
            local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone))
            if scene.hours and local.hour not in scene.hours:
                continue
            day = (local - timedelta(hours=4 if scene.hours == NIGHT else 0)).date()
            if not scene.weekdays or day.weekday() in scene.weekdays:
                found.add(day.toordinal())
    return found


@settings(max_examples=tries(80), deadline=None)
@given(
    readings=READINGS,
    shift=st.sampled_from([0, 4 * HOUR, 15 * HOUR, 18 * HOUR]),
    scenes=st.lists(SCENES, min_size=1, max_size=3).filter(lambda scenes: any(scene.present for scene in scenes)),
    zone=st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York"]),
    data=st.data(),
)
def test_who_was_at_the_scenes(
    readings: list[Reading], shift: int, scenes: list[Scene], zone: str, data: st.DataObject
) -> None:
    readings = [(subject, place, at + shift) for subject, place, at in readings]
    least = data.draw(st.integers(1, len(scenes)))
    found = scene_collision(of_readings(readings, zone=zone), scenes, least, first=10)
    expected, there = {}, set()
    for subject in sorted({subject for subject, _, _ in readings}):
        fitted = 0
        for scene in scenes:
            at = [at for who, place, at in readings if place in scene.sensors and who == subject]
            days = days_of(scene, at, zone)
            there |= {subject} if days and scene.present else set()
            hours = [at // HOUR * HOUR for _, place, at in readings if place in scene.sensors]
            ticks = [hour + quarter * HOUR // 4 for hour in hours for quarter in range(4)]
            watched = len(days_of(scene, ticks, zone)) >= scene.least_days
            fitted += len(days) >= scene.least_days if scene.present else watched and not days
        expected[subject] = fitted
    told = {lead.subjects[0]: lead.observed for lead in found.leads}
    assert told == {who: count for who, count in expected.items() if count >= least and who in there}
    assert found.compared == len(there)
    assert [lead.observed for lead in found.leads] == sorted(told.values(), reverse=True)


def test_one_who_was_there_and_one_who_was_not_while_it_was_watched() -> None:
    """The museum: in opening hours, but not at night, though the sensor worked; and a place nobody watched."""
    sightings = seen("guard M 14:00", "guard M 23:00", "guest M 14:10", "thief M 14:20", "thief X 09:00")
    day = Scene(("M",), since=MONDAY + 14 * HOUR, until=MONDAY + 15 * HOUR)
    night = Scene(("M",), since=MONDAY + 23 * HOUR, until=MONDAY + 24 * HOUR, present=False)
    nobody = Scene(("X",), since=MONDAY + 14 * HOUR, until=MONDAY + 15 * HOUR)
    found = scene_collision(sightings, [day, night, nobody], 2)
    assert [lead.subjects for lead in found.leads] == [("guest",), ("thief",)]
    assert found.leads[0].coverage == (
        Coverage.SEEN,
        Coverage.NOT_SEEN_WHILE_WATCHED,
        Coverage.NOT_WATCHED,
    )
    assert "scene 2: not seen while watched" in found.leads[0].sentence
    assert scene_collision(sightings, [day, nobody], 1, subject_types=["Handset"]).compared == 0


def test_what_is_said_about_watching_counts_before_what_was_read() -> None:
    spans = [("A", MONDAY, MONDAY + HOUR)]
    sightings = of_readings([("x", "A", MONDAY + 60_000), ("y", "B", MONDAY + 5 * HOUR)], watched=spans)
    there, later = Scene(("B",)), Scene(("A",), since=MONDAY + 2 * HOUR, until=MONDAY + 3 * HOUR, present=False)
    assert scene_collision(sightings, [there, later], 2).leads == ()
    then = Scene(("A",), since=MONDAY + HOUR // 2, until=MONDAY + 3 * HOUR, present=False)
    assert [lead.subjects for lead in scene_collision(sightings, [there, then], 2).leads] == [("y",)]


def test_one_whom_a_mast_alone_has_read_is_compatible_with_being_there() -> None:
    readings = [("Handset:bus", "mast", MONDAY), ("Handset:thief", "mast", MONDAY), ("Handset:thief", "wifi", MONDAY)]
    sightings = of_readings(readings, kinds={"mast": "phone-mast", "wifi": "wifi-probe"}, radii={"mast": 900.0})
    thief, bus = scene_collision(sightings, [Scene(("mast", "wifi"))]).leads
    assert (bus.subjects, thief.subjects) == (("Handset:bus",), ("Handset:thief",))
    assert [(reason.code, reason.explains) for reason in bus.against] == [("COMPATIBLE_ONLY", 1)]
    assert "scene 1: compatible with being there" in bus.sentence
    assert "1 other phone was read in the same cells" in bus.against[0].sentence
    assert thief.against == ()


def test_a_mast_outside_whose_sector_covers_the_scene_is_compatible_behind_those_seen_and_watches_nobody() -> None:
    """The scene lies 1,100 m east of both masts; one looks east, the other west."""
    positions = {"east": (53.48, -2.2566), "west": (53.48, -2.2566), "cam": (53.48, -2.24), "far": (53.5, -2.0)}
    readings = [(f"Handset:{n}", "east", MONDAY + n) for n in range(3)] + [("Handset:w", "west", MONDAY)]
    readings += [("Plate:car", "cam", MONDAY), *(("Plate:x", "far", MONDAY + n * HOUR) for n in range(3))]
    sightings = of_readings(
        readings,
        positions=positions,
        kinds={"east": "phone-mast", "west": "phone-mast"},
        radii={"east": 2000.0, "west": 2000.0},
        sectors={"east": (90.0, 120.0), "west": (270.0, 120.0)},
    )
    around = Area(circle=(53.48, -2.24, 250.0))
    leads = scene_collision(sightings, [Scene(area=around)]).leads
    assert [lead.subjects[0] for lead in leads] == ["Plate:car", "Handset:0", "Handset:1", "Handset:2"]
    assert leads[0].against == ()
    assert all("compatible with being there" in lead.sentence for lead in leads[1:])
    assert leads[1].against[0].sentence.endswith("2 other phones were read in the same cells.")
    quiet = Area(circle=(53.48, -2.248, 100.0))  # no sensor stands there, the sector covers it
    never = Scene(area=quiet, present=False)
    assert scene_collision(sightings, [Scene(("far",)), never], 1).leads[0].coverage[1] is Coverage.NOT_WATCHED


def test_a_catcher_that_reaches_beyond_the_scene_is_compatible_and_one_within_it_has_seen() -> None:
    positions = {"catcher": (53.48, -2.24)}
    sightings = of_readings(
        [("Sim:1", "catcher", MONDAY), ("Sim:2", "catcher", MONDAY)],
        positions=positions,
        kinds={"catcher": "imsi-catcher"},
        radii={"catcher": 300.0},
    )
    (lead, _) = scene_collision(sightings, [Scene(area=Area(circle=(53.48, -2.24, 100.0)))]).leads
    assert "scene 1: compatible with being there" in lead.sentence
    assert "only an imsi catcher, which reaches 300 m read it" in lead.against[0].sentence.replace(", read", " read")
    (lead, _) = scene_collision(sightings, [Scene(area=Area(circle=(53.48, -2.24, 400.0)))]).leads
    assert (lead.against, "scene 1: seen" in lead.sentence) == ((), True)


def test_those_on_a_list_are_marked_and_left_out_only_when_asked() -> None:
    sightings = seen("guard A 23:00", "guest A 23:05")
    scene = [Scene(("A",))]
    leads = scene_collision(sightings, scene, marked={"staff": ["guard"]}).leads
    assert [[reason.sentence for reason in lead.other_reasons] for lead in leads] == [
        ["It stands on the list: staff."],
        [],
    ]
    assert [lead.subjects for lead in scene_collision(sightings, scene, exclude=["guard"]).leads] == [("guest",)]
    assert [lead.subjects for lead in scene_collision(sightings, scene, include=["guard", "?"]).leads] == [("guard",)]


def test_a_list_counts_for_the_readings_of_the_time_in_which_it_names_the_identifier() -> None:
    """The staff car of March belongs to somebody else in April."""
    lines = ["car A 2026-03-05T23:00:00", "car A 2026-04-05T23:00:00", "van A 2026-04-05T23:10:00"]
    march, april = (Scene(("A",), since=MONDAY + n * 31 * DAY, until=MONDAY + (n + 1) * 31 * DAY) for n in range(2))
    staff = {"car": [(MONDAY, MONDAY + 20 * DAY)]}

    def found(*scenes: Scene, **lists: Any) -> list[str]:
        return [lead.subjects[0] for lead in scene_collision(seen(*lines), scenes, 1, **lists).leads]

    assert found(march, exclude=staff) == []
    assert found(april, exclude=staff) == ["car", "van"]
    assert found(march, april, exclude=staff) == ["car", "van"]
    assert (found(march, include=staff), found(april, include=staff)) == (["car"], [])
    (car, van) = scene_collision(seen(*lines), [march, april], 1, marked={"staff": staff}).leads
    assert [(one.code, one.explains) for one in car.other_reasons] == [("LISTED", 1)]
    assert "when it was read at 1 of 2 scenes" in car.other_reasons[0].sentence
    assert van.other_reasons == ()
    (car, van) = scene_collision(seen(*lines), [april], marked={"staff": staff}).leads
    assert [one.code for one in car.other_reasons] == []


def test_the_expected_number_is_that_of_independent_scenes() -> None:
    """Twelve subjects, two thirds of them at each of two scenes."""
    lines = [f"s{n} A 08:00" for n in range(8)] + [f"s{n} B 09:00" for n in range(4, 12)]
    found = scene_collision(seen(*lines), [Scene(("A",)), Scene(("B",))])
    assert found.total == 4
    assert found.expected_by_chance == pytest.approx(12 * (8 / 12) ** 2)


@settings(max_examples=tries(30))
@given(latitude=st.floats(53.39, 53.41), longitude=st.floats(-2.32, -2.28))
def test_a_square_given_in_three_ways_holds_the_same_points(latitude: float, longitude: float) -> None:
    import h3

    positions = {"P": (latitude, longitude), "Q": (float("nan"), float("nan"))}
    where = seen(positions=positions).where
    square = Area(polygon=((53.395, -2.31), (53.405, -2.31), (53.405, -2.29), (53.395, -2.29)))
    within = 53.395 <= latitude < 53.405 and -2.31 <= longitude < -2.29
    assert inside(where, square).tolist() == [within, False]
    cell = h3.latlng_to_cell(latitude, longitude, 7)
    assert inside(where, Area(cells=(cell,))).tolist() == [True, False]
    assert inside(where, Area(circle=(latitude, longitude, 1.0))).tolist() == [True, False]


def test_what_makes_no_sense_is_refused() -> None:
    wrong: list[Callable[[], object]] = [
        lambda: Scene(),
        lambda: Scene(("A",), Area(cells=("x",))),
        lambda: Scene(("A",), since=5, until=5),
        lambda: Scene(("A",), hours=(24,)),
        lambda: Scene(("A",), least_days=0),
        lambda: Area(),
        lambda: Area(polygon=((0.0, 0.0), (1.0, 1.0))),
        lambda: Area(circle=(91.0, 0.0, 5.0)),
        lambda: Area(circle=(0.0, 0.0, float("nan"))),
        lambda: scene_collision(seen(), []),
        lambda: scene_collision(seen(), [Scene(("A",))], 2),
        lambda: scene_collision(seen(), [Scene(("A",), present=False)]),
        lambda: inside(seen().where, Area(cells=("nonsense",))),
    ]
    for made in wrong:
        with pytest.raises(BadArgument):
            made()
    with pytest.raises(LimitExceeded):
        scene_collision(seen(), [Scene(("A",))] * 33)
