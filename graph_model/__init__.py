"""What the graph is: declarations, values, keys, records and protocols. No input or output happens here."""
