"""The working value: what is shown where claims differ, drawn by a rule; a conclusion is what a person decided.

Rule: best grade first, then the most recent, then the value that most sources agree on, then the smallest claim id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.declare import Attribute
from graph_model.values.base import Agreement, Value
from graph_model.verdicts import Conclusion

RULE = "grade, then recency, then agreement of sources"
CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A claim as a reader sees it. properties: as stored. Times are integer milliseconds UTC."""

    id: str
    entity: str
    properties: dict[str, Any]

    @property
    def grade(self) -> tuple[int, int]:
        """(reliability, credibility), 1 is best."""
        return self.properties["reliability"], self.properties["credibility"]

    @property
    def time(self) -> int:
        """When it was observed, else when it was recorded."""
        observed = self.properties.get("observed_at")
        return int(self.properties["recorded_at"] if observed is None else observed)


@dataclass(frozen=True, slots=True)
class WorkingValue:
    """The value of one attribute, the claim it is drawn from, and how many claims agree and differ. different: ids of
    the claims that say something else."""

    attribute: str
    value: Value
    claim: SeenClaim
    agreeing: int
    different: tuple[str, ...] = ()
    conclusion: Conclusion | None = None

    @property
    def differing(self) -> int:
        """How many claims say something else."""
        return len(self.different)

    @property
    def rule(self) -> str:
        """How it was drawn."""
        return CONCLUSION if self.conclusion else RULE


def working_value(
    attribute: Attribute, claims: Sequence[SeenClaim], conclusions: Sequence[Conclusion] = ()
) -> WorkingValue | None:
    """The working value of `attribute` over the claims that a reader sees, or None where no claim gives one."""
    given = [
        (claim, value)
        for claim in claims
        if (value := attribute.type.load(attribute.name, claim.properties)) is not None
    ]
    if not given:
        return None
    if len(given) == 1 and not conclusions:  # most of what is read: there is nothing to choose among
        return WorkingValue(attribute.name, given[0][1], given[0][0], 0)
    decided = next((c for c in sorted(conclusions, key=_latest) if c.attribute == attribute.name), None)
    chosen = next(((claim, value) for claim, value in given if decided and _decided_upon(claim, decided)), None)
    if chosen is None:
        decided = None
        sources: dict[Value, set[str]] = {}
        for claim, value in given:
            sources.setdefault(value, set()).add(claim.properties["source"])
        chosen = min(given, key=lambda one: (one[0].grade, -one[0].time, -len(sources[one[1]]), one[0].id))
    different = sorted(
        claim.id
        for claim, value in given
        if claim is not chosen[0] and attribute.type.compare(chosen[1], value) is Agreement.DIFFERENT
    )
    agreeing = len(given) - 1 - len(different)
    return WorkingValue(attribute.name, chosen[1], chosen[0], agreeing, tuple(different), decided)


def _decided_upon(claim: SeenClaim, conclusion: Conclusion) -> bool:
    return (claim.id, claim.properties["version"]) == (conclusion.claim_id, conclusion.claim_version)


def _latest(conclusion: Conclusion) -> tuple[int, str]:
    return -conclusion.decided_at, conclusion.id
