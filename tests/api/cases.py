"""Random small cases in two visibility classes, and the graph stripped to what one of them holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from graph_model.grade import Grade
from graph_model.keys import fact_id, record_id, type_of
from graph_model.records import Claim, Link, Record, Sighting
from graph_model.verdicts import Conclusion, Decision, Verdict
from loaders.pipeline import Stores
from stores.graph.changes import DECIDED
from stores.graph.rows import REVISIONS
from tests.stores.snapshot import graphs

PEOPLE = [f"Person:reg:{letter}" for letter in "abcde"]
CARS = ["Vehicle:reg:x", "Vehicle:reg:y"]
PLACES = ["Location:reg:m", "Location:reg:n"]
PLATES = ["Plate:GB:AB12CDE", "Plate:GB:AB12CDF"]
ACCOUNTS = ["BankAccount:GB29NWBK60161331926819", "BankAccount:DE89370400440532013000"]
HANDSET, PASSPORT = "Handset:49015420323751", "IdDocument:GB:passport:925665416"
SENSORS = ["Sensor:reg:cam", "Sensor:reg:patrol"]
FOOTAGE = ["Media:reg:v1", "Media:reg:v2"]
EVERYTHING = [*PEOPLE, *CARS, *PLACES, *PLATES, *ACCOUNTS, HANDSET, PASSPORT, *SENSORS, *FOOTAGE]
ENDS: dict[str, tuple[list[str], list[str]]] = {
    "KNOWS": (PEOPLE, PEOPLE),
    "OWNS": (PEOPLE, [*CARS, *PLACES]),
    "USES": (PEOPLE, [HANDSET, *CARS, *ACCOUNTS]),
    "HOLDS": (PEOPLE, [PASSPORT]),
    "LIVES_AT": (PEOPLE, PLACES),
    "PART_OF": (PLACES, PLACES),
    "CARRIED_BY": (PLATES, CARS),
    "RECORDED_AT": (FOOTAGE, [*PLACES, *SENSORS]),
    "PAID": (ACCOUNTS, [*ACCOUNTS, *PLACES]),
}
NAMES = ["Ada", "Ada Byron", "Adam Byron", "Zoë 'x' AND (y", "مريم"]
POINTS = [(53.48, -2.24), (53.481, -2.24), (53.6, -2.2)]
_STRIP = (
    "MATCH ()-[r]->() WHERE r.vc IS NOT NULL AND NOT r.vc IN $vc DELETE r",
    "MATCH (c:Claim|Conclusion) WHERE NOT c.vc IN $vc DETACH DELETE c",
    "MATCH (t:Slot) WHERE NOT (t)<-[:SEEN]-() DETACH DELETE t",
    "MATCH (t:Slot)-[r:AT]->(e) "
    "WHERE NOT EXISTS { (t)<-[s:SEEN]-() WHERE coalesce(s.sensor, e.entity_id) = e.entity_id } DELETE r",
    "MATCH (e:Entity) WHERE NOT (e)--() DELETE e",
    "MATCH (s:Source) SET s.vcs = [vc IN s.vcs WHERE vc IN $vc]",
)


@dataclass(frozen=True, slots=True)
class SmallCase:
    """records: by source. decisions: in the order in which they were made."""

    records: dict[str, list[Record]]
    decisions: list[Decision]


def write(case: SmallCase, stores: Stores) -> None:
    """Into an emptied graph."""
    graphs.write(graphs.Drawn(case.records, []), stores)
    for decision in case.decisions:
        stores.graph.decide(decision, "decisions")


def strip(stores: Stores, allowed: Collection[int]) -> None:
    """Take out every fact of another class, and the entities that no fact is left of."""
    with stores.graph.session() as session:
        for text in _STRIP:
            session.run(text, vc=list(allowed)).consume()
        # What is taken out behind the store's back may have been a decision: nobody may go on with what they kept.
        session.run(DECIDED).consume()
    stores.archive.write_anew(stores.graph)


@st.composite
def cases(draw: st.DrawFn, classes: dict[str, int]) -> SmallCase:
    """Claims, links, verdicts and conclusions, each in one of the classes."""
    seen = st.sampled_from(sorted(classes))
    grades = st.builds(Grade, st.sampled_from([1, 3, 6]), st.sampled_from([1, 3, 6]))
    records: dict[str, list[Record]] = {"one": [], "two": []}
    claimed: list[tuple[str, str]] = []

    def add(ref: str, claims: list[Claim], links: list[Link]) -> None:
        source = draw(st.sampled_from(sorted(records)))
        records[source].append(Record(ref, 1, claims, links, draw(grades), draw(seen), draw(_TIME)))
        claimed.extend((claim.entity, fact_id(record_id(source, ref), "claim", claim.entity)) for claim in claims)

    for number, entity in enumerate(draw(st.lists(st.sampled_from(EVERYTHING), min_size=3, max_size=14))):
        add(f"c{number}", [Claim(entity, draw(_said(type_of(entity))))], [])
    for number, kind in enumerate(draw(st.lists(st.sampled_from(sorted(ENDS)), min_size=3, max_size=16))):
        start, end = (draw(st.sampled_from(ends)) for ends in ENDS[kind])
        said: dict[str, Any] = {"amount": draw(_SUMS)} if kind == "PAID" else {}
        add(f"l{number}", [], [Link(kind, start, end, *draw(_SPAN), attributes=said)])
    for number, (sensor, moves) in enumerate(draw(st.lists(_SENSED, max_size=8))):
        seen_at = draw(st.integers(0, 9)) * draw(st.sampled_from([1, 3_600_000]))
        where = draw(st.sampled_from(POINTS)) if moves else (None, None)
        subject = draw(st.sampled_from([*PLATES, HANDSET, PASSPORT]))
        sure = draw(st.sampled_from([None, 0.5]))
        read = Sighting(subject, sensor, seen_at, "Europe/London", where[0], where[1], sure, None)
        source = draw(st.sampled_from(sorted(records)))
        records[source].append(Record(f"s{number}", 1, [], [], draw(grades), draw(seen), draw(_TIME), 0, [read]))
    decisions: list[Decision] = []
    for number, (same, pair) in enumerate(draw(st.lists(_DECIDED, max_size=4))):
        about: dict[str, Any] = {"reason": "so", "by": "me", "decided_at": number, "vc": classes[draw(seen)]}
        if pair:
            decisions.append(Verdict(id=f"v{number}", a=pair[0], b=pair[1], same=same, **about))
        elif claimed:
            entity, claim = draw(st.sampled_from(claimed))
            attribute = draw(st.sampled_from(["name", "born"]))
            about |= {"entity": entity, "attribute": attribute, "claim_id": claim, "claim_version": REVISIONS}
            decisions.append(Conclusion(id=f"v{number}", **about))
    return SmallCase(records, decisions)


def _said(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=_ATTRIBUTES.get(kind, {}))


def _ordered(span: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    since, until = span
    return span if since is None or until is None else (min(since, until), max(since, until))


_SENSED = st.sampled_from([(SENSORS[0], False), (SENSORS[1], True), (SENSORS[1], False)])
_ATTRIBUTES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "Person": {"name": st.sampled_from(NAMES), "born": st.sampled_from(["1987", "1987-03", "1990-01-01"])},
    "Vehicle": {"make": st.sampled_from(["Volvo", "Ada"])},
    "Media": {
        "title": st.sampled_from(["Hall", "Ada's door"]),
        "covers": st.sampled_from([(0, 3, "UTC"), (5, 9, "UTC")]),
        "clock_error_s": st.sampled_from([0.001, -0.002]),
    },
    "Sensor": {
        "name": st.sampled_from(["Ada Cam", "Cam"]),
        "kind": st.sampled_from(["plate-camera", "gps-tracker"]),
        "position": st.sampled_from(POINTS),
        "clock_error_s": st.sampled_from([60.0, -1.5]),
        "radius_m": st.just(90.0),
        "holds_from": st.just((5, 5, "UTC")),
    },
    "Location": {"name": st.sampled_from(["Ada Road", "Tower"]), "position": st.sampled_from(POINTS)},
}
_SUMS = st.tuples(st.integers(1, 9), st.sampled_from(["GBP", "EUR"]))
_TIME = st.one_of(st.none(), st.integers(0, 9))
_SPAN = st.tuples(_TIME, _TIME).map(_ordered)
_PAIRS = [pair for alike in (PEOPLE, CARS, PLACES) for pair in combinations(alike, 2)]
_DECIDED = st.tuples(st.booleans(), st.one_of(st.none(), st.sampled_from(_PAIRS)))
