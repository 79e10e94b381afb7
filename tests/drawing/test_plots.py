"""Pictures of analyses: whatever texts they hold, they are XML, and the texts stand in them as texts."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from drawing.plots import Mark, Plot, draw, shades
from drawing.xml_text import printable

TEXTS = st.text(min_size=1, max_size=20)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_picture_of_hostile_names_is_xml_that_says_them(title: str, axis: str, name: str, label: str) -> None:
    marks = [Mark("points", [0.0], [1.0], names=[name], label=label)]
    told = _texts(draw(Plot(title, axis, axis, marks, [name])))
    assert {printable(text) for text in (title, axis, name, label)} <= told


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_shades_of_hostile_names_are_xml_with_their_numbers(title: str, names: list[str]) -> None:
    told = _texts(shades(title, names, names, [[12.0] * len(names)] * len(names)))
    assert {printable(title), "12"} <= told


def _texts(picture: str) -> set[str]:
    return {element.text or "" for element in ET.fromstring(picture).iter()}
