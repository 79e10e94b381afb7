"""What a reader was not shown of a chart comes back when they save it, as it was, beside what they made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from graph_model.chart import limits
from graph_model.chart.shape import Chart, Element, Expansion, Folded, Group, OwnLink

_Known = TypeVar("_Known", bound=Element | Expansion | Folded | Group | OwnLink)


def rejoined(made: Chart, base: Chart, shown: Chart) -> Chart:
    """What a reader made of the part `shown` of `base`, with the rest of `base`. Equal to `made` where they were shown
    all. What they gave an id that the rest uses keeps it; the other gets a new one."""
    if shown == base:
        return made
    rest = _rest(made, base, shown)
    elements = _sorted((*made.elements, *rest.elements))
    if len(elements) + len(made.own_elements) > limits.ELEMENTS:
        return made
    folds = _sorted((*(_unfolded(fold, base, shown) for fold in made.folds), *rest.folds))
    there = {one.id for some in (elements, folds, made.groups, rest.groups, made.own_elements) for one in some}
    boxed = {member for group in made.groups for member in group.members}
    groups = tuple(_refilled(group, base, shown, there - boxed) for group in made.groups)
    boxed |= {member for group in groups for member in group.members}
    more = (replace(g, members=tuple(m for m in g.members if m in there - boxed)) for g in rest.groups)
    links = {(link.start, link.end, link.type): link for link in (*rest.links, *made.links)}
    return replace(
        made,
        centres=tuple(sorted({*made.centres, *rest.centres})),
        elements=elements,
        links=tuple(links[key] for key in sorted(links) if {*key[:2]} <= there),
        folds=folds,
        expansions=_sorted((*(_regrown(e, base, shown, there) for e in made.expansions), *_grown(rest, there))),
        groups=_sorted((*groups, *more)),
        own_links=_sorted((*made.own_links, *(li for li in rest.own_links if {li.start, li.end} <= there))),
        pictures=tuple(sorted((*made.pictures, *rest.pictures), key=lambda picture: picture.id)),
    )


def _rest(made: Chart, base: Chart, shown: Chart) -> Chart:
    """What was not shown, under ids that `made` does not use."""
    taken = {one.id for some in (made.elements, made.folds, made.groups, made.own_elements) for one in some}
    taken |= {link.id for link in made.own_links} | {one.id for one in made.expansions}
    elements = [one for one in _hidden(base.elements, shown.elements) if one.id not in taken]
    known = {picture.id: picture for picture in base.pictures}
    used = {picture.id for picture in made.pictures}
    # A picture that the reader still has is shared; one that they changed or dropped is kept for its element.
    needed = {one.picture for one in elements if one.picture} - {
        picture.id for picture in made.pictures if known.get(picture.id) == picture
    }
    names = {name: _free(name, used) for name in sorted(needed)}
    boxes = {group.id: _free(group.id, taken) for group in _hidden(base.groups, shown.groups)}
    return Chart(
        centres=tuple(one.id for one in elements if one.id in base.centres),
        elements=tuple(replace(one, picture=names.get(one.picture or "", one.picture)) for one in elements),
        links=tuple(link for link in base.links if link not in shown.links),
        folds=tuple(fold for fold in _hidden(base.folds, shown.folds) if fold.id not in taken),
        groups=tuple(replace(group, id=boxes[group.id]) for group in _hidden(base.groups, shown.groups)),
        expansions=tuple(replace(e, id=_free(e.id, taken)) for e in _hidden(base.expansions, shown.expansions)),
        own_links=tuple(
            replace(
                link,
                id=_free(link.id, taken),
                start=boxes.get(link.start, link.start),
                end=boxes.get(link.end, link.end),
            )
            for link in _hidden(base.own_links, shown.own_links)
        ),
        pictures=tuple(replace(known[name], id=names[name]) for name in sorted(needed)),
    )


def _hidden(base: tuple[_Known, ...], shown: tuple[_Known, ...]) -> tuple[_Known, ...]:
    given = {one.id for one in shown}
    return tuple(one for one in base if one.id not in given)


def _free(name: str, taken: set[str]) -> str:
    """The name, or one like it that is not taken; taken from then on."""
    while name in taken:
        name += "~"
    taken.add(name)
    return name


def _unfolded(fold: Folded, base: Chart, shown: Chart) -> Folded:
    """A fold that nobody touched stands for what it stood for."""
    before = {one.id: one for one in base.folds}
    given = {one.id: one for one in shown.folds}
    if fold.id not in given or (fold.members, fold.beyond) != (given[fold.id].members, given[fold.id].beyond):
        return fold
    return replace(fold, members=before[fold.id].members, beyond=before[fold.id].beyond)


def _refilled(group: Group, base: Chart, shown: Chart, free: Collection[str]) -> Group:
    before = {m for one in base.groups if one.id == group.id for m in one.members}
    given = {m for one in shown.groups if one.id == group.id for m in one.members}
    return replace(group, members=tuple(sorted({*group.members, *((before - given) & set(free))})))


def _regrown(one: Expansion, base: Chart, shown: Chart, there: Collection[str]) -> Expansion:
    before = {m for other in base.expansions if other.id == one.id for m in other.added}
    given = {m for other in shown.expansions if other.id == one.id for m in other.added}
    return replace(one, added=tuple(sorted({*one.added, *((before - given) & set(there))})))


def _grown(rest: Chart, there: Collection[str]) -> tuple[Expansion, ...]:
    return tuple(
        replace(one, added=tuple(added for added in one.added if added in there))
        for one in rest.expansions
        if one.of in there
    )


def _sorted(some: tuple[_Known, ...]) -> tuple[_Known, ...]:
    return tuple(sorted(some, key=lambda one: one.id))
