"""The sightings behind a finding, by the keys that the archive knows them by."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph_model.keys import record_prefix, sighting_keys
from stores.graph.reads.facts import members_of
from stores.graph.reads.sightings import SeenSighting
from stores.graph.seen import SeenGraph

MOST = 10_000
"""Sightings that share the first characters of their records' ids with those that are looked for."""


def sightings_by_key(seen: SeenGraph, keys: Sequence[int], subjects: Collection[str]) -> list[SeenSighting]:
    """Of the clusters of some subjects those sightings whose records have these keys, in the order of time."""
    if not keys:
        return []
    wanted = set(keys)
    prefixes = sorted({record_prefix(key) for key in wanted})
    rows = seen.read("sightings_of_records", prefixes=prefixes, subjects=members_of(seen, subjects), limit=MOST)
    found = [
        SeenSighting(row["properties"]["sighting_id"], row["subject"], row["sensor"], row["properties"]) for row in rows
    ]
    return [one for one in found if sighting_keys(one.id)[0] in wanted]
