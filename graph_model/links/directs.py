"""(:Person)-[:DIRECTS]->(:Organisation)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.text import TEXT

DIRECTS = LinkType(
    name="DIRECTS",
    doc="A person is a director or officer of an organisation.",
    starts=("Person",),
    ends=("Organisation",),
    forward="directs",
    backward="is directed by",
    attributes=(Attribute("position", TEXT, "Office that the person holds, such as director or secretary."),),
)
