"""The facts behind the lines of a diagram, in words, for a file that tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.drawn import Drawn
from exports.added import FactSaid
from stores.graph.reads.facts import SeenFact, Sentences, facts_between
from stores.graph.seen import SeenGraph

MOST = 2_000
"""Facts that a file tells one by one."""
_READ = 20_000
"""Facts that are looked at for them: between what is drawn there may be more than lines show."""


def facts_behind(seen: SeenGraph, drawn: Drawn, link_types: Sequence[str]) -> tuple[tuple[FactSaid, ...], int]:
    """The facts behind the drawn lines, those of folds and closed boxes too, by id, and how many more there are."""
    lines = drawn.diagram.lines
    into = {member: node.id for node in drawn.diagram.nodes for member in node.members or ()}
    shown = {(line.start, line.end, line.type) for line in lines}

    def mark_of(end: str) -> str:
        low = seen.clusters.of(end)
        return into.get(low, low)

    found = list[SeenFact]()
    for fact in _among(seen, drawn, link_types):
        if (mark_of(fact.start), mark_of(fact.end), fact.link_type) in shown:
            found.append(fact)
        if len(found) == MOST:
            break
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
    return said, sum(line.count for line in lines) - len(said)


def _among(seen: SeenGraph, drawn: Drawn, link_types: Sequence[str]) -> Iterator[SeenFact]:
    after: str | None = None
    for _ in range(_READ // MOST):
        found = facts_between(seen, drawn.entities, link_types, after, MOST)
        yield from found
        if len(found) < MOST:
            return
        after = found[-1].id
