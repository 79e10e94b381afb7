"""A small diagram with everything that a format must carry, and one whose every text is hostile."""

from __future__ import annotations

from dataclasses import replace

from drawing.diagram import Diagram, Node, diagram
from drawing.things import Fold, Line, Thing
from exports.about import About, SourceShare
from exports.added import Added, FactSaid, Remark, ValueSaid
from graph_model.chart.shape import Chart, Element, Group, OwnElement, OwnLink, Picture
from graph_model.declare import LinkType
from graph_model.grade import Grade
from graph_model.reader import FactFilter
from graph_model.registry import registry_of
from tests.drawing.scenes import MODEL as SCENES
from tests.drawing.scenes import line
from tests.graph_model.chart.charts import png

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


def added() -> Added:
    """What a person added to `small`: everything that there is."""
    by = {"author": "Inspector Ray", "reason": "Bo said so", "made_at": 9 * DAY}
    own = OwnElement("own:1", "Person", "A buyer", x=220.0, y=-150.0, flag="question", note="Who is it?", **by)  # type: ignore[arg-type]
    link = OwnLink("own:2", "own:1", "Person:a", None, "paid", True, **by)  # type: ignore[arg-type]
    sentence = "Ada Lovelace and the van were read together on 3 days; 0.1 expected."
    found = OwnLink(
        *("own:3", "Person:a", "Vehicle:1", None, "moved along", False, "Inspector Ray", sentence, 9 * DAY),
        finding="companions",
        against="On 4 days they were not.\nA camera was out.",
    )
    content = Chart(elements=(Element("Person:a", 0.0, 0.0), Element("Person:x", 1.5, 2.0)), own_elements=(own,))
    said = "Ada Lovelace knows Bo <b> (Vehicle register, B2, record 7)"
    return Added(
        own_elements=(own,),
        own_links=(link, found),
        boxes=(Group("g", "The van", ("Person:b", "Vehicle:1"), True, 0.0, 0.0),),
        remarks={"Person:a": Remark("Seen twice.\nAsk her.", "important"), "Vehicle:1": Remark("", "checked", "p")},
        line_remarks={("Person:a", "Person:b", "KNOWS"): Remark("From school", None)},
        pictures=(Picture("p", "image/png", png(), "The van"),),
        notes="First draft",
        left=(("elements hidden by hand", 2),),
        not_here=("Person:x",),
        facts=(
            FactSaid("f2", said, "Person:a", "Person:b", "KNOWS", DAY, None, "dvla", "7", "B2"),
            FactSaid("f1", f"{said} too", "Person:a", "Person:b", "KNOWS", None, 0, "dvla", "8", "B2"),
            FactSaid("f0", "undated", "Person:a", "Person:b", "KNOWS", None, None, "dvla", "9", "F6"),
        ),
        facts_left=4,
        values=(
            ValueSaid("Person:a", "born", "1815", "dvla", "7", "B2", "concluded by Inspector Ray: Her <b>passport</b>"),
            ValueSaid("Person:a", "born", "1816", "rumours", "8", "E5", "says otherwise"),
        ),
        values_left=2,
        chart=content,
    )


def hostile_added() -> Added:
    """Every text of HOSTILE as an assumption, its author, reason, note and box."""
    elements = tuple(
        OwnElement(f"own:{text}", None, text, text, text, 0, float(60 * n), 400.0, note=text)
        for n, text in enumerate(HOSTILE)
    )
    links = tuple(
        OwnLink(f"own:l{own.id}", own.id, "Person:c", None, own.caption, True, own.author, own.reason, 0)
        for own in elements
    )
    links += tuple(
        replace(link, id=f"own:f{link.id}", finding=text, against=text)
        for link, text in zip(links, HOSTILE, strict=True)
    )
    said = tuple(FactSaid(text, text, text, text, "KNOWS", 0, 0, text, text, "A1") for text in HOSTILE)
    return Added(
        own_elements=elements,
        own_links=links,
        boxes=tuple(Group(f"g{n}", text, (f"own:{text}",), True, 0.0, 0.0) for n, text in enumerate(HOSTILE)),
        remarks={f"Person:{text}": Remark(text, "important") for text in HOSTILE},
        notes="\n".join(HOSTILE),
        not_here=HOSTILE,
        facts=said,
    )
