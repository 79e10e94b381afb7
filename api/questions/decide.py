"""decideSame, decideNeverSame, withdrawVerdict, decideValue: what a named person decides, and takes back."""

from __future__ import annotations

import strawberry

from api.context import Asking
from api.types.entity import Info, Value, value_of
from api.types.verdict import Verdict, decided_of, verdict_of
from graph_model.errors import BadArgument
from graph_model.verdicts import Decision
from graph_model.verdicts import Verdict as Decided
from stores.graph.reads.entities import conclusion_of, entities, resolve
from stores.graph.seen import SeenGraph


@strawberry.type
class Mutation:
    @strawberry.mutation(description="Two entities are the same. Nothing moves: withdraw it, and all is as before.")
    def decide_same(self, info: Info, a: strawberry.ID, b: strawberry.ID, reason: str) -> Verdict:
        return _decide(info.context, a, b, True, reason)

    @strawberry.mutation(description="Two entities are never the same; no matcher proposes them again.")
    def decide_never_same(self, info: Info, a: strawberry.ID, b: strawberry.ID, reason: str) -> Verdict:
        return _decide(info.context, a, b, False, reason)

    @strawberry.mutation(description="Take a verdict or a conclusion back.")
    def withdraw_verdict(self, info: Info, id: strawberry.ID, reason: str) -> Verdict | None:
        asking = info.context
        decision = _decision(asking.seen(), id)
        if decision is None:
            raise BadArgument("id", "There is no such verdict.", expected="the id of one that stands")
        withdrawn = asking.service.decisions.withdraw(decision, reason, asking.service.analyst)
        asking.changed()
        return _told(asking, withdrawn) if isinstance(withdrawn, Decided) else None

    @strawberry.mutation(description="The value that a claim gives for an attribute is the one that holds.")
    def decide_value(
        self, info: Info, entity: strawberry.ID, attribute: str, claim: strawberry.ID, reason: str
    ) -> Value:
        asking = info.context
        low = _known(asking.seen(), entity, "entity")
        found = entities(asking.seen(), [low])[low]
        declared = next((a for a in found.declared.attributes if a.name == attribute), None)
        if declared is None:
            raise BadArgument("attribute", f"A {found.declared.noun[0]} has no attribute {attribute[:60]!r}.")
        said = next((c for c in found.claims if c.id == claim), None)
        if said is None or declared.type.load(attribute, said.properties) is None:
            raise BadArgument("claim", "No such claim gives this attribute of this entity.", expected="a claim's id")
        service = asking.service
        service.decisions.value(said, attribute, reason, service.analyst)
        asking.changed()
        again = entities(asking.seen(), [low])[low]
        return value_of(asking.registry, again, again.values[attribute])


def _decide(asking: Asking, a: str, b: str, same: bool, reason: str) -> Verdict:
    seen = asking.seen()
    for entity, argument in ((a, "a"), (b, "b")):
        _known(seen, entity, argument)
    for row in seen.read("verdicts", ids=[a]):
        if {row["a"], row["b"]} == {a, b}:
            if row["same"] is same:
                return _told(asking, decided_of(row))
            raise BadArgument("b", "The opposite verdict stands between the two.", do="withdraw it first")
    vcs = [row["vc"] for row in seen.read("classes_of", ids=[a, b])]
    service = asking.service
    decide = service.decisions.same if same else service.decisions.never_same
    return _told(asking, decide(a, b, reason, service.analyst, vcs))


def _told(asking: Asking, verdict: Decided) -> Verdict:
    """A verdict beside the clusters as they are now."""
    asking.changed()
    return verdict_of(verdict, asking.seen().clusters.all(verdict.a))


def _known(seen: SeenGraph, entity: str, argument: str) -> str:
    low = resolve(seen, [entity]).get(entity)
    if low is None:
        raise BadArgument(argument, "There is no such entity.", expected="the id of an entity")
    return low


def _decision(seen: SeenGraph, id: str) -> Decision | None:
    for row in seen.read("decision", id=id):
        return decided_of(row) if row["same"] is not None else conclusion_of(row["a"], row["properties"])
    return None
