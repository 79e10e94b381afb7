"""A pushed row becomes one record or one reason; the JSON Schema says of the same rows that they are whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.grade import Grade
from graph_model.json_schema import ABOUT_RECORD, RECORD, row_schema
from graph_model.keys import type_of
from graph_model.records import Claim, Record, Source
from graph_model.registry import build
from loaders.push.reading import RowReader, kinds
from loaders.record_maker import RowRefused

REGISTRY = build()
SOURCE = Source("script", "Script", zone="Europe/London", country="GB")
READERS = {kind: RowReader(kind, SOURCE, REGISTRY) for kind in kinds(REGISTRY)}
NAMES = [
    *ABOUT_RECORD, "id", "key", "type", "start", "end", "attributes", "claims", "links", "since", "until", "at",
    "source", "name", "born", "}) DETACH DELETE n //", "$rows", "__class__", "`x`",
]  # fmt: skip
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(["Person", "KNOWS", "2024-02-30", "+44 20 7946 0000", "\0", "B2"]),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.sampled_from(NAMES), below, max_size=6),
    max_leaves=20,
)


def read(kind: str, row: object) -> Record:
    return READERS[kind].read(row, 1)


def outcome(kind: str, row: object) -> Record | RowRefused:
    try:
        return read(kind, row)
    except RowRefused as reason:
        return reason


def refused(kind: str, row: object) -> tuple[str, str]:
    with pytest.raises(RowRefused) as caught:
        read(kind, row)
    return caught.value.code, caught.value.field


@given(st.sampled_from(sorted(READERS)), JSON)
def test_whatever_json_comes_is_read_or_refused_with_a_reason(kind: str, row: Any) -> None:
    found = outcome(kind, row)
    if isinstance(found, RowRefused):
        assert found.code
        assert str(found)
    else:
        assert found.row == 1
        assert found.ref


def test_a_row_of_an_entity_type_is_a_claim_under_the_entitys_own_id() -> None:
    found = read(
        "Person",
        {"id": "p17", "version": 3, "grade": "b2", "attributes": {"name": " Mara  Ellison ", "height_cm": 171}},
    )
    claim = Claim("Person:script:p17", {"name": "Mara Ellison", "height_cm": 171}, {"name": " Mara  Ellison "})
    assert found == Record("Person:p17", 3, [claim], grade=Grade(2, 2), row=1)


def test_a_row_of_a_link_type_is_a_link_with_its_time_and_its_ends() -> None:
    row = {
        "ref": 9,
        "version": "2024-05-01T00:00:00Z",
        "start": {"type": "Person", "id": 17, "source": "civil-register"},
        "end": {"type": "Vehicle", "id": "v"},
        "since": "2024-03-01",
    }
    (link,) = read("OWNS", row).links
    assert (link.start, link.end) == ("Person:civil-register:17", "Vehicle:script:v")
    assert (link.since, link.until, link.precision, link.zone) == (1709251200000, None, "day", "Europe/London")
    assert read("OWNS", row).version == 1714521600000
    assert read("OWNS", row).ref == "9"
    call = {
        "start": {"type": "PhoneNumber", "key": "020 7946 0018"},
        "end": {"type": "PhoneNumber", "key": "+442079460019"},
    }
    (called,) = read("CALLED", call | {"at": "2024-03-01T10:00:00Z", "attributes": {"duration_s": 3}}).links
    assert (called.start, called.since, called.until) == ("PhoneNumber:+442079460018", 1709287200000, 1709287200000)
    assert called.attributes == {"duration_s": 3}
    assert called.given["start"] == "020 7946 0018"


def test_a_record_holds_claims_and_links_and_an_empty_one_takes_back() -> None:
    row = {
        "ref": "r1",
        "claims": [{"type": "Person", "id": "a", "attributes": {"name": "Ada"}}, {"type": "Person", "id": "b"}],
        "links": [
            {"type": "KNOWS", "start": {"type": "Person", "id": "a"}, "end": {"type": "Person", "id": "b"}},
            {"type": "KNOWS", "start": {"type": "Person", "id": "a"}, "end": {"type": "Person", "id": "b"}},
        ],
    }
    found = read(RECORD, row)
    assert [type_of(claim.entity) for claim in found.claims] == ["Person", "Person"]
    assert [link.nth for link in found.links] == ["0", "1"]
    assert read(RECORD, {"ref": "r1", "version": 2}) == Record("r1", 2, row=1)
    assert refused(RECORD, {"version": 2}) == ("SAYS_NOTHING", "")
    twice = {"claims": [{"type": "Person", "id": "a"}, {"type": "Person", "id": "a"}]}
    assert refused(RECORD, twice) == ("CONTRADICTION", "claims")


def test_without_a_reference_the_same_link_again_is_the_same_record_whatever_its_grade() -> None:
    row = {"start": {"type": "Person", "id": "a"}, "end": {"type": "Person", "id": "b"}}
    assert read("KNOWS", row).ref == read("KNOWS", row | {"grade": "A1"}).ref
    assert read("KNOWS", row).ref != read("KNOWS", row | {"since": "2024-01-01"}).ref


@pytest.mark.parametrize(
    ("kind", "row", "code", "field"),
    [
        ("Person", [], "WRONG_KIND", ""),
        ("Person", {}, "KEY_MISSING", "id"),
        ("Person", {"id": 1.5}, "WRONG_KIND", "id"),
        ("Person", {"id": True}, "WRONG_KIND", "id"),
        ("Person", {"id": " "}, "EMPTY", "id"),
        ("Person", {"id": "a\0b"}, "CONTROL_CHARACTER", "id"),
        ("Person", {"id": "a", "}) DETACH DELETE n //": 1}, "UNKNOWN_FIELD", "}) DETACH DELETE n //"),
        ("Person", {"id": "a", "attributes": {"n`ame": 1}}, "UNKNOWN_FIELD", "attributes.n`ame"),
        ("Person", {"id": "a", "attributes": {"born": "2024-02-30"}}, "NOT_A_DAY", "attributes.born"),
        ("Person", {"id": "a", "attributes": {"height_cm": 2**40}}, "OUT_OF_RANGE", "attributes.height_cm"),
        ("Person", {"id": "a", "version": 2**60}, "NOT_A_VERSION", "version"),
        ("Person", {"id": "a", "grade": "Z9"}, "BAD_GRADE", "grade"),
        ("Person", {"id": "a", "type": "Vehicle"}, "UNKNOWN_TYPE", "type"),
        ("Plate", {"id": "a"}, "UNKNOWN_FIELD", "id"),
        ("KNOWS", {"start": {"type": "Person", "id": "a"}}, "WRONG_KIND", "end"),
        ("KNOWS", {"start": {"type": "Person", "id": "a"}, "end": {"type": "Case", "id": 1}}, "UNFIT_LINK", "end"),
        ("record", {"links": [{"type": "EATS"}]}, "UNKNOWN_TYPE", "links[0].type"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_says_where_and_why(kind: str, row: Any, code: str, field: str) -> None:
    assert refused(kind, row) == (code, field)


def test_an_identifier_that_says_nothing_about_who_is_who_stands_for_one_thing_in_each_record() -> None:
    row = {"start": {"type": "PhoneNumber", "key": "withheld"}, "end": {"type": "PhoneNumber", "key": "+442079460019"}}
    (first,), (second,) = (read("CALLED", row | {"ref": ref}).links for ref in "ab")
    assert first.start != second.start
    assert first.end == second.end


@pytest.mark.parametrize("kind", sorted(READERS))
def test_the_schema_of_a_kind_names_the_fields_that_are_read_and_every_reference_leads_somewhere(kind: str) -> None:
    schema = row_schema(kind, REGISTRY)
    assert set(ABOUT_RECORD) < set(schema["properties"])
    text = str(schema)
    for name in schema["$defs"]:
        assert f"#/$defs/{name}'" in text
    for field in set(schema["properties"]) - {"type"}:
        found = outcome(kind, {field: None})
        assert not isinstance(found, RowRefused) or found.code != "UNKNOWN_FIELD", field
