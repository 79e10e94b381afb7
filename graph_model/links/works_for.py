"""(:Person)-[:WORKS_FOR]->(:Organisation)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.text import TEXT

WORKS_FOR = LinkType(
    name="WORKS_FOR",
    doc="A person is employed by or works for an organisation.",
    starts=("Person",),
    ends=("Organisation",),
    forward="works for",
    backward="employs",
    attributes=(Attribute("position", TEXT, "Post that the person holds."),),
)
