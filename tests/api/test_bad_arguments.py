"""Bad arguments get the right answer or an error of ours, never a fault, and never change the graph."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api import app
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores
from stores.graph.content import content_hash
from tests.api.asking import schema, serving
from tests.api.cases import EVERYTHING, SmallCase, write
from tests.api.hostile import CURSORS, TEXTS, arguments, text_of
from tests.api.questions import QUESTIONS, Question
from tests.tries import tries

OURS = {"BAD_ARGUMENT", "BAD_INPUT", "LIMIT_EXCEEDED", "TIMEOUT", "STORE_UNAVAILABLE", "BAD_QUESTION", "KEY_REUSED"}
PARTS = 4
NAMED_BY_CHANCE = {"inBackground"}
"""Each answer is a job with an id of its own."""
_SCHEMA = schema().executable._schema
_QUERIES = sorted(_SCHEMA.query_type.fields.items()) if _SCHEMA.query_type else []
_MUTATIONS = sorted(_SCHEMA.mutation_type.fields.items()) if _SCHEMA.mutation_type else []
HERE = SmallCase(
    {
        "one": [
            *(Record(entity, 1, [Claim(entity, {})]) for entity in EVERYTHING),
            Record("n", 1, [Claim("Person:reg:a", {"name": "Ada"})]),
            Record("l1", 1, [], [Link("KNOWS", "Person:reg:a", "Person:reg:b", 0, 5)]),
            Record("l2", 1, [], [Link("OWNS", "Person:reg:b", "Vehicle:reg:x")]),
        ]
    },
    [],
)
_examples = settings(max_examples=tries(20), suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def client(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The application as it is served, over a small case."""
    monkeypatch.setattr(app, "build_schema", lambda registry: schema())
    write(HERE, stores)
    with TestClient(app.build_app(serving(stores)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def same_graph(stores: Stores, client: TestClient) -> Iterator[TestClient]:
    """A client whose questions must leave the graph as it was."""
    before = content_hash(stores.graph), stores.graph.changes()
    yield client
    assert (content_hash(stores.graph), stores.graph.changes()) == before


def asked(client: TestClient, text: str, variables: dict[str, Any]) -> bytes:
    """The answer's bytes, if it is one of ours."""
    body = json.dumps({"query": text, "variables": variables})
    response = client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (200, 400), response.content
    for error in orjson.loads(response.content).get("errors", []):
        assert error["extensions"]["code"] in OURS, error
    return response.content


@pytest.mark.parametrize("part", range(PARTS))
@_examples
@given(data=st.data())
def test_whatever_a_question_is_given_it_answers_or_refuses_twice_with_the_same_bytes(
    same_graph: TestClient, part: int, data: st.DataObject
) -> None:
    name, question = data.draw(st.sampled_from(_QUERIES[part::PARTS]))
    text, variables = text_of(name, question), data.draw(arguments(question))
    answer, again = (asked(same_graph, text, variables) for _ in range(2))
    assert name in NAMED_BY_CHANCE or answer == again


@_examples
@given(data=st.data())
def test_whatever_a_decision_is_given_it_is_made_or_refused(client: TestClient, data: st.DataObject) -> None:
    name, decision = data.draw(st.sampled_from(_MUTATIONS))
    asked(client, text_of(name, decision, "mutation"), data.draw(arguments(decision)))


def test_half_a_character_is_no_question(client: TestClient) -> None:
    for body in (rb'{"query": "{ search(text: \"\ud800\") { total } }"}', b'{"query": "\xed\xa0\x80"}'):
        response = client.post("/graphql", content=body, headers={"content-type": "application/json"})
        assert response.status_code == 400
    assert b"BAD_QUESTION" in asked(client, r'{ search(text: "\uD800") { total } }', {})


@pytest.mark.parametrize("literal", ["1e999", "-1e999", "9" * 400, "9" * 5_000, "0.1e-999", '"' + "9" * 400 + '"'])
def test_numbers_without_end_are_refused_wherever_they_stand(client: TestClient, literal: str) -> None:
    for text in (
        f"{{ communities(resolution: {literal}) {{ total }} }}",
        f"{{ sources(first: {literal}) {{ total }} }}",
        f'{{ diagram(ids: ["x"], placed: {{a: [{literal}, 0]}}) {{ nodeCount }} }}',
    ):
        asked(client, text, {})


def test_every_hostile_text_is_searched_and_looked_up(same_graph: TestClient) -> None:
    for text in TEXTS:
        for question in ("search(text: $text) { total }", "lookup(identifiers: [$text]) { entities { id } }"):
            asked(same_graph, f"query($text: String!) {{ {question} }}", {"text": text})


_PAGED = {q.text.partition("{")[2].partition("(")[0].strip(): q for q in QUESTIONS if q.paged}


@pytest.mark.parametrize("question", _PAGED.values(), ids=_PAGED)
def test_a_cursor_that_no_page_gave_is_refused_or_leads_nowhere(client: TestClient, question: Question) -> None:
    here = {"id": "Person:reg:a", "other": "Person:reg:b", "ids": EVERYTHING}
    given = {name: value for name, value in here.items() if f"${name}" in question.text}
    for cursor in CURSORS:
        asked(client, question.text, given | {"after": cursor})
