"""How many random examples a property is tried on: few in `make test`, many times that in `make thorough`."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("SIGHTLINE_EXAMPLES", "1"))


def tries(few: int) -> int:
    """`few`, or as many times that as SIGHTLINE_EXAMPLES says."""
    return few * TIMES
