"""Verdicts and conclusions in the graph. They move nothing: take one out, and all is as before."""

from __future__ import annotations

from typing import Any

from neo4j import ManagedTransaction

from graph_model.verdicts import VERDICTS, Conclusion, Decision, Verdict
from stores.graph.changes import CHANGED, DECIDED

_FACT = """
SET x.source = $f.source, x.record_ref = $f.id, x.version = $f.decided_at, x.digest = 0, x.batch = $f.batch,
    x.reliability = 1, x.credibility = 1, x.vc = $f.vc, x.observed_at = $f.decided_at, x.recorded_at = $f.decided_at,
    x.reason = $f.reason, x.by = $f.by, x.decided_at = $f.decided_at
RETURN count(x) AS written"""
_SAME = """
MATCH (a:Entity {entity_id: $a}) MATCH (b:Entity {entity_id: $b})
MERGE (a)-[x:SAME_AS {verdict_id: $f.id}]->(b)"""
_NEVER_SAME = """
MATCH (a:Entity {entity_id: $a}) MATCH (b:Entity {entity_id: $b})
MERGE (a)-[x:NEVER_SAME {verdict_id: $f.id}]->(b)"""
_CONCLUDE = """
MATCH (e:Entity {entity_id: $entity}) WHERE EXISTS { (e)<-[:ABOUT]-(:Claim) }
MERGE (x:Conclusion {verdict_id: $f.id})
MERGE (x)-[:ABOUT]->(e)
SET x.attribute = $attribute, x.claim_id = $claim_id, x.claim_version = $claim_version"""
"""An earlier conclusion stays: it holds again when this one is withdrawn."""
_WITHDRAW = (
    "MATCH ()-[x:SAME_AS]->() WHERE x.verdict_id = $id DELETE x",
    "MATCH ()-[x:NEVER_SAME]->() WHERE x.verdict_id = $id DELETE x",
    "MATCH (x:Conclusion {verdict_id: $id}) DETACH DELETE x",
)


def write_decision(tx: ManagedTransaction, decision: Decision, batch: str) -> bool:
    """Write one decision inside `tx`, or take a withdrawn one out. False where what it is about is not in the graph: it
    waits, as a link would."""
    fact: dict[str, Any] = {
        "source": VERDICTS,
        "batch": batch,
        "id": decision.id,
        "vc": decision.vc,
        "reason": decision.reason,
        "by": decision.by,
        "decided_at": decision.decided_at,
    }
    written = 1
    if decision.withdrawn_at is not None:
        for text in _WITHDRAW:
            tx.run(text, id=decision.id).consume()
    elif isinstance(decision, Conclusion):
        about = {name: getattr(decision, name) for name in ("entity", "attribute", "claim_id", "claim_version")}
        written = tx.run(_CONCLUDE + _FACT, **about, f=fact).single(strict=True)["written"]
    elif isinstance(decision, Verdict):
        text = _SAME if decision.same else _NEVER_SAME
        written = tx.run(text + _FACT, a=decision.a, b=decision.b, f=fact).single(strict=True)["written"]
    for text in (CHANGED, DECIDED):
        tx.run(text).consume()
    return bool(written)
