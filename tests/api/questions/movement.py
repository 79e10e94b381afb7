"""What sensors read, and what follows from it."""

from __future__ import annotations

from tests.api.questions.shape import BRIEF, PAGE, each, one

_MORE = "pageInfo { hasNextPage endCursor }"
_LEADS = f"""{_MORE} compared expectedByChance method parameters total omitted hiddenByFilter leads {{
  subjects {{ id caption }} unit observed expected pValue qValue places days coverage recordCount
  lagSeconds lagSpreadSeconds stayed sentence
  otherReasons {{ code explains facts sentence }} against {{ code explains facts sentence }}
  records(first: 2) {{ total {_MORE} edges {{ node {{ id sentence }} }} }} }}"""
_SENSOR_PLACE = "id caption latitude longitude"
_USUAL = f"place {{ {_SENSOR_PLACE} }} count days share"
_CORNERS = "{latitude: 53.47, longitude: -2.3}, {latitude: 53.47, longitude: -2.2}, {latitude: 53.5, longitude: -2.25}"
_POLYGON = f"area: {{polygon: [{_CORNERS}]}}"
_CELLS = 'area: {cells: ["86195da4fffffff", "881950d4b7fffff"]}'
_CONTACT = "phone { id } made taken seconds firstCall lastCall days others"
_AREA = "area: {circle: {latitude: 53.48, longitude: -2.24, metres: 200}}"
QUESTIONS = (
    *each(
        "footage",
        ["", "recordedAt: $ids, "],
        f"""footage(since: "1970-01-01T00:00:00Z", until: "1970-01-01T00:00:00.006Z", VALUEfirst: 1, after: $after,
          filter: $filter) {{ {PAGE} edges {{ node {{ media {{ {BRIEF} }} since until recordedAt {{ id }} }} }} }}""",
    ),
    *each(
        "sightings",
        [
            "subjects: $ids",
            "sensors: $ids",
            "subjects: [$id], sensors: $ids",
            _AREA,
            f"subjects: $ids, {_AREA}",
            _POLYGON,
            f"subjects: $ids, {_CELLS}",
        ],
        f"""sightings(VALUE, first: 2, after: $after, filter: $filter) {{ hiddenByFilter {PAGE}
          edges {{ node {{ id subject {{ {BRIEF} }} sensor {{ {BRIEF} }} at trueTime zone latitude longitude radiusM
            confidence asRead source recordRef grade sentence
            through {{ id linkType from to since until sentence }} }} }} }}""",
    ),
    *each(
        "hot map",
        ["", "layer: EVENTS, ", "layer: FINDINGS, ", f'kinds: ["plate-camera"], {_POLYGON}, ', "hours: [0], "],
        """hotMap(VALUEfilter: {leastGrade: "C3", ungraded: false}, resolution: 6) { layer resolution total omitted
          unplaced untimed hiddenByFilter cells { cell kind latitude longitude outline count subjects
          sensors watchedHours rate hours weekdays } }""",
    ),
    one(
        "contact table",
        f"""contactTable(phone: $id, filter: {{}}) {{ {PAGE} hiddenByFilter phones {{ id }}
          edges {{ node {{ {_CONTACT} }} }} }}""",
    ),
    one("common numbers", "commonNumbers(phones: $ids, filter: {}) { phone { id } of { id } calls others }"),
    one(
        "later phones",
        "laterPhones(phone: $id, filter: {}) { phone { id } since handover likeness shared { id } compared }",
    ),
    one(
        "device chain",
        """deviceChain(id: $id, filter: $filter) { facts { id linkType from to since until sentence } omitted
          entities { id caption } changes { device { id } others } hubsNotWalked hiddenByFilter }""",
    ),
    one(
        "calls around",
        f"""callsAround(event: $id, metres: 500) {{ {PAGE} near hiddenByFilter edges {{ node {{ id sentence }} }} }}""",
    ),
    one(
        "estimate of companions",
        """estimate(question: {question: "companions", arguments: {filter: {leastGrade: "C3", ungraded: false},
          withinSeconds: 86400, leastPlaces: 1}}) { question readings subjects compared hiddenByFilter }""",
    ),
    one(
        "companions of all",
        f"""companions(filter: {{leastGrade: "C3", ungraded: false}}, withinSeconds: 86400, leastPlaces: 1,
          first: 2, after: $after) {{ beyondRoutine {{ {_LEADS} }}
          sharedRoutine {{ {_LEADS} }} singleJourneys {{ {_LEADS} }} }}""",
    ),
    one(
        "companions of one",
        f"""companions(subject: $id, filter: {{}}, withinSeconds: 86400, leastPlaces: 1, exclude: [$other]) {{
          singleJourneys {{ {_LEADS} }} }}""",
    ),
    one(
        "track relations",
        f"""trackRelations(filter: {{}}, leastDays: 2, first: 2, after: $after) {{ sharedNightPlace {{ {_LEADS} }}
          sharedWorkPlace {{ {_LEADS} }} jointJourneys {{ {_LEADS} }} }}""",
    ),
    one(
        "similar tracks",
        f"similarTracks(subject: $id, filter: {{}}, leastPlaces: 2, first: 2, after: $after) {{ {_LEADS} }}",
    ),
    one(
        "card owners",
        f"cardOwners(filter: {{}}, leastPurchases: 2, slackSeconds: 3600, first: 2, after: $after) {{ {_LEADS} }}",
    ),
    one("card owners of one", f"cardOwners(card: $id, filter: {{}}, leastPurchases: 2) {{ {_LEADS} }}"),
    one(
        "habits",
        f"""habits(subject: $id, filter: {{}}) {{ subject {{ id }} hours watchedHours usual {{ {_USUAL} }}
          night {{ {_USUAL} }}
          recordCount days change gone {{ {_SENSOR_PLACE} }} new {{ id }} hiddenByFilter }}""",
    ),
    one(
        "meetings",
        f"""meetings(subjects: $ids, filter: {{}}, leastMinutes: 0, withinMetres: 50000, first: 2, after: $after) {{
          total omitted hiddenByFilter {_MORE}
          meetings {{ subjects {{ id }} place {{ id }} since until others recordCount
          records(first: 2) {{ total edges {{ node {{ id }} }} }} }} }}""",
    ),
    one(
        "identifier hygiene",
        f"""identifierHygiene(filter: {{}}, first: 2, after: $after) {{ kinds hiddenByFilter total omitted {_MORE}
          suspicions {{ kind count sentence recordCount subjects {{ id }} against {{ code explains sentence }}
          facts {{ id sentence }} records(first: 2) {{ total edges {{ node {{ id }} }} }} }} }}""",
    ),
    one(
        "scene collision",
        f"""sceneCollision(scenes: [{{{_AREA}}}, {{sensors: [$other], present: false}}], atLeast: 1, filter: $filter,
          first: 2, after: $after, marked: [{{name: "residents", ids: [$id]}}]) {{ {_LEADS} }}""",
    ),
)
