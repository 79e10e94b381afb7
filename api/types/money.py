"""Traced money as GraphQL tells it: payments in the order of time, where the money stays, the range of the methods."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from algorithms.money.trace import Flow, Method, Rest, Traced
from api.scalars import DateTime
from api.types.entity import Entity, Info, load
from api.types.fact import Fact, facts_of
from graph_model.values.money import MONEY
from graph_model.view import UNDATED, View
from stores.graph.reads.facts import SeenFact
from stores.graph.reads.steps import Pair, ties
from stores.graph.seen import SeenGraph

PAYMENTS = 300
"""Payments told of one currency; the others are counted."""
RESTS = 100
"""Places told where money of one currency stays; the others are counted."""
_PARALLEL = 20
"""Payments of one moment between the same two that are looked at for their records."""
_ENTITIES = 200

strawberry.enum(
    Method,
    name="TraceMethod",
    description="""Which money leaves a mixed account first. FIFO: what came first. PROPORTIONAL: of everything its
share, rounded down to the smallest unit. LOWEST_BALANCE: the followed money last, so that no more of it is left than
the lowest balance since it came. Which of them holds is for a court to say; nobody can see it.""",
)


@strawberry.type(description="A payment that holds followed money. Sums are exact, in the currency of the flow.")
class TracedPayment:
    start: strawberry.ID = strawberry.field(name="from", description="Who paid; a card as its account.")
    end: strawberry.ID = strawberry.field(name="to")
    at: DateTime
    amount: str
    traced: str = strawberry.field(description="How much of it is followed money by the chosen method.")
    least: str = strawberry.field(description="By the method that follows least here.")
    most: str
    level: int = strawberry.field(description="Payments since the start, at least; 0: only another method follows it.")
    facts: list[Fact] = strawberry.field(description="The record, or parallel ones of the same moment and amount.")


@strawberry.type(description="Where followed money stays: an account, a shop, a cash machine.")
class MoneyRest:
    entity: strawberry.ID
    kept: str = strawberry.field(description="What came and did not go on, by the chosen method.")
    least: str
    most: str
    first: DateTime = strawberry.field(description="When followed money came first.")
    last: DateTime
    opening: str = strawberry.field(
        description="""What it held at least before the first payment that is known, as it paid more than it was paid;
what it really held is not known. Backwards: after the last."""
    )


@strawberry.type(description="What happened to the money of one currency. Started = kept by all rests + below.")
class CurrencyFlow:
    currency: str
    started: str
    below: str = strawberry.field(description="Not followed, as it was less than `leastAmount` in one payment.")
    payment_count: int
    payments: list[TracedPayment]
    rest_count: int
    rests: list[MoneyRest] = strawberry.field(description="The largest first, then by id.")


@strawberry.type(description="A trace of money by one method, with the range across all three.")
class MoneyFlow:
    method: Method
    accounts: list[strawberry.ID] = strawberry.field(description="From where it begins.")
    flows: list[CurrencyFlow] = strawberry.field(description="One for each currency; they are never mixed.")
    entities: list[Entity] = strawberry.field(description="All that are named here, by id.")
    undated: int = strawberry.field(description="Payments in the graph that nobody can follow, as they have no time.")
    unsaid: int = strawberry.field(description="Payments in the graph without an amount.")
    hidden_by_filter: int = strawberry.field(description="Payments that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the graph was read.")


def flow_of(seen: SeenGraph, view: View, flow: Flow) -> CurrencyFlow:
    """A flow for GraphQL, with the records of its payments."""
    shown = flow.payments[:PAYMENTS]
    facts = facts_of_payments(seen, view, [one.link for one in shown])

    def money(minor: int) -> str:
        return str(MONEY.as_json((minor, flow.currency))["amount"])

    return CurrencyFlow(
        currency=flow.currency,
        started=money(flow.started),
        below=money(flow.below),
        payment_count=len(flow.payments),
        payments=[
            TracedPayment(
                start=strawberry.ID(one.payer),
                end=strawberry.ID(one.payee),
                at=DateTime(one.at),
                amount=money(one.amount),
                traced=money(one.traced),
                least=money(one.least),
                most=money(one.most),
                level=one.level,
                facts=found,
            )
            for one, found in zip(shown, facts, strict=True)
        ],
        rest_count=len(flow.rests),
        rests=[
            MoneyRest(
                entity=strawberry.ID(rest.id),
                kept=money(rest.kept),
                least=money(rest.least),
                most=money(rest.most),
                first=DateTime(rest.first),
                last=DateTime(rest.last),
                opening=money(rest.opening),
            )
            for rest in flow.rests[:RESTS]
        ],
    )


def entities_of(info: Info, flows: Sequence[Flow], accounts: Sequence[str]) -> list[Entity]:
    """Whoever is named in what is told of some flows."""
    payments: list[Traced] = [one for flow in flows for one in flow.payments[:PAYMENTS]]
    rests: list[Rest] = [rest for flow in flows for rest in flow.rests[:RESTS]]
    ends = {end for one in payments for end in (one.payer, one.payee)}
    ids = sorted({*accounts, *ends, *(rest.id for rest in rests)})
    loaded: dict[str, Entity] = {}
    for begin in range(0, len(ids), _ENTITIES):
        loaded |= load(info.context, ids[begin : begin + _ENTITIES])
    return [loaded[entity] for entity in ids if entity in loaded]


def facts_of_payments(seen: SeenGraph, view: View, links: Sequence[int]) -> list[list[Fact]]:
    """The records of each payment: of its type, ends and time, and with its amount in its currency."""
    pairs = [
        Pair(
            view.ids[view.starts[link]],
            view.ids[view.ends[link]],
            (view.link_names[view.link_types[link]],),
            way="OUT",
            span=(_known(view.since[link]), _known(view.until[link])),
        )
        for link in links
    ]
    sums = [_sum(view, link) for link in links]
    found = ties(seen, list(dict.fromkeys(pairs)), _PARALLEL)
    kept: list[list[SeenFact]] = [
        [
            fact
            for tie in found[pair]
            for fact in tie.facts
            if (fact.properties.get("amount"), fact.properties.get("amount_currency")) == paid
        ]
        for pair, paid in zip(pairs, sums, strict=True)
    ]
    said = iter(facts_of(seen, [fact for facts in kept for fact in facts]))
    return [[next(said) for _ in facts] for facts in kept]


def _sum(view: View, link: int) -> tuple[int | None, str | None]:
    """Amount in the smallest unit, and currency; None for what nobody said."""
    if view.amounts is None or view.currencies is None or view.currencies[link] < 0:
        return None, None
    return int(view.amounts[link]), view.currency_names[view.currencies[link]]


def _known(moment: int) -> int | None:
    return None if moment == UNDATED else int(moment)
