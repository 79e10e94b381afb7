// The questions about how things hang together: paths of several kinds, and the network that holds several together.
import { FACT, KNOWN } from "./questions.js";

const BRIEF = `id type caption`;
const FOUND = `... on Paths {
      truncated hubsNotWalked
      paths { hops weight overlapsInTime bestBy departs arrives entities { ${BRIEF} } steps { from to linkType factCount at facts { ${FACT} } } }
    }
    ... on NoPath { reason searchedHops hubsNotWalked }`;

/** By the kind of path: the field that answers, and the question. */
export const PATHS = /** @type {Record<string, { field: string, query: string }>} */ ({
  shortest: {
    field: "shortestPaths",
    query: `query Paths($from: ID!, $to: ID!, $linkTypes: [String!], $hubLimit: Int, $avoid: [ID!], $maxHops: Int, $overlappingInTime: Boolean, $filter: FactFilter) {
  shortestPaths(from: $from, to: $to, linkTypes: $linkTypes, hubLimit: $hubLimit, avoid: $avoid, maxHops: $maxHops, overlappingInTime: $overlappingInTime, filter: $filter) { ${FOUND} }
}`,
  },
  best: {
    field: "bestPaths",
    query: `query BestPaths($from: ID!, $to: ID!, $k: Int, $weight: PathWeight, $via: [ID!], $avoid: [ID!], $linkTypes: [String!], $hubLimit: Int, $overlappingInTime: Boolean, $filter: FactFilter) {
  bestPaths(from: $from, to: $to, k: $k, weight: $weight, via: $via, avoid: $avoid, linkTypes: $linkTypes, hubLimit: $hubLimit, overlappingInTime: $overlappingInTime, filter: $filter) { ${FOUND} }
}`,
  },
  timed: {
    field: "timedPaths",
    query: `query TimedPaths($from: ID!, $to: ID!, $longestWaitSeconds: Int, $direction: Direction, $linkTypes: [String!], $hubLimit: Int, $filter: FactFilter!) {
  timedPaths(from: $from, to: $to, longestWaitSeconds: $longestWaitSeconds, direction: $direction, linkTypes: $linkTypes, hubLimit: $hubLimit, filter: $filter) { ${FOUND} }
}`,
  },
  cycles: {
    field: "cycles",
    query: `query Cycles($from: ID!, $longest: Int, $inTimeOrder: Boolean, $direction: Direction, $linkTypes: [String!], $hubLimit: Int, $filter: FactFilter) {
  cycles(through: $from, longest: $longest, inTimeOrder: $inTimeOrder, direction: $direction, linkTypes: $linkTypes, hubLimit: $hubLimit, filter: $filter) { ${FOUND} }
}`,
  },
});

export const CONNECT = `query Connect($ids: [ID!]!, $maxHops: Int, $linkTypes: [String!], $avoid: [ID!], $hubLimit: Int, $limit: Int, $filter: FactFilter) {
  connectingNetwork(ids: $ids, maxHops: $maxHops, linkTypes: $linkTypes, avoid: $avoid, hubLimit: $hubLimit, limit: $limit, filter: $filter) { omitted hubsNotWalked columns }
}`;

export const NAMES = `query Names($ids: [ID!]!) { entities(ids: $ids) { ${KNOWN} } }`;

/** The facts among the elements of one path, so that each step opens its records. */
export const AMONG = `query Among($ids: [ID!]!, $first: Int!, $filter: FactFilter) {
  facts(between: $ids, first: $first, filter: $filter) { total edges { node { ${FACT} } } pageInfo { hasNextPage endCursor } }
}`;

/** When the facts among the elements of a diagram held, for its replay. */
export const SPANS = `query Spans($ids: [ID!]!, $first: Int!, $after: String, $filter: FactFilter) {
  facts(between: $ids, first: $first, after: $after, filter: $filter) {
    total edges { node { linkType from to since until } } pageInfo { hasNextPage endCursor }
  }
}`;

/** Who may be linked to an element though no record says so, with what that rests on. */
export const LINK_LEADS = `query LinkLeads($id: ID!, $least: Int!, $hubLimit: Int!, $filter: FactFilter) {
  linkLeads(id: $id, least: $least, hubLimit: $hubLimit, first: 30, filter: $filter) {
    total omitted compared hubCount hubsNotWalked
    leads { finding score observed expected byChance sentence subjects { ${BRIEF} } against { code sentence }
      through { entity { ${BRIEF} } neighbours atOneTime factCount facts { ${FACT} } } }
  }
}`;
