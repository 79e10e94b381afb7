"""What the graph said of a chart's elements when it was saved: enough to tell what changed, and to whom it may be told.

Everything is kept by visibility class, so that a reader is told what changed among what they may see, and of the rest
nothing. It holds digests, no facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_model.keys import content_digest

_SILENCE = content_digest([])
Key = tuple[str, str, str]
"""Ends and type of a link, as its records name them."""


@dataclass(frozen=True, slots=True)
class Trace:
    """classes: names of the visibility classes that were looked at. entities: entity id -> class -> digest of the
    claims and conclusions about it, for each class by which it exists. links: key -> class -> digest of the links.
    joins: (a, b, class) of the verdicts by which entities are the same."""

    classes: frozenset[str] = frozenset()
    entities: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    links: Mapping[Key, Mapping[str, int]] = field(default_factory=dict)
    joins: frozenset[tuple[str, str, str]] = frozenset()

    def within(self, classes: Collection[str]) -> Trace:
        """Of it what these classes hold."""
        return Trace(
            self.classes & set(classes),
            _within(self.entities, classes),
            _within(self.links, classes),
            frozenset(join for join in self.joins if join[2] in classes),
        )

    def over(self, before: Trace, kept: Collection[str]) -> Trace:
        """This trace, and of an earlier one what this one could not see: classes that were not looked at now, and the
        entities `kept`, which are not there now and stay on the chart."""
        unseen = before.within(before.classes - self.classes)
        lost = {entity: before.entities[entity] for entity in kept if entity in before.entities}
        tied = {key: said for key, said in before.links.items() if {*key[:2]} & lost.keys()}
        return Trace(
            self.classes | before.classes,
            _joined(unseen.entities, lost, self.entities),
            _joined(unseen.links, tied, self.links),
            self.joins | unseen.joins | {join for join in before.joins if {*join[:2]} & lost.keys()},
        )

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, sorted."""
        return {
            "classes": sorted(self.classes),
            "entities": {entity: dict(sorted(said.items())) for entity, said in sorted(self.entities.items())},
            "links": [[*key, dict(sorted(said.items()))] for key, said in sorted(self.links.items())],
            "joins": sorted(map(list, self.joins)),
        }


def trace_of(stored: Mapping[str, Any]) -> Trace:
    """A trace out of its JSON, which we wrote ourselves."""
    return Trace(
        frozenset(stored["classes"]),
        stored["entities"],
        {(start, end, kind): said for start, end, kind, said in stored["links"]},
        frozenset((a, b, name) for a, b, name in stored["joins"]),
    )


def digests(said: Iterable[tuple[str, Any]], classes: Iterable[str]) -> dict[str, int]:
    """class -> digest of what it says, for each of the classes. said: (class, plain JSON), in a fixed order."""
    by_class: dict[str, list[Any]] = {name: [] for name in classes}
    for name, content in said:
        by_class.setdefault(name, []).append(content)
    return {name: content_digest(contents) for name, contents in sorted(by_class.items())}


def spoken(said: Mapping[str, int]) -> dict[str, int]:
    """Of the digests by class those of classes that say something: in the others a link alone names the entity."""
    return {name: digest for name, digest in said.items() if digest != _SILENCE}


def _within(some: Mapping[Any, Mapping[str, int]], classes: Collection[str]) -> dict[Any, dict[str, int]]:
    cut = {key: {name: said[name] for name in said if name in classes} for key, said in some.items()}
    return {key: said for key, said in cut.items() if said}


def _joined(*some: Mapping[Any, Mapping[str, int]]) -> dict[Any, dict[str, int]]:
    found: dict[Any, dict[str, int]] = {}
    for one in some:
        for key, said in one.items():
            found[key] = found.get(key, {}) | dict(said)
    return found
