"""A chart's content: what an investigator laid out and added, as one declared shape of version 1.

It holds ids of ours and what a person decided, never a fact: names, claims and counts are asked of the graph anew each
time. `read` takes hostile JSON and gives a `Chart` or refuses it; `as_json` writes it down again, `canonical` as bytes:
equal charts, equal bytes.
"""

from graph_model.chart.reading import read
from graph_model.chart.shape import Chart
from graph_model.chart.writing import as_json, canonical, digest

__all__ = ["Chart", "as_json", "canonical", "digest", "read"]
