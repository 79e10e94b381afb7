"""Whose car stood at the till: who was where a card paid, where nobody says where the shops are?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.chance import benjamini_hochberg
from algorithms.movement.lead import Coverage, Lead, Leads, OtherReason, behind
from algorithms.movement.near_places import near
from algorithms.movement.shop_places import DAY, Purchases, shop_places, timed
from algorithms.movement.stops import Stops, stops_of
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.sightings import Sightings

MOST_COMPARED, AT_ONCE = 500_000_000, 20_000_000
"""Purchases times stops, in all and at a time."""
METHOD = (
    "Purchases of a card at which a subject stood at the shop. Where a shop is was learnt: the place at which somebody "
    "stood at its purchases far more often than at others'. A shop whose till stamps one time of day is left out. "
    "Expected: the sum over the card's purchases of the share of all subjects that stood there; p: the chance of so "
    "many for any one subject; q: among all pairs of a card and a subject. By chance: pairs with as many as a lead "
    "needs. Purchases count as independent of one another, which those of one errand are not. Who sat in the car, and "
    "whether cars were exchanged, no reading says."
)


@dataclass(frozen=True, slots=True)
class _Found:
    """rows: k purchases whose shop has a known place. present: (k, subjects), who stood there. read: (k, subjects), of
    whom it is known where they stood. share: k, of all subjects, with one more each of who did and did not."""

    rows: NDArray[np.int64]
    present: NDArray[np.bool_]
    read: NDArray[np.bool_]
    share: NDArray[np.float64]


def card_owners(
    sightings: Sightings,
    purchases: Purchases,
    *,
    within_metres: float = 100,
    slack_seconds: float = 60,
    least: int = 3,
    card: str | None = None,
    first: int = 50,
    after: tuple[str, ...] | None = None,
) -> Leads:
    """Pairs of a card and a subject that stood at the shop at `least` purchases or more, most surprising first.

    within_metres: a place so near a shop is the shop. slack_seconds: by how much a till and a sensor may differ. card:
    pairs of this one alone; shops are learnt from all. after: as for `companions`. Raises BadArgument, LimitExceeded.
    """
    for argument, value, fewest, most in (
        ("withinMetres", within_metres, 0, 10_000),
        ("slackSeconds", slack_seconds, 0, 3_600),
        ("leastPurchases", least, 2, 1_000),
    ):
        if not fewest <= value <= most:
            raise BadArgument(argument, f"{argument} is {value}.", expected=f"{fewest} to {most:,}")
    stops, present = stops_of(sightings), np.unique(sightings.subjects)
    if len(stops.since) * len(purchases.at) > MOST_COMPARED:
        raise LimitExceeded("filter", len(stops.since) * len(purchases.at), MOST_COMPARED)
    slack = round(slack_seconds * 1000)
    found = _stood(sightings, purchases, stops, within_metres, slack)
    found = replace(found, present=found.present[:, present], read=found.read[:, present])
    cards = [one for one in np.unique(purchases.card).tolist() if card in (None, purchases.cards[one])]
    pairs: list[tuple[int, int, int, float, float]] = []
    tails, by_chance = dict[int, NDArray[np.float64]](), 0.0
    for one in cards:
        mine = np.flatnonzero(purchases.card[found.rows] == one)
        tails[one] = _tail(found.share[mine])
        by_chance += len(present) * float(tails[one][least]) if least <= len(mine) else 0
        seen, rare = found.present[mine].sum(axis=0), -np.log(found.share[mine]) @ found.present[mine]
        pairs += [
            (one, n, int(seen[n]), float(tails[one][seen[n]]), float(rare[n]))
            for n in np.flatnonzero(seen >= least).tolist()
        ]
    q = benjamini_hochberg(np.log10([max(pair[3], 1e-300) for pair in pairs]), len(cards) * len(present))
    ranked = sorted(range(len(pairs)), key=lambda n: (pairs[n][3], -pairs[n][4], pairs[n][:2]))

    def names(n: int) -> tuple[str, str]:
        return purchases.cards[pairs[n][0]], sightings.subject_ids[present[pairs[n][1]]]

    def lead(n: int) -> Lead:
        one, who, _, p, _ = pairs[n]
        rivals = sum(pair[0] == one and pair[1] != who and pair[2] >= pairs[n][2] for pair in pairs)
        cards_too = sum(pair[1] == who and pair[0] != one and pair[3] <= p for pair in pairs)
        mine = np.flatnonzero(purchases.card[found.rows] == one)
        return _lead(
            sightings, purchases, stops, found, names(n), (mine, who), (p, float(q[n])), (rivals, cards_too), slack
        )

    rest = behind(ranked, names, after)
    parameters = {"card": card, "within_metres": within_metres, "slack_seconds": slack_seconds, "least": least}
    return Leads(
        tuple(lead(n) for n in rest[:first]),
        len(pairs),
        len(cards) * len(present),
        by_chance,
        METHOD,
        parameters,
        len(rest) > first,
    )


def _stood(sightings: Sightings, purchases: Purchases, stops: Stops, metres: float, slack: int) -> _Found:
    from scipy.sparse import csr_matrix

    known, count = timed(purchases), len(sightings.subject_ids)
    stood = _during(purchases.at[known], stops, slack)
    around, places = near(sightings.where, metres), len(sightings.where.ids)
    ones, every = np.ones(len(around.beside), dtype=np.float32), np.arange(len(stops.since))
    beside = csr_matrix((ones, around.beside, around.begins), shape=(places, places))
    of_stop = beside[stops.places]
    place = shop_places(purchases.shop[known], (stood @ of_stop).toarray() > 0, len(purchases.shops))
    kept = np.flatnonzero(place[purchases.shop[known]] >= 0)
    whose = csr_matrix((np.ones(len(every), dtype=np.float32), (every, stops.subjects)), shape=(len(every), count))
    at_shop = of_stop.T.tocsr()[place[purchases.shop[known[kept]]]]
    present = (stood[kept].multiply(at_shop) @ whose).toarray() > 0
    share = (present.sum(axis=1) + 1) / (len(np.unique(sightings.subjects)) + 2)
    return _Found(known[kept], present, (stood[kept] @ whose).toarray() > 0, share)


def _during(at: NDArray[np.int64], stops: Stops, slack: int) -> Any:
    """(purchases, stops), sparse: 1 where a purchase falls into a stop."""
    from scipy.sparse import csr_matrix, vstack

    block = max(AT_ONCE // max(len(stops.since), 1), 1)
    parts = [at[begin : begin + block, None] for begin in range(0, max(len(at), 1), block)]
    return vstack(
        [
            csr_matrix((stops.since[None] - slack <= part) & (part <= stops.until[None] + slack), dtype=np.float32)
            for part in parts
        ],
        format="csr",
    )


def _tail(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance of k or more of independent events, for each k."""
    chances = np.ones(1)
    for share in shares:
        chances = np.convolve(chances, [1 - share, share])
    return np.minimum(np.cumsum(chances[::-1])[::-1], 1.0)


def _lead(
    sightings: Sightings,
    purchases: Purchases,
    stops: Stops,
    found: _Found,
    names: tuple[str, str],
    pair: tuple[NDArray[np.int64], int],
    chances: tuple[float, float],
    others: tuple[int, int],
    slack: int,
) -> Lead:
    mine, who = pair
    there, read, bought = found.present[mine, who], found.read[mine, who], found.rows[mine]
    own = np.flatnonzero(stops.subjects == sightings.subject(names[1]))
    at = purchases.at[bought[there], None]
    during = own[((stops.since[own] - slack <= at) & (at <= stops.until[own] + slack)).any(axis=0)]
    rows = np.unique(np.concatenate([stops.first[during], stops.last[during]]))
    observed, expected = int(there.sum()), float(found.share[mine].sum())
    shops = len(np.unique(purchases.shop[bought[there]]))
    return Lead(
        subjects=names,
        unit="purchase",
        observed=observed,
        expected=expected,
        p=chances[0],
        q=chances[1],
        places=shops,
        days=len(np.unique(purchases.at[bought[there]] // DAY)),
        coverage=tuple(
            Coverage.SEEN if here else (Coverage.NOT_SEEN_WHILE_WATCHED if known else Coverage.NOT_WATCHED)
            for here, known in zip(there.tolist(), read.tolist(), strict=True)
        ),
        records=tuple(int(key) for key in sightings.keys[rows]),
        sentence=(
            f"At {observed:,} of {len(mine):,} purchases with {names[0]} {names[1]} stood at the shop, at {shops:,} "
            f"different {'shop' if shops == 1 else 'shops'}. Anybody would have stood there at {expected:.2g} of them; "
            f"the chance of as many is {chances[0]:.2g}. Of leads such as this or better the share that is false is "
            f"expected to be at most {chances[1]:.2g}. Where the shops are was learnt from the same readings."
        ),
        other_reasons=_other_reasons(observed, *others),
        against=_against(int((read & ~there).sum()), int((~read).sum())),
    )


def _other_reasons(observed: int, rivals: int, cards: int) -> tuple[OtherReason, ...]:
    found = []
    if rivals:
        said = f"{rivals:,} {'other' if rivals == 1 else 'others'} stood there at as many of this card's purchases."
        found.append(OtherReason("OTHERS_AS_OFTEN", observed, said))
    if cards:
        said = f"{cards:,} other {'card fits' if cards == 1 else 'cards fit'} it as well or better: it may be a "
        said += "passenger's card, or one person has several."
        found.append(OtherReason("OTHER_CARDS", cards, said))
    return tuple(found)


def _against(elsewhere: int, unknown: int) -> tuple[OtherReason, ...]:
    found = []
    if elsewhere:
        said = f"At {elsewhere:,} {'purchase' if elsewhere == 1 else 'purchases'} it stood elsewhere."
        found.append(OtherReason("ELSEWHERE", elsewhere, said))
    if unknown:
        said = f"At {unknown:,} {'purchase' if unknown == 1 else 'purchases'} nothing says where it was."
        found.append(OtherReason("NOT_READ", unknown, said))
    return tuple(found)
