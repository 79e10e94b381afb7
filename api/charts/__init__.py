"""Saved charts between the operational database and a reader: what they get, what changed, and how it is drawn."""
