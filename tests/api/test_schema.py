"""The schema: its golden file, and what the contract with scripts and the page asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    EnumTypeDefinitionNode,
    GraphQLObjectType,
    InputObjectTypeDefinitionNode,
    InputValueDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    UnionTypeDefinitionNode,
    parse,
    print_ast,
    value_from_ast_untyped,
)

from loaders.pipeline import Stores
from tests.api.asking import ask, asking, schema
from tests.golden import FOLDER, check_golden

AGREED = {
    "Mutation.withdrawVerdict is Verdict, not Verdict!": "null where a conclusion was withdrawn, as that is no verdict",
    "Query.companions is CompanionLeads, not CompanionLeads!": "null where the subject is unknown, as for every id",
    "Scene.leastDays is 1 by default, not None": "what is left out has a value, as everywhere",
    "Scene.minutesBefore is 30 by default, not None": "what is left out has a value, as everywhere",
    "Scene.minutesAfter is 30 by default, not None": "what is left out has a value, as everywhere",
    "Scene.metres is 250 by default, not None": "what is left out has a value, as everywhere",
    "Leads.expectedByChance is Float, not Float!": "null where it was not tried: zero would say that chance gives none",
}
Fields = InterfaceTypeDefinitionNode | ObjectTypeDefinitionNode | InputObjectTypeDefinitionNode


def _definitions(text: str) -> dict[str, Any]:
    return {d.name.value: d for d in parse(text).definitions if hasattr(d, "name") and d.name}


def deviations(contract: str, ours: str) -> Iterator[str]:
    """What the contract says and our schema does not."""
    have = _definitions(ours)
    for name, wanted in _definitions(contract).items():
        found = have.get(name)
        if found is None or found.kind != wanted.kind:
            yield f"there is no {name}"
        elif isinstance(wanted, EnumTypeDefinitionNode):
            yield from (f"{name} lacks {value}" for value in sorted(_names(wanted.values) - _names(found.values)))
        elif isinstance(wanted, UnionTypeDefinitionNode):
            yield from (f"{name} lacks {kind}" for kind in sorted(_names(wanted.types) - _names(found.types)))
        elif isinstance(wanted, Fields):
            yield from _fields(name, wanted, found)


def _fields(name: str, wanted: Fields, found: Fields) -> Iterator[str]:
    have = {field.name.value: field for field in found.fields or ()}
    for field in wanted.fields or ():
        where = f"{name}.{field.name.value}"
        if field.name.value not in have:
            yield f"there is no {where}"
            continue
        ours = have[field.name.value]
        if isinstance(field, InputValueDefinitionNode) or isinstance(ours, InputValueDefinitionNode):
            yield from _input(where, field, ours)
            continue
        # What the contract lets be null need not be.
        if print_ast(ours.type) not in (print_ast(field.type), f"{print_ast(field.type)}!"):
            yield f"{where} is {print_ast(ours.type)}, not {print_ast(field.type)}"
        arguments = {argument.name.value: argument for argument in ours.arguments or ()}
        for argument in field.arguments or ():
            inside = f"{where}({argument.name.value})"
            if argument.name.value in arguments:
                yield from _input(inside, argument, arguments[argument.name.value])
            else:
                yield f"there is no {inside}"


def _input(where: str, wanted: Any, found: Any) -> Iterator[str]:
    if print_ast(wanted.type) != print_ast(found.type):
        yield f"{where} is {print_ast(found.type)}, not {print_ast(wanted.type)}"
    if _default(wanted) != _default(found):
        yield f"{where} is {_default(found)} by default, not {_default(wanted)}"


def _default(node: Any) -> Any:
    return None if node.default_value is None else value_from_ast_untyped(node.default_value)


def _names(nodes: Any) -> set[str]:
    return {node.name.value for node in nodes}


def test_the_printed_schema_is_the_golden_file() -> None:
    check_golden("schema.graphql", schema().printed())


def test_every_question_of_the_contract_stands_with_its_names_arguments_defaults_and_types() -> None:
    contract = (FOLDER / "contract.graphql").read_text(encoding="utf-8")
    assert set(deviations(contract, schema().printed())) == set(AGREED)


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        ("type Query { a(n: Int = 2): Int }", "Query.a(n) is 2 by default, not 1"),
        ("type Query { a(n: Int! = 1): Int }", "Query.a(n) is Int!, not Int"),
        ("type Query { a: Int }", "there is no Query.a(n)"),
        ("type Query { a(n: Int = 1): String }", "Query.a is String, not Int"),
        ("type Query { b: Int }", "there is no Query.a"),
        ("input Query { a: Int }", "there is no Query"),
    ],
)
def test_a_deviation_from_the_contract_would_be_told(ours: str, said: str) -> None:
    assert list(deviations("type Query { a(n: Int = 1): Int }", ours)) == [said]


def test_every_list_has_the_fields_of_a_connection() -> None:
    for name, kind in schema().executable._schema.type_map.items():
        if isinstance(kind, GraphQLObjectType) and name.endswith("Connection"):
            assert {"edges", "pageInfo", "total", "atLeast"} <= set(kind.fields), name


def test_null_stands_for_the_default_of_an_argument(stores: Stores) -> None:
    request = asking(stores, ["open"])
    facts, found = "facts(between: [], filter: {%s}) { total }", "communities(%s) { total parameters { method seed } }"
    for left_out, null in (
        ("sources { total }", "sources(first: null) { total }"),
        (found.replace("(%s)", ""), found % "method: null, seed: null"),
        (facts % "", facts % "undated: null, ungraded: null"),
    ):
        answer = ask(request, f"{{ {left_out} }}")
        assert not answer["errors"]
        assert ask(request, f"{{ {null} }}") == answer
