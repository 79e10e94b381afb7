"""A suspicion about identifiers: a verdict that is proposed, with what it rests on and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from algorithms.movement.lead import OtherReason


class Kind(StrEnum):
    """What a suspicion says."""

    CARD_SWAP = "CARD_SWAP"
    CLONED = "CLONED"
    HANDSET_SWAP = "HANDSET_SWAP"
    MISREAD = "MISREAD"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A verdict that is proposed, never made.

    subjects: the misread plate and the one meant; the cloned one alone; the handset, its earlier card and the other;
    the card, its earlier handset and the other. count: impossible hops, readings of the misread plate, or changes.
    records: keys of sightings. links: of records that say so, by their index. against: what speaks against it.
    """

    kind: Kind
    subjects: tuple[str, ...]
    count: int
    records: tuple[int, ...]
    sentence: str
    links: tuple[int, ...] = ()
    against: tuple[OtherReason, ...] = ()
