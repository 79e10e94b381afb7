"""All sightings as Parquet files, one folder for each UTC day: what touches many of them reads these, not the graph."""

from stores.sightings.archive import Archive
from stores.sightings.kept import Scans

__all__ = ["Archive", "Scans"]
