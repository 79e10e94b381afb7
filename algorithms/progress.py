"""How far a long run is: told step by step to whoever asked, who may stop it by raising Cancelled."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all, as far as is known; it may raise Cancelled."""


def unwatched(done: int, total: int) -> None:
    """Nobody asks."""
