"""The working value: which of several claims is shown, and when a person's conclusion goes first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph_model.declare import Attribute
from graph_model.values.text import TEXT
from graph_model.verdicts import Conclusion
from graph_model.working_value import SeenClaim, working_value

NAME = Attribute("name", TEXT, "Name.")
DECIDED = Conclusion(
    id="d", reason="r", by="me", decided_at=1, vc=1, entity="P:a", attribute="name", claim_id="b", claim_version=1
)


def claim(id: str, name: str | None, source: str = "reg", grade: tuple[int, int] = (2, 2), **more: Any) -> SeenClaim:
    said = {"name": name} if name else {}
    about = {"source": source, "reliability": grade[0], "credibility": grade[1], "recorded_at": 0, "version": 1}
    return SeenClaim(id, "P:a", about | said | more)


def shown(*claims: SeenClaim, conclusions: tuple[Conclusion, ...] = ()) -> str | None:
    found = working_value(NAME, claims, conclusions)
    return str(found.value) if found else None


def test_grade_then_recency_then_agreement_then_id() -> None:
    assert shown(claim("a", "old"), claim("b", "better", grade=(1, 3))) == "better"
    assert shown(claim("a", "old"), claim("b", "newer", recorded_at=5)) == "newer"
    assert shown(claim("a", "seen", observed_at=9), claim("b", "recorded", recorded_at=5)) == "seen"
    assert shown(claim("a", "one"), claim("b", "two"), claim("c", "two", source="other")) == "two"
    assert shown(claim("b", "two"), claim("a", "one")) == "one"
    assert shown(claim("a", None)) is None


def test_a_conclusion_holds_for_what_the_record_said_when_it_was_drawn() -> None:
    others = claim("a", "best", grade=(1, 1)), claim("b", "decided", grade=(5, 5))
    found = working_value(NAME, others, [DECIDED])
    assert found is not None
    assert (found.value, found.conclusion, found.agreeing, found.different) == ("decided", DECIDED, 0, ("a",))
    newer = others[0], claim("b", "changed since", grade=(5, 5), version=2)
    found = working_value(NAME, newer, [DECIDED])
    assert found is not None
    assert (found.value, found.conclusion) == ("best", None)


def test_of_two_conclusions_the_later_goes_first() -> None:
    others = claim("a", "one"), claim("b", "two"), claim("c", "three")
    later = replace(DECIDED, id="e", decided_at=2, claim_id="c")
    assert shown(*others, conclusions=(DECIDED, later)) == "three"
    assert shown(*others, conclusions=(later, DECIDED)) == "three"
    assert shown(*others, conclusions=(DECIDED,)) == "two"


@given(
    st.lists(
        st.builds(
            claim,
            st.uuids().map(str),
            st.sampled_from([None, "x", "y", "z"]),
            st.sampled_from(["s", "t", "u"]),
            st.tuples(st.integers(1, 6), st.integers(1, 6)),
            recorded_at=st.integers(0, 3),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_claims_come_decides_nothing(claims: list[SeenClaim], random: Any) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert working_value(NAME, claims) == working_value(NAME, shuffled)
