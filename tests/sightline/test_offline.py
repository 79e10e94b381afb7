"""The first load by Neo4j's own import: the same graph as batch by batch, and nothing lost when it is cut off."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_model.errors import BadInput, ServiceError
from graph_model.records import Claim, Link, Record, Sighting, Status
from graph_model.registry import build
from loaders import pipeline
from loaders.pipeline import Stores, load
from loaders.report import Report
from sightline.offline import fill_and_load
from sightline.services import process
from sightline.services.neo4j import LocalServer
from stores.graph import Graph
from stores.graph.content import content_hash
from stores.graph.wipe import wipe
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive
from stores.sightings.verify import compare
from tests.api.hostile import TEXTS
from tests.loaders.test_pipeline import Listed
from tests.tries import tries

WORLDS = tries(25)


@pytest.fixture
def server(stopped_home: LocalServer) -> LocalServer:
    stopped_home.start()
    return stopped_home


@pytest.fixture
def stores(server: LocalServer, tmp_path: Path) -> Iterator[Stores]:
    at = server.start()
    graph = Graph.connect(at.uri, at.user, at.password, build(), at.database)
    graph.apply_schema()
    operations = Operations.open(f"sqlite:///{tmp_path / 'operations.sqlite'}")
    classes = operations.classes(("open", "secret"))
    yield Stores(graph, Journal(tmp_path / "journal"), operations, classes, Archive(tmp_path / "sightings"))
    operations.close()
    graph.close()


def world(number: int, chance: random.Random) -> Iterator[Record]:
    """A few records that repeat, contradict, replace and wait for each other, of their own ids."""
    people = [f"Person:reg:{number}-{name}" for name in ("ada", "bob", "carl")]
    cars = [f"Vehicle:reg:{number}-{name}" for name in ("one", "two")]
    phones = [f"PhoneNumber:+4479{number:06}{end:02}" for end in range(2)]
    for _ in range(chance.randrange(1, 9)):
        version, visibility = chance.randrange(1, 4), chance.choice([None, "secret"])
        who, car, words = chance.choice(people), chance.choice(cars), chance.choice([*TEXTS, "Ada", "Bob"])
        match chance.randrange(7):
            case 0:
                yield Record(
                    f"p-{who}", version, [Claim(who, {"name": words, "height_cm": 170})], visibility=visibility
                )
            case 1:
                link = Link("OWNS", who, car, since=chance.choice([None, 1_000]), zone="Europe/London")
                yield Record(f"o-{car}", version, [Claim(car, {"make": words})], [link], visibility=visibility)
            case 2:
                yield Record(f"u-{who}", version, [], [Link("USES", who, car), Link("USES", who, phones[0])])
            case 3:
                yield Record(
                    f"c-{number}",
                    version,
                    [],
                    [Link("CALLED", phones[0], phones[1], since=5, until=chance.randrange(5, 9))],
                )
            case 4:
                yield Record(f"s-{number}", version)
            case 5:
                cam = f"Sensor:reg:{number}-cam"
                yield Record(f"cam-{number}", version, chance.choice([[], [Claim(cam, {"kind": "plate-camera"})]]))
            case 6:
                at, where = 3_600_000 * chance.randrange(4), chance.choice([(None, None), (53.5, -2.2)])
                seen = [Sighting(phone, f"Sensor:reg:{number}-cam", at, "UTC", *where) for phone in phones]
                yield Record(f"seen-{number}", version, visibility=visibility, sightings=seen[: chance.randrange(3)])


def told(stores: Stores) -> dict[str, Any]:
    """What the graph and the operational database keep beside the evidence."""
    texts = {
        "batches": "MATCH (b:Batch) RETURN b.batch_id AS id, b.source AS s, b.rows AS r, b.dangling AS d ORDER BY id",
        "silent": "MATCH (r:SilentRecord) RETURN r.record AS id, r.version AS v, r.digest AS d ORDER BY id",
        "sources": "MATCH (s:Source) RETURN s {.*, batches: s.batches > 0} AS p ORDER BY s.name",
        "arrival": "MATCH (c:Claim) RETURN c.claim_id AS id, c.batch AS batch ORDER BY id",
    }
    with stores.graph.session() as session:
        found = {name: [dict(record) for record in session.run(text)] for name, text in texts.items()}
    return found | {"rows": [(b.id, b.state, b.dangling, b.records) for b in stores.operations.all_batches()]}


def ends(report: Report) -> tuple[int, int, int]:
    """Rows in the graph, refused, waiting. A row that came again while it waited counts as written only online."""
    found = report.counts
    inside = found[Status.WRITTEN] + found[Status.UNCHANGED]
    return inside, found[Status.REJECTED], found[Status.DANGLING]


def test_the_import_makes_the_graph_that_loading_batch_by_batch_makes(
    stores: Stores, server: LocalServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")  # noqa: T201
    monkeypatch.setattr(pipeline, "BATCH_FACTS", 7)
    chance = random.Random(seed)
    records = [record for number in range(WORLDS) for record in world(number, chance)]
    chance.shuffle(records)
    half = len(records) // 2
    twice = [
        Listed([Record(f"u-{end}", 1, [], [Link("USES", f"Person:reg:{end}", "Vehicle:reg:car")])])
        for end in ("comes", "nobody")
    ]
    ends_of_one = Record("e", 1, [Claim("Person:reg:comes", {}), Claim("Vehicle:reg:car", {})])
    sources = [
        *twice,
        Listed(records[:half]),
        Listed([ends_of_one, *records[half:]], "other"),
        Listed(records[:half:3]),
    ]
    sources += twice
    online = load(sources, stores)
    expected, beside = content_hash(stores.graph), told(stores)
    wipe(stores.graph)
    stores.operations.close()
    operations = Operations.open(f"sqlite:///{tmp_path / 'second.sqlite'}")
    operations.classes(("open", "secret"))
    again = replace(stores, operations=operations, journal=Journal(tmp_path / "second"))
    offline = fill_and_load(sources, again, server)
    assert content_hash(stores.graph) == expected
    assert told(again) == beside
    assert all(day.equal for day in compare(again.archive, again.graph))
    assert [ends(report) for report in offline] == [ends(report) for report in online]
    assert [report.reasons.keys() for report in offline] == [report.reasons.keys() for report in online]
    again_reports = load(sources, again)
    assert content_hash(stores.graph) == expected
    assert not any(report.counts[Status.WRITTEN] for report in again_reports)
    operations.close()


def test_an_import_that_is_cut_off_leaves_an_empty_graph_and_a_journal_that_fills_it(
    stores: Stores, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Listed([record for number in range(9) for record in world(number, random.Random(1))])

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(process, "fill", cut_off)
        with pytest.raises(KeyboardInterrupt):
            fill_and_load([source], stores, server)
    assert content_hash(stores.graph) == content_hash_of_nothing(stores)
    assert [row.state for row in stores.operations.all_batches()] == ["kept"]
    load([source], stores)
    filled = content_hash(stores.graph)
    with pytest.raises(BadInput, match="not empty"):
        fill_and_load([source], stores, server)
    assert content_hash(stores.graph) == filled


def test_an_import_that_fails_says_why_and_the_server_runs_again(
    stores: Stores, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("sightline.offline._words", lambda files: ["--nodes=Entity=nowhere.csv"])
        with pytest.raises(ServiceError, match="import did not end well"):
            fill_and_load([Listed([Record("s", 1)])], stores, server)
    assert server.running() is not None
    assert content_hash(stores.graph) == content_hash_of_nothing(stores)


def content_hash_of_nothing(stores: Stores) -> str:
    from hashlib import sha256

    with stores.graph.session() as session:
        assert session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"] == 0
    return sha256().hexdigest()
