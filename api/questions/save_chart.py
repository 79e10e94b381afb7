"""saveChart: a new version; where somebody else was faster both are kept, and the second is told."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.charts.opening import Opened
from api.charts.saving import Saving, create, save
from api.scalars import JSON
from api.types.chart import Chart, chart_of
from api.types.entity import Info
from graph_model.errors import BadArgument


@strawberry.type(description="The chart was saved, and this is its current version.")
class SavedChart:
    chart: Chart


@strawberry.type(
    description="""Somebody else saved the chart since `baseVersion`. Nothing was overwritten: yours is kept as a
version that is not current. To go on, save with the number of theirs as `baseVersion`."""
)
class ChartConflict:
    yours: Chart
    theirs: Chart
    base: Chart


ChartSaved = Annotated[SavedChart | ChartConflict, strawberry.union("ChartSaved")]


@strawberry.type
class Mutation:
    @strawberry.mutation(
        description="""Save a chart: without `id` a new one, else a new version built on `baseVersion`. Sent twice, it
is saved once. `content` is checked; docs/charts.md says what is in it."""
    )
    def save_chart(
        self,
        info: Info,
        title: str,
        content: JSON,
        id: strawberry.ID | None = None,
        base_version: int | None = None,
        case: strawberry.ID | None = None,
    ) -> ChartSaved:
        asking, wanted = info.context, Saving(title, case, content)
        if id is None:
            return SavedChart(chart=chart_of(create(asking, wanted)))
        if base_version is None:
            raise BadArgument(
                "baseVersion", "It is not said what was built on.", expected="the version that was opened"
            )
        opened = save(asking, id, base_version, wanted)
        if opened.saved.version == opened.saved.current:
            return SavedChart(chart=chart_of(opened))
        charts = asking.service.stores.operations.charts
        theirs, base = charts.get(id), charts.get(id, base_version)
        assert theirs is not None
        assert base is not None
        return ChartConflict(
            yours=chart_of(opened), theirs=chart_of(Opened(asking, theirs)), base=chart_of(Opened(asking, base))
        )
