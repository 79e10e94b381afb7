"""A line of JSON is read as the standard library reads it, and no value of it is lost without a word."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.json_line import read_json

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text() | st.sampled_from(['":', '"x":', '\\":']),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.just('a":'), inner, max_size=4),
    max_leaves=12,
)


@given(value=_VALUES, gap=st.sampled_from(["", " ", "\t"]))
def test_what_has_no_key_twice_is_read(value: Any, gap: str) -> None:
    assert read_json(json.dumps(value, separators=(",", f"{gap}:{gap}"))) == value


@given(value=_VALUES, key=st.text(), first=_VALUES, inside=st.booleans())
def test_a_key_that_is_given_twice_is_refused(value: Any, key: str, first: Any, inside: bool) -> None:
    name = json.dumps(key)
    twice = f'{{{name}: {json.dumps(first)}, "more": {json.dumps(value)}, {name}: 2}}'
    with pytest.raises(ValueError, match="is given twice in one object"):
        read_json(f'{{"outer": [{twice}]}}' if inside else twice)


def test_what_is_nested_too_deeply_is_refused_or_read_and_breaks_nothing() -> None:
    deep = '{"a":' * 900 + "1" + "}" * 900
    assert read_json(deep)
    with pytest.raises(ValueError, match=r"depth limit"):
        read_json('{"a" :' * 5_000 + "1" + "}" * 5_000)
