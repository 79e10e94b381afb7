"""What every file says about its diagram: what was asked, when and how, what was left out, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_model.reader import FactFilter
from graph_model.registry import Registry
from graph_model.values.instant import iso


@dataclass(frozen=True, slots=True)
class SourceShare:
    """One source behind a diagram: how many of the links and of the claims about its elements are its own."""

    name: str
    title: str
    licence: str
    links: int
    claims: int


@dataclass(frozen=True, slots=True)
class About:
    """The circumstances of one diagram.

    registry: the declarations it was drawn with. asked_at: integer milliseconds UTC, given by the caller, so that the
    same diagram is the same file. question: plain JSON, the question's name and arguments. omitted: entities met that
    are neither drawn nor in a fold, with at_least: at least so many. hubs: drawn, and not walked. hidden: facts among
    what is drawn that the filter leaves out. time_is: what asked_at is, for people.
    """

    registry: Registry
    title: str
    asked_at: int
    question: Mapping[str, Any] = field(default_factory=dict)
    filter: FactFilter = field(default_factory=FactFilter)
    omitted: int = 0
    at_least: bool = False
    hubs: tuple[str, ...] = ()
    hidden: int = 0
    sources: tuple[SourceShare, ...] = ()
    time_is: str = "Asked"

    def as_json(self) -> dict[str, Any]:
        """Everything as plain JSON, times in RFC 3339."""
        return {
            "title": self.title,
            "askedAt": _time(self.asked_at),
            "question": dict(self.question),
            "filter": _filter(self.filter),
            "omitted": self.omitted,
            "atLeast": self.at_least,
            "hubsNotWalked": list(self.hubs),
            "hiddenByFilter": self.hidden,
            "sources": [
                {"name": s.name, "title": s.title, "licence": s.licence, "links": s.links, "claims": s.claims}
                for s in self.sources
            ],
        }

    def sentences(self) -> Iterator[tuple[str, str]]:
        """The same for people: (heading, sentence)."""
        yield self.time_is, _time(self.asked_at)
        yield "Question", "; ".join(f"{name}: {_words(value)}" for name, value in self.question.items()) or "not known"
        yield "Filter", "; ".join(_filter_words(self.filter)) or "none: every fact counts"
        yield "Hidden by the filter", f"{self.hidden} facts among what is drawn"
        yield "Left out", f"{'at least ' if self.at_least else ''}{self.omitted} neighbours that were met"
        yield "Shown, not walked further", ", ".join(self.hubs) or "none"
        yield "Sources", "; ".join(_source_words(source) for source in self.sources) or "none"


def _time(at: int) -> str:
    return iso(at, "UTC").replace("+00:00", "Z")


def _filter(chosen: FactFilter) -> dict[str, Any]:
    times = {"since": chosen.since, "until": chosen.until, "asOf": chosen.as_of}
    return {name: None if at is None else _time(at) for name, at in times.items()} | {
        "undated": chosen.undated,
        "leastGrade": None if chosen.least_grade is None else str(chosen.least_grade),
        "ungraded": chosen.ungraded,
        "sources": None if chosen.sources is None else list(chosen.sources),
        "notSources": list(chosen.not_sources),
    }


def _filter_words(chosen: FactFilter) -> Iterator[str]:
    if chosen.since is not None:
        yield f"since {_time(chosen.since)}"
    if chosen.until is not None:
        yield f"before {_time(chosen.until)}"
    if chosen.since is not None or chosen.until is not None:
        yield "undated facts too" if chosen.undated else "no undated facts"
    if chosen.least_grade is not None:
        unjudged = "what cannot be judged too" if chosen.ungraded else "nothing that cannot be judged"
        yield f"grade {chosen.least_grade} or better, {unjudged}"
    if chosen.sources is not None:
        yield "only from " + (", ".join(chosen.sources) or "no source")
    if chosen.not_sources:
        yield "not from " + ", ".join(chosen.not_sources)
    if chosen.as_of is not None:
        yield f"as recorded by {_time(chosen.as_of)}"


def _source_words(source: SourceShare) -> str:
    licence = f", {source.licence}" if source.licence else ""
    return f"{source.title or source.name} ({source.name}{licence}): {source.links} links, {source.claims} claims"


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else "all" if value is None else str(value)
