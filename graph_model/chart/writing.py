"""A chart as JSON and as canonical bytes: what is as it would be anyway is left out, all else stands in one order."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import MISSING, Field, fields
from hashlib import sha256
from typing import Any

import orjson

from graph_model.chart.fields import written
from graph_model.chart.shape import KIND, VERSION, Chart
from graph_model.reader import FactFilter

NAMES = {
    "start": "from",
    "end": "to",
    "made_at": "madeAt",
    "media_type": "mediaType",
    "link_types": "linkTypes",
}
"""Fields that are called otherwise in JSON."""
LISTS = {
    "elements": "elements",
    "links": "links",
    "folds": "folds",
    "expansions": "expansions",
    "groups": "groups",
    "own_elements": "ownElements",
    "own_links": "ownLinks",
    "pictures": "pictures",
}


def as_json(chart: Chart) -> dict[str, Any]:
    """The chart as plain JSON. Every list is there; in its entries, what has its default is left out."""
    found: dict[str, Any] = {"kind": KIND, "version": VERSION, "centres": list(chart.centres)}
    for name, shown in LISTS.items():
        found[shown] = [_entry(one) for one in getattr(chart, name)]
    found["filter"] = filter_json(chart.filter)
    found["linkTypes"] = None if chart.link_types is None else list(chart.link_types)
    found["types"] = None if chart.types is None else list(chart.types)
    if chart.hidden_types:  # Left out where empty: charts of before there was the field keep their hash.
        found["hiddenTypes"] = list(chart.hidden_types)
    view = chart.view
    found["view"] = {"x": view.x, "y": view.y, "zoom": view.zoom, "page": view.page} | {
        "since": written(view.since),
        "until": written(view.until),
    }
    return found | {"plain": chart.plain, "notes": chart.notes}


def canonical(chart: Chart) -> bytes:
    """UTF-8 JSON with sorted keys: equal charts give equal bytes, whatever they were read from."""
    return orjson.dumps(as_json(chart), option=orjson.OPT_SORT_KEYS)


def digest(chart: Chart) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return sha256(canonical(chart)).hexdigest()


def filter_json(chosen: FactFilter) -> dict[str, Any]:
    """A filter as GraphQL takes it."""
    return {
        "since": written(chosen.since),
        "until": written(chosen.until),
        "undated": chosen.undated,
        "leastGrade": None if chosen.least_grade is None else str(chosen.least_grade),
        "ungraded": chosen.ungraded,
        "sources": None if chosen.sources is None else list(chosen.sources),
        "notSources": list(chosen.not_sources),
        "asOf": written(chosen.as_of),
    }


def _entry(one: Any) -> dict[str, Any]:
    return {
        NAMES.get(field.name, field.name): _value(field.name, getattr(one, field.name))
        for field in fields(one)
        if not _usual(field, getattr(one, field.name))
    }


def _usual(field: Field[Any], value: Any) -> bool:
    return field.default is not MISSING and value == field.default


def _value(name: str, value: Any) -> Any:
    if name == "made_at":
        return written(value)
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return list(value) if isinstance(value, tuple) else value
