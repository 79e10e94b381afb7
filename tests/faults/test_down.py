"""Processes that are killed and stores that are down: `sightline serve` and `sightline load` as they are run."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx2
import neo4j
import pytest

from sightline.services.health import Connection
from sightline.services.neo4j import LocalServer
from tests.faults.storm import Api

pytestmark = pytest.mark.xdist_group("faults")
MAPPING = """
source: {name: people, title: People}
record: {key: id}
entities:
  person: {type: Person, source_key: id, claims: {name: name}}
"""
ROWS = 30_000
BODY = '{"id": "17", "attributes": {"name": "Mara Ellison"}}\n'


def found(at: Connection, text: str) -> list[Any]:
    """Values of the only row."""
    with neo4j.GraphDatabase.driver(at.uri, auth=(at.user, at.password)) as driver:
        return list(driver.execute_query(text).records[0].values())


def test_an_api_that_starts_while_neo4j_is_down_takes_pushes_and_writes_them_when_it_is_back(
    stopped_home: LocalServer, tmp_path: Path
) -> None:
    at = stopped_home.start()
    stopped_home.kill()
    api = Api(tmp_path, int(at.uri.rpartition(":")[2]), at)
    api.start()
    try:
        url = f"http://127.0.0.1:{api.port}"
        answer = httpx2.post(f"{url}/ingest/Person?source=desk", content=BODY, headers={"Idempotency-Key": "k"})
        assert (answer.status_code, answer.json()["waiting"]) == (202, 1)
        api.kill()
        api.start()
        again = httpx2.post(f"{url}/ingest/Person?source=desk", content=BODY, headers={"Idempotency-Key": "k"})
        assert (again.status_code, again.json()["job"]) == (202, answer.json()["job"])
        assert stopped_home.start().uri == at.uri
        end, told = time.monotonic() + 120, answer.json()
        while told["state"] in ("waiting", "running") and time.monotonic() < end:
            time.sleep(0.2)
            told = httpx2.get(f"{url}/jobs/{told['job']}", timeout=30).json()
        assert (told["state"], told["written"]) == ("done", 1)
        assert found(at, "MATCH (c:Claim) RETURN count(c), collect(c.name)") == [1, ["Mara Ellison"]]
    finally:
        api.kill()


def test_a_load_that_is_killed_anywhere_and_started_again_loses_and_doubles_nothing(
    stopped_home: LocalServer, tmp_path: Path
) -> None:
    at = stopped_home.start()
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    rows = "".join(f"p{number},Name {number}\n" for number in range(ROWS))
    (tmp_path / "people.csv").write_text("id,name\n" + rows)
    environment = {
        **os.environ,
        "SIGHTLINE_DATA_FOLDER": str(tmp_path / "data"),
        "SIGHTLINE_NEO4J_URI": at.uri,
        "SIGHTLINE_NEO4J_USER": at.user,
        "SIGHTLINE_NEO4J_PASSWORD": at.password,
    }
    words = ["load", "--mapping", str(tmp_path / "mapping.yaml"), str(tmp_path / "people.csv"), "--json"]
    command = [sys.executable, "-m", "sightline", *words]
    waits = [random.uniform(4, 9) for _ in range(2)]
    for wait in waits:
        loading = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + wait
        while loading.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        loading.kill()
        loading.wait()
    whole = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert whole.returncode == 0, f"killed after {waits} s: {whole.stderr}"
    (report,) = json.loads(whole.stdout)["reports"]
    assert report["read"] == ROWS == report["written"] + report["unchanged"]
    count = "MATCH (c:Claim) RETURN count(c), count(DISTINCT c.record_ref), count(DISTINCT c.name)"
    assert found(at, count) == [ROWS] * 3
