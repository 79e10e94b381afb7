"""moneyPatterns: where money moves in a shape that is looked for, with the payments it rests on."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

import strawberry

from algorithms.money.fans import fans
from algorithms.money.gathering import gather_scatter, scatter_gather, stacks
from algorithms.money.passing import passing
from algorithms.money.patterns import Pattern
from algorithms.money.rings import rings
from algorithms.money.splitting import splitting
from api.connections import Edge, PageInfo, connection, page_size, paged
from api.questions.money_trace import PAYMENT, least_amounts
from api.scalars import DateTime
from api.types.entity import Entity, Info, load
from api.types.fact import Fact
from api.types.filter import FactFilter, chosen
from api.types.money import facts_of_payments
from graph_model.errors import BadArgument
from graph_model.values.money import MONEY
from graph_model.view import View

MOST = 50
"""Findings of one page."""
MOST_HOURS = 24 * 365 * 10
"""Hours, `withinHours`."""
LONGEST = 10
"""Steps of a cycle, `longest`."""
MOST_LEAST = 1_000
"""`least`."""
MEMBERS, FACTS = 100, 20
"""Entities and records told of one finding; the others are counted."""


class Shape(StrEnum):
    """Which shape is looked for."""

    FAN_IN = "FAN_IN"
    FAN_OUT = "FAN_OUT"
    CYCLE = "CYCLE"
    GATHER_SCATTER = "GATHER_SCATTER"
    SCATTER_GATHER = "SCATTER_GATHER"
    STACK = "STACK"
    PASSING = "PASSING"
    SPLITTING = "SPLITTING"


strawberry.enum(
    Shape,
    name="MoneyShape",
    description="""FAN_IN: many pay one. FAN_OUT: one pays many. CYCLE: money comes back, in time order.
GATHER_SCATTER: many pay one, who then pays many. SCATTER_GATHER: one pays many, who then pay one. STACK: each of some
payers pays each of some accounts, who each pay each of some payees. PASSING: what comes in quickly leaves again.
SPLITTING: one pays parts under a threshold that reach it together. Wages and rents have such shapes too.""",
)


@strawberry.type(description="Payments that have the shape. Sums are exact.")
class MoneyPattern:
    currency: str
    entities: list[Entity] = strawberry.field(description="The one that it is about first; at most 100.")
    entity_count: int
    total: str
    first: DateTime
    last: DateTime
    payment_count: int
    facts: list[Fact] = strawberry.field(description="The first records that it rests on.")


@strawberry.type(description="The ones with most entities first, then by total and time; cycles the shortest first.")
class MoneyPatterns:
    edges: list[Edge[MoneyPattern]]
    page_info: PageInfo
    total: int
    at_least: bool
    payments: int = strawberry.field(description="Payments that were looked at.")
    hidden_by_filter: int
    snapshot_age: float = strawberry.field(description="Seconds since the graph was read.")


@strawberry.type
class Query:
    @strawberry.field(
        description="""Where money moves in a shape. `least`: accounts on each side, or payments for PASSING and
SPLITTING. `withinHours`: of the whole shape, or between in and out; needed for PASSING and SPLITTING. `longest`: steps
of a CYCLE. `threshold`: for SPLITTING, as `10000` or `10000 GBP`. Currencies are never mixed."""
    )
    def money_patterns(
        self,
        info: Info,
        shape: Shape,
        filter: FactFilter,
        least: int = 3,
        within_hours: float | None = None,
        longest: int = 6,
        threshold: str | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> MoneyPatterns:
        asking, size = info.context, page_size(first, MOST)
        page_size(least, MOST_LEAST, "least")
        page_size(longest, LONGEST, "longest")
        within = _milliseconds(within_hours, needed=shape in (Shape.PASSING, Shape.SPLITTING))
        if shape is Shape.SPLITTING and threshold is None:
            raise BadArgument("threshold", "SPLITTING needs a threshold.", expected="as 10000 or 10000 GBP")
        thresholds = least_amounts(threshold, "threshold")
        view = asking.view(chosen(filter), [PAYMENT])
        found = list(enumerate(_search(view, shape, least, within, longest, thresholds)()))
        shown, total = paged(found, size, after, _key, [int])
        seen = asking.seen(chosen(filter))
        members = sorted({entity for _, one in shown[:size] for entity in one.entities[:MEMBERS]})
        loaded: dict[str, Entity] = {}
        for begin in range(0, len(members), 200):
            loaded |= load(asking, members[begin : begin + 200])
        links = [link for _, one in shown[:size] for link in one.payments[:FACTS]]
        said = dict(zip(links, facts_of_payments(seen, view, links), strict=True))

        def told(numbered: tuple[int, Pattern]) -> MoneyPattern:
            one = numbered[1]
            return MoneyPattern(
                currency=one.currency,
                entities=[loaded[entity] for entity in one.entities[:MEMBERS] if entity in loaded],
                entity_count=len(one.entities),
                total=str(MONEY.as_json((one.total, one.currency))["amount"]),
                first=DateTime(one.first),
                last=DateTime(one.last),
                payment_count=len(one.payments),
                facts=[fact for link in one.payments[:FACTS] for fact in said[link]],
            )

        page = connection(shown, size, _key, told, total)
        return MoneyPatterns(
            edges=page.edges,
            page_info=page.page_info,
            total=page.total,
            at_least=page.at_least,
            payments=len(view.starts),
            hidden_by_filter=view.hidden,
            snapshot_age=view.age,
        )


def _search(
    view: View, shape: Shape, least: int, within: int | None, longest: int, thresholds: dict[str, int]
) -> Callable[[], tuple[Pattern, ...]]:
    hours = within or 0
    return {
        Shape.FAN_IN: lambda: fans(view, inward=True, least=least, within=within),
        Shape.FAN_OUT: lambda: fans(view, inward=False, least=least, within=within),
        Shape.CYCLE: lambda: rings(view, longest=longest, in_time_order=True, within=within),
        Shape.GATHER_SCATTER: lambda: gather_scatter(view, least=least, within=within),
        Shape.SCATTER_GATHER: lambda: scatter_gather(view, least=least, within=within),
        Shape.STACK: lambda: stacks(view, least=max(least, 2)),
        Shape.PASSING: lambda: passing(view, hours, least=least),
        Shape.SPLITTING: lambda: splitting(view, thresholds, hours, least=least),
    }[shape]


def _milliseconds(hours: float | None, *, needed: bool) -> int | None:
    """Raises BadArgument."""
    if hours is None and needed:
        raise BadArgument("withinHours", "This shape needs a time.", expected=f"0 to {MOST_HOURS}")
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        raise BadArgument("withinHours", f"withinHours is {hours}.", expected=f"0 to {MOST_HOURS}")
    return None if hours is None else int(Decimal(str(hours)) * 3_600_000)


def _key(numbered: tuple[int, Pattern]) -> tuple[int]:
    return (numbered[0],)
