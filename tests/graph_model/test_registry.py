"""The registry finds what is declared, and says all that contradicts itself at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_model.declare import Attribute, EntityType, LinkType, SensorKind
from graph_model.describe import picture
from graph_model.errors import ModelError
from graph_model.registry import STANDARD, Declaration, build, registry_of
from graph_model.values.point import POINT
from graph_model.values.text import TEXT
from tests.graph_model.toy.entities.drone import DRONE
from tests.graph_model.toy.entities.pilot import PILOT
from tests.graph_model.toy.links.flown_by import FLOWN_BY
from tests.graph_model.toy.sensors.sky_ear import SKY_EAR

TOY = ("tests.graph_model.toy.entities", "tests.graph_model.toy.links", "tests.graph_model.toy.sensors")
REGISTRY = build()
ISSUED = (
    "Plate", "PhoneNumber", "Sim", "Handset", "RadioDevice", "RfidTag", "BankAccount", "PaymentCard", "IdDocument",
    "OnlineAccount", "EmailAddress", "Vin",
)  # fmt: skip
KNOWN_BY_THEIR_SOURCE = (
    "Person", "Organisation", "Vehicle", "Article", "Weapon", "Address", "Location", "Case", "Event", "Detection",
    "Media", "Sensor",
)  # fmt: skip


def test_a_toy_package_is_found_by_walking_it() -> None:
    toy = build(TOY)
    assert (list(toy.entities), list(toy.links)) == (["Drone", "Pilot"], ["FLOWN_BY"])
    assert [entity.name for entity in toy.issued()] == ["Drone"]
    assert set(toy.claim_attributes()) == {"maker", "built", "nickname"}
    assert set(toy.value_types()) == {"call_sign", "day", "point", "text"}
    assert toy.walkable() == ("FLOWN_BY",)
    assert (list(toy.sensors), toy.readable()) == (["sky-ear"], frozenset({"Drone"}))


def test_the_standard_model_and_a_toy_package_live_side_by_side() -> None:
    both = build((*STANDARD, *TOY))
    assert {"Drone", "Person"} <= set(both.entities)
    assert len(both.links) == len(REGISTRY.links) + 1


def test_all_contradictions_are_told_at_once() -> None:
    declarations: list[Declaration] = [
        DRONE,
        PILOT,
        replace(PILOT, doc="Somebody else."),
        replace(DRONE, name="drone-two", caption=("wings",), attributes=(Attribute("source", TEXT, "Reserved."),)),
        replace(DRONE, name="Kite", caption=(), attributes=(Attribute("maker", POINT, "Where."),)),
        replace(FLOWN_BY, name="flownBy", ends=("Nobody",)),
        replace(SKY_EAR, name="Sky Ear", reads=("Nothing", "Pilot"), accuracy_m=0.0, confusions=("O",)),
    ]
    with pytest.raises(ModelError) as caught:
        registry_of(declarations)
    told = str(caught.value)
    for fault in (
        "Pilot is declared twice",
        "drone-two is no CamelCase name",
        "flownBy is no UPPER_CASE name",
        "drone-two.source is no usable attribute name",
        "drone-two has no attribute wings for its caption",
        "attribute maker is both text and point",
        "flownBy names the entity type Nobody",
        "Sky Ear is no name of lower case and dashes",
        "Sky Ear has no accuracy in metres above 0",
        "Sky Ear reads the entity type Nothing, which is not declared",
        "Sky Ear reads Pilot, which has no issued key; what has none is a Detection",
        "Sky Ear has a confusion of fewer than two characters",
    ):
        assert fault in told


def test_the_model_has_the_entity_types_of_the_architecture() -> None:
    issued = {entity.name for entity in REGISTRY.issued()}
    assert issued == set(ISSUED)
    assert set(REGISTRY.entities) - issued == set(KNOWN_BY_THEIR_SOURCE)


def test_paths_do_not_walk_what_joins_everybody() -> None:
    assert set(REGISTRY.links) - set(REGISTRY.walkable()) == {"PART_OF", "INVESTIGATES"}


@pytest.mark.parametrize("link", REGISTRY.links.values(), ids=lambda link: link.name)
def test_each_link_is_drawn_above_its_declaration_and_reads_well_in_both_directions(link: LinkType) -> None:
    from importlib import import_module

    module = import_module(f"graph_model.links.{link.name.lower()}")
    assert picture(link) in (module.__doc__ or "").replace("->\n", "->")
    assert link.forward
    assert link.backward
    assert not link.symmetric or (link.forward == link.backward and set(link.starts) == set(link.ends))


def test_the_model_has_the_sensors_that_investigations_use() -> None:
    assert set(REGISTRY.sensors) == {
        "plate-camera", "id-check", "phone-mast", "imsi-catcher", "wifi-probe", "rfid-reader", "gps-tracker",
        "area-alarm", "street-video",
    }  # fmt: skip
    assert {name for name, sensor in REGISTRY.sensors.items() if not sensor.reads} == {"area-alarm", "street-video"}


@pytest.mark.parametrize("sensor", REGISTRY.sensors.values(), ids=lambda sensor: sensor.name)
def test_each_sensor_says_what_it_is_and_how_it_errs_in_one_sentence(sensor: SensorKind) -> None:
    for text in (sensor.doc, sensor.error):
        assert text[0].isupper()
        assert text.endswith(".")
        assert text.count(". ") == 0


@pytest.mark.parametrize("declared", [*REGISTRY.entities.values(), *REGISTRY.links.values()], ids=lambda d: d.name)
def test_each_declaration_is_explained_in_one_sentence(declared: EntityType | LinkType) -> None:
    sentences = [declared.doc, *(attribute.doc for attribute in declared.attributes)]
    assert all(text[0].isupper() and text.endswith(".") and text.count(". ") == 0 for text in sentences)
