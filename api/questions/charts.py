"""charts, chart: what was saved, as the reader may know it."""

from __future__ import annotations

import strawberry

from api.charts.opening import Opened
from api.connections import Connection, connection, decode, page_size
from api.types.chart import Chart, chart_of
from api.types.entity import Info
from stores.graph.reads.entities import resolve

MOST = 100
"""Charts on one page."""


@strawberry.type(description="Charts in their current versions, those saved last first.")
class ChartConnection(Connection[Chart]):
    pass


@strawberry.type
class Query:
    @strawberry.field(description="The saved charts, or those of a case; none where there is no such case.")
    def charts(
        self, info: Info, case: strawberry.ID | None = None, first: int = 20, after: str | None = None
    ) -> ChartConnection:
        size, asking = page_size(first, MOST), info.context
        charts, last = asking.service.stores.operations.charts, decode(after, [int, str])
        cases = None
        if case is not None:
            seen = asking.seen()
            cases = seen.clusters.all(case) if resolve(seen, [case]) else ()
        found = charts.listed(cases, last, size + 1)
        page = connection(
            found,
            size,
            lambda saved: (saved.saved_at, saved.id),
            lambda saved: chart_of(Opened(asking, saved)),
            charts.total(cases),
        )
        return ChartConnection(**vars(page))

    @strawberry.field(description="A chart by its id, in its current version or in the one that is named; or null.")
    def chart(self, info: Info, id: strawberry.ID, version: int | None = None) -> Chart | None:
        saved = info.context.service.stores.operations.charts.get(id, version)
        return None if saved is None else chart_of(Opened(info.context, saved))
