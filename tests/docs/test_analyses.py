"""What docs/analyses.md shows is what comes out, and each example of an analysis runs and draws its picture."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.docs.pages import ROOT

EXAMPLES = sorted(path.stem for path in (ROOT / "examples" / "analyses").glob("*.py"))


def test_the_examples_of_the_page_about_analyses_hold() -> None:
    text = (ROOT / "docs" / "analyses.md").read_text(encoding="utf-8").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, "analyses.md", "analyses.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_tells_what_it_found_and_draws_the_same_picture_each_time(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = importlib.import_module(f"examples.analyses.{name}")
    for path in (tmp_path / "one.svg", tmp_path / "two.svg"):
        example.main(3, path)
    assert "seed 3" in capsys.readouterr().out
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert len(list(ET.fromstring((tmp_path / "one.svg").read_text(encoding="utf-8")).iter())) > 20
