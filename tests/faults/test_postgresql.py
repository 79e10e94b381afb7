"""A whole Sightline whose operational database is a PostgreSQL: what it acknowledged stands, whatever is killed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import neo4j
import pytest

from sightline.services.health import Connection
from sightline.services.neo4j import LocalServer
from stores.operations import Operations
from tests import postgresql
from tests.faults.storm import WAIT_S, Api

pytestmark = pytest.mark.xdist_group("faults")
PEOPLE = '{"id": "17", "attributes": {"name": "Mara Ellison"}}\n{"id": "18", "attributes": {"born": "1980-02-31"}}\n'
OTHERS = '{"id": "19", "attributes": {"name": "Ada Marsh"}}\n'


@pytest.fixture
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL of the test's own, to kill."""
    with postgresql.server() as running:
        yield running


def settled(api: Api, body: str, key: str) -> httpx2.Response:
    """A push, repeated with its key until it is in the graph: a Neo4j that is slow or was away has it wait as a job."""
    end = time.monotonic() + WAIT_S
    while (told := push(api, body, key)).status_code != 200 and time.monotonic() < end:
        time.sleep(0.2)
    assert told.status_code == 200, told.text
    return told


def push(api: Api, body: str, key: str) -> httpx2.Response:
    address = f"http://127.0.0.1:{api.port}/ingest/Person?source=desk"
    return httpx2.post(address, content=body, headers={"Idempotency-Key": key}, timeout=60)


def names(at: Connection) -> list[Any]:
    with neo4j.GraphDatabase.driver(at.uri, auth=(at.user, at.password)) as driver:
        return [row[0] for row in driver.execute_query("MATCH (c:Claim) RETURN c.name ORDER BY c.name").records]


def test_a_push_is_loaded_once_and_answered_with_the_same_bytes_though_api_and_database_are_killed(
    stopped_home: LocalServer, server: postgresql.Server, tmp_path: Path
) -> None:
    at = stopped_home.start()
    api = Api(tmp_path, int(at.uri.rpartition(":")[2]), at)
    api.environment["SIGHTLINE_OPERATIONS_URI"] = server.uri()
    api.start()
    try:
        first = settled(api, PEOPLE, "monday")
        assert [one["status"] for one in first.json()["results"]] == ["written", "rejected"]
        assert push(api, PEOPLE, "monday").content == first.content
        assert push(api, OTHERS, "monday").status_code == 422

        server.crash()
        refused = push(api, OTHERS, "tuesday")
        assert (refused.status_code, refused.json()["title"]) == (503, "STORE_UNAVAILABLE")
        assert refused.headers["retry-after"]
        server.start()
        assert push(api, PEOPLE, "monday").content == first.content

        told = settled(api, OTHERS, "tuesday")
        api.kill()
        api.start()
        assert push(api, PEOPLE, "monday").content == first.content
        assert push(api, OTHERS, "tuesday").content == told.content
        assert told.json()["written"] == 1
        assert names(at) == ["Ada Marsh", "Mara Ellison"]
    finally:
        api.kill()
    with closing(Operations.open(server.uri())) as operations:
        totals = operations.pushes.totals()
    assert totals == {"acknowledged": 3, "written": 2, "unchanged": 0, "rejected": 1, "dangling": 0}
    assert not (tmp_path / "operations.sqlite").exists()
