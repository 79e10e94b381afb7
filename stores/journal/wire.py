"""A batch as lines of JSON: a head that names the source, then one line for each record or decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from graph_model.errors import BadInput
from graph_model.grade import Grade
from graph_model.records import Claim, Link, Record, Source
from graph_model.verdicts import VERDICTS, Conclusion, Decision, Verdict

FORMAT = 1
_SORTED = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE


def encode_records(source: Source, records: Iterable[Record]) -> bytes:
    """The same source and records give the same bytes."""
    head = orjson.dumps({"format": FORMAT, "kind": "records", "source": source}, option=_SORTED)
    return head + b"".join(orjson.dumps(record, option=_SORTED) for record in records)


def encode_decision(decision: Decision) -> bytes:
    """A batch that holds one decision."""
    head = orjson.dumps(
        {"format": FORMAT, "kind": type(decision).__name__, "source": {"name": VERDICTS}}, option=_SORTED
    )
    return head + orjson.dumps(decision, option=_SORTED)


def decode(content: bytes) -> tuple[Source, tuple[Record, ...]] | Decision:
    """What a batch holds. Raises BadInput for a format that this version does not know."""
    head, *lines = (orjson.loads(line) for line in content.splitlines())
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
    raise BadInput(f"Journal kind {head['kind']!r} is not known.", do="update Sightline")


def _source(raw: dict[str, Any]) -> Source:
    return Source(**raw | {"grade": Grade(**raw["grade"])})


def _record(raw: dict[str, Any]) -> Record:
    raw["claims"] = [Claim(**_fact(claim)) for claim in raw["claims"]]
    raw["links"] = [Link(**_fact(link)) for link in raw["links"]]
    raw["grade"] = Grade(**raw["grade"]) if raw["grade"] else None
    return Record(**raw)


def _fact(raw: dict[str, Any]) -> dict[str, Any]:
    raw["attributes"] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw["attributes"].items()}
    return raw
