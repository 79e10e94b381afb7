"""Who asks, and what they may see: made once for a request; below it nobody mentions visibility again."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_model.grade import Grade


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts count. Times are integer milliseconds UTC, the window is half open.

    An undated fact passes a time filter only when `undated`; a fact that cannot be judged (F or 6) passes a grade
    filter unless `ungraded` is False. as_of: what was recorded by then.
    """

    since: int | None = None
    until: int | None = None
    undated: bool = True
    least_grade: Grade | None = None
    ungraded: bool = True
    sources: tuple[str, ...] | None = None
    not_sources: tuple[str, ...] = ()
    as_of: int | None = None

    @property
    def hides_nothing(self) -> bool:
        """True where every fact passes."""
        return self == FactFilter()


@dataclass(frozen=True, slots=True)
class Reader:
    """Visibility classes that the reader may see, the filter of this question, and how long it may take (seconds)."""

    vc: tuple[int, ...]
    name: str = "local"
    filter: FactFilter = field(default_factory=FactFilter)
    deadline: float = 30.0
