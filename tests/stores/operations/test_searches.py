"""Searches of cases: what is counted is what a plain list of them gives, and only what the reader may know."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stores.operations import Operations
from stores.operations.searches import Asked, Searches, Tried
from tests.stores.operations.emptying import empty
from tests.tries import tries

CLASSES = [frozenset({"open"}), frozenset({"open", "secret"}), frozenset({"secret"})]
ASKED = st.builds(
    Asked,
    case=st.sampled_from(["Case:reg:1", "Case:reg:2", "Case:reg:" + "long" * 900]),
    question=st.sampled_from(["companions", "meetings"]),
    digest=st.sampled_from(["a", "b", "c"]),
    parameters=st.just("{}"),
    classes=st.sampled_from(CLASSES),
    asked_by=st.just("me"),
    asked_at=st.integers(1, 99),
)


@settings(max_examples=tries(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.lists(ASKED, max_size=12),
    cases=st.sets(ASKED.map(lambda one: one.case), min_size=1, max_size=2),
    classes=st.sampled_from(CLASSES),
    digest=st.sampled_from(["a", "d"]),
)
def test_what_a_case_tried_is_what_a_plain_list_of_its_searches_gives(
    operations: Operations, asked: list[Asked], cases: set[str], classes: frozenset[str], digest: str
) -> None:
    empty(operations)
    for one in asked:
        operations.searches.keep(one)
    mine = [one for one in asked if one.case in cases and one.classes <= classes]
    meetings = [one for one in mine if one.question == "meetings"]
    others = [one.digest for one in meetings if one.digest != digest]
    since = min((one.asked_at for one in meetings), default=0)
    expected = Tried(len(meetings), len(others), len(set(others)), since)
    assert operations.searches.tried(cases, "meetings", digest, classes) == expected
    found, total = operations.searches.listed(cases, None, classes, None, 99)
    assert [one.asked_at for one in found] == [one.asked_at for one in reversed(mine)]
    assert total == len(mine)


def test_searches_are_listed_page_by_page_the_last_one_first(operations: Operations) -> None:
    searches: Searches = operations.searches
    for number in range(5):
        searches.keep(Asked("Case:reg:1", "companions", f"{number}", "{}", frozenset({"open"}), "me", number))
    pages, after = [], None
    while page := searches.listed(["Case:reg:1"], "companions", ["open"], after, 2)[0]:
        pages.append([one.digest for one in page])
        after = page[-1].sequence
    assert pages == [["4", "3"], ["2", "1"], ["0"]]
    assert searches.listed(["Case:reg:1"], "meetings", ["open"], None, 2) == ([], 0)
