"""Arguments that nobody means well with, made from the schema: every argument of every question gets its share."""

from __future__ import annotations

from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLType,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)
from hypothesis import strategies as st

from api.connections import encode
from tests.api.cases import EVERYTHING

TEXTS = (
    "", " ", "*", "**", "?", "*?*?*", "\"", "\\", "\\\\", "'", "`", "x" * 10_000, "x" * 201, "a b " * 50,
    "foo AND (bar OR", "AND", "NOT", "a OR OR b", "field:x", "search:ada", "_exists_:search", "/.*/", "/[/", "[a TO z]",
    "{* TO *}", "a~", "a~99", "a^1000000", "\"a b\"~9999999999", "+-&&||!(){}[]^\"~*?:\\/", "<a>", "a*b*c*d*e*f*g*h",
    "*a" * 90, "?" * 150 + "a", "a?" * 99, "*" * 200, "\ufdfa" * 200, "ß" * 199, "é" * 100,
    "' OR 1=1 //", "'}) DETACH DELETE n //", "x`]-() MATCH (n) DETACH DELETE n //", "$vc", "{link_types}", "visible(r)",
    "\0", "a\0b", "\u202egnp.exe", "مرحبا", "\u3000", "\ufeff", "👩‍👩‍👧", "é̂̃",
    "<script>alert(1)</script>", "=1+1", "NaN", "-1",
)  # fmt: skip
CURSORS = (
    "nonsense", "=", "é", "a" * 10_000, encode([]), encode([1]), encode(["x"]), encode([2**63, "x"]),
    encode([2**64 - 1, "x"]), encode([-(2**63), "x"]), encode([True, "x"]), encode([1.5, "x"]), encode([1e308, "\0"]),
    encode([-5, "Person:reg:a"]), encode([-1, -1, "x"]), encode([0, "", ""]), encode([None]), encode([[1]]),
    encode([{"a": 1}, "x"]), encode(["x" * 9_000]),
)  # fmt: skip
TIMES = (
    "2024-03-12T00:10:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59.999999-23:59",
    "1970-01-01T00:00:00.003Z",
    "2024-03-12", "2024-03-12T00:10:00", "24:00", "now", "", "2024-02-30T00:00:00Z",
    "2024-03-12T00:10:00+99:00", 5, None,
)  # fmt: skip
NUMBERS = (-(2**31), -1, 0, 1, 2, 7, 100, 1_000, 1_001, 20_001, 2**31 - 1)
FLOATS = (-1.0, -0.0, 0.0, 5e-324, 0.5, 1.0, 89.9999, 90.0, 180.0, 1e6, 1e308)
PLACES: tuple[Any, ...] = (
    None, [], {}, 5, "x", {"Person:reg:a": [1, 2]}, {"Person:reg:a": [1]}, {"a": [1e308, 0]}, {"a": ["1", 2]},
    {"a": [True, 2]}, {"": [None, None]}, {"x" * 10_000: [0, 0]}, {"a": [2**62, 1]}, {"a": [[1], 2]},
)  # fmt: skip
IDS = [*EVERYTHING, *TEXTS, *(f"Person:{text}" for text in TEXTS), "Nobody:reg:a", "Plate:", ":", "Person:reg:nobody"]
_NAMES = {"linkTypes": ["KNOWS", "OWNS", "PART_OF"], "types": ["Person", "Vehicle"], "kinds": ["KNOWS"]}
_BRIEF = {"Entity": "id type caption"}


def arguments(question: GraphQLField) -> st.SearchStrategy[dict[str, Any]]:
    """Values for a question's variables, by argument; most are what a person could send, some are not."""
    # What is asked behind is a job of its own each time, with its own id.
    asked = {name: argument for name, argument in question.args.items() if name != "background"}
    taken = {name: _values(argument.type, name) for name, argument in asked.items()}
    needed = {name for name, argument in question.args.items() if is_required_argument(argument)}
    return st.fixed_dictionaries(
        {name: values for name, values in taken.items() if name in needed},
        optional={name: values for name, values in taken.items() if name not in needed},
    )


def text_of(name: str, question: GraphQLField, operation: str = "query") -> str:
    """A text that asks the question with a variable for each argument, and for all that it answers."""
    declared = ", ".join(f"${name}: {argument.type}" for name, argument in question.args.items())
    given = ", ".join(f"{name}: ${name}" for name in question.args)
    opened = f"({declared})" if declared else ""
    return f"{operation}{opened} {{ {name}{f'({given})' if given else ''} {selection(question.type)} }}"


def selection(kind: GraphQLType, depth: int = 5) -> str:
    """Every field of a type that needs no argument, `depth` levels down, but for ages, which differ each time."""
    named = get_named_type(kind)
    if is_leaf_type(named):
        return ""
    if isinstance(named, GraphQLUnionType):
        inside = " ".join(f"... on {member.name} {selection(member, depth)}" for member in named.types)
    elif named.name in _BRIEF:
        inside = _BRIEF[named.name]
    else:
        inside = " ".join(_fields(named, depth))
    return f"{{ {inside or '__typename'} }}"


def _fields(named: GraphQLNamedType, depth: int) -> list[str]:
    assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
    return [
        f"{name} {selection(field.type, depth - 1)}"
        for name, field in named.fields.items()
        if name != "snapshotAge"
        and not any(is_required_argument(argument) for argument in field.args.values())
        and (depth or is_leaf_type(get_named_type(field.type)))
    ]


def _values(kind: GraphQLType, name: str) -> st.SearchStrategy[Any]:
    if isinstance(kind, GraphQLNonNull):
        return _some(kind.of_type, name)
    return st.one_of(st.none(), _some(kind, name))


def _some(kind: GraphQLType, name: str) -> st.SearchStrategy[Any]:
    if isinstance(kind, GraphQLList):
        return st.lists(_values(kind.of_type, name), max_size=4)
    if isinstance(kind, GraphQLEnumType):
        return st.sampled_from([*kind.values, "NONE"])
    if isinstance(kind, GraphQLInputObjectType):
        taken = {field: _values(below.type, field) for field, below in kind.fields.items()}
        return st.fixed_dictionaries({}, optional=taken)
    if name in _NAMES:
        return st.one_of(st.sampled_from(_NAMES[name]), st.sampled_from(TEXTS))
    assert isinstance(kind, GraphQLNamedType)
    if name == "after":
        return st.sampled_from(CURSORS)
    return {
        "ID": st.sampled_from(IDS),
        "String": st.one_of(st.sampled_from(TEXTS), st.sampled_from(["Person", "name", "ada", "B2"])),
        "Int": st.sampled_from(NUMBERS),
        "Float": st.sampled_from(FLOATS),
        "Boolean": st.booleans(),
        "DateTime": st.sampled_from(TIMES),
        "JSON": st.sampled_from(PLACES),
    }[kind.name]
