"""The way to one Neo4j: connect, apply the schema, write a batch, count changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable

from graph_model.errors import BadArgument, QueryTimeout, StoreUnavailable
from graph_model.reader import Reader
from graph_model.records import Batch, Outcome
from graph_model.registry import Registry
from graph_model.verdicts import Decision
from stores.graph.catalogue import Catalogue
from stores.graph.changes import CHANGES, DECISIONS
from stores.graph.clusters import KeptClusters
from stores.graph.decisions import write_decision
from stores.graph.first_load import FirstLoad
from stores.graph.rows import Planned, plan
from stores.graph.schema import statements
from stores.graph.seen import SeenGraph
from stores.graph.write import PRESENT, EntitiesVanished, write_batch

WRITE_TIMEOUT = 300.0
"""Seconds that one batch may take."""
RETRY_S = 10.0
"""So long a read or a write is tried again while the server is busy or gone."""


class Graph:
    """A Neo4j database that holds the graph of evidence. Threads may share it."""

    def __init__(self, driver: neo4j.Driver, registry: Registry, database: str | None = None) -> None:
        self.driver, self.registry, self.database = driver, registry, database
        self.catalogue = Catalogue(registry)
        self.clusters = KeptClusters()

    @classmethod
    def connect(
        cls, uri: str, user: str, password: str, registry: Registry, database: str | None = None, *, now: bool = True
    ) -> Self:
        """Open a driver and prove that the server answers. now: False where it may answer later. Raises
        StoreUnavailable."""
        with store_errors(uri):
            driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password),
                notifications_min_severity="OFF",
                connection_timeout=10.0,
                max_transaction_retry_time=RETRY_S,
            )
        try:
            with store_errors(uri):
                if now:
                    driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
        return cls(driver, registry, database)

    def close(self) -> None:
        """Close all connections."""
        self.driver.close()

    def session(self) -> neo4j.Session:
        """A session on the graph's database."""
        return self.driver.session(database=self.database)

    def read(self, name: str, text: str, parameters: dict[str, Any], timeout: float) -> list[dict[str, Any]]:
        """The rows of one statement that writes nothing. name: told to the server beside it. timeout: seconds. Raises
        QueryTimeout, StoreUnavailable."""
        reading = neo4j.READ_ACCESS
        with store_errors(), self.driver.session(database=self.database, default_access_mode=reading) as session:
            try:
                # One way there and back; a transaction that the driver may repeat takes three.
                query = neo4j.Query(text, metadata={"query": name}, timeout=timeout)
                return [dict(record) for record in session.run(query, parameters)]
            except (Neo4jError, DriverError) as error:
                if not error.is_retryable():
                    raise
            work = neo4j.unit_of_work(metadata={"query": name}, timeout=timeout)(_rows)
            return session.execute_read(work, text, parameters)

    def apply_schema(self) -> None:
        """Create the constraints and indexes that are missing and wait until they are online."""
        with store_errors(), self.session() as session:
            for statement in statements(self.registry):
                session.run(statement).consume()
            session.run("CALL db.awaitIndexes(300)").consume()

    def plan(self, batch: Batch, classes: Mapping[str, int]) -> list[Planned]:
        """The rows that a batch would write. classes: visibility class name -> integer. Needs no server: a loader
        plans the next batch while this one is written."""
        return plan(batch, self.registry, classes)

    def write(self, batch: Batch, planned: list[Planned], first: FirstLoad | None = None) -> Outcome:
        """Write a batch, planned by `plan`, in one transaction. first: the load of the source that it belongs to, one
        object for all its batches. Raises StoreUnavailable."""
        work = neo4j.unit_of_work(metadata={"query": "write_batch"}, timeout=WRITE_TIMEOUT)(write_batch)
        first = first or FirstLoad()
        with store_errors(), self.session() as session:
            try:
                outcome = session.execute_write(work, batch, planned, self.registry, first)
            except EntitiesVanished:
                first.seen.forget()
                outcome = session.execute_write(work, batch, planned, self.registry, first)
        first.wrote(planned, outcome)
        return outcome

    def absent(self, ids: Sequence[str]) -> set[str]:
        """Which of these entities the graph does not hold."""
        with store_errors(), self.session() as session:
            return set(ids) - set(session.run(PRESENT, ids=list(ids)).single(strict=True)["ids"])

    def decide(self, decision: Decision, batch: str) -> bool:
        """Write, or on a withdrawn verdict take out, what a person decided; False where what it is about is not here.
        batch: the journal's batch id."""
        work = neo4j.unit_of_work(metadata={"query": "write_decision"}, timeout=WRITE_TIMEOUT)(write_decision)
        with store_errors(), self.session() as session:
            return bool(session.execute_write(work, decision, batch))

    def as_seen_by(self, reader: Reader) -> SeenGraph:
        """The graph as this reader may see it."""
        return SeenGraph(self, reader)

    def changes(self) -> int:
        """A counter that grows with every write: whoever keeps a copy of the graph compares it."""
        return self._counter(CHANGES)

    def decisions(self) -> int:
        """A counter that grows whenever a verdict or conclusion may have come or gone."""
        return self._counter(DECISIONS)

    def _counter(self, text: str) -> int:
        with store_errors(), self.session() as session:
            return int(session.run(text).single(strict=True)["changes"])


def _rows(tx: neo4j.ManagedTransaction, text: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(record) for record in tx.run(text, parameters)]


@contextmanager
def store_errors(uri: str = "") -> Iterator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except AuthError as error:
        raise StoreUnavailable(
            "Neo4j refuses the user or the password.", where=uri, do="check SIGHTLINE_NEO4J_USER and its password"
        ) from error
    except (ServiceUnavailable, DriverError, ValueError) as error:
        if isinstance(error, ValueError) and not uri:
            raise
        raise StoreUnavailable(
            "Neo4j does not answer.",
            where=uri or _first_line(error).rstrip(" :"),
            expected="a running Neo4j 5.26 or 2026 that speaks Bolt",
            do="start it with `sightline up`, or set SIGHTLINE_NEO4J_URI",
        ) from error
    except ClientError as error:
        if "Timed" in str(error.code) or "Terminated" in str(error.code):
            raise QueryTimeout("The question took too long and was stopped.", do="ask for less") from error
        if str(error.code).endswith("ProcedureCallFailed"):
            # The only procedures that reads call are those of the full-text indexes.
            raise BadArgument(
                "text", "The index cannot search for this.", expected="fewer words and wildcards"
            ) from error
        raise
    except Neo4jError as error:
        if "TransactionTimedOut" in str(error.code) or "Terminated" in str(error.code):
            raise QueryTimeout("The question took too long and was stopped.", do="ask for less") from error
        if str(error.code).startswith("Neo.TransientError"):
            raise StoreUnavailable(f"Neo4j is busy: {_first_line(error)}", do="try again") from error
        raise


def refuses(error: StoreUnavailable) -> bool:
    """Whether the server is there and does not let us in, which no waiting mends."""
    return isinstance(error.__cause__, AuthError)


def _first_line(error: Any) -> str:
    return str(error).partition("\n")[0][:300]
