"""A saved chart as one reader gets it: the part that is theirs, and what changed since it was saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import orjson

from api.charts.changes import Changes, changes
from api.context import Asking
from graph_model.chart import Chart, read
from graph_model.chart.parts import entities_of, part
from graph_model.chart.trace import Trace, trace_of
from stores.graph.reads.entities import resolve
from stores.graph.reads.traces import trace
from stores.operations.charts import SavedChart


@dataclass(frozen=True)
class Opened:
    """One version of a chart for the reader of a request."""

    asking: Asking
    saved: SavedChart

    @cached_property
    def whole(self) -> Chart:
        """All that was saved. Not for the reader."""
        return read(orjson.loads(self.saved.content))

    @cached_property
    def trace(self) -> Trace:
        """What the graph said when it was saved. Not for the reader."""
        return trace_of(orjson.loads(self.saved.trace))

    @cached_property
    def chart(self) -> Chart:
        """The part that the reader may know: what they see now, or could see when it was saved. Who sees all that was
        looked at then gets all, and so what nobody found."""
        classes = names_of(self.asking)
        whole = self.trace.classes <= classes
        if whole:
            return self.whole
        known = set(resolve(self.asking.seen(), entities_of(self.whole))) | set(self.trace.within(classes).entities)
        return part(self.whole, known.__contains__, whole=whole)

    @cached_property
    def case(self) -> str | None:
        """The chart's case, where it exists for the reader."""
        case = self.saved.case
        return case if case is not None and resolve(self.asking.seen(), [case]) else None

    @cached_property
    def changes(self) -> Changes:
        """What changed, among the classes that the reader sees and that were looked at when it was saved."""
        asking, ids = self.asking, [element.id for element in self.chart.elements]
        then = self.trace.within(names_of(asking))
        vc = tuple(sorted(asking.service.stores.classes[name] for name in then.classes))
        now = trace_now(asking, self.chart, vc)
        return changes(ids, then, now)


def trace_now(asking: Asking, chart: Chart, vc: tuple[int, ...]) -> Trace:
    """What the graph says now of a chart's elements under the chart's filter, to a reader of these classes."""
    reader = replace(asking.reader, vc=vc, filter=chart.filter)
    seen = asking.service.stores.graph.as_seen_by(reader)
    names = {number: name for name, number in asking.service.stores.classes.items()}
    return trace(seen, [element.id for element in chart.elements], names, chart.link_types)


def names_of(asking: Asking) -> frozenset[str]:
    """Names of the visibility classes that the reader sees."""
    return frozenset(name for name, vc in asking.service.stores.classes.items() if vc in asking.reader.vc)
