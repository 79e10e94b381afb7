"""The shape of a pushed row: objects, lists, names of fields and a source's own ids, each refused with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.values.base import Refused
from loaders.mapping.cleaning import text_of
from loaders.mapping.own_keys import checked_key
from loaders.record_maker import RowRefused

Object = Mapping[str, Any]


def own_id(given: object, where: str) -> str:
    """A source's own id. Raises RowRefused: nothing is taken for one but text and whole numbers."""
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise RowRefused("WRONG_KIND", where, "an id is a text or a whole number of up to 64 bits")
    try:
        key = checked_key(text_of(given))
    except Refused as refused:
        raise RowRefused(refused.code, where, refused.reason) from refused
    if not key.strip():
        raise RowRefused("EMPTY", where, "the id is empty")
    return key


def declared_type(given: Object, known: Mapping[str, Any], what: str, where: str) -> Any:
    """The declaration that the `type` of an object names. Raises RowRefused."""
    name = given.get("type")
    if not isinstance(name, str) or name not in known:
        raise RowRefused("UNKNOWN_TYPE", place(where, "type"), f"there is no such {what}")
    return known[name]


def check_type(given: Object, name: str, where: str) -> None:
    """Raises RowRefused where an object names another type than the only one that fits."""
    if given.get("type", name) != name:
        raise RowRefused("UNKNOWN_TYPE", place(where, "type"), f"only {name} is expected here")


def as_object(given: object, where: str) -> Object:
    """Raises RowRefused for what is no object."""
    if not isinstance(given, dict):
        raise RowRefused("WRONG_KIND", where, "an object is expected")
    return given


def as_list(given: Object, name: str) -> list[Any]:
    """The list under a name, empty where there is none. Raises RowRefused."""
    found = given.get(name, [])
    if not isinstance(found, list):
        raise RowRefused("WRONG_KIND", name, "a list is expected")
    return found


def check_fields(given: Object, names: Iterable[str], where: str) -> None:
    """Raises RowRefused for a field that is none of these."""
    for name in given:
        if name not in names:
            raise RowRefused("UNKNOWN_FIELD", place(where, str(name)[:60]), "there is no such field")


def place(where: str, name: str) -> str:
    """Where a field stands, as `claims[2].attributes.name`."""
    return f"{where}.{name}" if where else name
