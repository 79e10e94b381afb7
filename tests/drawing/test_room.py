"""New elements find room in a diagram that stands: nothing is lost, nothing that stands is folded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drawing.folding import fold_id
from drawing.room import fit
from drawing.things import Fold, Line, Thing
from tests.drawing.scenes import line, scenes


def names(things: list[Thing]) -> list[str]:
    return [thing.id for thing in things]


@given(scenes(), st.data(), st.integers(1, 80))
def test_what_stands_stays_single_and_every_new_element_is_drawn_folded_or_counted(
    scene: tuple[list[Thing], list[Line]], data: st.DataObject, limit: int
) -> None:
    things, lines = scene
    standing = set(data.draw(st.lists(st.sampled_from(names(things)), unique=True))) if things else set()
    new = set(names(things)) - standing
    fitted = fit(standing, new, lines, [], limit)
    members = [member for fold in fitted.folds for member in fold.members]
    assert standing <= set(fitted.single)
    assert len(fitted.single) + len(members) + fitted.omitted == len(things)
    assert not set(members) & set(fitted.single)
    assert len(members) == len(set(members))
    assert len(fitted.single) + len(fitted.folds) <= max(limit, len(standing))
    assert all(fold.parent in standing for fold in fitted.folds)
    if len(things) <= limit:
        assert fitted.single == tuple(sorted(names(things)))


def test_what_finds_no_room_joins_the_fold_that_stands_for_its_like() -> None:
    fold = Fold(fold_id("Phone", "Person:1"), "Phone", "Person:1", ("Phone:a", "Phone:b"), 3)
    lines = [line("Person:1", f"Phone:{letter}") for letter in "abcd"]
    fitted = fit({"Person:1", "Person:2"}, {"Phone:c", "Phone:d"}, lines, [fold], limit=3)
    assert fitted.single == ("Person:1", "Person:2")
    assert fitted.folds == (Fold(fold.id, "Phone", "Person:1", ("Phone:a", "Phone:b", "Phone:c", "Phone:d"), 3),)
    assert fitted.omitted == 0


def test_where_room_is_short_a_type_around_one_parent_is_one_fold_beside_its_strongest() -> None:
    lines = [line("Person:1", f"Phone:{number:03}", count=number + 1) for number in range(40)]
    fitted = fit({"Person:1"}, {f"Phone:{number:03}" for number in range(40)}, lines, [], limit=4)
    assert fitted.single == ("Person:1", "Phone:039")
    assert [len(fold.members) for fold in fitted.folds] == [39]
    assert fitted.omitted == 0
