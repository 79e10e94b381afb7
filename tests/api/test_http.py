"""GraphQL over HTTP, the page's files and what no other site may do, on the real application and a real Neo4j."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from api.app import HEADERS, build_app
from api.context import Service
from api.graphql_http import LARGEST
from api.limits import LONGEST
from api.page import PAGE
from graph_model.policy import Policy
from loaders.pipeline import Stores
from stores.snapshot import Snapshots
from tests.api.asking import CLASSES

GRAPHQL, JSON = "application/graphql-response+json", "application/json"
GOOD = {"query": "{ sources { total } }"}
UNKNOWN = {"query": "{ nope }"}
REFUSED_FIELD = {"query": "{ sources(first: 0) { total } }"}


def client_of(stores: Stores, **options: Any) -> TestClient:
    service = Service(stores, Policy(CLASSES, {"local": CLASSES}), "inspector", Snapshots(stores.graph))
    return TestClient(build_app(service, **options), base_url="http://localhost")


@pytest.fixture
def client(stores: Stores) -> Iterator[TestClient]:
    with client_of(stores) as client:
        yield client


def post(client: TestClient, body: Any = GOOD, **headers: str) -> httpx2.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {"content-type": JSON} | {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/graphql", content=content, headers=given)


def test_the_media_type_follows_the_accept_header(client: TestClient) -> None:
    for accept, kind in (
        ("", GRAPHQL),
        ("*/*", GRAPHQL),
        (GRAPHQL, GRAPHQL),
        (JSON, JSON),
        (f"{GRAPHQL}, {JSON}", GRAPHQL),
        (f"{GRAPHQL};q=0.1, {JSON}", JSON),
        ("text/html, application/*;q=0.5", GRAPHQL),
    ):
        answer = post(client, accept=accept)
        assert (answer.status_code, answer.headers["content-type"]) == (200, f"{kind}; charset=utf-8"), accept
        assert answer.json() == {"data": {"sources": {"total": 0}}}
    assert post(client, accept="text/html").status_code == 406


def test_a_question_that_never_began_is_a_bad_request_unless_the_client_knows_plain_json_only(
    client: TestClient,
) -> None:
    wrong_variable = {"query": "query($n: Int!) { sources(first: $n) { total } }", "variables": {"n": "many"}}
    no_operation = GOOD | {"operationName": "Other"}
    for asked in (UNKNOWN, {"query": "{"}, {"query": ""}, wrong_variable, no_operation):
        answer = post(client, asked)
        assert answer.status_code == 400, asked
        assert "data" not in answer.json()
        assert post(client, asked, accept=JSON).status_code == 200
    answer = post(client, REFUSED_FIELD)
    assert answer.status_code == 200
    assert answer.json()["data"] is None
    assert answer.json()["errors"][0]["extensions"] == {
        "code": "BAD_ARGUMENT",
        "argument": "first",
        "expected": "1 to 1000",
    }


def test_what_is_no_question_says_why(client: TestClient) -> None:
    for body in (
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"3",
        b"{}",
        b'{"query": 3}',
        b'{"query": "{a}", "variables": []}',
        b"[" * 5000,
    ):
        answer = post(client, body)
        assert answer.status_code == 400, body[:20]
        assert answer.json()["errors"][0]["message"]
    assert post(client, content_type="text/plain").status_code == 415
    assert post(client, content_type="application/json; charset=latin-1").status_code == 415
    assert post(client, b" " * (LARGEST + 1)).status_code == 413


def test_only_post_asks_and_a_browser_is_shown_the_editor_unless_it_is_off(stores: Stores, client: TestClient) -> None:
    answer = client.get("/graphql", params={"query": GOOD["query"]})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    editor = client.get("/graphql", headers={"Accept": "text/html"})
    assert editor.status_code == 200
    assert "graphiql" in editor.text
    with client_of(stores, editor=False) as without:
        assert without.get("/graphql", headers={"Accept": "text/html"}).status_code == 405


def test_a_large_deep_or_wide_question_is_refused_before_it_is_walked(client: TestClient) -> None:
    deep = "{ entity(id: 1) " + "{ sameAs " * 20 + "{ id }" + " }" * 20 + "}"
    wide = "{ " + " ".join(f"q{n}: sources {{ total }}" for n in range(31)) + " }"
    doubling = "query { ...F0 } " + " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(30))
    doubling += " fragment F30 on Query { sources { total } }"
    for text in (deep, wide, doubling, "{" * 50_000, "#" * (LONGEST + 1), "{ a(b: " + "[" * 20_000):
        answer = post(client, {"query": text})
        assert answer.status_code == 400, text[:40]
        assert answer.json()["errors"][0]["extensions"]["code"] in ("LIMIT_EXCEEDED", "BAD_QUESTION")
    assert post(client, {"query": wide}).json()["errors"][0]["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": 30}


def test_a_mistyped_field_is_not_helped_with_names_of_others(client: TestClient) -> None:
    assert "Did you mean" not in post(client, {"query": "{ source { total } }"}).text


def test_pages_of_other_sites_ask_nothing(client: TestClient) -> None:
    assert post(client, origin="http://localhost").status_code == 200
    for origin in ("http://evil.example", "null", "http://localhost:9"):
        assert post(client, origin=origin).status_code == 403, origin
    assert post(client, host="evil.example").status_code == 400
    assert "access-control-allow-origin" not in post(client).headers


def test_the_document_names_every_module_that_the_page_begins_with_and_is_else_the_file(client: TestClient) -> None:
    served = client.get("/").text
    link = re.compile(r'<link rel="modulepreload" href="([^"]+)">\n +')
    named = link.findall(served)
    assert link.sub("", served) == (PAGE / "index.html").read_text(encoding="utf-8")
    assert len(named) == len(set(named)) > 100
    assert {"js/state.js", "js/views/app.js", "vendor/cytoscape.js", "vendor/signals-core.js"} <= set(named)
    # What only some views need is fetched when they are shown.
    assert not {"js/main.js", "vendor/echarts.js", "vendor/leaflet.js"} & set(named)
    assert all(client.get(f"/{path}").status_code == 200 for path in named)


def test_a_browser_whose_copy_is_still_good_is_told_so(client: TestClient) -> None:
    first = client.get("/js/main.js")
    tag = first.headers["etag"]
    assert first.content == (PAGE / "js" / "main.js").read_bytes()
    assert first.headers["cache-control"] == "no-cache"
    for asked in (tag, f"W/{tag}", f'"other", {tag}'):
        again = client.get("/js/main.js", headers={"If-None-Match": asked})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert {name: again.headers[name] for name in HEADERS} == HEADERS
    assert client.get("/js/main.js", headers={"If-None-Match": '"other"'}).content == first.content
    head = client.head("/js/main.js")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(first.content)))


def test_every_answer_carries_the_policy_and_the_page_is_there(client: TestClient) -> None:
    for answer in (
        client.get("/"),
        client.get("/js/main.js"),
        client.get("/nothing"),
        client.get("/health"),
        post(client),
    ):
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert client.get("/js/main.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/nothing").status_code == 404
    assert client.get("/..%2fpyproject.toml").status_code == 404
    assert client.post("/js/main.js").status_code == 405
    assert client.get("/openapi.json").status_code == 404
    assert client.get("/health").json() == {"status": "ok"}


def test_the_same_question_gives_the_same_bytes(client: TestClient) -> None:
    assert post(client).content == post(client).content
