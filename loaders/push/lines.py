"""A body as its lines: unpacked piece by piece, so that neither a bomb nor an endless line fills the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

import zstandard

from graph_model.errors import BadInput, LimitExceeded

LONGEST_LINE = 1 << 20
"""Bytes of one line; a longer one is refused, and what follows it is read."""
LARGEST = 1 << 30
"""Bytes of a body, unpacked."""
MOST_LINES = 1_000_000
_PIECE = 1 << 16
_ZSTD_PIECE = 256
_WINDOW = 1 << 25
"""Largest window of zstd: what it may ask of the memory."""
ENCODINGS = ("identity", "gzip", "zstd")


def lines(file: IO[bytes], encoding: str) -> Iterator[tuple[int, bytes | None]]:
    """Number and content of each line that is not blank, from 1; None for one that is too long.

    Raises BadInput for what cannot be unpacked and LimitExceeded for too much of it.
    """
    number, kept, size, total = 0, bytearray(), 0, 0
    for piece in _pieces(file, encoding):
        total += len(piece)
        if total > LARGEST:
            raise LimitExceeded("body", total, LARGEST)
        begin = 0
        while True:
            end = piece.find(b"\n", begin)
            part = piece[begin : len(piece) if end < 0 else end]
            size += len(part)
            if size <= LONGEST_LINE:
                kept += part
            if end < 0:
                break
            number += 1
            yield from _line(number, kept, size)
            kept.clear()
            size, begin = 0, end + 1
    yield from _line(number + 1, kept, size)


def _line(number: int, kept: bytearray, size: int) -> Iterator[tuple[int, bytes | None]]:
    if number > MOST_LINES:
        raise LimitExceeded("lines", number, MOST_LINES)
    if size > LONGEST_LINE:
        yield number, None
    elif kept.strip():
        yield number, bytes(kept)


def _pieces(file: IO[bytes], encoding: str) -> Iterator[bytes]:
    if encoding == "identity":
        yield from iter(lambda: file.read(_PIECE), b"")
        return
    try:
        yield from _gunzipped(file) if encoding == "gzip" else _unzstd(file)
    except (zlib.error, zstandard.ZstdError) as error:
        raise BadInput(
            "The body cannot be unpacked.",
            where="body",
            expected=f"whole {encoding}",
            do="send the Content-Encoding that the body has, and all of it",
        ) from error


def _gunzipped(file: IO[bytes]) -> Iterator[bytes]:
    """Several members after each other are one body, as gzip has it."""
    member, rest, inside = zlib.decompressobj(wbits=31), b"", False
    while packed := rest or file.read(_PIECE):
        inside = True
        yield member.decompress(packed, _PIECE)
        # What is packed well may leave nothing unread and still have more to give.
        while not member.eof and not member.unconsumed_tail and (more := member.decompress(b"", _PIECE)):
            yield more
        rest = member.unused_data if member.eof else member.unconsumed_tail
        if member.eof:
            member, inside = zlib.decompressobj(wbits=31), False
    if inside:
        raise zlib.error("the body ends in the middle")


def _unzstd(file: IO[bytes]) -> Iterator[bytes]:
    """Several frames after each other are one body. The pieces are small because one of them is unpacked whole."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    frame, rest, inside = unpacker.decompressobj(), b"", False
    while packed := rest or file.read(_ZSTD_PIECE):
        inside = True
        yield frame.decompress(packed)
        rest = b""
        if frame.eof:
            rest, frame, inside = frame.unused_data, unpacker.decompressobj(), False
    if inside:
        raise zstandard.ZstdError("the body ends in the middle")
