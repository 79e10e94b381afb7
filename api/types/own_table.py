"""Tables of somebody's own: what may be asked of one, and what is told of its columns."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.scalars import JSON
from api.tables.pasted import Holds


@strawberry.enum(description="What is asked of a table; `sightline analyse` asks the same.")
class TableAnalysis(Enum):
    CLUSTERS = "clusters"
    COVERAGE = "coverage"
    FORECAST = "forecast"
    PLACES = "places"
    REGRESSION = "regression"
    RULES = "rules"
    TEXTS = "texts"


strawberry.enum(
    Holds,
    name="ColumnHolds",
    description="NUMBERS, TIMES with their zone, WORDS (at most 30 different ones), or other TEXTS.",
)


@strawberry.input(description="Which column is what, or a number; as `--set` of `sightline analyse`.")
class TableOption:
    name: str
    value: str


@strawberry.type
class TableColumn:
    name: str
    holds: Holds
    values: list[str] = strawberry.field(description="All words of a column of words; of another the first three.")
    empty: int = strawberry.field(description="Cells without anything.")
    protected: str | None = strawberry.field(description="Why no analysis takes it; null where one may.")
    judges: str | None = strawberry.field(description="Why it is no outcome and no label; null where it may be one.")


@strawberry.type
class TableColumns:
    rows: int
    columns: list[TableColumn]


@strawberry.type(description="What an analysis says of a table. Nothing of it was written.")
class TableAnswer:
    rows: int = strawberry.field(description="Rows that were read.")
    too_little: str | None = strawberry.field(description="Why nothing can be said, and what is needed; else null.")
    result: JSON | None = strawberry.field(description="What `sightline analyse --json` gives; null for too little.")
    text: str = strawberry.field(description="The same as lines for people.")
