"""Analyses of events and sensors through GraphQL and a real Neo4j: what was planted comes out, with its records."""

from __future__ import annotations

from typing import Any

import pytest

from api.scalars import rfc3339
from examples.analyses.alarms import alarms
from examples.analyses.burglaries import burglaries
from examples.analyses.flow import HOLIDAYS, flow
from examples.analyses.night_places import asked as night_asked
from examples.analyses.night_places import places
from examples.analyses.reports import ASKED, reports
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores
from tests.api.asking import CLASSES, asking, schema
from tests.api.asking import ask as asked
from tests.api.network import asker
from tests.stores.snapshot.graphs import Drawn, write

HOUR, DAY = 3_600_000, 86_400_000


def happened(name: str, at: int, place: tuple[float, float], **attributes: str) -> Record:
    """An event at a place of its own."""
    event, spot = f"Event:reg:{name}", f"Location:reg:{name}"
    claims = [
        Claim(event, {"happened": (at, at, "UTC"), **attributes}),
        Claim(spot, {"position": (round(place[0], 6), round(place[1], 6))}),
    ]
    return Record(name, 1, claims, [Link("OCCURRED_AT", event, spot)])


def test_planted_bursts_are_clusters_of_events_that_lead_to_their_records(stores: Stores) -> None:
    made = alarms(1, 120, 2)
    rows = zip(made.ids, made.at.tolist(), made.latitudes.tolist(), made.longitudes.tolist(), strict=True)
    records = [happened(name, at, (north, east), kind="alarm") for name, at, north, east in rows]
    records.append(Record("vague", 1, [Claim("Event:reg:vague", {"kind": "alarm", "happened": (0, 9 * DAY, "UTC")})]))
    records.append(Record("other", 1, [Claim("Event:reg:other", {"kind": "meeting"})]))
    write(Drawn({"one": records}, []), stores)
    ask = asker(stores)
    text = """query($kinds: [String!]) { eventClusters(kinds: $kinds, metres: 500, seconds: 7200) { total untimed
      unplaced columns clusters { memberIds stability expected inside p stands } } }"""
    found = ask(text, kinds=["alarm"])["eventClusters"]
    assert (found["total"], found["untimed"], found["unplaced"]) == (120, 1, 0)
    standing = [{one.rpartition(":")[2] for one in c["memberIds"]} for c in found["clusters"] if c["stands"]]
    assert all(any(len(burst & one) >= 10 for one in standing) for burst in made.bursts)
    columns = found["columns"]
    assert {len(column) for column in columns.values()} == {120}
    first = found["clusters"][0]
    assert {columns["id"][n] for n, one in enumerate(columns["cluster"]) if one == 0} == set(first["memberIds"])
    claim = columns["claims"][columns["id"].index(first["memberIds"][0])][0]
    known = ask("query($id: ID!) { entity(id: $id) { claims { edges { node { id } } } } }", id=first["memberIds"][0])
    assert claim in {edge["node"]["id"] for edge in known["entity"]["claims"]["edges"]}
    assert ask(text, kinds=["meeting"])["eventClusters"]["clusters"] == []
    assert ask(text, kinds=None)["eventClusters"]["untimed"] == 2


def test_a_planted_crowd_is_a_surge_that_names_its_events_and_too_little_is_said(stores: Stores) -> None:
    made = flow(1, crowd=False)
    cells = made.counted()
    quiet = cells.counts.sum(axis=1).argsort()[:2].tolist()
    kept = [n for n, one in enumerate(cells.cell_of.tolist()) if one in quiet]
    rows = [(int(made.at[n]), (float(made.latitudes[n]), float(made.longitudes[n]))) for n in kept]
    last = max(rows)
    rows += [(last[0] // HOUR * HOUR + n, last[1]) for n in range(14)]
    write(Drawn({"one": [happened(f"e{n:05}", *row, kind="crowd") for n, row in enumerate(rows)]}, []), stores)
    ask = asker(stores)
    text = """query($kinds: [String!], $days: [String!]) { eventForecast(kinds: $kinds, resolution: 7, holidays: $days)
      { tooLittle error naiveError covered total leftOut columns periods { name p }
      surges { cell observed expected high ids } } }"""
    found = ask(text, kinds=["crowd"], days=list(HOLIDAYS))["eventForecast"]
    assert found["tooLittle"] is None
    assert found["total"] == len(rows)
    assert found["error"] < found["naiveError"]
    columns = found["columns"]
    assert len(columns["hours"]) == 48
    assert len(columns["cell"]) == 2
    assert all(len(row) == 48 for name in ("expected", "low", "high") for row in columns[name])
    (surge,) = found["surges"]
    assert len(surge["ids"]) == surge["observed"] > surge["high"]
    assert {f"Event:reg:e{len(rows) - n:05}" for n in range(1, 15)} <= set(surge["ids"])
    nothing = ask(text, kinds=["parade"], days=None)["eventForecast"]
    assert (nothing["columns"], nothing["surges"]) == ({}, [])
    assert "There are 0 events" in nothing["tooLittle"]


def test_a_planted_rule_leads_to_the_facts_and_protected_attributes_are_not_in_the_schema(stores: Stores) -> None:
    made = burglaries(2, 240)
    records = []
    for row, name in enumerate(made.ids):
        event, person = f"Event:reg:{name}", f"Person:reg:{name}"
        kind, trade = made.case["entry"][row], made.offender["trade"][row]
        trade = "roofer" if kind == "roof" and row % 3 else trade
        role = Link("PARTY_TO", person, event, attributes={"role": "Suspect"})
        claims = [Claim(event, {"kind": kind, "outcome": made.case["hour"][row]}), Claim(person, {"occupation": trade})]
        records.append(Record(name, 1, claims, [role]))
    witness = Link("PARTY_TO", "Person:reg:witness", f"Event:reg:{made.ids[0]}", attributes={"role": "witness"})
    records.append(Record("w", 1, [Claim("Person:reg:witness", {"occupation": "clerk"})], [witness]))
    write(Drawn({"one": records}, []), stores)
    ask = asker(stores)
    text = """{ associationRules(case: [KIND, OUTCOME, WEEKDAY], offender: [OCCUPATION]) { tried total
      rules { if { attribute value } then { value } count lift corrected factIds caseIds offenderIds } } }"""
    found = ask(text)["associationRules"]
    assert found["total"] == 240
    rule = found["rules"][0]
    assert (rule["if"], rule["then"]) == ([{"attribute": "kind", "value": "roof"}], {"value": "roofer"})
    assert len(rule["factIds"]) == len(rule["caseIds"]) == len(rule["offenderIds"]) == rule["count"]
    between = ask(
        "query($ids: [ID!]!) { facts(between: $ids, first: 500) { edges { node { id } } } }",
        ids=rule["caseIds"][:20] + rule["offenderIds"][:20],
    )["facts"]["edges"]
    assert {edge["node"]["id"] for edge in between} <= set(rule["factIds"])
    assert between
    for name in ("SEX", "NATIONALITY", "BORN", "NAME"):
        refused = asked(
            asking(stores, CLASSES), f"{{ associationRules(case: [KIND], offender: [{name}]) {{ tried }} }}"
        )
        assert "does not exist in 'OffenderAttribute' enum" in refused["errors"][0]["message"]


def test_events_without_a_kind_are_told_by_their_description_or_nobody_can_tell(stores: Stores) -> None:
    made = reports(1, 300)
    rows = zip(made.ids, made.texts, made.labels, strict=True)
    records = [Record(n, 1, [Claim(f"Event:reg:{n}", {"description": text, "kind": kind})]) for n, text, kind in rows]
    records += [Record(n, 1, [Claim(f"Event:reg:{n}", {"description": text})]) for n, text in ASKED.items()]
    write(Drawn({"one": records}, []), stores)
    ask = asker(stores)
    found = ask(
        """{ textClasses { tooLittle labels confusion right told labelled unlabelled
          texts { id label likeliest { name weight } words { name weight } claimIds } } }"""
    )["textClasses"]
    assert (found["tooLittle"], found["labelled"], found["unlabelled"]) == (None, 300, 3)
    assert [one["label"] for one in found["texts"]] == ["burglary", "fraud", None]
    assert all(one["claimIds"] for one in found["texts"])
    assert sum(map(sum, found["confusion"])) == 300
    assert found["labels"] == sorted(set(made.labels))
    short = ask("{ textClasses(label: OUTCOME) { tooLittle texts { id } } }")["textClasses"]
    assert "0 labels have 10 rows" in short["tooLittle"]


@pytest.mark.parametrize(
    "question",
    [
        "eventClusters(metres: 0) { total }",
        'eventClusters(scope: HOUR, zone: "Mars/Base") { total }',
        "eventForecast(level: 1.5) { total }",
        "eventForecast(surgeHours: 0) { total }",
        "associationRules(case: [], offender: [OCCUPATION]) { tried }",
        "associationRules(case: [KIND], offender: [OCCUPATION], least: 1) { tried }",
        "textClasses(target: 0.2) { told }",
        "sensorCoverage(resolution: 16) { kind }",
        "placeClasses(target: 0.2) { told }",
        'placeClasses(asked: [{name: "x", latitude: 91, longitude: 0, at: "2026-01-01T00:00:00Z"}]) { told }',
        "placeClasses(of: DETECTION, label: OUTCOME) { told }",
        'eventRegression(holidays: ["Christmas"]) { total }',
        'eventRegression(zone: "Mars/Base") { total }',
    ],
)
def test_an_argument_that_cannot_be_used_is_refused(stores: Stores, question: str) -> None:
    found = schema().executable.execute_sync(f"{{ {question} }}", context_value=asking(stores, CLASSES))
    assert found.errors
    assert getattr(found.errors[0].original_error, "code", "") == "BAD_ARGUMENT"


def test_without_events_or_sensors_every_analysis_has_an_answer(stores: Stores) -> None:
    ask: Any = asker(stores)
    assert ask("{ eventClusters { total clusters { p } } }")["eventClusters"] == {"total": 0, "clusters": []}
    assert ask("{ associationRules(case: [KIND], offender: [OCCUPATION]) { tried total } }") == {
        "associationRules": {"tried": 0, "total": 0}
    }
    assert ask("{ sensorCoverage { kind } }") == {"sensorCoverage": []}


def test_days_with_far_more_events_than_the_weekday_explains_are_named_with_their_events(stores: Stores) -> None:
    start = 20_500 * DAY  # a Sunday
    records = []
    for day in range(60):
        for number in range(40 if day == 33 else 3 + (4 if day % 7 in (5, 6) else 0) + day % 2):
            at = start + day * DAY + number * HOUR // 4
            records.append(
                Record(f"{day}-{number}", 1, [Claim(f"Event:reg:{day}-{number}", {"happened": (at, at, "UTC")})])
            )
    write(Drawn({"one": records}, []), stores)
    ask = asker(stores)
    found = ask(
        """{ eventRegression(factors: [WEEKDAY]) { tooLittle chosen scores { model error } total columns
          outliers { day count ids distance } warned { day level expected low high } } }"""
    )["eventRegression"]
    assert (found["tooLittle"], found["total"]) == (None, len(records))
    assert [(one["count"], len(one["ids"])) for one in found["outliers"]] == [(40, 40)]
    assert found["outliers"][0]["day"] == found["columns"]["day"][33]
    assert len(found["warned"]) == 7
    assert all(one["low"] <= one["expected"] <= one["high"] for one in found["warned"])
    assert len({one["level"] for one in found["warned"]}) > 1
    short = ask("{ eventRegression(days: 20) { tooLittle earlier } }")["eventRegression"]
    assert "at least 30 rows" in short["tooLittle"]
    assert short["earlier"] > 0


def test_places_and_times_are_told_by_past_events_and_lead_to_the_nearest(stores: Stores) -> None:
    made, new = places(1, 240), night_asked()
    rows = zip(
        made.past.ids, made.past.at.tolist(), made.past.latitudes.tolist(), made.past.longitudes.tolist(), made.labels,
        strict=True,
    )  # fmt: skip
    records = [happened(name, at, (north, east), kind=label) for name, at, north, east, label in rows]
    records.append(happened("unlabelled", int(new.at[0]), (float(new.latitudes[0]), float(new.longitudes[0]))))
    write(Drawn({"one": records}, []), stores)
    asked_of = [
        {
            "name": name,
            "latitude": float(new.latitudes[n]),
            "longitude": float(new.longitudes[n]),
            "at": rfc3339(int(new.at[n])),
        }
        for n, name in enumerate(new.ids)
    ]
    found = asker(stores)(
        """query($asked: [AskedPlace!]) { placeClasses(asked: $asked, target: 0.75) { tooLittle labels labelled
          unlabelled confusion places { id name label nearestIds alike likeliest { name weight } } } }""",
        asked=asked_of,
    )["placeClasses"]
    assert (found["tooLittle"], found["labelled"], found["unlabelled"]) == (None, 240, 1)
    assert [one["name"] for one in found["places"]] == [*new.ids, None]
    assert found["places"][-1]["id"] == "Event:reg:unlabelled"
    assert sum(map(sum, found["confusion"])) == 240
    known = {f"Event:reg:{name}" for name in made.past.ids}
    assert all(set(one["nearestIds"]) <= known and len(one["nearestIds"]) == 10 for one in found["places"])
    assert found["places"][0]["likeliest"] == found["places"][-1]["likeliest"]
