"""Who of one type was at one sensor within a window, by what they bore then."""

from __future__ import annotations

from dataclasses import replace

from algorithms.bearing import bearing
from algorithms.copresence_ties import Met, copresence_ties
from api.context import Asking
from graph_model.declare import IssuedKey
from graph_model.errors import BadArgument
from graph_model.reader import FactFilter
from graph_model.view import View

LONGEST_WINDOW = 3_600
"""The largest `metWithinSeconds`."""


def copresent(
    asking: Asking, view: View, of: str, within_seconds: int | None, hub_limit: int, facts: FactFilter
) -> Met | None:
    """Ties among the entities of a view; None where no window is given. facts: which readings count. Raises
    BadArgument, LimitExceeded."""
    if within_seconds is None:
        return None
    if not 0 <= within_seconds <= LONGEST_WINDOW:
        raise BadArgument("project.metWithinSeconds", f"It is {within_seconds}.", expected=f"0 to {LONGEST_WINDOW}")
    issued = [name for name, kind in asking.registry.entities.items() if isinstance(kind.key, IssuedKey)]
    # Who bore what is no question of the time that is looked at: each way has times of its own.
    carried = asking.view(replace(facts, since=None, until=None), asking.registry.carrying())
    borne = bearing(carried, of, issued)
    return copresence_ties(view.ids, asking.sightings(facts), carried, borne, within_seconds, hub_limit)
