"""Which events an analysis is about, and how its answer says that there is too little to say anything."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

import strawberry

from graph_model.errors import BadArgument

Result = TypeVar("Result")


@strawberry.enum(description="Events, or what was noticed, such as alarms; never people.")
class Happening(Enum):
    EVENT = "Event"
    DETECTION = "Detection"


def enough(analyse: Callable[[], Result], arguments: frozenset[str]) -> tuple[Result | None, str | None]:
    """What an analysis gives, or why there is too little to give anything. arguments: those whose errors are about
    what was found in the graph, not about what was asked."""
    try:
        return analyse(), None
    except BadArgument as error:
        if error.argument not in arguments:
            raise
        return None, f"{error.what} Needed: {error.expected}."
