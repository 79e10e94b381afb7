// Every question that the page asks, as GraphQL text.
const CLAIM = `id entity source recordRef grade observedAt recordedAt attributes`;
export const FACT = `id linkType from to since until precision zone source recordRef grade attributes sentence`;
const BRIEF = `id type caption`;
export const KNOWN = `${BRIEF} values { attribute caption claim { source } }`;
const DIAGRAM_FIELDS = `omitted atLeast hubsNotWalked hiddenByFilter columns`;

export const MODEL = `query Model { model }`;

export const SOURCES = `query Sources { sources(first: 100) { edges { node { name title grade } } } }`;

export const STORY = `query Story { story }`;

export const SEARCH = `query Search($text: String!, $first: Int!) {
  search(text: $text, first: $first) { edges { node { ${KNOWN} } } }
}`;

export const LOOKUP = `query LookUp($identifiers: [String!]!) {
  lookup(identifiers: $identifiers) { given entities { ${BRIEF} } }
}`;

export const RESOLVE = `query Resolve($refs: [String!]!) { resolve(refs: $refs) }`;

export const ELEMENT = `query Element($id: ID!, $filter: FactFilter) {
  entity(id: $id) {
    ${BRIEF}
    values { attribute value caption decidedBy decidedAt reason decision agreeing differing differingClaims claim { id entity source recordRef grade } }
    claims(first: 200) { edges { node { ${CLAIM} } } pageInfo { hasNextPage } }
    linkCounts(filter: $filter) { linkType direction facts neighbours atLeast }
    sameAs { id a b same reason by decidedAt withdrawn conflict }
  }
}`;

export const PROPOSALS = `query Proposals($id: ID!, $filter: FactFilter) {
  proposals(of: $id, filter: $filter, first: 20) { edges { node { a { ${KNOWN} } b { ${KNOWN} } shared { ${BRIEF} } } } }
}`;

export const WHO = `query Who($ids: [ID!]!) { entities(ids: $ids) { ${KNOWN} } }`;

export const CONFLICTS = `query Conflicts($ids: [ID!]!) { entities(ids: $ids) { id values { differing decidedBy } sameAs { conflict withdrawn } } }`;

export const AROUND = `query Around($centres: [ID!]!, $rings: Int, $linkTypes: [String!], $types: [String!], $limit: Int, $filter: FactFilter) {
  associationDiagram(centres: $centres, rings: $rings, linkTypes: $linkTypes, types: $types, limit: $limit, filter: $filter) { ${DIAGRAM_FIELDS} }
}`;

export const DIAGRAM = `query Diagram($ids: [ID!]!, $centres: [ID!], $placed: JSON, $folds: JSON, $filter: FactFilter, $limit: Int) {
  diagram(ids: $ids, centres: $centres, placed: $placed, folds: $folds, filter: $filter, limit: $limit) { ${DIAGRAM_FIELDS} }
}`;

export const TIDY = `query Tidy($centre: ID!, $ids: [ID!]!, $at: JSON, $beside: JSON, $keep: JSON, $filter: FactFilter) {
  tidy(centre: $centre, ids: $ids, at: $at, beside: $beside, keep: $keep, filter: $filter)
}`;

export const COMMON = `query Common($ids: [ID!]!, $filter: FactFilter) {
  commonNeighbours(ids: $ids, filter: $filter, first: 50) { total edges { node { of facts entity { ${BRIEF} } } } }
}`;

export const ME = `query Me { me { name } }`;

export const EXPAND = `query Expand($id: ID!, $linkTypes: [String!], $first: Int!, $filter: FactFilter) {
  expand(id: $id, linkTypes: $linkTypes, first: $first, filter: $filter) { neighbours { edges { node { entity { id } } } } }
}`;

export const FACTS = `query Facts($between: [ID!]!, $linkTypes: [String!], $first: Int!, $after: String, $filter: FactFilter) {
  facts(between: $between, linkTypes: $linkTypes, first: $first, after: $after, filter: $filter) {
    total edges { node { ${FACT} } } pageInfo { hasNextPage endCursor }
  }
}`;

export const CHRONOLOGY = `query Chronology($ids: [ID!]!, $kinds: [String!], $first: Int!, $after: String, $filter: FactFilter) {
  chronology(ids: $ids, kinds: $kinds, first: $first, after: $after, filter: $filter) {
    total hiddenByFilter undated edges { node { ${FACT} } } pageInfo { hasNextPage endCursor }
  }
}`;

export const TIME_LINE = `query TimeLine($ids: [ID!]!, $filter: FactFilter) {
  chronology(ids: $ids, first: 1, filter: $filter) { total bars { since until linkType facts } }
}`;

export const HIDDEN = `query Hidden($ids: [ID!]!, $filter: FactFilter) {
  hiddenFacts(between: $ids, filter: $filter) { facts hidden byTime byGrade bySources byAsOf sources { source facts } }
}`;

export const COMMUNITIES = `query Communities($among: [ID!]!, $method: CommunityMethod!, $resolution: Float!, $seed: Int!, $runs: Int!, $k: Int, $first: Int!, $filter: FactFilter) {
  communities(among: $among, method: $method, resolution: $resolution, seed: $seed, runs: $runs, k: $k, first: $first, filter: $filter) {
    modularity outside parameters { method resolution seed runs k }
    edges { node { number memberIds sure inside leaving records types { type entities } links { linkType records }
      ties { number pairs records } bridges { entity { id } communities } } }
  }
}`;

/** Positions in what is drawn: what it hangs on, and who lies between the others. */
export const POSITIONS = `query Positions($among: [ID!]!, $first: Int!, $filter: FactFilter) {
  cutPoints(among: $among, first: $first, filter: $filter) {
    total pairCount edges { node { entity { ${BRIEF} } parts cutOff neighbours records } }
    pairs { a { ${BRIEF} } b { ${BRIEF} } cutOff records }
  }
  centrality(measure: BETWEENNESS, among: $among, first: $first, filter: $filter) {
    basis { entities records hiddenByFilter } edges { node { entity { ${BRIEF} } score rank neighbours records } }
  }
}`;

export const COMMUNITY_OF = `query CommunityOf($id: ID!, $linkTypes: [String!], $resolution: Float, $filter: FactFilter) {
  communityOf(id: $id, linkTypes: $linkTypes, resolution: $resolution, filter: $filter) { size memberIds }
}`;

export const DECIDE_SAME = `mutation DecideSame($a: ID!, $b: ID!, $reason: String!) { decideSame(a: $a, b: $b, reason: $reason) { id } }`;
export const DECIDE_NEVER = `mutation DecideNeverSame($a: ID!, $b: ID!, $reason: String!) { decideNeverSame(a: $a, b: $b, reason: $reason) { id } }`;
export const WITHDRAW = `mutation Withdraw($id: ID!, $reason: String!) { withdrawVerdict(id: $id, reason: $reason) { id } }`;
export const DECIDE_VALUE = `mutation DecideValue($entity: ID!, $attribute: String!, $claim: ID!, $reason: String!) {
  decideValue(entity: $entity, attribute: $attribute, claim: $claim, reason: $reason) { attribute }
}`;
