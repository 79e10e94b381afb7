"""What a reader may ask of the store, one file for each question."""
