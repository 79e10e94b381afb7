"""Taking a source out again on a real Neo4j: the graph is the one that never saw it, and a rebuild keeps it so."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.errors import BadArgument
from graph_model.keys import fact_id, record_id
from graph_model.verdicts import VERDICTS, Conclusion, Decision, Verdict
from graph_model.withdrawals import Withdrawal
from loaders.rebuild import rebuild
from loaders.stores import Stores
from loaders.withdrawing import withdraw
from loaders.worker import Worker
from stores.graph.content import content_hash
from stores.journal.wire import decode, encode_decision
from stores.operations.states import WITHDRAWN
from tests.loaders.fresh import afresh
from tests.loaders.push.pushing import answer, knows, names, person, push, rows_of, statuses
from tests.tries import tries

SOURCES = ("one", "two")
WHY = {"reason": "it was forged", "by": "inspector"}


@dataclass(frozen=True)
class Sent:
    """One event: a row that a source pushed, or, without a source, a decision."""

    source: str
    kind: str
    row: Any

    def send(self, stores: Stores) -> None:
        if self.source:
            push(stores, self.kind, [self.row], source=self.source)
        else:
            decided(stores, self.row)


def decided(stores: Stores, decision: Decision) -> None:
    batch = stores.journal.append(encode_decision(decision))
    stores.operations.keep_batch(batch, VERDICTS, 1, decision.decided_at)
    stores.operations.queue.enqueue([batch])


def arrive(stores: Stores, sent: list[Sent], chance: random.Random) -> None:
    afresh(stores)
    for event in sent:
        event.send(stores)
        if chance.random() < 0.4:
            Worker(stores).drain()
    Worker(stores).drain()


def sums_hold(stores: Stores) -> bool:
    return all(
        row.records == row.written + row.unchanged + row.rejected + row.dangling
        for row in stores.operations.all_batches()
        if row.state != WITHDRAWN
    )


PEOPLE = [("one", "a"), ("one", "b"), ("two", "a"), ("two", "c")]
PLATES = ["GB:AB12CDE", "GB:AB12CDF"]
VERSIONS, WHO, WHERE = st.integers(1, 3), st.sampled_from(PEOPLE), st.sampled_from(SOURCES)


def ends(pair: tuple[tuple[str, str], tuple[str, str]]) -> dict[str, Any]:
    (s, a), (t, b) = pair
    return {
        "start": {"type": "Person", "id": a, "source": s},
        "end": {"type": "Person", "id": b, "source": t},
    }


def plate_of(person: tuple[str, str], plate: str) -> dict[str, Any]:
    country, number = plate.split(":")
    return {
        "start": {"type": "Plate", "key": {"country": country, "number": number}},
        "end": {"type": "Vehicle", "id": person[1], "source": person[0]},
    }


def car(id: str) -> dict[str, Any]:
    return {"id": id}


CLAIMED = st.builds(
    lambda source, id, name, version: Sent(source, "Person", person(id, name, version=version)),
    WHERE,
    st.sampled_from("abc"),
    st.sampled_from(["Ada", "Bob"]),
    VERSIONS,
)
LINKED = st.builds(
    lambda source, pair, ref, version: Sent(source, "KNOWS", {**ends(pair), "ref": ref, "version": version}),
    WHERE,
    st.tuples(WHO, WHO),
    st.sampled_from("xy"),
    VERSIONS,
)
CARS = st.builds(lambda source, id: Sent(source, "Vehicle", car(id)), WHERE, st.sampled_from("abc"))
CARRIED = st.builds(
    lambda source, who, plate, version: Sent(
        source, "CARRIED_BY", {**plate_of(who, plate), "ref": "p", "version": version}
    ),
    WHERE,
    WHO,
    st.sampled_from(PLATES),
    VERSIONS,
)


def verdict(number: int, same: bool, kind: str) -> Decision:
    pairs = {"plates": [f"Plate:{plate}" for plate in PLATES], "people": ["Person:one:a", "Person:two:a"]}
    about: dict[str, Any] = {"reason": "so", "by": "me", "decided_at": number, "vc": 1}
    if kind == "value":
        claim = fact_id(record_id("one", "Person:a"), "claim", "Person:one:a")
        return Conclusion(
            id=f"v{number}", entity="Person:one:a", attribute="name", claim_id=claim, claim_version=1024, **about
        )
    a, b = pairs[kind]
    return Verdict(id=f"v{number}", a=a, b=b, same=same, **about)


DECIDED = st.builds(
    lambda number, same, kind: Sent("", "", verdict(number, same, kind)),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from(["plates", "people", "value"]),
)
EVENTS = st.lists(st.one_of(CLAIMED, LINKED, CARS, CARRIED, DECIDED), min_size=1, max_size=9)


@given(EVENTS, WHERE, st.randoms(use_true_random=False))
@settings(max_examples=tries(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_without_a_source_the_graph_is_the_one_that_never_saw_it(
    stores: Stores, sent: list[Sent], gone: str, chance: random.Random
) -> None:
    arrive(stores, [event for event in sent if event.source != gone], chance)
    never = content_hash(stores.graph)
    arrive(stores, sent, chance)
    whole = content_hash(stores.graph)
    if any(event.source == gone for event in sent):
        withdraw(stores, source=gone, **WHY)
        Worker(stores).drain()
    assert content_hash(stores.graph) == never
    assert sums_hold(stores)
    assert rows_of(stores, "MATCH (s:Source {name: $name}) RETURN s", name=gone) == []
    rebuild(stores)
    assert content_hash(stores.graph) == never
    for event in sent:
        if event.source == gone:
            event.send(stores)
    Worker(stores).drain()
    assert content_hash(stores.graph) == whole
    rebuild(stores)
    assert content_hash(stores.graph) == whole


@pytest.mark.parametrize("decided_on", [False, True])
def test_an_identifier_that_only_a_loosened_link_named_goes_with_it(stores: Stores, decided_on: bool) -> None:
    carried = [
        Sent(source, "CARRIED_BY", {**plate_of((source, "a"), plate), "ref": "p", "version": 1})
        for source, plate in zip(SOURCES, PLATES, strict=True)
    ]
    sent = [*(Sent(source, "Vehicle", car("a")) for source in SOURCES), *carried]
    sent += [Sent("", "", verdict(1, True, "plates"))] if decided_on else []
    for event in sent:
        event.send(stores)
        Worker(stores).drain()
    withdraw(stores, source="one", **WHY)
    Worker(stores).drain()
    ids = rows_of(stores, "MATCH (e:Entity) RETURN e.entity_id AS id ORDER BY id")
    assert ids == [[f"Plate:{PLATES[1]}"], ["Vehicle:two:a"]]
    assert rows_of(stores, "MATCH ()-[r:SAME_AS]->() RETURN count(r) AS n") == [[0]]
    rebuild(stores)
    assert rows_of(stores, "MATCH (e:Entity) RETURN e.entity_id AS id ORDER BY id") == ids


@given(EVENTS, st.data(), st.randoms(use_true_random=False))
@settings(max_examples=tries(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_without_one_batch_the_graph_is_the_one_that_never_saw_it_older_versions_included(
    stores: Stores, sent: list[Sent], data: st.DataObject, chance: random.Random
) -> None:
    pushed = [event for event in sent if event.source]
    if not pushed:
        return
    gone = data.draw(st.sampled_from(pushed))
    arrive(stores, [event for event in sent if event != gone], chance)
    never = content_hash(stores.graph)
    arrive(stores, sent, chance)
    row = stores.operations.pushes.of_id(push(stores, gone.kind, [gone.row], source=gone.source))
    assert row is not None
    (batch,) = stores.operations.pushes.standing(row).batches
    withdraw(stores, batch=batch, **WHY)
    Worker(stores).drain()
    assert content_hash(stores.graph) == never
    assert sums_hold(stores)
    rebuild(stores)
    assert content_hash(stores.graph) == never


def test_what_was_withdrawn_stays_in_the_journal_with_who_and_why_and_counts_as_new_when_it_comes_again(
    stores: Stores,
) -> None:
    rows = [person("ada", "Ada"), {"id": None}]
    first = push(stores, "Person", rows)
    Worker(stores).drain()
    done = withdraw(stores, source="script", **WHY)
    Worker(stores).drain()
    assert names(stores) == []
    assert stores.operations.rejected_count("script") == 0
    journal = stores.journal
    kept = [decode(journal.read(path.name.partition(".")[0])) for path in journal.folder.rglob("*.zst")]
    assert [one for one in kept if isinstance(one, Withdrawal)] == [done]
    assert done.batches[0] in {path.name.partition(".")[0] for path in journal.folder.rglob("*.zst")}
    assert answer(stores, first)["written"] == 1
    assert statuses(stores, push(stores, "Person", rows)) == ["written", "rejected"]
    assert len(names(stores)) == 1


def test_a_person_s_decisions_and_what_is_not_there_cannot_be_withdrawn_like_this(stores: Stores) -> None:
    push(stores, "Person", [person("ada", "Ada"), person("bob", "Bob")])
    push(stores, "KNOWS", [knows("ada", "bob")])
    decided(stores, verdict(1, True, "people"))
    Worker(stores).drain()
    for bad in ({"source": VERDICTS}, {"source": "nobody"}, {"batch": "0" * 64}, {"batch": ""}):
        with pytest.raises(BadArgument):
            withdraw(stores, **bad, **WHY)


def test_what_was_withdrawn_counts_as_new_under_its_old_key_too(stores: Stores) -> None:
    rows = [person("ada", "Ada")]
    first = push(stores, "Person", rows, key="one")
    assert push(stores, "Person", rows, key="one") == first
    Worker(stores).drain()
    withdraw(stores, source="script", **WHY)
    Worker(stores).drain()
    assert names(stores) == []
    again = push(stores, "Person", rows, key="one")
    assert again != first
    assert statuses(stores, again) == ["written"]
    assert names(stores) == [["Person:script:ada", "Ada"]]
    assert push(stores, "Person", rows, key="one") == again
