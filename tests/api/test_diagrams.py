"""What a diagram is drawn from, read by Cypher, against the same read off the snapshot."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.diagrams import Scope, asked, lines_among
from drawing.things import Line
from graph_model.keys import type_of
from graph_model.reader import FactFilter, Reader
from graph_model.view import UNDATED, View
from loaders.pipeline import Stores
from stores.graph.seen import SeenGraph
from stores.snapshot import Snapshot
from tests.stores.snapshot.graphs import CLASSES, FILTERS, graphs, write
from tests.tries import tries


def folded(view: View) -> list[Line]:
    """The slow way: every link of the view, folded."""
    facts: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, (start, end, kind) in enumerate(zip(view.starts, view.ends, view.link_types, strict=True)):
        facts[view.ids[start], view.ids[end], view.link_names[kind]].append(number)
    return [_line(view, *key, rows) for key, rows in sorted(facts.items())]


def _line(view: View, start: str, end: str, kind: str, rows: list[int]) -> Line:
    from graph_model.grade import Grade

    since, until, grades = view.since[rows], view.until[rows], view.grades[rows]
    lasts = np.where(until == UNDATED, since, until)
    firsts = [int(time) for time in since if time != UNDATED]
    known = [int(time) for time in lasts if time != UNDATED]
    best, worst = (Grade(*divmod(int(grade), 10)) for grade in (grades.min(), grades.max()))
    return Line(start, end, kind, len(rows), best, worst, min(firsts, default=None), max(known, default=None))


@settings(max_examples=tries(6), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    names=st.sampled_from([("open",), CLASSES]),
    chosen=FILTERS,
    kinds=st.sampled_from([("KNOWS", "OWNS", "USES"), ("KNOWS",)]),
    types=st.sampled_from([None, ("Person",), ("Vehicle", "Handset")]),
)
def test_what_is_around_entities_is_the_same_by_cypher_and_off_the_snapshot(
    stores: Stores,
    data: st.DataObject,
    names: tuple[str, ...],
    chosen: FactFilter,
    kinds: tuple[str, ...],
    types: tuple[str, ...] | None,
) -> None:
    write(data.draw(graphs(dict(stores.classes))), stores)
    reader = Reader(tuple(stores.classes[name] for name in names), filter=chosen)
    view = Snapshot.pull(stores.graph, stores.registry).view(reader, kinds)
    seen, scope = SeenGraph(stores.graph, reader), Scope(kinds, kinds, types)
    lines = folded(view)
    assert lines_among(seen, scope, view.ids) == lines

    ask = asked(seen, scope)
    totals, around = ask.neighbours(view.ids), ask.around(view.ids)
    for entity in view.ids:
        here = [line for line in lines if entity in (line.start, line.end)]
        others = {line: line.end if line.start == entity else line.start for line in here}
        fits = [line for line in here if types is None or type_of(others[line]) in types]
        assert totals[entity] == len({others[line] for line in fits})
        assert Counter(around[entity].lines) == Counter(fits)
        assert not any(around[entity].cut.values())
