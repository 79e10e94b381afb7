"""associationRules: which attributes of cases go with which attributes of offenders, more often than chance gives?"""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from algorithms.analyses import rules as analysis
from algorithms.analyses.clock import on_clock
from algorithms.movement.local_time import DAY, HOUR
from api.happenings import Happenings, happenings, read_entities
from api.parties import parties
from api.types.analysed import CaseAttribute, OffenderAttribute
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument
from graph_model.keys import type_of
from stores.graph.reads.entities import SeenEntity
from stores.graph.reads.facts import SeenFact
from stores.graph.seen import SeenGraph

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = ("night", "morning", "afternoon", "evening")
MOST_ROLES = 50


@strawberry.type(description="An attribute and a value of it.")
class RuleItem:
    attribute: str
    value: str


@strawberry.type(description="Cases with these attributes go with offenders with that one.")
class AssociationRule:
    if_: list[RuleItem] = strawberry.field(name="if")
    then: RuleItem
    count: int = strawberry.field(description="Rows that hold all; a row is one offender of one case.")
    support: float = strawberry.field(description="Their share of all rows.")
    confidence: float = strawberry.field(description="Their share of the rows of such cases.")
    usual: float = strawberry.field(description="Share of all rows with such an offender.")
    lift: float = strawberry.field(description="Confidence over usual.")
    coverage: float = strawberry.field(description="Their share of the rows with such an offender.")
    expected: float = strawberry.field(description="Rows that chance alone would give.")
    p: float = strawberry.field(description="Fisher's exact test, one-sided.")
    corrected: float = strawberry.field(description="p after Holm among all that were tried.")
    fact_ids: list[strawberry.ID] = strawberry.field(description="The facts that tie these offenders to these cases.")
    case_ids: list[strawberry.ID]
    offender_ids: list[strawberry.ID]


@strawberry.type(description="Rules, the most surprising first, and how many were tried.")
class AssociationRules:
    rules: list[AssociationRule]
    tried: int
    total: int = strawberry.field(description="Rows: one for each offender of a case.")
    merged: int = strawberry.field(description="Rows of one offender that said the same and were counted once.")
    rare: int = strawberry.field(description="Items that too few rows hold.")
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""Association rules between events and those who took part in them in one of the roles, suspect and
offender by default. least: rows that an item must hold. longest: items before the arrow, 1 or 2. alpha: chance of any
false rule in the answer. They tell what goes together in what was recorded, and nothing of a person."""
    )
    def association_rules(
        self,
        info: Info,
        case: list[CaseAttribute],
        offender: list[OffenderAttribute],
        roles: list[str] | None = None,
        kinds: list[str] | None = None,
        least: int = 10,
        longest: int = 2,
        alpha: float = 0.05,
        zone: str = "UTC",
        filter: FactFilter | None = None,
    ) -> AssociationRules:
        asking, given = info.context, chosen(filter)
        if not case or not offender:
            raise BadArgument("case", "Nothing is asked about.", expected="an attribute of cases, one of offenders")
        if len(roles or []) > MOST_ROLES:
            raise BadArgument("roles", f"There are {len(roles or [])}.", expected=f"at most {MOST_ROLES}")
        seen, events = asking.seen(given), happenings(asking, given, "Event", kinds)
        wanted = {role.casefold() for role in (roles if roles is not None else ["suspect", "offender"])}
        facts = parties(asking, given, events)
        who = [
            fact
            for fact in facts
            if type_of(fact.start) == "Person" and str(fact.properties.get("role", "")).casefold() in wanted
        ]
        known = read_entities(asking, given, _read(seen, events, facts, who))
        found = analysis.rules(
            [fact.id for fact in who],
            {one.value: _of_case(one, seen, events, who, known, zone) for one in set(case)},
            {one.value: _of_offender(one, seen, facts, who, known) for one in set(offender)},
            [seen.clusters.of(fact.start) for fact in who],
            least=least,
            longest=longest,
            alpha=alpha,
        )
        by_id = {fact.id: fact for fact in who}
        return AssociationRules(
            rules=[_told(one, by_id, seen) for one in found.rules],
            tried=found.tried,
            total=found.total,
            merged=found.merged,
            rare=found.rare,
            hidden_by_filter=events.hidden,
            snapshot_age=events.age,
        )


def _read(seen: SeenGraph, events: Happenings, facts: Sequence[SeenFact], who: Sequence[SeenFact]) -> set[str]:
    """Whose attributes are needed: offenders, places, vehicles."""
    vehicles = {fact.start for fact in facts if type_of(fact.start) == "Vehicle"}
    return {seen.clusters.of(one) for one in {fact.start for fact in who} | vehicles} | set(events.places) - {""}


def _of_case(
    wanted: CaseAttribute,
    seen: SeenGraph,
    events: Happenings,
    who: Sequence[SeenFact],
    known: dict[str, SeenEntity],
    zone: str,
) -> list[str | None]:
    """Of each fact the attribute of its event, None where nothing is known."""
    local = on_clock(events.at, zone)
    if wanted is CaseAttribute.PART_OF_DAY:
        hours = (local % DAY // (6 * HOUR)).tolist()
        values = [PARTS[hour] if timed else None for hour, timed in zip(hours, events.timed.tolist(), strict=True)]
    elif wanted is CaseAttribute.WEEKDAY:
        days = ((local // DAY + 3) % 7).tolist()
        values = [DAYS[day] if timed else None for day, timed in zip(days, events.timed.tolist(), strict=True)]
    elif wanted is CaseAttribute.PLACE:
        values = [_value(known.get(place), "kind") for place in events.places]
    else:
        values = [_value(one, wanted.value) for one in events.entities]
    row = {one: number for number, one in enumerate(events.ids)}
    return [values[row[seen.clusters.of(fact.end)]] for fact in who]


def _of_offender(
    wanted: OffenderAttribute,
    seen: SeenGraph,
    facts: Sequence[SeenFact],
    who: Sequence[SeenFact],
    known: dict[str, SeenEntity],
) -> list[str | None]:
    if wanted is not OffenderAttribute.VEHICLE:
        return [_value(known.get(seen.clusters.of(fact.start)), wanted.value) for fact in who]
    body: dict[str, str] = {}
    for fact in facts:
        if type_of(fact.start) == "Vehicle" and (said := _value(known.get(seen.clusters.of(fact.start)), "body")):
            event = seen.clusters.of(fact.end)
            body[event] = min(said, body.get(event, said))
    return [body.get(seen.clusters.of(fact.end)) for fact in who]


def _value(one: SeenEntity | None, attribute: str) -> str | None:
    value = one.values.get(attribute) if one is not None else None
    return str(value.value) if value is not None else None


def _told(one: analysis.Rule, by_id: dict[str, SeenFact], seen: SeenGraph) -> AssociationRule:
    facts = [by_id[row] for row in one.rows]
    return AssociationRule(
        if_=[RuleItem(attribute=name, value=value) for name, value in one.if_],
        then=RuleItem(attribute=one.then[0], value=one.then[1]),
        count=one.count,
        support=one.support,
        confidence=one.confidence,
        usual=one.usual,
        lift=one.lift,
        coverage=one.coverage,
        expected=one.expected,
        p=one.p,
        corrected=one.corrected,
        fact_ids=[strawberry.ID(fact.id) for fact in facts],
        case_ids=[strawberry.ID(low) for low in sorted({seen.clusters.of(fact.end) for fact in facts})],
        offender_ids=[strawberry.ID(low) for low in sorted({seen.clusters.of(fact.start) for fact in facts})],
    )
