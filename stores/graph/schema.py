"""Constraints and indexes, all of them from the registry. Applying them twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model.registry import Registry

VERDICT_LINKS = ("NEVER_SAME", "SAME_AS")
_UNIQUE = "CREATE CONSTRAINT {name} IF NOT EXISTS FOR {pattern} REQUIRE {property} IS UNIQUE"
_NODE_KEYS = (
    ("entity_id", "(e:Entity)", "e.entity_id"),
    ("entity_ordinal", "(e:Entity)", "e.ordinal"),
    ("claim_id", "(c:Claim)", "c.claim_id"),
    ("conclusion_id", "(c:Conclusion)", "c.verdict_id"),
    ("source_name", "(s:Source)", "s.name"),
    ("batch_id", "(b:Batch)", "b.batch_id"),
    ("batch_change", "(b:Batch)", "b.change"),
    ("silent_record", "(r:SilentRecord)", "r.record"),
    ("slot_id", "(t:Slot)", "t.slot_id"),
    ("archive_change", "(o:ArchiveChange)", "o.number"),
)
_FULL_TEXT = (
    "CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR {pattern} ON EACH [{property}] "
    "OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{analyzer}'}}}}"
)


def statements(registry: Registry) -> Iterator[str]:
    """Schema statements in a fixed order, one string each."""
    for name, pattern, key in _NODE_KEYS:
        yield _UNIQUE.format(name=name, pattern=pattern, property=key)
    for link in VERDICT_LINKS:
        yield _UNIQUE.format(name=f"{link.lower()}_id", pattern=f"()-[r:{link}]-()", property="r.verdict_id")
    yield _UNIQUE.format(name="sighting_id", pattern="()-[r:SEEN]-()", property="r.sighting_id")
    yield "CREATE INDEX slot_hour IF NOT EXISTS FOR (t:Slot) ON (t.hour)"
    yield "CREATE INDEX claim_covers IF NOT EXISTS FOR (c:Claim) ON (c.covers_low)"
    yield "CREATE INDEX slot_place IF NOT EXISTS FOR (t:Slot) ON (t.place, t.hour)"
    for link in registry.links:
        yield _UNIQUE.format(name=f"{link.lower()}_link_id", pattern=f"()-[r:{link}]-()", property="r.link_id")
    for attribute in registry.claim_attributes().values():
        suffixes = [part.suffix for part in attribute.type.parts]
        if suffixes == ["_lat", "_lon"]:
            columns = ", ".join(f"c.{attribute.name}{suffix}" for suffix in suffixes)
            yield f"CREATE INDEX claim_{attribute.name} IF NOT EXISTS FOR (c:Claim) ON ({columns})"
    yield _FULL_TEXT.format(
        name="claim_search", pattern="(c:Claim)", property="c.search", analyzer="standard-no-stop-words"
    )
    yield _FULL_TEXT.format(name="issued_keys", pattern="(e:Entity)", property="e.key", analyzer="keyword")
