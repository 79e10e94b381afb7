"""What the docs show of the API: questions, types, limits and errors, out of the schema and the code itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    print_ast,
)
from graphql import build_schema as parsed

import api.questions
from api import association, connections, context, graphql_http, limits
from api.schema import build_schema
from api.types import area, community, network
from docs._ext.constants import constants
from docs._ext.markdown import code, prose, table
from drawing import folding
from graph_model import errors
from graph_model.errors import SightlineError
from graph_model.registry import Registry, build
from sightline.cli import exit_code
from stores.graph.reads import search

_ROOTS = ("Query", "Mutation")


def questions() -> str:
    """Every field of Query: what it answers, its arguments and what it gives."""
    return "\n\n".join(_question(name, field) for name, field in sorted(_fields("Query").items()))


def decisions() -> str:
    """Every field of Mutation."""
    return "\n\n".join(_question(name, field) for name, field in sorted(_fields("Mutation").items()))


def answer_types() -> str:
    """Every type that is no declared entity: fields with their types and descriptions."""
    hidden = {*_ROOTS, *_registry().entities}
    shown = (t for name, t in sorted(_schema().type_map.items()) if name not in hidden and not name.startswith("__"))
    return "\n\n".join(text for text in map(_type, shown) if text)


def request_limits() -> str:
    """How large a request may be."""
    return _limits([("its text", limits), ("its body", graphql_http), ("its time", context)])


def question_limits() -> str:
    """How much one question may ask for."""
    names = [m.name for m in pkgutil.iter_modules(api.questions.__path__)]
    found = [(code(_camel(name)), importlib.import_module(f"api.questions.{name}")) for name in names]
    shared = [("the network", network), ("communities", community), ("areas", area), ("diagrams", folding)]
    shared.append((code("associationDiagram"), association))
    return _limits([("every list", connections), ("texts that are searched for", search), *shared, *found])


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def error_codes() -> str:
    """The tree of errors: code, what it means, how the command ends."""
    return table(("Code", "What happened", "Exit code of the command"), map(_error, _tree(SightlineError)))


@cache
def _registry() -> Registry:
    return build()


@cache
def _schema() -> GraphQLSchema:
    return parsed(build_schema(_registry()).printed())


def _fields(root: str) -> dict[str, GraphQLField]:
    found = _schema().type_map[root]
    assert isinstance(found, GraphQLObjectType)
    return dict(found.fields)


def _question(name: str, field: GraphQLField) -> str:
    parts = [f"### {code(name)}", prose(field.description or ""), f"Gives {code(field.type)}."]
    if field.args:
        rows = (_argument(name, argument) for name, argument in field.args.items())
        parts.append(table(("Argument", "Type", "Default"), rows))
    return "\n\n".join(parts)


def _argument(name: str, argument: GraphQLArgument) -> list[str]:
    written = argument.ast_node.default_value if argument.ast_node else None
    default = "required" if written is None else print_ast(written)
    return [code(name), code(argument.type), default if written is None else "" if default == "null" else code(default)]


def _type(found: GraphQLNamedType) -> str:
    if isinstance(found, GraphQLEnumType):
        body = "One of " + ", ".join(code(name) for name in found.values) + "."
    elif isinstance(found, GraphQLUnionType):
        body = "One of " + ", ".join(code(member.name) for member in found.types) + "."
    elif isinstance(found, GraphQLInputObjectType):
        rows = ([code(name), code(f.type), prose(f.description or "")] for name, f in found.fields.items())
        body = table(("Field", "Type", "What it is"), rows)
    elif hasattr(found, "fields"):
        own = ([code(name + _takes(f)), code(f.type), prose(f.description or "")] for name, f in found.fields.items())
        body = table(("Field", "Type", "What it is"), own)
    else:
        body = ""
    if not body and not found.description:
        return ""
    return "\n\n".join(part for part in (f"## {code(found.name)}", prose(found.description or ""), body) if part)


def _takes(field: GraphQLField) -> str:
    return f"({', '.join(field.args)})" if field.args else ""


def _limits(bounds: Iterable[tuple[str, ModuleType]]) -> str:
    """Documented numbers of some modules. bounds: what a module's numbers are limits of, and the module."""
    found = ((what, c) for what, module in bounds for c in constants(module))
    return table(
        ("Of", "Limit", "What it bounds"),
        ([what, f"{c.value:,}", prose(c.doc)] for what, c in found if isinstance(c.value, int | float)),
    )


def _tree(error: type[SightlineError]) -> Iterator[type[SightlineError]]:
    """Those of the one file; what others derive from them keeps their codes."""
    if error.__module__ == errors.__name__:
        yield error
        for below in sorted(error.__subclasses__(), key=lambda kind: kind.code):
            yield from _tree(below)


def _error(kind: type[SightlineError]) -> list[str]:
    return [code(kind.code), prose((kind.__doc__ or "").partition("\n")[0]), str(exit_code(kind.__new__(kind)))]
