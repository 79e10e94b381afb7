"""The GraphQL of the story's six steps."""

from __future__ import annotations

_DIAGRAM = "{ nodeCount linkCount omitted atLeast hubsNotWalked hiddenByFilter columns }"
_PATHS = """{
    __typename
    ... on Paths {
      truncated hubsNotWalked
      paths {
        hops entities { id type caption }
        steps { from to linkType factCount facts { id source recordRef grade sentence } }
      }
    }
    ... on NoPath { reason searchedHops hubsNotWalked }
  }"""

CARD = f"""query Card($centre: ID!, $ids: [ID!]!) {{
  around: associationDiagram(centres: [$centre], rings: 3) {_DIAGRAM}
  view: diagram(ids: $ids) {_DIAGRAM}
}}"""

REGISTERS = f"""query Registers($five: [ID!]!, $first: ID!) {{
  proposals(of: $first) {{ total edges {{ node {{ a {{ id caption }} b {{ id caption }} shared {{ id caption }} }} }} }}
  associationDiagram(centres: $five, rings: 2) {_DIAGRAM}
  entities(ids: $five) {{ id caption values {{ attribute value agreeing differing claim {{ source grade }} }} }}
}}"""

PATH = f"""query Path($from: ID!, $to: ID!) {{
  refusing: shortestPaths(from: $from, to: $to, hubLimit: 100) {_PATHS}
  through: shortestPaths(from: $from, to: $to, hubLimit: 1000) {_PATHS}
}}"""

AGAINST = f"""query Against($case: ID!, $graded: FactFilter) {{
  all: associationDiagram(centres: [$case], rings: 2) {_DIAGRAM}
  graded: associationDiagram(centres: [$case], rings: 2, filter: $graded) {_DIAGRAM}
}}"""

NETWORK = f"""query Network($dealer: ID!, $links: [String!], $resolution: Float) {{
  communityOf(id: $dealer, linkTypes: $links, resolution: $resolution) {{
    size inside leaving types {{ type entities }} memberIds
  }}
  associationDiagram(centres: [$dealer], rings: 2, linkTypes: $links) {_DIAGRAM}
}}"""

MONEY = f"""query Money($ids: [ID!]!, $day: FactFilter) {{
  diagram(ids: $ids, linkTypes: ["PAID"], filter: $day) {_DIAGRAM}
}}"""
