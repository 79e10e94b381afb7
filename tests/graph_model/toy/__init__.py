"""A toy model: what is declared here must be found everywhere."""
