"""Rings drawn anew around one mark of a diagram that stands; what is kept stays, and the others make room for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drawing.layout import Spot, layout
from drawing.marks import Point, Taken, room_of
from drawing.things import Line


def tidy(
    spots: Sequence[Spot], lines: Sequence[Line], centre: str, at: Point, keep: Mapping[str, Point]
) -> dict[str, Point]:
    """A position for each spot. centre: the spot of ring 0, which stands at `at`. keep: spots that stay where they are.

    The rings are those of a first diagram, moved so that the centre stands at `at`. A mark that would lie upon one that
    is kept fans out beyond what it hangs from instead.
    """
    rings = layout(spots, lines, {})
    dx, dy = at[0] - rings[centre][0], at[1] - rings[centre][1]
    rooms = {spot.id: room_of(spot.caption, centre=spot.ring == 0) for spot in spots}
    stands = {**keep, centre: at}
    taken = Taken()
    for name, point in stands.items():
        taken.take(rooms[name], point)
    for spot in spots:
        moved = rings[spot.id][0] + dx, rings[spot.id][1] + dy
        if spot.id not in stands and taken.free(rooms[spot.id], moved):
            stands[spot.id] = moved
    return layout(spots, lines, stands)
