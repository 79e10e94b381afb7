// The questions about what sensors read.
export const BRIEF = `id type caption`;
const LEAD = `subjects { ${BRIEF} } unit observed expected pValue qValue places days recordCount sentence lagSeconds
  otherReasons { code explains sentence } against { code explains sentence }`;
export const LEADS = `compared expectedByChance total omitted tries { others } leads { ${LEAD} }`;

export const SIGHTINGS = `query Sightings($ids: [ID!]!, $first: Int!, $after: String, $filter: FactFilter) {
  sightings(subjects: $ids, filter: $filter, first: $first, after: $after) {
    total atLeast hiddenByFilter pageInfo { hasNextPage endCursor }
    edges { node { id trueTime zone latitude longitude radiusM asRead source recordRef grade sentence
      subject { ${BRIEF} } sensor { ${BRIEF} } through { id sentence } } }
  }
}`;

/** At which sensors of an area some were read. */
export const READ_IN = `query ReadIn($ids: [ID!]!, $area: Area!, $filter: FactFilter) {
  sightings(subjects: $ids, area: $area, filter: $filter, first: 200) { edges { node { trueTime zone sensor { id } } } }
}`;

const QUESTION = `$question: JSON!`;

export const ESTIMATE = `query Estimate(${QUESTION}) { estimate(question: $question) { readings compared seconds } }`;

export const COLLISION = `query Collision($scenes: [Scene!]!, $atLeast: Int, $case: ID, $filter: FactFilter) {
  sceneCollision(scenes: $scenes, atLeast: $atLeast, case: $case, filter: $filter, first: 50) { ${LEADS} }
}`;

export const HABITS = `query Habits($id: ID!, $filter: FactFilter!) {
  habits(subject: $id, filter: $filter) {
    subject { ${BRIEF} } hours watchedHours recordCount days change
    usual { place { id caption } count days } night { place { id caption } days }
  }
}`;

export const HOT = `query Hot($layer: HotLayer!, $resolution: Int!, $hours: [Int!], $weekdays: [Int!], $filter: FactFilter!) {
  hotMap(layer: $layer, resolution: $resolution, hours: $hours, weekdays: $weekdays, filter: $filter, first: 2000) {
    total omitted unplaced untimed
    cells { cell kind latitude longitude outline count subjects sensors watchedHours rate }
  }
}`;

/** What goes between some elements: facts of a moment, and meetings as sensors let one suppose. */
export const BETWEEN = `query Between($ids: [ID!]!, $filter: FactFilter, $must: FactFilter!) {
  facts(between: $ids, filter: $filter, first: 500) { edges { node { id linkType from to since until sentence } } }
  meetings(subjects: $ids, filter: $must, first: 100) { meetings { subjects { ${BRIEF} } place { caption } since until others recordCount } }
}`;

export const COMPANIONS = `query Companions($subject: ID, $subjectTypes: [String!], $withinSeconds: Int!, $withinMetres: Float!, $leastPlaces: Int!, $exclude: [ID!], $case: ID, $filter: FactFilter!) {
  companions(subject: $subject, subjectTypes: $subjectTypes, withinSeconds: $withinSeconds, withinMetres: $withinMetres, leastPlaces: $leastPlaces, exclude: $exclude, case: $case, filter: $filter, first: 20) {
    beyondRoutine { ${LEADS} } sharedRoutine { ${LEADS} } singleJourneys { ${LEADS} }
  }
}`;
