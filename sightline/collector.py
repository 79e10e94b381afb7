"""How often Python looks for cycles among its objects: rarely, as this product makes many objects and few cycles.

A batch of a load is some 100,000 objects that live as long as the batch. With Python's own threshold of 700 the search
for cycles took a third of the time in which a batch is made (docs/performance.md).
"""

from __future__ import annotations

import gc

THRESHOLDS = (100_000, 50, 100)
"""Objects made before the youngest are searched, and how many such searches before an older generation is."""


def collect_rarely() -> None:
    """For the whole process."""
    gc.set_threshold(*THRESHOLDS)
