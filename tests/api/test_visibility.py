"""Who may see less sees what is there for them, and nothing tells of the rest: counts, order, cursors, caches."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, TypeInfo, TypeInfoVisitor, Visitor, parse, visit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.types.entity import reference
from loaders.pipeline import Stores
from tests.api.asking import CLASSES, answers, asking, schema, serving
from tests.api.cases import EVERYTHING, SmallCase, cases, strip, write
from tests.api.questions import QUESTIONS
from tests.tries import tries

SET_APART = {
    ("Basis", "snapshotAge"): "the time since the graph was read",
    ("Tallies", "snapshotAge"): "the time since the graph was read",
    ("MoneyPatterns", "snapshotAge"): "the time since the graph was read",
    ("MoneyFlow", "snapshotAge"): "the time since the graph was read",
    ("Diagram", "snapshotAge"): "the time since the graph was read",
    ("Leads", "snapshotAge"): "the time since the archive was read",
    ("Habits", "snapshotAge"): "the time since the archive was read",
    ("Meetings", "snapshotAge"): "the time since the archive was read",
    ("EventClusters", "snapshotAge"): "the time since the graph was read",
    ("EventForecast", "snapshotAge"): "the time since the graph was read",
    ("AssociationRules", "snapshotAge"): "the time since the graph was read",
    ("TextClasses", "snapshotAge"): "the time since the graph was read",
    ("PlaceClasses", "snapshotAge"): "the time since the graph was read",
    ("EventRegression", "snapshotAge"): "the time since the graph was read",
    ("Suspicions", "snapshotAge"): "the time since the archive was read",
    ("HotMap", "snapshotAge"): "the time since the archive or the graph was read",
    ("ContactTable", "snapshotAge"): "the time since the graph was read",
    ("DeviceChain", "snapshotAge"): "the time since the graph was read",
    ("CallConnection", "snapshotAge"): "the time since the graph was read",
    ("Estimate", "snapshotAge"): "the time since the archive was read",
    ("Estimate", "seconds"): "how long it took until then",
    ("Leads", "tries"): "what a case asked lies beside the graph (test_searches.py)",
    ("Meetings", "tries"): "what a case asked lies beside the graph (test_searches.py)",
    ("Query", "searches"): "what a case asked lies beside the graph (test_searches.py)",
    ("Query", "inBackground"): "a job has a name of chance; its answers are those of the questions (test_jobs.py)",
}
WARMING = [question for question in QUESTIONS if question.name == "communities components"]
FILTERS = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {},
        optional={
            "since": st.just("1970-01-01T00:00:00.003Z"),
            "until": st.just("1970-01-01T00:00:00.007Z"),
            "undated": st.booleans(),
            "leastGrade": st.sampled_from(["A1", "C3"]),
            "ungraded": st.booleans(),
            "sources": st.sampled_from([["one"], ["two", "nobody"]]),
        },
    ),
)


PARTS = 12
"""The questions are dealt out, so that each is asked in every run and a graph is asked no more than a few."""


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=tries(2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    names=st.sampled_from([("open",), ("secret",)]),
    chosen=FILTERS,
    first=st.sampled_from(EVERYTHING),
    other=st.sampled_from(EVERYTHING),
    ids=st.lists(st.sampled_from([*EVERYTHING, "Person:reg:nobody"]), min_size=2, max_size=6),
)
def test_an_answer_is_the_one_that_who_sees_all_gets_on_the_graph_stripped_to_what_the_reader_may_see(
    stores: Stores,
    part: int,
    data: st.DataObject,
    names: tuple[str, ...],
    chosen: Any,
    first: str,
    other: str,
    ids: list[str],
) -> None:
    case: SmallCase = data.draw(cases(dict(stores.classes)))
    write(case, stores)
    values = {"id": first, "other": other, "ids": ids, "filter": chosen}
    values["refs"] = [reference(entity) for entity in ids]
    story = {"steps": [{"centres": ids[:1]}]}
    service = serving(stores, lambda: story)
    questions = QUESTIONS[part::PARTS]
    # What is kept from one request to the next is a snapshot and its views: they are there when the reader asks.
    answers(asking(stores, CLASSES, service=service), WARMING, values)
    seen = answers(asking(stores, names, service=service), questions, values)
    strip(stores, [stores.classes[name] for name in names])
    expected = answers(asking(stores, CLASSES, service=serving(stores, lambda: story)), questions, values)
    for question, answer in expected.items():
        assert seen[question] == answer, question


def test_every_question_and_every_field_of_the_schema_stands_in_the_property() -> None:
    whole = schema().executable._schema
    query = whole.query_type
    assert query is not None
    asked: set[tuple[str, str]] = set()
    for question in QUESTIONS:
        visit(parse(question.text), TypeInfoVisitor(info := TypeInfo(whole), _Fields(info, asked)))
    answered = {kind for kind, _ in asked}
    missing = {("Query", name) for name in query.fields} - asked
    for name, kind in whole.type_map.items():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and name in answered:
            own = set(kind.fields)
            for above in kind.interfaces:
                own -= set(above.fields)
            missing |= {(name, field) for field in own} - asked
    assert missing == set(SET_APART)


class _Fields(Visitor):
    def __init__(self, info: TypeInfo, found: set[tuple[str, str]]) -> None:
        super().__init__()
        self.info, self.found = info, found

    def enter_field(self, node: Any, *_: Any) -> None:
        parent = self.info.get_parent_type()
        assert parent is not None
        self.found.add((parent.name, node.name.value))
