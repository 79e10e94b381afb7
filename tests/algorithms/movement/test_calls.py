"""Contacts, common numbers and new phones, against counting by hand and against a set whose answer is known."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.calls import DAY, calls_of, common_numbers, contact_table, successors
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


def test_the_new_phones_of_the_vast_2008_network(shared_data: Path) -> None:
    """Five phones change hands on the eighth day: the published answer. Phone 200 calls little, so that its new one is
    first only among those that are nobody else's."""
    with (shared_data / "vast2008-calls" / "cdr.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9_834
    calls = calls_of(
        (
            row["From"],
            row["To"],
            round(datetime.strptime(row["Datetime"], "%Y%m%d %H%M").replace(tzinfo=UTC).timestamp() * 1000),
            int(row["Duration(seconds)"]),
            int(row["Cell Tower"]),
        )
        for row in rows
    )
    assert contact_table(calls, "200")[0].phone == "5"  # the brother whom he calls most
    new = {old: [successor.phone for successor in successors(calls, old)] for old in ("1", "2", "3", "5", "200")}
    assert {old: phones[0] for old, phones in new.items() if old != "200"} == {
        "1": "309",
        "2": "397",
        "3": "360",
        "5": "306",
    }
    assert next(phone for phone in new["200"] if phone not in {"309", "397", "360", "306"}) == "300"
    assert successors(calls, "nobody") == ()
