"""What sensors read, as arrays, as one reader may see it: what the algorithms about movement are pure functions of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Places:
    """Where sensors read: a fixed sensor, or for what moves the H3 cell (resolution 9) that it was in. A fixed sensor
    that somebody says was watching is among them though it read nothing.

    ids: p entity ids of sensors, or `H3:<cell>`, sorted. kinds: p indexes into kind_names (`plate-camera`,
    `phone-mast`, ...). latitudes, longitudes: p degrees in WGS 84, NaN where unknown. radii: p metres within which a
    subject that was read was; 0 where it stood at the sensor. zones: p indexes into zone_names (IANA).
    watch_places, watch_since, watch_until: w times (milliseconds UTC, half open) in which somebody says that a place
    was watched, sorted by place and time. A place without any was watched in each hour in which it read something.
    nouns: what people call each of the kinds (`phone mast`); the names themselves where there are none.
    sectors: (p, 2) azimuth and width in degrees of what a place covers within its radius, half of the width to either
    side; NaN, or no array, where it covers a whole circle.
    """

    ids: Sequence[str]
    kinds: NDArray[np.int16]
    kind_names: tuple[str, ...]
    latitudes: NDArray[np.float64]
    longitudes: NDArray[np.float64]
    radii: NDArray[np.float32]
    zones: NDArray[np.int16]
    zone_names: tuple[str, ...]
    watch_places: NDArray[np.int32]
    watch_since: NDArray[np.int64]
    watch_until: NDArray[np.int64]
    nouns: tuple[str, ...] = ()
    sectors: NDArray[np.float64] | None = None

    def place(self, sensor: str) -> int | None:
        """The index of a place by its id, None where there is none."""
        return _index(self.ids, sensor)


@dataclass(frozen=True, slots=True)
class Sightings:
    """n readings of identifiers, sorted by (at, place, subject, key), so that ties by index are the same each time.

    subject_ids: s entity ids of what was read (each the smallest visible member of its cluster), sorted. subject_types:
    s indexes into type_names. subjects, places: n indexes. at: n milliseconds UTC, the sensor's clock error taken off.
    keys: n int64, the first 63 bits of the sighting's id, by which the record is found. hidden: readings that the
    reader may see but the filter leaves out. age: seconds since the archive was read.
    """

    subject_ids: Sequence[str]
    subject_types: NDArray[np.int16]
    type_names: tuple[str, ...]
    where: Places
    subjects: NDArray[np.int32]
    places: NDArray[np.int32]
    at: NDArray[np.int64]
    keys: NDArray[np.int64]
    hidden: int = 0
    age: float = 0.0

    def subject(self, entity: str) -> int | None:
        """The index of a subject by its id, None where it was never read."""
        return _index(self.subject_ids, entity)


def _index(ids: Sequence[str], wanted: str) -> int | None:
    at = bisect_left(ids, wanted)
    return at if at < len(ids) and ids[at] == wanted else None
