"""The two worked examples of scenes find who was planted, and say who is there by right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from examples.movement import midnight, museum
from tests.tries import tries


@pytest.mark.parametrize("seed", range(tries(5)))
def test_who_often_comes_and_goes_in_the_midnight_hours(seed: int) -> None:
    made = midnight.area(seed)
    found = midnight.often_there(made)
    assert {lead.subjects[0] for lead in found.leads} == made.planted
    assert found.compared > 500
    by_place = midnight.often_there(made, nights=20, at_least=1)
    marked = {
        lead.subjects[0]: {
            name for name in ("staff", "residents") if any(name in r.sentence for r in lead.other_reasons)
        }
        for lead in by_place.leads
    }
    assert marked.keys() <= made.staff | made.residents
    for who, lists in marked.items():
        assert lists == {"staff"} if who in made.staff else {"residents"}


@pytest.mark.parametrize("seed", range(tries(5)))
def test_who_was_in_the_closed_museum_and_had_come_as_a_visitor(seed: int) -> None:
    made = museum.museum(seed)
    assert {lead.subjects[0] for lead in museum.at_night(made).leads} == set(made.night)
    (lead,) = museum.had_come_before(made).leads
    assert lead.subjects == (made.night[0],)
    assert museum.hours_to_look_at(made, lead.records) == [
        datetime(2026, 3, 19, 14, tzinfo=UTC),
        datetime(2026, 3, 22, 0, tzinfo=UTC),
    ]


def test_both_say_what_they_found(capsys: pytest.CaptureFixture[str]) -> None:
    midnight.main(3)
    museum.main(3)
    said = capsys.readouterr().out
    assert "Footage of: 2026-03-19 14:00, 2026-03-22 00:00" in said
    assert "6 planted" in said
