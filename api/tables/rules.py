"""`sightline analyse rules`: attributes of cases that go with attributes of offenders."""

from __future__ import annotations

from collections.abc import Mapping

from api.tables.base import Analysis, Answer, Table, lines_of, needed, number, plain, several, whole


def _run(table: Table, options: Mapping[str, str], given: Table | None) -> Answer:
    from algorithms.analyses.rules import rules
    from drawing.plots import Mark, Plot, draw

    case, offender = ([*several(needed(options, name))] for name in ("case", "offender"))
    found = rules(
        table.ids(options.get("id")),
        {name: [text or None for text in table.column(name)] for name in case},
        {name: [text or None for text in table.column(name)] for name in offender},
        table.column(options["unit"]) if options.get("unit") else None,
        least=whole(options, "least", 10),
        longest=whole(options, "longest", 2),
        alpha=number(options, "alpha", 0.05),
    )

    def told(items: tuple[tuple[str, str], ...]) -> str:
        return " and ".join(f"{name} {value}" for name, value in items)

    rows = [
        [told(r.if_), told((r.then,)), r.count, r.expected, r.support, r.confidence, r.lift, r.corrected]
        for r in found.rules
    ]
    head = ["if", "then", "rows", "by chance", "support", "confidence", "lift", "corrected p"]
    text = f"{len(rows)} of {found.tried} rules that were tried on {found.total} rows; {found.merged} rows merged."
    places = [float(place) for place in range(len(rows))]
    marks = [
        Mark("bars", places, [float(r.count) for r in found.rules], label="observed"),
        Mark("points", places, [r.expected for r in found.rules], colour=1, label="by chance"),
    ]
    ticks = [f"{told(r.if_)}: {told((r.then,))}" for r in found.rules]
    picture = draw(Plot("Rules: observed and expected by chance", "", "rows", marks, ticks))
    return Answer(plain(found), f"{text}\n\n{lines_of(head, rows)}" if rows else text, picture)


ANALYSIS = Analysis(
    "rules",
    "Which attributes of cases go with which attributes of offenders, with support, confidence, lift, corrected p.",
    {
        "case": "columns of the case, between commas",
        "offender": "columns of the offender, between commas",
        "id": "the column that names a row",
        "unit": "the column that names the offender: equal rows of one count once",
        "least": "rows that an item must hold, 10",
        "longest": "items before the arrow, 1 or 2",
        "alpha": "chance of any false rule, 0.05",
    },
    _run,
)
