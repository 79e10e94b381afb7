"""Asking the schema as one reader or another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import orjson

from api.context import Asking, Service, Story
from api.schema import Schema, build_schema
from graph_model.policy import Policy
from graph_model.reader import Reader
from graph_model.registry import build
from loaders.pipeline import Stores
from stores.snapshot import Snapshots
from tests.api.questions import Question

CLASSES = ("open", "secret")
PAGES = 3
"""Pages that are compared."""


@cache
def schema() -> Schema:
    """The standard model's schema, built once."""
    return build_schema(build())


def serving(stores: Stores, story: Story = lambda: None) -> Service:
    """A service that readers share, with one holder of snapshots."""
    policy = Policy(CLASSES, {"local": CLASSES})
    return Service(stores=stores, policy=policy, analyst="inspector", snapshots=Snapshots(stores.graph), story=story)


def asking(stores: Stores, names: Sequence[str], deadline: float = 30.0, service: Service | None = None) -> Asking:
    """A request of a reader of these visibility classes, by default with a snapshot of the graph as it is now."""
    vc = tuple(sorted(stores.classes[name] for name in names))
    return Asking(service or serving(stores), Reader(vc, deadline=deadline), schema().entity_classes)


def ask(request: Asking, text: str, /, **variables: Any) -> dict[str, Any]:
    """Data and errors of one question, as plain JSON; an error is its message and place, whatever raised it."""
    found = schema().executable.execute_sync(text, variable_values=variables, context_value=request)
    errors = [{"message": error.message, "path": error.path} for error in found.errors or []]
    answer: dict[str, Any] = orjson.loads(orjson.dumps({"data": found.data, "errors": errors}))
    return answer


def answers(request: Asking, questions: Sequence[Question], values: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Every question's answer by its name: one, or the first pages of a list, each asked for by the cursor before."""
    found: dict[str, list[dict[str, Any]]] = {}
    for question in questions:
        given = {name: value for name, value in values.items() if re.search(rf"\${name}\b", question.text)}
        pages = found[question.name] = [ask(request, question.text, **given)]
        while question.paged and len(pages) < PAGES and (after := _next(pages[-1]["data"])):
            pages.append(ask(request, question.text, **given, after=after))
    return found


def _next(answer: Any) -> str | None:
    """The cursor that leads on from the outermost list of an answer."""
    if not isinstance(answer, dict):
        return None
    if "pageInfo" in answer:
        return answer["pageInfo"]["endCursor"] if answer["pageInfo"]["hasNextPage"] else None
    return next((after for below in answer.values() if (after := _next(below))), None)
