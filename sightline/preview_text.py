"""What `sightline validate` says: what would be written, what is refused and why, what is left unused."""

from __future__ import annotations

from typing import Any

from graph_model.printable import printable
from graph_model.registry import Registry
from loaders.preview import Preview
from sightline.record_words import in_words
from sightline.report_text import reasons, unused


def as_json(found: Preview, registry: Registry) -> dict[str, Any]:
    """The preview with its examples in words."""
    return found.as_json() | {"examples": [in_words(record, registry) for record in found.examples]}


def as_text(previews: list[dict[str, Any]]) -> str:
    """One paragraph for each source."""
    return "\n\n".join([*map(_paragraph, previews), "Nothing was written."])


def _paragraph(said: dict[str, Any]) -> str:
    files = f"{printable(', '.join(said['files']))}: " if said["files"] else ""
    lines = [
        f"{printable(said['title'])} ({said['source']}, grade {said['grade']}, visibility {said['visibility']})",
        f"  {files}{said['read']:,} rows read = {said['accepted']:,} to be written + {said['rejected']:,} rejected",
    ]
    if said["repeated"]:
        lines.append(f"  {said['repeated']:,} of them are further versions of records in the same file")
    claims = [_claims(name, **counts) for name, counts in said["claims"].items()]
    links = [f"{name} {count:,}" for name, count in said["links"].items()]
    lines += [f"  claims: {'; '.join(claims)}"] if claims else []
    lines += [f"  links: {', '.join(links)}"] if links else []
    sightings = [f"{name} {count:,}" for name, count in said["sightings"].items()]
    lines += [f"  sightings: {', '.join(sightings)}"] if sightings else []
    lines += reasons(said) + unused(said)
    for number, (head, *rest) in enumerate(said["examples"]):
        lines.append(f"  {'for example ' if not number else ''}{printable(head)}")
        lines += [f"      {printable(line)}" for line in rest]
    return "\n".join(lines)


def _claims(name: str, claims: int, attributes: dict[str, int]) -> str:
    told = ", ".join(f"{attribute} {count:,}" for attribute, count in attributes.items())
    return f"{name} {claims:,}" + (f" ({told})" if told else "")
