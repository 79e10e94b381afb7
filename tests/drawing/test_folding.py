from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.folding import KEEP, Candidate, choose, fold_lines, is_plain
from drawing.things import Line
from graph_model.errors import LimitExceeded
from tests.drawing.scenes import GRADES, line

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.integers(0, 999).map("x{:03}".format),
        type=st.sampled_from(["Person", "Phone", "Vehicle"]),
        parent=st.sampled_from(["p", "q"]),
        ties=st.integers(1, 3),
        facts=st.integers(1, 9),
        latest=st.one_of(st.none(), st.integers(0, 5)),
    ),
    max_size=80,
    unique_by=lambda candidate: candidate.id,
)


@given(CANDIDATES, st.integers(0, 90), st.integers(2, 12))
def test_everything_is_drawn_or_folded_or_counted_as_omitted(candidates: list[Candidate], room: int, keep: int) -> None:
    chosen = choose(candidates, room, keep)
    folded = [member for fold in chosen.folds for member in fold.members]
    shown = [*chosen.single, *folded]
    assert len(shown) == len(set(shown)) == len(candidates) - chosen.omitted
    assert len(chosen.single) + len(chosen.folds) <= room
    assert choose(candidates[::-1], room, keep) == chosen


@given(CANDIDATES)
def test_above_eight_of_a_type_around_a_parent_the_weaker_ones_are_one_fold(candidates: list[Candidate]) -> None:
    chosen = choose(candidates, room=1000)
    assert chosen.omitted == 0
    for parent in "pq":
        for kind in ("Person", "Phone", "Vehicle"):
            group = sorted((c for c in candidates if (c.parent, c.type) == (parent, kind)), key=Candidate.strength)
            folds = [fold for fold in chosen.folds if (fold.parent, fold.type) == (parent, kind)]
            if len(group) <= KEEP:
                assert folds == []
            else:
                assert [fold.members for fold in folds] == [tuple(sorted(c.id for c in group[KEEP - 1 :]))]


def test_what_ties_more_together_is_drawn_first() -> None:
    weak = [Candidate(f"weak{n}", "Phone", "p", facts=50) for n in range(3)]
    chosen = choose([*weak, Candidate("bridge", "Phone", "p", ties=2)], room=1)
    assert chosen.single == ("bridge",)
    assert chosen.omitted == 3


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.integers(1, 9), GRADES), max_size=30))
def test_folded_lines_lose_no_fact_but_those_within_a_fold(ties: list[tuple[str, str, int, object]]) -> None:
    lines = [Line(a, b, "KNOWS", count, grade, grade, count, count + 1) for a, b, count, grade in ties]  # type: ignore[arg-type]
    candidates = [Candidate(name, "Phone", "p") for name in "bcd"]
    folds = choose(candidates, room=9, keep=2).folds
    inside = set(folds[0].members)
    merged = fold_lines(lines, folds)
    kept = [line for line in lines if not {line.start, line.end} <= inside or line.start == line.end]
    assert sum(line.count for line in merged) == sum(line.count for line in kept)
    assert len({(line.start, line.end, line.type) for line in merged}) == len(merged)
    if kept:
        assert min(line.best for line in merged) == min(line.best for line in kept)
        assert min(line.first or 0 for line in merged) == min(line.first or 0 for line in kept)
        assert max(line.last or 0 for line in merged) == max(line.last or 0 for line in kept)


def test_a_fold_keeps_the_time_of_the_line_that_has_one() -> None:
    folds = choose([Candidate(name, "Phone", "p") for name in "abc"], room=9, keep=2).folds
    (merged,) = fold_lines([line("p", "b"), line("p", "c", first=5, last=9)], folds)
    assert (merged.count, merged.first, merged.last) == (2, 5, 9)


def test_many_marks_are_plain_and_too_many_are_refused() -> None:
    assert not is_plain(300)
    assert is_plain(301)
    assert is_plain(2000)
    with pytest.raises(LimitExceeded, match="over the limit of 2000"):
        is_plain(2001)
