"""POST /ingest over the real application and a real Neo4j: what scripts may send, and what they are told."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
import zstandard
from fastapi.testclient import TestClient

from api import ingest, pushed
from api.app import build_app
from api.context import Service
from graph_model.errors import ServiceError
from graph_model.policy import Policy
from loaders.push import batching, intake
from loaders.stores import Stores
from loaders.worker import Worker
from stores.journal import Journal
from stores.operations.tables import PushRow
from stores.snapshot import Snapshots
from tests.api.asking import CLASSES
from tests.loaders.push.pushing import body, knows, names, person, rows_of

PEOPLE = [person("ada", "Ada", version=1), person("bob", "Bob", version=1)]
PROBLEM = "application/problem+json"


@pytest.fixture
def client(stores: Stores) -> Iterator[TestClient]:
    with Worker(stores).running() as worker:
        policy = Policy(CLASSES, {"local": CLASSES})
        service = Service(stores, policy, "inspector", Snapshots(stores.graph), worker=worker)
        with TestClient(build_app(service), base_url="http://localhost") as client:
            yield client


def post(
    client: TestClient,
    rows: Any = PEOPLE,
    kind: str = "Person",
    source: str = "script",
    query: str = "",
    **headers: str,
) -> httpx2.Response:
    content = rows if isinstance(rows, bytes) else body(rows)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(f"/ingest/{kind}?source={source}{query}", content=content, headers=given)


def test_a_push_that_is_settled_right_after_the_last_look_is_answered_line_by_line(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = pushed._waited

    def looked_too_early(push: PushRow, service: Service) -> None:
        assert waited(push, service) is not None

    monkeypatch.setattr(pushed, "_waited", looked_too_early)
    answer = post(client)
    assert answer.status_code == 200
    assert [one["status"] for one in answer.json()["results"]] == ["written", "written"]


def test_a_small_body_is_answered_line_by_line(client: TestClient, stores: Stores) -> None:
    rows = b"\n".join(
        [
            json.dumps(PEOPLE[0]).encode(),
            b"",
            b'{"id": "x", "attributes": {"born": "1980-02-31"}}',
            b"{broken",
            json.dumps(PEOPLE[1]).encode(),
        ]
    )
    answer = post(client, rows)
    assert answer.status_code == 200
    told = answer.json()
    assert [(one["line"], one["status"]) for one in told["results"]] == [
        (1, "written"),
        (3, "rejected"),
        (4, "rejected"),
        (5, "written"),
    ]
    assert told["results"][1]["field"] == "attributes.born"
    assert told["results"][2]["code"] == "BROKEN_LINE"
    assert told["rows"] == told["written"] + told["unchanged"] + told["rejected"] + told["dangling"] == 4
    assert [name for _, name in names(stores)] == ["Ada", "Bob"]
    dangling = post(client, [knows("ada", "zoe")], "KNOWS").json()
    assert dangling["results"] == [{"line": 1, "status": "dangling", "missing": ["Person:script:zoe"]}]


def test_packed_bodies_say_the_same(client: TestClient) -> None:
    assert post(client, gzip.compress(body(PEOPLE)), content_encoding="gzip").json()["written"] == 2
    packed = zstandard.ZstdCompressor().compress(body(PEOPLE))
    assert post(client, packed, content_encoding="zstd").json()["unchanged"] == 2
    assert post(client, packed, content_encoding="br").status_code == 415
    broken = post(client, packed[:-3], content_encoding="zstd")
    assert (broken.status_code, broken.headers["content-type"]) == (400, PROBLEM)


def test_the_same_key_with_the_same_body_gives_the_same_bytes_and_with_another_body_is_refused(
    client: TestClient, stores: Stores
) -> None:
    first = post(client, idempotency_key="monday-1")
    again = post(client, idempotency_key="monday-1")
    packed = post(client, gzip.compress(body(PEOPLE)), content_encoding="gzip", idempotency_key="monday-1")
    assert first.content == again.content == packed.content
    assert first.json()["written"] == 2
    key = {"idempotency_key": "monday-1"}
    for other in (post(client, PEOPLE[:1], **key), post(client, source="b", **key)):
        assert (other.status_code, other.json()["title"]) == (422, "KEY_REUSED")
    assert len(stores.operations.all_batches()) == 1
    assert post(client, idempotency_key="x" * 300).status_code == 400


def test_a_dry_run_tells_what_would_be_refused_and_keeps_nothing(client: TestClient, stores: Stores) -> None:
    told = post(client, [*PEOPLE, {"id": []}], query="&dry_run=true").json()
    assert (told["rows"], told["accepted"], told["rejected"]) == (3, 2, 1)
    assert told["results"][0]["line"] == 3
    assert stores.operations.all_batches() == []
    assert not list(stores.journal.folder.rglob("*.zst"))
    assert post(client, query="&dry_run=perhaps").status_code == 400


def test_a_large_body_is_a_job_to_poll_and_can_be_cancelled(client: TestClient, stores: Stores) -> None:
    many = [person(f"p{n}", f"Name {n}") for n in range(2_500)] + [{"id": None}]
    accepted = post(client, many)
    assert accepted.status_code == 202
    job = accepted.headers["location"]
    answered = client.get(job)
    while answered.json()["state"] in ("waiting", "running"):
        assert answered.headers["retry-after"]
        answered = client.get(job)
    told = answered.json()
    assert (told["state"], told["written"], told["rejected"], told["rows"]) == ("done", 2_500, 1, 2_501)
    assert client.delete(job).json()["state"] == "done"
    assert len(names(stores)) == 2_500
    assert client.get("/jobs/none").status_code == 404


def test_a_job_that_is_cancelled_before_it_is_written_never_is(stores: Stores) -> None:
    service = Service(stores, Policy(CLASSES, {"local": CLASSES}), "inspector", Snapshots(stores.graph))
    with TestClient(build_app(service), base_url="http://localhost") as client:
        accepted = post(client, idempotency_key="k")
        assert accepted.status_code == 202
        told = client.delete(accepted.headers["location"]).json()
    assert (told["state"], told["cancelled"]) == ("cancelled", 2)
    Worker(stores).drain()
    assert names(stores) == []


def test_a_source_says_once_how_good_it_is_and_where_it_lives(client: TestClient, stores: Stores) -> None:
    about = {"title": "Gate cameras", "grade": "B2", "visibility": "secret", "zone": "Europe/London", "country": "gb"}
    assert client.put("/ingest/sources/gates", json=about).json()["country"] == "GB"
    assert post(client, [{"id": "e", "attributes": {"name": "Gate"}}], "Location", "gates").json()["written"] == 1
    assert rows_of(stores, "MATCH (c:Claim) RETURN c.reliability, c.vc") == [[2, stores.classes["secret"]]]
    assert client.get("/ingest/sources/gates").json()["title"] == "Gate cameras"
    faulty: list[Any] = [
        {"grade": "Z9"},
        {"zone": "Mars/Base"},
        {"visibility": "cosmic"},
        {"colour": "red"},
        {"title": 3},
        [],
    ]
    for bad in faulty:
        refused = client.put("/ingest/sources/gates", json=bad)
        assert (refused.status_code, refused.headers["content-type"]) == (400, PROBLEM), bad
    assert client.put("/ingest/sources/Not%20A%20Name", json={}).status_code == 400
    assert client.put("/ingest/sources/verdicts", json={}).status_code == 400


def test_the_schema_of_each_kind_is_there_and_a_kind_that_is_not_says_so(client: TestClient) -> None:
    assert client.get("/ingest/schema/Person").json()["required"] == ["id"]
    assert client.get("/ingest/schema/record").json()["$defs"]
    for answer in (client.get("/ingest/schema/Nobody"), post(client, kind="Nobody")):
        assert (answer.status_code, answer.json()["title"]) == (404, "UNKNOWN_KIND")


HOSTILE = {
    "deep": b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "wrong UTF-8": b'{"id": "\xff\xfe"}',
    "half a character": b'{"id": "\\ud800"}',
    "NUL": b'{"id": "a\0b"}',
    "escaped NUL": b'{"id": "a\\u0000b"}',
    "number out of range": b'{"id": "a", "version": 1e999}',
    "long number": b'{"id": 123456789012345678901234567890}',
    "Cypher": b'{"id": "a", "attributes": {"name`}) DETACH DELETE n //": "x"}}',
    "a long line": b'{"id": "' + b"x" * (10 << 20) + b'"}',
    "no object": b"[1, 2]",
}


def test_a_hostile_line_is_refused_alone_and_the_next_is_read(client: TestClient, stores: Stores) -> None:
    content = b"\n".join([*HOSTILE.values(), json.dumps(person("ada", "'}) DETACH DELETE n //")).encode()])
    told = post(client, content).json()
    found = dict(zip([*HOSTILE, "good"], told["results"], strict=True))
    assert found.pop("good")["status"] == "written"
    assert {name: one["status"] for name, one in found.items()} == dict.fromkeys(HOSTILE, "rejected")
    assert all(one["code"] and one["reason"] for one in found.values())
    assert names(stores) == [["Person:script:ada", "'}) DETACH DELETE n //"]]
    kept = stores.operations.rejected.page("script", None, None, None, 100)
    assert len(kept) == len(HOSTILE)
    assert {row.rule for row in kept} == {kept[0].rule}
    assert kept[0].rule


def test_what_is_too_much_is_refused_whole_and_nothing_of_it_is_written(
    client: TestClient, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.push.lines.LARGEST", 8 << 20)
    bomb = post(client, gzip.compress(b'{"id": "a"}\n' + b"\0" * (64 << 20)), content_encoding="gzip")
    assert (bomb.status_code, bomb.headers["content-type"]) == (413, PROBLEM)
    monkeypatch.setattr(ingest, "LARGEST", 100)
    assert post(client, b"x" * 101).status_code == 413
    monkeypatch.setattr(batching, "MOST_REFUSED", 2)
    assert post(client, b"1\n2\n3\n").status_code == 413
    monkeypatch.setattr(intake, "MOST_WAITING", 0)
    busy = post(client, PEOPLE[:1])
    assert (busy.status_code, busy.json()["title"]) == (429, "TOO_BUSY")
    assert int(busy.headers["retry-after"]) > 0
    assert names(stores) == []


def test_a_fault_of_the_whole_request_tells_no_more_than_it_must(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.post("/ingest/Person", content=body(PEOPLE)).json()["detail"] == "The address must name one source."
    assert post(client, content_type="text/csv").status_code == 415
    assert post(client, source="../etc").status_code == 400
    assert post(client, origin="http://evil.example").status_code == 403

    def full(*_: object) -> str:
        raise ServiceError("The journal cannot keep a batch: No space left on device.", do="make room on the disk")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "append", full)
        answer = post(client)
        assert (answer.status_code, answer.json()["title"]) == (507, "SERVICE_ERROR")
        assert answer.headers["retry-after"]

    def breaks(*_: object) -> str:
        raise KeyError("Mara Ellison")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "append", breaks)
        answer = post(client)
    assert answer.status_code == 500
    assert "Mara" not in answer.text
    assert answer.json()["detail"].split()[-1].rstrip(".") in caplog.text
