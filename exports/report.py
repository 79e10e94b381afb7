"""Report: one printable page with the picture, elements and what is known of them, facts with sources and grades,
chronology, assumptions and findings marked as such, the filter, what was left out, the time and a hash."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from drawing.diagram import Diagram
from exports import Format, svg
from exports.about import About
from exports.added import NOTHING, Added, FactSaid
from exports.chart import chart_of
from exports.report_page import PAGE
from exports.words import assumptions, facts_words, findings, left_out, noun_of, remarks
from graph_model.chart import digest
from graph_model.chart.fields import written


def write(diagram: Diagram, about: About, added: Added = NOTHING) -> bytes:
    """HTML without a script, for a screen and for paper. The hash is that of the chart's content, as in the file of
    the format `chart`."""
    from jinja2 import Environment

    names = {node.id: node.caption for node in diagram.nodes} | {own.id: own.caption for own in added.own_elements}
    template = Environment(autoescape=True, trim_blocks=True).from_string(PAGE)
    page = template.render(
        heading=about.title,
        about=list(_about(diagram, about, added)),
        picture=svg.write(diagram, about, added).decode(),
        notes=added.notes,
        assumptions=list(assumptions(added, names)),
        findings=list(findings(added, names)),
        elements=[(node, noun_of(node.type, about)) for node in diagram.nodes],
        remarks=list(remarks(added, names)),
        pictures=list(_pictures(added, names)),
        values=[(names.get(value.mark, value.mark), value) for value in added.values],
        values_left=added.values_left,
        facts=added.facts,
        told=facts_words(len(added.facts)),
        facts_left=added.facts_left,
        chronology=list(_chronology(added.facts)),
    )
    return page.encode()


def _about(diagram: Diagram, about: About, added: Added) -> Iterator[tuple[str, str]]:
    yield from about.sentences()
    yield from left_out(added)
    yield "SHA-256 of the chart", digest(added.chart or chart_of(diagram, about))


def _pictures(added: Added, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(whose and what, data address) of each picture that is shown."""
    kept = {picture.id: picture for picture in added.pictures}
    shown = [(names.get(mark, mark), said.picture) for mark, said in sorted(added.remarks.items())]
    shown += [(own.caption, own.picture) for own in added.own_elements]
    for name, chosen in shown:
        if chosen in kept:
            picture = kept[chosen]
            said = f"{name}: {picture.caption}" if picture.caption else name
            yield said, f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _chronology(facts: tuple[FactSaid, ...]) -> Iterator[tuple[str, str, str]]:
    """The dated facts, earliest first, then by id."""
    dated = ((fact.since if fact.since is not None else fact.until, fact) for fact in facts)
    for _, fact in sorted(((at, fact) for at, fact in dated if at is not None), key=lambda one: (one[0], one[1].id)):
        yield written(fact.since) or "", written(fact.until) or "", fact.sentence


FORMAT = Format("report", "Report: one page to print", "text/html; charset=utf-8", ".report.html", write, facts=True)
