"""From hostile JSON to a chart: each field of its kind and size, each reference to something on the chart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from graph_model.chart import entries, limits
from graph_model.chart.fields import Fields, refuse
from graph_model.chart.references import check
from graph_model.chart.shape import (
    KIND,
    VERSION,
    Chart,
    Element,
    Expansion,
    Folded,
    Group,
    LinkMark,
    OwnElement,
    OwnLink,
    Picture,
    View,
)
from graph_model.errors import LimitExceeded
from graph_model.grade import parse_grade
from graph_model.reader import FactFilter

_Known = TypeVar("_Known", bound=Element | Folded | Expansion | Group | OwnElement | OwnLink | Picture)


def read(given: Any, argument: str = "content", author: str = "") -> Chart:
    """The chart that parsed JSON describes. author: of assumptions that name none. Raises BadArgument, LimitExceeded;
    both name the field."""
    top = Fields(given, argument)
    top.take("about")  # What an exported file says of itself.
    if top.take("kind", KIND) != KIND:
        refuse(f"{argument}.kind", "is not that of a chart", KIND)
    if top.take("version", VERSION) != VERSION:
        refuse(f"{argument}.version", "is not known here", f"{VERSION}")
    chart = Chart(
        centres=top.ids("centres", limits.CENTRES),
        elements=_known(map(entries.element, top.objects("elements", limits.ELEMENTS)), argument),
        links=_links(top, argument),
        folds=_known(map(entries.fold, top.objects("folds", limits.FOLDS)), argument),
        expansions=_known(map(entries.expansion, top.objects("expansions", limits.EXPANSIONS)), argument),
        groups=_known(map(entries.group, top.objects("groups", limits.GROUPS)), argument),
        own_elements=_known(
            (entries.own_element(one, author) for one in top.objects("ownElements", limits.ELEMENTS)), argument
        ),
        own_links=_known(
            (entries.own_link(one, author) for one in top.objects("ownLinks", limits.OWN_LINKS)), argument
        ),
        pictures=_pictures(top, argument),
        filter=filter_of(Fields(top.take("filter") or {}, f"{argument}.filter")),
        link_types=top.names("linkTypes"),
        types=top.names("types"),
        hidden_types=top.names("hiddenTypes") or (),
        view=_view(Fields(top.take("view") or {}, f"{argument}.view")),
        plain=top.truth("plain"),
        notes=top.text("notes", limits.NOTES, lines=True),
    )
    top.done()
    check(chart, argument)
    return chart


def filter_of(given: Fields) -> FactFilter:
    """A filter as GraphQL takes it."""
    least = given.text("leastGrade", 20)
    found = FactFilter(
        since=given.time("since"),
        until=given.time("until"),
        undated=given.truth("undated", True),
        least_grade=parse_grade(least, f"{given.where}.leastGrade") if least else None,
        ungraded=given.truth("ungraded", True),
        sources=given.names("sources"),
        not_sources=given.names("notSources") or (),
        as_of=given.time("asOf"),
    )
    given.done()
    if found.since is not None and found.until is not None and found.since >= found.until:
        refuse(given.where, "has a window that ends before it begins", "since before until")
    return found


def _links(top: Fields, argument: str) -> tuple[LinkMark, ...]:
    links = [entries.link(one) for one in top.objects("links", limits.LINKS)]
    found = {(link.start, link.end, link.type): link for link in links}
    if len(found) < len(links):
        refuse(f"{argument}.links", "names one link twice", "each link once")
    return tuple(found[key] for key in sorted(found))


def _view(given: Fields) -> View:
    found = View(
        x=given.number("x", -limits.FARTHEST, limits.FARTHEST, 0),
        y=given.number("y", -limits.FARTHEST, limits.FARTHEST, 0),
        zoom=given.number("zoom", 0.001, 1_000, 1),
        since=given.time("since"),
        until=given.time("until"),
        page=given.text("page", limits.PAGE, lines=True),
    )
    given.done()
    return found


def _pictures(top: Fields, argument: str) -> tuple[Picture, ...]:
    found = _known(map(entries.picture, top.objects("pictures", limits.PICTURES)), argument)
    if (size := sum(len(picture.data) for picture in found)) > limits.PICTURES_BYTES:
        raise LimitExceeded(f"{argument}.pictures", size, limits.PICTURES_BYTES)
    return found


def _known(found: Iterable[_Known], argument: str) -> tuple[_Known, ...]:
    """Sorted by id. Raises BadArgument where one id stands twice."""
    listed = list(found)
    by_id = {one.id: one for one in listed}
    if len(by_id) < len(listed):
        refuse(argument, f"has two {type(listed[0]).__name__} entries of one id", "each id once")
    return tuple(by_id[name] for name in sorted(by_id))
