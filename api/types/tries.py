"""How often a case asked a search with other windows or bounds, so that a reader can judge many tries."""

from __future__ import annotations

import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import orjson
import strawberry
from graphql import GraphQLInputObjectType, GraphQLNonNull, Undefined, VariableValues, get_argument_values

from api.charts.opening import names_of
from api.scalars import DateTime
from api.types.entity import Info
from graph_model.errors import BadArgument
from stores.graph.reads.entities import resolve
from stores.operations.searches import Asked

BESIDES = ("case", "first", "after")
"""Arguments by which a search is no other one."""
IN_ORDER = ("polygon",)
"""Lists whose order says something."""


@strawberry.type(
    description="""How often a case asked one question. Whoever tries many windows finds something by chance; what
stands here is about the search, and about no person."""
)
class Tries:
    times: int = strawberry.field(description="How often the case asked this question, this time included.")
    others: int = strawberry.field(description="How often of these with other parameters than now.")
    different: int = strawberry.field(description="How many other sets of parameters these were.")
    since: DateTime = strawberry.field(description="When the case asked it first.")
    sentence: str


def tried(info: Info, case: strawberry.ID | None) -> Tries | None:
    """Keep the search that `info` is about as one of a case, and say how often it was tried; None without a case. It is
    called once the arguments are known to be good: what was refused gave nothing to choose from. A later page of a
    search is no new try. Raises BadArgument, StoreUnavailable."""
    if case is None:
        return None
    asking = info.context
    seen, searches = asking.seen(), asking.service.stores.operations.searches
    if not resolve(seen, [case]):
        raise BadArgument("case", "There is no such entity.", expected="the id of an entity")
    given = _arguments(info)
    parameters = {name: value for name, value in given.items() if name not in BESIDES}
    digest, classes = digest_of(parameters), names_of(asking)
    if given.get("after") is None:
        searches.keep(
            Asked(
                case=str(case),
                question=info.field_name,
                digest=digest,
                parameters=_canonical(parameters).decode(),
                classes=classes,
                asked_by=asking.service.analyst,
                asked_at=time.time_ns() // 1_000_000,
            )
        )
    found = searches.tried(seen.clusters.all(case), info.field_name, digest, classes)
    return Tries(
        times=found.times,
        others=found.others,
        different=found.different,
        since=DateTime(found.since),
        sentence=_sentence(found.others, found.different),
    )


def digest_of(parameters: Mapping[str, Any]) -> str:
    """SHA-256 of parameters. The order of a list says nothing, but for the corners of an area."""
    return sha256(_canonical(_without_order(parameters))).hexdigest()


def _sentence(others: int, different: int) -> str:
    if not others:
        return "This case asked this question with no other parameters before."
    often = "once" if others == 1 else f"{others:,} times"
    sets = "another set" if different == 1 else f"{different:,} other sets"
    asked = f"This case asked this question {often} with {sets} of parameters."
    return f"{asked} The more is tried, the more is found by chance."


def _arguments(info: Info) -> dict[str, Any]:
    """The arguments by their names in GraphQL, with defaults for what was left out."""
    raw = info._raw_info
    field = raw.parent_type.fields[raw.field_name]
    variables = VariableValues({}, info.variable_values)
    given, found = get_argument_values(field, raw.field_nodes[0], variables), {}
    for name, argument in field.args.items():
        named = given.get(argument.out_name or name)
        value = argument.default_value if named is None and argument.default_value is not Undefined else named
        found[name] = _plain(value, argument.type)
    return found


def _plain(value: Any, kind: Any) -> Any:
    """An argument as JSON: fields by their names in GraphQL, moments as milliseconds UTC."""
    if isinstance(kind, GraphQLNonNull):
        return _plain(value, kind.of_type)
    if isinstance(value, list):
        return [_plain(one, kind.of_type) for one in value]
    if isinstance(kind, GraphQLInputObjectType) and value is not None:
        named = {(field.out_name or name): (name, field.type) for name, field in kind.fields.items()}
        return {
            named[key][0]: _plain(one, named[key][1])
            for key, one in dict(value).items()
            if one not in (None, Undefined)
        }
    return value


def _without_order(value: Any, name: str = "") -> Any:
    if isinstance(value, Mapping):
        return {key: _without_order(one, key) for key, one in value.items()}
    if isinstance(value, list):
        inner = [_without_order(one) for one in value]
        if name in IN_ORDER:
            return inner
        return [orjson.loads(one) for one in sorted({_canonical(one) for one in inner})]
    return value


def _canonical(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
