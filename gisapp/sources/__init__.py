"""Reading: a path becomes layers and datasets; no Qt."""
