"""Counts of working values against the slow way: each entity's own working value, one after the other."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from algorithms.great_circle import box, in_box
from graph_model.errors import LimitExceeded
from graph_model.grade import Grade
from graph_model.reader import FactFilter, Reader
from graph_model.records import Claim, Record
from graph_model.verdicts import Conclusion, Verdict
from loaders.pipeline import Stores
from stores.graph.reads import in_box as boxes
from stores.graph.reads import value_counts as module
from stores.graph.reads.entities import entities, resolve
from stores.graph.reads.value_counts import bearers_of, value_counts
from stores.graph.seen import SeenGraph
from tests.stores.snapshot.graphs import CLASSES, Drawn, write
from tests.tries import tries

PLACES = [f"Location:reg:{letter}" for letter in "abcdef"]
POINTS = st.sampled_from([(10.0, 179.9), (10.0, -179.9), (10.0, 170.0), (89.99, 5.0), (-10.0, 0.5)])


@st.composite
def places(draw: st.DrawFn, classes: dict[str, int]) -> Drawn:
    records: dict[str, list[Record]] = {"one": [], "two": []}
    for number, place in enumerate(draw(st.lists(st.sampled_from(PLACES), max_size=14))):
        said: dict[str, Any] = {"kind": draw(st.sampled_from(["shop", "area"]))} if draw(st.booleans()) else {}
        said |= {"position": draw(POINTS)} if draw(st.booleans()) else {}
        grade = Grade(draw(st.sampled_from([1, 6])), 1)
        records[draw(st.sampled_from(sorted(records)))].append(
            Record(f"r{number}", 1, [Claim(place, said)], grade=grade, visibility=draw(st.sampled_from(CLASSES)))
        )
    vc = st.sampled_from(sorted(classes.values()))
    pairs = draw(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=2))
    verdicts = [
        Verdict(id=f"v{n}", reason="", by="me", decided_at=0, vc=draw(vc), a=a, b=b, same=True)
        for n, (a, b) in enumerate(pairs)
        if a < b
    ]
    return Drawn(records, verdicts)


def conclude(stores: Stores, vc: int) -> None:
    """Somebody decided for the first claim in the order of ids that gives a kind."""
    with stores.graph.session() as session:
        text = (
            "MATCH (c:Claim)-[:ABOUT]->(e) WHERE c.kind IS NOT NULL RETURN c.claim_id, c.version, e.entity_id "
            "ORDER BY 1 LIMIT 1"
        )
        for claim, version, entity in session.run(text).values():
            decision = Conclusion(
                id="d",
                reason="",
                by="me",
                decided_at=1,
                vc=vc,
                entity=entity,
                attribute="kind",
                claim_id=claim,
                claim_version=version,
            )
            stores.graph.decide(decision, "decisions")


@settings(max_examples=tries(6), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    names=st.sampled_from([("open",), CLASSES]),
    concluded=st.booleans(),
    centre=POINTS,
    metres=st.sampled_from([0.0, 60_000.0, 1_500_000.0]),
)
def test_counts_and_boxes_are_what_the_entities_working_values_say(
    stores: Stores,
    data: st.DataObject,
    names: tuple[str, ...],
    concluded: bool,
    centre: tuple[float, float],
    metres: float,
) -> None:
    write(data.draw(places(dict(stores.classes))), stores)
    if concluded:
        conclude(stores, stores.classes[names[0]])
    seen = SeenGraph(stores.graph, Reader(tuple(stores.classes[name] for name in names)))
    declared = stores.registry.entities["Location"]
    known = entities(seen, resolve(seen, PLACES).values()).values()
    for name in ("kind", "position"):
        attribute = next(a for a in declared.attributes if a.name == name)
        expected = Counter(entity.values[name].value for entity in known if name in entity.values)
        found = value_counts(seen, declared, attribute)
        assert {one.value: one.entities for one in found} == expected
        assert [one.entities for one in found] == sorted(expected.values(), reverse=True)
        for value in (*expected, "none" if name == "kind" else (1.0, 1.0)):
            bearers = {e.id for e in known if name in e.values and e.values[name].value == value}
            assert bearers_of(seen, declared, attribute, value) == bearers
    bounds = box(centre, metres)
    inside = {
        entity.id
        for entity in known
        for claim in entity.claims
        if "position_lat" in claim.properties
        and in_box((claim.properties["position_lat"], claim.properties["position_lon"]), bounds)
    }
    assert boxes.in_box(seen, bounds, ["Location", "Address"]) == sorted(inside)
    assert boxes.in_box(seen, bounds, ["Person"]) == []


def test_a_filter_decides_which_claims_compete(stores: Stores) -> None:
    said = {
        name: Record("r", 1, [Claim(PLACES[0], {"kind": kind})]) for name, kind in (("one", "shop"), ("two", "bar"))
    }
    write(Drawn({name: [record] for name, record in said.items()}, []), stores)
    declared = stores.registry.entities["Location"]
    kind = next(a for a in declared.attributes if a.name == "kind")
    only = Reader(tuple(stores.classes.values()), filter=FactFilter(sources=("two",)))
    assert [(v.value, v.entities) for v in value_counts(SeenGraph(stores.graph, only), declared, kind)] == [("bar", 1)]


def test_too_many_values_or_places_are_refused(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [Claim(place, {"kind": f"kind {place}", "position": (1.0, 2.0)}) for place in PLACES]
    write(Drawn({"one": [Record("r", 1, claims)]}, []), stores)
    seen = SeenGraph(stores.graph, Reader(tuple(stores.classes.values())))
    declared = stores.registry.entities["Location"]
    kind = next(a for a in declared.attributes if a.name == "kind")
    monkeypatch.setattr(module, "MOST_VALUES", 5)
    monkeypatch.setattr(module, "MOST_BEARERS", 0)
    monkeypatch.setattr(boxes, "MOST", 5)
    with pytest.raises(LimitExceeded, match="different values"):
        value_counts(seen, declared, kind)
    with pytest.raises(LimitExceeded, match="with this value"):
        bearers_of(seen, declared, kind, f"kind {PLACES[0]}")
    with pytest.raises(LimitExceeded, match="in the area"):
        boxes.in_box(seen, (0, 3, 0, 3))
