"""cardOwners: whose vehicle, tag or phone stood at the shop each time a card paid?"""

from __future__ import annotations

import numpy as np
import strawberry

from algorithms.movement import card_owners as movement
from algorithms.movement.narrowed import narrowed
from algorithms.movement.shop_places import Purchases
from api.connections import page_size
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.lead import Leads, after_lead, leads_of
from api.types.tries import tried
from graph_model.view import UNDATED, View
from stores.graph.reads.entities import resolve

PAID, CARD = "PAID", "PaymentCard"
SHOPS = ("Location", "Organisation")
MOST_LEADS = 200
_MINUTE = 60_000


@strawberry.type
class Query:
    @strawberry.field(
        description="""Which vehicle, tag or phone belongs to which payment card: who stood at the shop each time it
paid, more often than chance gives. Where shops are is learnt. Of one card, or of all; nothing is found of a card that
does not exist for the reader. Purchases of which only the day is known count for nothing."""
    )
    def card_owners(
        self,
        info: Info,
        filter: FactFilter,
        card: strawberry.ID | None = None,
        subject_types: list[str] | None = None,
        within_metres: float = 100,
        slack_seconds: float = 60,
        least_purchases: int = 3,
        first: int = 50,
        after: str | None = None,
        case: strawberry.ID | None = None,
    ) -> Leads:
        asking, given, size = info.context, chosen(filter), page_size(first, MOST_LEADS)
        page = after_lead(after, 2)
        known = str(card) if card is None else resolve(asking.seen(given), [card]).get(card, str(card))
        types = asking.types(subject_types, "subjectTypes") or [one for one in asking.registry.entities if one != CARD]
        sightings = narrowed(asking.sightings(given), None, types, ())
        found = movement.card_owners(
            sightings,
            purchases(asking.view(given, [PAID])),
            within_metres=within_metres,
            slack_seconds=slack_seconds,
            least=least_purchases,
            card=None if card is None else known,
            first=size,
            after=page,
        )
        return leads_of(asking, given, found, sightings, tries=tried(info, case))


def purchases(view: View) -> Purchases:
    """Payments by card to a shop of which the minute is known."""
    types = np.array([name in SHOPS for name in view.type_names], dtype=np.bool_)
    cards = np.array([name == CARD for name in view.type_names], dtype=np.bool_)
    kept = (view.since != UNDATED) & (view.until != UNDATED)
    kept &= view.until - np.where(kept, view.since, view.until) <= _MINUTE
    kept &= cards[view.node_types[view.starts]] & types[view.node_types[view.ends]]
    rows = np.flatnonzero(kept)
    whose, card = np.unique(view.starts[rows], return_inverse=True)
    where, shop = np.unique(view.ends[rows], return_inverse=True)
    return Purchases(
        [view.ids[one] for one in whose.tolist()],
        [view.ids[one] for one in where.tolist()],
        card.astype(np.int64),
        shop.astype(np.int64),
        view.since[rows],
    )
