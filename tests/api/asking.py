"""Asking the schema as one reader or another, and the questions that every reader's property is held to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from api.context import Asking, Service, Story
from api.schema import Schema, build_schema
from graph_model.policy import Policy
from graph_model.reader import Reader
from graph_model.registry import build
from loaders.pipeline import Stores
from stores.snapshot import Snapshots

CLASSES = ("open", "secret")
PAGES = 3
"""Pages that are compared."""


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


_BRIEF = "id type caption"
_PAGE = "total atLeast pageInfo { hasNextPage endCursor } edges { cursor }"
_FACTS = f"""{_PAGE} edges {{ node {{ id linkType from to since until precision zone source recordRef grade attributes
  sentence }} }}"""
_FOLDED = "links { linkType direction count first last bestGrade worstGrade }"
_CLAIM = "id entity source recordRef grade observedAt recordedAt attributes given"
_COMMUNITY = f"""number size inside leaving records memberIds types {{ type entities }}
  members(first: 2) {{ {_PAGE} edges {{ node {{ {_BRIEF} }} }} }}"""
_BASIS = "basis { entities pairs records hiddenByFilter }"
_DIAGRAM = "nodeCount linkCount omitted atLeast hubsNotWalked hiddenByFilter columns"
_VERSION = "version title savedBy savedAt baseVersion current"
CHART = f"""id {_VERSION} currentVersion case content hash
  changes {{ notHere elements {{ id changes }} links {{ from to type change }} }} diagram {{ {_DIAGRAM} }}
  versions(first: 2) {{ {_PAGE} edges {{ node {{ {_VERSION} }} }} }}"""
_PATHS = """... on Paths { truncated hubsNotWalked paths { hops weight overlapsInTime bestBy departs arrives
    entities { id } steps { from to linkType factCount at facts { id sentence } } } }
  ... on NoPath { reason searchedHops hubsNotWalked }"""
_LEADS = """compared expectedByChance method parameters total omitted hiddenByFilter leads { subjects { id caption }
  unit observed expected pValue qValue places days coverage recordCount lagSeconds lagSpreadSeconds stayed sentence
  otherReasons { code explains facts sentence } against { code explains facts sentence }
  records(first: 2) { total pageInfo { hasNextPage endCursor } edges { node { id sentence } } } }"""
_SENSOR_PLACE = "id caption latitude longitude"
_USUAL = f"place {{ {_SENSOR_PLACE} }} count days share"
_AREA = "area: {circle: {latitude: 53.48, longitude: -2.24, metres: 200}}"
_OWN = " ".join(
    f"... on {entity.name} {{ {' '.join(_camel(a.name) for a in entity.attributes)} }}"
    for entity in build().entities.values()
    if entity.attributes
)
_VARIABLES = {
    "id": "ID!",
    "other": "ID!",
    "ids": "[ID!]!",
    "refs": "[String!]!",
    "filter": "FactFilter",
    "after": "String",
}


@dataclass(frozen=True, slots=True)
class Question:
    """text: GraphQL with the variables of _VARIABLES as it needs them. paged: it is asked again with `after`."""

    name: str
    text: str

    @property
    def paged(self) -> bool:
        """Whether it gives pages."""
        return "$after" in self.text


def _one(name: str, body: str) -> Question:
    takes = ", ".join(
        f"${variable}: {kind}" for variable, kind in _VARIABLES.items() if re.search(rf"\${variable}\b", body)
    )
    return Question(name, f"query({takes}) {{ {body} }}" if takes else f"{{ {body} }}")


def _each(name: str, values: Sequence[Any], body: str) -> list[Question]:
    """One question for each value, which stands for VALUE in its text."""
    return [_one(f"{name} {str(value).lower()}", body.replace("VALUE", str(value))) for value in values]


QUESTIONS = (
    _one(
        "entity",
        f"""entity(id: $id) {{ {_BRIEF} ref members linkCounts {{ linkType direction facts neighbours atLeast }}
          values {{ attribute value caption rule agreeing differing differingClaims decidedBy decidedAt reason decision
            claim {{ {_CLAIM} }} }}
          claims(first: 3) {{ {_PAGE} edges {{ node {{ {_CLAIM} }} }} }}
          sameAs {{ id a b same reason by decidedAt withdrawn conflict }} {_OWN} }}""",
    ),
    _one("entity counts under a filter", "entity(id: $id) { linkCounts(filter: $filter) { linkType facts } }"),
    _one("entities", f"entities(ids: $ids) {{ {_BRIEF} }}"),
    *_each(
        "expand",
        ["STRONGEST", "LATEST", "MOST_LINKED"],
        f"""expand(id: $id, order: VALUE, first: 2, after: $after, filter: $filter) {{
          entity {{ id }} counts {{ linkType direction facts neighbours }}
          neighbours {{ {_PAGE} edges {{ node {{ entity {{ id }} facts last {_FOLDED} }} }} }} }}""",
    ),
    *_each(
        "expand to",
        ['types: ["Person"]', 'linkTypes: ["OWNS", "KNOWS"]', "direction: IN", "direction: OUT"],
        f"expand(id: $id, VALUE) {{ neighbours {{ {_PAGE} edges {{ node {{ entity {{ id }} facts }} }} }} }}",
    ),
    _one("facts", f"facts(between: $ids, first: 5, after: $after, filter: $filter) {{ {_FACTS} }}"),
    _one(
        "hidden facts",
        """hiddenFacts(between: $ids, filter: $filter) { facts hidden byTime byGrade bySources byAsOf
          sources { source facts } }""",
    ),
    _one(
        "chronology",
        f"""chronology(ids: $ids, first: 3, after: $after, filter: $filter) {{ hiddenByFilter undated
          bars {{ since until linkType facts }} {_FACTS} }}""",
    ),
    _one(
        "chronology of kinds",
        'chronology(ids: $ids, kinds: ["SEEN", "OWNS"], filter: $filter) { total hiddenByFilter }',
    ),
    *_each(
        "footage",
        ["", "recordedAt: $ids, "],
        f"""footage(since: "1970-01-01T00:00:00Z", until: "1970-01-01T00:00:00.006Z", VALUEfirst: 1, after: $after,
          filter: $filter) {{ {_PAGE} edges {{ node {{ media {{ {_BRIEF} }} since until recordedAt {{ id }} }} }} }}""",
    ),
    *_each(
        "sightings",
        ["subjects: $ids", "sensors: $ids", "subjects: [$id], sensors: $ids", _AREA, f"subjects: $ids, {_AREA}"],
        f"""sightings(VALUE, first: 2, after: $after, filter: $filter) {{ hiddenByFilter {_PAGE}
          edges {{ node {{ id subject {{ {_BRIEF} }} sensor {{ {_BRIEF} }} at trueTime zone latitude longitude radiusM
            confidence asRead source recordRef grade sentence
            through {{ id linkType from to since until sentence }} }} }} }}""",
    ),
    _one(
        "common neighbours",
        f"""commonNeighbours(ids: $ids, first: 2, after: $after, filter: $filter) {{ {_PAGE}
          edges {{ node {{ entity {{ id }} of facts }} }} }}""",
    ),
    *_each(
        "shortest paths, hubs over",
        [1, 100],
        """shortestPaths(from: $id, to: $other, hubLimit: VALUE, maxHops: 4, filter: $filter) {
          ... on Paths { truncated hubsNotWalked paths { hops weight overlapsInTime entities { id }
            steps { from to linkType factCount facts { id sentence } } } }
          ... on NoPath { reason searchedHops hubsNotWalked } }""",
    ),
    _one(
        "shortest paths at one time",
        """shortestPaths(from: $id, to: $other, maxHops: 4, overlappingInTime: true, filter: $filter) {
          ... on Paths { paths { entities { id } } } ... on NoPath { reason } }""",
    ),
    *_each(
        "best paths by",
        ["HOPS", "RARITY", "GRADE, overlappingInTime: true"],
        f"bestPaths(from: $id, to: $other, k: 4, weight: VALUE, hubLimit: 3, filter: $filter) {{ {_PATHS} }}",
    ),
    _one("best paths over a way-point", f"bestPaths(from: $id, via: $ids, to: $other, filter: $filter) {{ {_PATHS} }}"),
    *_each(
        "timed paths",
        ["direction: OUT", "longestWaitSeconds: 0", "hubLimit: 1"],
        f"""timedPaths(from: $id, to: $other, VALUE, filter: {{since: "1970-01-01T00:00:00.001Z", undated: false}}) {{
          {_PATHS} }}""",
    ),
    *_each(
        "cycles",
        [
            "inTimeOrder: true, direction: BOTH",
            "inTimeOrder: false, hubLimit: 1",
            "inTimeOrder: false, direction: BOTH",
        ],
        f"cycles(through: $id, longest: 4, VALUE, filter: $filter) {{ {_PATHS} }}",
    ),
    *_each(
        "connecting network, hubs over",
        [1, 3],
        f"connectingNetwork(ids: $ids, hubLimit: VALUE, limit: 4, filter: $filter) {{ {_DIAGRAM} }}",
    ),
    *_each(
        "money trace by",
        ["FIFO, direction: OUT", "PROPORTIONAL, direction: IN", 'LOWEST_BALANCE, leastAmount: "0.03"'],
        """moneyTrace(from: $id, method: VALUE, filter: {leastGrade: "E5"}) { method accounts undated unsaid
          hiddenByFilter entities { id } flows { currency started below paymentCount restCount
            payments { from to at amount traced least most level facts { id attributes } }
            rests { entity kept least most first last opening } } }""",
    ),
    *_each(
        "money patterns of",
        ["FAN_IN, least: 1", "CYCLE", 'SPLITTING, least: 2, withinHours: 1, threshold: "0.08"'],
        f"""moneyPatterns(shape: VALUE, first: 2, after: $after, filter: {{leastGrade: "E5"}}) {{ payments
          hiddenByFilter {_PAGE} edges {{ node {{ currency entityCount total first last paymentCount entities {{ id }}
            facts {{ id }} }} }} }}""",
    ),
    *_each(
        "association diagram, hubs over",
        [1, 3],
        f"associationDiagram(centres: [$id], rings: 2, hubLimit: VALUE, filter: $filter) {{ {_DIAGRAM} }}",
    ),
    _one("diagram", f"diagram(ids: $ids, filter: $filter) {{ {_DIAGRAM} }}"),
    _one(
        "diagram with a fold",
        f"""diagram(ids: [$id], folds: [{{type: "Person", parent: $id, members: $ids}}], filter: $filter) {{
          {_DIAGRAM} }}""",
    ),
    _one("diagram with little room", f"diagram(ids: $ids, centres: [$id], limit: 2, filter: $filter) {{ {_DIAGRAM} }}"),
    _one("tidy", "tidy(centre: $id, ids: $ids, filter: $filter)"),
    _one("me", "me { name }"),
    *_each(
        "search",
        ['"ada"', '"adam byrom"', '"A?a*"', '"*1542032375*"', '"AB12 CDE"', '"مريم"'],
        f"search(text: VALUE, first: 3, after: $after, filter: $filter) {{ {_PAGE} edges {{ node {{ {_BRIEF} }} }} }}",
    ),
    _one(
        "lookup", f'lookup(identifiers: ["49-015420-323751-8", "ab12cde", "ada"]) {{ given entities {{ {_BRIEF} }} }}'
    ),
    _one("resolve", "resolve(refs: $refs)"),
    _one(
        "proposals",
        f"""proposals(first: 2, after: $after) {{ {_PAGE}
          edges {{ node {{ a {{ id }} b {{ id }} shared {{ id }} rule }} }} }}""",
    ),
    _one("proposals of one", "proposals(of: $id) { total edges { node { a { id } b { id } } } }"),
    *_each(
        "communities",
        ["LEIDEN", "COMPONENTS", "K_CORE"],
        f"""communities(method: VALUE, first: 2, after: $after, filter: $filter) {{ modularity outside {_BASIS} {_PAGE}
          parameters {{ method resolution seed k }} edges {{ node {{ {_COMMUNITY} }} }} }}""",
    ),
    _one(
        "communities among",
        f"communities(among: $ids, filter: $filter) {{ {_BASIS} edges {{ node {{ memberIds }} }} }}",
    ),
    _one("community of", f"communityOf(id: $id, filter: $filter) {{ {_COMMUNITY} }}"),
    *_each(
        "centrality",
        ["DEGREE", "PAGERANK", "BETWEENNESS"],
        f"""centrality(measure: VALUE, first: 3, after: $after, filter: $filter) {{ measure seed sampled {_BASIS}
          {_PAGE} edges {{ node {{ entity {{ id }} score rank neighbours records }} }} }}""",
    ),
    _one(
        "tallies",
        f"""tallies(of: "Person", steps: [{{linkTypes: ["KNOWS"]}}], first: 2, after: $after, filter: $filter) {{
          hiddenByFilter {_PAGE} edges {{ node {{ count rank entity {{ id }}
          reached(first: 2) {{ {_PAGE} edges {{ node {{ id }} }} }} }} }} }}""",
    ),
    _one(
        "tallies of a value",
        f"""tallies(of: "Person", filter: $filter, steps: [{{linkTypes: ["KNOWS"], types: ["Person"],
          where: [{{attribute: "name", value: "Ada"}}]}}]) {{
          {_PAGE} edges {{ node {{ count entity {{ id }} }} }} }}""",
    ),
    *_each(
        "value counts",
        ["name", "born"],
        f"""valueCounts(type: "Person", attribute: "VALUE", first: 2, after: $after, filter: $filter) {{ {_PAGE}
          edges {{ node {{ value caption entities }} }} }}""",
    ),
    _one(
        "nearby",
        f"""nearby(area: {{circle: {{latitude: 53.48, longitude: -2.24, metres: 200}}}}, first: 1, after: $after,
          filter: $filter) {{ {_PAGE} edges {{ node {{ entity {{ id }} latitude longitude metres }} }} }}""",
    ),
    _one(
        "sources",
        f"sources(first: 1, after: $after) {{ {_PAGE} edges {{ node {{ name title grade licence zone country }} }} }}",
    ),
    _one(
        "companions of all",
        f"""companions(filter: {{leastGrade: "C3", ungraded: false}}, withinSeconds: 86400, leastPlaces: 1) {{
          beyondRoutine {{ {_LEADS} }}
          sharedRoutine {{ {_LEADS} }} singleJourneys {{ {_LEADS} }} }}""",
    ),
    _one(
        "companions of one",
        f"""companions(subject: $id, filter: {{}}, withinSeconds: 86400, leastPlaces: 1, exclude: [$other]) {{
          singleJourneys {{ {_LEADS} }} }}""",
    ),
    _one("similar tracks", f"similarTracks(subject: $id, filter: {{}}, leastPlaces: 2) {{ {_LEADS} }}"),
    _one(
        "habits",
        f"""habits(subject: $id, filter: {{}}) {{ subject {{ id }} hours watchedHours usual {{ {_USUAL} }}
          night {{ {_USUAL} }}
          recordCount days change gone {{ {_SENSOR_PLACE} }} new {{ id }} hiddenByFilter }}""",
    ),
    _one(
        "meetings",
        """meetings(subjects: $ids, filter: {}, leastMinutes: 0, withinMetres: 50000) { total omitted hiddenByFilter
          meetings { subjects { id } place { id } since until others recordCount
          records(first: 2) { total edges { node { id } } } } }""",
    ),
    _one(
        "identifier hygiene",
        """identifierHygiene(filter: {}) { kinds hiddenByFilter suspicions { kind count sentence recordCount
          subjects { id } records(first: 2) { total edges { node { id } } } } }""",
    ),
    _one(
        "scene collision",
        f"""sceneCollision(scenes: [{{{_AREA}}}, {{sensors: [$other], present: false}}], atLeast: 1, filter: $filter,
          marked: [{{name: "residents", ids: [$id]}}]) {{ {_LEADS} }}""",
    ),
    _one(
        "batch",
        """batch(key: "monday") { key job state source kind receivedAt rows written unchanged rejected dangling waiting
          failed cancelled batches }""",
    ),
    _one("job", 'job(id: "none") { id kind state done total result }'),
    _one(
        "rejected rows",
        f"""rejectedRows(first: 2, after: $after) {{ {_PAGE}
          edges {{ node {{ id source batch row kind code field reason rule raw recordedAt }} }} }}""",
    ),
    _one(
        "changes since",
        f"""changesSince(first: 2) {{ {_PAGE}
          edges {{ node {{ at what withdrawn source recordRef version entities batch }} }} }}""",
    ),
    _one("charts", f"charts(case: $id, first: 2, after: $after) {{ {_PAGE} edges {{ node {{ {CHART} }} }} }}"),
    _one("chart", f"chart(id: $id) {{ {CHART} }}"),
    _one("model", "model"),
    _one("story", "story"),
)


@cache
def schema() -> Schema:
    """The standard model's schema, built once."""
    return build_schema(build())


def serving(stores: Stores, story: Story = lambda: None) -> Service:
    """A service that readers share, with one holder of snapshots."""
    policy = Policy(CLASSES, {"local": CLASSES})
    return Service(stores=stores, policy=policy, analyst="inspector", snapshots=Snapshots(stores.graph), story=story)


def asking(stores: Stores, names: Sequence[str], deadline: float = 30.0, service: Service | None = None) -> Asking:
    """A request of a reader of these visibility classes, by default with a snapshot of the graph as it is now."""
    vc = tuple(sorted(stores.classes[name] for name in names))
    return Asking(service or serving(stores), Reader(vc, deadline=deadline), schema().entity_classes)


def ask(request: Asking, text: str, /, **variables: Any) -> dict[str, Any]:
    """Data and errors of one question, as plain JSON; an error is its message and place, whatever raised it."""
    found = schema().executable.execute_sync(text, variable_values=variables, context_value=request)
    errors = [{"message": error.message, "path": error.path} for error in found.errors or []]
    answer: dict[str, Any] = orjson.loads(orjson.dumps({"data": found.data, "errors": errors}))
    return answer


def answers(request: Asking, questions: Sequence[Question], values: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Every question's answer by its name: one, or the first pages of a list, each asked for by the cursor before."""
    found: dict[str, list[dict[str, Any]]] = {}
    for question in questions:
        given = {name: value for name, value in values.items() if re.search(rf"\${name}\b", question.text)}
        pages = found[question.name] = [ask(request, question.text, **given)]
        while question.paged and len(pages) < PAGES and (after := _next(pages[-1]["data"])):
            pages.append(ask(request, question.text, **given, after=after))
    return found


def _next(answer: Any) -> str | None:
    """The cursor that leads on from the outermost list of an answer."""
    if not isinstance(answer, dict):
        return None
    if "pageInfo" in answer:
        return answer["pageInfo"]["endCursor"] if answer["pageInfo"]["hasNextPage"] else None
    return next((after for below in answer.values() if (after := _next(below))), None)
