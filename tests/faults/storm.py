"""Writers that push overlapping records while everything around them fails, and a count of what must be there after.

The count knows nothing of the program: what was sent is kept in a dict, what is there is read from Neo4j.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import neo4j

from sightline.services import process
from sightline.services.health import Connection
from sightline.services.neo4j import LocalServer
from tests.faults.proxy import Proxy, answers, commits

WAIT_S = 180
WRITERS = 16
_FOUND = "MATCH (c:Claim)-[:ABOUT]->(e) RETURN c.source, e.entity_id, c.version / 1024, c.name"
_LINKS = "MATCH (a)-[r:KNOWS]->(b) RETURN r.source, r.record_ref, r.version / 1024, a.entity_id, b.entity_id"


@dataclass
class Sent:
    """All that the writers send. rows: what each batch says. claims: (source, id) -> its newest (version, name). links:
    (source, ref) -> its newest (version, a, b)."""

    batches: list[list[tuple[str, str, list[dict[str, Any]]]]]
    rows: int = 0
    claims: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    links: dict[tuple[str, str], tuple[int, str, str]] = field(default_factory=dict)


def draw(writers: int, batches: int, rows: int, chance: random.Random) -> Sent:
    """Batches of people and of links among them; all writers of one source speak about the same things. A version says
    the same whoever says it, so that no two contents are equally new."""
    sent = Sent([[] for _ in range(writers)])
    people = max(4, rows * 2)
    named: set[tuple[str, str]] = set()
    for writer in sent.batches:
        for _ in range(batches):
            source = f"s{chance.randrange(3)}"
            said: list[dict[str, Any]] = []
            kind = chance.choice(["Person", "Person", "KNOWS"])
            for _ in range(rows):
                version = chance.randrange(1, 6)
                if kind == "Person":
                    id = f"p{chance.randrange(people)}"
                    name = f"{source} {id} {version}"
                    said.append({"id": id, "version": version, "attributes": {"name": name}})
                    sent.claims[source, id] = max(sent.claims.get((source, id), (0, "")), (version, name))
                else:
                    ref = f"k{chance.randrange(people)}"
                    a, b = (f"p{hash_of(source, ref, version, end) % people}" for end in "ab")
                    said.append({"ref": ref, "version": version, "start": person(a), "end": person(b)})
                    named |= {(source, a), (source, b)}
                    sent.links[source, ref] = max(sent.links.get((source, ref), (0, "", "")), (version, a, b))
            writer.append((source, kind, said))
            sent.rows += rows
    # Whoever is named by any version of a link is claimed in the end, so that nothing waits for good.
    for source, id in sorted(named - set(sent.claims)):
        name = f"{source} {id} 1"
        sent.claims[source, id] = (1, name)
        row = {"id": id, "version": 1, "attributes": {"name": name}}
        chance.choice(sent.batches).append((source, "Person", [row]))
        sent.rows += 1
    return sent


def hash_of(*what: object) -> int:
    return random.Random("|".join(map(str, what))).randrange(1 << 30)


def person(id: str) -> dict[str, str]:
    return {"type": "Person", "id": id}


class Api:
    """`sightline serve` as a process, started again whenever it was killed."""

    def __init__(self, folder: Path, bolt: int, at: Connection) -> None:
        self.port = process.free_port()
        self.environment = {
            **os.environ,
            "SIGHTLINE_DATA_FOLDER": str(folder),
            "SIGHTLINE_PORT": str(self.port),
            "SIGHTLINE_NEO4J_URI": f"bolt://127.0.0.1:{bolt}",
            "SIGHTLINE_NEO4J_USER": at.user,
            "SIGHTLINE_NEO4J_PASSWORD": at.password,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and again until it answers."""
        end = time.monotonic() + WAIT_S
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", "sightline", "serve"],
                    env=self.environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            try:
                httpx2.get(f"http://127.0.0.1:{self.port}/ingest/schema/Person", timeout=5)
                return
            except httpx2.TransportError:
                time.sleep(0.1)
        raise AssertionError("the API did not start")

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@dataclass
class Storm:
    """What is running. acknowledged: rows for which a writer got its answer."""

    server: LocalServer
    at: Connection
    api: Api
    front: Proxy
    back: Proxy
    acknowledged: int = 0
    tries: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def faults(self) -> dict[str, Callable[[], None]]:
        """Each way in which something can go wrong."""
        return {
            "kill the API": self._kill_api,
            "kill Neo4j": self._kill_neo4j,
            "cut before COMMIT": lambda: self.back.once(commits),
            "cut after COMMIT": lambda: self.back.once(commits, after=True),
            "lose a reply": lambda: self.front.once(answers),
            "drop all clients": self.front.drop,
            "drop the store": self.back.drop,
        }

    def _kill_api(self) -> None:
        self.api.kill()
        self.api.start()

    def _kill_neo4j(self) -> None:
        self.server.kill()
        self.at = self.server.start()
        self.back.target = ("127.0.0.1", int(self.at.uri.rpartition(":")[2]))

    def write(self, batches: list[tuple[str, str, list[dict[str, Any]]]], name: str, chance: random.Random) -> None:
        """Push batches until each is acknowledged; some of them twice, and not in their order."""
        order = list(enumerate(batches))
        chance.shuffle(order)
        again = chance.sample(order, len(order) // 3)
        with httpx2.Client(base_url=f"http://127.0.0.1:{self.front.port}", timeout=30) as client:
            for number, (source, kind, rows) in order + again:
                body = "".join(json.dumps(row) + "\n" for row in rows)
                key = {"Idempotency-Key": f"{name}-{number}"}
                told = self._pushed(client, f"/ingest/{kind}?source={source}", body, key, chance)
                assert told["rows"] == len(rows)
        with self.lock:
            self.acknowledged += sum(len(rows) for _, _, rows in batches)

    def _pushed(self, client: httpx2.Client, url: str, body: str, headers: dict[str, str], chance: Any) -> Any:
        end = time.monotonic() + WAIT_S
        while time.monotonic() < end:
            with self.lock:
                self.tries += 1
            try:
                answer = client.post(url, content=body, headers=headers)
                if answer.status_code in (200, 202):
                    return answer.json()
                assert answer.status_code in (429, 503), answer.text
            except httpx2.TransportError:
                pass
            time.sleep(chance.random() * 0.3)
        raise AssertionError("never acknowledged")

    def settled(self) -> dict[str, int]:
        """Wait until nothing waits any more; the totals of all pushes by the operational database."""
        from stores.operations import Operations

        operations = Operations.open(f"sqlite:///{self.api.environment['SIGHTLINE_DATA_FOLDER']}/operations.sqlite")
        try:
            end = time.monotonic() + WAIT_S
            # What waited for an end is tried again after the batch that brought it is settled.
            while (operations.queue.length() or operations.pushes.totals()["dangling"]) and time.monotonic() < end:
                time.sleep(0.1)
            assert operations.queue.length() == 0
            return operations.pushes.totals()
        finally:
            operations.close()

    def found(self, text: str) -> list[tuple[Any, ...]]:
        """Rows of the graph, past the program."""
        with neo4j.GraphDatabase.driver(self.at.uri, auth=(self.at.user, self.at.password)) as driver:
            return [tuple(record.values()) for record in driver.execute_query(text).records]


@contextmanager
def storm(server: LocalServer, folder: Path) -> Iterator[Storm]:
    """Neo4j, the API, and a proxy before each of them."""
    at = server.start()
    bolt = int(at.uri.rpartition(":")[2])
    with ExitStack() as stack:
        back = stack.enter_context(Proxy(("127.0.0.1", bolt)).running())
        api = Api(folder, back.port, at)
        stack.callback(api.kill)
        api.start()
        front = stack.enter_context(Proxy(("127.0.0.1", api.port)).running())
        yield Storm(server, at, api, front, back)


def blow(found: Storm, sent: Sent, faults: list[str], pause: float, seed: int) -> None:
    """Let all writers push at once while the faults come one after another."""
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            found.write(sent.batches[number], f"w{number}", random.Random(f"{seed} {number}"))
        except BaseException as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(len(sent.batches))]
    for writer in writers:
        writer.start()
    ways = found.faults()
    for fault in faults:
        time.sleep(pause)
        ways[fault]()
    for writer in writers:
        writer.join()
    assert not failed, failed


def check(found: Storm, sent: Sent) -> None:
    """Nothing lost, nothing doubled; acknowledged = written + unchanged + rejected + dangling."""
    totals = found.settled()
    assert found.acknowledged == sent.rows == totals["acknowledged"]
    assert totals["acknowledged"] == sum(totals[end] for end in ("written", "unchanged", "rejected", "dangling"))
    assert (totals["rejected"], totals["dangling"]) == (0, 0)
    claims = sorted(found.found(_FOUND))
    assert claims == sorted((s, f"Person:{s}:{id}", v, name) for (s, id), (v, name) in sent.claims.items())
    links = sorted(found.found(_LINKS))
    assert links == sorted(
        (s, ref, v, f"Person:{s}:{a}", f"Person:{s}:{b}") for (s, ref), (v, a, b) in sent.links.items()
    )
