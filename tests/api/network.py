"""Asks GraphQL in this process and gives data or raises; reads a diagram's columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from loaders.pipeline import Stores
from tests.api.asking import CLASSES, asking, schema

Ask = Callable[..., Any]


def asker(stores: Stores) -> Ask:
    """A function from a question's text and variables to its data, for a reader of all classes."""
    request = asking(stores, CLASSES)

    def ask(text: str, **variables: Any) -> Any:
        result = schema().executable.execute_sync(text, variable_values=variables, context_value=request)
        if result.errors:
            raise result.errors[0].original_error or result.errors[0]
        return result.data

    return ask


def rows(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Columns of a diagram as rows."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
