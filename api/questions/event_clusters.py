"""eventClusters: which events lie together in space, in time or both, closer than chance alone gives?"""

from __future__ import annotations

import numpy as np
import strawberry

from algorithms.analyses import clusters as analysis
from algorithms.analyses.labelled import Method
from algorithms.analyses.points import Scope
from algorithms.movement.local_time import HOUR
from api.happenings import Happenings, happenings
from api.scalars import JSON, DateTime, rfc3339
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.happening import Happening
from graph_model.errors import BadArgument, LimitExceeded

MOST_HDBSCAN = 1_500
"""Events that HDBSCAN takes in one answer: it is run sixty times."""

strawberry.enum(Scope, name="ClusterScope", description="What near is about. HOUR: of the day, whatever the day.")
strawberry.enum(
    Method,
    name="ClusterMethod",
    description="ST_DBSCAN: near is within both bounds. HDBSCAN: groups of whatever density; the bounds are weights.",
)


@strawberry.type(description="Events that lie together.")
class EventCluster:
    member_ids: list[strawberry.ID]
    belongs: list[float] = strawberry.field(description="Of each the share of resamples in which it was in it again.")
    stability: float = strawberry.field(description="From 0.75 on it is stable, below 0.6 it is not.")
    latitude: float | None
    longitude: float | None
    metres: float | None = strawberry.field(description="Radius of the circle around it.")
    since: DateTime | None = strawberry.field(description="First of its members; null for SPACE and HOUR.")
    until: DateTime | None
    hours: list[float] | None = strawberry.field(description="For HOUR: from and to, by the zone's clock.")
    inside: int = strawberry.field(description="Events in that circle and time, members or not.")
    expected: float = strawberry.field(description="Events that chance alone would put there.")
    p: float = strawberry.field(description="Share of worlds of chance whose strongest cluster is as strong.")
    stands: bool = strawberry.field(description="Whether p is 0.05 or less; else it is no finding.")


@strawberry.type(description="Clusters, the strongest first, and what was left out.")
class EventClusters:
    clusters: list[EventCluster]
    total: int = strawberry.field(description="Events that were looked at.")
    untimed: int = strawberry.field(description="Left out: without a time, or known to less than a day.")
    unplaced: int = strawberry.field(description="Left out: without a position.")
    worlds: int = strawberry.field(description="Of chance, that p rests on.")
    resamples: int
    seed: int
    columns: JSON = strawberry.field(
        description="By event: id, caption, latitude, longitude, at, cluster (its index or -1), claims (their ids)."
    )
    hidden_by_filter: int
    snapshot_age: float


@strawberry.type
class Query:
    @strawberry.field(
        description="""Events that lie together, by HDBSCAN or ST-DBSCAN, with their stability and what chance alone
gives. kinds: only events of these kinds. least: of a cluster. metres, seconds: how near. zone: whose hours HOUR
takes. An event's time is the middle of its possible time, its place the first by id."""
    )
    def event_clusters(
        self,
        info: Info,
        of: Happening = Happening.EVENT,
        kinds: list[str] | None = None,
        scope: Scope = Scope.BOTH,
        method: Method = Method.ST_DBSCAN,
        least: int = 5,
        metres: float = 300.0,
        seconds: float = 3600.0,
        zone: str = "UTC",
        seed: int = 0,
        filter: FactFilter | None = None,
    ) -> EventClusters:
        if not 0.01 <= metres <= 1e7 or not 0.01 <= seconds <= 1e9:
            raise BadArgument("metres", "A bound is out of range.", expected="0.01 to 1e7 metres, 0.01 to 1e9 seconds")
        if seed < 0:
            raise BadArgument("seed", f"seed is {seed}.", expected="0 or more")
        found = happenings(info.context, chosen(filter), of.value, kinds)
        placed = found.placed if scope.places else np.ones(len(found.at), dtype=np.bool_)
        timed = found.timed if scope is not Scope.SPACE else np.ones(len(found.at), dtype=np.bool_)
        rows = np.flatnonzero(placed & timed)
        if method is Method.HDBSCAN and len(rows) > MOST_HDBSCAN:
            raise LimitExceeded("events for HDBSCAN", len(rows), MOST_HDBSCAN, do="take ST_DBSCAN, or fewer kinds")
        answer = analysis.clusters(
            [found.entities[row].id for row in rows.tolist()],
            found.latitudes[rows],
            found.longitudes[rows],
            found.at[rows],
            scope,
            method,
            least=least,
            metres=metres,
            seconds=seconds,
            zone=zone,
            seed=seed,
        )
        return EventClusters(
            clusters=[_told(one, scope) for one in answer.clusters],
            total=len(rows),
            untimed=int(np.count_nonzero(~timed)),
            unplaced=int(np.count_nonzero(timed & ~placed)),
            worlds=answer.worlds,
            resamples=answer.resamples,
            seed=seed,
            columns=JSON(_columns(found, rows.tolist(), answer)),
            hidden_by_filter=found.hidden,
            snapshot_age=found.age,
        )


def _told(one: analysis.Cluster, scope: Scope) -> EventCluster:
    span = None if one.since is None or one.until is None else (one.since, one.until)
    moments = span if scope in (Scope.TIME, Scope.BOTH) else None
    return EventCluster(
        member_ids=[strawberry.ID(member) for member in one.members],
        belongs=list(one.belongs),
        stability=one.stability,
        latitude=one.latitude,
        longitude=one.longitude,
        metres=one.metres,
        since=DateTime(moments[0]) if moments else None,
        until=DateTime(moments[1]) if moments else None,
        hours=[end / HOUR for end in span] if span and scope is Scope.HOUR else None,
        inside=one.inside,
        expected=one.expected,
        p=one.p,
        stands=one.stands,
    )


def _columns(found: Happenings, rows: list[int], answer: analysis.Clusters) -> dict[str, list[object]]:
    cluster = {member: number for number, one in enumerate(answer.clusters) for member in one.members}
    several = [found.entities[row] for row in rows]
    return {
        "id": [one.id for one in several],
        "caption": [one.caption for one in several],
        "latitude": [float(found.latitudes[row]) if found.placed[row] else None for row in rows],
        "longitude": [float(found.longitudes[row]) if found.placed[row] else None for row in rows],
        "at": [rfc3339(int(found.at[row])) if found.timed[row] else None for row in rows],
        "cluster": [cluster.get(one.id, -1) for one in several],
        "claims": [[claim.id for claim in one.claims] for one in several],
    }
