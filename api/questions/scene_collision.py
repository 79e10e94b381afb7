"""sceneCollision: who was at several scenes, or at one and not at another though somebody watched?"""

from __future__ import annotations

import strawberry

from algorithms.movement import scene_collision as movement
from api.connections import page_size
from api.types.borne import identifiers
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.lead import Leads, after_lead, leads_of
from api.types.scene import Scene, scene_of
from api.types.tries import tried
from graph_model.errors import LimitExceeded

MOST_LISTED = 10_000
MOST_LISTS = 20
MOST_LEADS = 500


@strawberry.input(description="Whom a list names, such as residents, staff or responders; bearers or identifiers.")
class SubjectList:
    name: str
    ids: list[strawberry.ID]


@strawberry.type
class Query:
    @strawberry.field(
        description="""Who was at at least so many of the scenes, over all kinds of sensors; with what each subject's
coverage was at each. Whoever stands on one of the `marked` lists is told so and stays: burglars are residents. Of a
bearer on a list the identifiers count while they bore them: `include` takes who was read at a scene then, `exclude`
leaves out who was read at the scenes then alone."""
    )
    def scene_collision(
        self,
        info: Info,
        scenes: list[Scene],
        at_least: int | None = None,
        subject_types: list[str] | None = None,
        include: list[strawberry.ID] | None = None,
        exclude: list[strawberry.ID] | None = None,
        marked: list[SubjectList] | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
        case: strawberry.ID | None = None,
    ) -> Leads:
        asking, given = info.context, chosen(filter)
        size, lists = page_size(first, MOST_LEADS), marked or []
        page = after_lead(after, 1)
        for name, many, most in (
            ("scenes", len(scenes), movement.MOST_SCENES),
            ("include", len(include or ()), MOST_LISTED),
            ("exclude", len(exclude or ()), MOST_LISTED),
            ("marked", len(lists), MOST_LISTS),
            ("marked", sum(len(one.ids) for one in lists), MOST_LISTED),
        ):
            if many > most:
                raise LimitExceeded(name, many, most)
        seen = asking.seen(given)
        asked = [scene_of(asking, scene, given) for scene in scenes]
        sightings = asking.sightings(given)
        found = movement.scene_collision(
            sightings,
            asked,
            at_least,
            subject_types=asking.types(subject_types, "subjectTypes"),
            include=None if include is None else identifiers(seen, include),
            exclude=identifiers(seen, exclude or ()),
            marked={one.name: identifiers(seen, one.ids) for one in lists},
            first=size,
            after=page,
        )
        return leads_of(asking, given, found, sightings, tries=tried(info, case))
