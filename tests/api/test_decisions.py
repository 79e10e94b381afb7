"""What a person decides through GraphQL, and takes back: the graph is as it was, every answer too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores
from stores.graph.content import content_hash
from tests.api.asking import CLASSES, answers, ask, asking
from tests.api.cases import EVERYTHING, cases, write
from tests.api.questions import QUESTIONS
from tests.stores.snapshot.graphs import Drawn
from tests.stores.snapshot.graphs import write as write_drawn
from tests.tries import tries

ADA, BOB, CARL, CAR = "Person:reg:a", "Person:reg:b", "Person:reg:c", "Vehicle:reg:x"
PASSPORT = "IdDocument:GB:passport:925665416"
VERDICT = "{ id a b same withdrawn conflict by reason }"
DECIDE = f"""
  mutation Same($a: ID!, $b: ID!) {{ decideSame(a: $a, b: $b, reason: "one ID number") {VERDICT} }}
  mutation Never($a: ID!, $b: ID!) {{ decideNeverSame(a: $a, b: $b, reason: "other height") {VERDICT} }}
  mutation Withdraw($id: ID!) {{ withdrawVerdict(id: $id, reason: "a mistake") {VERDICT} }}
  mutation Value($entity: ID!, $claim: ID!) {{
    decideValue(entity: $entity, attribute: "name", claim: $claim, reason: "seen the passport")
    {{ value decidedBy decision rule agreeing differing }} }}"""
Ask = Callable[..., Any]


def operations(text: str) -> dict[str, str]:
    """Each operation of a text by its name."""
    parts = [f"mutation {part}" for part in text.split("mutation ")[1:]]
    return {part.split()[1].partition("(")[0]: part for part in parts}


def told(answer: Any) -> str:
    """What went wrong, without where and what to do."""
    return str(answer["errors"][0]["message"]).partition(" Where:")[0]


@pytest.fixture
def decide(stores: Stores) -> Ask:
    """Decides as the local user, who sees all, and gives the answer or the error's message."""
    texts = operations(DECIDE)

    def decide(operation: str, **variables: Any) -> Any:
        found = ask(asking(stores, CLASSES), texts[operation], **variables)
        return told(found) if found["errors"] else next(iter(found["data"].values()))

    return decide


def known(stores: Stores, **visibility: str) -> None:
    """Ada, Bob and Carl, who know each other in a row, and Ada's and Bob's passport."""
    people = {"ada": ADA, "bob": BOB, "carl": CARL}
    records = [
        Record(name, 1, [Claim(entity, {"name": name.title()})], visibility=visibility.get(name, "open"))
        for name, entity in people.items()
    ]
    records += [
        Record("car", 1, [Claim(CAR)]),
        Record("k1", 1, [], [Link("KNOWS", ADA, CARL)]),
        Record("h1", 1, [], [Link("HOLDS", ADA, PASSPORT)]),
        Record("h2", 1, [], [Link("HOLDS", BOB, PASSPORT)]),
    ]
    write_drawn(Drawn({"one": records}, []), stores)


def entity(stores: Stores, id: str, names: tuple[str, ...] = CLASSES) -> Any:
    text = "query($id: ID!) { entity(id: $id) { id members caption sameAs { a b same conflict } values { value } } }"
    return ask(asking(stores, names), text, id=id)["data"]["entity"]


@settings(max_examples=tries(3), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    same=st.booleans(),
    pair=st.lists(st.sampled_from([entity for entity in EVERYTHING if "Person" in entity]), min_size=2, max_size=2),
)
def test_deciding_and_withdrawing_leaves_the_graph_and_every_answer_as_it_was(
    stores: Stores, decide: Ask, data: st.DataObject, same: bool, pair: list[str]
) -> None:
    write(data.draw(cases(dict(stores.classes))), stores)
    values = {"id": pair[0], "other": pair[1], "ids": [*pair, CAR], "filter": None, "refs": []}
    questions = QUESTIONS[data.draw(st.integers(0, 11)) :: 12]
    hashed, before = content_hash(stores.graph), answers(asking(stores, CLASSES), questions, values)
    decided = decide("Same" if same else "Never", a=pair[0], b=pair[1])
    if isinstance(decided, str):
        assert content_hash(stores.graph) == hashed
        return
    assert decide("Same" if same else "Never", a=pair[1], b=pair[0])["id"] == decided["id"]
    assert content_hash(stores.graph) != hashed or decided["by"] != "inspector"
    if decided["by"] == "inspector":
        assert decide("Withdraw", id=decided["id"])["withdrawn"]
    assert content_hash(stores.graph) == hashed
    assert answers(asking(stores, CLASSES), questions, values) == before


def test_any_member_is_accepted_and_the_smallest_given_back(stores: Stores, decide: Ask) -> None:
    known(stores)
    decide("Same", a=CARL, b=BOB)
    decide("Same", a=BOB, b=ADA)
    for member in (ADA, BOB, CARL):
        found = entity(stores, member)
        assert (found["id"], found["members"]) == (ADA, [ADA, BOB, CARL])
    request = asking(stores, CLASSES)
    one = ask(
        request, "query($id: ID!) { expand(id: $id) { neighbours { edges { node { entity { id } } } } } }", id=CARL
    )
    assert [e["node"]["entity"]["id"] for e in one["data"]["expand"]["neighbours"]["edges"]] == [PASSPORT]
    paths = ask(request, f'{{ shortestPaths(from: "{BOB}", to: "{CARL}") {{ __typename }} }}')
    assert told(paths) == "The two ends are one thing."


def test_a_verdict_that_others_contradict_is_shown_as_a_conflict(stores: Stores, decide: Ask) -> None:
    known(stores)
    never = decide("Never", a=ADA, b=CARL)
    assert not never["conflict"]
    assert not entity(stores, ADA)["sameAs"][0]["conflict"]
    decide("Same", a=ADA, b=BOB)
    decide("Same", a=BOB, b=CARL)
    standing = {(v["a"], v["b"]): (v["same"], v["conflict"]) for v in entity(stores, BOB)["sameAs"]}
    assert standing == {(ADA, CARL): (False, True), (ADA, BOB): (True, False), (BOB, CARL): (True, False)}
    decide("Withdraw", id=never["id"])
    assert not any(v["conflict"] for v in entity(stores, BOB)["sameAs"])


def test_the_opposite_is_refused_until_the_first_is_withdrawn(stores: Stores, decide: Ask) -> None:
    known(stores)
    first = decide("Same", a=ADA, b=BOB)
    assert decide("Same", a=BOB, b=ADA) == first
    assert decide("Never", a=BOB, b=ADA) == "The opposite verdict stands between the two."
    decide("Withdraw", id=first["id"])
    assert decide("Withdraw", id=first["id"]) == "There is no such verdict."
    assert decide("Never", a=BOB, b=ADA)["same"] is False


def test_what_cannot_be_decided_is_refused(stores: Stores, decide: Ask) -> None:
    known(stores)
    before = content_hash(stores.graph)
    assert decide("Same", a=ADA, b=ADA) == "An entity cannot be compared with itself."
    assert decide("Same", a=ADA, b=CAR) == "A Person and a Vehicle cannot be the same."
    assert decide("Never", a=ADA, b="Person:reg:nobody") == "There is no such entity."
    assert decide("Value", entity=ADA, claim="no-such-claim") == "No such claim gives this attribute of this entity."
    assert content_hash(stores.graph) == before


def test_a_verdict_on_ends_of_different_visibility_is_for_the_strictest_readers_only(
    stores: Stores, decide: Ask
) -> None:
    known(stores, bob="secret")
    decide("Same", a=ADA, b=BOB)
    assert entity(stores, ADA)["members"] == [ADA, BOB]
    assert entity(stores, ADA, ("open",))["members"] == [ADA]
    assert entity(stores, ADA, ("open",))["sameAs"] == []
    decide("Same", a=ADA, b=CARL)
    assert entity(stores, CARL, ("open",))["members"] == [ADA, CARL]


def test_who_may_not_see_an_end_can_neither_decide_on_it_nor_withdraw(stores: Stores, decide: Ask) -> None:
    known(stores, bob="secret", carl="secret")
    verdict = decide("Same", a=BOB, b=CARL)
    texts, request = operations(DECIDE), asking(stores, ["open"])
    refused = ask(request, texts["Withdraw"], id=verdict["id"])
    assert told(refused) == "There is no such verdict."
    assert entity(stores, CARL)["members"] == [BOB, CARL]
    hidden = ask(request, texts["Never"], a=ADA, b="Person:reg:nobody")
    assert told(hidden) == "There is no such entity."


def test_a_proposal_goes_once_decided_either_way_and_comes_back_when_that_is_withdrawn(
    stores: Stores, decide: Ask
) -> None:
    known(stores)
    text = "{ proposals { edges { node { a { id } b { id } } } } }"

    def proposed() -> int:
        return len(ask(asking(stores, CLASSES), text)["data"]["proposals"]["edges"])

    for operation in ("Same", "Never"):
        assert proposed() == 1
        verdict = decide(operation, a=ADA, b=BOB)
        assert proposed() == 0
        decide("Withdraw", id=verdict["id"])


def test_a_conclusion_holds_until_it_is_withdrawn(stores: Stores, decide: Ask) -> None:
    said = [Record(str(n), 1, [Claim(ADA, {"name": name})], observed_at=n) for n, name in enumerate(["Ada", "Eva"])]
    write_drawn(Drawn({"one": said}, []), stores)
    before = content_hash(stores.graph)
    claims = "query($id: ID!) { entity(id: $id) { caption claims { edges { node { id attributes } } } } }"
    shown = ask(asking(stores, CLASSES), claims, id=ADA)["data"]["entity"]
    assert shown["caption"] == "Eva"
    by_name = {edge["node"]["attributes"]["name"]: edge["node"]["id"] for edge in shown["claims"]["edges"]}
    value = decide("Value", entity=ADA, claim=by_name["Ada"])
    assert (value["value"], value["decidedBy"], value["differing"]) == ("Ada", "inspector", 1)
    assert entity(stores, ADA)["caption"] == "Ada"
    assert decide("Withdraw", id=value["decision"]) is None
    assert entity(stores, ADA)["caption"] == "Eva"
    assert content_hash(stores.graph) == before


def test_two_decisions_of_one_request_see_each_other(stores: Stores) -> None:
    known(stores)
    text = f"""mutation {{
      first: decideSame(a: "{ADA}", b: "{BOB}", reason: "x") {{ id }}
      second: decideSame(a: "{BOB}", b: "{CARL}", reason: "x") {{ id }}
      third: decideNeverSame(a: "{ADA}", b: "{CARL}", reason: "x") {{ conflict }} }}"""
    assert ask(asking(stores, CLASSES), text)["data"]["third"] == {"conflict": True}
