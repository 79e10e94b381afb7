"""How entities hang together: paths, money, what they have in common, diagrams."""

from __future__ import annotations

from tests.api.questions.shape import BRIEF, DIAGRAM, PAGE, each, one

_PATHS = """... on Paths { truncated hubsNotWalked paths { hops weight overlapsInTime bestBy departs arrives
    entities { id } steps { from to linkType factCount at facts { id sentence } } } }
  ... on NoPath { reason searchedHops hubsNotWalked }"""
_BASIS = """basis { entities pairs records hiddenByFilter projection { of hubCount hubsNotWalked apart
  through { type shared pairs facts weight } } }"""
_COMMUNITY = f"""number size inside leaving records memberIds sure types {{ type entities }}
  links {{ linkType records }} bridgeCount bridges {{ entity {{ id }} communities pairs records }}
  ties {{ number pairs records }} tieCount
  members(first: 2) {{ {PAGE} edges {{ sure node {{ {BRIEF} }} }} }}"""
_SHARED = 'project: {of: "Person", direct: true}'
QUESTIONS = (
    *each(
        "communities",
        ["LEIDEN", "LOUVAIN", "LABEL_PROPAGATION", "COMPONENTS", "K_CORE"],
        f"""communities(method: VALUE, first: 2, after: $after, filter: $filter) {{ modularity outside {_BASIS} {PAGE}
          parameters {{ method resolution seed k runs }} edges {{ node {{ {_COMMUNITY} }} }} }}""",
    ),
    one(
        "communities among",
        f"communities(among: $ids, filter: $filter) {{ {_BASIS} edges {{ node {{ memberIds }} }} }}",
    ),
    *each(
        "communities projected",
        [
            _SHARED,
            'project: {of: "Person", metWithinSeconds: 3600}',
            'project: {of: "Plate", through: [], hubLimit: 2, metWithinSeconds: 0}',
            'project: {of: "Person", through: ["Vehicle"], hubLimit: 2, atOneTime: false}, among: $ids',
        ],
        f"communities(VALUE, runs: 2, filter: $filter) {{ {_BASIS} edges {{ node {{ {_COMMUNITY} }} }} }}",
    ),
    one("community of", f"communityOf(id: $id, runs: 1, filter: $filter) {{ {_COMMUNITY} }}"),
    *each(
        "communities over time",
        [
            "leastMembers: 1",
            'among: $ids, project: {of: "Person", metWithinSeconds: 9}, leastMembers: 2, leastOverlap: 1.0',
        ],
        f"""communitiesOverTime(VALUE, filter: $filter, windows: [
          {{since: "1970-01-01T00:00:00.001Z", until: "1970-01-01T00:00:00.004Z"}},
          {{since: "1970-01-01T00:00:00.004Z", until: "1970-01-01T00:00:00.009Z"}}]) {{ {_BASIS} since until
          modularity alone small communities {{ number size memberIds before fate
            onward {{ number shared likeness }} }} }}""",
    ),
    *each(
        "cut points",
        ["first: 2, after: $after", f"among: $ids, {_SHARED}"],
        f"""cutPoints(VALUE, filter: $filter) {{ {_BASIS} {PAGE} pairCount
          pairs {{ a {{ id }} b {{ id }} cutOff records }}
          edges {{ node {{ entity {{ {BRIEF} }} parts cutOff neighbours records }} }} }}""",
    ),
    *each(
        "link leads",
        ["id: $id, least: 1", 'between: ["Person"], score: RESOURCE_ALLOCATION, hubLimit: 3', "among: $ids, first: 1"],
        f"""linkLeads(VALUE, filter: $filter) {{ {_BASIS} total omitted compared method parameters hubCount
          hubsNotWalked columns leads {{ finding score observed expected byChance sentence subjects {{ id }}
            against {{ code sentence }} through {{ entity {{ id }} neighbours weight atOneTime factCount
              facts {{ id sentence }} }} }} }}""",
    ),
    one(
        "common neighbours",
        f"""commonNeighbours(ids: $ids, first: 2, after: $after, filter: $filter) {{ {PAGE}
          edges {{ node {{ entity {{ id }} of facts }} }} }}""",
    ),
    *each(
        "shortest paths, hubs over",
        [1, 100],
        """shortestPaths(from: $id, to: $other, hubLimit: VALUE, maxHops: 4, filter: $filter) {
          ... on Paths { truncated hubsNotWalked paths { hops weight overlapsInTime entities { id }
            steps { from to linkType factCount facts { id sentence } } } }
          ... on NoPath { reason searchedHops hubsNotWalked } }""",
    ),
    one(
        "shortest paths at one time",
        """shortestPaths(from: $id, to: $other, maxHops: 4, overlappingInTime: true, filter: $filter) {
          ... on Paths { paths { entities { id } } } ... on NoPath { reason } }""",
    ),
    *each(
        "best paths by",
        ["HOPS", "RARITY", "GRADE, overlappingInTime: true"],
        f"bestPaths(from: $id, to: $other, k: 4, weight: VALUE, hubLimit: 3, filter: $filter) {{ {_PATHS} }}",
    ),
    one("best paths over a way-point", f"bestPaths(from: $id, via: $ids, to: $other, filter: $filter) {{ {_PATHS} }}"),
    *each(
        "timed paths",
        ["direction: OUT", "longestWaitSeconds: 0", "hubLimit: 1"],
        f"""timedPaths(from: $id, to: $other, VALUE, filter: {{since: "1970-01-01T00:00:00.001Z", undated: false}}) {{
          {_PATHS} }}""",
    ),
    *each(
        "cycles",
        [
            "inTimeOrder: true, direction: BOTH",
            "inTimeOrder: false, hubLimit: 1",
            "inTimeOrder: false, direction: BOTH",
        ],
        f"cycles(through: $id, longest: 4, VALUE, filter: $filter) {{ {_PATHS} }}",
    ),
    *each(
        "connecting network, hubs over",
        [1, 3],
        f"connectingNetwork(ids: $ids, hubLimit: VALUE, limit: 4, filter: $filter) {{ {DIAGRAM} }}",
    ),
    *each(
        "money trace by",
        ["FIFO, direction: OUT", "PROPORTIONAL, direction: IN", 'LOWEST_BALANCE, leastAmount: "0.03"'],
        """moneyTrace(from: $id, method: VALUE, filter: {leastGrade: "E5"}) { method accounts undated unsaid
          hiddenByFilter entities { id } flows { currency started below paymentCount restCount
            payments { from to at amount traced least most level facts { id attributes } }
            rests { entity kept least most first last opening } } }""",
    ),
    *each(
        "money patterns of",
        ["FAN_IN, least: 1", "CYCLE", 'SPLITTING, least: 2, withinHours: 1, threshold: "0.08"'],
        f"""moneyPatterns(shape: VALUE, first: 2, after: $after, filter: {{leastGrade: "E5"}}) {{ payments
          hiddenByFilter {PAGE} edges {{ node {{ currency entityCount total first last paymentCount entities {{ id }}
            facts {{ id }} }} }} }}""",
    ),
    *each(
        "association diagram, hubs over",
        [1, 3],
        f"associationDiagram(centres: [$id], rings: 2, hubLimit: VALUE, filter: $filter) {{ {DIAGRAM} }}",
    ),
)
