"""model.json: deterministic, complete, and of no type by name."""

from __future__ import annotations

import json

from graph_model.describe import model
from graph_model.registry import build
from tests.golden import check_golden
from tests.graph_model.test_registry import TOY


def test_the_standard_model_is_the_golden_file() -> None:
    check_golden("model.json", json.dumps(model(build()), indent=1, ensure_ascii=False) + "\n")


def test_a_toy_package_is_in_the_model_with_all_that_its_files_say() -> None:
    toy = model(build(TOY))
    drone, pilot = toy["entities"]
    assert (drone["noun"], drone["icon"], drone["caption"]) == (["drone", "drones"], "flash", ["maker"])
    assert (drone["key"], pilot["key"]) == ({"kind": "issued", "type": "call_sign"}, {"kind": "source", "type": None})
    assert [attribute["name"] for attribute in drone["attributes"] if attribute["search"]] == ["maker"]
    assert toy["links"][0]["drawing"] == "(:Drone)-[:FLOWN_BY]->(:Pilot)"
    assert [(sensor["name"], sensor["reads"]) for sensor in toy["sensors"]] == [("sky-ear", ["Drone"])]
    assert [value["name"] for value in toy["values"]] == ["call_sign", "day", "point", "text"]
