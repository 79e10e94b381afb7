"""Which cards and handsets were swapped: a card that appears in another handset, a handset with another card?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from algorithms.movement.device_pairs import Inserted, Pair, device_pairs
from algorithms.movement.lead import OtherReason
from algorithms.movement.suspicion import Kind, Suspicion
from graph_model.keys import type_of
from graph_model.sightings import Sightings

__all__ = ["Inserted", "swapped_devices"]
LONG = 30 * 86_400_000
"""Milliseconds between two pairings after which a device may well have changed hands."""
MANY = 5
"""With more others than this a device is hardly one person's."""


@dataclass(frozen=True, slots=True)
class _Known:
    """partners: by device, with whom it was. pairs: by device and other, when they were together."""

    partners: dict[str, set[str]]
    pairs: dict[tuple[str, str], list[Pair]]


def swapped_devices(sightings: Sightings, inserted: Sequence[Inserted], kinds: Collection[Kind]) -> list[Suspicion]:
    """Handsets that were read with another card than before, and cards with another handset.

    What is compared is who was read *together*: `device_pairs`. A handset's SIM cards and its numbers are chains of
    their own, for the number is not another card. Each two that took turns are one suspicion, with all their changes.

    >>> from algorithms.movement.drawn import seen
    >>> read = seen("Sim:1&Handset:8 A 08:00", "Sim:2&Handset:8 B 09:00", "Sim:2&Handset:8 B 10:00")
    >>> [(one.kind.value, one.subjects, one.count) for one in swapped_devices(read, (), tuple(Kind))]
    [('CARD_SWAP', ('Handset:8', 'Sim:1', 'Sim:2'), 1)]
    """
    if not {Kind.CARD_SWAP, Kind.HANDSET_SWAP} & set(kinds):
        return []
    pairs = device_pairs(sightings, inserted)
    known = _Known({}, {})
    for pair in pairs:
        for one, other in ((pair.card, pair.handset), (pair.handset, pair.card)):
            known.partners.setdefault(one, set()).add(other)
            known.pairs.setdefault((one, other), []).append(pair)
    found = []
    for kind in (Kind.CARD_SWAP, Kind.HANDSET_SWAP):
        if kind in kinds:
            found += _changes(kind, pairs, known)
    return found


def _changes(kind: Kind, pairs: Sequence[Pair], known: _Known) -> list[Suspicion]:
    """pairs: in the order of time."""
    last: dict[tuple[str, str], Pair] = {}
    changes = defaultdict[tuple[str, ...], list[tuple[Pair, Pair]]](list)
    for pair in pairs:
        one, other = _ends(kind, pair)
        before = last.get((one, type_of(other)))
        if before and _ends(kind, before)[1] != other:
            changes[one, *sorted((_ends(kind, before)[1], other))].append((before, pair))
        last[one, type_of(other)] = pair
    return [_suspicion(kind, ends[0], several, known) for ends, several in changes.items()]


def _ends(kind: Kind, pair: Pair) -> tuple[str, str]:
    """Whose chain it is, and what was changed in it."""
    return (pair.handset, pair.card) if kind is Kind.CARD_SWAP else (pair.card, pair.handset)


def _suspicion(kind: Kind, one: str, changes: list[tuple[Pair, Pair]], known: _Known) -> Suspicion:
    before, after = changes[0]
    earlier, other = _ends(kind, before)[1], _ends(kind, after)[1]
    pairs = sorted({pair for change in changes for pair in change}, key=lambda pair: (pair.at, pair.key, pair.link))
    again = f", and changed {len(changes):,} times in all" if len(changes) > 1 else ""
    what = "another card may have been put in" if kind is Kind.CARD_SWAP else "the card may have been put in another"
    return Suspicion(
        kind,
        (one, earlier, other),
        len(changes),
        tuple(pair.key for pair in pairs if pair.link < 0),
        f"{one} was together with {earlier} until {_said(before.at)} and with {other} from {_said(after.at)}{again}: "
        f"{what}, by the same user or by the next.",
        tuple(pair.link for pair in pairs if pair.link >= 0),
        _against(one, earlier, other, changes, known),
    )


def _against(
    one: str, earlier: str, other: str, changes: list[tuple[Pair, Pair]], known: _Known
) -> tuple[OtherReason, ...]:
    found, (before, after) = [], changes[0]
    returns = len(changes) - 1
    if returns:
        said = f"It changed back {returns:,} {'time' if returns == 1 else 'times'}: one user may keep both, or the "
        said += "handset has two slots."
        found.append(OtherReason("TOOK_TURNS", returns, said))
    for partner in (earlier, other):
        if [pair.link for pair in known.pairs[one, partner]] == [-1]:
            said = f"With {partner} it was read once only: that may be a mistake of the sensor."
            found.append(OtherReason("PAIRED_ONCE", 1, said))
    if len(earlier) == len(other) and sum(a != b for a, b in zip(earlier, other, strict=True)) == 1:
        said = f"{earlier} and {other} differ in one character: one may be the other, read or written wrongly."
        found.append(OtherReason("ONE_CHARACTER", 1, said))
    if after.at - before.at > LONG:
        days = (after.at - before.at) // 86_400_000
        said = f"Between the two lie {days:,} days without a record: it may have changed hands."
        found.append(OtherReason("LONG_GAP", days, said))
    elsewhere = [
        partner
        for partner in sorted(known.partners[earlier] - {one})
        if type_of(partner) == type_of(one) and known.pairs[earlier, partner][-1].at > after.at
    ]
    if elsewhere:
        said = f"{earlier} was together with another {_noun(one)} afterwards: one of the two may have been passed on."
        found.append(OtherReason("PASSED_ON", len(elsewhere), said))
    others = sum(type_of(partner) == type_of(other) for partner in known.partners[one])
    if others > MANY:
        said = f"It was together with {others:,} {_noun(other)}s in all: it may be a shop's or a tester's, or an "
        said += "identifier that several devices bear."
        found.append(OtherReason("MANY_OTHERS", others, said))
    return tuple(found)


def _noun(device: str) -> str:
    return {"Handset": "handset", "Sim": "card", "PhoneNumber": "number"}[type_of(device)]


def _said(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M} UTC"
