"""A small PMTiles file (specification version 3): the same vector tile (Mapbox Vector Tile 2.1) at zoom 0 and 1."""

from __future__ import annotations

import struct
from itertools import pairwise

EXTENT = 4096


def archive(layers: dict[str, list[tuple[int, int]]]) -> bytes:
    """A file whose tiles hold one polygon for each layer, by its corners in 0 to EXTENT."""
    tile = b"".join(_field(3, _layer(name, corners)) for name, corners in layers.items())
    # One entry: from tile 0 on, five times, of this length, at the beginning.
    directory = _varint(1) + _varint(0) + _varint(5) + _varint(len(tile)) + _varint(1)
    about = b'{"name":"A test","vector_layers":[]}'
    begin = 127
    places = (begin, len(directory), begin + len(directory), len(about), begin, 0)
    data = begin + len(directory) + len(about)
    counts, kinds, corners = (data, len(tile), 5, 1, 1), (1, 1, 1, 1, 0, 1), (-1_800_000_000, -850_000_000)
    bounds = (*corners, 1_800_000_000, 850_000_000)
    header = b"PMTiles\x03" + struct.pack("<6Q5Q6B4iB2i", *places, *counts, *kinds, *bounds, 0, 0, 0)
    return header + directory + about + tile


def _layer(name: str, corners: list[tuple[int, int]]) -> bytes:
    steps = [corners[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(corners))]
    numbers = [9, *map(_zigzag, steps[0]), (len(corners) - 1) << 3 | 2]
    numbers += [_zigzag(part) for step in steps[1:] for part in step] + [15]
    feature = _varint(3 << 3) + _varint(3) + _field(4, b"".join(map(_varint, numbers)))
    return _field(1, name.encode()) + _field(2, feature) + _number(5, EXTENT) + _number(15, 2)


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes((*found, value))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)
