"""`sightline analyse texts`: what reports are about."""

from __future__ import annotations

from collections.abc import Mapping

from api.tables.base import Analysis, Answer, Table, lines_of, needed, number, plain, whole
from api.tables.trial_text import confusion, trial_text


def _run(table: Table, options: Mapping[str, str], given: Table | None) -> Answer:
    from algorithms.analyses.text_classes import text_classes
    from graph_model.protected import refuse_groups, refuse_judging

    text, label, name = needed(options, "text"), needed(options, "label"), options.get("id")
    refuse_groups("--set", [label], [table.column(label)])
    refuse_judging("--set", [label])
    asked = ([], []) if given is None else (given.given_ids(name), given.column(text))
    found = text_classes(
        table.ids(name),
        table.column(text),
        table.column(label),
        asked,
        target=number(options, "target", 0.9),
        seed=whole(options, "seed", 0),
    )
    parts = [trial_text(found.trial)]
    parts.append(lines_of(["label", "typical words"], [[name, ", ".join(several)] for name, several in found.typical]))
    if found.reports:
        rows = [
            [one.id, one.label or "can't tell", *one.likeliest[0], ", ".join(f"{w} {v:+.2f}" for w, v in one.words)]
            for one in found.reports
        ]
        parts.append(lines_of(["given", "about", "likeliest", "probability", "words"], rows))
    return Answer(plain(found), "\n\n".join(parts), confusion(found.trial, f"{label}: what rows are, what is told"))


ANALYSIS = Analysis(
    "texts",
    "What reports of --given are about, by those that have a label; the words that decided, and when nobody can tell.",
    {
        "text": "the column of reports, English or Chinese",
        "label": "the column of what each is about; never of a person",
        "id": "the column that names a report",
        "target": "share of what is told that must be right, 0.9",
        "seed": "0",
    },
    _run,
)
