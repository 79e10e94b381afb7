"""analyseTable: what do the analyses say of a table of one's own, of which nothing is kept?"""

from __future__ import annotations

import strawberry

from api.scalars import JSON
from api.tables import analysis_of
from api.tables.base import options_of
from api.tables.pasted import columns_of, pasted, told
from api.types.entity import Info
from api.types.happening import enough
from api.types.own_table import TableAnalysis, TableAnswer, TableColumn, TableColumns, TableOption
from graph_model.errors import BadArgument, BadInput

MOST_OPTIONS = 50
_TOO_LITTLE = frozenset({"outcome", "labels", "texts", "at", "counts"})
"""Arguments of the analyses whose errors are about how much the table holds."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""What an analysis says of a table of your own: CSV with a head, up to 2 MB and 5,000 rows.
options: which column is what, as `--set` of `sightline analyse`. given: a second table of rows to answer about, such as
a building under a weather. Columns that stand for a protected group are refused, and so are outcomes and labels that
judge a person. Nothing is written, and the graph is not looked at."""
    )
    def analyse_table(
        self,
        info: Info,
        analysis: TableAnalysis,
        table: str,
        options: list[TableOption] | None = None,
        given: str | None = None,
    ) -> TableAnswer:
        chosen = options or []
        if len(chosen) > MOST_OPTIONS:
            raise BadArgument("options", f"There are {len(chosen)}.", expected=f"at most {MOST_OPTIONS}")
        asked = analysis_of(analysis.value)
        try:
            named = options_of([f"{one.name}={one.value}" for one in chosen], asked)
            read = pasted(table, "table")
            about = None if given is None else pasted(given, "given")
            answer, lacking = enough(lambda: asked.run(read, named, about), _TOO_LITTLE)
        except BadInput as error:
            raise told(error, error.where) from None
        except BadArgument as error:
            if error.argument != "--set":
                raise
            raise BadArgument("options", error.what, expected=error.expected, do=error.do) from None
        return TableAnswer(
            rows=read.rows,
            too_little=lacking,
            result=JSON(answer.result) if answer else None,
            text=answer.text if answer else lacking or "",
        )

    @strawberry.field(
        description="""What the columns of a table of your own hold, so that they can be chosen from. Nothing is
written."""
    )
    def table_columns(self, info: Info, table: str) -> TableColumns:
        read = pasted(table, "table")
        return TableColumns(
            rows=read.rows,
            columns=[
                TableColumn(
                    name=one.name,
                    holds=one.holds,
                    values=list(one.values),
                    empty=one.empty,
                    protected=one.group,
                    judges=one.judges,
                )
                for one in columns_of(read)
            ],
        )
