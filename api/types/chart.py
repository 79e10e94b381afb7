"""Saved charts: the versions of one, its content, and what changed since."""

from __future__ import annotations

import strawberry

from api.charts.changes import Change
from api.charts.drawn import draw_chart
from api.charts.opening import Opened
from api.connections import Connection, connection, decode, page_size
from api.scalars import JSON, DateTime
from api.types.diagram import Diagram, diagram_of
from api.types.entity import Info
from graph_model.chart import as_json, digest
from stores.operations.charts import SavedChart


@strawberry.type(description="An element of a chart, and what changed about it.")
class ChangedElement:
    id: strawberry.ID
    changes: list[Change]


@strawberry.type(description="A line of a chart, and what changed about it.")
class ChangedLink:
    start: strawberry.ID = strawberry.field(name="from")
    end: strawberry.ID = strawberry.field(name="to")
    type: str
    change: Change


@strawberry.type(
    description="""What is otherwise than when the chart was saved, under the chart's filter. It says nothing about
what the reader may not see, nor about what whoever saved it could not see."""
)
class ChartChanges:
    not_here: list[strawberry.ID] = strawberry.field(
        description="Elements that were there and are not: withdrawn, or no longer for this reader; which is not told."
    )
    elements: list[ChangedElement]
    links: list[ChangedLink] = strawberry.field(description="None of an element that is not here.")


@strawberry.type(description="One version of a chart, without its content.")
class ChartVersion:
    version: int
    title: str
    saved_by: str
    saved_at: DateTime
    base_version: int | None = strawberry.field(description="The version that it was built on; null for the first.")
    current: bool = strawberry.field(description="Whether it is the one that is shown when no version is named.")


@strawberry.type(
    description="""A chart in one version: the part of it that the reader may know. Of two who build on the same version
the second is set aside: it is kept under its number, and not current."""
)
class Chart(ChartVersion):
    opened: strawberry.Private[Opened]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.opened.saved.id)

    @strawberry.field(description="The number of the version that is current.")
    def current_version(self) -> int:
        return self.opened.saved.current

    @strawberry.field(description="Id of the chart's case; null where there is none for this reader.")
    def case(self) -> strawberry.ID | None:
        case = self.opened.case
        return None if case is None else strawberry.ID(case)

    @strawberry.field(description="As `saveChart` takes it; docs/charts.md says what is in it.")
    def content(self) -> JSON:
        return JSON(as_json(self.opened.chart))

    @strawberry.field(description="SHA-256 of the content's canonical bytes.")
    def hash(self) -> str:
        return digest(self.opened.chart)

    @strawberry.field(description="What changed in the graph since this version was saved.")
    def changes(self) -> ChartChanges:
        found = self.opened.changes
        return ChartChanges(
            not_here=[strawberry.ID(element) for element in found.not_here],
            elements=[
                ChangedElement(id=strawberry.ID(element), changes=list(kinds))
                for element, kinds in found.elements.items()
            ],
            links=[
                ChangedLink(start=strawberry.ID(start), end=strawberry.ID(end), type=kind, change=change)
                for (start, end, kind), change in found.links.items()
            ],
        )

    @strawberry.field(
        description="""The chart drawn: what is not hidden, put back or in a closed box, at its places, with the lines
of the graph. asSaved: only by what was recorded on the day it was saved and not replaced since."""
    )
    def diagram(self, as_saved: bool = False) -> Diagram:
        return diagram_of(draw_chart(self.opened, 0, as_saved=as_saved).drawn)

    @strawberry.field(description="Every version, the newest first.")
    def versions(self, info: Info, first: int = 20, after: str | None = None) -> Connection[ChartVersion]:
        charts, saved = info.context.service.stores.operations.charts, self.opened.saved
        last = (decode(after, [int]) or (None,))[0]
        found = charts.versions(saved.id, last, (size := page_size(first)) + 1)
        return connection(found, size, lambda one: (one.version,), version_of, charts.highest(saved.id))


def chart_of(opened: Opened) -> Chart:
    """A chart for GraphQL."""
    return Chart(opened=opened, **vars(version_of(opened.saved)))


def version_of(saved: SavedChart) -> ChartVersion:
    """A version for GraphQL, without its content."""
    return ChartVersion(
        version=saved.version,
        title=saved.title,
        saved_by=saved.saved_by,
        saved_at=DateTime(saved.saved_at),
        base_version=saved.base,
        current=saved.version == saved.current,
    )
