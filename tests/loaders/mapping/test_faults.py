"""A mapping's mistakes: all at once, each with its place, before the first row."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.errors import BadMapping
from loaders.mapping import open_mapping
from tests.loaders.mapping.mapped import PEOPLE, ROWS, faults, opened

SOURCE = "source: {name: people, title: People}\n"
PERSON = "{type: Person, source_key: id}"
ENTITIES = f"entities: {{person: {PERSON}}}\n"
CALL = """
source: {name: calls, title: Calls}
file: {country: GB%s}
entities:
  caller: {type: PhoneNumber, issued_key: a}
  called: {type: PhoneNumber, issued_key: b}
  person: {type: Person, source_key: c}
links:
  - %s
"""
CALL_ROWS = "a,b,c,t\n+447911123456,+447911123457,p1,2026-03-12T00:10\n"


def entity(text: str) -> str:
    return SOURCE + f"entities: {{person: {text}}}\n"


READS = PEOPLE + "  cam: {type: Sensor, source_key: id}\n  plate: {type: Plate, issued_key: name}\n"


def claims(text: str) -> str:
    return entity(f"{{type: Person, source_key: id, claims: {{{text}}}}}")


@pytest.mark.parametrize(
    ("mapping", "place", "told"),
    [
        (ENTITIES, "source", "is missing"),
        (SOURCE, "entities", "is missing"),
        (SOURCE + "entities: {}", "entities", "at least 1"),
        ("source: {title: T}\n" + ENTITIES, "source.name", "is missing"),
        ("source: {name: My Source, title: T}\n" + ENTITIES, "source.name", "short name of a-z"),
        (PEOPLE + "sources: x", "sources", "did you mean 'source'"),
        (READS + "sightings: [{sensor: cam, at: born}]", "sightings[1].subject", "is missing"),
        (READS + "sightings: [{sensor: person, subject: plate, at: born}]", "sightings[1].sensor", "not a Sensor"),
        (READS + "sightings: [{sensor: cam, subject: person, at: born}]", "sightings[1].subject", "no sensor reads"),
        (entity("{type: Person, source_key: id, session: id}"), "entities.person.session", "holds for good"),
        (PEOPLE + "source: {name: again, title: T}", "source", "stands twice, again in line 7"),
        (entity("{type: Persn, source_key: id}"), "entities.person.type", "did you mean 'Person'"),
        (entity("{type: Person, sourcekey: id}"), "entities.person.sourcekey", "did you mean 'source_key'"),
        (entity("{type: Person}"), "entities.person", "Person needs source_key"),
        (entity("{type: Person, issued_key: id}"), "entities.person.issued_key", "write source_key"),
        (entity("{type: Plate, source_key: id}"), "entities.person.source_key", "write issued_key"),
        (entity("{type: Person, source_key: id, source: 'x y'}"), "entities.person.source", "a short name"),
        (SOURCE + f"entities: {{{'x' * 41}: {PERSON}}}", "x" * 41, "1 to 40 characters"),
        (SOURCE + f'entities: {{"\\e[31m": {PERSON}}}', "31m", "1 to 40 characters"),
        (entity("{type: Plate, issued_key: id, source: x}"), "entities.person.source", "no ids of a source"),
        (entity("{type: Person, source_key: idd}"), "entities.person.source_key", "no column 'idd'; did you mean 'id'"),
        (entity("{type: Person, source_key: {column: id, as: '%d'}}"), "source_key", "a column or a constant"),
        (entity("{type: Person, source_key: []}"), "entities.person.source_key", "at least 1"),
        (claims("nam: name"), "claims.nam", "did you mean 'name'"),
        (claims("name: nom"), "claims.name", "no column 'nom'"),
        (claims("name: {colum: name}"), "claims.name.colum", "no piece"),
        (claims("name: {}"), "claims.name", "exactly one of column"),
        (claims("name: {column: name, constant: x}"), "claims.name", "one of"),
        (claims("name: {constant: x, default: y}"), "name", "belong to a column"),
        (claims("name: {column: name, as: '%d'}"), "name.as", "not written as"),
        (claims("name: {column: name, zone: UTC}"), "name.zone", "has no zone"),
        (claims("born: {column: born, as: day}"), "born.as", "no date format"),
        (claims("born: {column: born, as: epoch_s}"), "born.as", "not written"),
        (claims("born: {column: born, as: '1.234,50'}"), "born.as", "not written"),
        (claims("born: {constant: soon}"), "born.constant", "this is no day"),
        (claims("born: {column: born, default: soon}"), "default", "no day"),
        (claims("born: {column: born, values: {x: soon}}"), "values.x", "no day"),
        (entity("{type: Person, source_key: id, when: {kind: x}}"), "entities.person.when.kind", "no column 'kind'"),
        (entity("{type: Plate, issued_key: {country: {constant: GB}, plate: id}}"), "plate", "no piece 'plate'"),
        (entity("{type: Plate, issued_key: {number: {number: id}}}"), "number", "a piece is a column or a constant"),
        (entity("{type: Event, source_key: id, claims: {happened: born}}"), "happened", "needs a time zone"),
        (entity("{type: Event, source_key: id, claims: {happened: {column: born, zone: Mars}}}"), "zone", "no time"),
        (SOURCE + ENTITIES + "file: {zone: London}", "file.zone", "no time zone"),
        (SOURCE + ENTITIES + "file: {country: England}", "file.country", "no country code"),
        (SOURCE + ENTITIES + "file: {dates: 1.234}", "file.dates", "no date format"),
        (SOURCE + ENTITIES + "file: {numbers: '%d'}", "file.numbers", "no date format"),
        (SOURCE + ENTITIES + "file: {encoding: utf-9}", "file.encoding", "no encoding of text"),
        (SOURCE + ENTITIES + "file: {encoding: base64}", "file.encoding", "no encoding of text"),
        (SOURCE + ENTITIES + "file: {encoding: unicode_escape}", "file.encoding", "no encoding of text"),
        (SOURCE + ENTITIES + "file: {format: xls}", "file.format", "'camt053', 'csv', 'gpx', 'json', 'jsonl', 'mt940'"),
        (SOURCE + ENTITIES + "file: {delimiter: ', '}", "file.delimiter", "at most 1"),
        (SOURCE + ENTITIES + "file: {delimiter: '|', quote: '|'}", "file.delimiter", "other than the quote"),
        (SOURCE + ENTITIES + "file: {quote: both}", "file.quote", "one character, or none"),
        (SOURCE + ENTITIES + "file: {header: no}", "file.header", "must name the columns"),
        (SOURCE + ENTITIES + "file: {columns: [id, id]}", "file.columns", "'id' stands twice"),
        (SOURCE + ENTITIES + "file: {skip: many}", "file.skip", "integer"),
        (SOURCE + ENTITIES + "expect: {rows: {least: 5}}", "expect.rows.least", "did you mean 'at_least'"),
        (SOURCE + ENTITIES + "record: {version: id}", "record.version", "needs a key"),
        (SOURCE + ENTITIES + "record: {key: id, version: {column: born, as: day}}", "record.version", "needs a time"),
        (SOURCE + ENTITIES + "record: {key: ref}", "record.key", "no column 'ref'"),
        (SOURCE + ENTITIES + "unused: {id: twice}", "unused.id", "is used"),
        (SOURCE + ENTITIES + "unused: {tax: gone}", "unused.tax", "no column 'tax'"),
        (SOURCE.replace("}", ", grade: G7}") + ENTITIES, "source.grade", "no grade"),
        (SOURCE.replace("}", ", grade: {column: g}}") + ENTITIES, "source.grade.column", "column 'g'"),
        (
            SOURCE.replace("}", ", visibility: {column: name}}") + ENTITIES,
            "source.visibility",
            "needs a default",
        ),
        (SOURCE.replace("}", ", revision: 2000}") + ENTITIES, "source.revision", "less than"),
        ("source: people\n" + ENTITIES, "source", "a mapping of keys"),
        (SOURCE + "entities: [person]", "entities", "a mapping of keys"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_place(tmp_path: Path, mapping: str, place: str, told: str) -> None:
    found = faults(tmp_path, mapping)
    assert any(fault.partition(": ")[0].endswith(place) and told in fault for fault in found), found
    assert len(found) == 1, found
    assert found[0].startswith("line ")


@pytest.mark.parametrize(
    ("link", "place", "told"),
    [
        ("{type: CALED, from: caller, to: called}", "links[1].type", "did you mean 'CALLED'"),
        ("{type: CALLED, from: callr, to: called}", "links[1].from", "did you mean 'caller'"),
        ("{type: CALLED, from: caller}", "links[1].to", "is missing"),
        ("{type: CALLED, from: caller, to: person}", "links[1].to", "cannot lead to 'person', a Person; only"),
        ("{type: CALLED, from: person, to: called}", "links[1].from", "cannot start at 'person'"),
        ("{type: CALLED, from: caller, to: called, since: {column: t, zone: UTC}}", "links[1].since", "takes at, not"),
        ("{type: USES, from: person, to: caller, at: {column: t, zone: UTC}}", "links[1].at", "takes since and until"),
        ("{type: CALLED, from: caller, to: called, at: t}", "links[1].at", "needs a time zone"),
        ("{type: CALLED, from: caller, to: called, at: {column: t, as: '%q'}}", "links[1].at.as", "no date format"),
        ("{type: CALLED, from: caller, to: called, attributes: {length: t}}", "attributes.length", "no attribute"),
        ("{type: CALLED, from: caller, to: called, claims: {kind: t}}", "links[1].claims", "is no key of a mapping"),
        ("{type: CALLED, from: caller, to: called, when: {x: '1'}}", "links[1].when.x", "no column 'x'"),
        ("CALLED", "links[1]", "a mapping of keys"),
    ],
)  # fmt: skip
def test_a_link_must_fit_its_ends_and_its_time(tmp_path: Path, link: str, place: str, told: str) -> None:
    found = faults(tmp_path, CALL % ("", link), CALL_ROWS)
    assert any(fault.partition(": ")[0].endswith(place) and told in fault for fault in found), found


def test_a_link_may_end_in_one_way_only(tmp_path: Path) -> None:
    link = "{type: USES, from: person, to: caller, until: t, through: t}"
    (found,) = faults(tmp_path, CALL % (", zone: UTC", link), CALL_ROWS)
    assert "either until or through" in found


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    mapping = """
source: {name: people, titel: People}
file: {zone: Nowhere, encoding: utf-8}
entities:
  person:
    type: Person
    source_key: idd
    claims: {nam: name, born: {column: dob, as: "%d/%m/%Y"}}
  car: {type: Car, source_key: id}
links:
  - {type: OWNS, from: person, to: kar}
  - {type: HOLDS, from: person, to: person}
  - {typ: OWNS}
unused: {remarks: none}
sightings: [{subject: car}]
"""
    found = faults(tmp_path, mapping)
    assert [fault.partition(":")[0] for fault in found] == [
        "line 2, source.title",
        "line 2, source.titel",
        "line 3, file.zone",
        "line 7, entities.person.source_key",
        "line 8, entities.person.claims.nam",
        "line 8, entities.person.claims.born.column",
        "line 9, entities.car.type",
        "line 11, links[1].to",
        "line 12, links[2].to",
        "line 13, links[3].type",
        "line 13, links[3].from",
        "line 13, links[3].to",
        "line 13, links[3].typ",
        "line 14, unused.remarks",
        "line 15, sightings[1].sensor",
        "line 15, sightings[1].at",
    ]


def test_a_header_in_one_piece_hints_at_the_delimiter(tmp_path: Path) -> None:
    found = faults(tmp_path, PEOPLE, "id;name;born\np1;Ada;1980\n")
    assert all("is the delimiter ';'" in fault for fault in found)


def test_names_of_another_file_stay_out_of_the_terminals_control(tmp_path: Path) -> None:
    found = faults(tmp_path, PEOPLE, "id,\x1b[31mname,born\np1,Ada,1980\n")
    assert all(fault.isprintable() for fault in found)


def test_a_mapping_that_fits_has_no_mistakes(tmp_path: Path) -> None:
    assert opened(tmp_path, PEOPLE, ROWS).unused() == {}


def test_the_mistake_of_a_mapping_is_told_even_where_the_file_is_bad_too(tmp_path: Path) -> None:
    assert any("titel" in fault for fault in faults(tmp_path, PEOPLE.replace("title", "titel"), b""))


def test_no_mapping_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(BadMapping, match="cannot be read"):
        open_mapping(tmp_path / "absent.yaml", [tmp_path / "x.csv"])
