"""From entities and facts to a diagram with positions: pure functions, no store."""
