"""The scripts that the product is measured against, each in a process of its own: `python -m benchmarks.senders`.

A JSON object on standard input says who (bare or naive), where, and which file of rows; one on standard output says how
many seconds the sending took, and how many of the processor's it used. Connecting and reading the file are not counted.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

NAIVE_BATCH = 1_000
_ENTITY = """
UNWIND $rows AS row
MERGE (e:Entity:{name} {{entity_id: row.entity_id}})
SET e.ordinal = row.ordinal, e.key = row.key"""
_CLAIM = """
UNWIND $rows AS row
MERGE (e:Entity:{name} {{entity_id: row.entity_id}})
SET e.ordinal = row.ordinal, e.key = row.key
MERGE (c:Claim {{claim_id: row.facts.claim_id}})
SET c += row.facts
MERGE (c)-[:ABOUT]->(e)"""
_LINK = """
UNWIND $rows AS row
MERGE (a:Entity {{entity_id: row.start}})
MERGE (b:Entity {{entity_id: row.end}})
MERGE (a)-[r:{name} {{link_id: row.facts.link_id}}]->(b)
SET r += row.facts"""


def send_bare(session: Any, batches: Iterable[Any]) -> None:
    """The product's own three texts, one transaction a batch, and nothing around them."""
    from stores.graph.write_text import BARE, CLAIMS, LINKS

    def send(tx: Any, rows: Any) -> None:
        for text, part in ((CLAIMS, rows.claims), (BARE, rows.bare), (LINKS, rows.links)):
            if part:
                tx.run(text, rows=part, batch=rows.shared).consume()

    for rows in batches:
        session.execute_write(send, rows)


def send_naive(session: Any, batches: Iterable[Any]) -> None:
    """As one writes it first: 1,000 row dicts at a time in the order in which they come, one transaction for them, in
    it a text for each type, MERGE for everything."""

    def send(tx: Any, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
        by_text: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for text, row in rows:
            by_text[text].append(row)
        for text, of_type in by_text.items():
            tx.run(text, rows=of_type).consume()

    for whole in batches:
        rows = [(_CLAIM.format(name=row["label"]), _flat(row, whole.shared)) for row in whole.claims]
        rows += [(_ENTITY.format(name=row["label"]), row) for row in whole.bare]
        rows += [(_LINK.format(name=row["type"]), _flat(row, whole.shared)) for row in whole.links]
        for begin in range(0, len(rows), NAIVE_BATCH):
            session.execute_write(send, rows[begin : begin + NAIVE_BATCH])


def _flat(row: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    return row | {"facts": row["facts"] | shared}


SENDERS: dict[str, Callable[[Any, Iterable[Any]], None]] = {"bare": send_bare, "naive": send_naive}


def main() -> None:
    """Send the rows of a file and say how long it took."""
    asked = json.loads(sys.stdin.read())
    if asked["sender"] == "naive":
        sys.modules["neo4j._rust"] = None  # type: ignore[assignment]
    import neo4j

    from benchmarks.rows import read_rows

    batches = list(read_rows(Path(asked["file"])))
    gc.collect()
    gc.freeze()
    with (
        neo4j.GraphDatabase.driver(asked["uri"], auth=(asked["user"], asked["password"])) as driver,
        driver.session(database=asked["database"]) as session,
    ):
        driver.verify_connectivity()
        begun, worked = time.perf_counter(), time.process_time()
        SENDERS[asked["sender"]](session, batches)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - worked
    from neo4j._codec.packstream import v1

    json.dump({"seconds": seconds, "cpu": cpu, "rust": getattr(v1, "_rust_pack", None) is not None}, sys.stdout)


if __name__ == "__main__":
    main()
