// The questions of the analyses, by the name of the analysis: of the graph, and of a table of one's own.
const TRIAL = `tooLittle labels confusion threshold told right leftOut labelled unlabelled hiddenByFilter calibration { least below count promised right }`;
const WEIGHED = `{ name weight }`;

export const ANALYSES = {
  clusters: `query Clusters($filter: FactFilter, $of: Happening!, $scope: ClusterScope!, $method: ClusterMethod!, $metres: Float!, $seconds: Float!) {
  eventClusters(filter: $filter, of: $of, scope: $scope, method: $method, metres: $metres, seconds: $seconds) {
    total untimed unplaced worlds hiddenByFilter columns
    clusters { memberIds stability inside expected p stands since until }
  }
}`,
  forecast: `query Forecast($filter: FactFilter, $of: Flowing!, $kinds: [String!], $resolution: Int!, $zone: String!) {
  eventForecast(filter: $filter, of: $of, kinds: $kinds, resolution: $resolution, zone: $zone) {
    tooLittle error naiveError better covered level compared total leftOut hiddenByFilter columns
    surges { cell hour observed expected low high corrected ids }
  }
}`,
  days: `query Days($filter: FactFilter, $factors: [DayFactor!], $days: Int!, $zone: String!) {
  eventRegression(filter: $filter, factors: $factors, days: $days, zone: $zone) {
    tooLittle chosen band total untimed earlier hiddenByFilter columns
    scores { model error explained } outliers { day count expected distance q ids }
    warned { day level expected low high because ${WEIGHED} }
  }
}`,
  rules: `query Rules($filter: FactFilter, $least: Int!) {
  associationRules(filter: $filter, least: $least, case: [KIND, OUTCOME, CHARGE, PART_OF_DAY, WEEKDAY, PLACE], offender: [OCCUPATION, VEHICLE]) {
    tried total merged hiddenByFilter
    rules { if { attribute value } then { attribute value } count expected confidence lift corrected caseIds offenderIds }
  }
}`,
  texts: `query Texts($filter: FactFilter, $label: TextLabel!, $target: Float!) {
  textClasses(filter: $filter, label: $label, target: $target) { ${TRIAL}
    texts { id label likeliest ${WEIGHED} words ${WEIGHED} }
  }
}`,
  places: `query Places($filter: FactFilter, $label: TextLabel!, $target: Float!, $zone: String!) {
  placeClasses(filter: $filter, label: $label, target: $target, zone: $zone) { ${TRIAL} untimed
    places { id name label likeliest ${WEIGHED} nearestIds alike }
  }
}`,
  coverage: `query Coverage($filter: FactFilter, $resolution: Int!) {
  sensorCoverage(filter: $filter, resolution: $resolution) { kind cells gini topTenth follows p moved columns }
}`,
};

export const TABLE_COLUMNS = `query TableColumns($table: String!) {
  tableColumns(table: $table) { rows columns { name holds values empty protected judges } }
}`;

export const ANALYSE_TABLE = `query AnalyseTable($analysis: TableAnalysis!, $table: String!, $options: [TableOption!]!, $given: String) {
  analyseTable(analysis: $analysis, table: $table, options: $options, given: $given) { rows tooLittle result }
}`;
