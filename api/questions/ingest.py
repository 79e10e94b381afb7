"""ingest, batch, job, cancelJob: pushing a few rows, and what became of rows that were pushed."""

from __future__ import annotations

import strawberry

from api.pushed import awaited
from api.scalars import JSON
from api.types.entity import Info
from api.types.push import Batch, BatchResult, Job, batch_of, job_of, job_of_question, result_of, seen_push, tried
from graph_model.errors import BadArgument
from loaders.push.job import cancel
from stores.operations.pushes import Standing


@strawberry.type
class Query:
    @strawberry.field(description="A push by its key, or null.")
    def batch(self, info: Info, key: str) -> Batch | None:
        asking = info.context
        standing = seen_push(asking, asking.service.stores.operations.pushes.of_key(key))
        return None if standing is None else batch_of(standing)

    @strawberry.field(description="Work that goes on behind, or null.")
    def job(self, info: Info, id: strawberry.ID) -> Job | None:
        asking = info.context
        running = asking.service.jobs.of_id(id, asking.reader.vc)
        if running is not None:
            return job_of_question(running)
        standing = seen_push(asking, asking.service.stores.operations.pushes.of_id(id))
        return None if standing is None else job_of(standing)


@strawberry.type
class Mutation:
    @strawberry.mutation(
        description="Push up to 1,000 rows of one kind: a type of the model, or record. The same key with the same "
        "rows gives the same answer. POST /ingest/{kind} takes more."
    )
    def ingest(
        self, info: Info, kind: str, source: str, key: str, rows: list[JSON], dry_run: bool = False
    ) -> BatchResult:
        asking = info.context
        service = asking.service
        if dry_run:
            return tried(service.intake.try_rows(kind, source, rows))
        pushed = service.intake.push_rows(kind, source, key, rows)
        found = awaited(pushed, service)
        asking.changed()
        if isinstance(found, Standing):
            return result_of(found, None)
        return result_of(service.stores.operations.pushes.standing(pushed), found)

    @strawberry.mutation(
        description="Stop a job: what is not written yet never will be. What is written stays. A question ends."
    )
    def cancel_job(self, info: Info, id: strawberry.ID) -> Job:
        asking = info.context
        service, pushes = asking.service, asking.service.stores.operations.pushes
        running = service.jobs.of_id(id, asking.reader.vc)
        if running is not None:
            service.jobs.cancel(running)
            return job_of_question(running)
        pushed = pushes.of_id(id)
        if pushed is None or seen_push(asking, pushed) is None:
            raise BadArgument("id", "There is no such job.", expected="the `job` of an answer")
        cancel(pushed, service.analyst, service.stores)
        service.wake()
        return job_of(pushes.standing(pushes.of_id(id) or pushed))
