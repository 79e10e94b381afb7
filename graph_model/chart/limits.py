"""How large a chart may be."""

ELEMENTS = 2_000
"""Elements, own ones included: the most that one diagram draws."""
LINKS = 20_000
"""Links of which something is said."""
OWN_LINKS = 2_000
FOLDS = 2_000
FOLDED = 20_000
"""Members of one fold."""
EXPANSIONS = 2_000
GROUPS = 500
CENTRES = 2_000
NAMES = 500
"""Sources, or types, of a filter."""
ID = 8_000
"""Characters of an id."""
NAME = 200
"""Characters of a title, a caption, a label or an author."""
NOTE = 4_000
NOTES = 20_000
"""Characters of the notes on a chart as a whole."""
PAGE = 4_000
FARTHEST = 1_000_000
"""Pixels from the middle."""
PICTURES = 50
PICTURE_BYTES = 200_000
PICTURES_BYTES = 2_000_000
"""Of all pictures together."""
PICTURE_SIDE = 2_000
"""Pixels."""
CONTENT_BYTES = 4_000_000
"""Of a chart's canonical bytes."""
