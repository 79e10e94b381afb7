"""Before a question is answered: parsed once, measured, validated once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from graphql import DocumentNode, GraphQLError, parse
from strawberry.extensions import SchemaExtension

from api.limits import LONGEST, check

REMEMBERED = 256
"""Texts whose parsed form is kept."""


class Bounded(SchemaExtension):
    """Refuses a text that is too long, too deep or too wide before the validation walks it."""

    def on_parse(self) -> Iterator[None]:
        """Sets the parsed document. Raises GraphQLError."""
        self.execution_context.graphql_document = _document(self.execution_context.query or "")
        yield


@lru_cache(maxsize=REMEMBERED)
def _document(text: str) -> DocumentNode:
    if len(text) > LONGEST:
        raise _too_large(f"The request is {len(text)} characters long; at most {LONGEST} are read.", LONGEST)
    try:
        document = parse(text)
        refused = check(document)
    except RecursionError:
        raise _too_large("The request is nested too deeply to be read.") from None
    if refused is not None:
        raise refused
    return document


def _too_large(message: str, limit: int | None = None) -> GraphQLError:
    return GraphQLError(message, extensions={"code": "LIMIT_EXCEEDED"} | ({} if limit is None else {"limit": limit}))
