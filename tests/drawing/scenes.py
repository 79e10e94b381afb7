"""Random diagrams of a small model of their own."""

from __future__ import annotations

from hypothesis import strategies as st

from drawing.things import Line, Thing
from graph_model.declare import EntityType, LinkType, Shape, Side, SourceKey
from graph_model.grade import Grade
from graph_model.registry import registry_of

NOUNS = {"Person": Side.PEOPLE, "Vehicle": Side.VEHICLES, "Plate": Side.VEHICLES, "Phone": Side.COMMUNICATION}
MODEL = registry_of(
    [
        *(
            EntityType(name, "A thing.", (name.lower(), f"{name.lower()}s"), SourceKey(), side, "dot", Shape.ELLIPSE)
            for name, side in NOUNS.items()
        ),
        LinkType("KNOWS", "One knows another.", ("Person",), ("Person",), "{a} knows {b}", "{a} knows {b}"),
        LinkType(
            *("CARRIED_BY", "A plate is on a vehicle.", ("Plate",), ("Vehicle",), "{a} is on {b}", "{b} carries {a}"),
            bears=True,
        ),
    ]
)
CAPTIONS = st.sampled_from(["", "Al", "Anneliese Freifrau von Droste zu Hülshoff", "王小明", "محمد علي", "GB AB12 CDE"])
THINGS = st.lists(
    st.builds(
        lambda kind, number, caption, ring: Thing(f"{kind}:{number:03}", kind, caption, ring),
        st.sampled_from(sorted(NOUNS)),
        st.integers(0, 300),
        CAPTIONS,
        st.integers(0, 3),
    ),
    max_size=60,
    unique_by=lambda thing: thing.id,
)
GRADES = st.builds(Grade, st.integers(1, 6), st.integers(1, 6))


def line(start: str, end: str, kind: str = "KNOWS", count: int = 1, **more: int) -> Line:
    return Line(start, end, kind, count, Grade(2, 2), Grade(3, 3), **more)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[list[Thing], list[Line]]:
    things = draw(THINGS)
    if not things:
        return [], []
    names = st.sampled_from([thing.id for thing in things])
    ties = draw(st.lists(st.tuples(names, names, st.integers(1, 20)), max_size=80, unique_by=lambda tie: tie[:2]))
    return things, [line(start, end, count=count) for start, end, count in ties]
