"""Whether everything on a chart hangs together."""

from __future__ import annotations

from graph_model.chart import limits
from graph_model.chart.fields import refuse
from graph_model.chart.shape import Chart
from graph_model.chart.writing import canonical
from graph_model.errors import LimitExceeded


def check(chart: Chart, argument: str) -> None:
    """Raises BadArgument where something hangs from what is not on the chart, LimitExceeded where all is too much."""
    ids = [one.id for some in (chart.elements, chart.folds, chart.groups, chart.own_elements) for one in some]
    if len(set(ids)) < len(ids) or {link.id for link in chart.own_links} & set(ids):
        refuse(argument, "uses one id for two different things", "each id once")
    if (count := len(chart.elements) + len(chart.own_elements)) > limits.ELEMENTS:
        raise LimitExceeded(f"{argument}.elements", count, limits.ELEMENTS)
    drawn, pictures = set(ids), {picture.id for picture in chart.pictures}
    entities = {element.id for element in chart.elements}
    shown = {e.picture for e in chart.elements} | {own.picture for own in chart.own_elements}
    named = {
        "centres": (set(chart.centres), drawn),
        "links": ({end for link in chart.links for end in (link.start, link.end)}, drawn),
        "ownLinks": ({end for link in chart.own_links for end in (link.start, link.end)}, drawn),
        "expansions": ({e for one in chart.expansions for e in (one.of, *one.added)}, drawn),
        "groups": ({member for group in chart.groups for member in group.members}, drawn),
        "elements": ({picture for picture in shown if picture}, pictures),
        "folds": ({fold.parent for fold in chart.folds}, entities),
    }
    for name, (references, there) in named.items():
        if lost := sorted(references - there):
            refuse(f"{argument}.{name}", f"names {lost[0][:60]!r}, which is not on the chart", "ids on the chart")
    members = [member for group in chart.groups for member in group.members]
    if len(set(members)) < len(members) or set(members) & {group.id for group in chart.groups}:
        refuse(f"{argument}.groups", "puts a thing into two boxes, or a box into a box", "each thing in one box")
    if (size := len(canonical(chart))) > limits.CONTENT_BYTES:
        raise LimitExceeded(f"{argument} in bytes", size, limits.CONTENT_BYTES)
