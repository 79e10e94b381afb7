"""Which car belongs to which card: cars that were planted at the till, and the counts one by one."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from algorithms.movement.card_owners import card_owners
from algorithms.movement.drawn import Reading, of_readings, seen
from algorithms.movement.lead import Coverage
from algorithms.movement.shop_places import Purchases
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.sightings import Sightings
from tests.algorithms.movement.worlds import DAY, HOUR, MONDAY

CARS, SHOPS, DAYS, STAY = 12, 8, 20, 20 * 60_000
Bought = list[tuple[str, str, int]]


def purchases(rows: Bought) -> Purchases:
    cards, shops = sorted({card for card, _, _ in rows}), sorted({shop for _, shop, _ in rows})
    whose, where = [cards.index(card) for card, _, _ in rows], [shops.index(shop) for _, shop, _ in rows]
    at = [when for _, _, when in rows]
    return Purchases(cards, shops, np.array(whose, dtype=int), np.array(where, dtype=int), np.array(at, dtype=int))


def town(seed: int, *, owned: bool = True) -> tuple[list[Reading], Bought]:
    """Each car stands at three shops a day, and there its card pays; where nothing is owned, anybody's."""
    random, readings, bought = Random(seed), list[Reading](), Bought()
    for day in range(DAYS):
        for car in range(CARS):
            for hour, shop in zip((8, 12, 18), random.sample(range(SHOPS), 3), strict=True):
                at = MONDAY + day * DAY + hour * HOUR + random.randrange(3 * HOUR // STAY) * STAY
                readings += [(f"Plate:GB:CAR{car:02}", f"P{shop}", at + later) for later in (0, STAY)]
                card = car if owned else random.randrange(CARS)
                bought.append((f"card{card:02}", f"shop{shop}", at + random.randrange(STAY)))
    return readings, bought


@pytest.mark.parametrize("seed", range(3))
def test_each_card_is_first_of_the_car_that_its_owner_drove(seed: int) -> None:
    readings, bought = town(seed)
    found = card_owners(of_readings(readings), purchases(bought), first=500)
    best = {lead.subjects[0]: lead for lead in reversed(found.leads)}
    assert {card: lead.subjects[1][-2:] for card, lead in best.items()} == {
        f"card{n:02}": f"{n:02}" for n in range(CARS)
    }
    assert all(lead.q is not None and lead.q < 0.001 for lead in best.values())
    assert {lead.observed for lead in best.values()} == {3 * DAYS}
    assert all(
        lead.p is not None and lead.p > 0.001 for lead in found.leads if lead.subjects[0][-2:] != lead.subjects[1][-2:]
    )


def test_cards_that_belong_to_nobody_give_hardly_a_lead_and_as_many_pairs_as_chance_says() -> None:
    false, pairs, expected = 0, 0, 0.0
    for seed in range(10):
        readings, bought = town(seed, owned=False)
        found = card_owners(of_readings(readings), purchases(bought), first=500)
        false += any(lead.q is not None and lead.q <= 0.05 for lead in found.leads)
        pairs, expected = pairs + found.total, expected + (found.expected_by_chance or 0)
    assert false <= 1
    assert 0.8 * expected <= pairs <= 1.2 * expected


def test_a_lead_counts_what_going_through_purchases_and_stops_counts() -> None:
    readings, bought = town(7)
    readings = [one for n, one in enumerate(readings) if n % 14 > 1]  # some stops were not read
    bought = [
        *bought,
        ("card00", "shop0", MONDAY + 4 * HOUR),
        *[("card01", "noon", MONDAY + n * DAY) for n in range(5)],
    ]
    sightings = of_readings(readings)
    stops = [(readings[n][0], readings[n][1], readings[n][2]) for n in range(0, len(readings), 2)]
    slack = 60_000

    def at(when: int, place: str | None = None) -> set[str]:
        return {
            car
            for car, where, since in stops
            if since - slack <= when <= since + STAY + slack and place in (None, where)
        }

    for lead in card_owners(sightings, purchases(bought), least=2, first=500).leads:
        card, car = lead.subjects
        mine = [(shop, when) for whose, shop, when in bought if whose == card and shop != "noon"]
        there = [car in at(when, f"P{shop[-1]}") for shop, when in mine]
        assert lead.observed == sum(there)
        assert lead.expected == pytest.approx(
            sum((len(at(when, f"P{shop[-1]}")) + 1) / (CARS + 2) for shop, when in mine)
        )
        elsewhere = sum(car in at(when) and not here for (_, when), here in zip(mine, there, strict=True))
        unknown = sum(car not in at(when) for _, when in mine)
        told = {one.code: one.explains for one in lead.against}
        assert told == {code: n for code, n in (("ELSEWHERE", elsewhere), ("NOT_READ", unknown)) if n}
        assert lead.coverage.count(Coverage.SEEN) == lead.observed
        rows = [list(sightings.keys).index(key) for key in lead.records]
        assert {sightings.subject_ids[sightings.subjects[row]] for row in rows} == {car}


def test_pages_follow_and_what_cannot_be_asked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    readings, bought = town(1)
    made, paid = of_readings(readings), purchases(bought)
    whole = card_owners(made, paid, first=500).leads
    second = card_owners(made, paid, first=3, after=whole[2].subjects)
    assert [lead.subjects for lead in second.leads] == [lead.subjects for lead in whole[3:6]]
    assert {lead.subjects[0] for lead in card_owners(made, paid, card="card03").leads} == {"card03"}
    for wrong in ({"least": 1}, {"slack_seconds": -1}, {"within_metres": float("nan")}):
        with pytest.raises(BadArgument):
            card_owners(made, paid, **wrong)
    monkeypatch.setattr("algorithms.movement.card_owners.MOST_COMPARED", 100)
    with pytest.raises(LimitExceeded):
        card_owners(made, paid)


@pytest.mark.parametrize("sightings", [seen(), seen("a A 08:00")])
def test_without_purchases_or_readings_nothing_is_found(sightings: Sightings) -> None:
    assert card_owners(sightings, purchases([])).leads == ()
    assert card_owners(sightings, purchases([("card", "shop", MONDAY)])).leads == ()
