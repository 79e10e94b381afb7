"""searches: which searches did a case ask, when, by whom and with which parameters?"""

from __future__ import annotations

import orjson
import strawberry

from api.charts.opening import names_of
from api.connections import Connection, connection, decode, page_size
from api.scalars import JSON, DateTime
from api.types.entity import Info
from graph_model.errors import BadArgument
from stores.graph.reads.entities import resolve
from stores.operations import searches as kept

MOST = 200
"""Searches on one page."""
QUESTIONS = ("cardOwners", "companions", "meetings", "sceneCollision", "similarTracks", "trackRelations")
"""Those that take a case."""


@strawberry.type(description="A search that was asked for a case.")
class CaseSearch:
    question: str
    hash: str = strawberry.field(description="SHA-256 of the parameters: the same for the same search.")
    parameters: JSON = strawberry.field(description="As asked, with defaults; moments in milliseconds UTC.")
    asked_by: str
    asked_at: DateTime


@strawberry.type(description="The searches of a case, the last one first.")
class CaseSearchConnection(Connection[CaseSearch]):
    pass


@strawberry.type
class Query:
    @strawberry.field(
        description="""The searches that a case asked: those that named it, as far as the reader sees all that who asked
saw. None where there is no such case."""
    )
    def searches(
        self, info: Info, case: strawberry.ID, question: str | None = None, first: int = 50, after: str | None = None
    ) -> CaseSearchConnection:
        asking, size, last = info.context, page_size(first, MOST), decode(after, [int])
        if question is not None and question not in QUESTIONS:
            raise BadArgument("question", "No search of this name is kept.", expected=", ".join(QUESTIONS))
        seen = asking.seen()
        cases = seen.clusters.all(case) if resolve(seen, [case]) else ()
        found, total = asking.service.stores.operations.searches.listed(
            cases, question, names_of(asking), last[0] if last else None, size + 1
        )
        page = connection(found, size, lambda one: (one.sequence,), _search, total)
        return CaseSearchConnection(**vars(page))


def _search(one: kept.Search) -> CaseSearch:
    return CaseSearch(
        question=one.question,
        hash=one.digest,
        parameters=JSON(orjson.loads(one.parameters)),
        asked_by=one.asked_by,
        asked_at=DateTime(one.asked_at),
    )
