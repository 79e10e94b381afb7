"""The query editor runs in a real browser from our own address alone, and its examples are answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from threading import Thread
from typing import Any

import pytest
from graphql import graphql_sync
from playwright.sync_api import expect, sync_playwright

from api import graphiql
from loaders.pipeline import Stores
from tests.api.asking import CLASSES, ask, asking, schema

EXAMPLES: list[dict[str, Any]] = json.loads((graphiql.FOLDER / "examples.json").read_text(encoding="utf-8"))
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


class Server(BaseHTTPRequestHandler):
    """Serves the editor and the static files under the policy; answers questions from the schema without a store."""

    def do_GET(self) -> None:
        file = graphiql.FOLDER.parents[1] / self.path.lstrip("/")
        found = graphiql.page() if self.path == "/graphql" else file.read_bytes()
        self._answer(found, KINDS.get(file.suffix, "text/html"))

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        found = graphql_sync(schema().executable._schema, asked["query"], operation_name=asked.get("operationName"))
        self._answer(json.dumps(found.formatted).encode(), "application/json")

    def log_message(self, *_: Any) -> None:
        """Tests are quiet."""

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        headers = {"Content-Type": kind, "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_editor_shows_examples_and_answers_from_one_address_without_an_error(
    address: str, chromium_path: str
) -> None:
    asked, said = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{address}/graphql")
        page.wait_for_selector(".graphiql-execute-button")
        assert page.locator("#example option").count() == len(EXAMPLES)
        page.select_option("#example", label=f"{len(EXAMPLES)}. {EXAMPLES[-1]['title']}")
        question = EXAMPLES[-1]["query"].partition("(")[0].split()[-1]
        expect(page.locator(".graphiql-query-editor")).to_contain_text(question)
        # Without a store the answer is an error: what counts is that the question went out and came back.
        page.click(".graphiql-execute-button")
        expect(page.locator(".result-window")).to_contain_text("errors")
        browser.close()
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == []


def test_every_example_is_answered_without_an_error(stores: Stores) -> None:
    assert len(EXAMPLES) >= 10
    for example in EXAMPLES:
        answer = ask(asking(stores, CLASSES), example["query"], **example["variables"])
        assert answer["errors"] == [], example["title"]


def test_the_vendored_files_are_those_that_were_fetched() -> None:
    spec = spec_from_file_location("graphiql_fetch", graphiql.FOLDER / "fetch.py")
    assert spec is not None
    assert spec.loader is not None
    fetch = module_from_spec(spec)
    spec.loader.exec_module(fetch)
    assert fetch.faults(json.loads(fetch.MANIFEST.read_text(encoding="utf-8"))) == []
