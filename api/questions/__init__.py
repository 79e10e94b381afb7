"""One file = one question: a class `Query` or `Mutation` whose fields are the question; found by walking."""
