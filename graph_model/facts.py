"""The properties that every fact carries, and their names in the graph. No attribute may take one of these names."""

from __future__ import annotations

FACT = (
    "source",
    "record_ref",
    "version",
    "digest",
    "batch",
    "reliability",
    "credibility",
    "vc",
    "observed_at",
    "recorded_at",
)
"""source: its name. record_ref: the source's own id of the record, or a hash of the row. version: the source's version
or time, an integer that grows. digest: 63 bits of the record's content, so that "the same again" is told from
"something else under the same version". batch: id of the journal's batch. reliability 1 to 6 (A to F) and credibility
1 to 6: the Admiralty grade. vc: visibility class. observed_at, recorded_at: integer milliseconds UTC."""

IDS = ("claim_id", "link_id", "sighting_id", "verdict_id", "entity_id", "ordinal", "key")
PERIOD = ("since", "until", "precision", "zone")
TEXTS = ("given", "search")
"""given: JSON of what the source gave where cleaning changed it. search: folded text that the full-text index holds."""

RESERVED = frozenset(
    FACT + IDS + PERIOD + TEXTS + ("reason", "by", "about", "type", "id", "caption", "values", "claims")
)
