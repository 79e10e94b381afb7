"""What every value type promises, whatever is given to it."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.keys import lone_key, record_id
from graph_model.values.base import Agreement, Context, Refused, Value, ValueType
from graph_model.values.catalogue import VALUE_TYPES, collect
from tests.tries import tries

CONTEXTS = [Context(), Context("Europe/London", "GB"), Context("Asia/Shanghai", "CN"), Context("UTC", "US")]
GRAPH_TYPES = {"STRING": str, "INTEGER": int, "FLOAT": float, "BOOLEAN": bool}
MORE_EXAMPLES: dict[str, list[Any]] = {
    "account": [{"bank": "70", "number": "100428660"}, {"iban": "DE89 3704 0044 0532 0130 00"}],
    "card": [{"issuer": "GAStech", "number": "L1286"}, "visa:xxxx-1111", "5500-0000-0000-0004"],
    "day": ["1980", "1980-03", "19800312", "1980-00-00"],
    "document": [
        {"country": "CN", "kind": "national id", "number": "11010519491231002X"},
        "FI:national_id:131052-308T",
    ],
    "email": ["Mara <M@EXAMPLE.org>", "m@bücher.example", '"Mara Ellison, Jr."@example.org'],
    "imei": ["490154203237518", "4901542032375199"],
    "instant": ["20260312T001000Z", {"date": "2026-03-12", "time": "00:10", "zone": "Asia/Tokyo"}],
    "mac": ["02:00:5e:10:00:00", "3c5ab4010203", "3c5a.b401.0203"],
    "money": [{"amount": "12.5", "currency": "kwd"}, "€ 12", {"minor": 5, "currency": "JPY"}],
    "online_account": ["https://twitter.com/Mara_E", {"platform": "Telegram", "handle": "@mara"}],
    "phone": [
        "AMAZON",
        "withheld",
        "88600",
        "07911 123456",
        "short:DE:110",
        {"country": "CN", "number": "13800138000"},
        {"plan": "Radio 4", "number": "12*07#"},
    ],
    "plate": [
        "粤B·12345",
        "CN:粤B12345",
        {"country": "D", "number": "B-AB 123"},
        {"country": "DE", "number": "B-AB 123"},
    ],
    "point": ["POINT(-2.2426 53.4808)", {"lat": 1, "lon": "2.5"}, (53.4808123456, -2.2)],
    "range": ["2026-03-12", "2026-02", "2025-10-26 01:30", {"from": "2026-03-11 22:00", "to": "2026-03-12 06:00"}],
}
TYPES = pytest.mark.parametrize("value_type", VALUE_TYPES.values(), ids=lambda value_type: value_type.name)


def examples(value_type: ValueType) -> list[Any]:
    return [value_type.example, *MORE_EXAMPLES.get(value_type.name, [])]


def safe(text: str) -> bool:
    """One line that can be written as UTF-8, without control characters."""
    return all(unicodedata.category(ch) not in ("Cc", "Cs", "Zl", "Zp") for ch in text)


def cleaned(value_type: ValueType, what: Any, context: Context) -> Value | None:
    try:
        return value_type.clean(what, context)
    except Refused as refused:
        reason = refused.reason
    assert reason.isprintable()
    return None


@st.composite
def near(draw: st.DrawFn, value_type: ValueType) -> Any:
    """An example with some characters replaced, its pieces, or something that has nothing to do with the type."""
    example = draw(st.sampled_from(examples(value_type)))
    if isinstance(example, str):
        at = draw(st.integers(0, len(example)))
        cut = draw(st.integers(0, 2))
        return (
            example[:at]
            + draw(st.text(st.characters(), max_size=2) | st.sampled_from(["0", "1", "9", "A", "z", ":", "-", "."]))
            + example[at + cut :]
        )
    return example


def anything(value_type: ValueType) -> st.SearchStrategy[Any]:
    scalars = (
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.dates() | st.datetimes()
    )
    keys = st.sampled_from([*value_type.fields, "other"])
    return (
        near(value_type)
        | scalars
        | st.text("0123456789+-.,:/ %", max_size=25)
        | st.dictionaries(keys, scalars, max_size=3)
        | st.lists(scalars, max_size=3)
        | st.decimals()
        | st.binary(max_size=5)
    )


@TYPES
@settings(max_examples=tries(100), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_given_is_cleaned_or_refused_and_then_keeps_all_promises(
    value_type: ValueType, data: st.DataObject
) -> None:
    context = data.draw(st.sampled_from(CONTEXTS))
    value = cleaned(value_type, data.draw(anything(value_type)), context)
    if value is not None:
        keeps_promises(value_type, value, context)


@TYPES
@pytest.mark.parametrize("context", CONTEXTS[1:], ids=lambda context: context.country)
def test_the_examples_are_accepted_and_keep_all_promises(value_type: ValueType, context: Context) -> None:
    values = [cleaned(value_type, example, context) for example in examples(value_type)]
    assert values[0] is not None
    for value in values:
        if value is not None:
            keeps_promises(value_type, value, context)
            for other in values:
                if other is not None:
                    assert value_type.compare(value, other) == value_type.compare(other, value)


@TYPES
def test_what_a_type_does_not_use_of_its_source_changes_nothing(value_type: ValueType) -> None:
    assert value_type.uses <= {field.name for field in fields(Context)}
    plain = Context("Europe/London", "GB")
    others = {"zone": "Asia/Tokyo", "country": "CN", "date_format": "%d.%m.%Y", "number_format": "1.234,50"}
    for name in others.keys() - value_type.uses:
        for example in examples(value_type):
            assert cleaned(value_type, example, replace(plain, **{name: others[name]})) == cleaned(
                value_type, example, plain
            )


@TYPES
def test_the_key_of_a_thing_that_no_two_records_share_has_the_caption_of_its_value(value_type: ValueType) -> None:
    for example in examples(value_type):
        value = cleaned(value_type, example, CONTEXTS[1])
        if value is not None and not value_type.shared(value):
            lone = lone_key(value_type.key(value), record_id("calls", "1"), "caller")
            assert value_type.caption(lone) == value_type.caption(value)


def keeps_promises(value_type: ValueType, value: Value, context: Context) -> None:
    stored = value_type.store("a", value)
    assert list(stored) == ["a" + part.suffix for part in value_type.parts]
    assert [type(piece) for piece in stored.values()] == [GRAPH_TYPES[part.kind] for part in value_type.parts]
    assert all(abs(piece) < 2**63 for piece in stored.values() if type(piece) is int)
    assert value_type.load("a", stored) == value
    assert value_type.load("b", stored) is None
    assert value_type.compare(value, value) is Agreement.SAME
    travelled = orjson.loads(orjson.dumps(value_type.as_json(value)))
    assert value_type.compare(value_type.clean(travelled, context), value) is Agreement.SAME
    key = value_type.key(value)
    assert safe(key)
    assert value_type.key(value_type.clean(key, context)) == key
    assert isinstance(value_type.shared(value), bool)
    caption = value_type.caption(value)
    assert safe(caption)
    plain = Context(context.zone, context.country, None, "1,234.50")
    assert value_type.compare(value_type.clean(caption, plain), value) is not Agreement.DIFFERENT
    if not isinstance(value, tuple):
        assert value_type.clean(value, context) == value


@TYPES
@pytest.mark.parametrize(
    "hostile",
    ["", " ", "\x00", "\ud800", "a\udfffb", "\u202egnp.exe", "x" * 10_001, "9" * 10_000, "1e999999999", "\ufffe",
     "nan", "inf", "-", "${x}", "'); MATCH (n) DETACH DELETE n //", "<script>alert(1)</script>", "+", ":", "::", "()",
     b"\xff", float("nan"), float("inf"), 10**400, object(), [], {}, {"x": 1}, (None, None), True],
    ids=lambda hostile: ascii(hostile)[:20] if not hasattr(hostile, "__dict__") else "object",
)  # fmt: skip
def test_hostile_input_never_crashes(value_type: ValueType, hostile: Any) -> None:
    for context in CONTEXTS:
        value = cleaned(value_type, hostile, context)
        if value is not None:
            keeps_promises(value_type, value, context)


@TYPES
def test_a_piece_that_no_value_has_is_refused_by_name(value_type: ValueType) -> None:
    if value_type.fields:
        with pytest.raises(Refused, match="wings"):
            value_type.clean({**dict.fromkeys(value_type.fields, "1"), "wings": 2}, CONTEXTS[1])


def test_a_new_value_type_is_found_by_walking_its_folder() -> None:
    from tests.graph_model.toy import values

    assert list(collect(values.__name__, list(values.__path__))) == ["call_sign"]
