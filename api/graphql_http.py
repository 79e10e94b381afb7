"""POST /graphql by the GraphQL over HTTP specification: what comes in, what goes out, with which status."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError
from strawberry.types import ExecutionResult

from api.context import Asking
from api.errors import formatted
from api.schema import Schema

GRAPHQL, JSON = "application/graphql-response+json", "application/json"
LARGEST = 6_000_000
"""Bytes of a request's body: the largest chart, or 20,000 entities to ask among."""


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A request that is no question: its status, and what a person may do."""

    status: int
    message: str


async def answer(request: Request, schema: Schema, asking: Callable[[], Asking]) -> Response:
    """The response to one POST. asking: makes the context of one request."""
    try:
        kind = _answer_kind(request.headers.get("accept", ""))
        asked = _question(request, await body_of(request))
    except Refused as refused:
        return _response(refused.status, JSON, {"errors": [{"message": refused.message}]})
    status, found = await run_in_threadpool(_execute, schema, asking, asked)
    # A client that knows only application/json reads a status other than 200 as a fault of the way.
    return _response(status if kind == GRAPHQL else 200, kind, found)


def _execute(schema: Schema, asking: Callable[[], Asking], asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    number = secrets.token_hex(4)
    try:
        result = schema.executable.execute_sync(
            asked["query"],
            variable_values=asked.get("variables"),
            operation_name=asked.get("operationName"),
            context_value=asking(),
        )
    except (CannotGetOperationTypeError, MissingQueryError) as error:
        reason = (
            error.as_http_error_reason() if isinstance(error, CannotGetOperationTypeError) else "There is no query."
        )
        return 400, {"errors": [{"message": reason, "extensions": {"code": "BAD_QUESTION"}}]}
    found: dict[str, Any] = {}
    if result.errors:
        found["errors"] = [formatted(error, number) for error in result.errors]
    if not _never_began(result):
        found["data"] = result.data
    return 400 if _never_began(result) else 200, found


def _never_began(result: ExecutionResult) -> bool:
    """Whether the text, its variables or its operation were refused before any field was asked for."""
    return result.data is None and all(not error.path for error in result.errors or [])


def _answer_kind(accept: str) -> str:
    """The media type of the answer: the one of GraphQL unless the client asks for plain JSON only, or prefers it."""
    ranked: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights = [piece[2:] for piece in parameters if piece.startswith("q=")]
        ranked[name] = _weight(weights[0]) if weights else 1.0
    anything = max(ranked.get("*/*", 0.0), ranked.get("application/*", 0.0), float(not accept.strip()))
    graphql, json = ranked.get(GRAPHQL, anything), ranked.get(JSON, anything)
    if not graphql and not json:
        raise Refused(406, f"The answer comes as {GRAPHQL} or {JSON}; the Accept header allows neither.")
    return GRAPHQL if graphql >= json else JSON


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


async def body_of(request: Request) -> bytes:
    """The JSON body of a request, read no further than LARGEST. Raises Refused."""
    content_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].strip(' "')
    if content_type.strip() != JSON or charset not in ("", "utf-8", "utf8"):
        raise Refused(415, f"The Content-Type must be {JSON} in UTF-8.")
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > LARGEST:
        raise _too_large()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise _too_large()
    return bytes(body)


def _too_large() -> Refused:
    return Refused(413, f"The body is too large; at most {LARGEST} bytes are read.")


def _question(request: Request, body: bytes) -> dict[str, Any]:
    try:
        asked = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused(400, "The body is no JSON in UTF-8.") from None
    if not isinstance(asked, dict):
        raise Refused(400, "The body must be one JSON object; batches are not answered.")
    if not isinstance(asked.get("query"), str):
        raise Refused(400, "The body needs `query`, a text.")
    for name, kind in (("variables", dict), ("extensions", dict), ("operationName", str)):
        if not isinstance(asked.get(name), kind | None):
            raise Refused(400, f"`{name}` must be {'a text' if kind is str else 'an object'} or null.")
    return asked


def _response(status: int, kind: str, content: dict[str, Any]) -> Response:
    body = orjson.dumps(content, option=orjson.OPT_NON_STR_KEYS)
    return Response(body, status, media_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "no-store"})
