"""The facts behind the lines of a diagram, in words, for a file that tells them."""

from __future__ import annotations

from collections.abc import Sequence

from api.drawn import Drawn
from exports.added import FactSaid
from stores.graph.reads.facts import Sentences, facts_between, facts_total
from stores.graph.seen import SeenGraph

MOST = 2_000
"""Facts that a file tells one by one."""


def facts_behind(seen: SeenGraph, drawn: Drawn, link_types: Sequence[str]) -> tuple[tuple[FactSaid, ...], int]:
    """The facts among what is drawn, by id, and how many more there are."""
    ids = [node.id for node in drawn.diagram.nodes if node.members is None]
    found = facts_between(seen, ids, link_types, None, MOST)
    sentences = Sentences(seen, found)
    said = tuple(
        FactSaid(
            id=fact.id,
            sentence=sentences.of(fact),
            start=seen.clusters.of(fact.start),
            end=seen.clusters.of(fact.end),
            type=fact.link_type,
            since=fact.since,
            until=fact.until,
            source=fact.properties["source"],
            record=fact.properties["record_ref"],
            grade=str(fact.grade),
        )
        for fact in found
    )
    return said, facts_total(seen, ids, link_types) - len(said)
