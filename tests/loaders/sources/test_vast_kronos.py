"""The Kronos set: each row of its seven files accounted for, a person's diagram, an e-mail path, its known traps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stores.graph import Graph
from stores.graph.content import content_hash
from tests.api.network import Ask, asker, rows
from tests.loaders.sources.loading import Loaded, answer, counts, emptied, load_set, nodes

pytestmark = pytest.mark.xdist_group("vast-kronos")
FILES = {
    "kronos-personnel": 54,
    "kronos-cars": 44,
    "kronos-places": 38,
    "kronos-cards": 1_490,
    "kronos-loyalty": 1_392,
    "kronos-mail": 1_175,
    "kronos-news": 845,
}
TWICE = 5
"""Headers that say word for word what another says: one record each."""


@pytest.fixture(scope="module")
def kronos(graph_store: Graph, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    with emptied(graph_store, tmp_path_factory.mktemp("kronos")) as stores:
        yield Loaded(stores, load_set("vast-kronos", stores, shared_data), asker(stores))


def test_every_row_of_every_file_is_accounted_for(kronos: Loaded) -> None:
    assert {report.source.name: report.read for report in kronos.reports} == FILES
    ends = {report.source.name: counts(report) for report in kronos.reports}
    assert ends.pop("kronos-mail") == {"written": FILES["kronos-mail"] - TWICE, "unchanged": TWICE}
    assert ends == {name: {"written": FILES[name]} for name in ends}


def test_columns_that_are_left_out_are_named_with_a_reason(kronos: Loaded) -> None:
    unused = {report.source.name: set(report.unused) for report in kronos.reports if report.unused}
    assert unused.keys() == {"kronos-personnel", "kronos-news"}
    assert {"PassportCountry", "BirthCountry"} < unused["kronos-personnel"]


def test_the_company_has_54_employees_of_whom_35_drive_a_car(kronos: Loaded) -> None:
    assert answer(kronos.ask, "kronos/employees")["expand"]["neighbours"]["total"] == 54
    cars = answer(kronos.ask, "kronos/cars")["tallies"]
    assert cars["total"] == 35, "nine of the 44 drive lorries that the list does not name"
    driven = {node["entity"]["caption"]: [car["caption"] for car in nodes(node["reached"])] for node in nodes(cars)}
    assert driven["Nils Calixto"] == ["company car 1"]


@pytest.mark.parametrize(("source", "cards"), [("kronos-cards", 55), ("kronos-loyalty", 54)])
def test_cards_are_known_by_what_a_receipt_shows(kronos: Loaded, source: str, cards: int) -> None:
    found = answer(kronos.ask, "kronos/cards", source=source)["tallies"]
    assert found["total"] == cards


def test_payments_stamped_noon_by_four_coffee_places_are_kept_and_graded_doubtful(kronos: Loaded) -> None:
    places = ("Bean There Done That", "Brewed Awakenings", "Coffee Shack", "Jack's Magical Beans")
    kept = {place: _payments(kronos.ask, place, None) for place in places}
    assert sum(kept.values()) == 122
    assert [_payments(kronos.ask, place, "B2") for place in places] == [0, 0, 0, 0]
    assert _payments(kronos.ask, "Carlyle Chemical Inc.", None) == _payments(kronos.ask, "Carlyle Chemical Inc.", "B2")


def _payments(ask: Ask, place: str, least_grade: str | None) -> int:
    found = answer(ask, "kronos/payments", place=f"Location:vast-kronos:{place}", leastGrade=least_grade)
    return sum(count["facts"] for count in found["entity"]["linkCounts"])


def test_places_that_the_files_spell_differently_stay_apart(kronos: Loaded) -> None:
    spelt = ["Katerinas Cafe", "Katerina's Café", "Jack's Magical Beans", "Jack's Magic Beans"]
    found = kronos.ask(
        "query ($ids: [ID!]!) { entities(ids: $ids) { caption ... on Location { position } } }",
        ids=[f"Location:vast-kronos:{name}" for name in spelt],
    )["entities"]
    assert [entity["caption"] for entity in found] == spelt
    assert [entity["position"] is not None for entity in found] == [False, True, False, True]


def test_the_diagram_around_a_person_shows_the_car_the_mailbox_the_job_and_that_two_lists_differ(
    kronos: Loaded,
) -> None:
    found = answer(kronos.ask, "kronos/person", person="Person:vast-kronos:Calixto, Nils")
    person = found["entity"]
    assert (person["caption"], person["born"], person["nationality"]) == ("Nils Calixto", "1982-03-26", "Tethys")
    occupation = next(value for value in person["values"] if value["attribute"] == "occupation")
    assert (occupation["agreeing"], occupation["differing"]) == (0, 1)
    drawn = found["associationDiagram"]
    captions = {node["caption"]: node["ring"] for node in rows(drawn["columns"]["nodes"])}
    assert captions == {
        "Nils Calixto": 0,
        "GAStech": 1,
        "Information Technology": 1,
        "company car 1": 1,
        "nils.calixto@gastech.com.kronos": 1,
    }
    assert (drawn["nodeCount"], drawn["omitted"]) == (5, 0)


def test_two_people_hang_together_by_e_mail(kronos: Loaded) -> None:
    ends = {"from": "Person:vast-kronos:Calixto, Nils", "to": "Person:vast-kronos:Sanjorge Jr., Sten"}
    path = answer(kronos.ask, "kronos/wrote-to", **ends)["shortestPaths"]["paths"][0]
    assert [entity["caption"] for entity in path["entities"]] == [
        "Nils Calixto",
        "nils.calixto@gastech.com.kronos",
        "ada.campo-corrente@gastech.com.kronos",
        '"sten.sanjorge jr."@gastech.com.kronos',
        "Sten Sanjorge Jr.",
    ]
    assert path["hops"] == 4, "the two never wrote to each other"
    assert [step["linkType"] for step in path["steps"]] == ["USES", "EMAILED", "EMAILED", "USES"]


def test_an_e_mail_leads_to_each_of_its_recipients(kronos: Loaded) -> None:
    with kronos.stores.graph.session() as session:
        links = session.run("MATCH ()-[r:EMAILED]->() RETURN count(r), count(DISTINCT r.record_ref)").single()
    assert links is not None
    facts, mails = links.values()
    assert mails == FILES["kronos-mail"] - TWICE
    assert facts == 8_974


def test_articles_are_found_by_their_words_and_keep_a_date_that_is_none(kronos: Loaded) -> None:
    found = answer(kronos.ask, "kronos/articles-about", words="Juliana Vann")["search"]
    assert found["total"] > 10
    assert {node["kind"] for node in nodes(found)} == {"article"}
    blog = kronos.ask('{ entity(id: "Media:vast-kronos:53") { claims { edges { node { given } } } } }')
    assert nodes(blog["entity"]["claims"])[0]["given"]["published"] == "By Haneson Ngohebo"


def test_loading_it_again_changes_nothing(kronos: Loaded, shared_data: Path) -> None:
    before = content_hash(kronos.stores.graph)
    again = load_set("vast-kronos", kronos.stores, shared_data)
    assert {report.source.name: counts(report) for report in again} == {
        name: {"unchanged": count} for name, count in FILES.items()
    }
    assert content_hash(kronos.stores.graph) == before
