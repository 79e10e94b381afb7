"""Loading a built-in source once for all tests of a module, and asking the questions of examples/queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.pipeline import Stores, load
from loaders.report import Report
from loaders.sources import built_in
from stores.graph import Graph
from stores.graph.wipe import wipe
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive
from tests.api.network import Ask

QUERIES = Path(__file__).parents[3] / "examples" / "queries"


@dataclass(frozen=True)
class Loaded:
    """A set in the graph: its reports, and a function that asks for a reader of all classes."""

    stores: Stores
    reports: list[Report]
    ask: Ask


@contextmanager
def emptied(graph: Graph, folder: Path) -> Iterator[Stores]:
    """The store, wiped before and after, with a journal and an operational database in `folder`."""
    wipe(graph)
    operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
    classes = operations.classes(("open", "secret"))
    yield Stores(graph, Journal(folder / "journal"), operations, classes, Archive(folder / "sightings"))
    operations.close()
    wipe(graph)


def load_set(name: str, stores: Stores, shared_data: Path, files: Sequence[Path] = ()) -> list[Report]:
    """Load a built-in source as `sightline load NAME` does."""
    return load(built_in()[name].open(files, {}, shared_data), stores)


def counts(report: Report) -> dict[str, int]:
    """How many rows of a report ended in which way, without the ways of which there were none."""
    return {status.value: count for status, count in report.counts.items() if count}


def answer(ask: Ask, query: str, /, **variables: Any) -> Any:
    """The data of a question in examples/queries."""
    return ask((QUERIES / f"{query}.graphql").read_text(encoding="utf-8"), **variables)


def nodes(connection: Any) -> list[Any]:
    """The nodes of a connection."""
    return [edge["node"] for edge in connection["edges"]]
