"""The door for scripts: POST /ingest/{kind} with JSON lines, the schema of each kind, sources, and jobs to poll."""

from __future__ import annotations

import tempfile
from threading import BoundedSemaphore
from typing import IO, Any

import orjson
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from api.context import Service
from api.problems import problem, problem_of
from api.pushed import awaited
from graph_model.errors import BadArgument, LimitExceeded, TooBusy
from graph_model.json_schema import row_schema
from loaders.push.job import cancel, job_of
from loaders.push.lines import ENCODINGS
from loaders.push.reading import kinds
from loaders.push.sources import check_name, describe_source, described, known_source
from stores.operations.pushes import Standing
from stores.operations.tables import PushRow

NDJSON = ("application/x-ndjson", "application/ndjson", "application/jsonl")
LARGEST = 256 << 20
"""Bytes of a body as it travels."""
IN_MEMORY = 1 << 20
"""Bytes of a body that are kept in memory; the rest waits on the disk."""
MOST_LARGE = 2
"""Bodies over IN_MEMORY that are read at once."""
_LARGEST_DESCRIPTION = 10_000


def routes(service: Service) -> APIRouter:
    """The routes over open stores."""
    router, intake, stores = APIRouter(), service.intake, service.stores
    large = BoundedSemaphore(MOST_LARGE)

    @router.get("/ingest/schema/{kind}")
    def schema(kind: str) -> Response:
        if kind not in kinds(stores.registry):
            return _no_kind(kind)
        return _json(row_schema(kind, stores.registry), media_type="application/schema+json")

    @router.get("/ingest/sources/{name}")
    def source(name: str) -> Response:
        try:
            return _json({"name": name, **described(known_source(check_name(name), stores))})
        except Exception as error:
            return problem_of(error)

    @router.put("/ingest/sources/{name}")
    async def describe(request: Request, name: str) -> Response:
        try:
            with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
                await _receive(request, body, _LARGEST_DESCRIPTION)
                given = orjson.loads(body.read())
            said = await run_in_threadpool(describe_source, name, given, stores)
            return _json({"name": name, **described(said)})
        except orjson.JSONDecodeError:
            return problem(400, "BAD_INPUT", "The body is no JSON in UTF-8.", expected="one object")
        except Exception as error:
            return problem_of(error)

    @router.post("/ingest/{kind}")
    async def push(request: Request, kind: str) -> Response:
        if kind not in kinds(stores.registry):
            return _no_kind(kind)
        encoding = request.headers.get("content-encoding", "identity").strip().lower() or "identity"
        if encoding not in ENCODINGS:
            return problem(415, "UNKNOWN_ENCODING", "This Content-Encoding is not read.", expected=", ".join(ENCODINGS))
        if request.headers.get("content-type", NDJSON[0]).partition(";")[0].strip().lower() not in NDJSON:
            return problem(415, "UNKNOWN_TYPE", "This Content-Type is not read.", expected=NDJSON[0])
        try:
            asked = request.query_params
            name, dry = _one(asked.getlist("source"), "source"), _flag(asked.get("dry_run"))
            key = request.headers.get("idempotency-key")
            with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
                size = await _receive(request, body, LARGEST)
                if size > IN_MEMORY and not large.acquire(blocking=False):
                    raise TooBusy("Other large bodies are being read.", do="try again, or send smaller ones", seconds=2)
                try:
                    if dry:
                        return _json(await run_in_threadpool(intake.try_body, kind, name, body, encoding))
                    pushed = await run_in_threadpool(intake.push_body, kind, name, key, body, encoding)
                finally:
                    if size > IN_MEMORY:
                        large.release()
            return await run_in_threadpool(_answer, pushed, service)
        except ClientDisconnect:
            return problem(400, "BROKEN_BODY", "The body ended before it was whole.")
        except Exception as error:
            return problem_of(error)

    @router.get("/jobs/{job}")
    def follow(job: str) -> Response:
        try:
            pushed = stores.operations.pushes.of_id(job)
            return _no_job() if pushed is None else _job(stores.operations.pushes.standing(pushed))
        except Exception as error:
            return problem_of(error)

    @router.delete("/jobs/{job}")
    def stop(job: str) -> Response:
        try:
            pushed = stores.operations.pushes.of_id(job)
            if pushed is None:
                return _no_job()
            cancel(pushed, service.analyst, stores)
            service.wake()
            return _job(stores.operations.pushes.standing(stores.operations.pushes.of_id(job) or pushed))
        except Exception as error:
            return problem_of(error)

    return router


async def _receive(request: Request, body: IO[bytes], most: int) -> int:
    """The body into a file, rewound; its bytes. Raises LimitExceeded before too much of it is taken."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise LimitExceeded("body", int(declared), most)
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise LimitExceeded("body", size, most)
        body.write(chunk)
    body.seek(0)
    return size


def _answer(pushed: PushRow, service: Service) -> Response:
    """A small push is answered line by line once it is in the graph; another one, or one that must wait, is a job."""
    found = awaited(pushed, service)
    if isinstance(found, Standing):
        return _job(found)
    return Response(found.encode(), media_type="application/json", headers={"Cache-Control": "no-store"})


def _job(standing: Standing) -> Response:
    headers = {} if standing.done else {"Location": f"/jobs/{standing.push.id}", "Retry-After": "1"}
    return _json(job_of(standing), 200 if standing.done else 202, headers=headers)


def _json(content: Any, status: int = 200, media_type: str = "application/json", **more: Any) -> Response:
    headers = {"Cache-Control": "no-store"} | more.get("headers", {})
    return Response(orjson.dumps(content), status, media_type=media_type, headers=headers)


def _one(values: list[str], name: str) -> str:
    if len(values) != 1:
        raise BadArgument(name, f"The address must name one {name}.", expected=f"?{name}=NAME")
    return values[0]


def _flag(value: str | None) -> bool:
    if value not in (None, "true", "false"):
        raise BadArgument("dry_run", "This is no yes and no no.", expected="true or false")
    return value == "true"


def _no_kind(kind: str) -> Response:
    return problem(404, "UNKNOWN_KIND", f"There is no kind {kind[:60]!r}.", expected="a type of the model, or record")


def _no_job() -> Response:
    return problem(404, "UNKNOWN_JOB", "There is no such job.", expected="the `job` of an answer")
