"""One more package of declarations, and nothing else: its things are found from the constraints to the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from api.context import Asking, Service
from api.schema import Schema, build_schema
from graph_model.json_schema import schema as json_schema
from graph_model.policy import Policy
from graph_model.reader import Reader
from graph_model.records import Batch, Claim, Link, Record, Source
from graph_model.registry import STANDARD, Registry, build
from loaders.pipeline import Stores, load
from stores.graph import Graph
from stores.graph.rows import plan
from stores.graph.schema import statements
from stores.graph.schema_check import missing
from stores.snapshot import Snapshots
from tests.graph_model.test_registry import TOY
from tests.loaders.test_pipeline import Listed

DRONE, BARE, PILOT = "Drone:DX7", "Drone:DX8", "Pilot:reg:maverick"
RECORDS = [
    Record("d", 1, [Claim(DRONE, {"maker": "Skyhawk Works", "built": "2024-05"})]),
    Record("p", 1, [Claim(PILOT, {"nickname": "Maverick"})]),
    Record("f1", 1, [], [Link("FLOWN_BY", DRONE, PILOT, 1_000, 1_000, attributes={"launched": (53.5, -2.2)})]),
    Record("f2", 1, [], [Link("FLOWN_BY", BARE, PILOT, 2_000, 2_000)]),
    Record("bad", 1, [], [Link("FLOWN_BY", PILOT, DRONE)]),
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build((*STANDARD, *TOY))


@pytest.fixture(scope="module")
def schema(registry: Registry) -> Schema:
    return build_schema(registry)


@pytest.fixture
def toy(stores: Stores, registry: Registry) -> Iterator[Stores]:
    """The stores with the toy package's schema beside the standard one."""
    graph = Graph(stores.graph.driver, registry, stores.graph.database)
    graph.apply_schema()
    yield replace(stores, graph=graph)
    with graph.session() as session:
        session.run("DROP CONSTRAINT flown_by_link_id").consume()


def test_its_constraints_write_rows_and_json_schema_follow(registry: Registry) -> None:
    added = set(statements(registry)) - set(statements(build()))
    assert [text.partition(" IF")[0] for text in sorted(added)] == ["CREATE CONSTRAINT flown_by_link_id"]
    rows = plan(Batch("b", Source("reg", "Register"), tuple(RECORDS), 5), registry, {"open": 1})
    (claim,) = rows[0].claims
    assert (claim["label"], claim["key"]) == ("Drone", "DX7")
    assert (claim["facts"]["maker"], claim["facts"]["search"]) == ("Skyhawk Works", "skyhawk works")
    (flown,) = rows[2].links
    assert (flown["facts"]["launched_lat"], flown["facts"]["launched_lon"]) == (53.5, -2.2)
    assert {"claim.Drone", "claim.Pilot", "link.FLOWN_BY"} <= set(json_schema(registry)["$defs"])


def test_its_types_stand_in_the_api_with_their_descriptions(schema: Schema) -> None:
    printed = schema.printed()
    for text in (
        '"""An aircraft without a pilot on board."""\ntype Drone implements Entity {',
        '  """Who built it."""\n  maker: String\n',
        '  """When it was built."""\n  built: Date\n',
        "type Pilot implements Entity {",
    ):
        assert text in printed


def test_its_records_load_and_are_searched_drawn_captioned_and_explained(toy: Stores, schema: Schema) -> None:
    assert missing(toy.graph) == []
    (report,) = load([Listed(RECORDS, "reg")], toy)
    assert {status.value: count for status, count in report.counts.items() if count} == {"written": 4, "rejected": 1}
    service = Service(toy, Policy(("open",), {"local": ("open",)}), "me", Snapshots(toy.graph))

    def ask(text: str) -> Any:
        context = Asking(service, Reader((toy.classes["open"],)), schema.entity_classes)
        result = schema.executable.execute_sync(text, context_value=context)
        assert not result.errors, result.errors
        return result.data

    found = "{ edges { node { id caption ... on Drone { maker built } } } }"
    by_name = ask(f'{{ search(text: "skyhawks", types: ["Drone"]) {found} }}')["search"]["edges"]
    assert by_name == [
        {"node": {"id": DRONE, "caption": "Skyhawk Works", "maker": "Skyhawk Works", "built": "2024-05"}}
    ]
    by_sign = ask(f'{{ search(text: "dx-8") {found} }}')["search"]["edges"]
    assert by_sign == [{"node": {"id": BARE, "caption": "DX8", "maker": None, "built": None}}]
    facts = ask(f'{{ facts(between: ["{DRONE}", "{PILOT}"]) {{ edges {{ node {{ sentence attributes }} }} }} }}')[
        "facts"
    ]
    (fact,) = (edge["node"] for edge in facts["edges"])
    assert fact["sentence"].startswith("Skyhawk Works was flown by Maverick, launched: ")
    paths = ask(f'{{ shortestPaths(from: "{DRONE}", to: "{BARE}") {{ ... on Paths {{ paths {{ hops }} }} }} }}')
    assert paths["shortestPaths"]["paths"] == [{"hops": 2}]
    drawn = ask(f'{{ associationDiagram(centres: ["{PILOT}"]) {{ columns }} }}')["associationDiagram"]["columns"]
    assert drawn["nodes"]["caption"] == ["Maverick", "Skyhawk Works", "DX8"]
    legend = {entity["name"]: entity for entity in ask("{ model }")["model"]["entities"]}
    assert (legend["Drone"]["icon"], legend["Drone"]["noun"]) == ("flash", ["drone", "drones"])
