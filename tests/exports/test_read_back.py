"""What other programs read out of the files: networkx, a CSV reader, a JSON parser."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx as nx
import pytest

from drawing.diagram import Diagram
from exports import export
from exports.csv import defused
from tests.exports.samples import HOSTILE, about, hostile, small

DIAGRAMS = pytest.mark.parametrize("diagram", [small(), hostile()], ids=["small", "hostile"])
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


def test_the_hostile_table_holds_what_xml_refuses() -> None:
    assert any(shown_in_xml(text) != text for text in HOSTILE)


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
