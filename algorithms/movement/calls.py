"""Who calls whom: the contacts of a phone, numbers common to several, and which new phone may be an old one's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.borne import ALWAYS, Spans, Times

DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Calls:
    """n calls by time. phones: ids, sorted. callers, callees: indexes. at: milliseconds UTC. seconds: their length.
    masts: where the caller was, an index of whatever list; -1 where unknown. keys: the first 63 bits of the link's
    id."""

    phones: Sequence[str]
    callers: NDArray[np.int32]
    callees: NDArray[np.int32]
    at: NDArray[np.int64]
    seconds: NDArray[np.int32]
    masts: NDArray[np.int32]
    keys: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Contact:
    """phone: of the other. made, taken: calls to and from it. seconds: in all. first, last: milliseconds UTC. days:
    different days (UTC) with a call. others: how many phones in all the other one has contact with, so that a taxi
    office is not taken for a friend."""

    phone: str
    made: int
    taken: int
    seconds: int
    first: int
    last: int
    days: int
    others: int


@dataclass(frozen=True, slots=True)
class Common:
    """A number that at least two of the asked phones have contact with. of: which. calls: with them in all."""

    phone: str
    of: tuple[str, ...]
    calls: int
    others: int


@dataclass(frozen=True, slots=True)
class Successor:
    """A phone that may be the old one's new one. since: the day (UTC, milliseconds) that parts the two best. handover:
    0 to 1, the share of the old one's calls before it and of the new one's from then on, less what both being spread
    alike would give. likeness: 0 to 1, of contacts and masts, contacts that few have counting more. shared: contacts of
    both. compared: how many phones were: the first of many is not yet the right one."""

    phone: str
    since: int
    handover: float
    likeness: float
    shared: tuple[str, ...]
    compared: int


def calls_of(rows: Iterable[tuple[str, str, int]] | Iterable[tuple[str, str, int, int, int]]) -> Calls:
    """Calls from (caller, callee, milliseconds UTC), and length in seconds and mast where they are known."""
    given = sorted((tuple(row) + (0, -1) * (len(row) == 3) for row in rows), key=lambda row: (row[2], row[0], row[1]))
    phones = sorted({str(phone) for row in given for phone in row[:2]})
    index = {phone: number for number, phone in enumerate(phones)}
    return Calls(
        phones=phones,
        callers=np.array([index[str(row[0])] for row in given], dtype=np.int32),
        callees=np.array([index[str(row[1])] for row in given], dtype=np.int32),
        at=np.array([row[2] for row in given], dtype=np.int64),
        seconds=np.array([row[3] for row in given], dtype=np.int32),
        masts=np.array([row[4] for row in given], dtype=np.int32),
        keys=np.arange(1, len(given) + 1, dtype=np.int64),
    )


def contact_table(calls: Calls, phone: str, times: Times = ALWAYS) -> tuple[Contact, ...]:
    """The contacts of a phone by its calls in some times, most calls first, then by id. A phone that is not known has
    none.

    >>> table = contact_table(calls_of([("ada", "bo", 0), ("bo", "ada", 1), ("ada", "eve", 2)]), "ada")
    >>> [(contact.phone, contact.made, contact.taken) for contact in table]
    [('bo', 1, 1), ('eve', 1, 0)]
    """
    around = _neighbours(calls)
    found: dict[int, list[int]] = {}
    for row in _rows(calls, phone):
        if not _within(times, int(calls.at[row])):
            continue
        other = int(calls.callees[row]) if calls.phones[calls.callers[row]] == phone else int(calls.callers[row])
        found.setdefault(other, []).append(row)
    table = []
    for other, rows in found.items():
        made = sum(calls.phones[calls.callers[row]] == phone for row in rows)
        at = calls.at[rows]
        table.append(
            Contact(
                calls.phones[other],
                made,
                len(rows) - made,
                int(calls.seconds[rows].sum()),
                int(at.min()),
                int(at.max()),
                len(np.unique(at // DAY)),
                len(around[other]),
            )
        )
    return tuple(sorted(table, key=lambda contact: (-contact.made - contact.taken, contact.phone)))


def contacts_of_all(calls: Calls, own: Spans) -> tuple[Contact, ...]:
    """The contacts of several phones of one owner as one table, by the calls while they were the owner's; calls among
    them are left out."""
    if len(own) == 1:
        ((phone, times),) = own.items()
        return contact_table(calls, phone, times)
    found: dict[str, list[Contact]] = {}
    for phone in sorted(own):
        for contact in contact_table(calls, phone, own[phone]):
            if contact.phone not in own:
                found.setdefault(contact.phone, []).append(contact)
    days = _days_with(calls, own)
    table = [
        Contact(
            other,
            sum(one.made for one in several),
            sum(one.taken for one in several),
            sum(one.seconds for one in several),
            min(one.first for one in several),
            max(one.last for one in several),
            len(days[other]),
            several[0].others,
        )
        for other, several in found.items()
    ]
    return tuple(sorted(table, key=lambda contact: (-contact.made - contact.taken, contact.phone)))


def _days_with(calls: Calls, own: Spans) -> dict[str, set[int]]:
    days: dict[str, set[int]] = {}
    for caller, callee, at in zip(calls.callers.tolist(), calls.callees.tolist(), calls.at.tolist(), strict=True):
        one, other = calls.phones[caller], calls.phones[callee]
        for mine, theirs in ((one, other), (other, one)):
            if mine in own and _within(own[mine], at):
                days.setdefault(theirs, set()).add(at // DAY)
    return days


def common_numbers(calls: Calls, phones: Sequence[str], times: Spans | None = None) -> tuple[Common, ...]:
    """Numbers that at least two of `phones` have contact with, those of most first, then those with fewest others.
    times: by phone when its calls count; always for one that is not named."""
    around, asked = _neighbours(calls), set(phones)
    of: dict[str, set[str]] = {}
    counts = Counter[str]()
    for phone in sorted(asked):
        for contact in contact_table(calls, phone, (times or {}).get(phone, ALWAYS)):
            if contact.phone not in asked:
                of.setdefault(contact.phone, set()).add(phone)
                counts[contact.phone] += contact.made + contact.taken
    index = {phone: number for number, phone in enumerate(calls.phones)}
    found = [
        Common(number, tuple(sorted(whose)), counts[number], len(around[index[number]]))
        for number, whose in of.items()
        if len(whose) > 1
    ]
    return tuple(sorted(found, key=lambda common: (-len(common.of), common.others, common.phone)))


def successors(calls: Calls, phone: str, first: int = 10, least_handover: float = 0.6) -> tuple[Successor, ...]:
    """Phones that were used from about when the old one was no longer, by handover times likeness, then by id."""
    old = _rows(calls, phone)
    if not old:
        return ()
    around = _neighbours(calls)
    weights = {number: 1 / np.log(2 + len(others)) for number, others in around.items()}
    profile, days = _profile(calls, phone), np.sort(calls.at[old] // DAY)
    found: list[tuple[float, Successor]] = []
    for other in calls.phones:
        rows = _rows(calls, other) if other != phone else []
        if not rows:
            continue
        their_days = np.sort(calls.at[rows] // DAY)
        parts = np.unique(np.concatenate([days, their_days]))
        before = np.searchsorted(days, parts) / len(days)
        after = 1 - np.searchsorted(their_days, parts) / len(their_days)
        best = int(np.argmax(before + after))
        handover = float(before[best] + after[best] - 1)
        if handover < least_handover:
            continue
        their = _profile(calls, other)
        shared = tuple(calls.phones[n] for n in sorted(profile[0].keys() & their[0].keys()))
        likeness = (_cosine(profile[0], their[0], weights) + _cosine(profile[1], their[1], {})) / 2
        found.append((handover * likeness, Successor(other, int(parts[best]) * DAY, handover, likeness, shared, 0)))
    found.sort(key=lambda one: (-one[0], one[1].phone))
    return tuple(replace(successor, compared=len(found)) for _, successor in found[:first])


def _within(times: Times, at: int) -> bool:
    return any(since <= at < until for since, until in times)


def _rows(calls: Calls, phone: str) -> list[int]:
    at = int(np.searchsorted(np.asarray(calls.phones), phone)) if len(calls.phones) else 0
    if at >= len(calls.phones) or calls.phones[at] != phone:
        return []
    rows: list[int] = np.flatnonzero((calls.callers == at) | (calls.callees == at)).tolist()
    return rows


def _neighbours(calls: Calls) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in zip(calls.callers.tolist(), calls.callees.tolist(), strict=True):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _profile(calls: Calls, phone: str) -> tuple[Counter[int], Counter[int]]:
    """Calls by contact, and by the mast of calls that it made."""
    contacts, masts = Counter[int](), Counter[int]()
    for row in _rows(calls, phone):
        mine = calls.phones[calls.callers[row]] == phone
        contacts[int(calls.callees[row] if mine else calls.callers[row])] += 1
        if mine and calls.masts[row] >= 0:
            masts[int(calls.masts[row])] += 1
    return contacts, masts


def _cosine(one: Counter[int], other: Counter[int], weights: dict[int, float]) -> float:
    def length(counts: Counter[int]) -> float:
        return float(np.sqrt(sum((count * weights.get(key, 1.0)) ** 2 for key, count in counts.items())))

    both = sum(one[key] * other[key] * weights.get(key, 1.0) ** 2 for key in one.keys() & other.keys())
    return float(both / (length(one) * length(other))) if both else 0.0
