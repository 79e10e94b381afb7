// The questions of the analyses, by the name of the analysis.
export const ANALYSES = {
  clusters: `query Clusters($filter: FactFilter, $scope: ClusterScope!, $metres: Float!, $seconds: Float!) {
  eventClusters(filter: $filter, scope: $scope, metres: $metres, seconds: $seconds) {
    total untimed unplaced worlds hiddenByFilter columns
    clusters { memberIds stability inside expected p stands since until }
  }
}`,
  forecast: `query Forecast($filter: FactFilter, $resolution: Int!, $zone: String!) {
  eventForecast(filter: $filter, resolution: $resolution, zone: $zone) {
    tooLittle error naiveError better covered level compared total leftOut hiddenByFilter columns
    surges { cell hour observed expected low high corrected ids }
  }
}`,
  rules: `query Rules($filter: FactFilter, $least: Int!) {
  associationRules(filter: $filter, least: $least, case: [KIND, OUTCOME, CHARGE, PART_OF_DAY, WEEKDAY, PLACE], offender: [OCCUPATION, VEHICLE]) {
    tried total merged hiddenByFilter
    rules { if { attribute value } then { attribute value } count expected confidence lift corrected caseIds offenderIds }
  }
}`,
  texts: `query Texts($filter: FactFilter, $target: Float!) {
  textClasses(filter: $filter, target: $target) {
    tooLittle labels confusion told right labelled unlabelled hiddenByFilter
    texts { id label likeliest { name weight } words { name weight } }
  }
}`,
  coverage: `query Coverage($filter: FactFilter, $resolution: Int!) {
  sensorCoverage(filter: $filter, resolution: $resolution) { kind cells gini topTenth says columns }
}`,
};
