"""What docs/push.md shows runs as it stands there, against the served application and a real Neo4j."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import httpx2
import pytest
import uvicorn

from api.app import build_app
from api.context import Service
from examples import ask, push, push_py2neo
from graph_model.policy import Policy
from loaders.stores import Stores
from loaders.worker import Worker
from sightline.services.process import free_port
from stores.snapshot import Snapshots
from tests.api.asking import CLASSES
from tests.docs.pages import ROOT, console
from tests.loaders.push.pushing import rows_of

PAGE = ROOT / "docs" / "push.md"
FOLDER = ROOT / "examples" / "rows"


@pytest.fixture
def address(stores: Stores) -> Iterator[str]:
    """The application with its worker, as `sightline serve` runs it."""
    with Worker(stores).running() as worker:
        policy = Policy(CLASSES, {"local": CLASSES})
        app = build_app(Service(stores, policy, "inspector", Snapshots(stores.graph), worker=worker))
        port = free_port()
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
        thread = Thread(target=server.run)
        thread.start()
        end = monotonic() + 60
        while not server.started and monotonic() < end:
            sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


def curl(words: list[str], address: str) -> httpx2.Response:
    """A command of the page as the request that it makes."""
    method, url, headers, content = "GET", "", {}, None
    rest = iter(words[1:])
    for word in rest:
        if word == "-X":
            method = next(rest)
        elif word == "-H":
            name, _, headers[name] = next(rest).partition(": ")
        elif word in ("-d", "--data-binary"):
            given = next(rest)
            content = (ROOT / given[1:]).read_bytes() if given.startswith("@") else given.encode()
            method = "POST" if method == "GET" else method
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        else:
            url = word.replace(push.ADDRESS, address)
    return httpx2.request(method, url, headers=headers, content=content, timeout=60)


def test_the_requests_of_the_page_are_answered_as_it_says(address: str, stores: Stores) -> None:
    answers = [curl(words, address) for words in console(PAGE) if words[0] == "curl"]
    assert [answer.status_code for answer in answers] == [200] * 6
    source, people, schema, call, tip, dry = (answer.json() for answer in answers)
    assert source["country"] == "GB"
    shown = json.loads(PAGE.read_text().partition("```json\n")[2].partition("```")[0])
    kept = {name: value for name, value in shown.items() if name not in ("job", "batches", "results")}
    assert {name: people[name] for name in kept} == kept
    for told, said in zip(people["results"], shown["results"], strict=True):
        assert {**told, **({"reason": "..."} if "reason" in said else {})} == said
    assert schema["properties"]["at"]
    assert call["written"] == tip["written"] == 1
    assert (dry["accepted"], dry["rejected"]) == (2, 1)


def test_the_mutation_of_the_page_pushes_links(address: str) -> None:
    for words in [words for words in console(PAGE) if words[0] == "curl"][:2]:
        curl(words, address)
    text, given = (FOLDER / "ingest.graphql").read_text(), json.loads((FOLDER / "ingest.json").read_text())
    first, again = (ask.ask(text, given, address)["ingest"] for _ in range(2))
    assert (first["state"], first["written"], first["dangling"]) == ("done", 1, 1), first
    assert first["results"][1]["missing"] == ["Person:visa-desk:404"]
    assert first == again


def test_the_script_goes_on_where_it_was_killed_and_survives_lost_replies(
    address: str, stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text(
        "".join(f'{{"id": "{n}", "attributes": {{"name": "N {n}"}}}}\n' for n in range(95)) + '{"id": 1.5}\n'
    )
    monkeypatch.setattr(push, "BATCH", 10)
    monkeypatch.setattr("examples.push.time.sleep", lambda seconds: None)
    real, calls = httpx2.Client.request, iter(range(1_000))

    def unsteady(client: httpx2.Client, *words: Any, **more: Any) -> httpx2.Response:
        number = next(calls)
        if number % 4 == 1:
            raise httpx2.ConnectError("refused")
        if number % 4 == 3:
            return httpx2.Response(502, html="<h1>A proxy's own words</h1>")
        answer = real(client, *words, **more)
        if number % 4 == 2:
            raise httpx2.ReadError("lost")
        if number == 16:
            raise KeyboardInterrupt
        return answer

    monkeypatch.setattr(httpx2.Client, "request", unsteady)
    with pytest.raises(KeyboardInterrupt):
        push.push_file(file, "Person", "script", address)
    watermark = int(Path(f"{file}.pushed").read_text())
    assert 0 < watermark < file.stat().st_size
    push.push_file(file, "Person", "script", address)
    assert int(Path(f"{file}.pushed").read_text()) == file.stat().st_size
    assert not push.push_file(file, "Person", "script", address)
    assert rows_of(stores, "MATCH (c:Claim) RETURN count(c), count(DISTINCT c.record_ref)") == [[95, 95]]
    assert stores.operations.rejected_count("script") == 1
    totals = stores.operations.pushes.totals()
    assert (totals["acknowledged"], totals["rejected"]) == (96, 1)


def test_the_script_ends_with_the_reason_where_it_is_refused(address: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("{}\n")
    with pytest.raises(SystemExit, match="UNKNOWN_KIND"):
        push.push_file(file, "Nobody", "script", address)


def test_the_script_does_not_go_on_past_a_batch_that_was_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "1"}\n')
    counts = {"written": 0, "unchanged": 0, "rejected": 0, "dangling": 0, "failed": 1, "cancelled": 0}
    monkeypatch.setattr(httpx2.Client, "request", lambda *words, **more: httpx2.Response(200, json=counts))
    with pytest.raises(SystemExit, match="'failed': 1"):
        push.push_file(file, "Person", "script")
    assert not Path(f"{file}.pushed").exists()


def test_a_subgraph_of_py2neo_goes_through_the_same_door(address: str, stores: Stores) -> None:
    assert push_py2neo.main(address)["written"] == 3
    assert push_py2neo.main(address)["written"] == 3, "the same rows have the same key, and so the same answer"
    links = rows_of(stores, "MATCH (a)-[r:KNOWS]->(b) RETURN a.entity_id, b.entity_id, r.source, r.batch IS NOT NULL")
    assert links == [["Person:legacy-script:17", "Person:legacy-script:18", "legacy-script", True]]
