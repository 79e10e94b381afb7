"""textClasses: what are events about whose descriptions nobody has labelled yet, and which words decided?"""

from __future__ import annotations

import strawberry

from algorithms.analyses import text_classes as analysis
from api.connections import page_size
from api.happenings import happenings
from api.types.analysed import TextLabel
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.happening import enough
from api.types.trial import Tried, Weighed, check_trial, tried, weighed

MOST = 500
"""Descriptions that are told in one answer."""
_TOO_LITTLE = frozenset({"labels", "texts"})


@strawberry.type(description="What an event's description is about.")
class ToldText:
    id: strawberry.ID
    label: str | None = strawberry.field(description='Null is "can\'t tell".')
    likeliest: list[Weighed] = strawberry.field(description="Three labels with calibrated probabilities.")
    words: list[Weighed] = strawberry.field(description="That spoke most for the likeliest label, or against it.")
    known: int = strawberry.field(description="How many of its words were ever seen.")
    claim_ids: list[strawberry.ID] = strawberry.field(description="The records that describe it.")


@strawberry.type(
    description="How well descriptions are told that were left out, and what the unlabelled ones are about."
)
class TextClasses(Tried):
    texts: list[ToldText] = strawberry.field(description="Events without a label, by id.")
    labelled: int
    unlabelled: int
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""What the descriptions of events without a `label` are about, by those that have one; English
and Chinese. target: the share of what is told that must be right. first: unlabelled events that are told."""
    )
    def text_classes(
        self,
        info: Info,
        label: TextLabel = TextLabel.KIND,
        target: float = 0.9,
        first: int = 100,
        seed: int = 0,
        filter: FactFilter | None = None,
    ) -> TextClasses:
        size = page_size(first, MOST)
        check_trial(target, seed)
        found = happenings(info.context, chosen(filter), "Event")
        rows = [
            (one, text, kind)
            for one, text, kind in zip(found.entities, found.text("description"), found.text(label.value), strict=True)
            if text
        ]
        have, lack = [row for row in rows if row[2]], [row for row in rows if not row[2]]
        asked = [one.id for one, _, _ in lack[:size]], [text for _, text, _ in lack[:size]]

        def work() -> analysis.TextClasses:
            columns = [one.id for one, _, _ in have], [text for _, text, _ in have], [kind for _, _, kind in have]
            return analysis.text_classes(*columns, asked, target=target, seed=seed)

        answer, lacking = enough(work, _TOO_LITTLE)
        claims = {one.id: [strawberry.ID(claim.id) for claim in one.claims] for one, _, _ in lack}
        return TextClasses(
            **tried(answer.trial if answer else None, lacking),
            texts=[_told(one, claims[one.id]) for one in (answer.reports if answer else ())],
            labelled=len(have),
            unlabelled=len(lack),
            hidden_by_filter=found.hidden,
            snapshot_age=found.age,
        )


def _told(one: analysis.Report, claims: list[strawberry.ID]) -> ToldText:
    return ToldText(
        id=strawberry.ID(one.id),
        label=one.label,
        likeliest=weighed(one.likeliest),
        words=weighed(one.words),
        known=one.known,
        claim_ids=claims,
    )
