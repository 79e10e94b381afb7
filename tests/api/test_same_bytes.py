"""The same question on the same data gives the same bytes: asked again, loaded in another order, as written down."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.grade import Grade
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores
from tests.api.asking import CLASSES, answers, ask, asking
from tests.api.cases import EVERYTHING, SmallCase, cases, write
from tests.api.questions import QUESTIONS
from tests.golden import check_golden
from tests.stores.snapshot.graphs import Drawn
from tests.stores.snapshot.graphs import write as write_drawn
from tests.tries import tries

ADA, BOB, CAR, PLATE = "Person:reg:ada", "Person:reg:bob", "Vehicle:reg:van", "Plate:GB:AB12CDE"
PHONE, HOUSE = "PhoneNumber:+447911123456", "Address:reg:house"
DAY = 86_400_000
PARTS = 6


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=tries(2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), id=st.sampled_from(EVERYTHING), other=st.sampled_from(EVERYTHING))
def test_the_order_in_which_records_came_leaves_no_trace_in_any_answer(
    stores: Stores, part: int, data: st.DataObject, id: str, other: str
) -> None:
    drawn: SmallCase = data.draw(cases(dict(stores.classes)))
    # Which of two values is more recent may not hang on when they were recorded.
    records = {
        source: [replace(record, observed_at=record.observed_at or 0) for record in said]
        for source, said in drawn.records.items()
    }
    shuffled = {source: data.draw(st.permutations(said)) for source, said in records.items()}
    questions = QUESTIONS[part::PARTS]
    values = {"id": id, "other": other, "ids": [other, id, *EVERYTHING[:4]], "filter": None, "refs": ["a"]}
    found = []
    for order in (records, shuffled):
        write(SmallCase(order, drawn.decisions), stores)
        request = asking(stores, CLASSES)
        found.append(orjson.dumps(answers(request, questions, values)))
        assert orjson.dumps(answers(request, questions, values)) == found[-1]
    assert found[0] == found[1]


def test_a_diagram_is_the_golden_file(stores: Stores) -> None:
    def record(ref: str, *said: Claim | Link, grade: str = "B2", source_row: int = 0) -> Record:
        claims = [one for one in said if isinstance(one, Claim)]
        links = [one for one in said if isinstance(one, Link)]
        return Record(ref, 1, claims, links, Grade("ABCDEF".index(grade[0]) + 1, int(grade[1])), row=source_row)

    said = [
        record("p1", Claim(ADA, {"name": "Ada Byron"})),
        record("p2", Claim(BOB, {"name": "Bob <b>King</b>"})),
        record("v", Claim(CAR, {"make": "Volvo"}), Link("OWNS", ADA, CAR, 0, 10 * DAY), Link("CARRIED_BY", PLATE, CAR)),
        record("a", Claim(HOUSE, {"text": "1 Tower Street"}), Link("LIVES_AT", ADA, HOUSE, 2 * DAY)),
        record("b", Link("LIVES_AT", BOB, HOUSE, 0, DAY), grade="D4"),
        record("u1", Link("USES", ADA, PHONE, 0, DAY)),
        record("u2", Link("USES", ADA, PHONE, 3 * DAY, 4 * DAY), grade="F6"),
        record("k", Link("KNOWS", ADA, BOB)),
    ]
    write_drawn(Drawn({"one": said}, []), stores)
    text = """query($id: ID!) { associationDiagram(centres: [$id], rings: 2) {
      nodeCount linkCount omitted atLeast hubsNotWalked hiddenByFilter columns } }"""
    answer = ask(asking(stores, CLASSES), text, id=ADA)["data"]["associationDiagram"]
    check_golden("diagram.json", json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    nodes: dict[str, list[Any]] = answer["columns"]["nodes"]
    assert len({len(column) for column in nodes.values()}) == 1
