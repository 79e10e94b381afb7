"""Every example of the docs runs, against a real Neo4j with the demo city in it, over HTTP."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any
from urllib.request import Request, urlopen

import pytest
import uvicorn

from api.app import build_app
from docs._ext.from_examples import FOLDER, Example, examples, for_editor
from examples import ask, suspect_network
from loaders.pipeline import Stores, load
from loaders.sources import built_in
from loaders.sources.demo_city.truth import truth
from sightline.services.process import free_port
from stores.graph import Graph
from stores.graph.wipe import wipe
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive
from tests.api.asking import CLASSES, serving
from tests.docs.pages import ROOT, console
from tests.golden import check_golden

pytestmark = pytest.mark.xdist_group("docs-examples")
DECISIONS = FOLDER.parent / "decisions"
LAYERS = "people,companies,vehicles,accounts,hotels,ferry,tenancies,case,network,money,sensors"
"""All that the examples ask about, and what the path must not be led astray by."""
EDITOR = ROOT / "ui_static" / "vendor" / "graphiql" / "examples.json"


@pytest.fixture(scope="module")
def city(graph_store: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """The smallest demo city, without its calls and everyday payments. The case's people and places have the same ids
    in it as in the city of `make demo`."""
    folder = tmp_path_factory.mktemp("city")
    operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
    stores = Stores(
        graph_store,
        Journal(folder / "journal"),
        operations,
        operations.classes(CLASSES),
        Archive(folder / "sightings"),
    )
    wipe(graph_store)
    reports = load(built_in()["demo-city"].open([], {"people": "600", "layers": LAYERS}, None), stores)
    assert all(report.clean for report in reports)
    yield stores
    operations.close()
    wipe(graph_store)


@pytest.fixture(scope="module")
def address(city: Stores) -> Iterator[str]:
    """The application over the city, as `sightline serve` runs it."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(build_app(serving(city)), port=port, log_level="warning", ws="none"))
    thread = Thread(target=server.run)
    thread.start()
    end = monotonic() + 60
    while not server.started and monotonic() < end:
        sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def has_something(answer: Any) -> bool:
    """Whether there is a value in an answer beside zeros, empty lists and nulls."""
    if isinstance(answer, dict):
        return any(has_something(value) for value in answer.values())
    if isinstance(answer, list):
        return any(has_something(value) for value in answer)
    return bool(answer)


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.name)
def test_a_worked_example_is_answered_with_something(address: str, example: Example) -> None:
    data = ask.ask(example.query, example.variables, address)
    for field, answer in data.items():
        assert has_something(answer), field
        assert answer.get("total", 1) if isinstance(answer, dict) else answer, field


def test_the_path_of_the_examples_is_the_one_that_the_truth_tells(address: str) -> None:
    example = next(e for e in examples() if e.name.endswith("how-linked"))
    (path,) = ask.ask(example.query, example.variables, address)["shortestPaths"]["paths"]
    assert [entity["id"] for entity in path["entities"]] == truth(312, 600)["steps"][2]["find"]["path"]


@pytest.mark.parametrize("method", ["FIFO", "PROPORTIONAL", "LOWEST_BALANCE"])
def test_the_money_of_the_examples_ends_at_the_cash_machines_that_the_truth_tells(address: str, method: str) -> None:
    example = next(e for e in examples() if e.name.endswith("money-went"))
    (flow,) = ask.ask(example.query, {**example.variables, "method": method}, address)["moneyTrace"]["flows"]
    found = truth(312, 600)["steps"][5]["find"]
    cash = {rest["entity"]: rest["kept"] for rest in flow["rests"] if rest["entity"].startswith("Location:")}
    assert sorted(cash) == found["cash_machines"]
    assert sum(int(kept.replace(".", "")) for kept in cash.values()) == found["cash_pence"]
    transfers = {(one["from"], one["to"]): int(one["traced"].replace(".", "")) for one in flow["payments"]}
    assert all(transfers[one["from"], one["to"]] == one["pence"] for one in found["transfers"])
    assert all(payment["facts"] for payment in flow["payments"])


def test_what_the_examples_ask_for_is_the_same_in_the_city_that_the_demo_draws() -> None:
    small, usual = (json.dumps(truth(312, people)) for people in (600, 2_000))
    asked = [word for e in examples() for word in json.dumps(e.variables).split('"') if word.count(":") > 1]
    asked += [word for word in (DECISIONS / "decide-same.json").read_text().split('"') if word.count(":") > 1]
    named = {word for word in asked if word[0].isupper() and not word.startswith("GB:")}
    assert named
    assert {word for word in named if word not in small or word not in usual} == set()
    assert "Plate:GB:TE12BWP" in usual


def test_a_decision_of_the_docs_joins_two_records_until_it_is_taken_back(address: str) -> None:
    decide, withdraw = ((DECISIONS / f"{name}.graphql").read_text() for name in ("decide-same", "withdraw"))
    given = json.loads((DECISIONS / "decide-same.json").read_text())

    def members() -> Any:
        question = "query($id: ID!) { entity(id: $id) { members } }"
        return ask.ask(question, {"id": given["b"]}, address)["entity"]["members"]

    verdict = ask.ask(decide, given, address)["decideSame"]
    assert members() == [given["a"], given["b"]]
    back = ask.ask(withdraw, {"id": verdict["id"], "reason": "It was an example."}, address)
    assert back["withdrawVerdict"] == {"id": verdict["id"], "withdrawn": True}
    assert members() == [given["b"]]


def test_the_script_reads_page_by_page_and_ends_with_the_message_of_an_error(address: str) -> None:
    found = ask.find("Marwick", address)
    assert len(found) > 5
    assert {"Person: Lena Marwick", "Person: Vera Marwick"} <= set(found)
    with pytest.raises(SystemExit, match="nothing to search for"):
        ask.find(" ", address)


def test_a_suspects_network_is_drawn_from_her_name_and_each_line_of_it_is_explained(address: str) -> None:
    ids, sentences, picture = suspect_network.network("Lena Marwick", address)
    found = truth(312, 600)
    assert found["cast"]["suspect"]["id"] in ids
    assert found["cast"]["sister"]["id"] in ids
    assert {"Vehicle", "BankAccount", "PhoneNumber"} <= {one.partition(":")[0] for one in ids}
    assert any("is related to" in one or "relative of" in one for one in sentences)
    assert any("Vera Marwick" in one for one in sentences)
    assert all(one.endswith(")") for one in sentences), "each says its source and record"
    assert picture.count(b"<title>") > len(ids) // 2
    assert b"Vera Marwick" in picture
    with pytest.raises(SystemExit, match="Nobody is called"):
        suspect_network.network("Nobody Atall", address)


def test_the_request_by_curl_is_answered(address: str) -> None:
    (words,) = (words for words in console(ROOT / "docs" / "graphql.md") if words[0] == "curl")
    _, url, header, kind, data, body = words
    assert (header, data, url) == ("-H", "-d", f"{ask.ADDRESS}/graphql"), shlex.join(words)
    name, _, value = kind.partition(": ")
    with urlopen(Request(url.replace(ask.ADDRESS, address), body.encode(), {name: value})) as response:
        assert json.load(response)["data"]["search"]["total"] > 5


def test_the_examples_of_the_query_editor_are_a_golden_file_of_these() -> None:
    check_golden(str(Path("..", "..", EDITOR.relative_to(ROOT))), for_editor())
