from __future__ import annotations

from typing import Any

import networkx as nx
from graphql import OperationDefinitionNode, build_schema, parse, validate

from api.schema import build_schema as api_schema
from graph_model.registry import Registry
from loaders.sources.demo_city.story import SUMMARY, TITLE, steps, story


def test_there_are_six_steps_and_only_the_last_reveals_the_truth(told: dict[str, Any]) -> None:
    found = steps(told)
    assert [step["number"] for step in found] == [1, 2, 3, 4, 5, 6]
    assert [bool(step["truth"]) for step in found] == [False] * 5 + [True]
    for step in found:
        assert step["title"]
        assert step["question"].endswith("?")
        assert all(sentence.endswith(".") for sentence in step["look"])


def test_what_is_asked_on_a_view_is_asked_about_what_it_shows(told: dict[str, Any]) -> None:
    asked = {step["number"]: step["then"] for step in steps(told) if step["then"]}
    assert [then["kind"] for then in asked.values()] == ["path", "filter", "community", "money"]
    for step in steps(told):
        then = step["then"] or {}
        assert {then[end] for end in ("from", "to", "of") if end in then} <= set(step["ids"])
    assert story(told) == {"title": TITLE, "summary": SUMMARY, "steps": steps(told)}


def test_what_a_step_shows_stands_in_the_records_and_hangs_together(
    told: dict[str, Any], graph: nx.Graph[str], named_in_records: set[str]
) -> None:
    for step in steps(told):
        view = {*step["centres"], *step["ids"]}
        assert view <= named_in_records
        assert nx.is_connected(graph.subgraph(view)), step["title"]


def test_the_api_understands_every_query_and_gets_just_the_variables_it_names(
    told: dict[str, Any], registry: Registry
) -> None:
    schema = build_schema(api_schema(registry).printed())
    for step in steps(told):
        asked = parse(step["query"])
        assert validate(schema, asked) == [], step["title"]
        (operation,) = asked.definitions
        assert isinstance(operation, OperationDefinitionNode)
        declared = {definition.variable.name.value for definition in operation.variable_definitions or ()}
        assert declared == set(step["variables"])


def test_what_may_be_decided_joins_the_five_registers(told: dict[str, Any]) -> None:
    pairs = [pair for step in steps(told) for pair in step["decide"]]
    joined = nx.Graph([(pair["a"], pair["b"]) for pair in pairs])
    assert set(joined) == set(told["steps"][2]["find"]["registers"].values())
    assert nx.is_connected(joined)
