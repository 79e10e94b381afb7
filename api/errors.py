"""Errors of ours as GraphQL errors; anything else is a fault of ours, is logged, and tells nothing."""

from __future__ import annotations

import logging
from typing import Any

from graphql import GraphQLError

from graph_model.errors import BadArgument, LimitExceeded, SightlineError

_LOG = logging.getLogger("sightline.api")
INTERNAL = "INTERNAL"


def formatted(error: GraphQLError, number: str) -> dict[str, Any]:
    """One entry of `errors`: message, place, and extensions {code, argument, limit, expected, do}. number: the
    request's, under which a fault of ours stands in the log."""
    entry: dict[str, Any] = {"message": error.message}
    if error.locations:
        entry["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        entry["path"] = list(error.path)
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if isinstance(cause, SightlineError):
        entry["message"] = cause.what
        entry["extensions"] = extensions(cause)
    elif isinstance(cause, GraphQLError) or cause is None or not error.path:
        entry["extensions"] = {"code": str((error.extensions or {}).get("code", "BAD_QUESTION")), **_limit(error)}
    else:
        _LOG.error("request %s failed", number, exc_info=cause)
        entry["message"] = f"Something went wrong on our side; the log has it under {number}."
        entry["extensions"] = {"code": INTERNAL}
    return entry


def extensions(error: SightlineError) -> dict[str, Any]:
    """What a program needs of an error of ours."""
    found: dict[str, Any] = {"code": error.code}
    if isinstance(error, BadArgument | LimitExceeded):
        found["argument"] = error.argument
    if isinstance(error, LimitExceeded):
        found["limit"] = error.limit
    return found | {name: value for name, value in (("expected", error.expected), ("do", error.do)) if value}


def _limit(error: GraphQLError) -> dict[str, Any]:
    return {name: (error.extensions or {})[name] for name in ("limit",) if name in (error.extensions or {})}
