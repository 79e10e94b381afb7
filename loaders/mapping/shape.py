"""From a document to a mapping: what does not fit the shape is noted and left out, so that the rest is checked too."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from loaders.mapping.document import Document
from loaders.mapping.faults import Faults, Place, nearest
from loaders.mapping.schema import Mapping

_ROUNDS = 50
_STAND_INS: dict[Place, Any] = {
    ("source",): {"name": "unnamed", "title": "untitled"},
    ("source", "name"): "unnamed",
    ("source", "title"): "untitled",
}
"""What takes the place of a faulty part that no mapping can be without."""


def shape(document: Document, faults: Faults) -> Mapping | None:
    """The mapping that a document describes, without its faulty parts; None where too little is left."""
    for place, text in document.faults:
        faults.add(place, text)
    content = deepcopy(document.content)
    for _ in range(_ROUNDS):
        try:
            return Mapping.model_validate(content)
        except ValidationError as error:
            wrong = error.errors(include_url=False, include_input=False)
        placed = [(_place(fault["loc"], content), fault) for fault in wrong]
        for place, fault in placed:
            missing = fault["type"] == "missing"
            # What is missing now because it was left out as faulty was told before.
            if not (missing and place in document.lines):
                faults.add(place, _told(fault, place))
            if not _leave_out(place, content, missing):
                return None
    return None


def _place(loc: Sequence[str | int], content: Any) -> Place:
    """Where the document has it: pydantic also counts the steps that short forms are spelt out to."""
    place: list[str | int] = []
    for number, part in enumerate(loc):
        inside = content[part] if _has(content, part) else None
        if inside is None and (number < len(loc) - 1 or isinstance(part, int)):
            continue
        place.append(part)
        content = inside
    return tuple(place)


def _has(content: Any, part: str | int) -> bool:
    if isinstance(content, dict):
        return part in content
    return isinstance(content, list) and isinstance(part, int) and part < len(content)


def _told(fault: Any, place: Place) -> str:
    known = fault.get("ctx", {})
    match fault["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return f"is no key of a mapping; {nearest(str(place[-1]), _keys(place[:-1]))}"
        case "string_pattern_mismatch":
            return "a short name of a-z, 0-9 and dashes is expected"
        case "string_type":
            return "a text is expected"
        case "literal_error":
            return f"one of {known.get('expected')} is expected"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "a mapping of keys and values is expected"
        case "tuple_type" | "list_type":
            return "a list is expected"
        case "value_error":
            return str(known.get("error"))
    return str(fault["msg"])


def _keys(place: Place) -> list[str]:
    """The keys that may stand at a place, by the schema."""
    fields: Any = Mapping
    for part in place:
        if not hasattr(fields, "model_fields"):
            break
        named = {field.alias or name: field for name, field in fields.model_fields.items()}
        fields = _inner(named[str(part)].annotation) if str(part) in named else fields
    if not hasattr(fields, "model_fields"):
        return []
    return [field.alias or name for name, field in fields.model_fields.items()]


def _inner(annotation: Any) -> Any:
    """The model inside `dict[str, Model]`, `tuple[Model, ...]` or `Model | None`."""
    if hasattr(annotation, "model_fields"):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if hasattr(found := _inner(argument), "model_fields"):
            return found
    return None


def _leave_out(place: Place, content: Any, missing: bool) -> bool:
    """Take what is faulty out of the content, or what lacks it; False where that is all. A link or sighting leaves
    None, so that the others keep their numbers; of other lists nothing is left."""
    if place in _STAND_INS:
        _put(place, content, deepcopy(_STAND_INS[place]))
        return True
    if missing or (isinstance(place[-1], int) and place[:-1] not in (("links",), ("sightings",))):
        place = place[:-1]
    if not place:
        return False
    _put(place, content, None)
    return True


def _put(place: Place, content: Any, value: Any) -> None:
    *path, last = place
    for part in path:
        if not _has(content, part):
            return
        content = content[part]
    if isinstance(content, list) and isinstance(last, int) and last < len(content):
        content[last] = value
    elif isinstance(content, dict) and value is None:
        content.pop(last, None)
    elif isinstance(content, dict):
        content[last] = value
