"""A chart's content: read and written it is the same, and no hostile JSON becomes one."""

from __future__ import annotations

import json
from base64 import b64encode
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.chart import Chart, as_json, canonical, digest, limits, read
from graph_model.errors import BadArgument, LimitExceeded
from tests.graph_model.chart.charts import charts, chunk, jpeg, png

LEAST = {"elements": [{"id": "Person:r:1", "x": 1, "y": -0.0}]}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(charts())
def test_a_chart_written_and_read_is_equal_and_gives_the_same_bytes(chart: Chart) -> None:
    again = read(json.loads(canonical(chart)))
    assert again == chart
    assert canonical(again) == canonical(chart)
    assert digest(again) == digest(chart)


@given(charts(), st.randoms())
def test_the_order_in_which_a_person_worked_changes_nothing(chart: Chart, random: Any) -> None:
    content = as_json(chart)
    for name, value in content.items():
        if isinstance(value, list) and name not in ("linkTypes", "types"):
            random.shuffle(value)
    assert canonical(read(dict(random.sample(sorted(content.items()), len(content))))) == canonical(chart)


@given(charts(), st.data())
def test_a_chart_with_anything_put_anywhere_is_a_chart_or_refused(chart: Chart, data: st.DataObject) -> None:
    content: Any = json.loads(canonical(chart))
    place, key = content, data.draw(st.sampled_from(sorted(content)))
    while isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
        place = place[key]
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
    place[key] = data.draw(JSON)
    with suppress(BadArgument, LimitExceeded):
        assert read(json.loads(canonical(read(content)))) == read(content)


def test_the_empty_chart_is_one() -> None:
    assert read({}) == Chart()


def test_what_is_left_out_has_its_default() -> None:
    (element,) = read(LEAST).elements
    assert (element.pinned, element.note, str(element.y)) == (False, "", "0.0")


@pytest.mark.parametrize(
    ("content", "argument"),
    [
        ([], "content"),
        ({"kind": "other"}, "content.kind"),
        ({"version": 2}, "content.version"),
        ({"more": 1}, "content"),
        ({"elements": {}}, "content.elements"),
        ({"elements": [{"id": "", "x": 1, "y": 1}]}, "content.elements[0].id"),
        ({"elements": [{"id": "own:1", "x": 1, "y": 1}]}, "content.elements[0].id"),
        ({"elements": [{"id": "a", "x": "1", "y": 1}]}, "content.elements[0].x"),
        ({"elements": [{"id": "a", "x": True, "y": 1}]}, "content.elements[0].x"),
        ({"elements": [{"id": "a", "x": float("nan"), "y": 1}]}, "content.elements[0].x"),
        ({"elements": [{"id": "a", "x": 10**400, "y": 1}]}, "content.elements[0].x"),
        ({"elements": [{"id": "a\0", "x": 1, "y": 1}]}, "content.elements[0].id"),
        ({"elements": [{"id": "a", "x": 1, "y": 1, "note": "\ud800"}]}, "content.elements[0].note"),
        ({"elements": [{"id": "a", "x": 1, "y": 1, "flag": "red"}]}, "content.elements[0].flag"),
        ({"elements": [{"id": "a", "x": 1, "y": 1, "picture": "p"}]}, "content.elements"),
        ({"elements": [{"id": "a", "x": 1, "y": 1, "html": "<b>"}]}, "content.elements[0]"),
        ({"elements": [{"id": "a", "x": 1, "y": 1}] * 2}, "content"),
        ({"centres": ["a"]}, "content.centres"),
        ({"links": [{"from": "a", "to": "b", "type": "OWNS"}]}, "content.links"),
        ({"ownElements": [{"id": "a"}]}, "content.ownElements[0].id"),
        ({"filter": {"leastGrade": "Z9"}}, "content.filter.leastGrade"),
        ({"filter": {"since": "2026-01-01"}}, "content.filter.since"),
        ({"filter": {"since": "2026-01-02T00:00Z", "until": "2026-01-01T00:00Z"}}, "content.filter"),
        ({"view": {"zoom": 0}}, "content.view.zoom"),
        ({"groups": [{"id": "g", "members": ["g"], "open": True, "x": 0, "y": 0}]}, "content.groups"),
    ],
)
def test_what_is_no_chart_is_refused_by_the_name_of_its_field(content: Any, argument: str) -> None:
    with pytest.raises(BadArgument) as refused:
        read(content)
    assert refused.value.argument == argument
    assert refused.value.expected


def test_an_assumption_without_author_or_reason_is_refused() -> None:
    whole = {"id": "own:1", "caption": "He", "author": "me", "reason": "so", "madeAt": "2026-01-01T00:00:00Z"}
    assert read({"ownElements": [whole | {"x": 0, "y": 0}]}).own_elements[0].author == "me"
    for name in ("author", "reason", "caption", "madeAt"):
        with pytest.raises(BadArgument) as refused:
            read({"ownElements": [{key: value for key, value in whole.items() if key != name} | {"x": 0, "y": 0}]})
        assert refused.value.argument == f"content.ownElements[0].{name}"


def test_too_many_elements_and_too_long_texts_are_over_a_limit() -> None:
    many = [{"id": f"Person:r:{n}", "x": 0, "y": 0} for n in range(limits.ELEMENTS)]
    assert len(read({"elements": many}).elements) == limits.ELEMENTS
    with pytest.raises(LimitExceeded):
        read({"elements": [*many, {"id": "Person:r:x", "x": 0, "y": 0}]})
    with pytest.raises(LimitExceeded):
        read({"notes": "x" * (limits.NOTES + 1)})


def shown(data: bytes, **more: Any) -> Chart:
    return read({"pictures": [{"id": "p", "data": b64encode(data).decode(), **more}]})


def test_a_whole_png_or_jpeg_picture_is_taken_for_what_its_bytes_are() -> None:
    assert shown(png(), mediaType="image/png").pictures[0].media_type == "image/png"
    assert shown(jpeg()).pictures[0].media_type == "image/jpeg"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg onload='alert(1)'/>",
        b"GIF89a" + b"\0" * 20,
        png()[:-1],
        png() + b"<script>",
        png()[:30] + b"\xff" + png()[31:],
        b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        png(0, 2),
        jpeg()[:-2],
        jpeg(tail=b"<script>"),
        jpeg(0, 2),
        b"\xff\xd8\xff\xd9",
    ],
)
def test_bytes_that_are_not_one_whole_picture_are_refused(data: bytes) -> None:
    with pytest.raises(BadArgument):
        shown(data)


def test_a_picture_that_is_too_large_or_called_something_else_is_refused() -> None:
    with pytest.raises(BadArgument):
        shown(png(), mediaType="image/svg+xml")
    with pytest.raises(BadArgument):
        read({"pictures": [{"id": "p", "data": "no base64!"}]})
    with pytest.raises(LimitExceeded):
        shown(png(limits.PICTURE_SIDE + 1))
    with pytest.raises(LimitExceeded):
        shown(png(more=chunk(b"tEXt", b"x" * limits.PICTURE_BYTES)))
