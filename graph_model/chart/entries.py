"""The entries of a chart's lists, each read out of one hostile JSON object. All raise BadArgument and LimitExceeded."""

from __future__ import annotations

import binascii
from base64 import b64decode

from graph_model.chart import limits
from graph_model.chart.fields import Fields, refuse
from graph_model.chart.picture import measured
from graph_model.chart.shape import OWN, Element, Expansion, Folded, Group, LinkMark, OwnElement, OwnLink, Picture
from graph_model.errors import LimitExceeded


def element(given: Fields) -> Element:
    """An entity on the chart."""
    found = Element(
        id=given.id("id"),
        x=given.place("x"),
        y=given.place("y"),
        pinned=given.truth("pinned"),
        hidden=given.truth("hidden"),
        note=given.text("note", limits.NOTE, lines=True),
        flag=given.flag(),
        picture=given.id("picture") if given.has("picture") else None,
    )
    given.done()
    if found.id.startswith(OWN):
        refuse(f"{given.where}.id", "is that of something a person added", "an entity's id")
    return found


def link(given: Fields) -> LinkMark:
    """What is said about a line."""
    found = LinkMark(
        start=given.id("from"),
        end=given.id("to"),
        type=given.type("type") or refuse(f"{given.where}.type", "is missing", "a link type"),
        hidden=given.truth("hidden"),
        note=given.text("note", limits.NOTE, lines=True),
        flag=given.flag(),
    )
    given.done()
    return found


def fold(given: Fields) -> Folded:
    """A mark of the server's for several entities."""
    found = Folded(
        id=given.id("id"),
        type=given.type("type") or refuse(f"{given.where}.type", "is missing", "an entity type"),
        parent=given.id("parent"),
        members=given.ids("members", limits.FOLDED),
        beyond=given.count("beyond"),
        x=given.place("x"),
        y=given.place("y"),
        pinned=given.truth("pinned"),
        hidden=given.truth("hidden"),
    )
    given.done()
    return found


def expansion(given: Fields) -> Expansion:
    """What an expansion brought."""
    found = Expansion(
        id=given.id("id"),
        of=given.id("of"),
        added=given.ids("added", limits.ELEMENTS),
        folded=given.truth("folded"),
        link_types=given.names("linkTypes"),
        fold=given.id("fold") if given.has("fold") else None,
    )
    given.done()
    return found


def group(given: Fields) -> Group:
    """A box."""
    found = Group(
        id=given.id("id"),
        title=given.text("title", limits.NAME),
        members=given.ids("members", limits.ELEMENTS),
        open=given.truth("open"),
        x=given.place("x"),
        y=given.place("y"),
        note=given.text("note", limits.NOTE, lines=True),
        pinned=given.truth("pinned"),
    )
    given.done()
    return found


def own_element(given: Fields, author: str) -> OwnElement:
    """An element that no source gives."""
    found = OwnElement(
        id=_own(given),
        type=given.type("type"),
        caption=given.text("caption", limits.NAME, least=1),
        author=given.text("author", limits.NAME, least=1, usual=author),
        reason=given.text("reason", limits.NOTE, least=1, lines=True),
        made_at=given.time("madeAt", needed=True) or 0,
        x=given.place("x"),
        y=given.place("y"),
        pinned=given.truth("pinned"),
        hidden=given.truth("hidden"),
        note=given.text("note", limits.NOTE, lines=True),
        flag=given.flag(),
        picture=given.id("picture") if given.has("picture") else None,
    )
    given.done()
    return found


def own_link(given: Fields, author: str) -> OwnLink:
    """A link that no source gives."""
    found = OwnLink(
        id=_own(given),
        start=given.id("from"),
        end=given.id("to"),
        type=given.type("type"),
        label=given.text("label", limits.NAME),
        directed=given.truth("directed"),
        author=given.text("author", limits.NAME, least=1, usual=author),
        reason=given.text("reason", limits.NOTE, least=1, lines=True),
        made_at=given.time("madeAt", needed=True) or 0,
        finding=given.text("finding", limits.NAME),
        against=given.text("against", limits.NOTE, lines=True),
        hidden=given.truth("hidden"),
        note=given.text("note", limits.NOTE, lines=True),
        flag=given.flag(),
    )
    given.done()
    return found


def _own(given: Fields) -> str:
    found = given.id("id")
    if not found.startswith(OWN):
        refuse(f"{given.where}.id", "is not that of something a person added", f"{OWN}, then a word of its own")
    return found


def picture(given: Fields) -> Picture:
    """A picture whose bytes are what they say. Raises LimitExceeded too."""
    where = f"{given.where}.data"
    text = given.text("data", limits.PICTURE_BYTES * 4 // 3 + 4)
    try:
        data = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        refuse(where, "is no base64", "the bytes of a picture in base64")
    if len(data) > limits.PICTURE_BYTES:
        raise LimitExceeded(where, len(data), limits.PICTURE_BYTES)
    size = measured(data)
    if size is None:
        refuse(where, "is no whole PNG or JPEG picture", "a PNG or JPEG picture and nothing behind it")
    if max(size[1:]) > limits.PICTURE_SIDE:
        raise LimitExceeded(f"{where} in pixels", max(size[1:]), limits.PICTURE_SIDE)
    if given.take("mediaType", size[0]) != size[0]:
        refuse(f"{given.where}.mediaType", "is not what the bytes are", size[0])
    found = Picture(given.id("id"), size[0], data, given.text("caption", limits.NAME))
    given.done()
    return found
