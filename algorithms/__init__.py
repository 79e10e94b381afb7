"""ONE FILE = ONE QUESTION: pure functions of a View, parameters and a seed; findings come with their evidence."""
