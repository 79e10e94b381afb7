"""Classification: what was planted is told, what cannot be told is not, and probabilities keep what they promise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.analyses.place_classes import When, place_classes
from algorithms.analyses.text_classes import text_classes
from algorithms.analyses.told import trial
from algorithms.analyses.words import words
from examples.analyses.night_places import asked, places
from examples.analyses.reports import ASKED, reports
from graph_model.errors import BadArgument
from tests.tries import tries


@pytest.mark.parametrize("seed", range(3))
def test_reports_in_both_languages_are_told_by_the_words_that_decided_and_an_odd_one_is_not(seed: int) -> None:
    made = reports(seed)
    found = text_classes(made.ids, made.texts, made.labels, (list(ASKED), list(ASKED.values())), seed=seed)
    told = {one.id: one for one in found.reports}
    assert [told[name].label for name in ASKED] == ["burglary", "fraud", None], f"seed {seed}"
    assert {"jewellery", "window", "safe", "broken"} & {word for word, much in told["r-new-1"].words if much > 0}
    assert {"冒充", "转账", "银行", "汇款"} & {word for word, much in told["r-new-2"].words if much > 0}
    assert told["r-new-3"].known == 0
    assert found.trial.right > 0.88
    assert found.trial.told > 0.7
    assert sum(map(sum, found.trial.confusion)) == found.trial.total == 400


@pytest.mark.parametrize("seed", range(3))
def test_probabilities_keep_on_average_what_they_promise(seed: int) -> None:
    made = reports(seed, 500, odd=0.3)
    tried = text_classes(made.ids, made.texts, made.labels, seed=seed).trial
    off = sum(one.count * abs(one.promised - one.right) for one in tried.calibration) / tried.total
    assert off < 0.15, f"seed {seed}: {off:.2f}"
    assert tried.loss < tried.usual_loss


def test_where_labels_are_drawn_nothing_is_told() -> None:
    told = []
    for seed in range(4):
        made = reports(seed, 200)
        drawn = np.random.default_rng(seed).permutation(made.labels).tolist()
        told.append(text_classes(made.ids, made.texts, drawn, seed=seed).trial.told)
    assert told == [0.0] * 4


def test_where_one_label_is_nearly_all_there_is_it_is_not_told_for_that() -> None:
    made = reports(1, 300)
    labels = ["fraud" if n % 20 else "burglary" for n in range(300)]
    assert text_classes(made.ids, made.texts, labels).trial.threshold is None


def test_the_order_of_reports_does_not_matter_and_the_same_seed_gives_the_same_bytes() -> None:
    made = reports(5, 160)
    rows = np.random.default_rng(1).permutation(160).tolist()
    new = (list(ASKED), list(ASKED.values()))
    plain = text_classes(made.ids, made.texts, made.labels, new, seed=2)
    mixed = text_classes(
        [made.ids[n] for n in rows],
        [made.texts[n] for n in rows],
        [made.labels[n] for n in rows],
        (new[0][::-1], new[1][::-1]),
        seed=2,
    )
    assert repr(plain) == repr(mixed)


@pytest.mark.parametrize("seed", range(3))
def test_what_happens_at_a_place_and_an_hour_is_told_with_the_past_events_it_rests_on(seed: int) -> None:
    made = places(seed)
    found = place_classes(made.past, made.labels, asked(), target=0.8, seed=seed)
    told = {one.id: one for one in found.asked}
    assert (told["mall, noon"].label, told["old town, night"].label) == ("shoplifting", "brawl"), f"seed {seed}"
    labels = dict(zip(made.past.ids, made.labels, strict=True))
    assert told["mall, noon"].alike == sum(labels[one] == "shoplifting" for one in told["mall, noon"].nearest) >= 7
    assert found.trial.right > 0.8


def test_where_sorts_have_nothing_to_do_with_place_and_time_nothing_is_told() -> None:
    made = places(1)
    drawn = np.random.default_rng(3).permutation(made.labels).tolist()
    found = place_classes(made.past, drawn, asked(), target=0.8)
    assert found.trial.told == 0
    assert {one.label for one in found.asked} == {None}


def test_the_order_of_events_does_not_matter() -> None:
    made = places(2, 120)
    rows = np.random.default_rng(1).permutation(120)
    past = made.past
    mixed = When([past.ids[n] for n in rows.tolist()], past.latitudes[rows], past.longitudes[rows], past.at[rows])
    shuffled = replace(made, past=mixed, labels=[made.labels[n] for n in rows.tolist()])
    answers = {repr(place_classes(one.past, one.labels, asked(), target=0.7)) for one in (made, shuffled)}
    assert len(answers) == 1


@settings(max_examples=tries(40), deadline=None)
@given(st.integers(0, 2**31), st.integers(20, 120), st.sampled_from([0.6, 0.8, 0.9]))
def test_of_what_is_told_the_share_that_must_be_right_is(seed: int, total: int, target: float) -> None:
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 2, total)
    sure = rng.uniform(0.5, 1, total)
    best = np.where(rng.random(total) < sure, truth, 1 - truth)
    probabilities = np.where(np.arange(2) == best[:, None], sure[:, None], 1 - sure[:, None])
    found = trial(("a", "b"), truth, probabilities, target, ())
    told = probabilities.max(axis=1) >= (found.threshold or 2)
    assert found.told == pytest.approx(told.mean())
    if found.threshold is not None:
        assert (best == truth)[told].mean() >= target
        assert told.sum() >= 10
    assert np.array(found.confusion).sum() == total


@given(st.text(max_size=200))
def test_any_text_has_words_that_do_not_change_when_it_is_read_again(text: str) -> None:
    found = words(text)
    assert all(found)
    assert words(text) == found


@pytest.mark.parametrize("label", ["high risk", "likely to reoffend", "guilty", "再犯"])
def test_a_label_that_judges_a_person_is_refused(label: str) -> None:
    labels = [label, "burglary"] * 20
    ids = [f"r{n:02}" for n in range(40)]
    with pytest.raises(BadArgument, match="judges a person"):
        text_classes(ids, ["window broken"] * 40, labels)


def test_labels_with_too_few_reports_are_left_out_and_named() -> None:
    made = reports(1, 200)
    labels = ["rare", *made.labels[1:]]
    assert text_classes(made.ids, made.texts, labels).trial.left_out == ("rare",)
    with pytest.raises(BadArgument, match="0 labels have 10 rows"):
        text_classes(made.ids[:5], made.texts[:5], made.labels[:5])
