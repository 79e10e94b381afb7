"""The demo city: an invented town whose registers hold one story, "Case 0312: museum theft", and its truth."""
