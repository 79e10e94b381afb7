"""The whole product out of docker/compose.yaml: `python -m tests.compose`, which `make test-docker` runs.

Starts it, asks it, looks at how it is confined, takes it down and up again, and deletes all that it made.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import typer

from examples.containers import sightline
from sightline.services.process import free_port

FILE = Path(__file__).resolve().parents[2] / "docker" / "compose.yaml"
WAIT_S = 300


class Product:
    """One project of compose, with ports and a password of its own."""

    def __init__(self) -> None:
        plugin = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0
        name = f"sightline-check-{secrets.token_hex(4)}"
        self.words = [*(("docker", "compose") if plugin else ("docker-compose",)), "-p", name, "-f", str(FILE)]
        self.port = free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SIGHTLINE_")},
            "SIGHTLINE_NEO4J_HEAP_MB": "512",
            "SIGHTLINE_NEO4J_PAGE_CACHE_MB": "128",
            "SIGHTLINE_NEO4J_PORT": str(free_port()),
            "SIGHTLINE_PORT": str(self.port),
        }

    def run(self, *words: str, code: int | None = 0) -> str:
        """What compose prints; `code` is how it must end, None: anyhow but well."""
        done = subprocess.run([*self.words, *words], env=self.environment, capture_output=True, text=True, check=False)
        assert (done.returncode == code) if code is not None else done.returncode, (
            f"{words}: {done.stdout}{done.stderr}"
        )
        return done.stdout + done.stderr

    def up(self) -> None:
        """Start it and wait until both services are healthy."""
        self.run("up", "-d", "--no-build")
        deadline = time.monotonic() + WAIT_S
        while any(self.inspect(name)["State"]["Health"]["Status"] != "healthy" for name in ("neo4j", "sightline")):
            assert time.monotonic() < deadline, self.run("logs", "--no-color")
            time.sleep(1)

    def inspect(self, service: str) -> Any:
        """What the engine knows of a service's container."""
        container = self.run("ps", "-q", service).strip()
        return json.loads(subprocess.check_output(["docker", "inspect", container]))[0]

    def get(self, path: str, body: bytes | None = None, content: str = "application/json") -> bytes:
        """The answer of the API or the page."""
        address = f"http://127.0.0.1:{self.port}/{path}"
        with urlopen(Request(address, body, {"Content-Type": content}), timeout=60) as answer:
            return bytes(answer.read())

    def found(self) -> list[str]:
        """Captions of those who bear a name."""
        query = '{ search(text: "Ellison") { edges { node { caption } } } }'
        answer = json.loads(self.get("graphql", json.dumps({"query": query}).encode()))
        return [edge["node"]["caption"] for edge in answer["data"]["search"]["edges"]]


def check_confined(product: Product) -> None:
    """No rights, nothing to write to but its volume and /tmp, and no port that another machine reaches."""
    made = product.inspect("sightline")
    assert made["HostConfig"]["ReadonlyRootfs"]
    assert made["HostConfig"]["CapDrop"] == ["ALL"]
    assert product.run("exec", "-T", "sightline", "id", "-u").strip() == "10001"
    for place in ("/opt/sightline/x", "/etc/x", "/usr/x"):
        product.run("exec", "-T", "sightline", "touch", place, code=None)
    product.run("exec", "-T", "sightline", "touch", "/data/x", "/tmp/x")
    for service in ("neo4j", "sightline"):
        for bound in product.inspect(service)["NetworkSettings"]["Ports"].values():
            assert {where["HostIp"] for where in bound or ()} <= {"127.0.0.1"}, bound


def check_push(product: Product) -> None:
    """One row goes in, and ends as written; where the machine is slow, a job tells so later."""
    row = b'{"id": "17", "version": 1, "attributes": {"name": "Mara Ellison"}}\n'
    told = json.loads(product.get("ingest/Person?source=visa-desk", row, "application/x-ndjson"))
    deadline = time.monotonic() + WAIT_S
    while told["written"] != 1 and time.monotonic() < deadline:
        time.sleep(1)
        told = json.loads(product.get(f"jobs/{told['job']}"))
    assert told["written"] == 1, told


def check_product() -> None:
    """Refused without a password; then loaded, pushed to, asked, confined, and the same after it was taken down."""
    product = Product()
    assert "SIGHTLINE_NEO4J_PASSWORD" in product.run("up", "-d", code=None)
    product.environment["SIGHTLINE_NEO4J_PASSWORD"] = secrets.token_hex(8)
    try:
        product.up()
        assert b"<title>" in product.get("")
        check_push(product)
        assert product.found() == ["Mara Ellison"]
        check_confined(product)
        product.run("down")
        product.up()
        assert product.found() == ["Mara Ellison"]
        product.run("exec", "-T", "sightline", "sightline", "rebuild", "--yes")
        assert product.found() == ["Mara Ellison"]
    finally:
        product.run("down", "--volumes")


def main() -> None:
    """Check the product, and the example for testcontainers."""
    assert shutil.which("docker"), "docker/test-docker.sh brings one"
    check_product()
    with sightline() as address, urlopen(f"{address}/health", timeout=60) as answer:
        assert json.load(answer) == {"status": "ok"}
    typer.echo("The product came up, answered, kept its data, and could write to its volume only.")


if __name__ == "__main__":
    main()
