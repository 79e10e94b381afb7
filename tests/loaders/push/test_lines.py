"""A body as its lines: packed in any way it gives the same, and no body fills the memory."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from graph_model.errors import BadInput, LimitExceeded
from loaders.push import lines as module
from loaders.push.lines import LONGEST_LINE, lines

CONTENT = st.lists(st.binary(max_size=40), max_size=12).map(b"\n".join)


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content)


def zstd(content: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(content)


PACKED: dict[str, Callable[[bytes], bytes]] = {"identity": bytes, "gzip": gzipped, "zstd": zstd}


def read(content: bytes, encoding: str = "identity") -> list[tuple[int, bytes | None]]:
    return list(lines(io.BytesIO(content), encoding))


@given(CONTENT)
def test_lines_are_those_that_a_plain_split_gives_however_the_body_is_packed(content: bytes) -> None:
    expected = [(number, line) for number, line in enumerate(content.split(b"\n"), 1) if line.strip()]
    for encoding, pack in PACKED.items():
        assert read(pack(content), encoding) == expected


@given(st.lists(CONTENT, min_size=2, max_size=4))
def test_several_packed_bodies_after_each_other_are_one(parts: list[bytes]) -> None:
    for encoding in ("gzip", "zstd"):
        assert read(b"".join(map(PACKED[encoding], parts)), encoding) == read(b"".join(parts))


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_packed_body_that_ends_in_the_middle_or_is_none_is_refused(encoding: str) -> None:
    whole = PACKED[encoding](bytes(range(256)) * 400)
    for content in (whole[:-1], whole[: len(whole) // 2], b"no such thing", whole + b"rubbish"):
        with pytest.raises(BadInput, match="cannot be unpacked"):
            read(content, encoding)


def test_a_line_that_is_too_long_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    long = b"x" * (10 << 20)
    assert read(b"a\n" + long + b"\nb\n") == [(1, b"a"), (2, None), (3, b"b")]
    assert read(long) == [(1, None)]
    monkeypatch.setattr(module, "MOST_LINES", 3)
    with pytest.raises(LimitExceeded):
        read(b"a\n" * 4)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
@pytest.mark.parametrize("filling", [b"\0", b"x" * 1_023 + b"\n"], ids=["one line", "many lines"])
def test_a_bomb_is_stopped_at_the_limit_and_never_held_in_memory(
    encoding: str, filling: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = PACKED[encoding](filling * ((64 << 20) // len(filling)))
    monkeypatch.setattr(module, "LARGEST", 32 << 20)
    monkeypatch.setattr(module, "MOST_LINES", 1 << 40)
    tracemalloc.start()
    try:
        with pytest.raises(LimitExceeded):
            for _ in lines(io.BytesIO(bomb), encoding):
                pass
        assert tracemalloc.get_traced_memory()[1] < 24 << 20
    finally:
        tracemalloc.stop()
    assert LONGEST_LINE < 24 << 20
