"""Saved charts: whoever saves loses nothing, whatever the others do meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stores.operations import Operations
from stores.operations.charts import Charts, Draft, SavedChart
from stores.operations.tables import Base
from tests.stores.operations.emptying import empty
from tests.tries import tries

DRAFT = Draft("A title", None, "{}", "{}", "me", 1)
CASES = [None, "Case:reg:1", "Case:reg:" + "long" * 900]


@pytest.fixture
def charts(operations: Operations) -> Charts:
    return operations.charts


def saved(charts: Charts, id: str, base: int, draft: Draft) -> SavedChart:
    found = charts.save(id, base, draft)
    assert found is not None
    return found


def test_the_migrations_make_the_tables_that_are_declared(operations: Operations) -> None:
    with operations.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_of_two_who_build_on_one_version_the_second_is_set_aside_and_kept(charts: Charts) -> None:
    first = charts.create(DRAFT)
    theirs = saved(charts, first.id, 1, replace(DRAFT, content="theirs"))
    yours = saved(charts, first.id, 1, replace(DRAFT, content="yours"))
    assert (theirs.version, yours.version, yours.current) == (2, 3, 2)
    assert [found.content for found in charts.versions(first.id, None, 9)] == ["yours", "theirs", "{}"]
    both = saved(charts, first.id, 2, replace(DRAFT, content="both"))
    assert (both.version, both.current, charts.get(first.id)) == (4, 4, both)


def test_the_same_sent_twice_is_one_version(charts: Charts) -> None:
    first = charts.create(DRAFT)
    assert charts.create(replace(DRAFT, saved_at=2)) == first
    assert charts.create(replace(DRAFT, trace='{"now": 1}')).id != first.id
    next_one = saved(charts, first.id, 1, replace(DRAFT, content="more"))
    assert saved(charts, first.id, 1, replace(DRAFT, content="more", saved_at=3)) == next_one
    assert charts.create(DRAFT).id != first.id
    assert saved(charts, first.id, 1, replace(DRAFT, content="more", saved_by="you")).version == 3


def test_of_many_who_create_the_same_at_once_all_get_one_chart(charts: Charts) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(charts.create, [DRAFT] * 6))
    assert len({one.id for one in found}) == charts.total(None) == 1


@pytest.mark.parametrize("base", [0, -1, 2, 10**9])
def test_a_version_that_is_not_there_cannot_be_built_on(charts: Charts, base: int) -> None:
    first = charts.create(DRAFT)
    assert charts.save(first.id, base, replace(DRAFT, content="more")) is None
    assert charts.save("another", 1, DRAFT) is None
    assert charts.get(first.id, base) is None
    assert saved(charts, first.id, 1, replace(DRAFT, content="more")).version == 2


def test_of_many_who_save_at_once_one_is_first_and_every_version_is_kept(charts: Charts) -> None:
    first = charts.create(DRAFT)
    drafts = [replace(DRAFT, content=str(number), saved_by=str(number)) for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda draft: saved(charts, first.id, 1, draft), drafts))
    assert sorted(one.version for one in found) == list(range(2, 14))
    assert sum(one.version == one.current for one in found) == 1
    assert {one.content for one in charts.versions(first.id, None, 99)} == {"{}", *(draft.content for draft in drafts)}


STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from("abc"), st.sampled_from(CASES), st.integers(0, 3)),
    max_size=12,
)


@settings(max_examples=tries(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_charts_are_what_a_list_of_versions_says(
    operations: Operations, steps: list[tuple[int, int, str, str | None, int]]
) -> None:
    empty(operations)
    charts = operations.charts
    kept, current = dict[str, list[tuple[int | None, Draft]]](), dict[str, int]()
    for number, (which, base, content, case, at) in enumerate(steps):
        draft = Draft("t", case, content, "{}", str(number), at)
        if which >= len(kept):
            id = charts.create(draft).id
            kept[id], current[id] = [(None, draft)], 1
            continue
        id = sorted(kept)[which]
        found = charts.save(id, base, draft)
        assert (found is None) == (base > len(kept[id]))
        if found is not None:
            kept[id].append((base, draft))
            current[id] = len(kept[id]) if base == current[id] else current[id]
    for id, versions in kept.items():
        found_all = charts.versions(id, None, 99)[::-1]
        assert [(one.base, one.content, one.case, one.current) for one in found_all] == [
            (base, draft.content, draft.case, current[id]) for base, draft in versions
        ]
    for cases in (None, [], CASES[1:2], CASES[1:]):
        shown = [charts.get(id) for id in kept]
        wanted = [one for one in shown if one and (cases is None or one.case in cases)]
        wanted.sort(key=lambda one: (-one.saved_at, one.id))
        asked = None if cases is None else [case for case in cases if case]
        assert charts.listed(asked, None, 99) == wanted
        assert charts.total(asked) == len(wanted)
        pages, after = list[SavedChart](), None
        while page := charts.listed(asked, after, 1):
            pages += page
            after = (page[0].saved_at, page[0].id)
        assert pages == wanted
