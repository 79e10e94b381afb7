"""The columns of the import's files, from the registry: the same properties that the write texts set."""

from __future__ import annotations

from graph_model.declare import Attribute
from graph_model.registry import Registry
from stores.graph.bulk.table import KINDS

_TEXTS = ("source", "record_ref", "batch", "given")
_NUMBERS = ("version", "digest", "reliability", "credibility", "vc", "observed_at", "recorded_at")
ENTITY = {
    "entity_id": "entity_id:ID(Entity)",
    "ordinal": "ordinal:long",
    "key": "key:string",
    "label": ":LABEL",
}
ABOUT = {"claim_id": ":START_ID(Claim)", "entity_id": ":END_ID(Entity)"}
SOURCE = {
    "name": "name:string",
    "title": "title:string",
    "licence": "licence:string",
    "zone": "zone:string",
    "country": "country:string",
    "reliability": "reliability:long",
    "credibility": "credibility:long",
    "link_types": "link_types:string[]",
    "batches": "batches:long",
    "vcs": "vcs:long[]",
}
BATCH = {
    "batch_id": "batch_id:string",
    "source": "source:string",
    "recorded_at": "recorded_at:long",
    "rows": "rows:long",
    "dangling": "dangling:long",
}
SILENT = {"record": "record:string", "version": "version:long", "digest": "digest:long"}
STORE = {"name": "name:string", "changes": "changes:long"}
SLOT = {
    "slot_id": "slot_id:ID(Slot)",
    "place": "place:string",
    "hour": "hour:long",
    "lat": "lat:double",
    "lon": "lon:double",
}
AT = {"slot_id": ":START_ID(Slot)", "sensor": ":END_ID(Entity)"}


def _fact() -> dict[str, str]:
    return {name: f"{name}:string" for name in _TEXTS} | {name: f"{name}:long" for name in _NUMBERS}


SIGHTING = {
    "start": ":START_ID(Entity)",
    "slot_id": ":END_ID(Slot)",
    "sighting_id": "sighting_id:string",
    "at": "at:long",
    "zone": "zone:string",
    "confidence": "confidence:double",
    "as_read": "as_read:string",
    "lat": "lat:double",
    "lon": "lon:double",
    "sensor": "sensor:string",
} | _fact()


def claim(registry: Registry, label: str) -> dict[str, str]:
    """Columns of claims about entities of one type."""
    head = {"claim_id": "claim_id:ID(Claim)", "search": "search:string"}
    return head | _fact() | _attributes(registry.entities[label].attributes)


def link(registry: Registry, link_type: str) -> dict[str, str]:
    """Columns of links of one type."""
    head = {
        "start": ":START_ID(Entity)",
        "end": ":END_ID(Entity)",
        "link_id": "link_id:string",
        "since": "since:long",
        "until": "until:long",
        "precision": "precision:string",
        "zone": "zone:string",
    }
    return head | _fact() | _attributes(registry.links[link_type].attributes)


def _attributes(attributes: tuple[Attribute, ...]) -> dict[str, str]:
    return {
        attribute.name + part.suffix: f"{attribute.name}{part.suffix}:{KINDS[part.kind]}"
        for attribute in attributes
        for part in attribute.type.parts
    }
