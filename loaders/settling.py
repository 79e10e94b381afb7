"""What is noted of a batch that was written: acknowledged = written + unchanged + rejected + dangling, always."""

from __future__ import annotations

import time
from collections.abc import Sequence

from graph_model.keys import ordinal
from graph_model.records import Batch, Outcome, Status
from graph_model.verdicts import Conclusion, Decision, Verdict
from loaders.push.answer import answer_of
from loaders.push.rules import rules_version
from loaders.report import conflict
from loaders.stores import Stores
from stores.operations.queue import Settled

WRITTEN, UNCHANGED, DANGLING = (status.value[0] for status in (Status.WRITTEN, Status.UNCHANGED, Status.DANGLING))


def settle(batch: Batch, outcome: Outcome, stores: Stores, before: str | None = None, *, rebuilt: bool = False) -> str:
    """Note how each record of a batch ended, what waits, and what changed; a letter for each record.

    before: how it had ended when it was written before, where the graph remembers it. rebuilt: a graph that is made
    again says nothing new.
    """
    queue, operations = stores.operations.queue, stores.operations
    noted = operations.batch(batch.id).statuses
    now = "".join(status.value[0] for status in outcome.statuses)
    letters = _merged(now, noted or before)
    conflicts = [conflict(batch.records[index]) for index in sorted(outcome.conflicts)]
    if conflicts:
        rule, seen_by = rules_version(stores.registry), batch.source.visibility
        operations.reject(batch.source.name, conflicts, batch.recorded_at, rule, batch.id, seen_by)
    answers = {}
    # Without its records, as after an import, a batch is answered when the worker looks at it.
    for push, again in queue.unanswered(batch.id) if batch.records else ():
        told = now if again and noted is None else _told_again(now, letters) if again else letters
        answers[push.id] = answer_of(push, batch, told, outcome.missing)
    queue.settle(
        Settled(
            batch.id,
            letters,
            _now(),
            waits={ordinal(end) for ends in outcome.missing.values() for end in ends},
            changed=() if rebuilt and noted is not None else _changed(now, letters, noted),
            loosened=outcome.loosened,
            answers=answers,
        )
    )
    return letters


def settle_decision(decision: Decision, batch: str, written: bool, stores: Stores, *, rebuilt: bool = False) -> None:
    """Note whether a decision is in the graph, or waits for what it is about."""
    about: Sequence[str] = ()
    if isinstance(decision, Verdict):
        about = (decision.a, decision.b)
    elif isinstance(decision, Conclusion):
        about = (decision.entity,)
    noted = stores.operations.batch(batch).statuses
    letter = WRITTEN if written else DANGLING
    waits = [] if written else [ordinal(entity) for entity in about]
    stores.operations.queue.settle(
        Settled(batch, letter, _now(), waits, changed=None if noted != letter and not rebuilt else ())
    )


def _merged(now: str, before: str | None) -> str:
    """How each record stands: one that is unchanged by the second writing ended as it had by the first, unless it
    waited: then something newer came instead."""
    if before is None:
        return now
    return "".join(
        new if new != UNCHANGED else UNCHANGED if old == DANGLING else old for new, old in zip(now, before, strict=True)
    )


def _told_again(now: str, letters: str) -> str:
    """For who sent a batch that was there already: what the first writing wrote is unchanged by theirs."""
    return "".join(
        new if new != UNCHANGED else UNCHANGED if old == WRITTEN else old for new, old in zip(now, letters, strict=True)
    )


def _changed(now: str, letters: str, noted: str | None) -> list[int]:
    """Indexes of the records that changed the graph since it was last noted."""
    if noted is None:
        return [index for index, letter in enumerate(letters) if letter == WRITTEN]
    return [
        index
        for index, (new, old) in enumerate(zip(now, noted, strict=True))
        if new == WRITTEN or (old == WRITTEN and new == DANGLING)
    ]


def _now() -> int:
    return time.time_ns() // 1_000_000
