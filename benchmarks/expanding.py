"""`expand` of about 1,000 neighbours: by HTTP and GraphQL, against a script that runs the same Cypher and orjson.

The script runs the reads that the product makes where it holds no copy of the graph. The product holds one, as it does
when it has run for a while and nothing was written since.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import neo4j
import orjson

from api.context import Asking, Service, service_reader
from api.schema import build_schema
from benchmarks.machine import Server, machine
from graph_model.policy import Policy
from graph_model.registry import build
from loaders.pipeline import Stores
from stores.graph import Graph
from stores.snapshot import Snapshots

AIM, BAR, ROUNDS = 1_000, 1.5, 60
QUESTION = """query($id: ID!) {
  expand(id: $id, first: 1000) {
    entity { id type caption }
    counts { linkType direction facts neighbours }
    neighbours { total pageInfo { hasNextPage } edges { node { facts last entity { id type caption } } } }
  }
}"""
READY = """query($id: ID!) { expand(id: $id, order: MOST_LINKED, first: 1) { neighbours { total } } }"""
"""Has the product make its copy of the graph, and who stands beside whom in it."""
_NEAREST = """
MATCH (e:Entity)
WITH e, COUNT { (e)--(:Entity) } AS links WHERE links >= $least
MATCH (e)--(other:Entity)
WITH e, count(DISTINCT other) AS neighbours WHERE neighbours <= $aim
RETURN e.entity_id AS id, neighbours ORDER BY neighbours DESC, id LIMIT 1"""
Statement = tuple[str, str, dict[str, Any]]
"""A read's name, its text and its parameters."""
PAGES = ("neighbours", "neighbours_latest")


def measure_expanding(
    server: Server, stores: Stores, say: Callable[[str], None], rounds: int = ROUNDS
) -> dict[str, Any]:
    """Ask the same of the same graph both ways, in turn; p50 in milliseconds and their ratio."""
    with (
        neo4j.GraphDatabase.driver(
            server.at.uri, auth=(server.at.user, server.at.password), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database=server.at.database) as session,
        asked_over_http(server) as ask,
    ):
        found = session.run(_NEAREST, aim=AIM, least=AIM // 4).single(strict=True)
        centre, neighbours = found["id"], found["neighbours"]
        say(f"expanding {centre}, {neighbours} neighbours")
        statements = _statements(stores, centre)
        ask(READY, {"id": centre})
        answer = ask(QUESTION, {"id": centre})
        _compare(orjson.loads(answer)["data"]["expand"], _bare(session, statements), neighbours)
        times: dict[str, list[float]] = {"product": [], "bare": []}
        for number in range(rounds + 5):
            ways = {
                "product": lambda: ask(QUESTION, {"id": centre}),
                "bare": lambda: orjson.dumps(_bare(session, statements)),
            }
            for name in sorted(ways, reverse=bool(number % 2)):
                begun = time.perf_counter()
                ways[name]()
                times[name].append(1000 * (time.perf_counter() - begun))
    p50 = {name: statistics.median(taken[5:]) for name, taken in times.items()}
    ratio = p50["product"] / p50["bare"]
    return {
        "machine": machine(server.at),
        "neighbours": neighbours,
        "reads": len(statements),
        "bytes": len(answer),
        "rounds": rounds,
        "p50_ms": {name: round(value, 1) for name, value in p50.items()},
        "p95_ms": {name: round(sorted(taken[5:])[int(0.95 * (rounds - 1))], 1) for name, taken in times.items()},
        "ratios": [
            {"what": "expand, time against bare Cypher", "ratio": round(ratio, 3), "bar": BAR, "holds": ratio <= BAR}
        ],
    }


def _statements(stores: Stores, centre: str) -> list[Statement]:
    """Every read that the question makes, as it is sent."""
    policy = Policy(tuple(stores.classes), {"local": tuple(stores.classes)})
    service = Service(stores, policy, "bench", Snapshots(stores.graph))
    schema = build_schema(build())
    made: list[Statement] = []
    read = Graph.read

    def noted(graph: Graph, name: str, text: str, parameters: dict[str, Any], timeout: float) -> list[dict[str, Any]]:
        made.append((name, text, parameters))
        return read(graph, name, text, parameters, timeout)

    with patch.object(Graph, "read", noted):
        context = Asking(service, service_reader(service), schema.entity_classes)
        found = schema.executable.execute_sync(QUESTION, variable_values={"id": centre}, context_value=context)
    if found.errors:
        raise found.errors[0]
    return made


def _bare(session: neo4j.Session, statements: list[Statement]) -> list[tuple[str, list[dict[str, Any]]]]:
    return [(name, [dict(record) for record in session.run(text, parameters)]) for name, text, parameters in statements]


def _compare(answer: Any, parts: list[tuple[str, list[dict[str, Any]]]], neighbours: int) -> None:
    """The answer holds the neighbours that the bare script read, each with its facts."""
    (page,) = (part for name, part in parts if name in PAGES)
    read = [(entity, rank) for entity, rank in page[0]["rows"]]
    shown = [(edge["node"]["entity"]["id"], edge["node"]["facts"]) for edge in answer["neighbours"]["edges"]]
    if shown != read[: len(shown)] or answer["neighbours"]["total"] != neighbours:
        raise SystemExit("The two answers differ, so nothing was measured.")


@contextmanager
def asked_over_http(server: Server) -> Iterator[Callable[[str, dict[str, Any]], bytes]]:
    """`sightline serve` on that Neo4j, in a process of its own; a function from a question and its variables to the
    answer's body."""
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as folder:
        settings = {
            "NEO4J_URI": server.at.uri,
            "NEO4J_USER": server.at.user,
            "NEO4J_PASSWORD": server.at.password,
            "NEO4J_DATABASE": server.at.database,
            "DATA_FOLDER": folder,
            "PORT": str(_free_port()),
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "sightline", "serve", "--json"],
            stdout=subprocess.PIPE,
            env=os.environ | {f"SIGHTLINE_{name}": value for name, value in settings.items()},
        )
        assert process.stdout is not None
        try:
            said = b""
            while not said.rstrip().endswith(b"}"):
                line = process.stdout.readline()
                if not line:
                    raise SystemExit("`sightline serve` ended before it answered.")
                said += line
            connection = HTTPConnection(urlsplit(json.loads(said)["address"]).netloc)

            def ask(question: str, variables: dict[str, Any]) -> bytes:
                body = orjson.dumps({"query": question, "variables": variables})
                for attempt in (1, 2):
                    try:
                        connection.request("POST", "/graphql", body, {"Content-Type": "application/json"})
                        return connection.getresponse().read()
                    except (ConnectionError, HTTPException):
                        # The server closes a connection that stood idle while peers were asked.
                        connection.close()
                        if attempt == 2:
                            raise
                raise AssertionError

            yield ask
            connection.close()
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()


def _free_port() -> int:
    from sightline.services.process import free_port

    return free_port()
