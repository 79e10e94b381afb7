"""Marks that stand for several elements, as a page or a saved chart gives them back to the server."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from drawing.folding import DRAWN, fold_id
from drawing.things import Fold
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve
from stores.graph.seen import SeenGraph

MOST_MEMBERS = 5_000
"""Elements in all folds of one diagram."""
MOST_BEYOND = 1_000_000
SHAPE = "[{type, parent, members: [id], beyond: 0}], as the columns of an earlier answer tell"


def folds_of(seen: SeenGraph, given: Any, drawn: Collection[str]) -> list[Fold]:
    """The folds, by parent and type. drawn: clusters that are drawn by themselves and so in no fold. Members that the
    reader does not see are left out, and folds whose parent is not drawn. Raises BadArgument, LimitExceeded."""
    if given is None:
        return []
    if not isinstance(given, list):
        raise BadArgument("folds", "folds is no list.", expected=SHAPE)
    if len(given) > DRAWN:
        raise LimitExceeded("folds", len(given), DRAWN)
    asked = [_checked(one) for one in given]
    every = [member for one in asked for member in one["members"]]
    if len(every) > MOST_MEMBERS:
        raise LimitExceeded("members of folds", len(every), MOST_MEMBERS)
    known = resolve(seen, [*every, *(one["parent"] for one in asked)])
    single, taken = set(drawn), set[str]()
    found: dict[tuple[str, str], Fold] = {}
    for one in asked:
        parent, kind = known.get(one["parent"]), one["type"]
        if parent not in single or kind not in seen.registry.entities:
            continue
        ids = {known[member] for member in one["members"] if member in known} - single - taken
        before = found.get((parent, kind), Fold(fold_id(kind, parent), kind, parent, ()))
        members = tuple(sorted({*before.members, *(entity for entity in ids if entity.startswith(f"{kind}:"))}))
        taken |= set(members)
        if members:
            found[parent, kind] = Fold(before.id, kind, parent, members, before.beyond + one["beyond"])
    return [found[key] for key in sorted(found)]


def _checked(one: Any) -> dict[str, Any]:
    fine = (
        isinstance(one, dict)
        and isinstance(one.get("type"), str)
        and isinstance(one.get("parent"), str)
        and isinstance(one.get("members"), list)
        and all(isinstance(member, str) for member in one["members"])
        and isinstance(one.get("beyond", 0), int)
        and not isinstance(one.get("beyond", 0), bool)
        and 0 <= one.get("beyond", 0) <= MOST_BEYOND
    )
    if not fine:
        raise BadArgument("folds", "A fold is not one.", expected=SHAPE)
    return {**one, "beyond": one.get("beyond", 0)}
