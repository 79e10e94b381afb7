"""The schema: questions found by walking api/questions, entity types made from the registry."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types import ExecutionContext

from api.bounded import Bounded
from api.null_is_default import accept_null
from api.scalars import SCALARS
from api.types.entity import entity_classes
from graph_model.registry import Registry


class _Executable(strawberry.Schema):
    """Strawberry's schema, which leaves it to `api.errors` what of an error is logged and told."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Nothing is written here: an error repeats what was asked, and that may be a name or a plate."""


@dataclass(frozen=True)
class Schema:
    """The executable schema and the GraphQL class of each declared entity type."""

    executable: strawberry.Schema
    entity_classes: dict[str, type]

    def printed(self) -> str:
        """The schema in GraphQL's own language."""
        return self.executable.as_str() + "\n"


def build_schema(registry: Registry, package: str = "api.questions") -> Schema:
    """The schema of a registry and of all questions of a package."""
    classes = entity_classes(registry)
    executable = _Executable(
        query=merge_types("Query", tuple(_roots(package, "Query"))),
        mutation=merge_types("Mutation", tuple(_roots(package, "Mutation"))),
        types=list(classes.values()),
        extensions=[Bounded, ValidationCache],
        config=StrawberryConfig(disable_field_suggestions=True, scalar_map=SCALARS),
    )
    accept_null(executable._schema)
    return Schema(executable, classes)


def _roots(package: str, name: str) -> list[type[Any]]:
    parent = importlib.import_module(package)
    modules = (importlib.import_module(f"{package}.{m.name}") for m in pkgutil.iter_modules(parent.__path__))
    return [getattr(module, name) for module in modules if hasattr(module, name)]
