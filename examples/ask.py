"""Ask Sightline page by page, with nothing but Python: `python examples/ask.py Marwick`"""

import json
import sys
from typing import Any
from urllib.request import Request, urlopen

ADDRESS = "http://127.0.0.1:8000"
QUESTION = """query Find($text: String!, $after: String) {
  search(text: $text, first: 5, after: $after) {
    total
    edges { node { type caption } }
    pageInfo { hasNextPage endCursor }
  }
}"""


def ask(query: str, variables: dict[str, Any], address: str = ADDRESS) -> Any:
    """The data of an answer; ends the program with the message of the first error."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    # With Accept: application/json a question that is not valid is answered too, with its error.
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    with urlopen(Request(f"{address}/graphql", body, headers), timeout=120) as response:
        answer = json.load(response)
    if "errors" in answer:
        sys.exit(answer["errors"][0]["message"])
    return answer["data"]


def find(text: str, address: str = ADDRESS) -> list[str]:
    """Captions of all that fit a text, page by page."""
    found, after, more = [], None, True
    while more:
        page = ask(QUESTION, {"text": text, "after": after}, address)["search"]
        found += [f"{edge['node']['type']}: {edge['node']['caption']}" for edge in page["edges"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return found


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in find(*sys.argv[1:]))
