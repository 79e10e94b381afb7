"""Random graphs for the snapshot: who is claimed, linked and judged, in two visibility classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from graph_model.grade import Grade
from graph_model.reader import FactFilter
from graph_model.records import Batch, Claim, Link, Record, Source
from graph_model.verdicts import Verdict
from loaders.pipeline import Stores
from stores.graph.wipe import wipe

CLASSES = ("open", "secret")
PEOPLE = [f"Person:reg:{letter}" for letter in "abcdefg"]
CARS = [f"Vehicle:reg:{letter}" for letter in "xyz"]
ENDS = {"KNOWS": (PEOPLE, PEOPLE), "OWNS": (PEOPLE, CARS), "USES": (PEOPLE, ["Handset:49015420323751"])}


@dataclass(frozen=True, slots=True)
class Drawn:
    """records: by source. verdicts: as decided, with their class."""

    records: dict[str, list[Record]]
    verdicts: list[Verdict]

    def stripped(self, seen: Sequence[str], numbers: Sequence[int]) -> Drawn:
        """What of it stands in the classes `seen`, whose integers are `numbers`."""
        return Drawn(
            {source: [r for r in records if r.visibility in seen] for source, records in self.records.items()},
            [verdict for verdict in self.verdicts if verdict.vc in numbers],
        )


def write(drawn: Drawn, stores: Stores) -> None:
    """Into an emptied graph, so that nothing else is in it; past the journal, whose earlier batches would come back as
    soon as what they wait for is there. A link's missing end is nobody's fault here: it dangles."""
    wipe(stores.graph)
    batches = [
        Batch(source, Source(source, source), tuple(records), number)
        for number, (source, records) in enumerate(drawn.records.items())
    ]
    for batch in (*batches, *batches):
        stores.graph.write(batch, stores.graph.plan(batch, stores.classes))
    for verdict in drawn.verdicts:
        stores.graph.decide(verdict, "decisions")


_TIME = st.one_of(st.none(), st.integers(0, 9))
_SPAN = st.tuples(_TIME, _TIME).map(
    lambda span: tuple(sorted(span)) if None not in span else span  # type: ignore[type-var]
)


@st.composite
def graphs(draw: st.DrawFn, classes: dict[str, int]) -> Drawn:
    grades = st.builds(Grade, st.sampled_from([1, 3, 6]), st.sampled_from([1, 3, 6]))
    seen = st.sampled_from(CLASSES)
    records: dict[str, list[Record]] = {"one": [], "two": []}
    for number, entity in enumerate(draw(st.lists(st.sampled_from(PEOPLE + CARS), max_size=14))):
        name = draw(st.sampled_from(sorted(records)))
        records[name].append(Record(f"c{number}", 1, [Claim(entity, {})], grade=draw(grades), visibility=draw(seen)))
    for number, kind in enumerate(draw(st.lists(st.sampled_from(sorted(ENDS)), max_size=16))):
        starts, ends = ENDS[kind]
        start, end = draw(st.sampled_from(starts)), draw(st.sampled_from(ends))
        since, until = draw(_SPAN)
        name = draw(st.sampled_from(sorted(records)))
        links = [Link(kind, start, end, since, until)]
        records[name].append(Record(f"l{number}", 1, [], links, draw(grades), draw(seen)))
    pairs = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.booleans()), max_size=5))
    verdicts = [
        Verdict(id=f"v{n}", reason="", by="me", decided_at=0, vc=classes[draw(seen)], a=a, b=b, same=same)
        for n, (a, b, same) in enumerate(pairs)
        if a < b
    ]
    return Drawn(records, verdicts)


FILTERS = st.builds(
    FactFilter,
    since=_TIME,
    until=_TIME,
    undated=st.booleans(),
    least_grade=st.one_of(st.none(), st.builds(Grade, st.sampled_from([1, 3]), st.sampled_from([1, 3, 6]))),
    ungraded=st.booleans(),
    sources=st.one_of(st.none(), st.just(("one",)), st.just(("one", "nobody"))),
    not_sources=st.sampled_from([(), ("two",)]),
)
