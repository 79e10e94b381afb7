"""What scripts push: rows of one kind, read, kept in the journal before they are acknowledged, answered."""
