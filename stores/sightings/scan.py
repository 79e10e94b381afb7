"""The archive as one reader sees it under a filter: arrays for the algorithms about movement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from graph_model.grade import UNJUDGED
from graph_model.keys import type_of
from graph_model.reader import FactFilter
from graph_model.sightings import Sightings
from stores.graph.reads.sensors import SensorHistory, clock_error_ms, sensors
from stores.graph.seen import SeenGraph
from stores.sightings.archive import Archive
from stores.sightings.places import Last, places_of, silent
from stores.sightings.table import DAY_MS, joined

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
COLUMNS = ["subject", "place", "sensor", "at", "zone", "vc", "key"]
_FILTERED = {"least_grade": ["reliability", "credibility"], "sources": ["source"], "not_sources": ["source"],
             "as_of": ["recorded_at"]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lens:
    """What of the archive a reader sees between two times (milliseconds UTC, half open, by true time), and how it is
    read. low, high: days of the archive, both included; None where there is no end. columns: those that are needed."""

    seen: SeenGraph
    known: Mapping[str, SensorHistory]
    since: int | None
    until: int | None
    low: int | None
    high: int | None
    columns: list[str]
    errors: Mapping[str, SensorHistory]

    @classmethod
    def of(cls, seen: SeenGraph, since: int | None = None, until: int | None = None) -> Lens:
        """The filter's window, narrowed to since and until. Raises StoreUnavailable."""
        chosen = seen.reader.filter
        since = max((one for one in (since, chosen.since) if one is not None), default=None)
        until = min((one for one in (until, chosen.until) if one is not None), default=None)
        known = sensors(seen)
        errors = {entity: one for entity, one in known.items() if any("clock_error_s" in s.values for s in one.spells)}
        ahead = [clock_error_ms(spell.values) for one in errors.values() for spell in one.spells]
        low = None if since is None else (since + min((0, *ahead))) // DAY_MS
        high = None if until is None else (until + max((0, *ahead))) // DAY_MS
        return cls(seen, known, since, until, low, high, _columns(chosen), errors)

    def rows(self, days: Iterable[pa.Table], words: list[str]) -> tuple[pa.Table, Ints, int]:
        """The rows of these days that the filter lets through, their true times, and how many it hides."""
        vc = pa.array(self.seen.reader.vc, pa.int32())
        table = joined([day.filter(pc.is_in(day["vc"], vc)) for day in days])
        at = _true_time(table, words, self.errors)
        window = np.ones(len(table), dtype=bool)
        if self.since is not None:
            window &= at >= self.since
        if self.until is not None:
            window &= at < self.until
        passing = window & _passes(table, words, self.seen.reader.filter)
        hidden = int(window.sum() - passing.sum())
        if not passing.all():
            table, at = table.filter(pa.array(passing)).combine_chunks(), at[passing]
        return table, at, hidden


def scan(archive: Archive, seen: SeenGraph, since: int | None = None, until: int | None = None) -> Sightings:
    """The sightings from since to until (milliseconds UTC, half open, by true time) that the reader sees and the
    filter lets through. Raises StoreUnavailable, BadInput."""
    lens = Lens.of(seen, since, until)
    days, words = archive.read_days(lens.low, lens.high, lens.columns)
    return _arrays(*lens.rows(days, words), words, lens)


def _columns(chosen: FactFilter) -> list[str]:
    asked = [name for name in _FILTERED if getattr(chosen, name) not in (None, ())]
    return [*COLUMNS, *dict.fromkeys(column for name in asked for column in _FILTERED[name])]


def _passes(table: pa.Table, words: list[str], chosen: FactFilter) -> Mask:
    passing = np.ones(len(table), dtype=bool)
    if chosen.least_grade is not None:
        least = chosen.least_grade
        for name, worst in (("reliability", least.reliability), ("credibility", least.credibility)):
            values = table[name].to_numpy()
            passing &= np.where(values == UNJUDGED, chosen.ungraded, values <= worst)
    if chosen.sources is not None:
        passing &= _among(table, words, chosen.sources)
    if chosen.not_sources:
        passing &= ~_among(table, words, chosen.not_sources)
    if chosen.as_of is not None:
        passing &= table["recorded_at"].to_numpy() <= chosen.as_of
    return passing


def _among(table: pa.Table, words: list[str], wanted: tuple[str, ...]) -> Mask:
    codes = table["source"].to_numpy()
    return np.isin(codes, [number for number in np.unique(codes).tolist() if words[number] in wanted])


def _true_time(table: pa.Table, words: list[str], errors: Mapping[str, SensorHistory]) -> Ints:
    """When each sighting was: the error of the sensor's clock taken off, as it was then."""
    at: Ints = table["at"].to_numpy()
    if not errors or not len(table):
        return at
    codes = table["sensor"].to_numpy()
    at = at.copy()
    for number in np.unique(codes).tolist():
        if (sensor := words[number]) in errors:
            rows = np.flatnonzero(codes == number)
            spells = errors[sensor].spells
            which = np.searchsorted([spell.since for spell in spells], at[rows], side="right") - 1
            at[rows] -= np.array([clock_error_ms(spell.values) for spell in spells], np.int64)[which]
    return at


def _arrays(table: pa.Table, at: Ints, hidden: int, words: list[str], lens: Lens) -> Sightings:
    seen = lens.seen
    of_subjects, of_places = table["subject"].to_numpy(), table["place"].to_numpy()
    subject_ids, fresh_subjects = renumbered(words, _used(of_subjects, words), seen.clusters.smallest)
    place_ids, fresh_places = renumbered(words, _used(of_places, words), {})
    quiet = silent(seen, lens.known, place_ids, int(at.max()) if len(at) else 0)
    place_ids, fresh_places = with_more(place_ids, fresh_places, quiet)
    subjects, places = fresh_subjects[of_subjects], fresh_places[of_places]
    sensor_codes, zone_codes = table["sensor"].to_numpy(), table["zone"].to_numpy()
    keys: Ints = table["key"].to_numpy()
    order, true_time = _order(at, places, subjects, keys), at
    at, subjects, places, keys = at[order], subjects[order], places[order], keys[order]
    last = np.zeros(len(place_ids), np.int64)
    last[places] = order
    types = [type_of(entity) for entity in subject_ids]
    type_names = tuple(sorted(set(types)))
    type_numbers = {name: number for number, name in enumerate(type_names)}
    read = {
        place: Last(words[sensor_codes[row]], words[zone_codes[row]], int(true_time[row]))
        for place, row in zip(place_ids, last.tolist(), strict=True)
        if place not in quiet
    }
    where = places_of(seen, lens.known, read | quiet)
    return Sightings(
        subject_ids=subject_ids,
        subject_types=np.array([type_numbers[name] for name in types], np.int16),
        type_names=type_names,
        where=where,
        subjects=subjects,
        places=places,
        at=at,
        keys=keys,
        hidden=hidden,
    )


def _used(codes: NDArray[np.int32], words: list[str]) -> Mask:
    used = np.zeros(len(words), dtype=bool)
    used[codes] = True
    return used


def renumbered(words: list[str], used: Mask, smallest: Mapping[str, str]) -> tuple[list[str], NDArray[np.int32]]:
    """The words that are used, sorted, each once, and for each word its index among them. smallest: words that stand
    for others."""
    numbers = np.flatnonzero(used)
    told = [words[number] for number in numbers.tolist()]
    if smallest:
        told = [smallest.get(word, word) for word in told]
    ids = sorted(set(told))
    place = {word: number for number, word in enumerate(ids)}
    fresh = np.zeros(len(words), np.int32)
    fresh[numbers] = [place[word] for word in told]
    return ids, fresh


def with_more(ids: list[str], numbers: NDArray[np.int32], more: Iterable[str]) -> tuple[list[str], NDArray[np.int32]]:
    """Sorted ids with more among them, and numbers that were indexes of the old ones as indexes of the new ones."""
    joined = sorted([*ids, *more])
    place = {one: number for number, one in enumerate(joined)}
    moved = np.array([place[one] for one in ids] or [0], np.int32)
    return joined, moved[numbers]


def _order(at: Ints, places: NDArray[np.int32], subjects: NDArray[np.int32], keys: Ints) -> Ints:
    """By (at, place, subject, key). One sort of packed integers where they fit, six times faster than four sorts."""
    if not len(at):
        return np.zeros(0, np.int64)
    span = int(at.max() - at.min()).bit_length()
    room = max(int(places.max()), 1).bit_length()
    if span + room > 63:
        return np.lexsort((keys, subjects, places, at)).astype(np.int64)
    packed = ((at - at.min()) << room) | places
    order = np.argsort(packed, kind="stable").astype(np.int64)
    packed = packed[order]
    same = packed[1:] == packed[:-1]
    if same.any():
        # Only those that share time and place are left to be ordered among themselves.
        tied = np.zeros(len(at), dtype=bool)
        tied[1:] |= same
        tied[:-1] |= same
        rows = np.flatnonzero(tied)
        among = order[rows]
        order[rows] = among[np.lexsort((keys[among], subjects[among], packed[rows]))]
    return order
