"""Which identifiers look wrong: misread plates, plates in two places at once, cards and handsets that were swapped."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from algorithms.movement.cloned_plates import cloned_plates
from algorithms.movement.misread_plates import Confusions, misread_plates
from algorithms.movement.suspicion import Kind, Suspicion
from algorithms.movement.swapped_devices import Inserted, swapped_devices
from graph_model.sightings import Sightings


def identifier_hygiene(
    sightings: Sightings,
    kinds: Collection[Kind] = tuple(Kind),
    first: int | None = 50,
    inserted: Sequence[Inserted] = (),
    registered: Collection[str] = (),
    confusions: Confusions | None = None,
) -> tuple[Suspicion, ...]:
    """Suspicions about plates, cards and handsets: by kind, then by count, then by id. Each is a verdict that is
    proposed to a person; nothing is changed.

    inserted: records that say which card was in which handset; they count beside what was read. registered: plates
    of which a record says what bears them. confusions: by kind of sensor the characters that it takes for one another;
    without them nothing is misread. What is suspected when: `misread_plates`, `cloned_plates`,
    `swapped_devices`.

    >>> from algorithms.movement.drawn import seen
    >>> often = [f"Plate:GB:AB10CDE A 1{hour}:00" for hour in range(6)]
    >>> alike = {"plate-camera": ["1I"]}
    >>> [one.subjects for one in identifier_hygiene(seen("Plate:GB:ABI0CDE B 12:04", *often), confusions=alike)]
    [('Plate:GB:ABI0CDE', 'Plate:GB:AB10CDE')]
    """
    found: list[Suspicion] = []
    if Kind.CLONED in kinds:
        found += cloned_plates(sightings)
    if Kind.MISREAD in kinds:
        found += misread_plates(sightings, confusions or {}, registered)
    found += swapped_devices(sightings, inserted, kinds)
    return tuple(sorted(found, key=lambda one: (one.kind, -one.count, one.subjects))[:first])
