"""Which part of a chart a reader gets."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from graph_model.chart.shape import OWN, Chart, Folded


def part(chart: Chart, may_know: Callable[[str], bool], *, whole: bool = False) -> Chart:
    """The chart without the entities that the reader may not know, and without all that hangs from them.

    whole: nothing is taken from folds but what hangs from a lost parent, as the reader sees all that was seen by
    whoever saved it; otherwise a fold is only said to stand for members that the reader may know.
    """
    lost = {element.id for element in chart.elements if not may_know(element.id)}
    if whole and not lost:
        return chart
    folds = tuple(_fold(fold, may_know, whole) for fold in chart.folds if fold.parent not in lost)
    there = {fold.id for fold in folds}
    lost |= {fold.id for fold in chart.folds if fold.id not in there}
    groups = tuple(replace(group, members=_without(group.members, lost)) for group in chart.groups)
    # A box that held nothing else tells of what was in it.
    lost |= {group.id for group, was in zip(groups, chart.groups, strict=True) if was.members and not group.members}
    elements = tuple(element for element in chart.elements if element.id not in lost)
    shown = {element.picture for element in elements} | {own.picture for own in chart.own_elements}
    dropped = {element.picture for element in chart.elements} - shown
    return replace(
        chart,
        centres=_without(chart.centres, lost),
        elements=elements,
        links=tuple(link for link in chart.links if not {link.start, link.end} & lost),
        folds=folds,
        expansions=tuple(
            replace(one, added=_without(one.added, lost)) for one in chart.expansions if one.of not in lost
        ),
        groups=tuple(group for group in groups if group.id not in lost),
        own_links=tuple(link for link in chart.own_links if not {link.start, link.end} & lost),
        pictures=tuple(picture for picture in chart.pictures if picture.id not in dropped),
    )


def entities_of(chart: Chart) -> list[str]:
    """Every entity id that a chart names, sorted."""
    named = {element.id for element in chart.elements} | {m for fold in chart.folds for m in fold.members}
    return sorted(entity for entity in named if not entity.startswith(OWN))


def _fold(fold: Folded, may_know: Callable[[str], bool], whole: bool) -> Folded:
    return fold if whole else replace(fold, members=tuple(filter(may_know, fold.members)), beyond=0)


def _without(ids: tuple[str, ...], lost: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in lost)
