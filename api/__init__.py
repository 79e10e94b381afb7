"""GraphQL over HTTP, and the static page: what scripts and people ask."""
