"""Analyses of events and of sensors."""

from __future__ import annotations

from tests.api.questions.shape import each, one

_TEXT = "id label known claimIds likeliest { name weight } words { name weight }"
_RULE = """count support confidence usual lift coverage expected p corrected factIds caseIds offenderIds
  if { attribute value } then { attribute value }"""
QUESTIONS = (
    *each(
        "event clusters",
        ["SPACE", "TIME", "BOTH", "HOUR"],
        """eventClusters(scope: VALUE, least: 2, filter: $filter) { total untimed unplaced worlds resamples seed columns
          hiddenByFilter clusters { memberIds belongs stability latitude longitude metres since until hours inside
            expected p stands } }""",
    ),
    *each(
        "event forecast",
        ["", 'of: SIGHTING, kinds: ["plate-camera"], ', "of: SIGHTING, "],
        """eventForecast(VALUEfilter: $filter) { tooLittle error naiveError better covered level compared total leftOut
          columns hiddenByFilter periods { name strength p high low }
          surges { cell hour observed expected low high p corrected ids watched } }""",
    ),
    one(
        "association rules",
        f"""associationRules(case: [KIND, PLACE], offender: [OCCUPATION], least: 2, alpha: 0.5, filter: $filter) {{
          tried total merged rare hiddenByFilter rules {{ {_RULE} }} }}""",
    ),
    one(
        "text classes",
        f"""textClasses(filter: $filter) {{ tooLittle labels confusion threshold told right leftOut labelled unlabelled
          hiddenByFilter calibration {{ least below count promised right }} texts {{ {_TEXT} }} }}""",
    ),
    one(
        "sensor coverage",
        "sensorCoverage(filter: $filter) { kind cells gini topTenth unwatched follows p moved says columns }",
    ),
    one(
        "event regression",
        """eventRegression(factors: [WEEKDAY, TREND], ahead: 2, filter: $filter) { tooLittle chosen band total untimed
          earlier columns hiddenByFilter scores { model error spread explained }
          outliers { day count expected distance q ids }
          warned { day level expected low high because { name weight } } }""",
    ),
    one(
        "place classes",
        """placeClasses(asked: [{name: "here", latitude: 53.4, longitude: -2.2, at: "2026-03-14T22:00:00Z"}],
          filter: $filter) { tooLittle labels confusion threshold told right leftOut labelled unlabelled untimed
          hiddenByFilter calibration { least below count promised right }
          places { id name label alike nearestIds likeliest { name weight } } }""",
    ),
    one(
        "a table of one's own",
        """analyseTable(analysis: COVERAGE, table: "area,watched_hours,count\\na,1,2\\nb,3,4\\n",
          options: [{name: "area", value: "area"}]) { rows tooLittle result text }
        tableColumns(table: "area,sex\\na,m\\n") { rows columns { name holds values empty protected judges } }""",
    ),
)
