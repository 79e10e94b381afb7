"""`sightline describe`: types of entities, links and values, kinds of sensors, and the keys of a mapping."""

from __future__ import annotations

import json
import sys

import pytest

from graph_model.registry import Registry, build
from graph_model.values.catalogue import VALUE_TYPES
from loaders.mapping.keys import all_keys
from loaders.mapping.schema import Mapping
from sightline import cli

REGISTRY: Registry = build()


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["sightline", "describe", *words])
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0)


def test_the_overview_names_every_type_with_its_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch) == 0
    said = capsys.readouterr().out
    docs = {name: one.doc for name, one in REGISTRY.entities.items()}
    docs |= {name: one.doc for name, one in REGISTRY.links.items()}
    assert all(f"  {name:20} {doc}" in said for name, doc in docs.items())
    assert run(monkeypatch, "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in listed["values"]] == list(REGISTRY.value_types())
    assert all(one["example"] == VALUE_TYPES[one["name"]].example for one in listed["values"])


@pytest.mark.parametrize("name", [*REGISTRY.entities, *REGISTRY.links, *REGISTRY.sensors, *REGISTRY.value_types()])
def test_each_type_is_described_for_people_and_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(monkeypatch, name) == 0
    assert capsys.readouterr().out.startswith(f"{name}: ")
    assert run(monkeypatch, name, "--json") == 0
    assert json.loads(capsys.readouterr().out)["name"] == name


def test_a_type_lists_its_attributes_and_the_links_that_it_may_have(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "vehicle") == 0
    said = capsys.readouterr().out
    assert "known by its source's own id (source_key)" in said
    assert "(:Plate|RfidTag|RadioDevice)-[:CARRIED_BY]->" in said
    assert "colour               text       Colour as the source describes it." in said
    assert run(monkeypatch, "called") == 0
    assert "time: at; paths may walk it" in capsys.readouterr().out


def test_an_unknown_name_is_told_with_what_was_perhaps_meant(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "Persn") == 2
    assert "perhaps Person" in capsys.readouterr().err


def test_every_key_of_a_mapping_is_described_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "mapping", "--json") == 0
    told = {key["path"]: key for key in json.loads(capsys.readouterr().out)["keys"]}
    assert all(key["doc"] for key in told.values())
    definitions = Mapping.model_json_schema(by_alias=True)
    schemas = [definitions, *definitions["$defs"].values()]
    assert len(told) == sum(len(schema["properties"]) for schema in schemas)
    assert [key.path for key in all_keys()] == list(told)
    assert run(monkeypatch, "mapping") == 0
    assert "file.zone                    Time zone of times" in capsys.readouterr().out
