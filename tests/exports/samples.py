"""A small diagram with everything that a format must carry, and one whose every text is hostile."""

from __future__ import annotations

from drawing.diagram import Diagram, Node, diagram
from drawing.things import Fold, Line, Thing
from exports.about import About, SourceShare
from graph_model.declare import LinkType
from graph_model.grade import Grade
from graph_model.reader import FactFilter
from graph_model.registry import registry_of
from tests.drawing.scenes import MODEL as SCENES
from tests.drawing.scenes import line

MODEL = registry_of(
    [
        *SCENES.entities.values(),
        *SCENES.links.values(),
        LinkType(
            "USES", "Somebody uses a thing.", ("Person",), ("Phone", "Vehicle"), "{a} uses {b}", "{b} is used by {a}"
        ),
    ]
)
DAY = 86_400_000
HOSTILE = (
    "=1+1",
    "+44 20 7946 0000",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "x;=1+1",
    "x\n=1+1",
    "＝1+1",
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<a href='javascript:window.ran = 1'>href</a>",
    "]]></data><node id='x'/>",
    "&lt;b&gt; &amp;amp; &#0;",
    "{{ 7 * 7 }}{% raw %}",
    "nul \x00 bell \x07 escape \x1b fffe \ufffe",
    "a\rb\r\nc\td",
    'quoted "twice", comma',
    "محمد \u202eعلي\u202c 王小明 👮🏽",
    " ",
)


def about(**more: object) -> About:
    """A filter, a question and sources; a fixed time."""
    circumstances: dict[str, object] = {
        "title": "Ada and what is around",
        "asked_at": 10 * DAY,
        "question": {"name": "associationDiagram", "centres": ["Person:a"], "rings": 1, "types": None},
        "filter": FactFilter(since=0, least_grade=Grade(2, 2), not_sources=("rumours",)),
        "omitted": 3,
        "at_least": True,
        "hubs": ("Phone:3",),
        "hidden": 5,
        "sources": (SourceShare("dvla", "Vehicle register", "OGL", 4, 2),),
    }
    return About(MODEL, **(circumstances | more))  # type: ignore[arg-type]


def small() -> Diagram:
    """Two people, a plate on a vehicle, a fold of phones; parallel lines, a doubtful one, one without a time."""
    things = [
        Thing("Person:a", "Person", "Ada Lovelace", 0, neighbours=9),
        Thing("Person:b", "Person", "Bo <b>", neighbours=1),
        Thing("Vehicle:1", "Vehicle", "White van"),
        Thing("Plate:GB:AB12CDE", "Plate", "GB AB12 CDE", 2, bearers=1),
    ]
    lines = [
        line("Person:a", "Person:b", count=3, first=0, last=DAY),
        line("Person:b", "Person:a"),
        Line("Person:a", "Phone:1", "USES", 1, Grade(5, 4), Grade(5, 4)),
        Line("Person:a", "Phone:2", "USES", 2, Grade(5, 4), Grade(5, 4), 5, DAY),
        line("Person:a", "Vehicle:1", "USES"),
        line("Plate:GB:AB12CDE", "Vehicle:1", "CARRIED_BY"),
    ]
    return diagram(things, lines, MODEL, [Fold("fold:Phone:Person:a", "Phone", "Person:a", ("Phone:1", "Phone:2"), 4)])


def hostile() -> Diagram:
    """Every text of HOSTILE as the name and in the id of a person, around one that knows them all."""
    nodes = [
        Node(f"Person:{text}", "Person", text, 1, float(60 * n), 0.0, 1, 0, "confirmed", None, None)
        for n, text in enumerate(HOSTILE)
    ]
    centre = Node("Person:c", "Person", "C", 0, 0.0, 200.0, len(nodes), 0, "confirmed", None, None)
    return Diagram((centre, *nodes), tuple(line("Person:c", node.id) for node in nodes), False)
