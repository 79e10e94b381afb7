"""A disk that is full: what was acknowledged is there, what was not is told, and it goes on when there is room."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from graph_model.errors import ServiceError
from loaders.stores import Stores
from loaders.worker import Worker
from stores.journal import Journal
from stores.operations import Operations
from tests.api.asking import serving
from tests.loaders.push.pushing import body, person, push, rows_of

SIZE = 512 << 10
NDJSON = {"Content-Type": "application/x-ndjson"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder with little room in it, and what makes room."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root may mount a small file system")
    filler = folder / "filler"
    filler.write_bytes(bytes(SIZE - (96 << 10)))
    yield folder, filler.unlink
    subprocess.run(["umount", str(folder)], check=True)


def _pushed(stores: Stores, rows: list[Any]) -> bool:
    try:
        push(stores, "Person", rows)
    except ServiceError:
        return False
    return True


def test_a_full_disk_loses_nothing_that_was_acknowledged_and_goes_on_when_there_is_room(
    stores: Stores, small_disk: tuple[Path, Callable[[], None]]
) -> None:
    folder, make_room = small_disk
    small = replace(stores, journal=Journal(folder / "journal"))
    acknowledged, refused = [], []
    for number in range(40):
        # What cannot be packed well, more of it each time.
        rows = [person(f"p{number}-{n}", secrets.token_hex(40)) for n in range(5 * number + 1)]
        if _pushed(small, rows):
            acknowledged += rows
        else:
            refused.append(rows)
        if len(refused) == 2:
            break
    assert acknowledged
    assert len(refused) == 2
    assert not list(folder.rglob("*.part"))
    Worker(small).drain()
    assert rows_of(small, "MATCH (c:Claim) RETURN count(c)") == [[len(acknowledged)]]
    make_room()
    for rows in refused:
        push(small, "Person", rows)
        acknowledged += rows
    Worker(small).drain()
    found = rows_of(small, "MATCH (c:Claim)-[:ABOUT]->(e) RETURN split(e.entity_id, ':')[2], c.name")
    assert sorted(map(tuple, found)) == sorted((row["id"], row["attributes"]["name"]) for row in acknowledged)
    totals = small.operations.pushes.totals()
    assert totals["acknowledged"] == totals["written"] == len(acknowledged)


def test_an_operational_database_without_room_is_said_and_loses_nothing_that_was_acknowledged(
    stores: Stores, small_disk: tuple[Path, Callable[[], None]]
) -> None:
    folder, make_room = small_disk
    make_room()
    with closing(Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")) as operations:
        small = replace(stores, operations=operations, classes=operations.classes(list(stores.classes)))
        free = os.statvfs(folder)
        (folder / "filler").write_bytes(bytes(max(free.f_bavail * free.f_frsize - (48 << 10), 0)))
        acknowledged: list[str] = []
        with TestClient(build_app(serving(small)), base_url="http://127.0.0.1") as client:

            def pushed(number: int) -> Any:
                lines = body([person(f"p{number}-{n}", secrets.token_hex(40)) for n in range(3)])
                return client.post("/ingest/Person", params={"source": "script"}, content=lines, headers=NDJSON)

            for number in range(400):
                answer = pushed(number)
                if answer.status_code == 507:
                    break
                assert answer.status_code in (200, 202)
                acknowledged += [f"p{number}-{n}" for n in range(3)]
            assert answer.status_code == 507
            assert "no room on its disk" in answer.json()["detail"]
            assert answer.headers["Retry-After"]
            assert acknowledged
            make_room()
            assert pushed(number).status_code in (200, 202)
            acknowledged += [f"p{number}-{n}" for n in range(3)]
        Worker(small).drain()
        found = rows_of(small, "MATCH (e:Entity) RETURN split(e.entity_id, ':')[2]")
        assert sorted(name for (name,) in found) == sorted(acknowledged)
