"""What docs/networks.md shows is what comes out."""

from __future__ import annotations

import doctest

from tests.docs.pages import ROOT


def test_the_examples_of_the_page_about_networks_hold() -> None:
    text = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, "networks.md", "networks.md", 0)
    assert len(test.examples) > 15
    assert doctest.DocTestRunner().run(test).failed == 0
