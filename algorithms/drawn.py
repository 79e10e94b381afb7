"""A view from a drawing, for examples and tests: `ada -KNOWS- bo`, `ada -OWNS-> Vehicle:car1`, or one entity alone."""

from __future__ import annotations

import re

import numpy as np

from graph_model.errors import BadInput
from graph_model.keys import type_of
from graph_model.view import UNDATED, View

_ARROW = re.compile(r"(\S+) -([A-Z_]+)->? (\S+)")


def drawn(*lines: str) -> View:
    """One link or one entity a line; an entity without a type is a Person. The order of the lines does not matter.

    >>> drawn("ada -OWNS-> Vehicle:car1", "bo").ids
    ['Person:ada', 'Person:bo', 'Vehicle:car1']
    """
    links, alone = [], []
    for line in lines:
        match = _ARROW.fullmatch(line.strip())
        if match:
            links.append((_entity(match[1]), _entity(match[3]), match[2]))
        elif " " not in line.strip():
            alone.append(_entity(line.strip()))
        else:
            raise BadInput(f"{line!r} is no drawn link.", expected="ada -KNOWS- bo")
    ids = sorted({*alone, *(end for start, stop, _ in links for end in (start, stop))})
    types, names = sorted({type_of(i) for i in ids}), sorted({name for _, _, name in links})
    place = {entity: index for index, entity in enumerate(ids)}
    rows = sorted((place[start], place[end], names.index(name)) for start, end, name in links)
    columns = np.array(rows, dtype=np.int64).reshape(len(rows), 3)
    return View(
        ids=ids,
        node_types=np.array([types.index(type_of(i)) for i in ids], dtype=np.int16),
        type_names=tuple(types),
        starts=columns[:, 0].astype(np.int32),
        ends=columns[:, 1].astype(np.int32),
        link_types=columns[:, 2].astype(np.int16),
        link_names=tuple(names),
        since=np.full(len(rows), UNDATED),
        until=np.full(len(rows), UNDATED),
        grades=np.full(len(rows), 66, dtype=np.int16),
    )


def _entity(text: str) -> str:
    return text if ":" in text else f"Person:{text}"
