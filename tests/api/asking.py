"""Asking the schema as one reader or another, and the questions that every reader's property is held to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from api.context import Asking, Service
from api.schema import Schema, build_schema
from graph_model.policy import Policy
from graph_model.reader import Reader
from graph_model.registry import build
from loaders.pipeline import Stores
from stores.snapshot import Snapshots

CLASSES = ("open", "secret")
_BRIEF = "id type caption"
_FACTS = "edges { node { id linkType from to since until source grade sentence } } total atLeast"
_FOLDED = "edges { node { entity { id } facts last links { linkType direction count first last bestGrade } } }"


@dataclass(frozen=True, slots=True)
class Question:
    """text: GraphQL with the variables id, ids and filter as it needs them. filtered: it takes a filter on links."""

    name: str
    text: str
    filtered: bool = False


def _one(name: str, body: str, filtered: bool = False) -> Question:
    takes = ", ".join(
        f"${variable}: {kind}"
        for variable, kind in (("id", "ID!"), ("other", "ID!"), ("ids", "[ID!]!"), ("filter", "FactFilter"))
        if f"${variable}" in body
    )
    return Question(name, f"query({takes}) {{ {body} }}", filtered)


QUESTIONS = (
    _one(
        "entity",
        f"""entity(id: $id) {{ {_BRIEF} members linkCounts {{ linkType direction facts neighbours }}
          values {{ attribute value agreeing differing decidedBy claim {{ id source grade }} }}
          claims(first: 3) {{ total edges {{ node {{ id entity attributes }} }} }} sameAs {{ id a b same }}
          ... on Person {{ name born }} }}""",
    ),
    _one("entities", f"entities(ids: $ids) {{ {_BRIEF} }}"),
    *(
        _one(
            f"expand {order.lower()}",
            f"expand(id: $id, order: {order}, first: 2, filter: $filter) "
            f"{{ entity {{ id }} neighbours {{ {_FOLDED} total pageInfo {{ hasNextPage endCursor }} }} }}",
            filtered=True,
        )
        for order in ("STRONGEST", "LATEST", "MOST_LINKED")
    ),
    _one("facts", f"facts(between: $ids, first: 5, filter: $filter) {{ {_FACTS} }}", filtered=True),
    _one("chronology", f"chronology(ids: $ids, filter: $filter) {{ {_FACTS} }}", filtered=True),
    _one(
        "common neighbours",
        "commonNeighbours(ids: $ids, filter: $filter) { total edges { cursor } }",
        filtered=True,
    ),
    *(
        _one(
            f"shortest paths, hubs over {hubs}",
            f"""shortestPaths(from: $id, to: $other, hubLimit: {hubs}, maxHops: 4, filter: $filter) {{
              ... on Paths {{ truncated hubsNotWalked paths {{ hops overlapsInTime entities {{ id }}
                steps {{ from to linkType factCount facts {{ id sentence }} }} }} }}
              ... on NoPath {{ reason searchedHops hubsNotWalked }} }}""",
            filtered=True,
        )
        for hubs in (1, 100)
    ),
    _one(
        "association diagram",
        """associationDiagram(centres: [$id], rings: 2, hubLimit: 3, filter: $filter) {
          nodeCount linkCount omitted atLeast hubsNotWalked columns }""",
        filtered=True,
    ),
    _one("diagram", "diagram(ids: $ids, filter: $filter) { nodeCount linkCount columns }", filtered=True),
    _one("search", f'search(text: "ada", first: 3) {{ total atLeast edges {{ node {{ {_BRIEF} }} }} }}'),
    _one("search by key", f'search(text: "*1542032375*") {{ total edges {{ node {{ {_BRIEF} }} }} }}'),
    _one("lookup", f'lookup(identifiers: ["49-015420-323751-8", "ada"]) {{ given entities {{ {_BRIEF} }} }}'),
    _one("proposals", "proposals { total edges { node { a { id } b { id } shared { id } } } }"),
    _one(
        "communities",
        "communities(first: 3, filter: $filter) { modularity edges { node { members { edges { node { id } } } } } }",
        filtered=True,
    ),
    _one(
        "centrality",
        """centrality(measure: DEGREE, filter: $filter) {
          total edges { node { entity { id } score rank neighbours records } } }""",
        filtered=True,
    ),
    _one(
        "tallies",
        """tallies(of: "Person", steps: [{linkTypes: ["KNOWS"]}], filter: $filter) { total edges { cursor } }""",
        filtered=True,
    ),
    _one("value counts", 'valueCounts(type: "Person", attribute: "name") { total edges { cursor } }'),
    _one("sources", "sources { total edges { node { name } } }"),
)


@cache
def schema() -> Schema:
    """The standard model's schema, built once."""
    return build_schema(build())


def asking(stores: Stores, names: Sequence[str], deadline: float = 30.0) -> Asking:
    """A request of a reader of these visibility classes, with a snapshot of the graph as it is now."""
    policy = Policy(CLASSES, {"local": tuple(names)})
    service = Service(stores=stores, policy=policy, analyst="inspector", snapshots=Snapshots(stores.graph))
    vc = tuple(sorted(stores.classes[name] for name in names))
    return Asking(service, Reader(vc, deadline=deadline), schema().entity_classes)


def ask(request: Asking, text: str, /, **variables: Any) -> dict[str, Any]:
    """Data and errors of one question, as plain JSON; an error is its message and place, whatever raised it."""
    found = schema().executable.execute_sync(text, variable_values=variables, context_value=request)
    errors = [{"message": error.message, "path": error.path} for error in found.errors or []]
    answer: dict[str, Any] = orjson.loads(orjson.dumps({"data": found.data, "errors": errors}))
    return answer


def answers(request: Asking, questions: Sequence[Question], values: dict[str, Any]) -> dict[str, Any]:
    """Every question's answer by its name."""
    return {
        question.name: ask(
            request, question.text, **{name: value for name, value in values.items() if f"${name}" in question.text}
        )
        for question in questions
    }
