"""What is compared of a chart's elements: what is said of them, and not by which class a link alone names them."""

from __future__ import annotations

from graph_model.chart.trace import digests, spoken


def test_a_class_that_says_nothing_of_an_element_is_no_statement() -> None:
    silent, other = digests((), ["open"]), digests((), ["secret", "open"])
    assert silent != other
    assert spoken(silent) == spoken(other) == {}
    said = digests([("open", ["Ada"])], ["open", "secret"])
    assert spoken(said) == {"open": said["open"]}
