"""GraphQL types that several questions share; entity types follow from the registry."""
