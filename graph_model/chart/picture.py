"""Whether bytes are one whole PNG or JPEG picture and nothing else, and how large it is. Nothing is unpacked."""

from __future__ import annotations

import zlib

PNG, JPEG = "image/png", "image/jpeg"
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_ALONE = {0x01, *range(0xD0, 0xD8)}
"""Markers of JPEG without a length."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def measured(data: bytes) -> tuple[str, int, int] | None:
    """Media type, width and height in pixels; None where the bytes are no such picture, or have more behind it."""
    if data.startswith(_PNG):
        return _png(data)
    return _jpeg(data) if data.startswith(_JPEG) else None


def _png(data: bytes) -> tuple[str, int, int] | None:
    """Chunk by chunk: IHDR first, IDAT among them, IEND last, each with its checksum."""
    at, kinds, size = len(_PNG), list[bytes](), (0, 0)
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body, check = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(check) != 4 or zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            return None
        if not kinds:
            if kind != b"IHDR" or length != 13:
                return None
            size = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
        kinds.append(kind)
        at += 12 + length
        if kind == b"IEND":
            break
    whole = at == len(data) and kinds[-1:] == [b"IEND"] and b"IDAT" in kinds
    return (PNG, *size) if whole and min(size) > 0 else None


def _jpeg(data: bytes) -> tuple[str, int, int] | None:
    """Segment by segment up to the scans; the end marker stands at the end."""
    at, size = 2, (0, 0)
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _ALONE:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2:
            return None
        if marker in _FRAMES:
            size = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        if marker == 0xDA:
            end = data.find(b"\xff\xd9", at + 2 + length)
            return (JPEG, *size) if end == len(data) - 2 and min(size) > 0 else None
        at += 2 + length
    return None
