"""A hash of what the graph says, over our own ids: equal for two graphs with the same evidence, however it came."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import orjson

from stores.graph.connection import Graph, store_errors
from stores.graph.schema import VERDICT_LINKS

ARRIVAL = ("batch", "recorded_at")
"""Properties that tell how a fact came here, not what it says."""
_ENTITIES = """
MATCH (e:Entity)
RETURN labels(e) AS kind, properties(e) AS properties ORDER BY e.entity_id"""
_CLAIMS = """
MATCH (c:Claim)-[:ABOUT]->(e:Entity)
RETURN e.entity_id AS kind, properties(c) AS properties ORDER BY c.claim_id"""
_CONCLUSIONS = """
MATCH (c:Conclusion)-[:ABOUT]->(e:Entity)
RETURN e.entity_id AS kind, properties(c) AS properties ORDER BY c.verdict_id"""
_LINKS = """
MATCH (a:Entity)-[r:%s]->(b:Entity)
RETURN [a.entity_id, b.entity_id] AS kind, properties(r) AS properties ORDER BY r.link_id, r.verdict_id"""

_SIGHTINGS = """
MATCH (a:Entity)-[r:SEEN]->(t:Slot)
RETURN [a.entity_id, t.slot_id] AS kind, properties(r) AS properties ORDER BY r.sighting_id"""
_SLOTS = """
MATCH (t:Slot)
OPTIONAL MATCH (t)-[:AT]->(e:Entity)
WITH t, e ORDER BY e.entity_id
WITH t, collect(e.entity_id) AS kind
RETURN kind, properties(t) AS properties ORDER BY t.slot_id"""


def content_hash(graph: Graph) -> str:
    """sha256 over all entities, claims, links, verdicts, conclusions, slots and sightings in the order of their ids."""
    digest = sha256()
    for line in _lines(graph):
        digest.update(orjson.dumps(line, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE))
    return digest.hexdigest()


def _lines(graph: Graph) -> Iterator[list[Any]]:
    links = sorted({*graph.registry.links, *VERDICT_LINKS})
    with store_errors(), graph.session() as session:
        for text in (_ENTITIES, _CLAIMS, _CONCLUSIONS, *(_LINKS % link for link in links), _SLOTS, _SIGHTINGS):
            for record in session.run(text):
                properties = {k: v for k, v in record["properties"].items() if k not in ARRIVAL}
                yield [sorted(record["kind"]) if text == _ENTITIES else record["kind"], properties]
