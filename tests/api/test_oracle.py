"""Answers of GraphQL on a real Neo4j against networkx on the records that were written."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.keys import type_of
from graph_model.neighbours import Shape
from graph_model.records import Link, Record
from loaders.pipeline import Stores
from stores.graph.reads.neighbours import link_counts, neighbour_total, neighbours
from stores.graph.seen import SeenGraph
from tests.api.asking import CLASSES, ask, asking
from tests.stores.snapshot.graphs import CARS, ENDS, PEOPLE, Drawn, graphs, write
from tests.tries import tries

EVERYTHING = [*PEOPLE, *CARS, "Handset:49015420323751"]
KINDS = st.sampled_from([None, ["KNOWS"], ["KNOWS", "OWNS"]])
_examples = settings(max_examples=tries(5), suppress_health_check=[HealthCheck.function_scoped_fixture])


class Twin:
    """What was written, in plain Python: clusters, links between them, and who exists."""

    def __init__(self, drawn: Drawn) -> None:
        records = [record for said in drawn.records.values() for record in said]
        claimed = {claim.entity for record in records for claim in record.claims}
        self.links = [
            link for record in records for link in record.links if all(self._there(e, claimed) for e in _ends(link))
        ]
        here = claimed | {end for link in self.links for end in _ends(link)}
        verdicts = [v for v in drawn.verdicts if v.a in here and v.b in here]
        same: nx.Graph[str] = nx.Graph()
        same.add_nodes_from(here)
        same.add_edges_from((v.a, v.b) for v in verdicts if v.same)
        self.whose = {member: min(group) for group in nx.connected_components(same) for member in group}

    @staticmethod
    def _there(entity: str, claimed: set[str]) -> bool:
        return entity in claimed or type_of(entity) == "Handset"

    def graph(self, kinds: list[str] | None = None) -> nx.MultiGraph[str]:
        graph: nx.MultiGraph[str] = nx.MultiGraph()
        graph.add_nodes_from(set(self.whose.values()))
        for link in self.links:
            a, b = self.whose[link.start], self.whose[link.end]
            if a != b and (kinds is None or link.type in kinds):
                graph.add_edge(a, b, link=link)
        return graph


def _ends(link: Link) -> tuple[str, str]:
    return link.start, link.end


def written(stores: Stores, data: st.DataObject) -> Twin:
    drawn: Drawn = data.draw(graphs(dict(stores.classes)))
    write(drawn, stores)
    return Twin(drawn)


@_examples
@given(
    data=st.data(),
    ends=st.lists(st.sampled_from(EVERYTHING), min_size=2, max_size=2, unique=True),
    kinds=KINDS,
    avoid=st.lists(st.sampled_from(EVERYTHING), max_size=2),
    hubs=st.sampled_from([2, 100]),
    hops=st.sampled_from([2, 6]),
)
def test_all_shortest_paths_are_those_of_networkx(
    stores: Stores,
    data: st.DataObject,
    ends: list[str],
    kinds: list[str] | None,
    avoid: list[str],
    hubs: int,
    hops: int,
) -> None:
    twin = written(stores, data)
    text = """query($from: ID!, $to: ID!, $kinds: [String!], $avoid: [ID!], $hubs: Int, $hops: Int) {
      shortestPaths(from: $from, to: $to, linkTypes: $kinds, avoid: $avoid, hubLimit: $hubs, maxHops: $hops, first: 9) {
        ... on Paths { paths { entities { id } steps { from to linkType factCount } } } ... on NoPath { reason } } }"""
    given = {"from": ends[0], "to": ends[1], "kinds": kinds, "avoid": avoid, "hubs": hubs, "hops": hops}
    answer = ask(asking(stores, CLASSES), text, **given)
    a, b = (twin.whose.get(end) for end in ends)
    if a is None or b is None or a == b:
        assert bool(answer["errors"]) == (a is not None and a == b)
        return
    graph = twin.graph(kinds)
    walked = nx.Graph(graph)
    taken_out = {twin.whose[entity] for entity in avoid if entity in twin.whose} | {
        node for node in walked if len(walked[node]) > hubs
    }
    walked.remove_nodes_from(taken_out - {a, b})
    try:
        expected = sorted(path for path in nx.all_shortest_paths(walked, a, b) if len(path) <= hops + 1)[:9]
    except nx.NetworkXNoPath:
        expected = []
    found = answer["data"]["shortestPaths"].get("paths", [])
    assert [[entity["id"] for entity in path["entities"]] for path in found] == expected
    for path in found:
        for step in path["steps"]:
            links = [edge["link"] for edge in graph.get_edge_data(step["from"], step["to"]).values()]
            assert step["factCount"] == Counter(link.type for link in links)[step["linkType"]]


@_examples
@given(data=st.data(), kinds=KINDS, ids=st.lists(st.sampled_from(EVERYTHING), min_size=2, max_size=5, unique=True))
def test_common_neighbours_components_and_modularity_are_those_of_networkx(
    stores: Stores, data: st.DataObject, kinds: list[str] | None, ids: list[str]
) -> None:
    twin = written(stores, data)
    request = asking(stores, CLASSES)
    graph = twin.graph(kinds)
    text = """query($ids: [ID!]!, $kinds: [String!]) {
      commonNeighbours(ids: $ids, linkTypes: $kinds) { total edges { node { entity { id } of facts } } }
      communities(linkTypes: $kinds, method: COMPONENTS) { modularity edges { node { memberIds inside records } } }
      centrality(linkTypes: $kinds, measure: DEGREE) { edges { node { entity { id } score neighbours records } } }
    }"""
    answer = ask(request, text, ids=ids, kinds=kinds)["data"]
    asked = sorted({twin.whose[entity] for entity in ids if entity in twin.whose})
    shared = {
        node: ([one for one in asked if one in graph[node]], sum(len(graph[node].get(one, ())) for one in asked))
        for node in graph
    }
    nodes = [edge["node"] for edge in answer["commonNeighbours"]["edges"]]
    assert {node["entity"]["id"]: (node["of"], node["facts"]) for node in nodes} == {
        node: of for node, of in shared.items() if len(of[0]) > 1
    }
    simple = nx.Graph(graph)
    components = sorted(map(sorted, nx.connected_components(simple)), key=lambda found: (-len(found), found[0]))
    groups = [edge["node"] for edge in answer["communities"]["edges"]]
    assert [group["memberIds"] for group in groups] == components
    for group in groups:
        assert group["inside"] == simple.subgraph(group["memberIds"]).number_of_edges()
        assert group["records"] == graph.subgraph(group["memberIds"]).number_of_edges()
    modularity = nx.community.modularity(simple, map(set, components)) if simple.number_of_edges() else 0.0
    assert abs(answer["communities"]["modularity"] - modularity) < 1e-9
    ranked = [edge["node"] for edge in answer["centrality"]["edges"]]
    assert {node["entity"]["id"]: (node["score"], node["neighbours"], node["records"]) for node in ranked} == {
        node: (len(simple[node]), len(simple[node]), graph.degree(node)) for node in graph
    }


@_examples
@given(
    data=st.data(),
    kinds=st.sampled_from([None, ["KNOWS"], ["USES", "OWNS"]]),
    types=st.sampled_from([None, ["Person"], ["Vehicle", "Handset"]]),
    direction=st.sampled_from(["BOTH", "OUT", "IN"]),
)
def test_the_graph_and_its_snapshot_count_the_same_neighbours(
    stores: Stores, data: st.DataObject, kinds: list[str] | None, types: list[str] | None, direction: str
) -> None:
    twin = written(stores, data)
    request = asking(stores, CLASSES)
    seen, shape = SeenGraph(stores.graph, request.reader), Shape(kinds, types, direction)
    text = """query($id: ID!, $kinds: [String!], $types: [String!], $direction: Direction, $order: ExpandOrder) {
      expand(id: $id, linkTypes: $kinds, types: $types, direction: $direction, order: $order) {
        neighbours { total edges { node { entity { id } facts last links { linkType direction count } } } } } }"""
    given = {"kinds": kinds, "types": types, "direction": direction}
    for entity in data.draw(st.permutations(sorted(set(twin.whose.values()))))[:4]:
        facts, lasts, counts = _beside(twin, entity, kinds, types, direction)
        answers: list[dict[str, Any]] = []
        for order in ("STRONGEST", "LATEST", "MOST_LINKED"):
            found = ask(request, text, id=entity, order=order, **given)["data"]["expand"]["neighbours"]
            assert found["total"] == len(facts)
            answers.append({edge["node"]["entity"]["id"]: edge["node"] for edge in found["edges"]})
        assert answers[0] == answers[1] == answers[2]
        assert {other: node["facts"] for other, node in answers[0].items()} == facts
        assert list(answers[0]) == sorted(facts, key=lambda other: (-facts[other], other))
        assert list(answers[1]) == sorted(facts, key=lambda other: (-lasts[other], other))
        degrees = dict(nx.Graph(twin.graph()).degree())
        assert list(answers[2]) == sorted(facts, key=lambda other: (-degrees[other], other))
        assert neighbour_total(seen, entity, shape) == (len(facts), False)
        assert [n.id for n in neighbours(seen, entity, shape, limit=2)] == list(answers[0])[:2]
        told = {
            (count.link_type, count.direction): (count.facts, count.neighbours) for count in link_counts(seen, entity)
        }
        assert told == counts


def _beside(
    twin: Twin, entity: str, kinds: list[str] | None, types: list[str] | None, direction: str
) -> tuple[dict[str, int], dict[str, int], dict[tuple[str, str], tuple[int, int]]]:
    """Facts with each neighbour within a shape, when the last of them ended, and all counts by type and direction."""
    facts: Counter[str] = Counter()
    lasts: dict[str, int] = defaultdict(lambda: -(2**62))
    counts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in twin.links:
        start, end = twin.whose[link.start], twin.whose[link.end]
        if start == end or entity not in (start, end):
            continue
        way, other = ("OUT", end) if start == entity else ("IN", start)
        counts[link.type, way].append(other)
        if (
            (kinds is None or link.type in kinds)
            and (types is None or type_of(other) in types)
            and direction in ("BOTH", way)
        ):
            facts[other] += 1
            ended = link.until if link.until is not None else link.since
            lasts[other] = max(lasts[other], -(2**62) if ended is None else ended)
    return dict(facts), lasts, {key: (len(others), len(set(others))) for key, others in counts.items()}


def test_the_twin_knows_every_link_that_the_graphs_may_have() -> None:
    twin = Twin(Drawn({"one": [Record("l", 1, [], [Link("USES", PEOPLE[0], "Handset:49015420323751")])]}, []))
    assert twin.links == []
    assert set(ENDS) == {"KNOWS", "OWNS", "USES"}


@_examples
@given(data=st.data(), ids=st.lists(st.sampled_from(EVERYTHING), min_size=1, max_size=4, unique=True))
def test_a_chronology_shows_hides_and_leaves_out_each_fact_once(
    stores: Stores, data: st.DataObject, ids: list[str]
) -> None:
    twin = written(stores, data)
    about = {twin.whose[entity] for entity in ids if entity in twin.whose}
    links = [link for link in twin.links if about & {twin.whose[end] for end in _ends(link)}]
    dated = [link for link in links if (link.since, link.until) != (None, None)]
    before_five = [link for link in dated if link.since is None or link.since < 5]
    text = """query($ids: [ID!]!, $filter: FactFilter) { chronology(ids: $ids, filter: $filter) {
      total undated hiddenByFilter bars { since until linkType facts } edges { node { linkType since until } } } }"""
    request = asking(stores, CLASSES)
    whole = ask(request, text, ids=ids)["data"]["chronology"]
    assert (whole["total"], whole["undated"], whole["hiddenByFilter"]) == (len(dated), len(links) - len(dated), 0)
    told: Counter[str] = Counter()
    for bar in whole["bars"]:
        told[bar["linkType"]] += bar["facts"]
        begun = [
            datetime.fromisoformat(node["since"] or node["until"])
            for node in (edge["node"] for edge in whole["edges"])
            if node["linkType"] == bar["linkType"]
        ]
        since, until = (datetime.fromisoformat(bar[end]) for end in ("since", "until"))
        assert sum(since <= time < until for time in begun) == bar["facts"]
    assert told == Counter(link.type for link in dated)
    held = ask(request, text, ids=ids, filter={"until": "1970-01-01T00:00:00.005Z"})["data"]["chronology"]
    assert (held["total"], held["hiddenByFilter"]) == (len(before_five), len(dated) - len(before_five))
    among = [link for link in links if {twin.whose[end] for end in _ends(link)} <= about]
    later = [link for link in among if link in dated and link not in before_five]
    text = """query($ids: [ID!]!, $filter: FactFilter) { hiddenFacts(between: $ids, filter: $filter) {
      facts hidden byTime byGrade bySources byAsOf sources { facts } } }"""
    told_hidden = ask(request, text, ids=ids, filter={"until": "1970-01-01T00:00:00.005Z"})["data"]["hiddenFacts"]
    assert sum(source["facts"] for source in told_hidden.pop("sources")) == len(among)
    parts = {"byTime": len(later), "byGrade": 0, "bySources": 0, "byAsOf": 0}
    assert told_hidden == {"facts": len(among), "hidden": len(later), **parts}
