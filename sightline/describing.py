"""What `sightline describe` says of the model: types of entities, links and values, kinds of sensors, and the keys of a
mapping."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from graph_model.describe import model
from graph_model.errors import BadArgument
from graph_model.registry import Registry

MAPPING = "mapping"
"""The word that asks for the keys of a mapping."""
Described = dict[str, Any]
_KINDS = {"entities": "entity", "links": "link", "sensors": "sensor", "values": "value"}


def overview(registry: Registry) -> Described:
    """Name and sentence of every type, by kind."""
    found = model(registry)
    return {kind: [_short(one) for one in found[kind]] for kind in _KINDS}


def one_of(name: str, registry: Registry) -> Described:
    """One type, kind of sensor or value, or the keys of a mapping. Raises BadArgument for a name that is none."""
    if name.casefold() == MAPPING:
        return {"kind": MAPPING, "keys": _mapping_keys()}
    found = model(registry)
    all_of = [(kind, one) for kind in reversed(_KINDS) for one in found[kind]]
    known = {one["name"].casefold(): (kind, one) for kind, one in all_of}
    # Plate is a type of entities, plate one of values.
    chosen = {one["name"]: (kind, one) for kind, one in all_of}.get(name) or known.get(name.casefold())
    if chosen is None:
        close = get_close_matches(name.casefold(), known, n=3)
        raise BadArgument(
            "TYPE",
            f"{name[:40]!r} is no type of entity, link, sensor or value.",
            expected="perhaps " + " or ".join(known[word][1]["name"] for word in close) if close else "",
            do="`sightline describe` lists all types",
        )
    kind, one = chosen
    described: Described = {"kind": _KINDS[kind]} | one
    if kind == "entities":
        described["links"] = [
            link["drawing"] for link in found["links"] if one["name"] in (*link["starts"], *link["ends"])
        ]
    return described


def as_text(described: Described) -> str:
    """An overview or one type for people."""
    if "kind" not in described:
        titles = {
            "entities": "Types of entities",
            "links": "Types of links",
            "sensors": "Kinds of sensors",
            "values": "Kinds of values",
        }
        parts = ["\n".join([title, *map(_line, described[kind])]) for kind, title in titles.items()]
        more = "More of one: sightline describe Person. The keys of a mapping: sightline describe mapping."
        return "\n\n".join([*parts, more])
    if described["kind"] == MAPPING:
        return "\n".join(f"{key['path']:28} {key['doc']}{' (required)' * key['required']}" for key in described["keys"])
    return "\n".join(_TEXTS[described["kind"]](described))


def _mapping_keys() -> list[Described]:
    from loaders.mapping.keys import all_keys

    return [{"path": key.path, "doc": key.doc, "required": key.required} for key in all_keys()]


def _short(one: Described) -> Described:
    return {name: one[name] for name in ("name", "doc", "drawing", "example") if name in one}


def _line(one: Described) -> str:
    example = f" For example {one['example']}." if "example" in one else ""
    return f"  {one['name']:20} {one['doc']}{example}"


def _entity(one: Described) -> list[str]:
    known = "its source's own id (source_key)" if one["key"]["kind"] == "source" else f"an issued {one['key']['type']}"
    lines = [f"{one['name']}: {one['doc']}", f"  known by {known}" + ("" if "source" in known else " (issued_key)")]
    return [*lines, *_attributes(one), "  links:", *(f"    {drawing}" for drawing in one["links"])]


def _link(one: Described) -> list[str]:
    times = {"period": "since, and until or through", "moment": "at", "timeless": "none"}
    walked = "may" if one["walk"] else "may not"
    return [
        f"{one['name']}: {one['doc']}",
        f"  {one['drawing']}",
        f"  said as: {one['forward']} / {one['backward']}",
        f"  time: {times[one['timing']]}; paths {walked} walk it",
        *_attributes(one),
    ]


def _sensor(one: Described) -> list[str]:
    reads = ", ".join(one["reads"]) or "no identifier: what it notices is a Detection"
    return [
        f"{one['name']}: {one['doc']}",
        f"  reads: {reads}",
        f"  {'moves' if one['moves'] else 'stands'}; accurate to {one['accuracyM']:g} m",
        f"  typical error: {one['error']}",
    ]


def _value(one: Described) -> list[str]:
    lines = [f"{one['name']}: {one['doc']}", f"  for example {one['example']}"]
    return [*lines, f"  in pieces: {', '.join(one['fields'])}"] if one["fields"] else lines


def _attributes(one: Described) -> list[str]:
    lines = [f"    {a['name']:20} {a['type']:10} {a['doc']}" for a in one["attributes"]]
    return ["  attributes:", *lines] if lines else []


_TEXTS = {"entity": _entity, "link": _link, "sensor": _sensor, "value": _value}
