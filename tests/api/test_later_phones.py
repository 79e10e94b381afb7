"""Whose new phone is this: the network of the VAST Challenge 2008 as calls and masts, asked of the product."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph_model.records import Link, Record, Sighting
from loaders.pipeline import load
from stores.graph import Graph
from tests.api.network import Ask, asker
from tests.loaders.sources.loading import emptied
from tests.loaders.test_pipeline import Listed
from tests.sightings import sensor


def phone(number: str) -> str:
    return f"PhoneNumber:private:vast2008:{number}"


def rows_of(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "vast2008-calls" / "cdr.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _record(number: int, row: dict[str, str]) -> Record:
    """One row of the operator: a call, and the mast of the caller."""
    at = round(datetime.strptime(row["Datetime"], "%Y%m%d %H%M").replace(tzinfo=UTC).timestamp() * 1000)
    ends = phone(row["From"]), phone(row["To"])
    read = Sighting(ends[0], f"Sensor:city:mast{row['Cell Tower']}", at, "UTC")
    return Record(
        f"{number}",
        1,
        [],
        [Link("CALLED", *ends, at, at, attributes={"duration_s": int(row["Duration(seconds)"])})],
        sightings=[read],
    )


@pytest.fixture(scope="module")
def ask(graph_store: Graph, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    calls = [_record(number, row) for number, row in enumerate(rows_of(shared_data))]
    masts = [sensor(f"Sensor:city:mast{n}", kind="phone-mast") for n in range(1, 31)]
    with emptied(graph_store, tmp_path_factory.mktemp("vast2008")) as stores:
        load([Listed([*masts, *calls], "city")], stores)
        yield asker(stores)


def later(ask: Ask, number: str) -> list[dict[str, Any]]:
    body = "phone { id } since handover likeness compared shared { id }"
    text = f"query ($phone: ID!) {{ laterPhones(phone: $phone, filter: {{}}) {{ {body} }} }}"
    found: list[dict[str, Any]] = ask(text, phone=phone(number))["laterPhones"]
    return found


def test_all_calls_and_phones_of_the_set_are_there(ask: Ask, shared_data: Path) -> None:
    rows = rows_of(shared_data)
    assert len(rows) == 9_834
    assert len({row[end] for row in rows for end in ("From", "To")}) == 400
    assert {row["Cell Tower"] for row in rows} == {str(n) for n in range(1, 31)}
    assert {row["Datetime"][:8] for row in rows} == {f"200606{day:02}" for day in range(1, 11)}
    assert ask(
        "query ($masts: [ID!]!) { sightings(sensors: $masts, first: 1) { total } }",
        masts=[f"Sensor:city:mast{n}" for n in range(1, 31)],
    )["sightings"]["total"] == len(rows)


def test_the_brother_is_the_one_whom_phone_200_calls_most(ask: Ask, shared_data: Path) -> None:
    text = "query ($id: ID!) { contactTable(phone: $id, filter: {}) { edges { node { phone { id } made taken } } } }"
    table = [edge["node"] for edge in ask(text, id=phone("200"))["contactTable"]["edges"]]
    assert table[0]["phone"]["id"] == phone("5")
    ends = [(row["From"], row["To"]) for row in rows_of(shared_data)]
    assert {(one["phone"]["id"], one["made"], one["taken"]) for one in table} == {
        (phone(other), ends.count(("200", other)), ends.count((other, "200")))
        for other in {one for pair in ends if "200" in pair for one in pair} - {"200"}
    }


def test_five_phones_change_hands_on_the_eighth_day_as_was_published(ask: Ask) -> None:
    """Phone 200 calls little, so that its new one is first only among those that are nobody else's."""
    new = {old: later(ask, old) for old in ("1", "2", "3", "5", "200")}
    first = {old: found[0]["phone"]["id"] for old, found in new.items() if old != "200"}
    assert first == {old: phone(one) for old, one in (("1", "309"), ("2", "397"), ("3", "360"), ("5", "306"))}
    assert {found[0]["since"][:10] for old, found in new.items() if old != "200"} == {"2006-06-08"}
    taken = set(first.values())
    assert next(one["phone"]["id"] for one in new["200"] if one["phone"]["id"] not in taken) == phone("300")


def test_a_phone_that_does_not_exist_has_no_later_one(ask: Ask) -> None:
    text = "query ($phone: ID!) { laterPhones(phone: $phone, filter: {}) { phone { id } } }"
    assert ask(text, phone=phone("9999")) == {"laterPhones": None}
