"""Saving a chart: checked, with what the graph says of it now, and without losing what its saver was not shown."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import orjson

from api.charts.opening import Opened, trace_now
from api.context import Asking
from graph_model.chart import Chart, canonical, limits, read
from graph_model.chart.fields import Fields
from graph_model.chart.references import check
from graph_model.chart.rejoin import rejoined
from graph_model.errors import BadArgument
from stores.graph.reads.entities import resolve
from stores.operations.charts import Draft, SavedChart

NO_CHART = "There is no such chart, or no such version of it."


@dataclass(frozen=True, slots=True)
class Saving:
    """What a person asks to be saved. content: parsed JSON, not yet checked."""

    title: str
    case: str | None
    content: Any


def create(asking: Asking, wanted: Saving) -> Opened:
    """A new chart. Raises BadArgument, LimitExceeded."""
    chart = read(wanted.content, author=asking.service.analyst)
    return Opened(asking, asking.service.stores.operations.charts.create(_draft(asking, wanted, chart, None)))


def save(asking: Asking, id: str, base: int, wanted: Saving) -> Opened:
    """A version built on version `base`, set aside where another became current meanwhile. Raises BadArgument,
    LimitExceeded."""
    charts = asking.service.stores.operations.charts
    found = charts.get(id, base)
    if found is None:
        raise BadArgument("id", NO_CHART, expected="id and version as `chart` gives them")
    before = Opened(asking, found)
    made = rejoined(read(wanted.content, author=asking.service.analyst), before.whole, before.chart)
    check(made, "content")
    saved = charts.save(id, base, _draft(asking, wanted, made, before))
    if saved is None:
        raise BadArgument("id", NO_CHART, expected="id and version as `chart` gives them")
    return Opened(asking, saved)


def unsaved(asking: Asking, wanted: Saving) -> Opened:
    """A chart as it would be opened if it were saved now; nothing is kept. Raises BadArgument, LimitExceeded."""
    draft = _draft(asking, wanted, read(wanted.content, author=asking.service.analyst), None)
    saved = SavedChart(
        id="",
        version=0,
        current=0,
        base=None,
        title=draft.title,
        case=draft.case,
        content=draft.content,
        digest=draft.digest,
        trace=draft.trace,
        saved_by=draft.saved_by,
        saved_at=0,
    )
    return Opened(asking, saved)


def _draft(asking: Asking, wanted: Saving, chart: Chart, before: Opened | None) -> Draft:
    trace = trace_now(asking, chart, asking.reader.vc)
    if before is not None:
        lost = {element.id for element in chart.elements} - trace.entities.keys()
        trace = trace.over(before.trace, lost)
    return Draft(
        title=Fields({"title": wanted.title.strip()}, "").text("title", limits.NAME, least=1),
        case=_case(asking, wanted.case, before),
        content=canonical(chart).decode(),
        trace=orjson.dumps(trace.as_json(), option=orjson.OPT_SORT_KEYS).decode(),
        saved_by=asking.service.analyst,
        saved_at=time.time_ns() // 1_000_000,
    )


def _case(asking: Asking, case: str | None, before: Opened | None) -> str | None:
    """An entity that the reader sees, or the one that stood there before and is not shown to them."""
    if before is not None and before.saved.case is not None and case in (before.saved.case, before.case):
        return before.saved.case
    if case is None or resolve(asking.seen(), [case]):
        return case
    raise BadArgument("case", "There is no such entity.", expected="the id of an entity")
