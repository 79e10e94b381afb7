"""The Admiralty grade (NATO STANAG 2511): reliability of the source A to F, credibility of the information 1 to 6.

Stored as two small integers, 1 is best. F and 6 mean "cannot be judged", not "worst".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_model.errors import BadArgument

LETTERS = "ABCDEF"
UNJUDGED = 6


@dataclass(frozen=True, slots=True, order=True)
class Grade:
    """reliability 1 (A, completely reliable) to 6 (F); credibility 1 (confirmed) to 6."""

    reliability: int = UNJUDGED
    credibility: int = UNJUDGED

    def __str__(self) -> str:
        return f"{LETTERS[self.reliability - 1]}{self.credibility}"


def parse_grade(text: str, argument: str = "grade") -> Grade:
    """A grade such as "B2". Raises BadArgument."""
    match = re.fullmatch(r"\s*([A-Fa-f])\s*([1-6])\s*", text)
    if not match:
        raise BadArgument(argument, f"{text[:20]!r} is no grade.", expected="a letter A to F and a digit 1 to 6, as B2")
    return Grade(LETTERS.index(match[1].upper()) + 1, int(match[2]))
