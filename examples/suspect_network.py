"""EXAMPLE suspect network, from one name: `python -m examples.suspect_network "Lena Marwick" network.svg`"""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from examples.ask import ADDRESS, ask

FIND = """query Find($text: String!) {
  search(text: $text, types: ["Person"], first: 50) { edges { node { id caption } } }
}"""
DRAW = """query Draw($centres: [ID!]!) {
  associationDiagram(centres: $centres, rings: 2, limit: 60) { omitted columns }
}"""
EXPLAIN = """query Explain($ids: [ID!]!, $after: String) {
  facts(between: $ids, first: 200, after: $after) {
    edges { node { from to linkType sentence } }
    pageInfo { hasNextPage endCursor }
  }
}"""


def network(name: str, address: str = ADDRESS) -> tuple[list[str], list[str], bytes]:
    """The ids drawn around everybody of this name, a sentence for each fact among them, and the picture as SVG."""
    found = ask(FIND, {"text": name}, address)["search"]["edges"]
    centres = [edge["node"]["id"] for edge in found if edge["node"]["caption"] == name]
    if not centres:
        sys.exit(f"Nobody is called {name!r}.")
    columns = ask(DRAW, {"centres": centres}, address)["associationDiagram"]["columns"]["nodes"]
    nodes = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    ids = [node["id"] for node in nodes if not node["members"]]
    sentences, after, more = [], None, True
    while more:
        page = ask(EXPLAIN, {"ids": ids, "after": after}, address)["facts"]
        sentences += [edge["node"]["sentence"] for edge in page["edges"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    elements = [{"id": node["id"], "x": node["x"], "y": node["y"]} for node in nodes if not node["members"]]
    return ids, sentences, _picture(name, elements, address)


def _picture(name: str, elements: list[dict[str, Any]], address: str) -> bytes:
    body = json.dumps({"title": f"Around {name}", "content": {"elements": elements}}).encode()
    with urlopen(Request(f"{address}/charts/svg", body, {"Content-Type": "application/json"}), timeout=60) as response:
        return bytes(response.read())


if __name__ == "__main__":
    _, said, picture = network(sys.argv[1])
    Path(sys.argv[2]).write_bytes(picture)
    sys.stdout.writelines(f"{line}\n" for line in said)
