"""Ids that are ours: of entities, records and facts. Neo4j's own ids never leave the store."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import b2a_base64
from hashlib import blake2b

import orjson

RECORD_CHARS = 16
"""A fact's id begins with its record's id, so that "all that this record said" is one index seek by prefix."""

_URLSAFE = bytes.maketrans(b"+/", b"-_")

LONE = "@"
"""What follows in an issued key names the one record in which it means something: see lone_key."""


def entity_id(entity_type: str, key: str) -> str:
    """`Plate:GB:AB12CDE` for an issued key, `Person:<source>:<raw id>` for a source's own."""
    return f"{entity_type}:{key}"


def lone_key(key: str, record: str, part: str) -> str:
    """The key of a thing whose identifier says nothing about who is who (`shared` is false), such as a withheld number:
    one thing for each part that it plays in a record. record: its `record_id`."""
    return f"{key}{LONE}{record}:{part}"


def type_of(entity: str) -> str:
    """The entity type that stands in an id."""
    return entity.partition(":")[0]


def ordinal(entity: str) -> int:
    """First 63 bits of blake2b of the id: stable across rebuilds, so arrays and archives survive them."""
    return int.from_bytes(blake2b(entity.encode(), digest_size=8).digest(), "big") >> 1


def record_id(source: str, ref: str) -> str:
    """16 characters that name the record `ref` of `source`, whatever its version."""
    return _base64(blake2b(f"{source}\0{ref}".encode(), digest_size=12).digest())


def fact_id(record: str, *what: str) -> str:
    """28 characters: the record's id, then a hash of what is said of which ends, without content."""
    return record + _base64(blake2b("\0".join(what).encode(), digest_size=9).digest())


def session_key(key: str, source: str, session: str) -> str:
    """The key of a thing whose identifier means something only within one session of a source's sensor, such as an
    address that a phone made up for its search: one thing for each session, and no lasting device."""
    return lone_key(key, record_id(source, f"session\0{session}"), "session")


def is_lone(entity: str) -> bool:
    """Whether an issued identifier means something only in one record or session, and so is nobody's for good."""
    return LONE in entity and entity.rpartition(LONE)[2][RECORD_CHARS : RECORD_CHARS + 1] == ":"


def sighting_keys(sighting: str) -> tuple[int, int]:
    """The first 63 bits of a sighting's id, which are its record's, and 63 bits of the rest, as integers."""
    return (
        int.from_bytes(urlsafe_b64decode(sighting[:RECORD_CHARS])[:8], "big") >> 1,
        int.from_bytes(urlsafe_b64decode(sighting[RECORD_CHARS:])[:8], "big") >> 1,
    )


def record_prefix(key: int) -> str:
    """How the ids of a record's facts begin, out of the first 63 bits of a sighting's id: ten characters of it."""
    return _base64((key << 1).to_bytes(8, "big"))[:10]


def content_digest(content: object) -> int:
    """63 bits of JSON content, keys sorted: equal content, equal digest."""
    return digest_of(orjson.dumps(content, option=orjson.OPT_SORT_KEYS))


def digest_of(content: bytes) -> int:
    """63 bits of what is JSON already."""
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big") >> 1


def row_ref(row: object) -> str:
    """Reference of a row whose source has no id of its own: a hash of the canonical row, never its line number."""
    return "row:" + blake2b(orjson.dumps(row, option=orjson.OPT_SORT_KEYS), digest_size=12).hexdigest()


def _base64(data: bytes) -> str:
    """As base64.urlsafe_b64encode writes it, in a third of the time."""
    return b2a_base64(data, newline=False).translate(_URLSAFE).decode()
