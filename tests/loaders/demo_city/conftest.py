from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from graph_model.keys import type_of
from graph_model.records import Link, Record
from graph_model.registry import Registry, build
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.options import Options
from loaders.sources.demo_city.registers import registers
from loaders.sources.demo_city.truth import truth

PEOPLE, SEED = 2_000, 312


@pytest.fixture(scope="session")
def registry() -> Registry:
    return build()


@pytest.fixture(scope="session")
def records(registry: Registry) -> dict[str, list[Record]]:
    """Every record of the default city, by source."""
    found: dict[str, list[Record]] = {}
    for register in registers(City(Options(PEOPLE, SEED))):
        found[register.source.name] = [r for r in register.records(registry) if isinstance(r, Record)]
    return found


@pytest.fixture(scope="session")
def links(records: dict[str, list[Record]]) -> list[Link]:
    return [link for said in records.values() for record in said for link in record.links]


@pytest.fixture(scope="session")
def graph(registry: Registry, links: list[Link]) -> nx.Graph[str]:
    """What a path may walk."""
    return nx.Graph([(link.start, link.end) for link in links if registry.links[link.type].walk])


@pytest.fixture(scope="session")
def told() -> dict[str, Any]:
    return truth(SEED, PEOPLE)


@pytest.fixture(scope="session")
def named_in_records(records: dict[str, list[Record]]) -> set[str]:
    """Every entity that a record claims something about, or, for issued keys, names as an end."""
    found: set[str] = set()
    for said in records.values():
        for record in said:
            found |= {claim.entity for claim in record.claims}
            found |= {end for end in record.named() if issued(end)}
    return found


def issued(entity: str) -> bool:
    return type_of(entity) in {
        "Plate", "PhoneNumber", "Sim", "Handset", "BankAccount", "PaymentCard", "IdDocument", "Vin", "RadioDevice",
    }  # fmt: skip
