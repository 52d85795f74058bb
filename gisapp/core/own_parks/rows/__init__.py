"""The rows of mapped layers, found by key, by name, by place, and by what they belong to."""
