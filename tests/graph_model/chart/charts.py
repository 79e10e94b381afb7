"""Random charts, and pictures to put on them."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from hypothesis import strategies as st

from graph_model.chart.shape import (
    FLAGS,
    Chart,
    Element,
    Expansion,
    Folded,
    Group,
    LinkMark,
    OwnElement,
    OwnLink,
    Picture,
    View,
)
from graph_model.grade import Grade
from graph_model.reader import FactFilter

IDS = ["Person:reg:a", "Person:reg:b", "Vehicle:reg:x", "Plate:GB:AB12CDE", "PhoneNumber:+4420", "Person:r:<b>&'\""]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)
LINES = st.lists(TEXTS, max_size=3).map("\n".join)
SAID = TEXTS.filter(str.strip)
PLACES = st.floats(-1_000_000, 1_000_000).map(lambda place: place + 0.0)
TIMES = st.integers(-(10**12), 10**13)


def png(width: int = 2, height: int = 2, more: bytes = b"") -> bytes:
    """A black picture. more: chunks between head and pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    chunks = chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG file."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def jpeg(width: int = 2, height: int = 2, tail: bytes = b"") -> bytes:
    """Segments in the order of a JPEG file, with a scan that no decoder would like."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    parts = (b"\xe0", b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), (b"\xc0", frame), (b"\xda", b"\x01\x01\x00\x00\x3f\x00")
    segments = b"".join(b"\xff" + marker + struct.pack(">H", len(body) + 2) + body for marker, body in parts)
    return b"\xff\xd8" + segments + b"\x12\x34\xff\x00\x56" + b"\xff\xd9" + tail


@st.composite
def charts(draw: st.DrawFn, ids: list[str] | None = None, types: tuple[str, ...] = ("OWNS", "KNOWS")) -> Chart:
    """A chart of some of these entities with anything that a chart may hold."""
    some = sorted(draw(st.sets(st.sampled_from(ids or IDS), min_size=1)))
    pictures = tuple(
        Picture(f"p{n}", kind, data, draw(TEXTS))
        for n, (kind, data) in enumerate(draw(st.lists(st.sampled_from(_PICTURES), max_size=2)))
    )
    shown = st.sampled_from([None, *(picture.id for picture in pictures)])
    said: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {}, optional={"note": LINES, "flag": st.sampled_from([None, *FLAGS])}
    )
    own = [f"own:{n}" for n in range(draw(st.integers(0, 2)))]
    ends = st.sampled_from([*some, *own])
    elements = (
        Element(e, draw(PLACES), draw(PLACES), draw(st.booleans()), picture=draw(shown), **draw(said)) for e in some
    )
    keys = draw(st.sets(st.tuples(st.sampled_from(some), st.sampled_from(some), st.sampled_from(types)), max_size=3))
    made: dict[str, Any] = {"author": draw(SAID), "reason": draw(SAID), "made_at": draw(TIMES)}
    inside = sorted(draw(st.sets(ends)))
    since = draw(st.one_of(st.none(), TIMES))
    return Chart(
        centres=tuple(sorted(draw(st.sets(st.sampled_from(some))))),
        elements=tuple(elements),
        links=tuple(LinkMark(*key, hidden=draw(st.booleans()), **draw(said)) for key in sorted(keys)),
        folds=tuple(
            Folded(
                f"fold:{kind}:{parent}",
                kind,
                parent,
                ("Phone:1", "Phone:2"),
                draw(st.integers(0, 9)),
                1.5,
                2.0,
                hidden=draw(st.booleans()),
            )
            for parent in sorted(draw(st.sets(st.sampled_from(some), max_size=1)))
            for kind in [draw(st.sampled_from(["Phone", "PhoneNumber"]))]
        ),
        expansions=tuple(
            Expansion(
                f"e{n}",
                draw(ends),
                tuple(sorted(draw(st.sets(ends)))),
                draw(st.booleans()),
                draw(st.sampled_from([None, ("KNOWS",)])),
                draw(st.sampled_from([None, "fold:Phone:Person:1"])),
            )
            for n in range(draw(st.integers(0, 2)))
        ),
        groups=(
            Group(
                "g",
                draw(TEXTS),
                tuple(inside),
                draw(st.booleans()),
                draw(PLACES),
                0.0,
                draw(LINES),
                draw(st.booleans()),
            ),
        )
        if inside
        else (),
        own_elements=tuple(
            OwnElement(
                o, draw(st.sampled_from(["Person", None])), draw(SAID), x=draw(PLACES), y=1.0, **made, **draw(said)
            )
            for o in own
        ),
        own_links=tuple(
            OwnLink(
                f"own:l{n}",
                draw(ends),
                draw(ends),
                None,
                draw(TEXTS),
                draw(st.booleans()),
                finding=draw(TEXTS),
                against=draw(LINES),
                **made,
                **draw(said),
            )
            for n in range(draw(st.integers(0, 2)))
        ),
        pictures=pictures,
        filter=FactFilter(
            since=since,
            until=None if since is None else since + 1_000,
            undated=draw(st.booleans()),
            least_grade=draw(st.sampled_from([None, Grade(2, 2)])),
            sources=draw(st.sampled_from([None, (), ("one",)])),
        ),
        link_types=draw(st.sampled_from([None, ("KNOWS", "OWNS")])),
        hidden_types=draw(st.sampled_from([(), ("Person", "Phone")])),
        plain=draw(st.booleans()),
        notes=draw(LINES),
        view=View(draw(PLACES), 0.0, draw(st.floats(0.01, 100)), page=draw(LINES)),
    )


_PICTURES = [("image/png", png()), ("image/jpeg", jpeg())]
