"""A mapping's YAML is hostile text: bounded, without types, aliases or objects."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph_model.errors import BadMapping
from loaders.mapping.document import DEEPEST, LARGEST, read_document

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{n}: &{n} [*{p}, *{p}, *{p}]\n" for p, n in zip("abcdefghi", "bcdefghij", strict=True)
)


def document(folder: Path, content: str | bytes) -> object:
    path = folder / "mapping.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path).content


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (LAUGHS, "line 2: aliases"),
        ("a: &a {b: 1}\nc: {<<: *a}", "line 2: aliases"),
        ("[" * 100, "more than 20 levels"),
        ("[" * 100_000, "more than 20 levels"),
        ("a: [1, 2", "line 1: did not find|expected|while"),
        ("a: {b: 1", "line 1:"),
        ("a: b: c", "line 1: mapping values"),
        ("a: '\\x00", "line 1"),
        ("a: b\n--- \nc: d", "line 2: but found another document"),
        ("- a", "no mapping"),
        ("just text", "no mapping"),
        ("", "no mapping"),
        (b"a: \xff", "not UTF-8"),
        (b"a: \x00", "line|special characters"),
        ("a: " + "x" * LARGEST, "more than 1048576 bytes"),
        ("\ta: b", "line 1"),
    ],
)
def test_what_is_no_mapping_or_grows_without_bound_is_refused_at_once(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    begun = time.monotonic()
    with pytest.raises(BadMapping, match=told):
        document(tmp_path, content)
    assert time.monotonic() - begun < 20


def test_every_scalar_is_text_so_that_no_is_a_country_and_no_zero_is_lost(tmp_path: Path) -> None:
    assert document(tmp_path, "a: NO\nb: 007\nc: 2024-03-01\nd: 1_000\ne: ~\nf: 0x10\n") == {
        "a": "NO", "b": "007", "c": "2024-03-01", "d": "1_000", "e": "~", "f": "0x10"
    }  # fmt: skip


def test_a_tag_makes_no_object(tmp_path: Path) -> None:
    content = "a: !!python/object/apply:os.system ['touch hacked']\nb: !!python/name:os.system x"
    assert document(tmp_path, content) == {"a": ["touch hacked"], "b": "x"}
    assert not Path("hacked").exists()


def test_nesting_up_to_the_bound_is_read(tmp_path: Path) -> None:
    levels = DEEPEST - 2
    assert document(tmp_path, "a: " + "[" * levels + "x" + "]" * levels) is not None


def test_each_place_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text("a:\n  - x\n  - {b: 1,\n     c: 2}\na: again\n? [x]\n: y\n", encoding="utf-8")
    found = read_document(path)
    assert found.lines[("a", 1, "c")] == 4
    assert found.faults == ((("a",), "the key stands twice, again in line 5"), ((), "a key must be text"))
