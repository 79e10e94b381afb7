"""estimate: how many would be compared, and about how long would it take?"""

from __future__ import annotations

from time import perf_counter
from typing import Any

import numpy as np
import strawberry
from graphql import GraphQLError
from graphql.utilities import coerce_input_value
from strawberry.types.arguments import convert_arguments

from algorithms.movement import scene_collision as collision
from algorithms.movement.listed import asked_about
from algorithms.movement.narrowed import narrowed
from algorithms.movement.scenes import at_scene
from algorithms.movement.together import Together
from api.types.borne import identifiers, moved
from api.types.entity import Info
from api.types.filter import chosen
from api.types.scene import scene_of
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.sightings import Sightings

SEARCH, WORLD, SCENE, ONE = 1.1e-6, 2.8e-6, 5e-9, 2e-8
"""Seconds for each reading, as docs/performance.md measured: the search of all pairs, each permuted world, a scene, and
one subject's companions. A slower machine takes longer."""
WORLDS = 3
EXPECTED = '{"question": "companions" or "sceneCollision", "arguments": {...}}'


@strawberry.type(description="What a question would cost. Nothing of its answer is in it.")
class Estimate:
    question: str
    readings: int = strawberry.field(description="Sightings that it would go through.")
    subjects: int = strawberry.field(description="Different ones among them.")
    compared: int = strawberry.field(description="Pairs, or subjects, that would be compared: exactly.")
    seconds: float = strawberry.field(description="About how long; more on a slow or busy machine.")
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""What `companions` or `sceneCollision` would compare, before it is asked: {question, arguments}
with the arguments as the question itself takes them."""
    )
    def estimate(self, info: Info, question: strawberry.scalars.JSON) -> Estimate:
        name, given = _asked(question)
        arguments = _arguments(info, name, given)
        begun = perf_counter()
        return _ESTIMATES[name](info, arguments, begun)


def _asked(question: Any) -> tuple[str, dict[str, Any]]:
    name = question.get("question") if isinstance(question, dict) else None
    if not isinstance(name, str) or name not in _ESTIMATES:
        raise BadArgument("question", "Of this question no estimate is made.", expected=EXPECTED)
    given = question.get("arguments", {})
    if not isinstance(given, dict) or set(question) - {"question", "arguments"}:
        raise BadArgument("question", "The arguments of the question are no object.", expected=EXPECTED)
    return name, given


def _arguments(info: Info, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments as the question's own function gets them, by their names in Python. Raises BadArgument."""
    asked = info.schema._schema.query_type
    assert asked is not None
    declared = asked.fields[name]
    unknown = sorted(set(given) - set(declared.args))
    if unknown:
        raise BadArgument("question", f"{name} has no argument {unknown[0][:60]!r}.", expected="its own arguments")
    try:
        taken = {key: coerce_input_value(value, declared.args[key].type) for key, value in given.items()}
    except (GraphQLError, ValueError) as refused:
        raise BadArgument("question", f"{refused}"[:300], expected="arguments of the question's own types") from refused
    field = info.schema.get_field_for_type(name, "Query")
    assert field is not None
    converter = info.schema.schema_converter
    return convert_arguments(taken, field.arguments, converter.scalar_registry, converter.config)


def _companions(info: Info, given: dict[str, Any], begun: float) -> Estimate:
    asking, filter = info.context, chosen(given.get("filter"))
    subject = given.get("subject")
    what = moved(asking, filter, [] if subject is None else [subject])
    about = next(iter(what.subjects), None)
    left_out = identifiers(asking.seen(filter), given["exclude"]) if given.get("exclude") else ()
    types = asking.types(given.get("subject_types"), "subjectTypes")
    kept = narrowed(what.sightings, about, types, left_out)
    Together(given.get("within_seconds", 60), given.get("within_metres", 0), given.get("least_places", 2))  # or refused
    present = len(np.unique(kept.subjects))
    reading = perf_counter() - begun
    if subject is not None:
        known = about is not None and kept.subject(about) is not None
        return _told("companions", kept, max(present - 1, 0) if known else 0, reading + len(kept.at) * ONE)
    cost = len(kept.at) * (SEARCH + WORLDS * WORLD)
    return _told("companions", kept, present * (present - 1) // 2, reading + cost)


def _scene_collision(info: Info, given: dict[str, Any], begun: float) -> Estimate:
    asking, filter = info.context, chosen(given.get("filter"))
    scenes = given.get("scenes") or []
    if len(scenes) > collision.MOST_SCENES:
        raise LimitExceeded("scenes", len(scenes), collision.MOST_SCENES)
    asked = [scene_of(asking, scene, filter) for scene in scenes]
    sightings = asking.sightings(filter)
    found = [at_scene(sightings, scene) for scene in asked]
    there = collision.present_rows(asked, found)
    anywhere = np.bincount(sightings.subjects[there], minlength=len(sightings.subject_ids)) > 0
    include = given.get("include")
    seen = asking.seen(filter)
    fits = asked_about(
        sightings,
        there,
        asking.types(given.get("subject_types"), "subjectTypes"),
        None if include is None else identifiers(seen, include),
        identifiers(seen, given.get("exclude") or ()),
    )
    seconds = perf_counter() - begun + len(sightings.at) * SCENE * len(asked)
    return _told("sceneCollision", sightings, int(np.count_nonzero(anywhere & fits)), seconds)


def _told(name: str, sightings: Sightings, compared: int, seconds: float) -> Estimate:
    return Estimate(
        question=name,
        readings=len(sightings.at),
        subjects=len(np.unique(sightings.subjects)),
        compared=compared,
        seconds=round(seconds, 2),
        hidden_by_filter=sightings.hidden,
        snapshot_age=sightings.age,
    )


_ESTIMATES = {"companions": _companions, "sceneCollision": _scene_collision}
