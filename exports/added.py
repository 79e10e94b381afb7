"""What a person added to a diagram, and what is said about its facts: a file marks the first as theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_model.chart.shape import Chart, Group, OwnElement, OwnLink, Picture

ASSUMED = "assumed"
"""The certainty of what no source gives."""
FINDING = "finding"
"""The certainty of what a question found and somebody put on the chart."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person said about a mark or a line. picture: id of one of Added.pictures."""

    note: str = ""
    flag: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class FactSaid:
    """One record's fact in words. since, until: milliseconds UTC, None where unknown."""

    id: str
    sentence: str
    start: str
    end: str
    type: str
    since: int | None
    until: int | None
    source: str
    record: str
    grade: str


@dataclass(frozen=True, slots=True)
class ValueSaid:
    """What a record says of an element, as a text. mark: the element. standing: whether it is disputed, decided upon,
    or other than the value that holds; empty where all agree."""

    mark: str
    attribute: str
    value: str
    source: str
    record: str
    grade: str
    standing: str


@dataclass(frozen=True, slots=True)
class Added:
    """Ids are those of the diagram's marks, and of own elements.

    own_elements, own_links: assumptions and findings that are drawn. boxes: open ones. remarks: by mark; line_remarks:
    by (from, to, type). left: (what, how many) a person hid, or put away in a fold or a box. not_here: elements of the
    chart that are not there any more. facts: behind the lines, by id; facts_left: how many more there are. values,
    values_left: the same of what records say of elements. chart: the
    whole content, of a diagram that is a chart.
    """

    own_elements: tuple[OwnElement, ...] = ()
    own_links: tuple[OwnLink, ...] = ()
    boxes: tuple[Group, ...] = ()
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    line_remarks: Mapping[tuple[str, str, str], Remark] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    notes: str = ""
    left: tuple[tuple[str, int], ...] = ()
    not_here: tuple[str, ...] = ()
    facts: tuple[FactSaid, ...] = ()
    facts_left: int = 0
    values: tuple[ValueSaid, ...] = ()
    values_left: int = 0
    chart: Chart | None = None

    @property
    def nothing(self) -> bool:
        """Whether no person added anything."""
        said = self.own_elements, self.own_links, self.boxes, self.remarks, self.line_remarks, self.notes, self.left
        return not any((*said, self.not_here))


NOTHING = Added()
