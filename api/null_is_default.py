"""An argument that has a default may be given as null, which then stands for the default: many clients send null for
what their user left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
)

Resolve = Callable[..., Any]


def accept_null(schema: GraphQLSchema) -> None:
    """Let every argument and input field with a default be null, all over a schema."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            _soften_input(kind)
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                defaults = _soften(field.args)
                if defaults and field.resolve:
                    field.resolve = _filling(field.resolve, defaults)


def _soften(taken: dict[str, Any]) -> dict[str, Any]:
    """Take the exclamation mark off what has a default; the defaults by the name that Python knows."""
    defaults = {}
    for name, one in taken.items():
        assert isinstance(one, GraphQLArgument | GraphQLInputField)
        if one.default_value is not Undefined and isinstance(one.type, GraphQLNonNull):
            one.type = one.type.of_type
            defaults[one.out_name or name] = one.default_value
    return defaults


def _soften_input(kind: GraphQLInputObjectType) -> None:
    defaults = _soften(kind.fields)
    out_type = kind.out_type
    if defaults:
        kind.out_type = lambda given: out_type(_filled(given, defaults))  # type: ignore[method-assign, assignment]


def _filling(resolve: Resolve, defaults: dict[str, Any]) -> Resolve:
    return lambda source, info, /, **given: resolve(source, info, **_filled(given, defaults))


def _filled(given: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    return {name: defaults[name] if value is None and name in defaults else value for name, value in given.items()}
