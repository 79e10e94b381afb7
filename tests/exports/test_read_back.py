"""What other programs read out of the files: networkx, a CSV reader, a JSON parser."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import fromstring

import networkx as nx
import pytest
from hypothesis import given

from drawing.diagram import Diagram
from drawing.marks import LINE, text_width
from exports import export
from exports.added import NOTHING, Added
from exports.csv import defused
from exports.svg_captions import Caption, Mark, captions, shortened
from graph_model.chart import Chart, digest, read
from graph_model.errors import BadArgument
from tests.exports.samples import HOSTILE, about, added, hostile, hostile_added, small
from tests.graph_model.chart.charts import charts

DIAGRAMS = pytest.mark.parametrize("diagram", [small(), hostile()], ids=["small", "hostile"])
WITH_ADDED = pytest.mark.parametrize(
    ("diagram", "more"),
    [(small(), NOTHING), (small(), added()), (hostile(), hostile_added())],
    ids=["small", "added", "hostile"],
)
HTML_TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "dl", "dt", "dd", "p", "table", "thead"}
HTML_TAGS |= {"tbody", "tr", "th", "td", "figure", "img", "figcaption"}
SVG_TAGS = {"svg", "title", "desc", "defs", "marker", "rect", "g", "path", "text", "polygon", "circle", "image"}
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝")


def shown_in_xml(text: str) -> str:
    """A text with what XML 1.0 cannot hold replaced."""
    return "".join(
        "\ufffd" if (letter < " " and letter not in "\t\n\r") or letter in "\ufffe\uffff" else letter for letter in text
    )


@DIAGRAMS
def test_json_holds_the_columns_and_what_was_asked(diagram: Diagram) -> None:
    found = json.loads(export("json", diagram, about()))
    assert (found["kind"], found["version"]) == ("sightline-diagram", 1)
    assert {name: found[name] for name in ("nodes", "links", "plain")} == diagram.columns()
    assert found["about"] == about().as_json()


@DIAGRAMS
def test_networkx_reads_the_same_graph_out_of_graphml(diagram: Diagram) -> None:
    graph = nx.read_graphml(io.BytesIO(export("graphml", diagram, about())), force_multigraph=True)
    columns = diagram.columns()
    expected: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, node in enumerate(_rows(columns["nodes"])):
        kept = {name: value for name, value in node.items() if value is not None}
        kept |= {"entity_id": kept.pop("id"), "label": kept.pop("caption")}
        expected.add_node(f"n{number}", **{name: _as_read(value) for name, value in kept.items()})
    places = {entity: f"n{number}" for number, entity in enumerate(columns["nodes"]["id"])}
    for number, link in enumerate(_rows(columns["links"])):
        ends = places[link.pop("from")], places[link.pop("to")]
        expected.add_edge(*ends, key=f"e{number}", **{name: value for name, value in link.items() if value is not None})
    said = graph.graph
    assert (said["omitted"], said["atLeast"]) == (3, True)
    assert json.loads(said["filter"]) == about().as_json()["filter"]
    assert nx.utils.graphs_equal(_without_ids(graph), expected)


@DIAGRAMS
def test_csv_holds_every_value_under_its_column(diagram: Diagram) -> None:
    text = export("csv", diagram, about()).decode("utf-8-sig")
    assert text.count("\r\n") > len(diagram.nodes)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    columns = diagram.columns()
    for kind in ("node", "link"):
        found = [row for row in rows if row["row"] == kind]
        for name, column in columns[f"{kind}s"].items():
            assert [row[name] for row in found] == [_in_csv(value) for value in column]
    assert {row["name"] for row in rows if row["row"] == "about"} == {*about().as_json(), "plain"}


def test_no_cell_of_a_csv_file_begins_a_formula_but_numbers_stay_numbers() -> None:
    text = export("csv", hostile(), about(title="=1+1")).decode("utf-8-sig")
    numbers = 0
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            try:
                float(cell)
                numbers += 1
            except ValueError:
                assert not cell.lstrip("\ufeff ").startswith(BEGINS_FORMULA), cell
    assert numbers


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-2", "'-2"),
        ("@A1", "'@A1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (" =1", "' =1"),
        ("x;=1", "x;'=1"),
        ("x\n=1", "x\n'=1"),
        ("Ada-Bo", "Ada-Bo"),
        ("a = b; c", "a = b; c"),
        ("", ""),
    ],
)
def test_a_text_that_could_begin_a_formula_gets_an_apostrophe(text: str, safe: str) -> None:
    assert defused(text) == safe


@given(charts())
def test_a_chart_exported_and_imported_is_equal(chart: Chart) -> None:
    content = export("chart", small(), about(), Added(chart=chart))
    found = json.loads(content)
    assert read(found) == chart
    assert found["about"]["hash"] == digest(chart)
    assert export("chart", small(), about(), Added(chart=read(found))) == content


@DIAGRAMS
def test_a_diagram_exported_as_a_chart_has_its_elements_where_they_stood(diagram: Diagram) -> None:
    if diagram.nodes and any("\0" in node.id for node in diagram.nodes):
        with pytest.raises(BadArgument):  # No id of ours has a NUL.
            read(json.loads(export("chart", diagram, about())))
        return
    found = read(json.loads(export("chart", diagram, about())))
    places = {one.id: (one.x, one.y) for one in found.elements} | {one.id: (one.x, one.y) for one in found.folds}
    assert places == {node.id: (node.x, node.y) for node in diagram.nodes}
    assert found.filter == about().filter


@WITH_ADDED
def test_the_picture_is_xml_without_script_link_or_address(diagram: Diagram, more: Added) -> None:
    text = export("svg", diagram, about(title="</title><script>x</script>"), more).decode()
    root = fromstring(text)
    names = {element.tag.partition("}")[2] for element in root.iter()}
    assert names <= SVG_TAGS
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name or value.startswith("data:image/png;base64,")
    shown = "\n".join(root.itertext())
    for node in diagram.nodes:
        assert shown_in_xml(node.caption) in shown


@WITH_ADDED
def test_no_two_captions_of_the_picture_overlap_and_none_lies_on_a_mark(diagram: Diagram, more: Added) -> None:
    marks = [
        Mark(node.id, (node.x, node.y), 22.0, (shortened(node.caption),), (-node.ring, node.facts))
        for node in diagram.nodes
        if node.bearer is None
    ]
    marks += [Mark(own.id, (own.x, own.y), 22.0, (shortened(own.caption),), (0, 0)) for own in more.own_elements]
    found = captions(marks)
    boxes = [(name, *_box(caption)) for name, caption in found.items()]
    boxes += [(mark.id, x - 22, y - 22, x + 22, y + 22) for mark in marks for x, y in [mark.at]]
    for number, (_, left, top, right, bottom) in enumerate(boxes[: len(found)]):
        for _, a, b, c, d in boxes[number + 1 :]:
            assert right <= a or c <= left or bottom <= b or d <= top


@WITH_ADDED
def test_i2_finds_each_element_where_it_stands_and_each_link_with_its_grade(diagram: Diagram, more: Added) -> None:
    root = fromstring(export("anx", diagram, about(), more).decode("utf-16").partition("?>")[2])
    places = [(int(end.get("X", "")), int(end.get("Y", ""))) for end in root.iter("End")]
    assert places == [(round(x), round(y)) for x, y in _places(diagram, more)]
    assert len({entity.get("Identity") for entity in root.iter("Entity")}) == len(places)
    links = list(root.iter("Link"))
    assert len(links) == len(diagram.lines) + len(more.own_links)
    grades = [(item.get("GradeOneIndex"), item.get("GradeTwoIndex")) for item in root.iter("ChartItem")][len(places) :]
    known = [(str(line.best.reliability - 1), str(line.best.credibility - 1)) for line in diagram.lines]
    assert grades == known + [("6", "6")] * len(more.own_links)


@WITH_ADDED
def test_the_report_shows_every_text_as_text(diagram: Diagram, more: Added) -> None:
    page = export("report", diagram, about(title="<script>x</script>"), more).decode()
    assert "<script" not in page
    assert "http-equiv" in page
    seen = Seen()
    seen.feed(page)
    assert seen.tags <= {*SVG_TAGS, *HTML_TAGS}
    assert not seen.handlers
    for fact in more.facts:
        assert " ".join(fact.sentence.replace("\0", "\ufffd").split()) in " ".join(seen.text.split()).replace(
            "\0", "\ufffd"
        )


def test_the_hostile_table_holds_what_xml_refuses() -> None:
    assert any(shown_in_xml(text) != text for text in HOSTILE)


class Seen(HTMLParser):
    """Tags, attributes that could run, and text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags, self.handlers, self.text = set[str](), list[str](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, value in attrs if name.startswith("on") or "script:" in (value or "")]

    def handle_data(self, data: str) -> None:
        self.text += data


def _places(diagram: Diagram, more: Added) -> list[tuple[float, float]]:
    return [(one.x, one.y) for one in diagram.nodes] + [(own.x, own.y) for own in more.own_elements]


def _box(caption: Caption) -> tuple[float, float, float, float]:
    width, top = max(map(text_width, caption.lines)), caption.y - LINE / 2
    left = {"middle": caption.x - width / 2, "start": caption.x, "end": caption.x - width}[caption.anchor]
    return left, top, left + width, top + LINE * len(caption.lines)


def _rows(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _as_read(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, separators=(",", ":"))
    return shown_in_xml(value) if isinstance(value, str) else value


def _without_ids(graph: Any) -> Any:
    """networkx keeps an edge's id as its key and as an attribute, and what is said of the whole graph with it."""
    for *_, data in graph.edges(data=True):
        data.pop("id", None)
    graph.graph.clear()
    return graph


def _in_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, separators=(",", ":"))
    return defused(value) if isinstance(value, str) else str(value)
