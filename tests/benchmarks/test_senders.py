"""What the product is measured against does the same work: the graphs are equal."""

from __future__ import annotations

from pathlib import Path

from benchmarks.rows import read_rows, write_rows
from benchmarks.senders import NAIVE_BATCH, SENDERS
from loaders.pipeline import Stores, load
from loaders.sources import built_in
from stores.graph.content import content_hash
from stores.graph.wipe import wipe

OPTIONS = {"people": "600", "layers": "people,vehicles,phones"}


def test_the_bare_and_the_naive_script_write_the_graph_that_the_product_writes(stores: Stores, tmp_path: Path) -> None:
    files, facts = [], 0
    for number, source in enumerate(built_in()["demo-city"].open((), OPTIONS, None)):
        files.append(tmp_path / f"{number}.rows")
        facts += write_rows(source, stores.registry, stores.classes, files[-1])
    assert facts > 2 * NAIVE_BATCH
    load(built_in()["demo-city"].open((), OPTIONS, None), stores)
    expected = content_hash(stores.graph)
    for name, send in SENDERS.items():
        wipe(stores.graph)
        with stores.graph.session() as session:
            for file in files:
                send(session, read_rows(file))
        assert content_hash(stores.graph) == expected, name
