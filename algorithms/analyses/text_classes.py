"""What is a report about, how sure is that, and which of its words decided?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from algorithms.analyses.told import FOLDS, Trial, trial, usable
from algorithms.analyses.words import words
from graph_model.errors import BadArgument, LimitExceeded

DECIDED = 6
MOST_ASKED = 10_000


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is about. label: None is "can't tell". likeliest: the three likeliest labels with their calibrated
    probabilities. words: those that spoke most for the likeliest label (positive) or against it, with how much they
    moved it, beside what its rivals got. known: how many of its words were ever seen; of 0 nobody can tell."""

    id: str
    label: str | None
    likeliest: tuple[tuple[str, float], ...]
    words: tuple[tuple[str, float], ...]
    known: int


@dataclass(frozen=True, slots=True)
class TextClasses:
    """trial: on reports that were left out. typical: of each label the words that speak most for it. reports: those
    that were asked about, by id."""

    trial: Trial
    typical: tuple[tuple[str, tuple[str, ...]], ...]
    reports: tuple[Report, ...]


def text_classes(
    ids: Sequence[str],
    texts: Sequence[str],
    labels: Sequence[str],
    asked: tuple[Sequence[str], Sequence[str]] = ((), ()),
    *,
    target: float = 0.9,
    seed: int = 0,
) -> TextClasses:
    """ids: n different names. texts: n reports, English or Chinese or both. labels: n, what each is about; a label of a
    person's risk or guilt is refused. asked: names and texts of reports to tell. target: the share of what is told that
    must be right.

    Words are weighed by how rare they are (tf-idf), a logistic regression adds them up, and its probabilities are
    calibrated on reports left out (Platt 1999). Raises BadArgument, LimitExceeded.

    >>> made = [("window broken, jewellery gone", "burglary"), ("car hit a tree on the road", "crash")] * 20
    >>> names = [f"r{n:02}" for n in range(40)]
    >>> asked = (["new", "odd"], ["The car hit a tree on this road", "Zebra"])
    >>> found = text_classes(names, [one for one, _ in made], [label for _, label in made], asked)
    >>> [(one.id, one.label) for one in found.reports]
    [('new', 'crash'), ('odd', None)]
    """
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline

    if not 0.5 <= target < 1:
        raise BadArgument("target", f"target is {target}.", expected="0.5 or more and below 1")
    if len(asked[0]) > MOST_ASKED:
        raise LimitExceeded("asked", len(asked[0]), MOST_ASKED)
    if len(texts) != len(ids) or len(asked[0]) != len(asked[1]) or len(set(asked[0])) != len(asked[0]):
        raise BadArgument("texts", "There are not as many texts as ids, or an id comes twice.", expected="one for each")
    rows, left_out = usable(ids, labels)
    names = tuple(sorted({labels[row] for row in rows}))
    truth = np.array([names.index(labels[row]) for row in rows], dtype=np.int64)
    bags = [words(texts[row]) for row in rows]
    if not any(bags):
        raise BadArgument("texts", "There is no word in them.", expected="reports in English or Chinese")

    def model() -> Any:
        bag = TfidfVectorizer(analyzer=_as_it_is, sublinear_tf=True)
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
        sure = CalibratedClassifierCV(LogisticRegression(C=5.0, max_iter=2000), cv=folds, ensemble=False)
        return make_pipeline(bag, sure)

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed + 1)
    tried = trial(
        names, truth, cross_val_predict(model(), bags, truth, cv=folds, method="predict_proba"), target, left_out
    )
    fitted = model().fit(bags, truth)
    weigh, inner = fitted[0], fitted[1].calibrated_classifiers_[0].estimator
    weights = np.vstack([-inner.coef_, inner.coef_]) if len(names) == 2 else inner.coef_
    weights = weights - weights.mean(axis=0)
    vocabulary = weigh.get_feature_names_out().tolist()
    typical = []
    for number, name in enumerate(names):
        best = sorted(range(len(vocabulary)), key=lambda one: (-weights[number, one], vocabulary[one]))[:DECIDED]
        typical.append((name, tuple(vocabulary[one] for one in best)))
    order = sorted(range(len(asked[0])), key=lambda row: asked[0][row])
    new = [words(asked[1][row]) for row in order]
    probabilities = fitted.predict_proba(new) if new else np.empty((0, len(names)))
    bags_of = weigh.transform(new or [[]]).tocsr()
    reports = []
    for place, row in enumerate(order):
        ranked = sorted(range(len(names)), key=lambda one: (-probabilities[place, one], names[one]))
        one = bags_of[place]
        moved = [(vocabulary[i], float(v * weights[ranked[0], i])) for i, v in zip(one.indices, one.data, strict=True)]
        moved.sort(key=lambda word: (-abs(word[1]), word[0]))
        sure = float(probabilities[place, ranked[0]])
        tells = bool(moved) and tried.threshold is not None and sure >= tried.threshold
        likeliest = tuple((names[i], float(probabilities[place, i])) for i in ranked[:3])
        label = names[ranked[0]] if tells else None
        reports.append(Report(asked[0][row], label, likeliest, tuple(moved[:DECIDED]), len(moved)))
    return TextClasses(tried, tuple(typical), tuple(reports))


def _as_it_is(bag: list[str]) -> list[str]:
    return bag
