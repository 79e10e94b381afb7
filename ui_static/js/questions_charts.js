// The questions about saved charts.
const VERSION = `version title savedBy savedAt baseVersion current`;
const CHART_FIELDS = `id ${VERSION} currentVersion case content
  changes { notHere elements { id changes } links { from to type change } }
  versions(first: 50) { edges { node { ${VERSION} } } }`;

export const CHARTS = `query Charts($first: Int!, $after: String) {
  charts(first: $first, after: $after) { total edges { node { id ${VERSION} } } pageInfo { hasNextPage endCursor } }
}`;

export const CHART = `query Chart($id: ID!, $version: Int) { chart(id: $id, version: $version) { ${CHART_FIELDS} } }`;

export const SAVE_CHART = `mutation SaveChart($id: ID, $baseVersion: Int, $title: String!, $case: ID, $content: JSON!) {
  saveChart(id: $id, baseVersion: $baseVersion, title: $title, case: $case, content: $content) {
    ... on SavedChart { chart { ${CHART_FIELDS} } }
    ... on ChartConflict { yours { ${CHART_FIELDS} } theirs { ${CHART_FIELDS} } base { version content } }
  }
}`;
