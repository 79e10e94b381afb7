"""`sightline demo` and `sightline serve` as processes: started, asked, ended, killed, started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from sightline.demo import demo_settings
from sightline.services import process
from sightline.services.neo4j import LocalServer, jar_folder
from sightline.settings import Settings, load_settings

WAIT_S = 120


class Run:
    """One `sightline` process; `address` once it answers."""

    def __init__(self, settings: Settings, *words: str) -> None:
        environment = {
            "SIGHTLINE_DATA_FOLDER": str(settings.data_folder),
            "SIGHTLINE_JAR_FOLDER": str(settings.jar_folder),
            "SIGHTLINE_PORT": str(settings.port),
            "SIGHTLINE_NEO4J_HEAP_MB": "512",
            "SIGHTLINE_NEO4J_PAGE_CACHE_MB": "64",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sightline", *words, "--json"],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def address(self) -> str:
        assert self.process.stdout is not None
        said = "".join(iter(self.process.stdout.readline, "}\n"))
        assert said, self.process.stderr.read() if self.process.stderr else ""
        return str(json.loads(said + "}")["address"])

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        self.process.communicate(timeout=WAIT_S)
        return self.process.returncode


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    usual = load_settings()
    own = load_settings(data_folder=tmp_path, jar_folder=jar_folder(usual).parent, port=process.free_port())
    yield own
    for made in (own, demo_settings(own)):
        LocalServer.of(made).kill()


def entities(address: str) -> int:
    question = '{ search(text: "Lena Marwick", types: ["Person"]) { total } story }'
    answer = httpx2.post(f"{address}graphql", json={"query": question}, timeout=240).json()["data"]
    assert answer["story"]["title"] == "Case 0312: museum theft"
    return int(answer["search"]["total"])


def test_the_demo_survives_a_power_cut_and_ends_with_all_that_it_started(settings: Settings) -> None:
    neo4j = LocalServer.of(demo_settings(settings))
    first = Run(settings, "demo", "--people", "600")
    found = entities(first.address())
    assert found >= 5
    assert LocalServer.of(settings).running() is None, "invented people stay out of one's own graph"
    first.end(signal.SIGKILL)
    neo4j.kill()

    second = Run(settings, "demo", "--people", "600")
    assert entities(second.address()) == found
    assert second.end(signal.SIGTERM) == 0
    assert neo4j.running() is None

    refused = Run(settings, "demo", "--people", "700")
    out, err = refused.process.communicate(timeout=WAIT_S)
    assert (refused.process.returncode, json.loads(out)["error"]["code"]) == (2, "BAD_ARGUMENT")
    assert "already holds the city of people=600" in err
    assert neo4j.running() is None


def test_serve_leaves_a_server_that_ran_before(settings: Settings) -> None:
    neo4j = LocalServer.of(settings)
    neo4j.start()
    run = Run(settings, "serve")
    address = run.address()
    assert httpx2.get(f"{address}health", timeout=240).json() == {"status": "ok"}
    answer = httpx2.post(f"{address}graphql", json={"query": "{ story sources { total } }"}, timeout=240)
    assert answer.json()["data"] == {"story": None, "sources": {"total": 0}}

    taken = Run(settings, "serve")
    out, err = taken.process.communicate(timeout=WAIT_S)
    assert (taken.process.returncode, json.loads(out)["error"]["code"]) == (3, "SERVICE_ERROR")
    assert "port" in err
    assert "SIGHTLINE_PORT" in err

    neo4j.kill()
    down = httpx2.get(f"{address}health", timeout=240)
    assert (down.status_code, down.json()["code"]) == (503, "STORE_UNAVAILABLE")
    gone = httpx2.post(f"{address}graphql", json={"query": "{ sources { total } }"}, timeout=240).json()
    assert gone["errors"][0]["extensions"]["code"] == "STORE_UNAVAILABLE"
    assert run.end(signal.SIGINT) == 0
