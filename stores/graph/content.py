"""A hash of what the graph says, over our own ids: equal for two graphs with the same evidence, however it came."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import numpy as np
import orjson

from stores.graph.connection import Graph, store_errors
from stores.graph.schema import VERDICT_LINKS

ARRIVAL = ("batch", "recorded_at")
"""Properties that tell how a fact came here, not what it says."""
_ENTITIES = """
MATCH (e:Entity)
RETURN labels(e) AS kind, properties(e) AS properties"""
_CLAIMS = """
MATCH (c:Claim)-[:ABOUT]->(e:Entity)
RETURN e.entity_id AS kind, properties(c) AS properties"""
_CONCLUSIONS = """
MATCH (c:Conclusion)-[:ABOUT]->(e:Entity)
RETURN e.entity_id AS kind, properties(c) AS properties"""
_LINKS = """
MATCH (a:Entity)-[r:%s]->(b:Entity)
RETURN [a.entity_id, b.entity_id] AS kind, properties(r) AS properties"""

_SIGHTINGS = """
MATCH (a:Entity)-[r:SEEN]->(t:Slot)
RETURN [a.entity_id, t.slot_id] AS kind, properties(r) AS properties"""
_SLOTS = """
MATCH (t:Slot)
RETURN COLLECT { MATCH (t)-[:AT]->(e:Entity) RETURN e.entity_id } AS kind, properties(t) AS properties"""
_UNORDERED = (_ENTITIES, _SLOTS)


def content_hash(graph: Graph) -> str:
    """sha256 over the sha256 of each entity, claim, link, verdict, conclusion, slot and sighting with its ids and
    properties, sorted kind by kind.

    Sorted here and not by the server, which would hold all that it sorts with every property. Takes 32 bytes for each
    of the most frequent kind. Raises StoreUnavailable.
    """
    whole = sha256()
    links = sorted({*graph.registry.links, *VERDICT_LINKS})
    for text in (_ENTITIES, _CLAIMS, _CONCLUSIONS, *(_LINKS % link for link in links), _SLOTS, _SIGHTINGS):
        digests = bytearray()
        for line in _lines(graph, text):
            digests += sha256(orjson.dumps(line, option=orjson.OPT_SORT_KEYS)).digest()
        if digests:
            whole.update(len(digests).to_bytes(8))
            whole.update(np.sort(np.frombuffer(digests, dtype="S32")).tobytes())
    return whole.hexdigest()


def _lines(graph: Graph, text: str) -> Iterator[list[Any]]:
    with store_errors(), graph.session() as session:
        for record in session.run(text):
            properties = {k: v for k, v in record["properties"].items() if k not in ARRIVAL}
            yield [sorted(record["kind"]) if text in _UNORDERED else record["kind"], properties]
