"""Text to values: a teacher's YAML and the letters it pins, with every problem found on the way."""
