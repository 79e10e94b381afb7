"""Contacts and common numbers against counting by hand; the masts of calls against looking for each."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.call_masts import with_masts
from algorithms.movement.calls import DAY, calls_of, common_numbers, contact_table
from algorithms.movement.drawn import of_readings
from tests.tries import tries

CALLS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(0, 9 * DAY)).filter(
        lambda call: call[0] != call[1]
    ),
    max_size=40,
)


@settings(max_examples=tries(40))
@given(rows=CALLS)
def test_contacts_and_common_numbers_are_counted(rows: list[tuple[str, str, int]]) -> None:
    calls = calls_of(rows)
    contacts = {one: {b if a == one else a for a, b, _ in rows if one in (a, b)} for one in "abcdef"}
    for one in "abcdef":
        table = contact_table(calls, one)
        assert {contact.phone for contact in table} == contacts[one]
        for contact in table:
            times = [at for a, b, at in rows if {a, b} == {one, contact.phone}]
            assert contact.made == sum((a, b) == (one, contact.phone) for a, b, _ in rows)
            assert contact.made + contact.taken == len(times)
            assert (contact.first, contact.last, contact.days) == (
                min(times),
                max(times),
                len({t // DAY for t in times}),
            )
            assert contact.others == len(contacts[contact.phone])
    found = {common.phone: set(common.of) for common in common_numbers(calls, ["a", "b", "c"])}
    expected = {n: {one for one in "abc" if n in contacts[one]} for n in "def"}
    assert found == {number: whose for number, whose in expected.items() if len(whose) > 1}


READ = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["M1", "M2", "cam"]), st.integers(0, 4)), max_size=12)


@settings(max_examples=tries(60))
@given(rows=st.lists(st.tuples(st.just("a"), st.sampled_from("bc"), st.integers(0, 4)), max_size=8), read=READ)
def test_the_mast_of_a_call_is_the_first_that_read_the_caller_then(
    rows: list[tuple[str, str, int]], read: list[tuple[str, str, int]]
) -> None:
    sightings = of_readings(read, kinds={"M1": "phone-mast", "M2": "phone-mast"})
    calls = with_masts(calls_of(rows), sightings)
    for caller, at, mast in zip(calls.callers.tolist(), calls.at.tolist(), calls.masts.tolist(), strict=True):
        there = sorted(
            place for who, place, when in read if (who, when) == (calls.phones[caller], at) and place != "cam"
        )
        assert (sightings.where.ids[mast] if mast >= 0 else None) == (there[0] if there else None)
