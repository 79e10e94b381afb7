"""Whose facts stand behind what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stores.graph.seen import Row, SeenGraph


def sources_among(seen: SeenGraph, entities: Iterable[str], link_types: Sequence[str]) -> list[Row]:
    """The sources behind these clusters by name: name, title, licence, how many of the visible links among them and of
    the visible claims about them are its own."""
    members = sorted({member for entity in entities for member in seen.clusters.all(entity)})
    return seen.read("sources_among", ids=members, link_types=list(link_types))
