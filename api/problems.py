"""Faults of a whole request as problem+json (RFC 9457): which status, and what a program or a person may do."""

from __future__ import annotations

import logging
import secrets

import orjson
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from graph_model.errors import (
    BadArgument,
    BadInput,
    KeyReused,
    LimitExceeded,
    QueryTimeout,
    ServiceError,
    SightlineError,
    StoreUnavailable,
    TooBusy,
)

PROBLEM = "application/problem+json"
_LOG = logging.getLogger("sightline.api")
_STATUS: tuple[tuple[type[SightlineError], int], ...] = (
    (LimitExceeded, 413),
    (KeyReused, 422),
    (TooBusy, 429),
    (BadArgument, 400),
    (BadInput, 400),
    (StoreUnavailable, 503),
    (QueryTimeout, 503),
    (ServiceError, 507),
)
_LATER_S = 5


def problem(status: int, code: str, detail: str, **more: object) -> Response:
    """A response that says what is wrong. more: expected, do, retry_after (seconds)."""
    later = more.pop("retry_after", None)
    told = {"type": f"urn:sightline:problem:{code}", "title": code, "status": status, "detail": detail}
    told |= {name: value for name, value in more.items() if value}
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(later)} if later else {})
    return Response(orjson.dumps(told), status, media_type=PROBLEM, headers=headers)


def problem_of(error: Exception) -> Response:
    """The response to an error. One that is a fault of ours tells nothing but the number it has in the log."""
    if isinstance(error, SightlineError):
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
        later = error.seconds if isinstance(error, TooBusy) else _LATER_S if status in (503, 507) else None
        return problem(
            status, error.code, error.what, where=error.where, expected=error.expected, do=error.do, retry_after=later
        )
    if isinstance(error, SQLAlchemyError):
        _LOG.error("the operational database failed: %s", type(error).__name__)
        if _is_full(error):
            return problem(
                507,
                ServiceError.code,
                "The operational database has no room on its disk.",
                do="make room on the disk, then try again",
                retry_after=_LATER_S,
            )
        return problem(
            503,
            StoreUnavailable.code,
            "The operational database does not answer.",
            do="try again",
            retry_after=_LATER_S,
        )
    number = secrets.token_hex(4)
    _LOG.error("request %s failed", number, exc_info=error)
    return problem(500, "INTERNAL", f"Something went wrong on our side; the log has it under {number}.")


def _is_full(error: SQLAlchemyError) -> bool:
    """Whether the disk is full, as SQLite says it, or PostgreSQL (SQLSTATE 53100)."""
    raised = getattr(error, "orig", None)
    return getattr(raised, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(raised, "sqlstate", "") == "53100"
