"""Which attributes of cases go with which attributes of offenders, more often than chance gives?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.bitsets import Bits, count, packed, rows_of
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.protected import refuse_groups, refuse_judging

MOST_ROWS, MOST_ITEMS = 200_000, 400
Column = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """if_: one or two (attribute, value) of the case. then: one of the offender. count: rows that hold all. support:
    their share of all rows. confidence: their share of the rows that hold `if_`; usual: what share of all rows holds
    `then`; lift: confidence over usual. coverage: their share of the rows that hold `then`. expected: rows that chance
    would give. p: chance of as many or more where the two have nothing to do with each other. corrected: p after Holm,
    among all rules that were tried. rows: ids of the rows that hold all."""

    if_: tuple[tuple[str, str], ...]
    then: tuple[str, str]
    count: int
    support: float
    confidence: float
    usual: float
    lift: float
    coverage: float
    expected: float
    p: float
    corrected: float
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """rules: the most surprising first. tried: how many were. total: rows, after equal ones of one offender were
    counted once. merged: how many of these there were. rare: items that too few rows hold."""

    rules: tuple[Rule, ...]
    tried: int
    total: int
    merged: int
    rare: int


def rules(
    ids: Sequence[str],
    case: Mapping[str, Column],
    offender: Mapping[str, Column],
    units: Sequence[str] | None = None,
    *,
    least: int = 10,
    longest: int = 2,
    alpha: float = 0.05,
) -> Rules:
    """ids: n names of rows, one for each offender of a case. case, offender: by attribute n values, None where nothing
    is known. units: n ids of offenders; rows of one offender that say the same count once, for they are no new
    evidence. least: rows that an item must hold. longest: 1 or 2 items before the arrow. alpha: the chance of any false
    rule in the whole answer.

    p is Fisher's exact test, one-sided. A rule of two items is also tested inside each of its halves, and its p is the
    largest: it must add something (Webb, Discovering Significant Patterns, Machine Learning 68, 2007). Corrected by
    Holm (Scandinavian Journal of Statistics 6, 1979). Attributes of protected groups are refused.
    Raises BadArgument, LimitExceeded.

    >>> how, who = ["ladder"] * 20 + ["door"] * 20, ["roofer"] * 20 + ["driver"] * 20
    >>> found = rules([f"c{n:02}" for n in range(40)], {"entry": how}, {"trade": who})
    >>> [(one.if_, one.then, one.lift) for one in found.rules]
    [((('entry', 'door'),), ('trade', 'driver'), 2.0), ((('entry', 'ladder'),), ('trade', 'roofer'), 2.0)]
    """
    _check(ids, case, offender, units, least, longest, alpha)
    rows, merged = _order(ids, case, offender, units)
    names = [ids[row] for row in rows]
    ifs, few = _items(case, rows, least)
    thens, fewer = _items(offender, rows, least)
    if len(ifs) + len(thens) > MOST_ITEMS:
        raise LimitExceeded("items", len(ifs) + len(thens), MOST_ITEMS, do="ask for a larger least, or less columns")
    left, right = _bits(ifs, len(rows)), _bits(thens, len(rows))
    tried = _tried([one.says for one in ifs], left, [one.says for one in thens], right, len(rows), least, longest)
    order = sorted(range(len(tried)), key=lambda one: (tried[one].p, tried[one].if_, tried[one].then))
    found, step = [], 0.0
    for place, one in enumerate(order):
        step = max(step, min(tried[one].p * (len(tried) - place), 1.0))
        if step > alpha:
            break
        held = np.bitwise_and.reduce(left[list(tried[one].left)], axis=0) & right[tried[one].right]
        found.append(_told(tried[one], step, names, held))
    return Rules(tuple(found), len(tried), len(rows), merged, few + fewer)


@dataclass(frozen=True, slots=True)
class _Item:
    """says: attribute and value. values: of each row the number of its value; this one's is `number`."""

    says: tuple[str, str]
    values: NDArray[np.intp]
    number: int


@dataclass(frozen=True, slots=True)
class _Tried:
    """left, right: which items. Their rows are not kept, for there may be millions of these."""

    if_: tuple[tuple[str, str], ...]
    then: tuple[str, str]
    left: tuple[int, ...]
    right: int
    both: int
    ifs: int
    thens: int
    p: float


def _told(one: _Tried, corrected: float, names: Sequence[str], held: Bits) -> Rule:
    total = len(names)
    confidence, usual = one.both / one.ifs, one.thens / total
    return Rule(
        if_=one.if_,
        then=one.then,
        count=one.both,
        support=one.both / total,
        confidence=confidence,
        usual=usual,
        lift=confidence / usual,
        coverage=one.both / one.thens,
        expected=one.ifs * usual,
        p=one.p,
        corrected=corrected,
        rows=tuple(names[row] for row in rows_of(held, total).tolist()),
    )


def _tried(
    left: list[tuple[str, str]],
    left_bits: Bits,
    right: list[tuple[str, str]],
    right_bits: Bits,
    total: int,
    least: int,
    longest: int,
) -> list[_Tried]:
    """Every rule whose items before the arrow enough rows hold; which are tried does not look at what follows."""
    found = []
    thens = count(right_bits)
    sets: list[tuple[int, ...]] = [(one,) for one in range(len(left))]
    if longest > 1:
        sets += [pair for pair in combinations(range(len(left)), 2) if left[pair[0]][0] != left[pair[1]][0]]
    for several in sets:
        held: Bits = np.bitwise_and.reduce(left_bits[list(several)], axis=0)
        ifs = int(count(held))
        if ifs < least or ifs == total:
            continue
        both = count(held & right_bits)
        p = _tail(both, total, thens, ifs)
        for half in several if len(several) > 1 else ():
            inside = left_bits[half]
            p = np.maximum(p, _tail(both, int(count(inside)), count(inside & right_bits), ifs))
        for place, then in enumerate(right):
            if thens[place] < total:
                items = tuple(left[one] for one in several)
                numbers = int(both[place]), ifs, int(thens[place]), float(p[place])
                found.append(_Tried(items, then, several, place, *numbers))
    return found


def _tail(both: NDArray[np.int64], total: int, thens: NDArray[np.int64], ifs: int) -> NDArray[np.float64]:
    """Chance of `both` or more of `thens` among `ifs` drawn from `total`."""
    from scipy.stats import hypergeom

    return np.asarray(hypergeom.sf(both - 1, total, thens, ifs), dtype=np.float64)


def _items(columns: Mapping[str, Column], rows: Sequence[int], least: int) -> tuple[list[_Item], int]:
    """The items that enough rows hold, sorted, and how many too few hold."""
    found, few = list[_Item](), 0
    for name in sorted(columns):
        texts = [columns[name][row] or "" for row in rows]
        counts = Counter(texts)
        number = {value: place for place, value in enumerate(sorted(counts))}
        values = np.array([number[text] for text in texts], dtype=np.intp)
        for value, place in number.items():
            if value and counts[value] >= least:
                found.append(_Item((name, value), values, place))
            elif value:
                few += 1
    return found, few


def _bits(items: Sequence[_Item], rows: int) -> Bits:
    return packed([item.values == item.number for item in items], rows)


def _order(
    ids: Sequence[str], case: Mapping[str, Column], offender: Mapping[str, Column], units: Sequence[str] | None
) -> tuple[list[int], int]:
    """Rows by id, of those of one offender that say the same the first alone; and how many that leaves out."""
    rows = sorted(range(len(ids)), key=lambda row: ids[row])
    if units is None:
        return rows, 0
    columns = [case[name] for name in sorted(case)] + [offender[name] for name in sorted(offender)]
    said, kept = set[tuple[str | None, ...]](), []
    for row in rows:
        what = (units[row], *(column[row] for column in columns))
        if what not in said:
            said.add(what)
            kept.append(row)
    return kept, len(rows) - len(kept)


def _check(
    ids: Sequence[str],
    case: Mapping[str, Column],
    offender: Mapping[str, Column],
    units: Sequence[str] | None,
    least: int,
    longest: int,
    alpha: float,
) -> None:
    for argument, columns in (("case", case), ("offender", offender)):
        if not columns:
            raise BadArgument(argument, "No attribute is given.", expected="one or more")
        texts = [[value for value in column if value is not None] for column in columns.values()]
        refuse_groups(argument, columns, texts)
        refuse_judging(argument, columns)
        if any(len(column) != len(ids) for column in columns.values()):
            raise BadArgument(argument, "A column is not as long as the ids.", expected=f"{len(ids)} values")
    if len(ids) > MOST_ROWS:
        raise LimitExceeded("rows", len(ids), MOST_ROWS)
    if len(set(ids)) != len(ids) or (units is not None and len(units) != len(ids)):
        raise BadArgument("ids", "Ids are not each there once, or units not as many.", expected="one for each row")
    if least < 2 or longest not in (1, 2) or not 0 < alpha < 1:
        raise BadArgument(
            "least", "A bound does not exist.", expected="least 2 or more, longest 1 or 2, alpha between 0 and 1"
        )
