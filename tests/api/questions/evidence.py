"""What is known of entities, and what of it is kept."""

from __future__ import annotations

from graph_model.registry import build
from tests.api.questions.shape import BRIEF, DIAGRAM, PAGE, each, one


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


_FACTS = f"""{PAGE} edges {{ node {{ id linkType from to since until precision zone source recordRef grade attributes
  sentence }} }}"""
_FOLDED = "links { linkType direction count first last bestGrade worstGrade }"
_CLAIM = "id entity source recordRef grade observedAt recordedAt attributes given"
_BASIS = "basis { entities pairs records hiddenByFilter }"
_VERSION = "version title savedBy savedAt baseVersion current"
CHART = f"""id {_VERSION} currentVersion case content hash
  changes {{ notHere elements {{ id changes }} links {{ from to type change }} }} diagram {{ {DIAGRAM} }}
  versions(first: 2) {{ {PAGE} edges {{ node {{ {_VERSION} }} }} }}"""
_OWN = " ".join(
    f"... on {entity.name} {{ {' '.join(_camel(a.name) for a in entity.attributes)} }}"
    for entity in build().entities.values()
    if entity.attributes
)
QUESTIONS = (
    one(
        "entity",
        f"""entity(id: $id) {{ {BRIEF} ref members linkCounts {{ linkType direction facts neighbours atLeast }}
          values {{ attribute value caption rule agreeing differing differingClaims decidedBy decidedAt reason decision
            claim {{ {_CLAIM} }} }}
          claims(first: 3) {{ {PAGE} edges {{ node {{ {_CLAIM} }} }} }}
          sameAs {{ id a b same reason by decidedAt withdrawn conflict }} {_OWN} }}""",
    ),
    one("entity counts under a filter", "entity(id: $id) { linkCounts(filter: $filter) { linkType facts } }"),
    one("entities", f"entities(ids: $ids) {{ {BRIEF} }}"),
    *each(
        "expand",
        ["STRONGEST", "LATEST", "MOST_LINKED"],
        f"""expand(id: $id, order: VALUE, first: 2, after: $after, filter: $filter) {{
          entity {{ id }} counts {{ linkType direction facts neighbours }}
          neighbours {{ {PAGE} edges {{ node {{ entity {{ id }} facts last {_FOLDED} }} }} }} }}""",
    ),
    *each(
        "expand to",
        ['types: ["Person"]', 'linkTypes: ["OWNS", "KNOWS"]', "direction: IN", "direction: OUT"],
        f"expand(id: $id, VALUE) {{ neighbours {{ {PAGE} edges {{ node {{ entity {{ id }} facts }} }} }} }}",
    ),
    one("facts", f"facts(between: $ids, first: 5, after: $after, filter: $filter) {{ {_FACTS} }}"),
    one(
        "hidden facts",
        """hiddenFacts(between: $ids, filter: $filter) { facts hidden byTime byGrade bySources byAsOf
          sources { source facts } }""",
    ),
    one(
        "chronology",
        f"""chronology(ids: $ids, first: 3, after: $after, filter: $filter) {{ hiddenByFilter undated
          bars {{ since until linkType facts }} {_FACTS} }}""",
    ),
    one(
        "chronology of kinds",
        'chronology(ids: $ids, kinds: ["SEEN", "OWNS"], filter: $filter) { total hiddenByFilter }',
    ),
    one("diagram", f"diagram(ids: $ids, filter: $filter) {{ {DIAGRAM} }}"),
    one(
        "diagram with a fold",
        f"""diagram(ids: [$id], folds: [{{type: "Person", parent: $id, members: $ids}}], filter: $filter) {{
          {DIAGRAM} }}""",
    ),
    one("diagram with little room", f"diagram(ids: $ids, centres: [$id], limit: 2, filter: $filter) {{ {DIAGRAM} }}"),
    one("tidy", "tidy(centre: $id, ids: $ids, filter: $filter)"),
    one("me", "me { name }"),
    *each(
        "search",
        ['"ada"', '"adam byrom"', '"A?a*"', '"*1542032375*"', '"AB12 CDE"', '"مريم"'],
        f"search(text: VALUE, first: 3, after: $after, filter: $filter) {{ {PAGE} edges {{ node {{ {BRIEF} }} }} }}",
    ),
    one("lookup", f'lookup(identifiers: ["49-015420-323751-8", "ab12cde", "ada"]) {{ given entities {{ {BRIEF} }} }}'),
    one("resolve", "resolve(refs: $refs)"),
    one(
        "proposals",
        f"""proposals(first: 2, after: $after) {{ {PAGE}
          edges {{ node {{ a {{ id }} b {{ id }} shared {{ id }} rule }} }} }}""",
    ),
    one("proposals of one", "proposals(of: $id) { total edges { node { a { id } b { id } } } }"),
    *each(
        "centrality",
        ["DEGREE", "PAGERANK", "BETWEENNESS"],
        f"""centrality(measure: VALUE, first: 3, after: $after, filter: $filter) {{ measure seed sampled {_BASIS}
          {PAGE} edges {{ node {{ entity {{ id }} score rank neighbours records }} }} }}""",
    ),
    one(
        "tallies",
        f"""tallies(of: "Person", steps: [{{linkTypes: ["KNOWS"]}}], first: 2, after: $after, filter: $filter) {{
          hiddenByFilter {PAGE} edges {{ node {{ count rank entity {{ id }}
          reached(first: 2) {{ {PAGE} edges {{ node {{ id }} }} }} }} }} }}""",
    ),
    one(
        "tallies of a value",
        f"""tallies(of: "Person", filter: $filter, steps: [{{linkTypes: ["KNOWS"], types: ["Person"],
          where: [{{attribute: "name", value: "Ada"}}]}}]) {{
          {PAGE} edges {{ node {{ count entity {{ id }} }} }} }}""",
    ),
    *each(
        "value counts",
        ["name", "born"],
        f"""valueCounts(type: "Person", attribute: "VALUE", first: 2, after: $after, filter: $filter) {{ {PAGE}
          edges {{ node {{ value caption entities }} }} }}""",
    ),
    one(
        "nearby",
        f"""nearby(area: {{circle: {{latitude: 53.48, longitude: -2.24, metres: 200}}}}, first: 1, after: $after,
          filter: $filter) {{ {PAGE} edges {{ node {{ entity {{ id }} latitude longitude metres }} }} }}""",
    ),
    one(
        "sources",
        f"sources(first: 1, after: $after) {{ {PAGE} edges {{ node {{ name title grade licence zone country }} }} }}",
    ),
    one(
        "batch",
        """batch(key: "monday") { key job state source kind receivedAt rows written unchanged rejected dangling waiting
          failed cancelled batches }""",
    ),
    one("job", 'job(id: "none") { id kind state done total result }'),
    one(
        "rejected rows",
        f"""rejectedRows(first: 2, after: $after) {{ {PAGE}
          edges {{ node {{ id source batch row kind code field reason rule raw recordedAt }} }} }}""",
    ),
    one(
        "changes since",
        f"""changesSince(first: 2) {{ {PAGE}
          edges {{ node {{ at what withdrawn source recordRef version entities batch }} }} }}""",
    ),
    one("charts", f"charts(case: $id, first: 2, after: $after) {{ {PAGE} edges {{ node {{ {CHART} }} }} }}"),
    one("chart", f"chart(id: $id) {{ {CHART} }}"),
    one("model", "model"),
    one("story", "story"),
)
