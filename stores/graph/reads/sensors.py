"""Sensors as a reader sees them: what was so of one at a time, as its dated claims say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from graph_model.declare import Attribute
from graph_model.grade import UNJUDGED
from graph_model.keys import type_of
from graph_model.reader import FactFilter
from graph_model.slots import SENSOR
from graph_model.values.base import Value
from graph_model.working_value import SeenClaim, working_value
from stores.graph.seen import SeenGraph

AT_ONCE = 20_000
"""Claims that one read gives."""
FOREVER = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Spell:
    """From when to when (milliseconds UTC, half open) the same claims hold. values: the working values."""

    since: int
    until: int
    values: Mapping[str, Value]


class Watch(NamedTuple):
    """From when to when (milliseconds UTC, half open) a sensor was working, and by which zone that is told."""

    since: int
    until: int
    zone: str


@dataclass(frozen=True)
class SensorHistory:
    """All visible claims about one sensor."""

    id: str
    claims: tuple[SeenClaim, ...]
    attributes: tuple[Attribute, ...]

    @cached_property
    def spells(self) -> tuple[Spell, ...]:
        """What was so, from the earliest time to the latest: never empty, without gaps."""
        dated = [_holds(claim.properties) for claim in self.claims]
        bounds = sorted({-FOREVER, FOREVER, *(time for pair in dated for time in pair)})
        found = []
        for since, until in pairwise(bounds):
            holding = [c for c, (low, high) in zip(self.claims, dated, strict=True) if low <= since and until <= high]
            drawn = (working_value(attribute, holding) for attribute in self.attributes)
            found.append(Spell(since, until, {value.attribute: value.value for value in drawn if value}))
        return tuple(found)

    def at(self, time: int) -> Mapping[str, Value]:
        """The working values at a time."""
        return next(spell.values for spell in reversed(self.spells) if spell.since <= time)

    def watching(self, chosen: FactFilter) -> list[Watch]:
        """Times in which somebody whom the filter lets speak says that it was working, sorted; they may overlap."""
        told = (c.properties for c in self.claims if "watching_low" in c.properties and _speaks(c.properties, chosen))
        return sorted(Watch(p["watching_low"], p["watching_high"], p["watching_zone"]) for p in told)


def sensors(seen: SeenGraph, ids: Iterable[str] | None = None) -> dict[str, SensorHistory]:
    """The sensors of which the reader sees a claim, by id. ids: of these alone; all if None."""
    wanted = None if ids is None else sorted({one for one in ids if type_of(one) == SENSOR})
    claims: dict[str, list[SeenClaim]] = defaultdict(list)
    after: str | None = None
    while wanted is None or wanted:
        rows = seen.read("sensor_claims", ids=wanted, after=after, limit=AT_ONCE)
        for row in rows:
            claims[row["entity"]].append(_claim(row))
        if len(rows) < AT_ONCE:
            break
        # The last one may have been cut: it is read again from its beginning.
        last = rows[-1]["entity"]
        after = max((entity for entity in claims if entity < last), default=None)
        if after is None:
            break
        del claims[last]
    declared = seen.registry.entities[SENSOR].attributes if SENSOR in seen.registry.entities else ()
    return {entity: SensorHistory(entity, tuple(said), declared) for entity, said in sorted(claims.items())}


def clock_error_ms(values: Mapping[str, Value]) -> int:
    """Milliseconds by which the sensor's clock was ahead."""
    seconds = values.get("clock_error_s")
    return round(float(seconds) * 1000) if isinstance(seconds, int | float | str) else 0


def _speaks(said: Mapping[str, Any], chosen: FactFilter) -> bool:
    """Whether the grade, the source and the time of recording of a claim pass the filter."""
    if (least := chosen.least_grade) is not None:
        for name, worst in (("reliability", least.reliability), ("credibility", least.credibility)):
            if not (chosen.ungraded if said[name] == UNJUDGED else said[name] <= worst):
                return False
    if chosen.sources is not None and said["source"] not in chosen.sources:
        return False
    recorded = chosen.as_of is None or said["recorded_at"] <= chosen.as_of
    return recorded and said["source"] not in chosen.not_sources


def _claim(row: dict[str, Any]) -> SeenClaim:
    return SeenClaim(row["properties"]["claim_id"], row["entity"], row["properties"])


def _holds(properties: Mapping[str, Any]) -> tuple[int, int]:
    low, high = properties.get("holds_from_low"), properties.get("holds_until_low")
    since = -FOREVER if low is None else int(low)
    return since, FOREVER if high is None else max(int(high), since)
