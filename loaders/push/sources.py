"""Who pushes: what a script said of its source once, else what its last batch says, else nothing but a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson

from graph_model.errors import BadArgument
from graph_model.grade import parse_grade
from graph_model.records import OPEN, Source
from graph_model.values.base import Context, Refused
from graph_model.values.country import country_of
from graph_model.values.given import line
from graph_model.values.zones import zone_of
from graph_model.verdicts import VERDICTS
from graph_model.withdrawals import WITHDRAWALS
from loaders.stores import Stores
from stores.journal.wire import decode_source

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_FIELDS = ("title", "grade", "visibility", "licence", "zone", "country")
OURS = (VERDICTS, WITHDRAWALS)


def check_name(name: str) -> str:
    """A source's name. Raises BadArgument."""
    if not _NAME.fullmatch(name) or name in OURS:
        raise BadArgument("source", "This is no name of a source.", expected="a-z, 0-9 and dashes, at most 80")
    return name


def known_source(name: str, stores: Stores, *, keep: bool = False) -> Source:
    """The source as it was last described. keep: so that its batches need not be asked again. Raises BadArgument for
    what is no name, and for a class that is gone."""
    told = stores.operations.pushes.described(check_name(name))
    newest = stores.operations.pushes.newest_batch(name) if told is None else None
    if told is not None:
        source = parse_source(name, orjson.loads(told), stores)
    else:
        source = Source(name, name) if newest is None else decode_source(stores.journal.read(newest))
    if source.visibility not in stores.classes:
        raise BadArgument("source", "The policy has no such visibility class.", expected=", ".join(stores.classes))
    if keep and told is None:
        stores.operations.pushes.describe(name, orjson.dumps(described(source)).decode())
    return source


def describe_source(name: str, given: Any, stores: Stores) -> Source:
    """Keep what a script says of its source. Raises BadArgument."""
    source = parse_source(check_name(name), given, stores)
    stores.operations.pushes.describe(name, orjson.dumps(described(source)).decode())
    return source


def parse_source(name: str, given: Any, stores: Stores) -> Source:
    """A source out of title, grade, visibility, licence, zone and country, all of them texts. Raises BadArgument."""
    if not isinstance(given, Mapping):
        raise BadArgument("source", "A source is described by an object.", expected=", ".join(_FIELDS))
    for field, value in given.items():
        if field not in _FIELDS:
            raise BadArgument(str(field)[:60], "A source has no such field.", expected=", ".join(_FIELDS))
        if value is not None and not isinstance(value, str):
            raise BadArgument(field, "A text is expected.")
    said = {field: value for field, value in given.items() if value is not None}
    text = {field: _cleaned(field, said[field]) for field in said}
    visibility = text.get("visibility", OPEN)
    if visibility not in stores.classes:
        raise BadArgument("visibility", "The policy has no such class.", expected=", ".join(stores.classes))
    return Source(
        name,
        text.get("title", name),
        parse_grade(text.get("grade", "F6")),
        visibility,
        text.get("licence", ""),
        text.get("zone"),
        text.get("country"),
    )


def described(source: Source) -> dict[str, str | None]:
    """A source as `parse_source` reads it."""
    return {
        "title": source.title,
        "grade": str(source.grade),
        "visibility": source.visibility,
        "licence": source.licence or None,
        "zone": source.zone,
        "country": source.country,
    }


def _cleaned(field: str, value: str) -> str:
    try:
        text = line(value, 400)
        if field == "zone":
            zone_of(text)
        return country_of(text, Context(), "source") if field == "country" else text
    except Refused as refused:
        raise BadArgument(field, f"{refused.reason[:1].upper()}{refused.reason[1:]}.") from refused
