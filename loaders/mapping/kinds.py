"""What a given value may be used as: an attribute, a key, the time of a link, a version, a grade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph_model.declare import EntityType, IssuedKey
from graph_model.errors import BadArgument
from graph_model.grade import Grade, parse_grade
from graph_model.keys import LONE, entity_id
from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.day import DAY
from graph_model.values.instant import INSTANT, Instant
from graph_model.values.numerals import number
from graph_model.values.time_range import TIME_RANGE
from loaders.mapping.cleaning import text_of
from loaders.mapping.instants import day_in, instant_in, iso_reader

_LARGEST_VERSION = 2**52


@dataclass(frozen=True, slots=True)
class Kind:
    """name: the word for people. clean: from what is given to what is used, by the Context; raises Refused. changed:
    whether the value no longer shows what was given. fields: pieces that it may be given in. uses: what it needs of the
    Context. of: the entity type whose id the value becomes."""

    name: str
    clean: Callable[[Any, Context], Any]
    changed: Callable[[Any, Any], bool] = lambda given, value: False
    fields: tuple[str, ...] = ()
    uses: frozenset[str] = field(default_factory=frozenset)
    of: str = ""


@dataclass(frozen=True, slots=True)
class LinkTime:
    """From when to when what was given reaches, in milliseconds UTC: of a moment both are equal, a day ends at the next
    midnight. precision: day or instant."""

    low: int
    high: int
    precision: str
    zone: str


def attribute_kind(value_type: ValueType) -> Kind:
    """A value of an attribute."""
    return Kind(
        value_type.name,
        value_type.clean,
        lambda given, value: _changed(value_type, given, value),
        value_type.fields,
        value_type.uses,
    )


def issued_kind(entity: EntityType) -> Kind:
    """The id of an entity with an issued key. One that says nothing about who is who ends with LONE, and the record's
    id must follow."""
    assert isinstance(entity.key, IssuedKey)
    value_type = entity.key.type

    def clean(given: Any, context: Context) -> str:
        value = value_type.clean(given, context)
        return entity_id(entity.name, value_type.key(value) + ("" if value_type.shared(value) else LONE))

    def changed(given: Any, entity_key: str) -> bool:
        return _written(given) != entity_key.partition(":")[2].removesuffix(LONE)

    return Kind(value_type.name, clean, changed, value_type.fields, value_type.uses, entity.name)


def _link_time(given: Any, context: Context) -> LinkTime:
    quick = _quick_time(given, context) if isinstance(given, str) and context.zone else None
    return quick or careful_time(given, context)


def _quick_time(given: str, context: Context) -> LinkTime | None:
    zone, form = context.zone or "", context.date_format
    text: str | None = given.strip()
    if form is not None:
        reader = iso_reader(form)
        text = reader(given.strip()) if reader else None
    if text is None:
        return None
    at = instant_in(text, zone)
    if at is not None:
        return LinkTime(at, at, "instant", zone)
    reach = day_in(text, zone)
    return None if reach is None else LinkTime(*reach, "day", zone)


def careful_time(given: Any, context: Context) -> LinkTime:
    """A day or an instant by the value types' own rules. Raises Refused."""
    try:
        at, zone = _parts(INSTANT.clean(given, context))
        return LinkTime(int(at), int(at), "instant", str(zone))
    except Refused as refused:
        if refused.code not in ("NO_TIME", "NOT_A_TIME"):
            raise
        reason = refused
    try:
        only = set(given) - {"zone"} == {"date"} if isinstance(given, dict) else False
        day = str(DAY.clean(given["date"] if only else given, context))
    except Refused as no_day:
        raise (no_day if reason.code == "NO_TIME" else reason) from None
    if len(day) < 10:
        raise Refused("TOO_COARSE", f"{day} is no day; a link begins and ends on a day or at a moment")
    low, high, zone = _parts(TIME_RANGE.clean(day, Context(context.zone)))
    return LinkTime(int(low), int(high), "day", str(zone))


def _time_changed(given: Any, value: LinkTime) -> bool:
    if value.precision == "instant":
        if isinstance(given, str) and instant_in(given, value.zone) == value.low:
            return False
        return _changed(INSTANT, given, (value.low, value.zone))
    return _written(given) != str(INSTANT.as_json((value.low, value.zone)))[:10]


LINK_TIME = Kind("a day or an instant", _link_time, _time_changed, INSTANT.fields, INSTANT.uses)
MOMENT = Kind("moment", lambda given, context: _link_time(given, context).low, fields=INSTANT.fields,
              uses=INSTANT.uses)  # fmt: skip


def _whole_version(given: Any, context: Context) -> int:
    exact = number(given, context)
    if exact != exact.to_integral_value() or abs(exact) > _LARGEST_VERSION:
        raise Refused("NOT_A_VERSION", f"{exact} is no whole number up to 2^52; if it is a time, declare it as instant")
    return int(exact)


def _grade(given: Any, context: Context) -> Grade:
    try:
        return parse_grade(text_of(given))
    except BadArgument as error:
        raise Refused("BAD_GRADE", f"{error.what.rstrip('.')}; {error.expected} is expected") from error


VERSION = Kind("whole", _whole_version, uses=frozenset({"number_format"}))
GRADE = Kind("grade", _grade)
WORD = Kind("word", lambda given, context: text_of(given).strip())


def _changed(value_type: ValueType, given: Any, value: Any) -> bool:
    """Whether the value of an attribute no longer shows what was given."""
    if given == value:
        return False
    if isinstance(given, dict):
        return value_type.caption(value) != ", ".join(map(str, given.values()))
    if isinstance(value_type, Instant):
        text = _written(given).replace(" ", "T", 1)
        # Its offset follows from the zone that is kept with it.
        return len(text) < 16 or not str(value_type.as_json(value)).startswith(text)
    return _written(given) not in (str(value), value_type.caption(value))


def _written(given: Any) -> str:
    """What was given as text; without what only spreadsheets add: ".0" to numbers, midnight to days."""
    if isinstance(given, date):
        return given.isoformat().removesuffix("T00:00:00")
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    return str(given)


def _parts(value: Value) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
