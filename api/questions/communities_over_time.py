"""communitiesOverTime: which groups last, part, join, begin and end?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import strawberry

from algorithms.communities_over_time import Fate, OfWindow, communities_over_time, within
from algorithms.partition import Method
from api.scalars import DateTime
from api.types.community import checked_resolution
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.network import Basis, Network, ProjectionInput, checked_seed, projected, unprojected
from graph_model.errors import BadArgument, LimitExceeded

MOST = 60
"""Windows."""
MOST_MEMBERS = 1_000
"""`leastMembers`."""

strawberry.enum(
    Fate,
    name="CommunityFate",
    description="""What became of a community in the next window. LASTS: goes on as one that came from it alone. SPLITS:
as several. MERGES: as one that came from others too. ENDS: as none.""",
)


@strawberry.input(description="A window of time, half open.")
class TimeWindow:
    since: DateTime
    until: DateTime


@strawberry.type(description="A community of the next window that one is matched with.")
class CommunityOnward:
    number: int
    shared: int = strawberry.field(description="Members of both.")
    likeness: float = strawberry.field(description="These over all members of either.")


@strawberry.type(description="A community of one window.")
class WindowCommunity:
    number: int = strawberry.field(description="Place by size, then smallest id, from 1, in its window.")
    size: int
    member_ids: list[strawberry.ID]
    before: list[int] = strawberry.field(description="Those of the window before that it came from; none: it is new.")
    onward: list[CommunityOnward] = strawberry.field(description="Those of the next window that it goes on as.")
    fate: Fate | None = strawberry.field(description="Null in the last window.")


@strawberry.type(description="The communities of one window.")
class CommunityWindow:
    since: DateTime
    until: DateTime
    communities: list[WindowCommunity]
    modularity: float
    alone: int = strawberry.field(description="Entities that nothing links in it.")
    small: int = strawberry.field(description="Entities linked in it, in communities of fewer members than asked for.")
    basis: Basis


@strawberry.type
class Query:
    @strawberry.field(
        description="""Communities in each of up to 60 windows, in order and apart, and which of them go on in the next:
two are matched where `leastOverlap` of the smaller one, and at least two members, are in both. Undated facts hold in
every window, unless the filter leaves them out."""
    )
    def communities_over_time(
        self,
        info: Info,
        windows: list[TimeWindow],
        among: list[strawberry.ID] | None = None,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        project: ProjectionInput | None = None,
        method: Method = Method.LEIDEN,
        resolution: float = 1.0,
        seed: int = 1,
        least_members: int = 3,
        least_overlap: float = 0.5,
        filter: FactFilter | None = None,
    ) -> list[CommunityWindow]:
        _check(windows, least_members, least_overlap)
        whole = unprojected(info.context, among, link_types, types, filter, project)
        undated = filter is None or filter.undated
        facts = chosen(filter)
        cut = [
            projected(
                info.context,
                replace(whole, view=within(whole.view, (one.since, one.until), undated=undated)),
                project,
                replace(
                    facts,
                    since=max(one.since, one.since if facts.since is None else facts.since),
                    until=min(one.until, one.until if facts.until is None else facts.until),
                ),
            )
            for one in windows
        ]
        found = communities_over_time(
            [(one.view, one.weights) for one in cut],
            method,
            checked_resolution(resolution),
            checked_seed(seed),
            least_members=least_members,
            least_overlap=least_overlap,
        )
        return [_window(*row) for row in zip(windows, cut, found, strict=True)]


def _check(windows: list[TimeWindow], least_members: int, least_overlap: float) -> None:
    if not windows:
        raise BadArgument("windows", "There is no window.", expected=f"1 to {MOST} windows")
    if len(windows) > MOST:
        raise LimitExceeded("windows", len(windows), MOST)
    ordered = all(one.since < one.until for one in windows)
    if not ordered or any(one.until > other.since for one, other in pairwise(windows)):
        raise BadArgument("windows", "They overlap, end before they begin or are out of order.", expected="in order")
    if not 1 <= least_members <= MOST_MEMBERS:
        raise BadArgument("leastMembers", f"leastMembers is {least_members}.", expected=f"1 to {MOST_MEMBERS}")
    if not 0 < least_overlap <= 1:
        raise BadArgument("leastOverlap", f"leastOverlap is {least_overlap}.", expected="above 0, up to 1")


def _window(window: TimeWindow, cut: Network, found: OfWindow) -> CommunityWindow:
    return CommunityWindow(
        since=window.since,
        until=window.until,
        communities=[
            WindowCommunity(
                number=one.number,
                size=len(one.members),
                member_ids=[strawberry.ID(member) for member in one.members],
                before=list(one.before),
                onward=[CommunityOnward(number=o.number, shared=o.shared, likeness=o.likeness) for o in one.onward],
                fate=one.fate,
            )
            for one in found.communities
        ],
        modularity=found.modularity,
        alone=found.alone,
        small=found.small,
        basis=cut.basis(found),
    )
