"""What a chart consists of. Every list is sorted by id, so that the order in which a person worked changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_model.reader import FactFilter

KIND, VERSION = "sightline-chart", 1
OWN = "own:"
"""Ids of what a person added begin so: no entity type has a small letter."""
FLAGS = ("important", "question", "checked", "excluded")
"""What a person may flag an element or a link as."""


@dataclass(frozen=True, slots=True)
class Element:
    """An entity of the graph on the chart. id: any member of its cluster. x, y: pixels, y downwards. pinned: it stays
    when the rest is laid out anew. hidden: on the chart, not drawn. picture: id of a Picture."""

    id: str
    x: float
    y: float
    pinned: bool = False
    hidden: bool = False
    note: str = ""
    flag: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class LinkMark:
    """What a person said about a drawn line; lines themselves follow from the graph. start, end, type: its key."""

    start: str
    end: str
    type: str
    hidden: bool = False
    note: str = ""
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """A mark of the server's that stands for several entities. beyond: how many more, whose ids are not known."""

    id: str
    type: str
    parent: str
    members: tuple[str, ...]
    beyond: int
    x: float
    y: float
    pinned: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """What one expansion brought: the elements `added` around `of`. folded: put back, and not drawn. link_types: those
    that were asked for; None is all. fold: id of the mark for several that it opened."""

    id: str
    of: str
    added: tuple[str, ...]
    folded: bool = False
    link_types: tuple[str, ...] | None = None
    fold: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A box. members: elements, own elements or folds. open: they are drawn; otherwise the box stands for them."""

    id: str
    title: str
    members: tuple[str, ...]
    open: bool
    x: float
    y: float
    note: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class OwnElement:
    """An assumption: something that no source gives. type: an entity type, or None. made_at: milliseconds UTC."""

    id: str
    type: str | None
    caption: str
    author: str
    reason: str
    made_at: int
    x: float
    y: float
    pinned: bool = False
    hidden: bool = False
    note: str = ""
    flag: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A link that no source gives, between elements or own elements: an assumption, or a finding that somebody put on
    the chart. label: what it says. type: a link type, or None. directed: whether it leads from start to end. finding:
    the question that found it, and then `reason` is its sentence; empty for an assumption. against: what speaks against
    it, a sentence a line."""

    id: str
    start: str
    end: str
    type: str | None
    label: str
    directed: bool
    author: str
    reason: str
    made_at: int
    finding: str = ""
    against: str = ""
    hidden: bool = False
    note: str = ""
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture. media_type: image/png or image/jpeg, as its bytes were found to be."""

    id: str
    media_type: str
    data: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """Where the page looked: the middle in the chart's pixels, the zoom, the brushed window (milliseconds UTC, half
    open). page: text of the page's own, that nobody else reads."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    since: int | None = None
    until: int | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole content. filter, link_types, types: what of the graph counts on this chart; None is all. hidden_types:
    entity types whose marks are not drawn. plain: drawn in the style of many marks. notes: on the chart as a whole."""

    centres: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    links: tuple[LinkMark, ...] = ()
    folds: tuple[Folded, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    groups: tuple[Group, ...] = ()
    own_elements: tuple[OwnElement, ...] = ()
    own_links: tuple[OwnLink, ...] = ()
    pictures: tuple[Picture, ...] = ()
    filter: FactFilter = field(default_factory=FactFilter)
    link_types: tuple[str, ...] | None = None
    types: tuple[str, ...] | None = None
    hidden_types: tuple[str, ...] = ()
    plain: bool = False
    notes: str = ""
    view: View = field(default_factory=View)
