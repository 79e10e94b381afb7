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
    one(
        "event forecast",
        """eventForecast(filter: $filter) { tooLittle error naiveError better covered level compared total leftOut
          columns hiddenByFilter periods { name strength p high low }
          surges { cell hour observed expected low high p corrected ids } }""",
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
)
