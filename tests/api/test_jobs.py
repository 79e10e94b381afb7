"""Questions that are answered behind: how far they are, what they answer, how they are stopped, and who is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any

import numpy as np
import pytest

import api.jobs as module
from algorithms.best_paths import best_paths
from algorithms.connecting_network import connecting_network
from algorithms.cycles import cycles
from algorithms.drawn import drawn
from algorithms.money.trace import Method, money_trace
from algorithms.progress import Progress
from algorithms.reach import Direction
from algorithms.timed_paths import timed_paths
from api.jobs import Jobs, Running
from graph_model.errors import BadInput, Cancelled, TooBusy
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores
from tests.algorithms.test_shortest_paths import timed
from tests.api.asking import ask, asking, serving
from tests.api.cases import SmallCase, write

A, B, C = (f"Person:reg:{letter}" for letter in "abc")
ENDED = {"done", "failed", "cancelled"}


def ended(running: Running) -> Running:
    end = time.monotonic() + 20
    while running.state not in ENDED and time.monotonic() < end:
        time.sleep(0.01)
    return running


def waits(begun: Event, go_on: Event) -> Callable[[Progress], Any]:
    """Work that says it has begun, and asks at each step whether it may go on."""

    def work(progress: Progress) -> Any:
        for step in range(2_000):
            progress(step, 2_000)
            begun.set()
            if go_on.wait(0.01):
                return "all"
        return "none"

    return work


def test_a_job_says_how_far_it_is_and_ends_with_its_answer_or_where_it_was_stopped() -> None:
    jobs, begun, go_on = Jobs(), Event(), Event()
    running = jobs.start("bestPaths", (1,), waits(begun, go_on))
    assert begun.wait(10)
    assert (running.state, running.total, running.result) == ("running", 2_000, None)
    go_on.set()
    assert (ended(running).state, running.result, running.done) == ("done", "all", running.total)
    jobs.cancel(running)
    assert (running.state, running.result) == ("done", "all")
    stopped = jobs.start("bestPaths", (1,), waits(Event(), Event()))
    jobs.cancel(stopped)
    assert ended(stopped).state == "cancelled"
    assert stopped.result is None


def test_a_job_that_waits_never_begins_once_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs, go_on = Jobs(), Event()
    busy = [jobs.start("cycles", (1,), waits(begun := Event(), go_on)) for _ in range(module.AT_ONCE)]
    assert begun.wait(10)
    late = jobs.start("cycles", (1,), lambda progress: pytest.fail("it was stopped"))
    jobs.cancel(late)
    assert late.state == "cancelled"
    monkeypatch.setattr(module, "MOST", 3)
    jobs.start("cycles", (1,), lambda progress: 1)
    with pytest.raises(TooBusy, match="wait for their answers"):
        jobs.start("cycles", (1,), lambda progress: 1)
    go_on.set()
    assert [ended(one).state for one in busy] == ["done", "done"]
    assert jobs.of_id(late.id, (1,)) is None


def test_who_sees_other_classes_is_not_told_of_a_job_and_an_error_is_told_by_its_code() -> None:
    def refuse(progress: Progress) -> Any:
        raise BadInput("This cannot be read.")

    jobs = Jobs()
    running = ended(jobs.start("cycles", (1, 2), refuse))
    assert running.result == {"code": "BAD_INPUT", "message": "This cannot be read."}
    assert jobs.of_id(running.id, (1, 2)) is running
    assert jobs.of_id(running.id, (1,)) is None


def stop(done: int, total: int) -> None:
    assert 0 <= done <= total
    raise Cancelled("Stopped.")


def test_searches_stop_where_they_are_told_to() -> None:
    view = timed(drawn("a -PAID-> b", "b -PAID-> c", "c -PAID-> a"), [(1, 1), (2, 2), (9, 9)])
    with pytest.raises(Cancelled):
        best_paths(view, "Person:a", "Person:c", progress=stop)
    with pytest.raises(Cancelled):
        cycles(view, "Person:a", progress=stop)
    with pytest.raises(Cancelled):
        timed_paths(view, "Person:b", "Person:a", direction=Direction.OUT, progress=stop)


def test_a_question_asked_behind_has_the_answer_of_one_that_is_waited_for(stores: Stores) -> None:
    people = [Record(p, 1, [Claim(p, {"name": p})], [Link("KNOWS", p, q)]) for p, q in ((A, B), (B, C), (C, A))]
    write(SmallCase({"one": people}, []), stores)
    service = serving(stores)
    request = asking(stores, ["open"], service=service)
    text = """query($a: ID!, $b: ID!, $behind: Boolean!) { bestPaths(from: $a, to: $b, background: $behind) {
      ... on Job { id kind } ... on Paths { paths { hops weight entities { id } } truncated hubsNotWalked } } }"""
    now = ask(request, text, a=A, b=C, behind=False)["data"]["bestPaths"]
    job = ask(request, text, a=A, b=C, behind=True)["data"]["bestPaths"]
    assert job["kind"] == "bestPaths"
    poll = "query($id: ID!) { job(id: $id) { state done total result } }"
    end = time.monotonic() + 20
    while (found := ask(request, poll, id=job["id"])["data"]["job"])["state"] not in ENDED and time.monotonic() < end:
        time.sleep(0.01)
    assert [path["entities"] for path in found["result"]["paths"]] == [
        [entity["id"] for entity in path["entities"]] for path in now["paths"]
    ]
    assert (found["state"], found["done"]) == ("done", found["total"])
    other = asking(stores, ["secret"], service=service)
    assert ask(other, poll, id=job["id"])["data"]["job"] is None
    stopped = ask(request, "mutation($id: ID!) { cancelJob(id: $id) { state } }", id=job["id"])
    assert stopped["data"]["cancelJob"]["state"] == "done"


def test_any_question_is_answered_in_the_background_as_it_is_in_the_foreground(stores: Stores) -> None:
    people = [Record(p, 1, [Claim(p, {"name": p})], [Link("KNOWS", p, q)]) for p, q in ((A, B), (B, C))]
    write(SmallCase({"one": people}, []), stores)
    service = serving(stores)
    request = asking(stores, ["open"], service=service)
    texts: dict[str, dict[str, Any]] = {
        "query($ids: [ID!]!) { connectingNetwork(ids: $ids) { nodeCount columns } }": {"ids": [A, C]},
        "query($id: ID!) { moneyTrace(from: $id, method: FIFO, filter: {}) { accounts undated } }": {"id": A},
        "query($a: ID!, $b: ID!) { bestPaths(from: $a, to: $b) { ... on Paths { paths { hops } } } }": {"a": A, "b": C},
    }
    for text, variables in texts.items():
        assert answered_behind(request, text, variables) == {"data": ask(request, text, **variables)["data"]}
    wrong = answered_behind(request, "query { connectingNetwork(ids: []) { nodeCount } }", {})
    assert wrong["errors"][0]["extensions"]["code"] == "BAD_ARGUMENT"
    refused = answered_behind(request, 'mutation { withdrawVerdict(id: "x", reason: "y") { id } }', {})
    assert refused["code"] == "BAD_ARGUMENT"


def answered_behind(request: Any, text: str, variables: dict[str, Any]) -> Any:
    """The result of a question that is asked in the background."""
    begin = (
        "query($query: String!, $variables: JSON) { inBackground(query: $query, variables: $variables) { id kind } }"
    )
    job = ask(request, begin, query=text, variables=variables)["data"]["inBackground"]
    assert job["kind"] == "inBackground"
    running = request.service.jobs.of_id(job["id"], request.reader.vc)
    return ended(running).result


def test_networks_and_traces_of_money_stop_where_they_are_told_to() -> None:
    drawing = timed(drawn("a -PAID-> b", "b -PAID-> c"), [(1, 1), (2, 2)])
    none = np.zeros(2, dtype=np.int16)
    paid = replace(drawing, amounts=np.array([500, 300]), currencies=none, currency_names=("GBP",))
    with pytest.raises(Cancelled):
        connecting_network(drawing, ["Person:a", "Person:c"], progress=stop)
    with pytest.raises(Cancelled):
        money_trace(paid, ["Person:a"], Method.FIFO, progress=stop)
