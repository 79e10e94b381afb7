"""The graph as NumPy arrays: pulled whole, kept fresh, masked to what a reader may see."""

from stores.snapshot.holder import Snapshots
from stores.snapshot.snapshot import Snapshot

__all__ = ["Snapshot", "Snapshots"]
