"""What a reader sees of a chart's elements, as digests by visibility class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph_model.chart.trace import Trace, digests
from graph_model.keys import type_of
from graph_model.registry import Registry
from stores.graph.reads.entities import MOST_CLAIMS
from stores.graph.seen import Row, SeenGraph

_AT_ONCE = 200
"""Entities whose claims are read at once."""
_DECIDED = ("verdict_id", "attribute", "claim_id", "claim_version")


def trace(
    seen: SeenGraph, ids: Iterable[str], names: Mapping[int, str], link_types: Sequence[str] | None = None
) -> Trace:
    """The trace of the clusters of these ids under the reader's filter. names: visibility class -> its name.

    A claim counts by what it says, its grade and its time; a link by the record that says it.
    """
    known = {entity for entity in ids if type_of(entity) in seen.registry.entities}
    members = sorted({member for entity in known for member in seen.clusters.all(entity)})
    by: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for begin in range(0, len(members), _AT_ONCE):
        for row in seen.read("claims", ids=members[begin : begin + _AT_ONCE], limit=MOST_CLAIMS):
            by[row["entity"]].append((names[row["properties"]["vc"]], _claim(seen.registry, row)))
    for row in seen.conclusions(members):
        decided = row["properties"]
        by[row["entity"]].append((names[decided["vc"]], [decided[name] for name in _DECIDED]))
    exist = {row["id"]: [names[vc] for vc in row["classes"]] for row in seen.read("classes_by_entity", ids=members)}
    links: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    kinds = None if link_types is None else list(link_types)
    for row in seen.read("link_digests", ids=members, link_types=kinds):
        said = list(zip(row["links"], row["digests"], strict=True))
        links[row["start"], row["end"], row["link_type"]] |= digests([(names[row["vc"]], said)], ())
    joins = {(row["a"], row["b"], names[row["vc"]]) for row in seen.read("same_pairs")}
    inside = set(members)
    return Trace(
        frozenset(names[vc] for vc in seen.reader.vc),
        {entity: digests(by[entity], classes) for entity, classes in exist.items()},
        dict(links),
        frozenset(join for join in joins if join[0] in inside),
    )


def _claim(registry: Registry, row: Row) -> list[Any]:
    stored = row["properties"]
    declared = registry.entities[type_of(row["entity"])].attributes
    loaded = ((attribute, attribute.type.load(attribute.name, stored)) for attribute in declared)
    said = {attribute.name: attribute.type.as_json(value) for attribute, value in loaded if value is not None}
    grade = [stored["reliability"], stored["credibility"]]
    return [stored["claim_id"], said, grade, stored.get("observed_at")]
