"""The JSON Schema of a record follows from the declaration."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph_model.json_schema import DIALECT, schema
from graph_model.registry import build
from tests.golden import check_golden
from tests.graph_model.test_registry import TOY


def test_the_standard_schema_is_the_golden_file() -> None:
    check_golden("record.schema.json", json.dumps(schema(build()), indent=1, ensure_ascii=False) + "\n")


def test_a_toy_package_has_a_schema_of_its_claims_and_links() -> None:
    toy = schema(build(TOY))["$defs"]
    drone = toy["claim.Drone"]
    assert drone["required"] == ["type", "key"]
    assert drone["properties"]["key"] == {"$ref": "#/$defs/value.call_sign"}
    assert set(drone["properties"]["attributes"]["properties"]) == {"maker", "built"}
    assert toy["claim.Pilot"]["required"] == ["type", "id"]
    flown = toy["link.FLOWN_BY"]
    assert flown["properties"]["end"] == {"$ref": "#/$defs/reference.Pilot"}
    assert "at" in flown["properties"]
    assert "since" not in flown["properties"]


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    whole = schema(build())
    assert whole["$schema"] == DIALECT
    named = {text.removeprefix("#/$defs/") for text in _references(whole)}
    assert named <= set(whole["$defs"])
    assert set(whole["$defs"]) <= named


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for child in node.values():
            yield from _references(child)
    elif isinstance(node, list):
        for child in node:
            yield from _references(child)
