"""hiddenFacts: how much a filter hides among some entities, and how much each of its parts by itself."""

from __future__ import annotations

from dataclasses import replace

import strawberry

from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from graph_model.errors import LimitExceeded
from graph_model.reader import FactFilter as Chosen
from stores.graph.reads.entities import resolve
from stores.graph.reads.facts import members_of

MOST = 2_000
"""Entities among which facts are counted."""
SOURCES = 1_000
"""Sources that are told apart."""


@strawberry.type(description="How many facts a source says, whatever the filter.")
class SourceCount:
    source: str
    facts: int


@strawberry.type(description="What a filter hides among some entities. A fact may be hidden by several parts.")
class HiddenFacts:
    facts: int = strawberry.field(description="All that the reader may see.")
    hidden: int
    by_time: int
    by_grade: int
    by_sources: int
    by_as_of: int
    sources: list[SourceCount]


def parts(whole: Chosen) -> dict[str, Chosen]:
    """A filter taken apart; each part hides by itself."""
    nothing = Chosen()
    return {
        "hidden": whole,
        "by_time": replace(nothing, since=whole.since, until=whole.until, undated=whole.undated),
        "by_grade": replace(nothing, least_grade=whole.least_grade, ungraded=whole.ungraded),
        "by_sources": replace(nothing, sources=whole.sources, not_sources=whole.not_sources),
        "by_as_of": replace(nothing, as_of=whole.as_of),
    }


@strawberry.type
class Query:
    @strawberry.field(description="How many facts there are among these entities, and how many the filter hides.")
    def hidden_facts(self, info: Info, between: list[strawberry.ID], filter: FactFilter | None = None) -> HiddenFacts:
        asking = info.context
        if len(between) > MOST:
            raise LimitExceeded("between", len(between), MOST)
        seen = asking.seen()
        ids = members_of(seen, resolve(seen, between).values())
        links = list(asking.registry.links)
        said = seen.read("facts_by_source", ids=ids, limit=SOURCES)
        hidden = {
            name: 0
            if part.hides_nothing
            else int(asking.seen(part).read("hidden_among", ids=ids, link_types=links)[0]["hidden"])
            for name, part in parts(chosen(filter)).items()
        }
        return HiddenFacts(
            facts=sum(row["facts"] for row in said),
            sources=[SourceCount(source=row["source"], facts=row["facts"]) for row in said],
            **hidden,
        )
