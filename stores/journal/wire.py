"""A batch as lines of JSON: a head that names the source, then one line for each record or decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import orjson

from graph_model.errors import BadInput
from graph_model.grade import Grade
from graph_model.record_json import RecordEncoder
from graph_model.records import Claim, Link, Record, Sighting, Source
from graph_model.verdicts import VERDICTS, Conclusion, Decision, Verdict
from graph_model.withdrawals import WITHDRAWALS, Withdrawal

FORMAT = 1
_SORTED = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE


def encode_records(source: Source, records: Iterable[Record]) -> bytes:
    """The same source and records give the same bytes."""
    return encode_and_digest(source, records)[0]


def encode_and_digest(source: Source, records: Iterable[Record]) -> tuple[bytes, list[int]]:
    """The bytes, and the digest of what each record says, both out of one look at it."""
    encoder = RecordEncoder(source)
    lines = [orjson.dumps({"format": FORMAT, "kind": "records", "source": source}, option=_SORTED)]
    digests = []
    for record in records:
        line, digest = encoder.encode(record)
        lines.append(line)
        digests.append(digest)
    return b"".join(lines), digests


def encode_decision(decision: Decision, visibility: str | None = None) -> bytes:
    """A batch that holds one decision. visibility: name of its class in place of the integer, for other stores."""
    head = orjson.dumps(
        {"format": FORMAT, "kind": type(decision).__name__, "source": {"name": VERDICTS}}, option=_SORTED
    )
    if visibility is None:
        return head + orjson.dumps(decision, option=_SORTED)
    said = {name: value for name, value in asdict(decision).items() if name != "vc"}
    return head + orjson.dumps(said | {"visibility": visibility}, option=_SORTED)


def decode_decision(content: bytes, classes: Mapping[str, int]) -> Decision:
    """A decision with its class by name. classes: visibility class name -> integer of this store."""
    head, line = (orjson.loads(line) for line in content.split(b"\n") if line)
    line["vc"] = classes[line.pop("visibility")]
    decision = decode(b"\n".join(orjson.dumps(part) for part in (head, line)))
    assert isinstance(decision, Decision)
    return decision


def encode_withdrawal(withdrawal: Withdrawal) -> bytes:
    """A batch that holds one withdrawal."""
    head = orjson.dumps({"format": FORMAT, "kind": "Withdrawal", "source": {"name": WITHDRAWALS}}, option=_SORTED)
    return head + orjson.dumps(withdrawal, option=_SORTED)


def decode(content: bytes) -> tuple[Source, tuple[Record, ...]] | Decision | Withdrawal:
    """What a batch holds. Raises BadInput for a format that this version does not know."""
    head, *lines = (orjson.loads(line) for line in content.split(b"\n") if line)
    if head.get("format") != FORMAT:
        raise BadInput(
            f"Journal format {head.get('format')!r} is not known.", expected=str(FORMAT), do="update Sightline"
        )
    match head["kind"]:
        case "records":
            return _source(head["source"]), tuple(_record(line) for line in lines)
        case "Verdict":
            return Verdict(**lines[0])
        case "Conclusion":
            return Conclusion(**lines[0])
        case "Withdrawal":
            return Withdrawal(**lines[0] | {"batches": tuple(lines[0]["batches"])})
    raise BadInput(f"Journal kind {head['kind']!r} is not known.", do="update Sightline")


def decode_source(content: bytes) -> Source:
    """The source of a batch of records, out of its head alone."""
    return _source(orjson.loads(content.partition(b"\n")[0])["source"])


def _source(raw: dict[str, Any]) -> Source:
    return Source(**raw | {"grade": Grade(**raw["grade"])})


def _record(raw: dict[str, Any]) -> Record:
    raw["claims"] = [Claim(**_fact(claim)) for claim in raw["claims"]]
    raw["links"] = [Link(**_fact(link)) for link in raw["links"]]
    raw["sightings"] = [Sighting(**sighting) for sighting in raw.get("sightings", ())]
    raw["grade"] = Grade(**raw["grade"]) if raw["grade"] else None
    return Record(**raw)


def _fact(raw: dict[str, Any]) -> dict[str, Any]:
    raw["attributes"] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw["attributes"].items()}
    return raw
