// The questions about what sensors read.
const BRIEF = `id type caption`;
const LEAD = `subjects { ${BRIEF} } unit observed expected pValue qValue places days recordCount sentence lagSeconds
  otherReasons { code explains sentence } against { code explains sentence }`;
const LEADS = `compared expectedByChance total omitted leads { ${LEAD} }`;

export const SIGHTINGS = `query Sightings($ids: [ID!]!, $first: Int!, $after: String, $filter: FactFilter) {
  sightings(subjects: $ids, filter: $filter, first: $first, after: $after) {
    total atLeast hiddenByFilter pageInfo { hasNextPage endCursor }
    edges { node { id trueTime zone latitude longitude radiusM asRead source recordRef grade sentence
      subject { ${BRIEF} } sensor { ${BRIEF} } through { id sentence } } }
  }
}`;

export const COMPANIONS = `query Companions($id: ID!, $filter: FactFilter!) {
  companions(subject: $id, filter: $filter, first: 20) {
    beyondRoutine { ${LEADS} } sharedRoutine { ${LEADS} } singleJourneys { ${LEADS} }
  }
}`;
