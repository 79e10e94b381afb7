"""How the docs are built: `make docs`. Nothing in the pages is fetched from another host."""

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

project = "Sightline"
author = "the Sightline contributors"
version = release = installed("sightline-graph")

extensions = ["myst_parser", "docs._ext.generated"]
exclude_patterns = ["_build", "_ext"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True

html_theme = "alabaster"
html_title = "Sightline"
html_copy_source = False
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["wide.css"]
html_theme_options = {
    "description": "One graph of what a case rests on, asked and drawn",
    "fixed_sidebar": True,
    "page_width": "1100px",
    "show_powered_by": False,
    "font_family": "system-ui, sans-serif",
    "head_font_family": "system-ui, sans-serif",
}
