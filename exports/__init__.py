"""From a diagram to a file: ONE FILE = ONE FORMAT."""
