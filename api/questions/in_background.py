"""inBackground: any question, answered behind, with how far it is and a way to stop it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import strawberry
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from algorithms.progress import Progress
from api.errors import formatted
from api.scalars import JSON
from api.types.entity import Info
from api.types.push import Job, job_of_question
from graph_model.errors import BadArgument

KIND = "inBackground"


@strawberry.type
class Query:
    @strawberry.field(
        description="""Answer a question behind. `query` and `variables` are what POST /graphql takes, and the `result`
of the job is what it gives: {data, errors}. `job` tells how far it is, as far as the question can tell: paths,
connecting networks and traces of money can. `cancelJob` stops it at its next step. The limits of one
request hold for it too."""
    )
    def in_background(self, info: Info, query: str, variables: JSON | None = None) -> Job:
        if variables is not None and not isinstance(variables, dict):
            raise BadArgument("variables", "They are no object.", expected='an object such as {"id": "..."}')
        if not query.strip():
            raise BadArgument("query", "It is empty.", expected="the text of one query")
        asking, schema = info.context, info.schema
        given: dict[str, Any] | None = variables

        def work(progress: Progress) -> dict[str, Any]:
            try:
                found = schema.execute_sync(
                    query,
                    variable_values=given,
                    context_value=replace(asking, progress=progress, _seen={}),
                    allowed_operation_types={OperationType.QUERY},
                )
            except (CannotGetOperationTypeError, InvalidOperationTypeError) as error:
                raise BadArgument("query", "It is no single query.", expected="one query, and no mutation") from error
            progress(1, 1)  # whoever was stopped has no answer, and no error of having been stopped
            told = {"data": found.data}
            return told | {"errors": [formatted(error, KIND) for error in found.errors]} if found.errors else told

        return job_of_question(asking.service.jobs.start(KIND, asking.reader.vc, work))
