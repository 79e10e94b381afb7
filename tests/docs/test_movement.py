"""What docs/movement.md shows is what comes out."""

from __future__ import annotations

import doctest

from tests.docs.pages import ROOT


def test_the_examples_of_the_page_about_movement_hold() -> None:
    text = (ROOT / "docs" / "movement.md").read_text(encoding="utf-8").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, "movement.md", "movement.md", 0)
    assert len(test.examples) > 15
    assert doctest.DocTestRunner().run(test).failed == 0
