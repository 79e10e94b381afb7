"""What every format owes: it is found, says all about its diagram, and gives the same bytes again."""

from __future__ import annotations

import pytest

from drawing.diagram import Diagram
from exports import export, formats
from exports.added import NOTHING, Added
from exports.html import SHAPES
from graph_model.declare import Shape
from graph_model.errors import BadArgument
from tests.exports.samples import about, added, hostile, hostile_added, small
from tests.golden import check_golden

NAMES = sorted(formats())
VIS_BEGINS, VIS_ENDS = "<script>/**", "</script>"


def text_of(name: str, diagram: Diagram, more: Added = NOTHING) -> str:
    return export(name, diagram, about(), more).decode("utf-16" if name == "anx" else "utf-8")


def without_library(page: str) -> str:
    """The HTML page with the text of vis-network, which is not ours to read, and its hash left out."""
    begin = page.index(VIS_BEGINS)
    end = page.index(VIS_ENDS, begin)
    policy = page.index("'sha256-")
    return page[:policy] + "'sha256-vis'" + page[page.index("' ", policy) + 1 : begin] + "<script>vis" + page[end:]


def test_each_module_with_a_format_is_found_by_its_name() -> None:
    assert {name: (kind.suffix, kind.media_type.partition(";")[0]) for name, kind in formats().items()} == {
        "anx": (".anx", "application/vnd.i2.anx"),
        "chart": (".chart.json", "application/json"),
        "csv": (".csv", "text/csv"),
        "graphml": (".graphml", "application/graphml+xml"),
        "html": (".html", "text/html"),
        "json": (".json", "application/json"),
        "report": (".report.html", "text/html"),
        "svg": (".svg", "image/svg+xml"),
    }


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadArgument, match=r"no format 'docx'.*anx, chart, csv, graphml, html, json, report, svg"):
        export("docx", small(), about())


@pytest.mark.parametrize("name", NAMES)
def test_the_same_diagram_gives_the_same_bytes(name: str) -> None:
    assert export(name, small(), about()) == export(name, small(), about())
    assert export(name, small(), about()) != export(name, small(), about(asked_at=0))


@pytest.mark.parametrize("name", NAMES)
def test_a_format_looks_as_its_golden_file_does(name: str) -> None:
    text = text_of(name, small()).replace("\r\n", "\n")
    check_golden(f"export{formats()[name].suffix}", without_library(text) if name == "html" else text)


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_looks_as_its_golden_file_does(name: str) -> None:
    text = text_of(name, small(), added()).replace("\r\n", "\n")
    check_golden(f"chart{formats()[name].suffix}", without_library(text) if name == "html" else text)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_person_added_gives_the_same_bytes_again_whatever_it_is_called(name: str) -> None:
    assert export(name, hostile(), about(), hostile_added()) == export(name, hostile(), about(), hostile_added())


@pytest.mark.parametrize("name", [name for name in NAMES if name != "chart"])
def test_every_file_marks_assumptions_as_somebodys_with_the_reason(name: str) -> None:
    text = text_of(name, small(), added())
    for said in ("A buyer", "paid", "Inspector Ray", "Bo said so"):
        assert said in text
    assert any(word in text.lower() for word in ("assumed", "tentative"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "chart"])
def test_every_file_marks_findings_as_no_facts_with_what_speaks_against_them(name: str) -> None:
    text = text_of(name, small(), added())
    for said in ("moved along", "companions", "0.1 expected", "On 4 days they were not."):
        assert said in text
    assert "finding" in text.lower()


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_what_was_left_out_the_filter_the_time_and_the_sources(name: str) -> None:
    text = text_of(name, small()).replace("&#34;", '"').replace('""', '"').replace("&quot;", '"')
    for said in ("1970-01-11T00:00:00Z", "B2", "rumours", "Phone:3", "Vehicle register", "OGL", "Ada and what is"):
        assert said in text


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_diagram_is_a_file_too(name: str) -> None:
    assert export(name, Diagram((), (), False), about(hubs=(), sources=()))


def test_every_shape_of_the_model_has_one_in_the_page() -> None:
    assert set(SHAPES) == set(Shape)
