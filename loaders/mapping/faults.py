"""The mistakes of a mapping, gathered with their places and told all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

Place = tuple[str | int, ...]
"""Where something stands in a mapping: ("entities", "owner", "claims", "born")."""

SPELT_OUT = ("column", "constant", "pieces")
"""Steps that a mapping may leave out."""
_LONGEST = 60


@dataclass(slots=True)
class Faults:
    """lines: the line of each place. found: what is wrong, by place, in the order in which it was found."""

    lines: Mapping[Place, int] = field(default_factory=dict)
    found: dict[tuple[Place, str], None] = field(default_factory=dict)

    def add(self, place: Place, text: str) -> None:
        """Note a mistake; the same one at the same place counts once."""
        while place and place not in self.lines and place[-1] in SPELT_OUT:
            place = place[:-1]
        self.found[place, text] = None

    def inside(self, place: Place) -> bool:
        """Whether something is wrong at a place or below it."""
        return any(found[: len(place)] == place for found, _ in self.found)

    def told(self) -> list[str]:
        """Each mistake with its line and its place, in the order of the lines."""
        placed = sorted(self.found, key=lambda fault: self._line(fault[0]))
        return [f"line {self._line(place)}, {_path(place)}: {text}" for place, text in placed]

    def _line(self, place: Place) -> int:
        """The line of a place; of one that is missing, that of what should hold it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def quoted(name: str) -> str:
    """A name of a file or a mapping inside a message: quoted, without control characters, cut."""
    return repr(name if len(name) <= _LONGEST else name[:_LONGEST] + "...")


def nearest(word: str, known: Iterable[str], many: int = 12) -> str:
    """What was perhaps meant, else what there is: the end of a sentence about an unknown word."""
    names = sorted(known)
    close = get_close_matches(word, names, n=2, cutoff=0.6)
    if close:
        return "did you mean " + " or ".join(map(quoted, close)) + "?"
    if not names:
        return "there is none"
    return "there are " + ", ".join(map(quoted, names[:many])) + (", ..." if len(names) > many else "")


def _path(place: Place) -> str:
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the mapping"
