from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from typing import Any

import networkx as nx
import pytest

from graph_model.declare import IssuedKey
from graph_model.keys import LONE, type_of
from graph_model.records import Link, Record
from graph_model.registry import Registry
from graph_model.values.base import Context, Value, ValueType
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import ZONE
from loaders.sources.demo_city.options import Options
from loaders.sources.demo_city.registers import registers

Records = dict[str, list[Record]]
CONTEXT = Context(zone=ZONE, country="GB")


def test_every_claim_and_link_fits_its_declaration(records: Records, registry: Registry) -> None:
    for said in records.values():
        for record in said:
            for claim in record.claims:
                declared = {a.name for a in registry.entities[type_of(claim.entity)].attributes}
                assert claim.attributes.keys() <= declared, claim
            for link in record.links:
                kind = registry.links[link.type]
                assert type_of(link.start) in kind.starts, link
                assert type_of(link.end) in kind.ends, link
                assert link.attributes.keys() <= {a.name for a in kind.attributes}, link
                assert link.since is None or link.until is None or link.since <= link.until, link
                assert link.since is None or (link.precision in ("day", "instant") and link.zone == ZONE), link


def canonical(kind: ValueType, value: Value) -> bool:
    """Whether cleaning what the value looks like in JSON gives the value again; the zone may read as an offset."""
    cleaned = kind.clean(kind.as_json(value), CONTEXT)
    return cleaned == value or (isinstance(value, tuple) and kind.compare(cleaned, value) == "same")


def test_every_value_is_canonical(records: Records, links: list[Link], registry: Registry) -> None:
    seen: dict[str, set[Value]] = defaultdict(set)
    kinds: dict[str, ValueType] = {}
    claims = [claim for said in records.values() for record in said for claim in record.claims]
    for type_name, said in [(type_of(c.entity), c.attributes) for c in claims] + [
        (k.type, k.attributes) for k in links
    ]:
        declared = (registry.entities.get(type_name) or registry.links[type_name]).attributes
        for attribute in declared:
            if attribute.name in said:
                kinds[attribute.type.name] = attribute.type
                seen[attribute.type.name].add(said[attribute.name])
    wrong = [(name, value) for name, values in seen.items() for value in values if not canonical(kinds[name], value)]
    assert wrong == []


def given_key(type_name: str, key: str) -> Any:
    """What a register would give for an issued key."""
    pieces = key.split(":")
    if type_name == "Plate":
        return {"country": pieces[0], "number": pieces[1]}
    if type_name == "IdDocument":
        return {"country": pieces[0], "kind": pieces[1], "number": pieces[2]}
    return key


def test_every_issued_key_is_canonical(named_in_records: set[str], registry: Registry) -> None:
    wrong = []
    for entity in named_in_records:
        type_name, _, key = entity.partition(LONE)[0].partition(":")
        kind = registry.entities[type_name].key
        if isinstance(kind, IssuedKey) and kind.type.key(kind.type.clean(given_key(type_name, key), CONTEXT)) != key:
            wrong.append(entity)
    assert wrong == []


def test_nothing_dangles_at_the_end(records: Records, links: list[Link], registry: Registry) -> None:
    claimed = {claim.entity for said in records.values() for record in said for claim in record.claims}
    ends = {end for link in links for end in (link.start, link.end)}
    ends |= {seen.sensor for said in records.values() for record in said for seen in record.sightings}
    kept = {end for end in ends if not isinstance(registry.entities[type_of(end)].key, IssuedKey)}
    assert kept - claimed == set()


def test_a_record_has_its_reference_alone_and_says_no_link_twice(records: Records) -> None:
    for said in records.values():
        assert max(Counter(record.ref for record in said).values()) == 1
        for record in said:
            facts = Counter((link.type, link.start, link.end, link.nth) for link in record.links)
            assert max(facts.values(), default=1) == 1, record
            assert max(Counter(claim.entity for claim in record.claims).values(), default=1) == 1, record
        assert [record.row for record in said] == list(range(1, len(said) + 1))


def test_departments_have_grades_of_their_own(registry: Registry) -> None:
    grades = {register.source.name: str(register.source.grade) for register in registers(City(Options()))}
    assert len(grades) == 15
    assert len(set(grades.values())) >= 6
    assert grades["civil-register"] == "A1"
    assert grades["hotel-register"] == "C3"


@pytest.mark.parametrize("people", [600, 3_333])
def test_the_civil_register_holds_as_many_people_as_were_asked_for(people: int, registry: Registry) -> None:
    civil = next(r for r in registers(City(Options(people, 1, ("people",)))) if r.source.name == "civil-register")
    found = {
        c.entity for r in civil.records(registry) if isinstance(r, Record) for c in r.claims if "name" in c.attributes
    }
    assert len(found) == people


def test_the_default_city_is_small_enough_to_load_while_one_waits(records: Records) -> None:
    read = sum(len(record.sightings) for said in records.values() for record in said)
    assert 15_000 < sum(map(len, records.values())) - read < 30_000
    assert 10_000 < read < 150_000


def test_names_come_in_four_scripts_with_a_latin_alias(records: Records) -> None:
    names = [c for record in records["civil-register"] for c in record.claims if "name" in c.attributes]
    scripts = Counter(unicodedata.name(str(claim.attributes["name"])[0]).split()[0] for claim in names)
    assert all(scripts[script] > 100 for script in ("LATIN", "CJK", "ARABIC", "CYRILLIC"))
    for claim in names:
        latin = str(claim.attributes.get("alias", claim.attributes["name"]))
        assert unicodedata.name(latin[0]).startswith("LATIN")


def test_departments_differ_about_the_same_person(records: Records) -> None:
    born: dict[str, set[Value]] = defaultdict(set)
    for source in ("civil-register", "traffic-police"):
        for record in records[source]:
            for claim in record.claims:
                if "born" in claim.attributes:
                    born[claim.entity].add(claim.attributes["born"])
    assert 10 < sum(len(days) > 1 for days in born.values()) < 100


def test_degrees_have_a_long_tail_and_nearly_all_hang_together(graph: nx.Graph[str]) -> None:
    degrees = sorted((degree for _, degree in graph.degree), reverse=True)
    assert degrees[len(degrees) // 2] <= 5
    assert degrees[0] > 300
    assert sum(degree > 100 for degree in degrees) < 40
    assert len(max(nx.connected_components(graph), key=len)) > 0.9 * len(graph)


def test_friends_make_communities(links: list[Link]) -> None:
    calls = nx.Graph([(link.start, link.end) for link in links if link.type in ("CALLED", "MESSAGED")])
    chance = 2 * calls.number_of_edges() / len(calls) / (len(calls) - 1)
    assert nx.average_clustering(calls) > 10 * chance
    found = nx.community.louvain_communities(calls, seed=1)
    assert nx.community.modularity(calls, found) > 0.5
