// The questions about money: where it went or came from, and the shapes in which it moves.
import { FACT, KNOWN } from "./questions.js";

export const MONEY = `query Money($from: ID!, $method: TraceMethod!, $direction: Direction!, $levels: Int!, $leastAmount: String, $filter: FactFilter!) {
  moneyTrace(from: $from, method: $method, direction: $direction, levels: $levels, leastAmount: $leastAmount, filter: $filter) {
    method accounts undated unsaid hiddenByFilter
    flows { currency started below paymentCount restCount
      payments { from to at amount traced least most level facts { ${FACT} } }
      rests { entity kept least most first last opening } }
    entities { ${KNOWN} }
  }
}`;

export const SHAPES = `query Shapes($shape: MoneyShape!, $least: Int!, $withinHours: Float, $longest: Int!, $threshold: String, $first: Int!, $after: String, $filter: FactFilter!) {
  moneyPatterns(shape: $shape, least: $least, withinHours: $withinHours, longest: $longest, threshold: $threshold, first: $first, after: $after, filter: $filter) {
    total atLeast payments hiddenByFilter pageInfo { hasNextPage endCursor }
    edges { node { currency total first last entityCount paymentCount entities { id type caption } facts { ${FACT} } } }
  }
}`;
