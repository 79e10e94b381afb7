"""Where money went, and the shapes in which it moves."""
