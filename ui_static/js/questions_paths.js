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
    query: `query Paths($from: ID!, $to: ID!, $hubLimit: Int, $avoid: [ID!], $maxHops: Int, $overlappingInTime: Boolean, $filter: FactFilter) {
  shortestPaths(from: $from, to: $to, hubLimit: $hubLimit, avoid: $avoid, maxHops: $maxHops, overlappingInTime: $overlappingInTime, filter: $filter) { ${FOUND} }
}`,
  },
  best: {
    field: "bestPaths",
    query: `query BestPaths($from: ID!, $to: ID!, $k: Int, $weight: PathWeight, $via: [ID!], $avoid: [ID!], $hubLimit: Int, $overlappingInTime: Boolean, $filter: FactFilter) {
  bestPaths(from: $from, to: $to, k: $k, weight: $weight, via: $via, avoid: $avoid, hubLimit: $hubLimit, overlappingInTime: $overlappingInTime, filter: $filter) { ${FOUND} }
}`,
  },
  timed: {
    field: "timedPaths",
    query: `query TimedPaths($from: ID!, $to: ID!, $longestWaitSeconds: Int, $direction: Direction, $hubLimit: Int, $filter: FactFilter!) {
  timedPaths(from: $from, to: $to, longestWaitSeconds: $longestWaitSeconds, direction: $direction, hubLimit: $hubLimit, filter: $filter) { ${FOUND} }
}`,
  },
  cycles: {
    field: "cycles",
    query: `query Cycles($from: ID!, $longest: Int, $inTimeOrder: Boolean, $direction: Direction, $hubLimit: Int, $filter: FactFilter) {
  cycles(through: $from, longest: $longest, inTimeOrder: $inTimeOrder, direction: $direction, hubLimit: $hubLimit, filter: $filter) { ${FOUND} }
}`,
  },
});

export const CONNECT = `query Connect($ids: [ID!]!, $maxHops: Int, $hubLimit: Int, $limit: Int, $filter: FactFilter) {
  connectingNetwork(ids: $ids, maxHops: $maxHops, hubLimit: $hubLimit, limit: $limit, filter: $filter) { omitted hubsNotWalked columns }
}`;

export const NAMES = `query Names($ids: [ID!]!) { entities(ids: $ids) { ${KNOWN} } }`;

/** The facts among the elements of one path, so that each step opens its records. */
export const AMONG = `query Among($ids: [ID!]!, $first: Int!, $filter: FactFilter) {
  facts(between: $ids, first: $first, filter: $filter) { total edges { node { ${FACT} } } pageInfo { hasNextPage endCursor } }
}`;
