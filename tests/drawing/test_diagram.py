from __future__ import annotations

from hypothesis import given, settings

from drawing.diagram import diagram
from drawing.folding import Candidate, choose
from drawing.things import Line, Thing
from graph_model.grade import Grade
from tests.drawing.scenes import MODEL, line, scenes
from tests.tries import tries

DAY = 86_400_000


@settings(max_examples=tries(40))
@given(scenes())
def test_columns_are_equally_long_and_hold_each_thing_and_line_once(scene: tuple[list[Thing], list[Line]]) -> None:
    things, lines = scene
    columns = diagram(things, lines, MODEL).columns()
    assert {len(column) for column in columns["nodes"].values()} <= {len(things)}
    assert {len(column) for column in columns["links"].values()} <= {len(lines)}
    assert set(columns["nodes"]["id"]) == {thing.id for thing in things}
    assert columns == diagram(things[::-1], lines[::-1], MODEL).columns()
    assert all(end in columns["nodes"]["id"] for end in columns["links"]["from"] + columns["links"]["to"])


def test_more_counts_the_neighbours_that_are_neither_drawn_nor_in_a_fold() -> None:
    phones = [Candidate(f"Phone:{n:02}", "Phone", "Person:a") for n in range(10)]
    chosen = choose(phones, room=60)
    things = [Thing("Person:a", "Person", "Ada", 0, neighbours=12)]
    things += [Thing(name, "Phone", name, 1, neighbours=1) for name in chosen.single]
    lines = [line("Person:a", phone.id) for phone in phones]
    columns = diagram(things, lines, MODEL, chosen.folds).columns()
    nodes = [dict(zip(columns["nodes"], row, strict=True)) for row in zip(*columns["nodes"].values(), strict=True)]
    assert (nodes[0]["id"], nodes[0]["more"], nodes[0]["facts"]) == ("Person:a", 2, 10)
    fold = next(node for node in nodes if node["members"])
    assert (fold["id"], fold["caption"], fold["ring"], fold["facts"]) == (
        "fold:Phone:Person:a",
        "3 other phones",
        1,
        3,
    )
    assert fold["members"] == ["Phone:07", "Phone:08", "Phone:09"]
    assert {node["more"] for node in nodes[1:]} == {0}


def carried(*pairs: tuple[str, str], bearers: int = 1) -> dict[str, str | None]:
    names = sorted({end for pair in pairs for end in pair})
    things = [
        Thing("Person:a", "Person", "Ada", 0),
        *(Thing(n, n.partition(":")[0], n, bearers=bearers) for n in names),
    ]
    lines = [line(plate, vehicle, "CARRIED_BY") for plate, vehicle in pairs]
    columns = diagram(things, lines, MODEL).columns()["nodes"]
    for name, bearer in zip(columns["id"], columns["bearer"], strict=True):
        if bearer:
            at = {n: (x, y) for n, x, y in zip(columns["id"], columns["x"], columns["y"], strict=True)}
            assert at[name] == at[bearer]
    return dict(zip(columns["id"], columns["bearer"], strict=True))


def test_an_identifier_and_its_only_bearer_are_drawn_as_one_thing() -> None:
    assert carried(("Plate:x", "Vehicle:1"))["Plate:x"] == "Vehicle:1"


def test_a_cloned_plate_stands_alone_even_when_only_one_of_its_vehicles_is_drawn() -> None:
    assert set(carried(("Plate:x", "Vehicle:1"), bearers=2).values()) == {None}
    assert set(carried(("Plate:x", "Vehicle:1"), ("Plate:x", "Vehicle:2"), bearers=2).values()) == {None}


def test_a_vehicle_of_several_plates_stands_beside_them() -> None:
    assert set(carried(("Plate:x", "Vehicle:1"), ("Plate:y", "Vehicle:1")).values()) == {None}


def test_times_are_said_with_their_zone_and_grades_as_letters() -> None:
    things = [Thing("Person:a", "Person", "Ada", 0), Thing("Person:b", "Person", "Bo")]
    links = diagram(things, [line("Person:a", "Person:b", first=0, last=DAY + 5)], MODEL).columns()["links"]
    assert (links["first"], links["last"]) == (["1970-01-01T00:00:00Z"], ["1970-01-02T00:00:00.005Z"])
    assert (links["bestGrade"], links["worstGrade"]) == (["B2"], ["C3"])


def chain(*spans: tuple[int, int] | None) -> list[bool | None]:
    names = [f"Person:{n}" for n in range(len(spans) + 1)]
    things = [Thing(name, "Person", name, ring) for ring, name in enumerate(names)]
    lines = [
        line(a, b, first=span[0], last=span[1]) if span else line(a, b)
        for a, b, span in zip(names, names[1:], spans, strict=False)
    ]
    overlap: list[bool | None] = diagram(things, lines, MODEL).columns()["links"]["overlap"]
    return overlap


def test_a_step_whose_time_does_not_overlap_the_step_before_is_marked() -> None:
    assert chain((0, 10), (5, 9)) == [None, True]
    assert chain((0, 10), (10, 19)) == [None, False]
    assert chain((0, 10), (7, 7), (7, 7), (8, 8)) == [None, True, True, False]
    assert chain((0, 10), None, (5, 9)) == [None, None, None]


def test_a_thing_whose_every_fact_is_doubtful_is_unconfirmed() -> None:
    things = [Thing(f"Person:{n}", "Person", n, ring) for n, ring in (("a", 0), ("b", 1), ("c", 1), ("d", 1))]
    grades = {"b": Grade(5, 4), "c": Grade(6, 6), "d": Grade(2, 2)}
    lines = [Line("Person:a", f"Person:{n}", "KNOWS", 1, grade, grade) for n, grade in grades.items()]
    nodes = diagram(things, lines, MODEL).columns()["nodes"]
    assert nodes["certainty"] == ["confirmed", "unconfirmed", "confirmed", "confirmed"]
