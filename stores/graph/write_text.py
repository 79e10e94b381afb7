"""The one builder of write texts: every property is set by name, from the registry; values travel as parameters only.

A text takes `$rows`, a list of maps, and `$batch`, a map of what all its rows share.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph_model.declare import Attribute, EntityType, IssuedKey, LinkType
from graph_model.facts import PERIOD

_SHARED = ("source", "batch", "recorded_at")
_PER_ROW = ("record_ref", "version", "digest", "reliability", "credibility", "vc", "observed_at")


def claims_text(entity: EntityType) -> str:
    """Write claims about entities of one type, which come into being with their first claim."""
    columns = [*_PER_ROW, *_parts(entity.attributes), "given", "search"]
    return "\n".join(
        [
            "UNWIND $rows AS row",
            "MERGE (e:Entity {entity_id: row.entity_id})",
            f"  ON CREATE SET {_born(entity)}",
            "CREATE (c:Claim {claim_id: row.fact_id})-[:ABOUT]->(e)",
            f"SET {_set('c', columns)}",
        ]
    )


def bare_text(entity: EntityType) -> str:
    """Create issued-key entities that links name and no claim describes yet."""
    return "\n".join(
        ["UNWIND $rows AS row", "MERGE (e:Entity {entity_id: row.entity_id})", f"  ON CREATE SET {_born(entity)}"]
    )


def links_text(link: LinkType) -> str:
    """Write links of one type between entities that exist."""
    columns = [*_PER_ROW, *PERIOD, *_parts(link.attributes), "given"]
    return "\n".join(
        [
            "UNWIND $rows AS row",
            "MATCH (a:Entity {entity_id: row.start})",
            "MATCH (b:Entity {entity_id: row.end})",
            f"CREATE (a)-[r:{link.name} {{link_id: row.fact_id}}]->(b)",
            f"SET {_set('r', columns)}",
        ]
    )


def _parts(attributes: Iterable[Attribute]) -> list[str]:
    return [a.name + part.suffix for a in attributes for part in a.type.parts]


def _set(variable: str, columns: Iterable[str]) -> str:
    shared = [f"{variable}.{name} = $batch.{name}" for name in _SHARED]
    return ", ".join(shared + [f"{variable}.{name} = row.{name}" for name in columns])


def _born(entity: EntityType) -> str:
    key = ", e.key = row.key" if isinstance(entity.key, IssuedKey) else ""
    return f"e:{entity.name}, e.ordinal = row.ordinal{key}"
