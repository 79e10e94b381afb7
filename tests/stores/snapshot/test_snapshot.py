"""The snapshot against the slow way: the graph read row by row by Cypher, and filtered in plain Python."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.grade import UNJUDGED
from graph_model.keys import type_of
from graph_model.reader import FactFilter, Reader
from graph_model.records import Claim, Link, Record
from graph_model.verdicts import Verdict
from graph_model.view import UNDATED, View
from loaders.pipeline import Stores
from stores.graph import Graph
from stores.graph import pull as stores_graph_pull
from stores.snapshot import Snapshot, Snapshots
from tests.stores.snapshot.graphs import CLASSES, FILTERS, PEOPLE, Drawn, graphs, write
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
