"""The snapshot against the slow way: the graph read row by row by Cypher, and filtered in plain Python."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.grade import UNJUDGED
from graph_model.keys import type_of
from graph_model.reader import FactFilter, Reader
from graph_model.records import Batch, Claim, Link, Record, Source
from graph_model.registry import build
from graph_model.verdicts import Verdict
from graph_model.view import UNDATED, View
from loaders.pipeline import Stores
from stores.graph import Graph
from stores.graph import pull as stores_graph_pull
from stores.graph.pull import Pulled
from stores.snapshot import Snapshot, Snapshots
from tests.stores.snapshot.graphs import CARS, CLASSES, FILTERS, PEOPLE, Drawn, graphs, write
from tests.tries import tries

READERS = st.sampled_from([("open",), ("secret",), CLASSES])
KINDS = st.one_of(st.none(), st.just(["KNOWS"]), st.just(["KNOWS", "OWNS"]), st.just(["PAID"]))
TYPES = st.one_of(st.none(), st.just(["Person"]), st.just(["Person", "Vehicle"]))
FACTS = """
MATCH (f:Claim|Conclusion)-[:ABOUT]->(e:Entity) RETURN 'fact' AS kind, e.entity_id AS a, e.entity_id AS b, f {.*} AS f
UNION ALL
MATCH (a:Entity)-[f]->(b:Entity) RETURN type(f) AS kind, a.entity_id AS a, b.entity_id AS b, f {.*} AS f"""
store = settings(max_examples=tries(8), suppress_health_check=[HealthCheck.function_scoped_fixture])


def lets_through(f: dict[str, Any], chosen: FactFilter) -> bool:
    since, until = f.get("since"), f.get("until")
    if since is None and until is None:
        timely = chosen.undated or (chosen.since is None and chosen.until is None)
    else:
        since, until = (-np.inf if since is None else since), (np.inf if until is None else until)
        begin = -np.inf if chosen.since is None else chosen.since
        end = np.inf if chosen.until is None else chosen.until
        timely = since < end and (begin < until or begin <= since == until)
    graded = chosen.least_grade is None or all(
        chosen.ungraded if value == UNJUDGED else value <= worst
        for value, worst in (
            (f["reliability"], chosen.least_grade.reliability),
            (f["credibility"], chosen.least_grade.credibility),
        )
    )
    listed = chosen.sources is None or f["source"] in chosen.sources
    return timely and graded and listed and f["source"] not in chosen.not_sources


def slowly(graph: Graph, reader: Reader, kinds: list[str] | None, types: list[str] | None) -> dict[str, Any]:
    with graph.session() as session:
        rows = [row for row in session.run(FACTS).data() if row["f"]["vc"] in reader.vc]
    same: nx.Graph[str] = nx.Graph()
    same.add_nodes_from(end for row in rows for end in (row["a"], row["b"]))
    same.add_edges_from((row["a"], row["b"]) for row in rows if row["kind"] == "SAME_AS")
    whose = {member: min(group) for group in nx.connected_components(same) for member in group}
    ids = sorted(i for i in set(whose.values()) if types is None or type_of(i) in types)
    links, hidden = [], 0
    for row in rows:
        a, b, f = whose[row["a"]], whose[row["b"]], row["f"]
        if row["kind"] not in graph.registry.links or (kinds is not None and row["kind"] not in kinds):
            continue
        if a != b and a in ids and b in ids:
            if lets_through(f, reader.filter):
                grade = f["reliability"] * 10 + f["credibility"]
                links.append((a, b, row["kind"], f.get("since", UNDATED), f.get("until", UNDATED), grade))
            else:
                hidden += 1
    return {"ids": ids, "links": sorted(links), "hidden": hidden}


def plain(view: View) -> dict[str, Any]:
    columns = zip(
        (view.ids[n] for n in view.starts),
        (view.ids[n] for n in view.ends),
        (view.link_names[n] for n in view.link_types),
        *(column.tolist() for column in (view.since, view.until, view.grades)),
        strict=True,
    )
    return {"ids": list(view.ids), "links": list(columns), "hidden": view.hidden}


@store
@given(data=st.data(), names=READERS, chosen=FILTERS, kinds=KINDS, types=TYPES)
def test_a_view_is_what_cypher_and_plain_python_say(
    stores: Stores, data: st.DataObject, names: tuple[str, ...], chosen: FactFilter, kinds: Any, types: Any
) -> None:
    write(data.draw(graphs(dict(stores.classes))), stores)
    reader = Reader(tuple(stores.classes[name] for name in names), filter=chosen)
    snapshot = Snapshot.pull(stores.graph, stores.registry)
    view = snapshot.view(reader, kinds, types)
    assert plain(view) == slowly(stores.graph, reader, kinds, types)
    assert [view.type_names[t] for t in view.node_types] == [type_of(i) for i in view.ids]


@store
@given(data=st.data(), names=st.sampled_from([("open",), ("secret",)]), chosen=FILTERS)
def test_what_a_reader_sees_is_what_one_who_sees_all_sees_in_the_graph_without_the_rest(
    stores: Stores, data: st.DataObject, names: tuple[str, ...], chosen: FactFilter
) -> None:
    drawn: Drawn = data.draw(graphs(dict(stores.classes)))
    allowed = tuple(stores.classes[name] for name in names)
    write(drawn, stores)
    seen = Snapshot.pull(stores.graph, stores.registry).view(Reader(allowed, filter=chosen))
    with stores.graph.session() as session:
        session.run("MATCH ()-[r]->() WHERE r.vc IS NOT NULL AND NOT r.vc IN $vc DELETE r", vc=allowed).consume()
        session.run("MATCH (c) WHERE c.vc IS NOT NULL AND NOT c.vc IN $vc DETACH DELETE c", vc=allowed).consume()
    everything = Reader(tuple(stores.classes.values()), filter=chosen)
    assert plain(seen) == plain(Snapshot.pull(stores.graph, stores.registry).view(everything))


def test_a_graph_pulled_in_many_parts_is_the_same(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [Record(p, 1, [Claim(p, {"name": p})], [Link("KNOWS", p, PEOPLE[0])]) for p in PEOPLE]
    write(Drawn({"one": people}, []), stores)
    reader = Reader(tuple(stores.classes.values()))
    whole = Snapshot.pull(stores.graph, stores.registry).view(reader)
    monkeypatch.setattr(stores_graph_pull, "PART", 2)
    assert plain(Snapshot.pull(stores.graph, stores.registry).view(reader)) == plain(whole)
    assert len(whole.starts) == len(PEOPLE) - 1


def test_a_snapshot_of_an_empty_graph_has_an_empty_view(empty_graph: Graph) -> None:
    snapshot = Snapshot.pull(empty_graph, empty_graph.registry)
    assert plain(snapshot.view(Reader((1,)))) == {"ids": [], "links": [], "hidden": 0}


COLUMNS = [
    "starts",
    "ends",
    "link_types",
    "since",
    "until",
    "grades",
    "vcs",
    "sources",
    "recorded",
    "amounts",
    "currencies",
]


@store
@given(data=st.data(), cuts=st.lists(st.integers(0, 30), max_size=3))
def test_a_snapshot_that_grew_batch_by_batch_is_the_one_that_is_pulled_at_once(
    stores: Stores, data: st.DataObject, cuts: list[int]
) -> None:
    drawn: Drawn = data.draw(graphs(dict(stores.classes)))
    write(Drawn({}, drawn.verdicts), stores)
    records = sorted((r.ref, name, r) for name, found in drawn.records.items() for r in found)
    holder, pulls = Snapshots(stores.graph), 0
    bounds = sorted({0, len(records), *(min(cut, len(records)) for cut in cuts)})
    for number, (begin, end) in enumerate(pairwise(bounds)):
        for name in sorted({name for _, name, _ in records[begin:end]}):
            part = tuple(r for _, source, r in records[begin:end] if source == name)
            batch = Batch(f"{name}-{number}", Source(name, name), part, number)
            stores.graph.write(batch, stores.graph.plan(batch, stores.classes))
        pulls += holder.current().changes == stores.graph.changes()
    whole, mine = Snapshot.pull(stores.graph, stores.registry), holder.current()
    assert (list(mine.ids), mine.changes) == (list(whole.ids), whole.changes)
    assert mine.node_types.tolist() == whole.node_types.tolist()
    names = [snapshot.source_names for snapshot in (mine, whole)]
    rows = [
        sorted(
            tuple(names[n][value] if column == "sources" else value for column, value in zip(COLUMNS, row, strict=True))
            for row in zip(*(getattr(snapshot, column).tolist() for column in COLUMNS), strict=True)
        )
        for n, snapshot in enumerate((mine, whole))
    ]
    assert rows[0] == rows[1]
    for names_of, chosen in (("open",), FactFilter()), (CLASSES, FactFilter(sources=("one",))):
        reader = Reader(tuple(stores.classes[name] for name in names_of), filter=chosen)
        assert plain(mine.view(reader)) == plain(whole.view(reader))
        columns = [[getattr(s.view(reader), name).tolist() for name in COLUMNS[:6]] for s in (mine, whole)]
        assert columns[0] == columns[1]


def test_what_only_added_grows_the_snapshot_and_what_replaced_has_it_pulled_anew(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(Drawn({"one": [Record("a", 1, [Claim(PEOPLE[0], {})])]}, []), stores)
    holder, pulled, whole = Snapshots(stores.graph), list[int](), Snapshot.pull

    def pull(*given: Any) -> Snapshot:
        pulled.append(1)
        return whole(*given)

    monkeypatch.setattr(Snapshot, "pull", pull)
    reader = Reader(tuple(stores.classes.values()))

    def after(batch: str, record: Record) -> list[str]:
        written = Batch(batch, Source("two", "two"), (record,), 5)
        stores.graph.write(written, stores.graph.plan(written, stores.classes))
        return list(holder.current().view(reader).ids)

    assert len(holder.current().ids) == 1
    assert after("b1", Record("b", 1, [Claim(PEOPLE[1], {})], [Link("KNOWS", PEOPLE[0], PEOPLE[1])])) == PEOPLE[:2]
    assert after("b2", Record("c", 1, [Claim(CARS[0], {})], [Link("OWNS", PEOPLE[0], CARS[0])])) == [
        *PEOPLE[:2],
        CARS[0],
    ]
    assert len(pulled) == 1
    assert after("b3", Record("c", 2, [Claim(CARS[1], {})])) == [*PEOPLE[:2], CARS[1]]
    assert len(pulled) == 2
    assert len(holder.current().view(reader).starts) == 1


def test_a_snapshot_holds_a_link_in_less_than_a_hundred_bytes_and_a_view_that_hides_nothing_copies_no_column() -> None:
    size = 50_000
    rng, zeros = np.random.default_rng(1), np.zeros(size, dtype=np.int64)
    ids = [f"Person:reg:{number:04}" for number in range(1_000)]
    pulled = Pulled(
        changes=1,
        ids=ids,
        ordinals=np.arange(1_000),
        fact_ordinals=np.arange(1_000),
        fact_vcs=np.ones(1_000, dtype=np.int64),
        link_starts=rng.integers(0, 500, size),
        link_ends=rng.integers(500, 1_000, size),
        **{
            f"link_{name}": zeros
            for name in ["types", "since", "until", "grades", "sources", "recorded", "amounts", "currencies"]
        },
        link_vcs=zeros + 1,
        verdict_starts=zeros[:0],
        verdict_ends=zeros[:0],
        verdict_same=zeros[:0].astype(bool),
        verdict_vcs=zeros[:0],
        link_names=("KNOWS",),
        source_names=("one",),
        currency_names=("GBP",),
    )
    snapshot = Snapshot.of(pulled, build())
    view = snapshot.view(Reader((1,)))
    held = sum(getattr(snapshot, name).nbytes for name in COLUMNS) + view.starts.nbytes + view.ends.nbytes
    assert held <= 70 * size
    assert all(getattr(view, name) is getattr(snapshot, name) for name in ("since", "until", "grades", "amounts"))


def test_the_holder_pulls_again_only_when_the_graph_has_changed_and_then_at_once(stores: Stores) -> None:
    a, b = PEOPLE[:2]
    write(Drawn({"one": [Record(p, 1, [Claim(p, {"name": p})]) for p in (a, b)]}, []), stores)
    reader = Reader(tuple(stores.classes.values()))
    holder = Snapshots(stores.graph)
    first = holder.current()
    assert holder.current() is first
    vc = stores.classes["open"]
    verdict = Verdict(id="v", reason="", by="me", decided_at=0, vc=vc, a=a, b=b, same=True)
    stores.graph.decide(verdict, "decisions")
    assert list(holder.current().view(reader).ids) == [a]
    stores.graph.decide(
        Verdict(id="v", reason="", by="me", decided_at=0, vc=vc, a=a, b=b, same=True, withdrawn_at=1), "decisions"
    )
    assert list(holder.current().view(reader).ids) == [a, b]
    assert holder.current().age >= 0
