"""From a checked guide to a complete folder, put in place in one move."""
