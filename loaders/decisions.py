"""What a person decides: kept in the journal, written into the graph, undone without a trace there."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph_model.errors import BadArgument, SightlineError
from graph_model.keys import content_digest, type_of
from graph_model.verdicts import VERDICTS, Conclusion, Decision, Verdict
from graph_model.working_value import SeenClaim
from loaders.settling import settle_decision
from loaders.stores import Stores
from stores.journal.wire import encode_decision

LONGEST_REASON = 2_000
_Kept = TypeVar("_Kept", bound=Decision)


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions of named persons. Whoever calls has looked up, as the reader sees it, that what is decided upon exists.

    strictest: the policy's strictest class, for a decision on things that not everybody may see alike.
    """

    stores: Stores
    strictest: str

    def same(self, a: str, b: str, reason: str, by: str, vcs: Sequence[int]) -> Verdict:
        """`a` and `b` are the same. vcs: visibility classes of what the reader sees of the two."""
        return self._verdict(a, b, True, reason, by, vcs)

    def never_same(self, a: str, b: str, reason: str, by: str, vcs: Sequence[int]) -> Verdict:
        """`a` and `b` are not the same, and no matcher is to propose it again."""
        return self._verdict(a, b, False, reason, by, vcs)

    def value(self, claim: SeenClaim, attribute: str, reason: str, by: str) -> Conclusion:
        """The value that the claim gives for the attribute is the one that holds."""
        now = _now()
        conclusion = Conclusion(
            id=_id(claim.entity, attribute, claim.id, by, now),
            entity=claim.entity,
            attribute=attribute,
            claim_id=claim.id,
            claim_version=claim.properties["version"],
            reason=_reason(reason),
            by=by,
            decided_at=now,
            vc=claim.properties["vc"],
        )
        return self._keep(conclusion)

    def withdraw(self, decision: _Kept, reason: str, by: str) -> _Kept:
        """Take a decision back: the graph is as if it had never been, the journal keeps both."""
        return self._keep(replace(decision, withdrawn_at=_now(), withdrawn_by=by, withdrawn_reason=_reason(reason)))

    def _verdict(self, a: str, b: str, same: bool, reason: str, by: str, vcs: Sequence[int]) -> Verdict:
        if a == b:
            raise BadArgument("b", "An entity cannot be compared with itself.", expected="two different entities")
        if type_of(a) != type_of(b):
            raise BadArgument("b", f"A {type_of(a)} and a {type_of(b)} cannot be the same.", expected="one entity type")
        first, second = sorted((a, b))
        now = _now()
        verdict = Verdict(
            id=_id(first, second, same, by, now),
            a=first,
            b=second,
            same=same,
            reason=_reason(reason),
            by=by,
            decided_at=now,
            vc=self._class(vcs),
        )
        return self._keep(verdict)

    def _class(self, vcs: Sequence[int]) -> int:
        """A verdict tells of both its ends: where they are not of one class, only the strictest will do."""
        return vcs[0] if len(set(vcs)) == 1 else self.stores.classes[self.strictest]

    def _keep(self, decision: _Kept) -> _Kept:
        batch = self.stores.journal.append(encode_decision(decision))
        self.stores.operations.keep_batch(batch, VERDICTS, 1, decision.withdrawn_at or decision.decided_at)
        try:
            written = self.stores.graph.decide(decision, batch)
        except SightlineError:
            # It is durable: the worker writes it when the store is back.
            self.stores.operations.queue.enqueue([batch])
            raise
        settle_decision(decision, batch, written, self.stores)
        return decision


def _reason(text: str) -> str:
    reason = " ".join(text.split())
    if not reason:
        raise BadArgument("reason", "A decision needs a reason.", expected="a sentence")
    if len(reason) > LONGEST_REASON:
        raise BadArgument("reason", "The reason is too long.", expected=f"at most {LONGEST_REASON} characters")
    return reason


def _id(*what: object) -> str:
    return f"verdict-{content_digest(what):016x}"


def _now() -> int:
    return time.time_ns() // 1_000_000
