"""The published findings of the Manchester POLE set, on a view drawn straight from its files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from algorithms.centrality import Measure, centrality
from algorithms.drawn import drawn
from algorithms.pairs import among
from algorithms.reach import Direction, Step, Tally, tallies
from graph_model.view import View
from sightline.settings import load_settings

CRIMES = Step(("OCCURRED_AT",), Direction.IN)
SUSPECTS = Step(("KNOWS",), having=("PARTY_TO",))
ENDS = {
    "KNOWS": ("Person", "Person"),
    "FAMILY_REL": ("Person", "Person"),
    "CURRENT_ADDRESS": ("Person", "Address"),
    "PARTY_TO": ("Person", "Event"),
    "OCCURRED_AT": ("Event", "Address"),
    "LOCATION_IN_AREA": ("Address", "Location"),
}


def rows(kind: str) -> Iterator[dict[str, str]]:
    folder = load_settings().shared_data or Path("shared/data")
    path = folder / "pole-manchester" / "pole-data-importer.zip"
    if not path.exists():
        pytest.skip("the Manchester POLE set is not beside the checkout; set SIGHTLINE_SHARED_DATA")
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"crime-investigation.{kind}.csv").decode("utf-8")
    return csv.DictReader(io.StringIO(text, newline=""))


@cache
def view() -> View:
    links = (
        f"{start}:{row[':START_ID']} -{name}-> {end}:{row[':END_ID']}"
        for name, (start, end) in ENDS.items()
        for row in rows(f"relationships.{name}")
    )
    return drawn(*links, *(f"Person:{row[':ID']}" for row in rows("nodes.Person")))


@cache
def names() -> dict[str, str]:
    people = {f"Person:{row[':ID']}": f"{row['name']} {row['surname']}" for row in rows("nodes.Person")}
    places = {f"Address:{row[':ID']}": f"{row['address']} {row['postcode']}" for row in rows("nodes.Location")}
    return people | places | {f"Location:{row[':ID']}": row["areaCode"] for row in rows("nodes.Area")}


@cache
def acquaintances() -> View:
    """Persons and who knows whom."""
    lines = [f"Person:{row[':START_ID']} -KNOWS-> Person:{row[':END_ID']}" for row in rows("relationships.KNOWS")]
    return drawn(*lines, *(f"Person:{row[':ID']}" for row in rows("nodes.Person")))


def first(found: tuple[Tally, ...], count: int) -> list[tuple[str, int]]:
    return [(names()[tally.id], tally.count) for tally in found[:count]]


def test_most_crimes_by_address_and_by_area() -> None:
    addresses = tallies(view(), "Address", [CRIMES])
    assert first(addresses, 4) == [
        ("Piccadilly M1 1LU", 166),
        ("Shopping Area M60 1TA", 111),
        ("Prison M60 9AH", 48),
        ("Shopping Area M4 3AL", 46),
    ]
    thirty_five = {name.rpartition(" ")[0].rpartition(" ")[0] for name, count in first(addresses, 40) if count == 35}
    assert {"182 Waterson Avenue", "43 Walker's Croft"} <= thirty_five
    areas = tallies(view(), "Location", [Step(("LOCATION_IN_AREA",), Direction.IN), CRIMES])
    assert first(areas, 5) == [("M1", 975), ("BL1", 860), ("BL3", 814), ("M40", 766), ("M9", 699)]


def test_persons_party_to_no_crime_with_most_acquaintances_who_are() -> None:
    found = tallies(view(), "Person", [SUSPECTS], lacking=["PARTY_TO"])
    assert first(found, 4) == [
        ("Anne Freeman", 8),
        ("Bonnie Gilbert", 7),
        ("Ashley Robertson", 5),
        ("Kathy Wheeler", 3),
    ]


def test_the_one_suspect_whom_anne_freeman_knows_in_her_own_area() -> None:
    neighbour = Step(("KNOWS",), having=("PARTY_TO",), sharing=("CURRENT_ADDRESS", "LOCATION_IN_AREA"))
    found = {names()[tally.id]: tally.reached for tally in tallies(view(), "Person", [neighbour], lacking=["PARTY_TO"])}
    assert [names()[suspect] for suspect in found["Anne Freeman"]] == ["Craig Marshall"]


def test_the_same_through_a_relative_who_is_party_to_none() -> None:
    relative = Step(("FAMILY_REL",), lacking=("PARTY_TO",))
    assert first(tallies(view(), "Person", [relative, SUSPECTS], lacking=["PARTY_TO"]), 1) == [
        ("Kimberly Alexander", 7)
    ]
    housemate = Step(("FAMILY_REL",), lacking=("PARTY_TO",), sharing=("CURRENT_ADDRESS",))
    found = tallies(view(), "Person", [housemate, SUSPECTS], lacking=["PARTY_TO"])
    assert first(found, 9) == [("Kimberly Alexander", 7), ("Martin Daniels", 1)]


def test_betweenness_and_triangles_of_who_knows_whom() -> None:
    between = centrality(acquaintances(), Measure.BETWEENNESS).positions[:3]
    assert [(names()[p.id], round(p.score, 1)) for p in between] == [
        ("Annie Duncan", 5275.3),
        ("Ann Fox", 5116.2),
        ("Amanda Alexander", 4599.9),
    ]
    triangles = centrality(acquaintances(), Measure.TRIANGLES).positions[:3]
    assert [(names()[p.id], p.score) for p in triangles] == [
        ("Deborah Ford", 10),
        ("Phillip Perry", 9),
        ("Peter Bryant", 8),
    ]
    parties = [tally.id for tally in tallies(view(), "Person", [Step(("PARTY_TO",))])]
    best = centrality(among(acquaintances(), parties), Measure.TRIANGLES).positions[0]
    assert (names()[best.id], best.score) == ("Phillip Williamson", 4)
