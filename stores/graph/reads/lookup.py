"""Look-up: what each line of a pasted list names, exactly."""

from __future__ import annotations

from collections.abc import Sequence

from stores.graph.reads.entities import resolve
from stores.graph.reads.search import escape, identifiers
from stores.graph.seen import SeenGraph


def look_up(seen: SeenGraph, given: Sequence[str], types: Sequence[str] | None = None) -> list[list[str]]:
    """For each identifier the clusters that it names, by smallest id. A plate or short code without its country fits
    those of every country."""
    named = [identifiers(seen, " ".join(text.replace("\0", " ").split()), types) for text in given]
    compact = {"".join(text.split()).replace("-", "").upper() for text in given}
    wanted = [{"text": text, "lucene": rf"*\:{escape(text)}"} for text in sorted(compact) if len(text) > 1]
    rows = seen.read("keys_ending", endings=wanted, types=None if types is None else list(types), limit=10_000)
    ending: dict[str, list[str]] = {}
    for row in rows:
        ending.setdefault(row["ending"], []).append(row["id"])
    candidates = [
        {*ids, *ending.get("".join(text.split()).replace("-", "").upper(), [])}
        for ids, text in zip(named, given, strict=True)
    ]
    known = resolve(seen, {entity for ids in candidates for entity in ids})
    return [sorted({known[entity] for entity in ids if entity in known}) for ids in candidates]
