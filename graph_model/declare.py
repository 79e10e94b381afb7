"""How a type of entity, link or sensor is declared: one value of these classes in one file under entities/, links/ or
sensors/.

Everything else follows from the declaration: constraints, write text, validation, JSON Schema, GraphQL, search, legend.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph_model.values.base import ValueType


@dataclass(frozen=True, slots=True)
class Attribute:
    """One named property of a claim or link. `doc` is one sentence shown to case workers.

    search: its text is found by the full-text search.
    """

    name: str
    type: ValueType
    doc: str
    search: bool = False


@dataclass(frozen=True, slots=True)
class SourceKey:
    """The entity is known by its source's own id: `Person:<source>:<raw id>`, never cleaned."""


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """The entity is known by an identifier that somebody issued, in canonical form: `Plate:GB:AB12CDE`."""

    type: ValueType


class Side(StrEnum):
    """Which side of a first diagram a type is drawn on; also the groups of the legend."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    VEHICLES = "vehicles"
    COMMUNICATION = "communication"
    MONEY = "money"
    PLACES = "places"
    EVENTS = "events"
    THINGS = "things"


class Shape(StrEnum):
    """Outline of a mark, so that type is never told by colour alone. Names are Cytoscape's."""

    ELLIPSE = "ellipse"
    RECTANGLE = "round-rectangle"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"
    TRIANGLE = "round-triangle"
    PENTAGON = "pentagon"
    TAG = "round-tag"
    BARREL = "barrel"
    OCTAGON = "octagon"


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind of thing with an identity.

    name: CamelCase, a Neo4j label and a GraphQL type. doc: one sentence for case workers. noun: (singular, plural).
    caption: attributes in the order in which one is tried as caption; an issued key is the caption of last resort.
    icon: name of an icon of the page's icon set.
    """

    name: str
    doc: str
    noun: tuple[str, str]
    key: SourceKey | IssuedKey
    side: Side
    icon: str
    shape: Shape
    attributes: tuple[Attribute, ...] = ()
    caption: tuple[str, ...] = ()


class Timing(StrEnum):
    """Whether a link holds over a period (since, until), happens at a moment, or has no time of its own."""

    PERIOD = "period"
    MOMENT = "moment"
    TIMELESS = "timeless"


@dataclass(frozen=True, slots=True)
class LinkType:
    """A directed kind of fact between two entities, drawn in `drawing`, e.g. `(:Person)-[:OWNS]->(:Vehicle)`.

    starts, ends: names of the entity types at either end. walk: whether a path may walk it. forward, backward: the
    phrase in both directions, as in "{a} owns {b}" and "{b} is owned by {a}". bears: the start is an identifier and
    the end its bearer, so that the page may draw them as one thing. carries: while it holds, what is at one end was
    where the other was read; a person's sightings are found over these. symmetric: direction carries no meaning.
    identifies: two starts that reach one end are proposed as "same" to a person, never more than proposed.
    """

    name: str
    doc: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    forward: str
    backward: str
    walk: bool = True
    timing: Timing = Timing.PERIOD
    bears: bool = False
    carries: bool = False
    symmetric: bool = False
    identifies: bool = False
    attributes: tuple[Attribute, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SensorKind:
    """A kind of sensor: what it reads, how exactly it tells where, and how it errs.

    name: lower case with dashes; the `kind` of a Sensor's claims. noun: (singular, plural). reads: entity types with an
    issued key whose identifiers it reads; without any it gives Detections. moves: its readings carry a position of
    their own. accuracy_m: metres within which a subject that was read was, unless the sensor's `radius_m` says
    otherwise. error: how it typically errs, in one sentence for case workers. confusions: groups of characters
    that it takes for one another. cell: it covers an area, so that what it read was somewhere in it, not at the sensor.
    """

    name: str
    doc: str
    noun: tuple[str, str]
    reads: tuple[str, ...]
    moves: bool
    accuracy_m: float
    error: str
    confusions: tuple[str, ...] = ()
    cell: bool = False
