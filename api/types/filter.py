"""The filter that every question takes."""

from __future__ import annotations

import strawberry

from api.scalars import DateTime
from graph_model.errors import BadArgument
from graph_model.grade import parse_grade
from graph_model.reader import FactFilter as Chosen


@strawberry.input(description="Which facts count. What it hides is counted, never silent.")
class FactFilter:
    since: DateTime | None = strawberry.field(default=None, description="Facts that held at this time or later.")
    until: DateTime | None = strawberry.field(default=None, description="Facts that held before this time.")
    undated: bool = strawberry.field(default=True, description="Whether undated facts pass a time filter.")
    least_grade: str | None = strawberry.field(
        default=None, description="As B2: reliability B or better and credibility 2 or better."
    )
    ungraded: bool = strawberry.field(
        default=True, description="Whether F and 6, which cannot be judged, pass a grade filter."
    )
    sources: list[str] | None = strawberry.field(default=None, description="Only facts of these sources.")
    not_sources: list[str] | None = strawberry.field(default=None, description="No facts of these sources.")
    as_of: DateTime | None = strawberry.field(default=None, description="Only what was recorded by then.")


def chosen(given: FactFilter | None) -> Chosen:
    """The filter of a question. Raises BadArgument."""
    if given is None:
        return Chosen()
    if given.since is not None and given.until is not None and given.since >= given.until:
        raise BadArgument("filter", "The window ends before it begins.", expected="since before until")
    return Chosen(
        since=given.since,
        until=given.until,
        undated=given.undated,
        least_grade=parse_grade(given.least_grade, "filter.leastGrade") if given.least_grade else None,
        ungraded=given.ungraded,
        sources=None if given.sources is None else tuple(sorted(set(given.sources))),
        not_sources=tuple(sorted(set(given.not_sources or []))),
        as_of=given.as_of,
    )
