"""moneyTrace: where money went from an account or a person, or where it came from."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Annotated

import strawberry

from algorithms.money.purses import accounts_of, cards_of
from algorithms.money.trace import Method, money_trace
from api.connections import page_size
from api.types.direction import Direction
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.money import MoneyFlow, entities_of, flow_of
from graph_model.errors import BadArgument
from graph_model.values.base import Context, Refused
from graph_model.values.currency import EXPONENTS
from graph_model.values.money import MONEY
from graph_model.values.numerals import number
from stores.graph.reads.entities import resolve

LEVELS = 20
"""Payments one after the other, `levels`."""
PAYMENT = "PAID"
TIES = ("CARD_OF", "OWNS", "USES")
"""What says whose an account is; the window of time does not count for these."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""Follow what an entity pays (OUT), or what it was paid (IN), payment by payment in time order, up
to `levels` payments; for a person from all accounts and cards that they own or use. Amounts are conserved to the
smallest unit. `method` says which money leaves a mixed account first; it has no default, as the choice decides the
result. `least` and `most` give the range across all methods. A card pays as its account. `leastAmount`: payments that
hold less of the followed money are not followed further: `100`, in each currency, or `100 GBP`. Null for an unknown
entity."""
    )
    def money_trace(
        self,
        info: Info,
        from_: Annotated[strawberry.ID, strawberry.argument(name="from")],
        method: Method,
        filter: FactFilter,
        direction: Direction = Direction.OUT,
        levels: int = 6,
        least_amount: str | None = None,
    ) -> MoneyFlow | None:
        asking, facts = info.context, chosen(filter)
        page_size(levels, LEVELS, "levels")
        if direction is Direction.BOTH:
            raise BadArgument("direction", "Money is followed one way.", expected="OUT or IN")
        least = least_amounts(least_amount, "leastAmount")
        known = resolve(asking.seen(facts), [from_])
        if from_ not in known:
            return None
        ties = asking.view(replace(facts, since=None, until=None, undated=True), TIES)
        accounts = accounts_of(ties, known[from_], asking.registry.links[PAYMENT].starts)
        view = asking.view(facts, [PAYMENT])
        found = money_trace(
            view,
            accounts,
            method,
            backwards=direction is Direction.IN,
            levels=levels,
            least=least,
            cards=cards_of(ties),
            progress=asking.progress,
        )
        return MoneyFlow(
            method=method,
            accounts=[strawberry.ID(account) for account in accounts],
            flows=[flow_of(asking.seen(facts), view, flow) for flow in found.flows],
            entities=entities_of(info, found.flows, accounts),
            undated=found.undated,
            unsaid=found.unsaid,
            hidden_by_filter=view.hidden,
            snapshot_age=view.age,
        )


def least_amounts(given: str | None, argument: str) -> dict[str, int]:
    """An amount in the smallest unit of each currency that it is said for. Raises BadArgument."""
    if given is None:
        return {}
    try:
        if given.strip()[-1:].isdigit() and given.strip()[:1].isdigit():
            amount = number(given.strip(), Context())
            return {code: int(_minor(amount, exponent)) for code, exponent in EXPONENTS.items()}
        cleaned = MONEY.clean(given, Context())
    except Refused as refused:
        raise BadArgument(argument, str(refused), expected="an amount such as 100 or 100.00 GBP") from refused
    minor, code = cleaned if isinstance(cleaned, tuple) else (0, "")
    return {str(code): max(int(minor), 0)}


def _minor(amount: Decimal, exponent: int) -> Decimal:
    scaled = min(amount.scaleb(exponent), Decimal(2**60))
    return scaled.to_integral_value(ROUND_CEILING)
