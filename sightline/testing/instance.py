"""A whole Sightline for tests of one's own: a process with a data folder and a Neo4j that are thrown away.

The product runs as other programs run it, so nothing of it (imports, event loop, settings) meets the code under test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from graph_model.errors import ServiceError
from sightline.services.health import Connection
from sightline.services.process import free_port

#: With -P the folder that the tests run in, which may hold an `api` of its own, is not searched for ours.
_COMMAND = (sys.executable, "-P", "-m", "sightline")
_STOP_S = 60
_POLL_S = 0.2
#: No proxy stands between a test and its own machine.
_OPENER = build_opener(ProxyHandler({}))


@dataclass(frozen=True)
class Instance:
    """One running Sightline. address: where it answers. neo4j: its own Neo4j, to look into."""

    address: str
    neo4j: Connection
    folder: Path
    environment: Mapping[str, str]

    def ask(self, query: str, variables: Mapping[str, object] | None = None) -> Any:
        """The data of a GraphQL answer. Raises AssertionError with the messages where it has errors."""
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        answer = self._request("graphql", body, "application/json")
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def push(self, kind: str, source: str, rows: Sequence[Mapping[str, object]]) -> Any:
        """Push rows of one kind, as a script would, wait until each has ended, and return the answer (docs/push.md).
        Rejected and dangling rows are no error."""
        body = "".join(json.dumps(row) + "\n" for row in rows).encode()
        told = self._request(f"ingest/{kind}?source={source}", body, "application/x-ndjson")
        while told.get("state") in ("waiting", "running"):
            time.sleep(_POLL_S)
            told = self._request(f"jobs/{told['job']}", None)
        return told

    def run(self, *words: str) -> str:
        """What `sightline WORDS` prints on stdout, on this instance's data. Rejected and dangling rows (exit code 1)
        are no error. Raises ServiceError with what the command said."""
        answer = subprocess.run(
            [*_COMMAND, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode not in (0, 1) or not answer.stdout:
            raise ServiceError(
                f"sightline {' '.join(words)} ended with {answer.returncode}: {answer.stderr.strip()[-2000:]}",
                do="mend what it says, in the test or in its data",
            )
        return answer.stdout

    def _request(self, path: str, body: bytes | None, content: str = "application/json") -> Any:
        headers = {"Content-Type": content, "Accept": "application/json"}
        try:
            with _OPENER.open(Request(f"{self.address}/{path}", body, headers), timeout=120) as response:
                return json.load(response)
        except HTTPError as error:
            said = error.read().decode("utf-8", "replace")
            raise AssertionError(f"{path} answered {error.code}: {said}") from None


@contextmanager
def instance(neo4j: Connection, folder: Path, loads: Sequence[Sequence[str]]) -> Iterator[Instance]:
    """A Sightline on an empty Neo4j, loaded with what each of `loads` says (arguments of `sightline load`), ended with
    the block. folder: empty, for its data. Raises ServiceError with what it said last where it does not start."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = _environment(neo4j, folder)
    made = Instance(f"http://127.0.0.1:{environment['SIGHTLINE_PORT']}", neo4j, folder, environment)
    for words in loads:
        made.run("load", *words)
    log = folder / "serve.log"
    with log.open("wb") as errors:
        server = subprocess.Popen(
            [*_COMMAND, "serve", "--json"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        # It prints one JSON value when it answers, and ends its output when it ends before.
        assert server.stdout is not None, "a pipe was asked for"
        if not server.stdout.readline():
            said = log.read_text(encoding="utf-8", errors="replace").strip()[-2000:]
            raise ServiceError(f"Sightline did not start: {said}", where=str(log), do="mend what it says")
        yield made
    finally:
        server.terminate()
        try:
            server.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        if server.stdout is not None:
            server.stdout.close()


def _environment(neo4j: Connection, folder: Path) -> dict[str, str]:
    """Only what the instance is told here: neither the user's settings nor those of the caller's shell."""
    nothing = folder / "settings.env"
    nothing.touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIGHTLINE_", "PYTEST_"))}
    kept.pop("PYTHONPATH", None)
    return {
        **kept,
        "SIGHTLINE_SETTINGS_FILE": str(nothing),
        "SIGHTLINE_DATA_FOLDER": str(folder / "data"),
        "SIGHTLINE_PORT": str(free_port()),
        "SIGHTLINE_NEO4J_URI": neo4j.uri,
        "SIGHTLINE_NEO4J_USER": neo4j.user,
        "SIGHTLINE_NEO4J_PASSWORD": neo4j.password,
        "SIGHTLINE_NEO4J_DATABASE": neo4j.database,
    }
